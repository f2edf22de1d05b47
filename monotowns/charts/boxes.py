"""Boxes and straight lines on a sheet: their corners, what they share, whether they cross."""

from __future__ import annotations

from math import hypot

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in px, y downward."""
Line = tuple[Point, Point]


def corners(box: Box) -> list[Point]:
    """The four corners in the order of a closed shape."""
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def overlap(one: Box, other: Box) -> float:
    """The area two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across * along if across > 0 and along > 0 else 0.0


def span(line: Line, box: Box) -> tuple[float, float] | None:
    """Where a line enters and leaves a box, in shares of its length (Liang-Barsky); None where it passes by."""
    (x0, y0), (x1, y1) = line
    start, end = 0.0, 1.0
    for step, low, high in ((x1 - x0, box[0] - x0, box[2] - x0), (y1 - y0, box[1] - y0, box[3] - y0)):
        if step:
            near, far = sorted((low / step, high / step))
            start, end = max(start, near), min(end, far)
        elif low > 0 or high < 0:
            return None
    return (start, end) if start <= end else None


def within(line: Line, box: Box) -> float:
    """The length of the part of a line that lies in a box."""
    (x0, y0), (x1, y1) = line
    if max(x0, x1) < box[0] or min(x0, x1) > box[2] or max(y0, y1) < box[1] or min(y0, y1) > box[3]:
        return 0.0  # most lines are far off: this is asked for every place of every name
    found = span(line, box)
    return (found[1] - found[0]) * hypot(x1 - x0, y1 - y0) if found else 0.0


def cross(one: Line, other: Line) -> bool:
    """Whether two lines cross."""

    def side(line: Line, point: Point) -> float:
        (x0, y0), (x1, y1) = line
        return (x1 - x0) * (point[1] - y0) - (y1 - y0) * (point[0] - x0)

    return side(one, other[0]) * side(one, other[1]) < 0 and side(other, one[0]) * side(other, one[1]) < 0
