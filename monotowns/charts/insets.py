"""Enlarged parts of a map: which towns crowd, where their insets stand, and what an inset shows."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist
from typing import TYPE_CHECKING, Final

from monotowns.charts import ground, names
from monotowns.charts.metrics import wrap
from monotowns.charts.projection import extent
from monotowns.charts.style import COLUMN, PHONE, WIDE

if TYPE_CHECKING:
    from monotowns.charts.ground import Layers, View
    from monotowns.charts.labels import Box
    from monotowns.charts.names import Dot, Href
    from monotowns.charts.sheet import Sheet

CLUSTER: Final = 100.0
"""Three towns or more of one region, each within so many km of another, make an inset."""
TITLE: Final = 15.0
"""Height of one line of an inset's title."""
GAP: Final = 8.0
TALL: Final = 124.0


def clusters(dots: Sequence[Dot], width: int) -> list[list[Dot]]:
    """The groups that get an inset on a map of this width: on the widest only the closest one, else all, the closest last."""
    groups: list[list[Dot]] = []
    for dot in dots:
        near = [group for group in groups if any(other.region == dot.region and dist(dot.at, other.at) <= CLUSTER for other in group)]
        groups = [group for group in groups if group not in near] + [[dot, *(other for group in near for other in group)]]
    found = sorted((group for group in groups if len(group) > 2), key=_spread, reverse=True)
    return found[-1:] if width == WIDE else found


def _spread(group: Sequence[Dot]) -> float:
    """The longer side of the group's frame, in km."""
    left, bottom, right, top = extent([dot.at for dot in group])
    return max(right - left, top - bottom)


def boxes(width: int, height: float, titles: Sequence[str]) -> list[Box]:
    """Where the insets stand: over Russia, at the top left, on the widest map; else in rows below the map, each under its title."""
    if width == WIDE:
        return [(0.0, 0.0, 216.0, 116.0)][: len(titles)]
    found: list[Box] = []
    top = height
    many = {COLUMN: 3, PHONE: 2}[width]
    for start in range(0, len(titles), many):
        row = titles[start : start + many]
        side = (width - GAP * (len(row) - 1)) / len(row)
        top += GAP + TITLE * max(len(wrap(title, side)) for title in row)
        found += [(index * (side + GAP), top, index * (side + GAP) + side, top + TALL) for index in range(len(row))]
        top += TALL
    return found


def mark(sheet: Sheet, view: View, group: Sequence[Dot], unit: float) -> Box:
    """The frame on the main map round what an inset shows; its box."""
    spots = [(*view.pixel(dot.at), dot.radius(unit) + 3) for dot in group]
    left, top = min(x - r for x, _, r in spots), min(y - r for _, y, r in spots)
    right, bottom = max(x + r for x, _, r in spots), max(y + r for _, y, r in spots)
    sheet.box(left, top, right - left, bottom - top, "", "muted", 0.75)
    return left, top, right, bottom


def draw(sheet: Sheet, layers: Layers, group: Sequence[Dot], title: str, box: Box, unit: float, href: Href) -> None:
    """An enlarged group of towns; the title stands above the box, or inside one that is at the top of the sheet."""
    left, top, right, bottom = box
    margin = 22.0 if right - left < 150 else 30.0
    view = ground.fit(extent([dot.at for dot in group]), left, top, right - left, bottom - top, margin)
    ground.draw(sheet, layers, view, fine=True, rivers=right - left > 150)
    sheet.box(left, top, right - left, bottom - top, "", "muted", 0.75)
    lines = wrap(title, right - left)
    taken: list[Box] = []
    if top > TITLE:
        for index, line in enumerate(lines):
            sheet.text(left, top - 4 - TITLE * (len(lines) - 1 - index), line, "muted")
    else:
        sheet.text(left + 7, top + 15, title, "muted", halo="halo-land")
        taken = [(left, top, right, top + 19)]
    names.draw(sheet, view, group, unit, href, taken)
