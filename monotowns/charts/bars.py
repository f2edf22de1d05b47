"""Towns in order of a value, and a whole in its parts: labels first, values written, one scale from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from monotowns.charts import marks
from monotowns.charts.boxes import Point
from monotowns.charts.metrics import BOLD, REGULAR, text_width, wrap
from monotowns.charts.sheet import Sheet
from monotowns.charts.style import COLUMN, HAIR, LINE, SIZE, THIN

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing

PITCH: Final = 20.0
"""Height of a row."""
BAR: Final = 10.0
HALF: Final = 0.55
"""Labels that need more of the width than this stand above their bars."""
LINE_OF_WORDS: Final = 14.0
DEEP: Final = 26.0
"""Height of the bar of a composition."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a ranking. `text` is the value in words; without a `value` it says why there is none. `klass` names a mark."""

    label: str
    value: float | None
    text: str
    highlight: bool = False
    klass: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole; `klass` names the mark whose colour and filling it takes."""

    label: str
    value: float
    text: str
    klass: str = ""


def ranked(rows: Sequence[Row], *, width: int = COLUMN, kind: Literal["bar", "dot"] = "bar", desc: str = "") -> Drawing:
    """The rows as given, one below the other: name, bar or dot on a common scale from zero, value; long names stand above."""
    left = max(text_width(row.label, SIZE, BOLD if row.highlight else REGULAR) for row in rows) + 10
    stacked = left > width * HALF
    pitch, drop = (PITCH + LINE_OF_WORDS, LINE_OF_WORDS) if stacked else (PITCH, 0.0)
    left = 1.0 if stacked else left
    sheet = Sheet(width, pitch * len(rows))
    right = width - max(text_width(row.text, SIZE, BOLD if row.highlight else REGULAR) for row in rows if row.value is not None) - 10
    known = [row.value for row in rows if row.value is not None]
    low, high = min(0.0, *known), max(0.0, *known)

    def across(value: float) -> float:
        return left + (value - low) / ((high - low) or 1.0) * (right - left)

    zero = across(0)
    bars: dict[str, list[list[Point]]] = {}
    dots: list[tuple[Row, Point]] = []
    guides: list[list[Point]] = []
    for index, row in enumerate(rows):
        middle = pitch * index + drop + PITCH / 2
        if row.value is None:
            continue
        x = across(row.value)
        token = "working" if row.highlight else "context"
        if kind == "dot":
            guides.append([(left, middle), (right, middle)])
            dots.append((row, (x, middle)))
        elif x != zero:
            top, bottom = middle - BAR / 2, middle + BAR / 2
            if row.klass:
                _segment(sheet, row.klass, min(x, zero), max(x, zero), top, BAR)
            else:
                bars.setdefault(token, []).append([(zero, top), (x, top), (x, bottom), (zero, bottom)])
    sheet.lines(guides, "rule", HAIR)
    for token, shapes in bars.items():
        sheet.polygons(shapes, token)
    sheet.line([(zero, 0), (zero, sheet.height)], "rule")
    _dots(sheet, dots)
    for index, row in enumerate(rows):
        base = pitch * index + drop + PITCH / 2 + 4
        sheet.text(0, base - (drop + 2 if stacked else 0), row.label, bold=row.highlight)
        words = "ink" if row.value is not None else "muted"
        sheet.text(
            width if row.value is not None else left + 6,
            base,
            row.text,
            words,
            "end" if row.value is not None else "start",
            bold=row.highlight,
        )
    return sheet.drawing(desc)


def _dots(sheet: Sheet, dots: Sequence[tuple[Row, Point]]) -> None:
    """Plain dots as one path, then classes and the highlight by shape."""
    sheet.dots([at for row, at in dots if not row.klass and not row.highlight], 4, "context")
    for row, (x, y) in dots:
        if row.klass:
            marks.draw(sheet, row.klass, x, y, 6 if row.highlight else 4.5)
        elif row.highlight:
            sheet.dots([(x, y)], 5.5, "working", "paper", 1.5)


def composition(parts: Sequence[Part], *, width: int = COLUMN, desc: str = "") -> Drawing:
    """One bar in parts as long as their values, each named: beside each other where that fits, else line by line."""
    whole = sum(part.value for part in parts) or 1.0
    starts = [sum(part.value for part in parts[:index]) / whole * width for index in range(len(parts))]
    ends = [*starts[1:], float(width)]
    wide = [text_width(part.text, SIZE, BOLD) + 5 + text_width(part.label) for part in parts]
    lefts = [min(start, width - size) for start, size in zip(starts, wide, strict=True)]
    beside = all(left + size + 12 <= after for left, size, after in zip(lefts, wide, [*lefts[1:], width + 12.0], strict=True))
    named = [wrap(part.label, width - 25 - text_width(part.text, SIZE, BOLD)) for part in parts]
    sheet = Sheet(width, DEEP + (22 if beside else 8 + sum(PITCH + LINE_OF_WORDS * (len(lines) - 1) for lines in named)))
    for part, start, end in zip(parts, starts, ends, strict=True):
        if part.value:
            _segment(sheet, part.klass, start, end - (2 if end < width else 0))
    base = DEEP + 8 + PITCH / 2 + 4
    for part, near, lines in zip(parts, lefts, named, strict=True):
        if beside:
            sheet.text(near, DEEP + 17, part.text, bold=True)
            sheet.text(near + text_width(part.text, SIZE, BOLD) + 5, DEEP + 17, part.label)
            continue
        if part.klass in marks.SECTORS:
            marks.draw(sheet, part.klass, 6, base - 4, 5)
        else:
            _segment(sheet, part.klass, 0, 12, base - 10, 12)
        sheet.text(20, base, part.text, bold=True)
        for number, line in enumerate(lines):
            sheet.text(25 + text_width(part.text, SIZE, BOLD), base + LINE_OF_WORDS * number, line)
        base += PITCH + LINE_OF_WORDS * (len(lines) - 1)
    return sheet.drawing(desc)


def _segment(sheet: Sheet, klass: str, start: float, end: float, top: float = 0, deep: float = DEEP) -> None:
    """A part of the bar: full, half full or empty, as the mark of its class is, or grey with the mark of a branch."""
    if klass in marks.SECTORS:
        sheet.box(start, top, end - start, deep, "context")
        marks.draw(sheet, klass, (start + end) / 2, top + deep / 2, 4, ground="context", fill="paper")
        return
    token = marks.colour(klass) if klass else "context"
    if klass not in ("partly", "closed", "unknown"):
        sheet.box(start, top, end - start, deep, token)
        return
    line = LINE if deep >= DEEP else THIN + 0.5
    sheet.box(start + line / 2, top + line / 2, max(line, end - start) - line, deep - line, "paper", token, line)
    if klass == "partly":
        sheet.box(start, top + deep / 2, end - start, deep / 2, token)
