"""The population line of a town: censuses joined, estimates thinner, gaps and changes of scope kept apart.

What is joined. Two censuses, if the country held none between them (a missed one is a gap). An estimate is joined to the
count before it, from which it was carried forward, but not to the census after it, which may correct it. One that the
census of 2021 did correct is a cross on a faint line and no figure to remember. Rounded and doubtful figures stand alone. Plans and projections hang on the last count of their scope by a dashed line. Figures of
another scope or area are series of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from monotowns.analysis import is_carried_forward
from monotowns.charts.boxes import Line, Point
from monotowns.charts.labels import NEAR, Place, Spot, place
from monotowns.charts.metrics import BOLD, REGULAR, text_width
from monotowns.charts.sheet import Sheet, round_values
from monotowns.charts.style import COLUMN, HAIR, LINE, PHONE, SIZE, THIN

if TYPE_CHECKING:
    from matplotlib.transforms import Affine2D

    from monotowns.charts.boxes import Box
    from monotowns.charts.drawing import Drawing
    from monotowns.model import Lang, Observation

CENSUSES: Final = (1926, 1939, 1959, 1970, 1979, 1989, 1999, 2009, 2021)
"""Censuses of the country."""
JOINED: Final = frozenset({"census", "estimate", "estimate-before-census"})
AHEAD: Final = frozenset({"plan", "projection"})
STRAY: Final = "unclear"
"""Figures of an area that is not stated: diamonds that nothing joins, each with its value."""
FAR: Final = 12
"""An estimate more than so many years after the count before it is not joined to it."""
SHORT: Final = 5
"""Figures that span fewer years are no line."""
APART: Final = 6
"""The air in px between a figure and the name of a series, so that the one does not read on into the other."""
TALL: Final = {COLUMN: 240, PHONE: 208}

Format = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one scope and area in order of time, one for each moment."""

    scope: str
    area: str
    items: tuple[Observation, ...]

    @property
    def counts(self) -> list[Observation]:
        """What was counted or estimated, without plans and projections."""
        return [item for item in self.items if item.kind not in AHEAD]


def series(observations: Iterable[Observation], lang: Lang, scopes: Iterable[str]) -> list[Series]:
    """The series fit for a chart, in the order of `scopes`; of several figures for one moment the one marked `use`, else a census."""
    groups: dict[tuple[str, str], dict[tuple[float, bool], Observation]] = {}
    for item in observations:
        if item.indicator == "population" and item.chart and item.when is not None:
            group = groups.setdefault((item.scope, item.area[lang] if item.area else ""), {})
            moment = (item.when, item.kind in AHEAD)
            kept = group.get(moment)
            if kept is None or _rank(item) > _rank(kept):
                group[moment] = item
    order = list(scopes)
    found = [(key, group) for key, group in groups.items() if key[0] in order]
    return [
        Series(scope, area, part)
        for (scope, area), group in sorted(found, key=lambda pair: (order.index(pair[0][0]), pair[0][1]))
        for part in _unbroken([group[moment] for moment in sorted(group)])
    ]


def _unbroken(items: Sequence[Observation]) -> list[tuple[Observation, ...]]:
    """The items in parts, a new one beginning where boundary or base changed."""
    starts = [0, *(index for index, item in enumerate(items) if item.break_before and index), len(items)]
    return [tuple(items[start:end]) for start, end in pairwise(starts)]


def _rank(item: Observation) -> tuple[bool, bool, bool]:
    return item.use, item.kind == "census", item.kind in JOINED


def _at(item: Observation) -> Point:
    """The item on the axes."""
    return item.when or 0.0, item.number


def runs(censuses: Sequence[Point]) -> list[list[Point]]:
    """Censuses in parts, a new one beginning where the country's census before it is not known for the town."""
    found = [[censuses[0]]] if censuses else []
    for before, item in pairwise(censuses):
        if any(int(before[0]) < year < int(item[0]) for year in CENSUSES):
            found.append([])
        found[-1].append(item)
    return found


def census_lines(items: Sequence[Observation]) -> list[list[Point]]:
    """Runs of two censuses or more without one missed."""
    return [run for run in runs([_at(item) for item in items if item.kind == "census"]) if len(run) > 1]


def estimate_lines(items: Sequence[Observation]) -> list[list[Point]]:
    """Runs from a count through the estimates carried forward from it."""
    runs: list[list[Point]] = []
    for before, item in pairwise(item for item in items if item.kind in JOINED):
        if item.kind == "census" or (item.when or 0) - (before.when or 0) > FAR:
            continue
        if before.kind != "census" and any((before.at or 0) <= year < (item.at or 0) for year in CENSUSES):
            continue
        if runs and runs[-1][-1] == _at(before):
            runs[-1].append(_at(item))
        else:
            runs.append([_at(before), _at(item)])
    return runs


def notable(items: Sequence[Observation]) -> list[Observation]:
    """The last, first, highest and lowest figure, each once.

    Rounded ones only where there are no others; one carried forward is neither the highest nor the lowest.
    """
    if not items:
        return []
    exact = [item for item in items if item.kind in JOINED] or items
    firm = _firm(items)
    ends = (exact[-1], exact[0], max(firm, key=lambda item: item.number), min(firm, key=lambda item: item.number))
    return [item for index, item in enumerate(ends) if item not in ends[:index]]


def _firm(items: Sequence[Observation]) -> Sequence[Observation]:
    """Those that are neither rounded nor carried forward; all where there are no others."""
    return [item for item in items if item.kind in JOINED and not is_carried_forward(item)] or items


def population(
    observations: Iterable[Observation],
    lang: Lang,
    labels: Mapping[str, str],
    *,
    fmt: Format,
    width: int = COLUMN,
    desc: str = "",
) -> Drawing | None:
    """The population of a town over time; None where the figures span too few years to show a course.

    `labels` names the scopes to draw (`town` first, in the highlight colour) and may name `plan` and `projection`.
    """
    shown = series(observations, lang, labels)
    items = [item for one in shown for item in one.items]
    if not items or max(item.when or 0 for item in items) - min(item.when or 0 for item in items) < SHORT:
        return None
    highest = max(item.high or item.number for item in items)
    ticks = round_values(highest)
    sheet = Sheet(width, TALL[width])
    left = max(text_width(fmt(tick)) for tick in ticks) + 8
    right = width - max(8.0, text_width(fmt(max(items, key=lambda item: item.when or 0).number), SIZE, BOLD) / 2 + 1)
    bottom = sheet.height - 22
    years = sorted(item.when or 0 for item in items)
    scale = sheet.scale((years[0], years[-1], left + 12, right), (0, highest, bottom, 22))
    rows = [(tick, float(scale.transform((0, tick))[1])) for tick in ticks]
    grid = [((left, y), (float(width), y)) for tick, y in rows if tick]
    names = _names(shown, labels, fmt, scale, (left, 0, float(width), bottom - 1), grid)
    sheet.lines([part for line in grid for part in _cut(line, [spot.box for *_, spot in names])], "rule", HAIR)
    sheet.line([(left, bottom), (width, bottom)], "rule")
    for tick, y in rows:
        sheet.text(left - 8, y + 4, fmt(tick), "muted", "end")
    _years(sheet, items, scale, bottom)
    for one in reversed(shown):
        _draw(sheet, one, scale, main=one.scope == "town")
    for text, token, bold, spot in names:
        if spot.leader is not None:
            sheet.line(spot.leader, "muted", 0.75)
        sheet.text(spot.x, spot.y, text, token, spot.anchor, bold=bold, halo="halo")
    return sheet.drawing(desc)


def _cut(line: Line, boxes: Sequence[Box]) -> list[list[Point]]:
    """A level line in parts that leave out the boxes of the words on it, as a halo is too narrow for the gaps between digits."""
    (start, y), (end, _) = line
    parts: list[list[Point]] = []
    for left, top, right, bottom in sorted(boxes):
        if top - 2 < y < bottom + 1 and right > start:
            parts += [[(start, y), (left - 3, y)]] if left - 3 > start else []
            start = right + 3
    return [*parts, [(start, y), (end, y)]] if start < end else parts


def _years(sheet: Sheet, items: Sequence[Observation], scale: Affine2D, bottom: float) -> None:
    """The years of the first, the last and, where there is room, the other censuses below the axis."""
    ends = [min(items, key=lambda item: item.when or 0), max(items, key=lambda item: item.when or 0)]
    rest = sorted(items, key=lambda item: (item.kind != "census", -(item.when or 0)))
    taken: list[tuple[float, float]] = []
    ticks: list[list[Point]] = []
    for item in [*ends, *rest]:
        year, x = str(item.at), float(scale.transform(_at(item))[0])
        half, gap = text_width(year) / 2, 6 if item.kind == "census" else 24
        middle = min(x, sheet.width - half)
        if all(middle + half + gap <= start or end + gap <= middle - half for start, end in taken):
            taken.append((middle - half, middle + half))
            ticks.append([(x, bottom), (x, bottom + 5)])
            sheet.text(middle, bottom + 17, year, "muted", "middle")
    sheet.lines(ticks, "rule")


def _draw(sheet: Sheet, one: Series, scale: Affine2D, *, main: bool) -> None:
    """The lines and dots of a series."""
    token = "working" if main else "context"
    dash = () if main else (4.0, 3.0)
    comparable = [] if one.scope == STRAY else one.items
    crossed = [_at(item) for item in one.items if is_carried_forward(item)]
    for run in estimate_lines(comparable):
        faint = run[-1] in crossed
        sheet.line(run, "context" if faint else token, THIN, dash=dash, scale=scale)
    for run in census_lines(comparable):
        sheet.line(run, token, LINE if main else 1.5, dash=dash, scale=scale)
    if ahead := _ahead(one):
        sheet.line(ahead, token, 1.5, dash=(2.0, 4.0), scale=scale)
    for item in one.items:
        if item.low is not None and item.high is not None:
            sheet.line([(item.when or 0, item.low), (item.when or 0, item.high)], token, 1.5, scale=scale)
    if not comparable:
        sheet.dots([_at(item) for item in one.items], 4.5, "muted", "paper", marker="D", scale=scale)
        return
    sheet.dots(crossed, 2.5, "", token, 1.25, marker="x", scale=scale)
    rings = [_at(item) for item in one.items if item.kind != "census" and not is_carried_forward(item)]
    sheet.dots(rings, 2.5, "paper", token, 1.25, scale=scale)
    sheet.dots([_at(item) for item in one.items if item.kind == "census"], 4 if main else 3, token, scale=scale)


def _ahead(one: Series) -> list[Point]:
    """The line from the last count to the plans and projections; empty where there are none or nothing is joined."""
    points = [_at(item) for item in one.items if item.kind in AHEAD]
    return [_at(one.counts[-1]), *points] if points and one.counts and one.scope != STRAY else []


def _names(
    shown: Sequence[Series], labels: Mapping[str, str], fmt: Format, scale: Affine2D, frame: Box, grid: Sequence[Line]
) -> list[tuple[str, str, bool, Place]]:
    """The notable figures of the town, plans, and the name of every series where there are several, off the lines and each other.

    Each with its token, whether it is bold, and its place. A name may stand anywhere at its series, so the figures choose first, unless that leaves a name without a place.
    """

    def at(item: Observation) -> Point:
        x, y = scale.transform(_at(item))
        return float(x), float(y)

    figures: list[tuple[Spot, tuple[str, str, bool]]] = []
    names: list[tuple[Spot, tuple[str, str, bool]]] = []
    for one in shown:
        for rank, item in enumerate(notable(one.counts) if one.scope in ("town", STRAY) else []):
            figure = fmt(item.number)
            spot = Spot(*at(item), 4, text_width(figure, SIZE, BOLD), rank, _prefer(item, one.counts))
            figures.append((spot, (figure, "ink", True)))
        for item in one.items:
            if item.kind in AHEAD:
                figure = " ".join(filter(None, (labels.get(item.kind, ""), fmt(item.number))))
                figures.append((Spot(*at(item), 4, text_width(figure), 5, ("N", "NW", "W", "S", "SW")), (figure, "muted", False)))
        if len(shown) > 1 and one.counts:
            name, main = _name(one, labels, frame[2] / 3), one.scope == "town"
            if any(name == text for _, (text, _, _) in names):
                continue
            places = one.items if one.scope == STRAY else _firm(one.counts) if main else one.counts
            points = [at(item) for item in sorted(places, key=lambda item: item.number if main else item.when or 0, reverse=True)]
            wide, places_beside = text_width(name, SIZE, BOLD if main else REGULAR), ("NW", "N", "W", "S", "SW", "SE", "NE", "E")
            spot = Spot(*points[0], 4, wide, prefer=places_beside, also=tuple(points[1:]), rank=6)
            names.append((spot, (name, "working" if main else "muted", main)))
    dots = [(x - 4, y - 4, x + 4, y + 4) for one in shown for x, y in map(at, one.items)]
    drawn = [run for one in shown if one.scope != STRAY for run in (*estimate_lines(one.items), *census_lines(one.items), _ahead(one))]
    pixels = [[(float(x), float(y)) for x, y in scale.transform(run)] for run in drawn if run]
    shy = [segment for run in pixels for segment in pairwise(run)]
    spots = [spot for spot, _ in (*figures, *names)]
    first = place(spots[: len(figures)], frame, dots, shy, grid)
    standing = [item for item in first if item is not None]
    taken = [(left - APART, top, right + APART, bottom) for left, top, right, bottom in (item.box for item in standing)]
    leaders = [item.leader for item in standing if item.leader is not None]
    last = place(spots[len(figures) :], frame, dots + taken, shy + leaders, grid)
    found = place(spots, frame, dots, shy, grid) if None in last else first + last
    return [(*words, spot) for (_, words), spot in zip([*figures, *names], found, strict=True) if spot is not None]


def _name(one: Series, labels: Mapping[str, str], room: float) -> str:
    """What a series is called: its area if that is short enough, else its scope."""
    return one.area if one.area and text_width(one.area) <= room else labels[one.scope]


def _prefer(item: Observation, items: Sequence[Observation]) -> tuple[str, ...]:
    """Above a figure that is higher than those beside it, else below."""
    index = items.index(item)
    beside = [other.number for other in items[max(0, index - 1) : index + 2] if other is not item]
    above = not beside or item.number >= sum(beside) / len(beside)
    first = ("N", "NE", "NW") if above else ("S", "SE", "SW")
    return (*first, *(direction for direction in NEAR if direction not in first))
