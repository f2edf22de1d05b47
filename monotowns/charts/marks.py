"""The shapes that stand for classes: state of the backbone enterprise and branch, told apart without colour."""

from __future__ import annotations

from math import pi, sqrt
from typing import TYPE_CHECKING, Final

from monotowns.charts.sheet import Sheet

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing

STATES: Final = ("working", "partly", "closed", "unknown")
SECTORS: Final = ("extractive", "processing", "energy", "science", "other")

_COLOURS: Final = {"working": "working", "partly": "partly", "closed": "closed"}
_MARKERS: Final = {"extractive": "^", "processing": "s", "energy": "v", "science": "D"}
_EQUAL: Final = {"o": 1.0, "s": sqrt(pi) / 2, "D": sqrt(pi) / 2, "^": sqrt(pi / 2), "v": sqrt(pi / 2)}
"""Factor on the radius that gives each marker the area of the circle."""


def colour(name: str) -> str:
    """The token of a class; grey for what has no colour of meaning."""
    return _COLOURS.get(name, "muted")


def draw(sheet: Sheet, name: str, x: float, y: float, r: float, *, ground: str = "paper", fill: str = "") -> None:
    """The mark `name` with the area of a circle of radius `r`; `fill` overrides the colour of the class."""
    token = fill or colour(name)
    if name in ("closed", "unknown", "other", "partly"):
        line = min(2.0, max(1.25, r / 4))
        sheet.dots([(x, y)], r - line / 2, ground, token, line)
        if name == "partly":
            sheet.dots([(x, y)], r - line / 2, token, half=True)
        elif name != "closed":
            sheet.dots([(x, y)], max(1.0, r / 4), token)
        return
    marker = _MARKERS.get(name, "o")
    sheet.dots([(x, y)], r * _EQUAL[marker], token, ground, 1.0, marker=marker)


def symbol(name: str, size: int = 12) -> Drawing:
    """The mark alone, for a line of text or a legend in HTML (place it with `Drawing.bare`)."""
    sheet = Sheet(size, size)
    draw(sheet, name, size / 2, size / 2, size / 2 - 1 if name not in _MARKERS else size / 2.6)
    return sheet.drawing("")
