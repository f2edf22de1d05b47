"""One town among all: the strip of dots that is the site's signature, and the sparkline of a table cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import hypot
from statistics import quantiles
from typing import TYPE_CHECKING, Final

from monotowns.charts.boxes import Point
from monotowns.charts.lines import runs
from monotowns.charts.metrics import BOLD, text_width
from monotowns.charts.sheet import Sheet
from monotowns.charts.style import COLUMN, HAIR, PHONE, SIZE

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing

TALL: Final = 50
MIDDLE: Final = 26.0
"""Height of the line the dots lie on."""
ABOVE: Final = 12.0
BELOW: Final = 46.0
"""Baselines of the words, far enough from the edges for accents and tails."""
ROOM: Final = 8.0
"""How far dots may leave it to make way for each other."""
RADIUS: Final = {COLUMN: 3.5, PHONE: 3.0}
OWN: Final = 6.0
"""Radius of the town the strip is about."""
EDGE: Final = 8.0


@lru_cache(maxsize=1024)
def swarm(places: tuple[float, ...], own: float, radius: float) -> tuple[Point, ...]:
    """Dots at `places` along the line, moved off it only as far as they would touch each other or the own dot at `own`."""
    done: list[tuple[float, float, float]] = [(own, 0.0, OWN + 1 + radius)]
    steps = sorted((index * ROOM / 8 for index in range(-8, 9)), key=lambda step: (abs(step), step))
    result = []
    for x in places:
        near = [(dx, dy, reach) for px, dy, reach in done if (dx := x - px) < reach and dx > -reach]

        def clash(step: float, near: Sequence[tuple[float, float, float]] = near) -> float:
            return sum(max(0.0, reach - hypot(dx, step - dy)) for dx, dy, reach in near)

        best = next((step for step in steps if not clash(step)), None)
        offset = min(steps, key=clash) if best is None else best
        done.append((x, offset, 2 * radius + 0.5))
        result.append((x, offset))
    return tuple(result)


def strip(
    values: Sequence[tuple[str, float]],
    slug: str,
    *,
    name: str,
    fmt: Callable[[float], str],
    width: int = COLUMN,
    desc: str = "",
) -> Drawing:
    """All towns' values (slug, value) as dots on one scale: the town `slug` filled and named, the quartiles as faint ticks.

    The lowest and the highest value stand below the ends of the scale, zero where the scale crosses it.
    """
    own = next(value for key, value in values if key == slug)
    numbers = sorted(value for _, value in values)
    low, high = numbers[0], numbers[-1]
    span = (high - low) or 1.0

    def across(value: float) -> float:
        return EDGE + (value - low) / span * (width - 2 * EDGE)

    sheet = Sheet(width, TALL)
    _scale(sheet, numbers, across)
    if low < 0 < high:
        sheet.line([(across(0), MIDDLE - ROOM - 3), (across(0), MIDDLE + ROOM + 3)], "muted")
    others = tuple(round(2 * across(value)) / 2 for value in sorted(value for key, value in values if key != slug))
    sheet.dots([(x, MIDDLE + offset) for x, offset in swarm(others, across(own), RADIUS[width])], RADIUS[width], "context")
    sheet.dots([(across(own), MIDDLE)], OWN, "working", "paper", 1.5)
    _ends(sheet, fmt, low, high, across)
    figure = fmt(own)
    wide = text_width(name, SIZE, BOLD) + 5 + text_width(figure)
    start = min(max(across(own) - wide / 2, 0), width - wide)
    sheet.text(start, ABOVE, name, "working", bold=True)
    sheet.text(start + wide, ABOVE, figure, "ink", "end")
    return sheet.drawing(desc)


def spread(values: Sequence[tuple[str, float]], *, fmt: Callable[[float], str], width: int = COLUMN, desc: str = "") -> Drawing:
    """All values (name, value) as dots on one scale from zero: lowest, middle and highest filled and named, the quartiles as faint ticks."""
    ranked = sorted(values, key=lambda item: item[1])
    low, middle, high = ranked[0], ranked[(len(ranked) - 1) // 2], ranked[-1]
    top = high[1] or 1.0

    def across(value: float) -> float:
        return EDGE + value / top * (width - 2 * EDGE)

    sheet = Sheet(width, TALL)
    _scale(sheet, [value for _, value in ranked], across)
    places = swarm(tuple(round(across(value), 1) for _, value in ranked), -10 * EDGE, RADIUS[width])
    named = {ranked.index(item) for item in (low, middle, high)}
    sheet.dots([(x, MIDDLE + dy) for index, (x, dy) in enumerate(places) if index not in named], RADIUS[width], "context")
    sheet.dots([(x, MIDDLE + dy) for index, (x, dy) in enumerate(places) if index in named], RADIUS[width] + 1.5, "working")
    right = width - _named(sheet, high, fmt, width, ABOVE)
    if len(named) > 2:
        wide = _wide(middle, fmt)
        _named(sheet, middle, fmt, max(wide, min(across(middle[1]) + wide / 2, right - 10)), ABOVE)
    if len(named) > 1:
        wide = _wide(low, fmt)
        _named(sheet, low, fmt, max(wide, across(low[1]) + wide / 2), BELOW)
    return sheet.drawing(desc)


def _wide(item: tuple[str, float], fmt: Callable[[float], str]) -> float:
    """Width of a name with its value."""
    return text_width(item[0], SIZE, BOLD) + 5 + text_width(fmt(item[1]))


def _named(sheet: Sheet, item: tuple[str, float], fmt: Callable[[float], str], end: float, base: float) -> float:
    """Name and value ending at `end`; how wide they are."""
    wide = _wide(item, fmt)
    sheet.text(end - wide, base, item[0], "working", bold=True)
    sheet.text(end, base, fmt(item[1]), "ink", "end")
    return wide


def _scale(sheet: Sheet, numbers: Sequence[float], across: Callable[[float], float]) -> None:
    """The line of the scale with faint ticks at the quartiles of four values or more, by linear interpolation between the values."""
    quarters = [across(value) for value in quantiles(numbers, n=4, method="inclusive")] if len(numbers) > 3 else []
    ticks = [[(x, MIDDLE - ROOM - 3), (x, MIDDLE + ROOM + 3)] for x in quarters]
    sheet.lines([[(0, MIDDLE), (sheet.width, MIDDLE)], *ticks], "rule", HAIR)


def _ends(sheet: Sheet, fmt: Callable[[float], str], low: float, high: float, across: Callable[[float], float]) -> None:
    """The values below the ends of the scale, and zero between them where there is room."""
    first, last = fmt(low), fmt(high)
    sheet.text(0, BELOW, first, "muted")
    sheet.text(sheet.width, BELOW, last, "muted", "end")
    if low < 0 < high:
        zero, half = fmt(0), text_width(fmt(0)) / 2
        if text_width(first) + 8 < across(0) - half and across(0) + half < sheet.width - text_width(last) - 8:
            sheet.text(across(0), BELOW, zero, "muted", "middle")


def spark(points: Sequence[Point], *, years: Point | None = None, width: int = 64, height: int = 16, desc: str = "") -> Drawing:
    """A line one line of text high, from zero up, with a dot at its end; the value stands beside it in the table.

    `years` are the first and the last of a column of sparklines, which then share them.
    """
    sheet = Sheet(width, height)
    xs, top = years or [x for x, _ in points], max(y for _, y in points) or 1.0
    scale = sheet.scale((min(xs), max(xs) if max(xs) > min(xs) else min(xs) + 1, 2, width - 4), (0, top, height - 1, 3))
    for run in runs(points):
        if len(run) > 1:
            sheet.line(run, "context", 1.5, scale=scale)
    sheet.dots([points[-1]], 3, "working", scale=scale)
    return sheet.drawing(desc)
