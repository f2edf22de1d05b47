"""Counts over the years: a ribbon a row, as thick as the number of programmes in force, and money as blocks whose area is the sum.

Marks of a ribbon. Filled: in force. Plain outline: in force only ahead. Dashed outline: years for which a repealed text had been
written. Dot: a single decision. In the chart of money an outline is a sum planned, a filled block a sum given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from monotowns.charts.boxes import Box, Point, corners
from monotowns.charts.metrics import BOLD, REGULAR, text_width, wrap
from monotowns.charts.sheet import Sheet, round_values
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
TALL: Final = {PHONE: 160.0, COLUMN: 190.0}
"""Height of the chart of money without the words above its highest block."""


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
class Block:
    """A sum over the years from `first` to `last`, both whole: value, words, whether it was only planned, whether it is the payer in front."""

    first: int
    last: int
    value: float
    text: str
    planned: bool = False
    front: bool = True
    name: str = ""

    @property
    def yearly(self) -> float:
        """The sum of one year, if all years had the same."""
        return self.value / (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where years lie: pixels of the left edge of a year."""

    first: int
    left: float
    pitch: float

    def at(self, year: float) -> float:
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
    frame = _Frame(first, column, (width - column - (0 if narrow else right)) / (last - first + 1))
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


def _years(sheet: Sheet, frame: _Frame, first: int, last: int, now: int, ahead: str, names: Sequence[Box]) -> None:
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


def _ribbon(sheet: Sheet, row: Ribbon, frame: _Frame, base: float) -> None:
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


def money(blocks: Sequence[Block], *, fmt: Callable[[float], str], gap: str, width: int = COLUMN, desc: str = "") -> Drawing:
    """Sums over the years as blocks as high as one year's part; `gap` is written where no sum is known. ValueError without any."""
    if not blocks:
        raise ValueError("a chart of money needs a sum")
    first, last = min(block.first for block in blocks), max(block.last for block in blocks)
    highest = max(block.yearly for block in blocks)
    ticks = round_values(highest)
    left = max(text_width(fmt(tick)) for tick in ticks) + 8
    frame = _Frame(first, left, (width - left) / (last - first + 1))
    words = [_words(block, frame) for block in blocks]
    above = LINE_HEIGHT * max(len(lines) for lines in words) + 6
    sheet = Sheet(width, TALL.get(width, TALL[COLUMN]) + above)
    bottom = sheet.height - 20

    def up(value: float) -> float:
        return bottom - value / highest * (bottom - above)

    sheet.lines([[(left, up(tick)), (width, up(tick))] for tick in ticks if tick], "rule", HAIR)
    for tick in ticks:
        sheet.text(left - 8, up(tick) + 4, fmt(tick), "muted", "end")
    for block in sorted(blocks, key=lambda block: (not block.planned, block.front)):
        _block(sheet, block, frame, up)
    sheet.lines([[(left, bottom), (width, bottom)]], "rule")
    taken: list[Box] = []
    for block, lines in zip(blocks, words, strict=True):
        _name(sheet, block, lines, frame, up, taken)
    _gaps(sheet, blocks, frame, bottom, gap)
    for year in (first, *(year for year in range(first + 2, last) if year % 5 == 0), last):
        _centred(sheet, frame.at(year + 0.5), sheet.height - 4, str(year), "muted")
    return sheet.drawing(desc)


def _words(block: Block, frame: _Frame) -> list[str]:
    """The name of a block in lines as wide as it is, then its sum."""
    room = frame.at(block.last + 1) - frame.at(block.first) - 8
    return [*(wrap(block.name, room) if block.name else ()), block.text]


def _block(sheet: Sheet, block: Block, frame: _Frame, up: Callable[[float], float]) -> None:
    """What was given as a filled block, what was planned as a dashed outline behind it."""
    left, right = frame.at(block.first) + 1.5, frame.at(block.last + 1) - 1.5
    low, high = up(0), up(block.yearly)
    outline = [(left, low), (left, high), (right, high), (right, low)]
    if block.planned:
        sheet.line(outline, "working" if block.front else "muted", THIN, dash=(3.0, 2.0))
    else:
        sheet.polygons([outline], "working" if block.front else "context")


def _name(
    sheet: Sheet,
    block: Block,
    lines: Sequence[str],
    frame: _Frame,
    up: Callable[[float], float],
    taken: list[Box],
) -> None:
    """The words of a block: inside where it is filled in the strong colour and they fit, else above it and above the words beside it."""
    middle, high = frame.at((block.first + block.last + 1) / 2), up(block.yearly)
    room = frame.at(block.last + 1) - frame.at(block.first) - 3
    tall = up(0) - high >= LINE_HEIGHT * len(lines) + 4
    wide = max(text_width(line, SIZE, BOLD if line == block.text else REGULAR) for line in lines)
    inside = block.front and not block.planned and tall and wide <= room
    start = high + 14 if inside else high - 4 - LINE_HEIGHT * (len(lines) - 1)
    half = wide / 2 + 1
    deep = LINE_HEIGHT * len(lines)
    while not inside and any(
        middle - half < right and left < middle + half and start - LINE_HEIGHT < low and top < start - LINE_HEIGHT + deep
        for left, top, right, low in taken
    ):
        start -= 2
    taken.append((middle - half, start - LINE_HEIGHT, middle + half, start - LINE_HEIGHT + deep))
    for number, line in enumerate(lines):
        _centred(
            sheet, middle, start + LINE_HEIGHT * number, line, "paper" if inside else "ink", line == block.text, "" if inside else "halo"
        )


def _centred(sheet: Sheet, x: float, y: float, words: str, token: str, bold: bool = False, halo: str = "") -> None:
    """Words in the middle of x, or as near as the right edge lets them."""
    half = text_width(words, SIZE, BOLD if bold else REGULAR) / 2
    sheet.text(min(x, sheet.width - half), y, words, token, "middle", bold=bold, halo=halo)


def _gaps(sheet: Sheet, blocks: Sequence[Block], frame: _Frame, bottom: float, words: str) -> None:
    """The words for no sum, where they fit in the years that have none."""
    covered = {year for block in blocks for year in range(block.first, block.last + 1)}
    missing = [year for year in range(frame.first, max(covered) + 1) if year not in covered]
    start = 0
    for index, year in enumerate(missing):
        if index + 1 == len(missing) or missing[index + 1] != year + 1:
            left, right = frame.at(missing[start]), frame.at(year + 1)
            lines = wrap(words, right - left)
            if all(text_width(line) <= right - left for line in lines):
                for number, line in enumerate(lines):
                    at = bottom - 6 - LINE_HEIGHT * (len(lines) - 1 - number)
                    sheet.text((left + right) / 2, at, line, "muted", "middle")
            start = index + 1
