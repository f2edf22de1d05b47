"""Where a place on the globe lies on our maps: the Lambert conformal conic of data/geo, thinning of lines, clipping to a frame.

Pure functions over (x, y) pairs. Projected coordinates are km from 67 E, 48 N, y pointing north; a frame is
(left, bottom, right, top) in the same unit.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import cos, inf, log, pi, radians, sin, tan
from typing import Final

from monotowns.charts.boxes import Box, Point, span

Frame = Box
"""Left, bottom, right, top in km, y upward."""

RADIUS: Final = 6371.0
"""Radius of the sphere in km."""
MERIDIAN: Final = 67.0
_P1, _P2, _P0 = radians(43), radians(53), radians(48)
_N: Final = log(cos(_P1) / cos(_P2)) / log(tan(pi / 4 + _P2 / 2) / tan(pi / 4 + _P1 / 2))
_F: Final = cos(_P1) * tan(pi / 4 + _P1 / 2) ** _N / _N
_RHO0: Final = RADIUS * _F / tan(pi / 4 + _P0 / 2) ** _N


def project(lon: float, lat: float) -> Point:
    """Degrees to km."""
    rho = RADIUS * _F / tan(pi / 4 + radians(lat) / 2) ** _N
    theta = _N * radians(lon - MERIDIAN)
    return rho * sin(theta), _RHO0 - rho * cos(theta)


def extent(points: Sequence[Point]) -> Frame:
    """The smallest frame around the points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def weights(points: Sequence[Point]) -> list[float]:
    """For each point of an open line the largest tolerance at which Douglas-Peucker keeps it; the ends are kept always.

    One pass serves every scale: `simplify` at any tolerance is a filter over these weights.
    """
    result = [0.0] * len(points)
    result[0] = result[-1] = inf
    stack = [(0, len(points) - 1, inf)]
    while stack:
        first, last, limit = stack.pop()
        if last - first < 2:
            continue
        (x0, y0), (x1, y1) = points[first], points[last]
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        worst, place = -1.0, first
        for index in range(first + 1, last):
            px, py = points[index][0] - x0, points[index][1] - y0
            along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
            ex, ey = px - along * dx, py - along * dy
            distance = ex * ex + ey * ey
            if distance > worst:
                worst, place = distance, index
        kept = min(limit, worst**0.5)
        result[place] = kept
        stack += [(first, place, kept), (place, last, kept)]
    return result


def simplify(points: Sequence[Point], tolerance: float, known: Sequence[float] | None = None) -> list[Point]:
    """The line without the points that stray less than `tolerance` (Douglas-Peucker); `known` are its `weights`."""
    found = weights(points) if known is None else known
    return [point for point, weight in zip(points, found, strict=True) if weight > tolerance]


def clip_ring(ring: Sequence[Point], frame: Frame) -> list[Point]:
    """The part of a polygon inside the frame (Sutherland-Hodgman); empty if there is none."""
    left, bottom, right, top = frame
    result = list(ring)
    for axis, bound, sign in ((0, left, 1), (0, right, -1), (1, bottom, 1), (1, top, -1)):
        points, result = result, []
        for index, here in enumerate(points):
            before = points[index - 1]
            inside, was = sign * (here[axis] - bound) >= 0, sign * (before[axis] - bound) >= 0
            if inside != was:
                share = (bound - before[axis]) / (here[axis] - before[axis])
                cross = (before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1]))
                result.append(cross)
            if inside:
                result.append(here)
    return result


def clip_line(line: Sequence[Point], frame: Frame) -> list[list[Point]]:
    """The parts of an open line inside the frame."""
    parts: list[list[Point]] = []
    for (x0, y0), (x1, y1) in itertools.pairwise(line):
        found = span(((x0, y0), (x1, y1)), frame)
        if found is None:
            continue
        start, end = found
        first = (x0 + start * (x1 - x0), y0 + start * (y1 - y0))
        last = (x0 + end * (x1 - x0), y0 + end * (y1 - y0))
        if parts and parts[-1][-1] == first:
            parts[-1].append(last)
        else:
            parts.append([first, last])
    return [part for part in parts if part[0] != part[-1] or len(part) > 2]
