"""The key under a map: what each mark means and what the size of a mark says, in as many lines as it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monotowns.charts import marks
from monotowns.charts.metrics import text_width

if TYPE_CHECKING:
    from monotowns.charts.sheet import Sheet

BETWEEN = 16.0
KEY = 5.0
"""Radius of a mark in the key."""


@dataclass(frozen=True, slots=True)
class Legend:
    """The words of a map: each mark with its meaning, what the size of a mark says, and the sizes to show with their text."""

    marks: Sequence[tuple[str, str]] = ()
    size: str = ""
    sizes: Sequence[tuple[float, str]] = ()
    shape: str = ""
    """The mark the sizes are shown as; a circle where empty."""
    km: Callable[[int], str] | None = None
    """The words of a scale bar; no bar without them."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One piece of the key: a mark of radius `r` (none if 0) and its words."""

    mark: str
    r: float
    words: str

    @property
    def width(self) -> float:
        """The room the piece takes."""
        return (2 * self.r + 5 if self.r else 0) + text_width(self.words)


def _rows(legend: Legend, width: float, unit: float) -> list[list[_Item]]:
    """The pieces in lines no wider than `width`; the sizes begin a line of their own if they don't fit beside the marks."""
    groups = [[_Item(mark, KEY, words) for mark, words in legend.marks], []]
    if legend.sizes:
        heading = [_Item("", 0, legend.size)] if legend.size else []
        groups[1] = heading + [_Item("size", unit * size**0.5 * marks.reach(legend.shape), words) for size, words in legend.sizes]
    rows: list[list[_Item]] = [[]]
    for group in groups:
        if rows[-1] and _extent([*rows[-1], *group]) > width:
            rows.append([])
        for item in group:
            if rows[-1] and _extent([*rows[-1], item]) > width:
                rows.append([])
            rows[-1].append(item)
    return [row for row in rows if row]


def _extent(items: Sequence[_Item]) -> float:
    return sum(item.width + BETWEEN for item in items) - BETWEEN


def _tall(row: Sequence[_Item]) -> float:
    return max(20.0, max(2 * item.r for item in row) + 4)


def height(legend: Legend, width: float, unit: float) -> float:
    """How tall the key will be; `unit` is the radius of a circle for one person."""
    return 6 + sum(_tall(row) for row in _rows(legend, width, unit))


def draw(sheet: Sheet, legend: Legend, top: float, unit: float) -> None:
    """The key, from `top` down, over the width of the sheet."""
    y = top + 6
    for row in _rows(legend, sheet.width, unit):
        x, middle = 0.5, y + _tall(row) / 2
        for item in row:
            if item.mark == "size":
                _size(sheet, legend.shape, x + item.r, middle, item.r)
            elif item.mark:
                marks.draw(sheet, item.mark, x + item.r, middle, item.r)
            sheet.text(x + (2 * item.r + 5 if item.r else 0), middle + 4, item.words, "muted")
            x += item.width + BETWEEN
        y += _tall(row)


def _size(sheet: Sheet, shape: str, x: float, y: float, r: float) -> None:
    """An empty mark that goes `r` px from its middle."""
    if shape:
        sheet.polygons([marks.outline(shape, x, y, r / marks.reach(shape))], "", "muted")
    else:
        sheet.dots([(x, y)], r - 0.5, "", "muted")
