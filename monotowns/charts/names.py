"""Towns on a map: marks with their names beside them, linked or not, and a few cities for bearings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import dist, sqrt
from typing import TYPE_CHECKING, Final

from monotowns.charts import marks
from monotowns.charts.boxes import corners
from monotowns.charts.labels import EDGE, GAP, NEAR, Place, Spot, place
from monotowns.charts.metrics import text_width

if TYPE_CHECKING:
    from monotowns.charts.boxes import Box, Point
    from monotowns.charts.ground import View
    from monotowns.charts.sheet import Sheet

SMALLEST: Final = 3.0
"""No mark is smaller, however few the people: a dot under 6 px is not seen."""
SIDES: Final = ("E", "W", "N", "S")
"""Where the name of a city may stand besides `EDGE`: not aslant, lest it float between its square and other marks."""
HALF: Final = 2.0
"""Half the side of a city's square."""
MARK: Final = 2.5
"""Radius that names keep off its middle."""
APART: Final = 6.0
"""Further room between a city's name and a town's, lest they read as one."""
EDGE_ROOM: Final = 4.0
"""Room between a name and the sides of its view."""

Href = Callable[[str], str]
City = tuple[str, "Point"]
"""A city for bearings: its name and its place in km."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A town as it stands on a map: `at` in km, `size` what its area stands for (None: no data)."""

    slug: str
    name: str
    mark: str
    at: Point
    size: float | None
    region: str

    def radius(self, unit: float) -> float:
        """Of a circle with the mark's area: in proportion to the size (`unit` is the radius for 1), never under the smallest mark that is seen."""
        return SMALLEST if self.size is None else max(SMALLEST, unit * sqrt(self.size))


def unlinked(sheet: Sheet, shown: Sequence[tuple[View, Sequence[Dot]]], unit: float) -> None:
    """The marks of several views without links: those with corners as one path a kind, what has no data lowest."""
    places: dict[str, list[tuple[float, float, float]]] = {}
    for view, dots in shown:
        for dot in dots:
            places.setdefault(dot.mark, []).append((*view.pixel(dot.at), dot.radius(unit)))
    for mark, where in sorted(places.items(), key=lambda item: (item[0] != "no-data", -len(item[1]))):
        if mark in marks.CORNERED:
            marks.many(sheet, mark, where, ground="land")
        else:
            for x, y, r in where:
                marks.draw(sheet, mark, x, y, r, ground="land")


def draw(
    sheet: Sheet,
    view: View,
    dots: Sequence[Dot],
    unit: float,
    href: Href | None,
    taken: Sequence[Box] = (),
    cities: Sequence[City] = (),
) -> list[Box]:
    """The towns and cities named so that nothing touches; names stay off the boxes in `taken`.

    Where `href` gives addresses the marks are drawn too, each with its name one link; else they are left to `unlinked`.
    Returns the boxes of all names and marks.
    """
    cities = [city for city in cities if not _covered(view.pixel(city[1]), view, dots, unit)]
    spots = [
        Spot(*view.pixel(dot.at), dot.radius(unit) * marks.reach(dot.mark), text_width(dot.name), -(dot.size or 0), (*NEAR, *EDGE))
        for dot in dots
    ]
    spots += [Spot(*view.pixel(at), MARK, text_width(name) + APART, 1.0, (*SIDES, *EDGE), close=True) for name, at in cities]
    frame = (view.left + EDGE_ROOM, view.top + 2, view.left + view.width - EDGE_ROOM, view.top + view.height - 2)
    found = place(spots, frame, taken)
    if cities and None in found[: len(dots)]:  # the towns are the matter, cities give way
        cities, found = (), place(spots[: len(dots)], frame, taken)
    placed = [(city, where) for city, where in zip(cities, found[len(dots) :], strict=True) if where is not None]
    sheet.polygons([_square(*view.pixel(at)) for (_, at), _ in placed], "muted")
    for (name, _), beside_it in placed:
        _name(sheet, name, beside_it, "muted")
    sheet.lines([where.leader for where in found[: len(dots)] if where is not None and where.leader is not None], "muted", 0.75)
    for dot, where in sorted(zip(dots, found, strict=False), key=lambda pair: -(pair[0].size or 0)):
        if href is None:
            _name(sheet, dot.name, where, "ink")
            continue
        with sheet.link(href(dot.slug), "" if where is not None else dot.name):
            marks.draw(sheet, dot.mark, *view.pixel(dot.at), dot.radius(unit), ground="land")
            _name(sheet, dot.name, where, "ink")
    return [where.box for where in found if where is not None] + [(s.x - s.r, s.y - s.r, s.x + s.r, s.y + s.r) for s in spots]


def beside(city: City) -> float:
    """What a city needs from its middle to the right edge of its view for its name there."""
    return MARK + GAP + text_width(city[0]) + APART + EDGE_ROOM


def _covered(point: Point, view: View, dots: Sequence[Dot], unit: float) -> bool:
    """Whether a town's mark hides the mark of a city here."""
    return any(dist(point, view.pixel(dot.at)) < dot.radius(unit) + HALF for dot in dots)


def _square(x: float, y: float) -> list[Point]:
    """The mark of a city."""
    return corners((x - HALF, y - HALF, x + HALF, y + HALF))


def _name(sheet: Sheet, name: str, where: Place | None, token: str) -> None:
    if where is not None:
        sheet.text(where.x, where.y, name, token, where.anchor, halo="halo-land")
