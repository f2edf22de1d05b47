"""Where the panels of small multiples stand: row by row, all of one size, the outer ones at the edges of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monotowns.charts.boxes import Point


@dataclass(frozen=True, slots=True)
class Grid:
    """Panels `across` wide and `deep` high in two or more `columns` over `width`, with `air` between the rows; all in px."""

    width: float
    columns: int
    across: float
    deep: float
    air: float

    def height(self, count: int) -> float:
        """How tall `count` panels are together."""
        rows = -(-count // self.columns)
        return (self.deep + self.air) * rows - self.air

    def place(self, index: int) -> Point:
        """The left upper corner of a panel, counted from 0."""
        row, column = divmod(index, self.columns)
        return column * ((self.width - self.across) / (self.columns - 1)), row * (self.deep + self.air)
