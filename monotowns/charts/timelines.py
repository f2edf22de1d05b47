"""Counts over the years: a ribbon a row, as thick as the number of programmes in force.

Filled: in force. Plain outline: in force only ahead. Dashed outline: years for which a repealed text had been written. Dot: a single
decision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from monotowns.charts.boxes import Box, Point, corners
from monotowns.charts.metrics import BOLD, text_width, wrap
from monotowns.charts.sheet import Sheet
from monotowns.charts.style import ASCENT, COLUMN, DESCENT, HAIR, PHONE, SIZE, THIN

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing

LANE: Final = 6.0
"""Height of one programme in a ribbon."""
AIR: Final = 1.5
"""Between two of them."""
DOT: Final = 3.0
"""Radius of a decision."""
LINE_HEIGHT: Final = 15.0
HEAD: Final = 20.0
"""Height of the years above the ribbons."""
FOOT: Final = 10.0
PAD: Final = 7.0
"""Above and below a ribbon."""
CLEAR: Final = 2.0
"""Between words and the lines that stop for them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One year of a ribbon: how many programmes are in force, ahead, repealed before, and decided in it."""

    year: int
    active: int = 0
    ahead: int = 0
    lapsed: int = 0
    decided: int = 0

    @property
    def lanes(self) -> int:
        """How many lanes stand on each other."""
        return self.active + self.ahead + self.lapsed


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One row: its name, its total in words, its years in order."""

    label: str
    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where years lie: pixels of the left edge of a year."""

    first: int
    left: float
    pitch: float

    def at(self, year: float) -> float:
        """The left edge of a year; its middle at `year` + 0.5."""
        return self.left + (year - self.first) * self.pitch


def runs(steps: Sequence[Step], level: int, low: Callable[[Step], int], high: Callable[[Step], int]) -> list[tuple[int, int]]:
    """(first, last) years without a break in which lane `level`, counted from 0, lies from `low` up to below `high`."""
    found: list[tuple[int, int]] = []
    for step in steps:
        if low(step) <= level < high(step):
            if found and found[-1][1] == step.year - 1:
                found[-1] = (found[-1][0], step.year)
            else:
                found.append((step.year, step.year))
    return found


def ribbons(rows: Sequence[Ribbon], *, now: int, ahead: str, width: int = COLUMN, desc: str = "") -> Drawing:
    """The rows as given, one below the other, on a common axis of years; `ahead` names the years after `now`.

    ValueError where no row has a year.
    """
    known = [step.year for row in rows for step in row.steps]
    if not known:
        raise ValueError("a chart over the years needs a year")
    first, last = min(known), max(*known, now)
    narrow = width <= PHONE
    right = max(text_width(row.text, SIZE, BOLD) for row in rows) + 8
    column = 0.0 if narrow else min(max(text_width(row.label) for row in rows) + 12, width * 0.36)
    frame = Frame(first, column, (width - column - (0 if narrow else right)) / (last - first + 1))
    labels = [wrap(row.label, width - right if narrow else column - 12) for row in rows]
    heights = [_height(row, len(lines), narrow) for row, lines in zip(rows, labels, strict=True)]
    sheet = Sheet(width, HEAD + sum(heights) + FOOT)
    tops = list(accumulate(heights, initial=HEAD))[:-1]
    starts = [
        top + 14 if narrow else top + (height - LINE_HEIGHT * len(lines)) / 2 + 11
        for top, height, lines in zip(tops, heights, labels, strict=True)
    ]
    words = [(start + LINE_HEIGHT * number, line) for start, lines in zip(starts, labels, strict=True) for number, line in enumerate(lines)]
    _years(sheet, frame, first, last, now, ahead, [(0.0, y - ASCENT, text_width(line), y + DESCENT) for y, line in words])
    for y, line in words:
        sheet.text(0, y, line)
    for row, top, height, start in zip(rows, tops, heights, starts, strict=True):
        sheet.lines([[(0, top), (width, top)]], "rule", HAIR)
        sheet.text(width, start if narrow else top + height / 2 + 4, row.text, bold=True, anchor="end")
        _ribbon(sheet, row, frame, top + height - PAD)
    return sheet.drawing(desc)


def _thick(row: Ribbon) -> float:
    """Height of the marks of a row: its lanes and the dots above them."""
    return max((step.lanes * (LANE + AIR) + step.decided * (2 * DOT + 1) for step in row.steps), default=LANE)


def _height(row: Ribbon, lines: int, narrow: bool) -> float:
    """Height of a row."""
    marks = max(_thick(row), LANE) + 2 * PAD
    return marks + LINE_HEIGHT * lines - 2 if narrow else max(marks, LINE_HEIGHT * lines + 6)


def _years(sheet: Sheet, frame: Frame, first: int, last: int, now: int, ahead: str, names: Sequence[Box]) -> None:
    """Every fifth year and the first at their grid lines, and the edge between past and plans; no line goes through the names of the rows."""
    marked = [first, *(year for year in range(first + 3, last + 1) if year % 5 == 0)]
    sheet.lines([part for year in marked for part in _parts(frame.at(year), HEAD, sheet.height, names)], "rule", HAIR)
    taken: list[tuple[float, float]] = []
    if now < last:
        edge = frame.at(now + 1)
        for part in _parts(edge, HEAD - 3, sheet.height, names):
            sheet.line(part, "muted", THIN, dash=(1.5, 2.5))
        taken.append((edge + 3, edge + 3 + text_width(ahead)))
        sheet.text(edge + 3, 12, ahead, "muted")
    for year in marked:
        words = str(year)
        start = min(frame.at(year), sheet.width - text_width(words))
        end = start + text_width(words)
        if all(end + 6 <= left or right + 6 <= start for left, right in taken):
            sheet.text(start, 12, words, "muted")
            taken.append((start, end))


def _parts(x: float, top: float, bottom: float, names: Sequence[Box]) -> list[list[Point]]:
    """A line down at x, broken where it would go through a name; `names` from the top down."""
    ends = [top]
    for left, high, right, low in names:
        if left - CLEAR < x < right + CLEAR:
            ends += [high - CLEAR, low + CLEAR]
    return [[(x, start), (x, end)] for start, end in zip(ends[::2], [*ends[1::2], bottom], strict=True) if start < end]


def _ribbon(sheet: Sheet, row: Ribbon, frame: Frame, base: float) -> None:
    """The marks of a row, standing on `base`."""

    def box(first: int, end: int, level: int, inset: float) -> list[Point]:
        bottom = base - level * (LANE + AIR) - inset
        left, right, top = frame.at(first) + inset, frame.at(end + 1) - 1 - inset, bottom - LANE + 2 * inset
        return corners((left, top, right, bottom))

    deepest = max((step.lanes for step in row.steps), default=0)
    filled = [box(*run, level, 0.0) for level in range(deepest) for run in runs(row.steps, level, lambda step: 0, lambda step: step.active)]
    sheet.polygons(filled, "working")
    for level in range(deepest):
        for run in runs(row.steps, level, lambda step: step.active, lambda step: step.active + step.ahead):
            sheet.polygons([box(*run, level, 0.5)], "paper", "working")
        for run in runs(row.steps, level, lambda step: step.active + step.ahead, lambda step: step.lanes):
            outline = box(*run, level, 0.5)
            sheet.line([*outline, outline[0]], "muted", THIN, dash=(3.0, 2.0))
    sheet.dots(
        [
            (frame.at(step.year + 0.5), base - step.lanes * (LANE + AIR) - DOT - number * (2 * DOT + 1))
            for step in row.steps
            for number in range(step.decided)
        ],
        DOT,
        "working",
    )
