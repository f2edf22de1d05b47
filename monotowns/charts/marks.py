"""The shapes that stand for classes: state of the backbone enterprise, sector, rise and fall, told apart without colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt
from typing import Final

from monotowns.charts.boxes import Point
from monotowns.charts.sheet import Sheet

SECTORS: Final = ("extractive", "processing", "energy", "science", "other")

_COLOURS: Final = {
    "working": "working", "partly": "partly", "closed": "closed",
    "processing": "working", "energy": "partly", "science": "ink",
    "rise": "working", "fall": "closed",
}  # fmt: skip
_ARROW: Final = ((0, -1.2), (1, -0.1), (0.4, -0.1), (0.4, 1.1), (-0.4, 1.1), (-0.4, -0.1), (-1, -0.1))
_TRIANGLE: Final = tuple((cos(angle), sin(angle)) for angle in (-pi / 2, pi / 6, 5 * pi / 6))


def _turned(points: Sequence[Point]) -> tuple[Point, ...]:
    """The shape upside down."""
    return tuple((x, -y) for x, y in points)


def _equal(points: Sequence[Point]) -> tuple[Point, ...]:
    """The shape with the area of a circle of radius 1."""
    area = abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True))) / 2
    return tuple((x * sqrt(pi / area), y * sqrt(pi / area)) for x, y in points)


_SHAPES: Final[Mapping[str, tuple[Point, ...]]] = {
    name: _equal(points)
    for name, points in {
        "extractive": _TRIANGLE, "energy": _turned(_TRIANGLE),
        "processing": ((-1, -1), (1, -1), (1, 1), (-1, 1)), "science": ((0, -1), (1, 0), (0, 1), (-1, 0)),
        "rise": _ARROW, "fall": _turned(_ARROW), "level": ((-2, -0.5), (2, -0.5), (2, 0.5), (-2, 0.5)),
        "no-data": tuple((cos(step * pi / 6), sin(step * pi / 6)) for step in range(12)),
    }.items()
}  # fmt: skip
"""Outlines of the marks with corners, centred, y downward; all have the area of the circle of radius 1."""
CORNERED: Final = frozenset(_SHAPES)


def colour(name: str) -> str:
    """The token of a class; grey for what has no colour of meaning."""
    return _COLOURS.get(name, "muted")


def reach(name: str) -> float:
    """How far the mark goes from its middle, for a circle of radius 1."""
    return max(max(abs(x), abs(y)) for x, y in _SHAPES[name]) if name in _SHAPES else 1.0


def outline(name: str, x: float, y: float, r: float) -> list[Point]:
    """The corners of a mark with the area of a circle of radius `r`; KeyError for a round one."""
    return [(x + r * px, y + r * py) for px, py in _SHAPES[name]]


def draw(sheet: Sheet, name: str, x: float, y: float, r: float, *, ground: str = "paper", fill: str = "") -> None:
    """The mark `name` with the area of a circle of radius `r`; `fill` overrides the colour of the class."""
    token = fill or colour(name)
    if name in _SHAPES:
        many(sheet, name, [(x, y, r)], ground=ground, fill=fill)
    elif name in ("closed", "unknown", "other", "partly"):
        line = min(2.0, max(1.25, r / 4))
        sheet.dots([(x, y)], r - line / 2, ground, token, line)
        if name == "partly":
            sheet.dots([(x, y)], r - line / 2, token, half=True)
        elif name != "closed":
            sheet.dots([(x, y)], max(1.0, r / 4), token)
    else:
        sheet.dots([(x, y)], r, token, ground, 1.0)


def many(sheet: Sheet, name: str, places: Sequence[tuple[float, float, float]], *, ground: str = "paper", fill: str = "") -> None:
    """Marks with corners at (x, y) with the area of a circle of radius r, as one path; what has no data is hollow."""
    token = fill or colour(name)
    face, edge, width = (ground, token, 1.25) if name == "no-data" else (token, ground, 1.0)
    sheet.polygons([outline(name, *place) for place in places], face, edge, width)
