"""What gives a map its bearings: names of the lands around where they fit, and scale bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor, log10
from typing import TYPE_CHECKING, Final

from monotowns.charts.boxes import Box, overlap
from monotowns.charts.metrics import text_width
from monotowns.charts.style import ASCENT, DESCENT

if TYPE_CHECKING:
    from monotowns.charts.boxes import Point
    from monotowns.charts.ground import View
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


def names(sheet: Sheet, lands: Sequence[tuple[str, Sequence[Point]]], waters: Sequence[Sequence[Point]], taken: Sequence[Box]) -> None:
    """The name of each land (name, ring in px) where it has most room, off waters and the boxes in `taken`; none where it does not fit."""
    used = list(taken)
    for name, ring in lands:
        width = text_width(name)
        boxes = [(x - width / 2, y - ASCENT, x + width / 2, y + DESCENT) for x, y in _places(ring)]
        best = _roomiest(boxes, ring, waters, used)
        if best is not None:
            sheet.text((best[0] + best[2]) / 2, best[1] + ASCENT, name, "muted", "middle")
            used.append(best)


def _places(ring: Sequence[Point]) -> Iterator[Point]:
    """Points of a grid over the land's frame."""
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    for row in range(GRID):
        for column in range(GRID):
            yield left + (column + 0.5) * (right - left) / GRID, top + (row + 0.5) * (bottom - top) / GRID


def _roomiest(boxes: Sequence[Box], ring: Sequence[Point], waters: Sequence[Sequence[Point]], used: Sequence[Box]) -> Box | None:
    """The box whose middle line keeps farthest from the ring around it, off waters and `used`; None where none keeps `AIR`."""
    samples = [_middle(box) for box in boxes]
    rooms = _insides([point for points in samples for point in points], ring)
    room = [min(rooms[start : start + SAMPLES + 1]) for start in range(0, len(rooms), SAMPLES + 1)]
    for index in sorted(range(len(boxes)), key=lambda index: -room[index]):
        if room[index] < AIR:
            break
        left, top, right, bottom = boxes[index]
        around = (left - AIR, top - AIR, right + AIR, bottom + AIR)
        if not any(overlap(around, other) for other in used) and not any(any(_insides(samples[index], water)) for water in waters):
            return boxes[index]
    return None


def _middle(box: Box) -> list[Point]:
    """Points along the middle of a box, its ends among them."""
    return [(box[0] + step * (box[2] - box[0]) / SAMPLES, (box[1] + box[3]) / 2) for step in range(SAMPLES + 1)]


def _insides(points: Sequence[Point], ring: Sequence[Point]) -> list[float]:
    """The distance of each point from the edge of a ring around it; 0 where it lies outside."""
    import numpy as np

    x, y = (column[:, None] for column in np.asarray(points, dtype=float).T)
    start = np.asarray(ring, dtype=float)
    (x0, y0), (x1, y1) = start.T, np.roll(start, -1, axis=0).T
    dx, dy = x1 - x0, y1 - y0
    upright = ((y0 > y) != (y1 > y)) & (x < x0 + (y - y0) / np.where(dy == 0, 1, dy) * dx)
    square = dx * dx + dy * dy
    along = np.clip(((x - x0) * dx + (y - y0) * dy) / np.where(square == 0, 1, square), 0, 1)
    near = np.sqrt(((x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2).min(axis=1))
    distances: list[float] = np.where(upright.sum(axis=1) % 2 == 1, near, 0.0).tolist()
    return distances
