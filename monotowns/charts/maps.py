"""The maps: where a town lies, the country with its linked towns, and one region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import dist, sqrt
from typing import TYPE_CHECKING, Final

from monotowns.charts import bearings, ground, insets, legend, names
from monotowns.charts.boxes import Point
from monotowns.charts.legend import Legend
from monotowns.charts.names import City, Dot, Href
from monotowns.charts.projection import project
from monotowns.charts.sheet import Sheet
from monotowns.charts.style import ATLAS, COLUMN, PHONE, WIDE
from monotowns.classes import latest_population, sector, state

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing
    from monotowns.model import Feature, Lang, Site, Town

__all__ = ["Href", "Layer", "Legend", "country", "locator", "people", "region", "sectors", "states"]

BIGGEST: Final = {WIDE: 15.0, ATLAS: 12.5, COLUMN: 12.0, PHONE: 9.0}
"""Radius of the largest town by width of the map."""
MARGIN: Final = {WIDE: (22, 16, 26), ATLAS: (14, 14, 34), COLUMN: (12, 12, 0), PHONE: (6, 22, 0)}
"""Room round the country: across, along, and more at the foot; on a phone names stand above and below it."""
SAME: Final = 5.0
"""A regional centre so many km from a town is that town."""
SUBURB: Final = 100.0
"""A regional centre so many km from a city of national significance gives no bearings of its own."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What a map says of each town, by slug: its mark, what the mark's area stands for (left out: no data), words after its name."""

    marks: Mapping[str, str]
    sizes: Mapping[str, float]
    notes: Mapping[str, str] = field(default_factory=dict)


def people(site: Site) -> dict[str, float]:
    """The latest number of residents of each town, where one is known."""
    found = {town.slug: latest_population(town) for town in site.towns}
    return {slug: item.number for slug, item in found.items() if item is not None}


def states(site: Site) -> Layer:
    """The people of each town and the state of the enterprises it lives by."""
    return Layer({town.slug: state(town) for town in site.towns}, people(site))


def sectors(site: Site) -> Layer:
    """The people of each town and the sector it lives by."""
    return Layer({town.slug: sector(town) for town in site.towns}, people(site))


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
    site: Site, lang: Lang, width: int = WIDE, *, href: Href | None, desc: str = "", key: Legend | None = None, layer: Layer | None = None
) -> Drawing:
    """All towns as marks, area by size and shape by class, with insets where they crowd; linked where `href` gives addresses.

    On a wide map one inset shows the densest group; narrower maps show each group in a row below. The key comes last.
    """
    layer = layer or states(site)
    dots = _dots(site, lang, layer)
    unit = _unit(dots, width)
    across, along, under = MARGIN[width]
    left, low, right, high = ground.whole(site.layers)
    scale = (width - 2 * across) / (right - left)
    frame = (left, low - under / scale, right, high)
    height = round((high - low) * scale) + 2 * along + under
    view = ground.fit(frame, 0, 0, width, height, across)
    groups = insets.clusters(dots, width)
    titles = {group[0].region: _capital(site.regions[group[0].region].names[lang]) for group in groups}
    found = insets.plan(groups, width, height, titles, _centres(site, lang))
    inside = [inset.box for inset in found if inset.box[1] < height]
    bottom = max([float(height)] + [inset.box[3] for inset in found if inset.box[1] > height])
    sheet = Sheet(width, bottom + 1 + (legend.height(key, width, unit) if key else 0))
    taken = insets.frames(sheet, view, found) + inside
    if key and key.km:
        taken += bearings.scale(sheet, [view], key.km)
    cities = _cities(site, lang, width, dots, [inset.city for inset in found])
    single = insets.left_out(dots, found)
    boxes = names.draw(sheet, view, single, unit, href, taken, cities)
    if width > PHONE:
        bearings.names(sheet, _named(ground.areas(site.layers, view), lang), ground.waters(site.layers, view), taken + boxes)
    insets.draw(sheet, site.layers, found, unit, href)
    if href is None:
        names.unlinked(sheet, [(view, single), *((inset.view, inset.dots) for inset in found)], unit)
    if key:
        legend.draw(sheet, key, bottom, unit)
    return sheet.drawing(desc, "group" if href else "img", ground.base(site.layers, view, rivers=width > PHONE))


def region(
    site: Site, region_id: str, lang: Lang, width: int = COLUMN, *, href: Href, desc: str = "", key: Legend | None = None
) -> Drawing:
    """One region with its linked towns, its centre, and the lands around it by name; towns whose marks would meet stand in insets below."""
    area = site.regions[region_id]
    every = _dots(site, lang, states(site))
    dots = [dot for dot in every if dot.region == region_id]
    unit = _unit(every, min(width, COLUMN))
    frame = ground.geography(site.layers).frames[area.geo]
    tall = (width - 40) * (frame[3] - frame[1]) / (frame[2] - frame[0]) + 40
    height = round(min(tall, width * (1.1 if width == PHONE else 0.75)))
    view = ground.fit(frame, 0, 0, width, height, 18)
    centres = {name: city for name, city in _centres(site, lang).items() if name == region_id and _apart(city, every)}
    found = insets.plan(insets.crowds(dots, view, unit), width, height, {region_id: ""}, centres)
    bottom = max([float(height)] + [inset.box[3] + 1 for inset in found])
    sheet = Sheet(width, bottom + (legend.height(key, width, unit) if key else 0))
    ground.draw(sheet, site.layers, view, region=area.geo, fine=True)
    taken = insets.frames(sheet, view, found)
    if key and key.km:
        taken += bearings.scale(sheet, [view], key.km)
    shown = [inset.city for inset in found]
    single = insets.left_out(dots, found)
    boxes = names.draw(sheet, view, single, unit, href, taken, [city for city in centres.values() if city not in shown])
    bearings.names(sheet, _named(ground.areas(site.layers, view, area.geo), lang), ground.waters(site.layers, view), taken + boxes)
    insets.draw(sheet, site.layers, found, unit, href)
    if key:
        legend.draw(sheet, key, bottom, unit)
    return sheet.drawing(desc, "group")


def _dots(site: Site, lang: Lang, layer: Layer) -> list[Dot]:
    """The towns as dots."""
    return [
        Dot(
            town.slug, f"{town.names[lang]} {layer.notes.get(town.slug, '')}".strip(), layer.marks[town.slug],
            project(town.coordinates.lon, town.coordinates.lat), layer.sizes.get(town.slug), town.region,
        )
        for town in site.towns
    ]  # fmt: skip


def _unit(dots: list[Dot], width: int) -> float:
    """The radius of a circle for a size of 1."""
    return BIGGEST[width] / sqrt(max([dot.size or 0.0 for dot in dots] + [1.0]))


def _centres(site: Site, lang: Lang) -> dict[str, City]:
    """The centre of each region, and the cities of national significance, by region."""
    return {
        name: (region.centre[lang], project(region.centre_point.lon, region.centre_point.lat))
        for name, region in site.regions.items()
        if region.centre_point
    }


def _apart(city: City, dots: Sequence[Dot]) -> bool:
    """Whether a city is none of the towns."""
    return all(dist(city[1], dot.at) > SAME for dot in dots)


def _cities(site: Site, lang: Lang, width: int, dots: Sequence[Dot], shown: Sequence[City | None]) -> list[City]:
    """The cities for bearings that no inset shows: on a wide map all centres, on a phone none, else those of national significance."""
    if width == PHONE:
        return []
    centres = _centres(site, lang)
    great = [city for name, city in centres.items() if site.regions[name].geo in ground.CITIES]
    others = [city for city in centres.values() if all(dist(city[1], other[1]) > SUBURB for other in great)] if width > COLUMN else []
    return [city for city in great + others if city not in shown and _apart(city, dots)]


def _capital(name: str) -> str:
    """A name as a label has it."""
    return name[:1].upper() + name[1:]


def _named(areas: Sequence[tuple[Feature, list[Point]]], lang: Lang) -> list[tuple[str, list[Point]]]:
    """Lands by their names."""
    return [(_capital(feature.names[lang]), ring) for feature, ring in areas if feature.names]
