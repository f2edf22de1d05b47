"""Where names go: beside their marks without touching each other, farther off with a leader line where it is crowded.

Every mark gets a list of places in order of liking; all names then settle together, each in turn taking the place that
costs least against the others, until none moves. No chance is involved, so the same map always comes out the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Final

from monotowns.charts.boxes import Box, Line, cross, overlap, within
from monotowns.charts.style import ASCENT, DESCENT

if TYPE_CHECKING:
    from monotowns.charts.sheet import Anchor

NEAR: Final = ("E", "W", "N", "S", "NE", "SE", "NW", "SW")
_COMPASS: Final = {"E": (1, 0), "W": (-1, 0), "N": (0, -1), "S": (0, 1), "NE": (1, -1), "SE": (1, 1), "NW": (-1, -1), "SW": (-1, 1)}
EDGE: Final = ("NNE", "SSE", "NNW", "SSW")
"""Above or below the mark, the name's near end in line with the mark's edge: for marks close to the frame."""
_MUST_NOT: Final = 10_000.0
_NEVER: Final = 1e9
GAP: Final = 3.0
POOR: Final = 60.0
"""A place worse by so much than another is worth moving a neighbour for."""
REACH: Final = 90.0
"""How far from its mark a name may stand, in px."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark of radius `r` at (x, y) whose name is `width` px wide. Spots with a lower `rank` are named first."""

    x: float
    y: float
    r: float
    width: float
    rank: float = 0
    prefer: tuple[str, ...] = NEAR
    also: tuple[tuple[float, float], ...] = ()
    """Other points the name may stand at as well: those of a line, for example."""
    ascent: float = ASCENT
    descent: float = DESCENT
    close: bool = False
    """Whether the name must be nearer to its own mark than to any other, without a leader line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: the start, middle or end of its baseline, its box, and the leader line if it has one."""

    x: float
    y: float
    anchor: Anchor
    box: Box
    leader: Line | None = None


@dataclass(slots=True)
class _Choice:
    """The places one spot could take and what each costs by itself."""

    places: list[Place]
    costs: list[float]
    taken: int = -1
    others: list[int] = field(default_factory=list)


def _beside(spot: Spot, direction: str) -> Place:
    """The name next to its mark."""
    if direction in EDGE:
        above, eastward = direction[0] == "N", direction[-1] == "E"
        y = spot.y - spot.r - GAP - spot.descent + 1 if above else spot.y + spot.r + GAP + spot.ascent
        return _place(spot, spot.x + (-spot.r if eastward else spot.r), y, "start" if eastward else "end")
    dx, dy = _COMPASS[direction]
    reach = spot.r + GAP if not (dx and dy) else 0.7 * spot.r + 2
    middle = (spot.ascent - spot.descent) / 2
    x = spot.x + dx * reach
    y = spot.y + middle if not dy else spot.y + (reach + spot.ascent if dy > 0 else -reach - spot.descent + 1)
    return _place(spot, x, y, "start" if dx > 0 else "end" if dx < 0 else "middle")


def _place(spot: Spot, x: float, y: float, anchor: Anchor, leader: bool = False) -> Place:
    left = x - {"start": 0.0, "middle": spot.width / 2, "end": spot.width}[anchor]
    box = (left, y - spot.ascent, left + spot.width, y + spot.descent)
    if not leader:
        return Place(x, y, anchor, box)
    end = (min(max(spot.x, box[0]), box[2]), min(max(spot.y, box[1]), box[3] - 1))
    if anchor != "middle":
        end = (box[0] - 2 if anchor == "start" else box[2] + 2, y - (spot.ascent - spot.descent) / 2)
    length = hypot(end[0] - spot.x, end[1] - spot.y) or 1.0
    start = (spot.x + (end[0] - spot.x) * spot.r / length, spot.y + (end[1] - spot.y) * spot.r / length)
    return Place(x, y, anchor, box, (start, end))


def _away(spot: Spot) -> list[Place]:
    """Places farther off, with a leader line."""
    places = []
    for distance in (8, 14, 22, 32, 44, 58, 74):
        for step in range(16):
            dx, dy = cos(step * pi / 8), sin(step * pi / 8)
            x, y = spot.x + dx * (spot.r + distance), spot.y + dy * (spot.r + distance)
            anchor: Anchor = "start" if dx > 0.35 else "end" if dx < -0.35 else "middle"
            middle = (spot.ascent - spot.descent) / 2
            places.append(_place(spot, x, y + middle if anchor != "middle" else y + (spot.ascent if dy > 0 else 0), anchor, leader=True))
    return places


def _distance(spot: Spot, box: Box) -> float:
    """From the edge of a mark to a box."""
    return hypot(max(box[0] - spot.x, spot.x - box[2], 0.0), max(box[1] - spot.y, spot.y - box[3], 0.0)) - spot.r


def _alone(
    here: Spot,
    place: Place,
    near: Sequence[tuple[Spot, bool]],
    frame: Box,
    taken: Sequence[Box],
    shy: Sequence[Line],
    faint: Sequence[Line],
) -> float:
    """What a place costs whatever the other names do."""
    box = place.box
    if box[0] < frame[0] or box[1] < frame[1] or box[2] > frame[2] or box[3] > frame[3]:
        return _NEVER
    if any(overlap(box, other) for other in taken):
        return _NEVER
    cost = 0.0
    if here.close and any(_distance(spot, box) <= _distance(here, box) + 1 for spot, own in near if not own):
        return _NEVER
    for spot, own in near:
        mark = (spot.x - spot.r - 1, spot.y - spot.r - 1, spot.x + spot.r + 1, spot.y + spot.r + 1)
        if own:
            cost += 50 if place.leader and overlap(box, mark) else 0
            continue
        if overlap(box, (mark[0] - 6, mark[1] - 2, mark[2] + 6, mark[3] + 2)):
            if overlap(box, mark):
                return _NEVER
            cost += 700 if place.leader else 25
        if place.leader and within(place.leader, mark):
            cost += 400
    if place.leader and any(within(place.leader, other) > 2 for other in taken):
        return _NEVER
    crossed = sum(within(line, (box[0] - 2, box[1], box[2] + 2, box[3])) for line in shy)
    if crossed > 2:
        cost += 80 + 6 * crossed
    if any(within(line, box) for line in faint):
        cost += 30
    if place.leader:
        (x0, y0), (x1, y1) = place.leader
        cost += 60 + 2 * hypot(x1 - x0, y1 - y0) + 40 * sum(cross(place.leader, line) for line in shy)
    return cost


def _between(one: Place, other: Place) -> float:
    """What two places cost each other."""
    a, b = one.box, other.box
    cost = _MUST_NOT if overlap((a[0] - 2, a[1], a[2] + 2, a[3]), b) else 0.0
    if (one.leader and within(one.leader, b)) or (other.leader and within(other.leader, a)):
        cost += _MUST_NOT
    if one.leader and other.leader and cross(one.leader, other.leader):
        cost += _MUST_NOT
    return cost


def _settle(choices: Sequence[_Choice], order: Sequence[int]) -> bool:
    """Each spot in turn takes its cheapest place against the others, until none moves; True if no two names collide."""
    for _ in range(12):
        moved = False
        for number in order:
            choice = choices[number]
            rivals = [choices[other].places[choices[other].taken] for other in choice.others if choices[other].taken >= 0]
            best, least = -1, float("inf")
            for index, cost in enumerate(choice.costs):
                if cost < least:
                    total = cost + sum(_between(choice.places[index], rival) for rival in rivals)
                    if total < least:
                        best, least = index, total
            if best != choice.taken:
                choice.taken, moved = best, True
        if not moved:
            break
    return not any(_bad(choices, number) for number in order)


def _cost(choices: Sequence[_Choice], number: int, index: int, leave: int = -1) -> float:
    """What a place costs by itself and against the names that stand, but for that of the spot `leave`."""
    rivals = (choices[other] for other in choices[number].others if other != leave)
    place = choices[number].places[index]
    return choices[number].costs[index] + sum(_between(place, rival.places[rival.taken]) for rival in rivals if rival.taken >= 0)


def _yield(choices: Sequence[_Choice], order: Sequence[int]) -> None:
    """A name that stands badly takes a better place that one other keeps from it, if the other loses less by moving."""
    for number in order:
        choice = choices[number]
        for index in sorted(range(len(choice.places)), key=choice.costs.__getitem__):
            if choice.costs[index] + POOR >= choice.costs[choice.taken]:
                break
            there = choice.places[index]
            held = [other for other in choice.others if _between(there, choices[other].places[choices[other].taken])]
            if len(held) != 1:
                continue
            rival, old = choices[held[0]], choice.taken
            before = choice.costs[old] + rival.costs[rival.taken]
            choice.taken = index
            moved = min(range(len(rival.places)), key=lambda place: _cost(choices, held[0], place))
            if _cost(choices, number, index, held[0]) + _cost(choices, held[0], moved) < before:
                rival.taken = moved
                break
            choice.taken = old


def _bad(choices: Sequence[_Choice], number: int) -> bool:
    """Whether the name lies on something it must not touch."""
    choice = choices[number]
    if choice.taken < 0 or not choice.places:
        return True
    here = choice.places[choice.taken]
    rivals = (choices[other] for other in choice.others)
    return any(_between(here, rival.places[rival.taken]) for rival in rivals if rival.taken >= 0)


def _drop(choices: Sequence[_Choice], order: Sequence[int]) -> None:
    """Leaves out the last names in `order` that collide, one by one, until the rest settle."""
    left = list(order)
    while left and not _settle(choices, left):
        last = next(number for number in reversed(left) if _bad(choices, number))
        choices[last].taken = -1
        left.remove(last)


def place(
    spots: Sequence[Spot],
    frame: Box,
    taken: Sequence[Box] = (),
    shy: Sequence[Line] = (),
    faint: Sequence[Line] = (),
    *,
    leaders: bool = True,
) -> list[Place | None]:
    """A place for each name inside the frame, off the marks and the boxes in `taken`, rather not on the lines in `shy`, nor on those in `faint`.

    None where there is no room (of two rivals the one with the higher rank gives way).
    """
    choices = [_Choice([], [], others=_near(spots, number)) for number in range(len(spots))]

    def offer(number: int, places: Sequence[Place], dislike: float) -> None:
        """Adds the places that are possible at all."""
        here = spots[number]
        near = [(spots[other], (spots[other].x, spots[other].y) == (here.x, here.y)) for other in [*choices[number].others, number]]
        for index, item in enumerate(places):
            cost = _alone(here, item, near, frame, taken, shy, faint) + dislike * index
            if cost < _NEVER:
                choices[number].places.append(item)
                choices[number].costs.append(cost)

    for number, spot in enumerate(spots):
        anchors = [spot, *(replace(spot, x=x, y=y) for x, y in spot.also)]
        offer(number, [_beside(anchor, direction) for anchor in anchors for direction in spot.prefer], 4.0)
    order = sorted(range(len(spots)), key=lambda number: (spots[number].rank, number))
    if leaders:
        _settle(choices, order)
        crowded = [number for number in order if _bad(choices, number) or choices[number].costs[choices[number].taken] > 60]
        crowded += sorted(
            {other for number in crowded for other in choices[number].others if other not in crowded and _rivals(spots, number, other)}
        )
        for number in crowded:
            if spots[number].close:
                continue
            offer(number, _away(spots[number]), 0.0)
    tries = [order, order[::-1], sorted(order, key=lambda number: spots[number].x), sorted(order, key=lambda number: spots[number].y)]
    for attempt in tries:
        if _settle(choices, attempt):
            _yield(choices, attempt)
            break
        for choice in choices:
            choice.taken = -1
    else:
        _drop(choices, order)
    return [choice.places[choice.taken] if choice.taken >= 0 else None for choice in choices]


def _near(spots: Sequence[Spot], number: int) -> list[int]:
    """The spots whose names could meet that of this one."""
    here = spots[number]
    return [
        other
        for other, spot in enumerate(spots)
        if other != number
        and (here.also or spot.also or (abs(spot.x - here.x) < spot.width + here.width + REACH and abs(spot.y - here.y) < REACH + 30))
    ]


def _rivals(spots: Sequence[Spot], one: int, other: int) -> bool:
    """Whether two names may want the same place close to their marks."""
    a, b = spots[one], spots[other]
    return abs(a.x - b.x) < (a.width + b.width) / 2 + 60 and abs(a.y - b.y) < 60
