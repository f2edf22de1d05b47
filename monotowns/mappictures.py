"""The maps of the pages: the country with all towns, a region with its own."""

from __future__ import annotations

from collections import Counter

from monotowns import classes, findings
from monotowns.charts import COLUMN, PHONE, WIDE, Drawing
from monotowns.figures import OWN
from monotowns.language import N_
from monotowns.model import Town
from monotowns.overview import towns_of
from monotowns.sketchbook import Cell, Picture, Sketchbook, Table

LEGEND = (("working", N_("working")), ("partly", N_("working in part")), ("closed", N_("closed")))


def _href(book: Sketchbook, slug: str) -> str:
    return book.v.page_href(f"towns/{slug}")


def _table(book: Sketchbook, towns: list[Town], at: str) -> Table:
    """What a map of people and states shows."""
    v = book.v
    rows = []
    for town in towns:
        item = classes.latest_population(town)
        people = (
            Cell(v.value(item, plain=True), item.number, (item.source, *item.also), number=True) if item else Cell(v.text("no data"), "[x]")
        )
        rows.append(
            (
                Cell(v.say(town.names)),
                Cell(v.say(v.site.regions[town.region].names)),
                people,
                Cell(str(item.at)) if item else Cell(v.text("no date"), "[x]"),
                Cell(v.label("state", classes.state(town))),
            )
        )
    header = (v.text("Town"), v.text("Region"), v.text("People"), v.text("Year"), v.text("Backbone enterprise"))
    return Table(header, tuple(rows), at)


def country(book: Sketchbook, at: str = "") -> Picture:
    """All towns on the map of the country; `at` is the id of the page's own table of them."""
    from monotowns.charts import legend, maps

    v, site = book.v, book.v.site
    key = legend.Legend(
        [(mark, v.text(words)) for mark, words in LEGEND],
        v.text("Area of the circle: people"),
        [(50_000, book.whole(50_000)), (150_000, book.whole(150_000))],
    )
    desc = v.text("Map of Kazakhstan with the monotowns as circles; the list of towns says the same in words.")

    def draw(width: int) -> Drawing:
        return maps.country(site, book.lang, width, href=lambda slug: _href(book, slug), desc=desc, key=key)

    return book.picture(
        "map-country",
        findings.composition(v, "state", Counter(classes.state(town) for town in site.towns)),
        v.text("Single-industry towns by people and by the state of the backbone enterprise"),
        book.versions("country", draw, PHONE, COLUMN, WIDE),
        _table(book, list(v.alphabetical()), at),
        note=v.say(site.publication.map_credit),
        sources=(OWN, "geonames"),
    )


def region(book: Sketchbook, at: str = "") -> Picture:
    """The page's region with its towns."""
    from monotowns.charts import maps

    v, site, name = book.v, book.v.site, book.v.page.subject
    towns = list(towns_of(v, name))
    desc = v.text("Map of the region with its monotowns as circles; the table says the same in words.")
    point = site.regions[name].centre_point
    centre = (point.lon, point.lat) if point else None

    def draw(width: int) -> Drawing:
        return maps.region(site, name, book.lang, width, href=lambda slug: _href(book, slug), desc=desc, centre=centre)

    return book.picture(
        "map-region",
        findings.region(v, {v.say(town.names): item.number for town in towns if (item := classes.latest_population(town))}),
        v.say(site.regions[name].names),
        book.versions("region", draw),
        _table(book, towns, at),
        note=v.say(site.publication.map_credit),
        sources=(OWN, "geonames"),
    )
