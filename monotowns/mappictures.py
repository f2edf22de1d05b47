"""The maps of the pages: the country with all towns in three views, a region with its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from monotowns import classes, findings
from monotowns.charts import COLUMN, PHONE, WIDE, Drawing
from monotowns.charts.legend import Legend
from monotowns.charts.maps import Layer
from monotowns.figures import OWN
from monotowns.language import N_
from monotowns.model import Site, Town
from monotowns.overview import by_population, towns_of
from monotowns.sketchbook import Cell, Picture, Sketchbook, Table
from monotowns.townpage import result, results, years_of

PLACES = "geonames"
CHANGE = "change-since-1999"
CHANGES: Mapping[str, str] = {
    "rise": N_("more people"),
    "fall": N_("fewer people"),
    "level": N_("as many people"),
    "no-data": N_("no data"),
}


def _href(book: Sketchbook, slug: str) -> str:
    return book.v.page_href(f"towns/{slug}")


def _people(book: Sketchbook, town: Town) -> tuple[Cell, Cell]:
    """The latest number of residents and its year."""
    v, item = book.v, classes.latest_population(town)
    if item is None:
        return Cell(v.text("no data"), "[x]"), Cell(v.text("no date"), "[x]")
    return Cell(v.value(item, plain=True), item.number, (item.source, *item.also), number=True), Cell(str(item.at))


def _place(book: Sketchbook, town: Town) -> tuple[Cell, Cell]:
    """The town's name and its region's."""
    v = book.v
    return Cell(v.say(town.names)), Cell(v.say(v.site.regions[town.region].names))


def _states_table(book: Sketchbook, towns: Sequence[Town], at: str) -> Table:
    """What a map of people and states shows."""
    v = book.v
    rows = tuple((*_place(book, town), *_people(book, town), Cell(v.label("state", classes.state(town)))) for town in towns)
    return Table((v.text("Town"), v.text("Region"), v.text("People"), v.text("Year"), v.text("Backbone enterprise")), rows, at)


def _note(book: Sketchbook) -> str:
    """What every map must say: where years and sources of its figures stand, and whose geodata it shows."""
    v = book.v
    return f"{v.text('The figures are of different years; years and sources stand in the table.')} {v.say(v.site.publication.map_credit)}"


def _marks(book: Sketchbook, kind: str, marks: Mapping[str, str], order: Sequence[str]) -> list[tuple[str, str]]:
    """The key's marks with their words: those on the map, in their order."""
    return [(mark, book.v.label(kind, mark)) for mark in order if mark in marks.values()]


def _key(book: Sketchbook, marks: Sequence[tuple[str, str]], words: str) -> Legend:
    """The key of a map of people."""
    sizes = [(float(people), book.whole(people)) for people in (10_000, 150_000)]
    return Legend(marks, words, sizes, km=lambda km: book.v.quantity(km, "km"))


def country(book: Sketchbook, at: str = "", widest: int = WIDE) -> Picture:
    """All towns, linked, by people and state; `at` is the id of the page's own table of them, `widest` the width of the widest version."""
    from monotowns.charts import maps

    v, site = book.v, book.v.site
    layer = maps.states(site)
    key = _key(book, _marks(book, "operation", layer.marks, (*classes.STATES, "unknown")), v.text("Area of the circle: people"))
    desc = v.text("Map of Kazakhstan with the monotowns as circles; the list of towns says the same in words.")

    def draw(width: int) -> Drawing:
        return maps.country(site, book.lang, width, href=lambda slug: _href(book, slug), desc=desc, key=key, layer=layer)

    return book.picture(
        "map-country",
        findings.composition(v, "state", Counter(layer.marks.values())),
        v.text("Single-industry towns by people and by the state of the backbone enterprise"),
        book.versions("country", draw, PHONE, COLUMN, widest),
        _states_table(book, by_population(v), at),
        note=_note(book),
        sources=(OWN, PLACES),
    )


def sectors(book: Sketchbook, at: str = "") -> Picture:
    """All towns by people and by the sector they live by."""
    from monotowns.charts import maps

    v, site = book.v, book.v.site
    layer = maps.sectors(site)
    key = _key(book, _marks(book, "sector", layer.marks, (*classes.SECTORS, "other")), v.text("Area of the mark: people"))
    desc = v.text("Map of Kazakhstan with the monotowns as marks whose shape is the sector; the table says the same in words.")
    sector, most = max(Counter(layer.marks.values()).items(), key=lambda item: (item[1], item[0]))
    rows = tuple(
        (
            *_place(book, town),
            Cell(v.label("sector", classes.sector(town))),
            Cell(v.language.listing([v.say(item.name) for item in classes.main_enterprises(town)])),
            *_people(book, town),
        )
        for town in v.alphabetical()
    )
    header = (v.text("Town"), v.text("Region"), v.text("Sector"), v.text("Backbone enterprise"), v.text("People"), v.text("Year"))
    return book.picture(
        "map-sectors",
        v.plural(
            "In {most} of {n} town the main sector is {sector}",
            "In {most} of {n} towns the main sector is {sector}",
            len(site.towns),
            most=most,
            sector=v.label("sector", sector),
        ),
        v.text("Single-industry towns by people and by the sector of the backbone enterprise"),
        book.versions("sectors", lambda width: maps.country(site, book.lang, width, href=None, desc=desc, key=key, layer=layer)),
        Table(header, rows, at),
        note=_note(book),
        sources=(OWN, PLACES),
    )


def _direction(change: float) -> str:
    return "rise" if change > 0 else "fall" if change < 0 else "level"


def change_layer(site: Site) -> Layer:
    """The change of people since the census of 1999, in per cent: direction as mark, magnitude as size."""
    found = {item.slug: item.value for item in results(site, CHANGE)}
    marks = {town.slug: _direction(found[town.slug]) if town.slug in found else "no-data" for town in site.towns}
    return Layer(marks, {slug: abs(value) for slug, value in found.items()})


def changes(book: Sketchbook, at: str = "") -> Picture:
    """All towns by the change of people since the census of 1999."""
    from monotowns.charts import maps

    v, site = book.v, book.v.site
    layer = change_layer(site)
    count = Counter(layer.marks.values())
    key = Legend(
        [(mark, v.text(words)) for mark, words in CHANGES.items() if count[mark]],
        v.text("Area of the arrow: change"),
        [(float(size), v.language.percent(size, 0)) for size in (10, 50)],
        "rise",
        lambda km: v.quantity(km, "km"),
    )
    desc = v.text("Map of Kazakhstan with the monotowns as arrows up or down; the table says the same in words.")
    values = {item.slug: v.language.percent(item.value, 1, signed=True) for item in results(site, CHANGE)}

    def draw(width: int) -> Drawing:
        shown = layer if width == PHONE else Layer(layer.marks, layer.sizes, values)
        return maps.country(site, book.lang, width, href=None, desc=desc, key=key, layer=shown)

    rows = []
    for town in v.alphabetical():
        found = result(site, CHANGE, town)
        if found is None:
            cells: tuple[Cell, ...] = (Cell(v.text("no data"), "[x]"), Cell(v.text("no date"), "[x]"))
        else:
            cells = (
                Cell(values[town.slug], round(found.value, 4), found.sources, number=True),
                Cell(years_of(v, found)),
            )
        rows.append((*_place(book, town), *cells))
    return book.picture(
        "map-changes",
        v.plural(
            "Since 1999, {fall} of {n} town lost people and {rise} gained",
            "Since 1999, {fall} of {n} towns lost people and {rise} gained",
            len(values),
            fall=count["fall"],
            rise=count["rise"],
        ),
        v.text("Change of the number of people from the 1999 census to each town’s latest figure, per cent"),
        book.versions("changes", draw),
        Table((v.text("Town"), v.text("Region"), v.text("Change"), v.text("Years")), tuple(rows), at),
        note=_note(book),
        sources=(OWN, PLACES),
        processing=v.text("computed by us, see the method"),
    )


def region(book: Sketchbook, at: str = "") -> Picture:
    """The page's region with its towns."""
    from monotowns.charts import maps

    v, site, name = book.v, book.v.site, book.v.page.subject
    towns = list(towns_of(v, name))
    layer = maps.states(site)
    shown = {town.slug: layer.marks[town.slug] for town in towns}
    key = _key(book, _marks(book, "operation", shown, (*classes.STATES, "unknown")), v.text("Area of the circle: people"))
    desc = v.text("Map of the region with its monotowns as circles; the table says the same in words.")
    return book.picture(
        "map-region",
        findings.region(v, {v.say(town.names): item.number for town in towns if (item := classes.latest_population(town))}),
        v.text("{region}: monotowns by people and by the state of the backbone enterprise", region=v.say(site.regions[name].names)),
        book.versions(
            "region", lambda width: maps.region(site, name, book.lang, width, href=lambda slug: _href(book, slug), desc=desc, key=key)
        ),
        _states_table(book, towns, at),
        note=_note(book),
        sources=(OWN, PLACES),
    )
