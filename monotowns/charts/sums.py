"""Money over the years as blocks whose area is the sum: an outline where it was planned, filled where it was given.

A word stands only where it lies on no other word and on no edge of a block that is not its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from monotowns.charts.boxes import Box, overlap
from monotowns.charts.metrics import BOLD, REGULAR, text_width, wrap
from monotowns.charts.sheet import Sheet, round_values
from monotowns.charts.style import COLUMN, HAIR, PHONE, SIZE, THIN
from monotowns.charts.timelines import LINE_HEIGHT, Frame

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing

TALL: Final = {PHONE: 160.0, COLUMN: 190.0}
"""Height of the chart of money without the words above its highest block."""
INSET: Final = 1.5
"""Between a block and the edges of its years."""
LIFT: Final = 16
"""How far the words of a block may stand above it to clear those of the next."""


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


def money(blocks: Sequence[Block], *, fmt: Callable[[float], str], gap: str, width: int = COLUMN, desc: str = "") -> Drawing:
    """Sums over the years as blocks as high as one year's part; `gap` is written where no sum is known. ValueError without any."""
    if not blocks:
        raise ValueError("a chart of money needs a sum")
    first, last = min(block.first for block in blocks), max(block.last for block in blocks)
    highest = max(block.yearly for block in blocks)
    ticks = round_values(highest)
    left = max(text_width(fmt(tick)) for tick in ticks) + 8
    years = last - first + 1
    frame = Frame(first, left, (width - left - _margin(blocks, years, width - left)) / years)
    words = [_words(block, frame) for block in blocks]
    above = LINE_HEIGHT * max(len(lines) for lines in words) + 6
    sheet = Sheet(width, TALL.get(width, TALL[COLUMN]) + above)
    bottom = sheet.height - 20

    def up(value: float) -> float:
        return bottom - value / highest * (bottom - above)

    sheet.lines([[(left, up(tick)), (frame.at(last + 1), up(tick))] for tick in ticks if tick], "rule", HAIR)
    for tick in ticks:
        sheet.text(left - 8, up(tick) + 4, fmt(tick), "muted", "end")
    for block in sorted(blocks, key=lambda block: (not block.planned, block.front)):
        _block(sheet, block, _box(block, frame, up))
    sheet.lines([[(left, bottom), (frame.at(last + 1), bottom)]], "rule")
    taken: list[Box] = []
    for block, lines in zip(blocks, words, strict=True):
        foreign = [edge for other in blocks if other is not block for edge in _edges(other, _box(other, frame, up))]
        _name(sheet, block, lines, _box(block, frame, up), foreign, taken)
    _gaps(sheet, blocks, frame, bottom, gap)
    for year in (first, *(year for year in range(first + 2, last) if year % 5 == 0), last):
        sheet.text(min(frame.at(year + 0.5), width - text_width(str(year)) / 2), sheet.height - 4, str(year), "muted", "middle")
    return sheet.drawing(desc)


def _words(block: Block, frame: Frame) -> list[str]:
    """The name of a block in lines as wide as it is, then its sum."""
    room = frame.at(block.last + 1) - frame.at(block.first) - 8
    return [*(wrap(block.name, room) if block.name else ()), block.text]


def _margin(blocks: Sequence[Block], years: int, room: float) -> float:
    """What the last blocks must leave free at the right for their sums to stand above them, off the blocks before."""
    last = max(block.last for block in blocks)
    margin = 0.0
    for block in blocks:
        part = (block.last - block.first + 1) / years
        if block.last == last and part < 1:
            margin = max(margin, (text_width(block.text, SIZE, BOLD) + 2 * INSET - part * room) / (1 - part))
    return margin


def _box(block: Block, frame: Frame, up: Callable[[float], float]) -> Box:
    return frame.at(block.first) + INSET, up(block.yearly), frame.at(block.last + 1) - INSET, up(0)


def _edges(block: Block, box: Box) -> list[Box]:
    """What a word of another block must not lie on: a filled block, the lines of an outline."""
    left, high, right, low = box
    if not block.planned:
        return [box]
    return [(left, high, left + THIN, low), (right - THIN, high, right, low), (left, high, right, high + THIN)]


def _block(sheet: Sheet, block: Block, box: Box) -> None:
    """What was given as a filled block, what was planned as a dashed outline behind it."""
    left, high, right, low = box
    outline = [(left, low), (left, high), (right, high), (right, low)]
    if block.planned:
        sheet.line(outline, "working" if block.front else "muted", THIN, dash=(3.0, 2.0))
    else:
        sheet.polygons([outline], "working" if block.front else "context")


def _name(sheet: Sheet, block: Block, lines: Sequence[str], box: Box, foreign: Sequence[Box], taken: list[Box]) -> None:
    """The words of a block: inside where it is filled in the strong colour and they fit, else above it; none where there is no room."""
    left, high, right, low = box
    wide = max(text_width(line, SIZE, BOLD if line == block.text else REGULAR) for line in lines)
    deep = LINE_HEIGHT * len(lines)
    inside = block.front and not block.planned and low - high >= deep + 4 and wide <= right - left
    for middle, top in [((left + right) / 2, high)] if inside else _above(box, wide, deep):
        here = (middle - wide / 2 - 1, top, middle + wide / 2 + 1, top + deep)
        if here[2] > sheet.width + 1 or any(overlap(here, other) for other in (taken if inside else [*taken, *foreign])):
            continue
        taken.append(here)
        for number, line in enumerate(lines):
            y = top + LINE_HEIGHT * number + (14 if inside else 11)
            sheet.text(middle, y, line, "paper" if inside else "ink", "middle", bold=line == block.text, halo="" if inside else "halo")
        return


def _above(box: Box, wide: float, deep: float) -> Iterator[tuple[float, float]]:
    """Where words may stand above a block, in order of liking: their middle and their top."""
    left, high, right, _ = box
    for lift in range(0, LIFT, 3):
        for middle in ((left + right) / 2, right - wide / 2, left + wide / 2):
            yield middle, high - deep - lift


def _gaps(sheet: Sheet, blocks: Sequence[Block], frame: Frame, bottom: float, words: str) -> None:
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
