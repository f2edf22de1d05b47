"""Towns on a map: linked marks with their names beside them, and a few cities for bearings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from monotowns.charts import marks
from monotowns.charts.labels import Box, Place, Spot, place
from monotowns.charts.metrics import text_width

if TYPE_CHECKING:
    from monotowns.charts.ground import View
    from monotowns.charts.projection import Point
    from monotowns.charts.sheet import Sheet

SMALLEST: Final = 3.0
"""No mark is smaller, however few the people: a dot under 6 px is not seen."""

Href = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Dot:
    """A town as it stands on a map: `at` in km."""

    slug: str
    name: str
    mark: str
    at: Point
    people: float
    region: str

    def radius(self, unit: float) -> float:
        """Area in proportion to people (`unit` is the radius for one), but never under the smallest mark that is seen."""
        return max(SMALLEST, unit * sqrt(self.people))


def draw(
    sheet: Sheet,
    view: View,
    dots: Sequence[Dot],
    unit: float,
    href: Href,
    taken: Sequence[Box] = (),
    cities: Sequence[tuple[str, Point]] = (),
) -> None:
    """The dots linked and named, and the cities named, so that nothing touches; names stay off the boxes in `taken`."""
    spots = [Spot(*view.pixel(dot.at), dot.radius(unit), text_width(dot.name), -dot.people) for dot in dots]
    spots += [Spot(*view.pixel(at), 2.5, text_width(name), 1.0) for name, at in cities]
    frame = (view.left + 2, view.top + 2, view.left + view.width - 2, view.top + view.height - 2)
    found = place(spots, frame, taken)
    for (name, at), where in zip(cities, found[len(dots) :], strict=True):
        sheet.dots([view.pixel(at)], 2.25, "muted", marker="s")
        _name(sheet, name, where, "muted")
    for where in found[: len(dots)]:
        if where is not None and where.leader is not None:
            sheet.line(where.leader, "muted", 0.75)
    for dot, where in sorted(zip(dots, found, strict=False), key=lambda pair: -pair[0].people):
        with sheet.link(href(dot.slug), "" if where is not None else dot.name):
            marks.draw(sheet, dot.mark, *view.pixel(dot.at), dot.radius(unit), ground="land")
            _name(sheet, dot.name, where, "ink")


def _name(sheet: Sheet, name: str, where: Place | None, token: str) -> None:
    if where is not None:
        sheet.text(where.x, where.y, name, token, where.anchor, halo="halo-land")
