"""The maps: where a town lies, the country with its linked towns, and one region."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import TYPE_CHECKING, Final

from monotowns.charts import ground, insets, legend, marks, names
from monotowns.charts.legend import Legend
from monotowns.charts.names import Dot, Href
from monotowns.charts.projection import Point, project
from monotowns.charts.sheet import Sheet
from monotowns.charts.style import COLUMN, PHONE, WIDE
from monotowns.classes import latest_population, state

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing
    from monotowns.model import Lang, Site, Town

__all__ = ["Href", "Legend", "country", "locator", "people", "region", "states"]

BIGGEST: Final = {WIDE: 15.0, COLUMN: 12.0, PHONE: 9.0}
"""Radius of the largest town by width of the map."""
MARGIN: Final = {WIDE: (22, 22), COLUMN: (12, 12), PHONE: (6, 22)}
"""Room round the country, across and along; on a phone names stand above and below it."""


def people(site: Site) -> dict[str, float]:
    """The latest number of residents of each town, where one is known."""
    found = {town.slug: latest_population(town) for town in site.towns}
    return {slug: item.number for slug, item in found.items() if item is not None}


def states(site: Site) -> dict[str, str]:
    """The mark of each town for the state of the enterprises it lives by."""
    return {town.slug: state(town) for town in site.towns}


def locator(site: Site, town: Town, *, width: int = PHONE, desc: str = "") -> Drawing:
    """The country's outline with the town's region shaded and the town as a dot."""
    frame = ground.whole(site.layers)
    height = round((width - 6) * (frame[3] - frame[1]) / (frame[2] - frame[0])) + 6
    sheet = Sheet(width, height)
    view = ground.fit(frame, 0, 0, width, height, 2)
    ground.outline(sheet, site.layers, view, site.regions[town.region].geo)
    sheet.dots([view.pixel(project(town.coordinates.lon, town.coordinates.lat))], 5, "working", "paper", 1.5)
    return sheet.drawing(desc)


def country(
    site: Site,
    lang: Lang,
    width: int = WIDE,
    *,
    href: Href,
    desc: str = "",
    key: Legend | None = None,
    classes: Mapping[str, str] | None = None,
    sizes: Mapping[str, float] | None = None,
) -> Drawing:
    """All towns as linked marks, area by people (`sizes`), shape by class (`classes`: slug -> mark), with insets where they crowd.

    On the widest map one inset shows the densest group; narrower maps show each group in a row below. The key comes last.
    """
    dots = _dots(site, lang, classes, sizes)
    unit = _unit(dots, width)
    frame = ground.whole(site.layers)
    across, along = MARGIN[width]
    height = round((width - 2 * across) * (frame[3] - frame[1]) / (frame[2] - frame[0])) + 2 * along
    view = ground.fit(frame, 0, 0, width, height, across)
    groups = insets.clusters(dots, width)
    titles = [site.regions[group[0].region].names[lang] for group in groups]
    boxes = insets.boxes(width, height, titles)
    bottom = max([float(height)] + [box[3] for box in boxes])
    sheet = Sheet(width, bottom + 1 + (legend.height(key, width, unit) if key else 0))
    ground.draw(sheet, site.layers, view, rivers=width > PHONE)
    grouped = {dot.slug for group in groups for dot in group}
    taken = [insets.mark(sheet, view, group, unit) for group in groups] + [box for box in boxes if box[1] < height]
    for dot in sorted(dots, key=lambda dot: -dot.people):
        if dot.slug in grouped:
            marks.draw(sheet, dot.mark, *view.pixel(dot.at), dot.radius(unit), ground="land")
    names.draw(sheet, view, [dot for dot in dots if dot.slug not in grouped], unit, href, taken, _cities(site, lang, width))
    for group, title, box in zip(groups, titles, boxes, strict=True):
        insets.draw(sheet, site.layers, group, title, box, unit, href)
    if key:
        legend.draw(sheet, key, bottom, unit)
    return sheet.drawing(desc, "group")


def region(
    site: Site,
    region_id: str,
    lang: Lang,
    width: int = COLUMN,
    *,
    href: Href,
    desc: str = "",
    centre: Point | None = None,
    key: Legend | None = None,
    classes: Mapping[str, str] | None = None,
    sizes: Mapping[str, float] | None = None,
) -> Drawing:
    """One region with its towns, and its centre where `centre` gives that place's (longitude, latitude)."""
    area = site.regions[region_id]
    dots = _dots(site, lang, classes, sizes)
    unit = _unit(dots, min(width, COLUMN))
    frame = ground.geography(site.layers).frames[area.geo]
    tall = (width - 40) * (frame[3] - frame[1]) / (frame[2] - frame[0]) + 40
    height = round(min(tall, width * (1.1 if width == PHONE else 0.75)))
    view = ground.fit(frame, 0, 0, width, height, 18)
    sheet = Sheet(width, height + (legend.height(key, width, unit) if key else 0))
    ground.draw(sheet, site.layers, view, region=area.geo, fine=True)
    cities = [] if centre is None else [(area.centre[lang], project(*centre))]
    names.draw(sheet, view, [dot for dot in dots if dot.region == region_id], unit, href, (), cities)
    if key:
        legend.draw(sheet, key, height, unit)
    return sheet.drawing(desc, "group")


def _dots(site: Site, lang: Lang, classes: Mapping[str, str] | None, sizes: Mapping[str, float] | None) -> list[Dot]:
    """The towns as dots; classes and sizes from the site where none are given."""
    classes = states(site) if classes is None else classes
    sizes = people(site) if sizes is None else sizes
    return [
        Dot(
            town.slug, town.names[lang], classes.get(town.slug, "unknown"), project(town.coordinates.lon, town.coordinates.lat),
            sizes.get(town.slug, 0.0), town.region,
        )
        for town in site.towns
    ]  # fmt: skip


def _unit(dots: list[Dot], width: int) -> float:
    """The radius for one person."""
    return BIGGEST[width] / sqrt(max([dot.people for dot in dots] + [1.0]))


def _cities(site: Site, lang: Lang, width: int) -> list[tuple[str, Point]]:
    """The cities of national significance by name and place, for bearings where there is room."""
    if width == PHONE:
        return []
    centres = ground.geography(site.layers).centres
    return [
        (feature.names[lang], centres[feature.id]) for feature in site.layers["regions"] if feature.id in ground.CITIES and feature.names
    ]
