"""Enlarged parts of a map: which towns crowd, where their insets stand, and what an inset shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import dist, inf
from typing import TYPE_CHECKING, Final

from monotowns.charts import ground, names
from monotowns.charts.boxes import corners
from monotowns.charts.ground import View
from monotowns.charts.metrics import text_width, wrap
from monotowns.charts.projection import extent
from monotowns.charts.style import ATLAS, COLUMN, PHONE, WIDE

if TYPE_CHECKING:
    from monotowns.charts.boxes import Box
    from monotowns.charts.ground import Layers
    from monotowns.charts.names import City, Dot, Href
    from monotowns.charts.sheet import Sheet

CLUSTER: Final = 100.0
"""Three towns or more of one region, each within so many km of another, make an inset."""
TITLE: Final = 15.0
"""Height of one line of an inset's title."""
GAP: Final = 8.0
TALL: Final = 128.0
CORNER: Final[Mapping[int, tuple[float, float, float]]] = {WIDE: (212.0, 196.0, 122.0), ATLAS: (150.0, 152.0, 110.0)}
"""The one inset of a wide map, at its foot between the Caspian and the Syr Darya: left, width and height in px."""
PLAIN: Final = 2.0
"""Radius of a town's dot where an inset shows the town."""
LEFT: Final = 14.0
"""What an inset keeps free left of its first town to give a city at its right end room for a name."""
SMALLER: Final = 0.8
"""It becomes smaller for that by no more than this."""
LARGEST: Final = 2.0
"""No inset shows a kilometre as more px."""
AIR: Final = 2.0
"""Marks nearer to each other than this crowd."""
AROUND: Final = 7.0
"""How far a frame keeps from the dots in it."""


@dataclass(frozen=True, slots=True)
class Inset:
    """An enlarged group of towns with its number on the map; the region's centre is `city` where it lies near."""

    number: int
    dots: Sequence[Dot]
    title: str
    box: Box
    city: City | None
    head: float
    """Height of the title where it stands inside the box; else 0."""

    @property
    def view(self) -> View:
        """What the inset shows and where."""
        left, top, right, bottom = self.box
        margin = 20.0 if self.head else 22.0 if right - left < 150 else 28.0
        points = [dot.at for dot in self.dots] + ([self.city[1]] if self.city else [])
        fitted = ground.fit(extent(points), left, top + self.head, right - left, bottom - top - self.head, margin)
        (x, y), scale = fitted.centre, min(fitted.scale, LARGEST)
        first = min(dot.at[0] for dot in self.dots)
        if self.city and self.city[1][0] == max(point[0] for point in points):
            free = right - left - names.beside(self.city)
            smaller = min(scale, (free - LEFT) / (self.city[1][0] - first))
            if smaller >= SMALLER * scale:  # its name stands at its right
                scale = smaller
                x = max(x, self.city[1][0] - (free - (right - left) / 2) / scale)
        return View(left, top, right - left, bottom - top, (x, y + self.head / 2 / scale), scale)


def clusters(dots: Sequence[Dot], width: int) -> list[list[Dot]]:
    """The groups that get an inset on a map of this width: on a wide one only the closest, else all, the closest last."""
    groups = _chains(dots, lambda one, other: one.region == other.region and dist(one.at, other.at) <= CLUSTER)
    found = sorted((group for group in groups if len(group) > 2), key=_spread, reverse=True)
    return found[-1:] if width in CORNER else found


def crowds(dots: Sequence[Dot], view: View, unit: float) -> list[list[Dot]]:
    """The groups whose marks would lie on each other in this view, or nearly."""

    def meet(one: Dot, other: Dot) -> bool:
        return dist(view.pixel(one.at), view.pixel(other.at)) < one.radius(unit) + other.radius(unit) + AIR

    return [group for group in _chains(dots, meet) if len(group) > 1]


def _chains(dots: Sequence[Dot], near: Callable[[Dot, Dot], bool]) -> list[list[Dot]]:
    """The dots in groups in which each is near another."""
    groups: list[list[Dot]] = []
    for dot in dots:
        joined = [group for group in groups if any(near(dot, other) for other in group)]
        groups = [group for group in groups if group not in joined] + [[dot, *(other for group in joined for other in group)]]
    return groups


def _spread(group: Sequence[Dot]) -> float:
    """The longer side of the group's frame, in km."""
    left, bottom, right, top = extent([dot.at for dot in group])
    return max(right - left, top - bottom)


def plan(groups: Sequence[Sequence[Dot]], width: int, height: float, titles: Mapping[str, str], centres: Mapping[str, City]) -> list[Inset]:
    """The insets of a map; titles and centres by region."""
    if width == PHONE:  # the last one has a row for itself: it goes to the city with the longest name
        groups = sorted(groups, key=lambda group: text_width(city[0]) if (city := _city(group, centres)) else 0.0)
    boxes = _boxes(width, height, [titles[group[0].region] for group in groups])
    found = []
    for number, (group, box) in enumerate(zip(groups, boxes, strict=True), start=1):
        found.append(Inset(number, group, titles[group[0].region], box, _city(group, centres), TITLE if width in CORNER else 0.0))
    return found


def left_out(dots: Sequence[Dot], found: Sequence[Inset]) -> list[Dot]:
    """The towns that stand in no inset."""
    grouped = {dot.slug for inset in found for dot in inset.dots}
    return [dot for dot in dots if dot.slug not in grouped]


def _city(group: Sequence[Dot], centres: Mapping[str, City]) -> City | None:
    """The centre of the group's region, where it lies near."""
    city = centres.get(group[0].region)
    return city if city and min(dist(city[1], dot.at) for dot in group) <= CLUSTER else None


def _boxes(width: int, height: float, titles: Sequence[str]) -> list[Box]:
    """Where the insets stand: in its corner on a wide map; else in rows below the map, each under its title."""
    if width in CORNER:
        left, across, along = CORNER[width]
        return [(left, height - along - 6, left + across, height - 6)][: len(titles)]
    found: list[Box] = []
    top = height
    many = {COLUMN: 3, PHONE: 2}[width]
    for start in range(0, len(titles), many):
        row = titles[start : start + many]
        side = min((width - GAP * (len(row) - 1)) / len(row), float(PHONE))
        top += GAP + TITLE * max(len(_heading(start + index + 1, title, side)) for index, title in enumerate(row))
        found += [(index * (side + GAP), top, index * (side + GAP) + side, top + TALL) for index in range(len(row))]
        top += TALL
    return found


def _heading(number: int, title: str, width: float) -> list[str]:
    """Number and title in lines; a word too long for the width is divided at its hyphen."""
    text = f"{number}\u2002{title}".rstrip()
    lines = wrap(text, width)
    return lines if max(map(text_width, lines)) <= width else wrap(text.replace("-", "- "), width)


def frames(sheet: Sheet, view: View, insets: Sequence[Inset]) -> list[Box]:
    """The frames on the main map round what the insets show, numbered, the towns in them as plain dots; their boxes."""
    boxes = []
    sheet.dots([view.pixel(dot.at) for inset in insets for dot in inset.dots], PLAIN, "muted")
    for inset in insets:
        left, low, right, high = extent([view.pixel(dot.at) for dot in inset.dots])
        left, top, right, bottom = left - AROUND, low - AROUND, right + AROUND, high + AROUND
        sheet.text(right + 3, top + 9, str(inset.number), "muted", halo="halo-land")
        boxes.append((left, top, right, bottom))
    sheet.polygons([corners(box) for box in boxes], "", "muted", 0.75)
    return boxes + [(box[2], box[1], box[2] + 10, box[1] + 12) for box in boxes]


def draw(sheet: Sheet, layers: Layers, insets: Sequence[Inset], unit: float, href: Href | None) -> None:
    """The enlarged groups; a title stands above its inset, or inside it on a wide map."""
    if not insets:
        return
    views = [inset.view for inset in insets]
    ground.draw(sheet, layers, *views, fine=True, rivers=all(view.width > 150 for view in views))
    sheet.polygons([corners(inset.box) for inset in insets], "", "muted", 0.75)
    for inset, view in zip(insets, views, strict=True):
        left, top, right, _ = inset.box
        taken: list[Box] = []
        if inset.head:
            sheet.text(left + 7, top + 15, _heading(inset.number, inset.title, inf)[0], "muted", halo="halo-land")
            taken.append((left, top, right, top + inset.head + 4))
        else:
            lines = _heading(inset.number, inset.title, right - left)
            for index, line in enumerate(lines):
                sheet.text(left, top - 4 - TITLE * (len(lines) - 1 - index), line, "muted")
        names.draw(sheet, view, inset.dots, unit, href, taken, [inset.city] if inset.city else [])
