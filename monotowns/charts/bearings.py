"""What gives a map its bearings: names of the lands around where they fit, and scale bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import dist, floor, inf, log10
from typing import TYPE_CHECKING, Final

from monotowns.charts.labels import Box, overlap
from monotowns.charts.metrics import text_width
from monotowns.charts.style import ASCENT, DESCENT

if TYPE_CHECKING:
    from monotowns.charts.ground import View
    from monotowns.charts.projection import Point
    from monotowns.charts.sheet import Sheet

LONGEST: Final = 64.0
"""No scale bar is longer, in px."""
AIR: Final = 8.0
"""Room between a land's name and its borders, in px."""
GRID: Final = 16
"""A land's name tries the middles of so many columns and rows."""
SAMPLES: Final = 8
"""A name is tried at so many steps of its length."""


def scale(sheet: Sheet, views: Sequence[View], words: Callable[[int], str]) -> list[Box]:
    """A bar of a round number of km in the right lower corner of each view, with `words` of that number; their boxes."""
    lines, boxes = [], []
    for view in views:
        km = _round(min(LONGEST, view.width / 4) / view.scale)
        right, bottom = view.left + view.width - 6, view.top + view.height - 6
        left = right - km * view.scale
        lines.append([(left, bottom - 3), (left, bottom), (right, bottom), (right, bottom - 3)])
        text = words(km)
        sheet.text(left - 5, bottom + 1, text, "muted", "end", halo="halo-land")
        boxes.append((left - 7 - text_width(text), bottom - ASCENT - 1, right, bottom + DESCENT))
    sheet.lines(lines, "muted")
    return boxes


def _round(most: float) -> int:
    """The largest of 1, 2, 5, 10, 20 … that is not over `most`; at least 1."""
    unit = 10 ** max(0, floor(log10(max(most, 1.0))))
    return int(max(step * unit for step in (1, 2, 5) if step * unit <= most or step * unit == 1))


def names(
    sheet: Sheet, view: View, lands: Sequence[tuple[str, Sequence[Point]]], waters: Sequence[Sequence[Point]], taken: Sequence[Box]
) -> None:
    """The name of each land (name, ring in px) where it has most room, off waters and the boxes in `taken`; none where it does not fit."""
    used = list(taken)
    for name, ring in lands:
        width = text_width(name)
        best, room = None, 0.0
        for x, y in _places(ring):
            box = (x - width / 2, y - ASCENT, x + width / 2, y + DESCENT)
            if not any(overlap((box[0] - AIR, box[1] - AIR, box[2] + AIR, box[3] + AIR), other) for other in used):
                space = _room(box, ring, waters)
                if space > room:
                    best, room = box, space
        if best is not None and room >= AIR:
            sheet.text((best[0] + best[2]) / 2, best[1] + ASCENT, name, "muted", "middle")
            used.append(best)


def _places(ring: Sequence[Point]) -> Iterator[Point]:
    """Points of a grid over the land's frame."""
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    for row in range(GRID):
        for column in range(GRID):
            yield left + (column + 0.5) * (right - left) / GRID, top + (row + 0.5) * (bottom - top) / GRID


def _room(box: Box, ring: Sequence[Point], waters: Sequence[Sequence[Point]]) -> float:
    """The least distance of points along a box's middle from the ring; 0 where one of them is outside or on water."""
    middle = (box[1] + box[3]) / 2
    points = [(box[0] + step * (box[2] - box[0]) / SAMPLES, middle) for step in range(SAMPLES + 1)]
    least = min(_inside(point, ring) for point in points)
    return 0.0 if least and any(_inside(point, water) for water in waters for point in points) else least


def _inside(point: Point, ring: Sequence[Point]) -> float:
    """The distance of a point from the edge of a ring around it; 0 where it lies outside."""
    x, y = point
    within, near = False, inf
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            within = not within
        dx, dy = x1 - x0, y1 - y0
        along = min(1.0, max(0.0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy))) if dx or dy else 0.0
        near = min(near, dist(point, (x0 + along * dx, y0 + along * dy)))
    return near if within else 0.0
