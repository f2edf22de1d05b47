"""Map layers cut into the lines their shapes share, so that neighbours stay neighbours at every scale.

A ring of a layer becomes a chain of arcs that end where three shapes meet. An arc is stored once, in one direction, with
its Douglas-Peucker weights: both shapes beside it are thinned to the same line, and a border is drawn once.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import dist, inf
from typing import TYPE_CHECKING

from monotowns.charts.boxes import Point
from monotowns.charts.projection import Frame, clip_line, clip_ring, extent, project, simplify, weights

if TYPE_CHECKING:
    from monotowns.model import Feature

Key = tuple[str, str]
"""Name of a layer and id of a shape."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two meeting points (or a closed one), thinned on demand; `shapes` lie beside it."""

    points: tuple[Point, ...]
    weights: tuple[float, ...]
    shapes: frozenset[Key]
    frame: Frame

    def at(self, tolerance: float) -> list[Point]:
        """The line at this tolerance."""
        return simplify(self.points, tolerance, self.weights)


@dataclass(frozen=True, slots=True)
class Topology:
    """Arcs, and each shape's largest ring as (number of the arc, in its direction)."""

    arcs: tuple[Arc, ...]
    rings: dict[Key, tuple[tuple[int, bool], ...]]

    def ring(self, shape: Key, tolerance: float, frame: Frame) -> list[Point]:
        """The outline of a shape inside the frame, without its holes."""
        return clip_ring(self._walk(self.rings[shape], tolerance), frame)

    def _walk(self, chain: Iterable[tuple[int, bool]], tolerance: float) -> list[Point]:
        """The points of a closed chain, the last joined to the first."""
        points: list[Point] = []
        for number, forward in chain:
            line = self.arcs[number].at(tolerance)
            points += (line if forward else line[::-1])[:-1]
        return points

    def borders(
        self, layer: str, tolerance: float, frame: Frame, leave: frozenset[str] = frozenset(), *, beside: int = 2
    ) -> list[list[Point]]:
        """The lines between two shapes of a layer (`beside=1`: its outer lines), without the limits of the shapes in `leave`."""
        arcs = (arc for arc in self.arcs if len(_of(arc, layer)) == beside and not _of(arc, layer) & leave)
        return [part for arc in arcs if _meet(arc.frame, frame) for part in clip_line(arc.at(tolerance), frame)]

    def outline(self, layer: str, tolerance: float, frame: Frame, leave: frozenset[str] = frozenset()) -> list[list[Point]]:
        """The outer rings of a whole layer inside the frame."""
        starts: dict[Point, tuple[int, bool]] = {}
        for (name, shape), ring in self.rings.items():
            if name != layer or shape in leave:
                continue
            for number, forward in ring:
                if len(_of(self.arcs[number], layer) - leave) == 1:
                    ends = self.arcs[number].points
                    starts[ends[0] if forward else ends[-1]] = (number, forward)
        rings: list[list[Point]] = []
        while starts:
            here = next(iter(starts))
            chain: list[tuple[int, bool]] = []
            while here in starts:
                chain.append(starts.pop(here))
                number, forward = chain[-1]
                here = self.arcs[number].points[-1 if forward else 0]
            rings.append(clip_ring(self._walk(chain, tolerance), frame))
        return [ring for ring in rings if len(ring) > 2]


def _of(arc: Arc, layer: str) -> frozenset[str]:
    """The shapes of one layer beside the arc."""
    return frozenset(shape for name, shape in arc.shapes if name == layer)


def _meet(one: Frame, other: Frame) -> bool:
    """Whether two frames have a point in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _area(ring: Sequence[Point]) -> float:
    """Twice the signed area of a ring."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True))


def _split(ring: Sequence[Point], meetings: set[Point]) -> list[tuple[Point, ...]]:
    """The ring (its first point not repeated) as open lines between meeting points, or as one closed line."""
    marks = [index for index, point in enumerate(ring) if point in meetings]
    if not marks:
        first = min(range(len(ring)), key=lambda index: ring[index])
        return [(*ring[first:], *ring[:first], ring[first])]
    turned = [*ring[marks[0] :], *ring[: marks[0]], ring[marks[0]]]
    cuts = [index - marks[0] for index in marks] + [len(ring)]
    return [tuple(turned[start : end + 1]) for start, end in itertools.pairwise(cuts)]


def _closed_weights(points: Sequence[Point]) -> list[float]:
    """Weights of a closed line: cut at its start and at the point farthest from it."""
    far = max(range(len(points)), key=lambda index: dist(points[0], points[index]))
    result = weights(points[: far + 1])[:-1] + weights(points[far:])
    result[far] = inf
    return result


def build(layers: dict[str, Sequence[Feature]]) -> Topology:
    """The topology of polygon layers in degrees whose common borders have common points."""
    degrees: dict[Key, list[Point]] = {}
    for layer, features in layers.items():
        for feature in features:
            for number, ring in enumerate(sorted(feature.rings, key=lambda ring: -abs(_area(ring)))):
                name = feature.id if number == 0 else f"{feature.id}/{number}"
                if number == 0 or _area(ring) * _area(degrees[layer, feature.id]) > 0:
                    degrees[layer, name] = [*(ring[:-1] if ring[0] == ring[-1] else ring)]
    near: dict[Point, set[Point]] = defaultdict(set)
    for points in degrees.values():
        for one, other in zip(points, [*points[1:], points[0]], strict=True):
            near[one].add(other)
            near[other].add(one)
    meetings = {point for point, others in near.items() if len(others) > 2}
    numbers: dict[tuple[Point, ...], int] = {}
    beside: dict[int, set[Key]] = defaultdict(set)
    rings: dict[Key, tuple[tuple[int, bool], ...]] = {}
    for key, points in degrees.items():
        chain = []
        for line in _split(points, meetings):
            stored = min(line, line[::-1])
            number = numbers.setdefault(stored, len(numbers))
            beside[number].add((key[0], key[1].split("/")[0]))
            chain.append((number, stored == line))
        rings[key] = tuple(chain)
    arcs = []
    for number, stored in enumerate(numbers):
        line = tuple(project(*point) for point in stored)
        known = _closed_weights(line) if stored[0] == stored[-1] else weights(line)
        arcs.append(Arc(line, tuple(known), frozenset(beside[number]), extent(line)))
    return Topology(tuple(arcs), rings)
