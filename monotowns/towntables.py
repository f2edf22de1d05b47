"""What the records say of towns and enterprises beside their figures, as tables: names, codes, place, groups; owners, state."""

from __future__ import annotations

from monotowns import classes
from monotowns.csvfile import Column, number
from monotowns.figuretables import BOUND, ID, TOWN_ID, Rows, bound, cited, source_line
from monotowns.language import N_
from monotowns.model import Town
from monotowns.view import View

TOWNS = (
    Column("name", N_("Town")),
    Column("name_en", N_("Name in English")),
    Column("name_ru", N_("Name in Russian")),
    Column("name_kk", N_("Name in Kazakh")),
    Column("region", N_("Region")),
    Column("latitude", N_("Latitude"), "number", N_("Degrees, WGS 84.")),
    Column("longitude", N_("Longitude"), "number", N_("Degrees, WGS 84.")),
    Column(
        "population",
        N_("People, latest figure"),
        "integer",
        N_("The latest count of the town itself, without the rest of its administration."),
    ),
    BOUND,
    Column("population_year", N_("Year"), "integer"),
    Column("population_kind", N_("Kind"), about=N_("How the figure came about: census, estimate, report, plan and so on.")),
    Column("population_source", N_("Source of the figure")),
    Column("population_source_id", N_("Identifier of the source"), about=N_("The same in all three languages."), refers="sources"),
    Column("sector", N_("Sector")),
    Column(
        "state", N_("Backbone enterprise"), about=N_("Whether the enterprises the town lives by work; the rule stands on the method page.")
    ),
    Column("listing", N_("Among the 20 counted since 2024")),
    Column("article_activity", N_("Group by activity, in the article")),
    Column("article_production", N_("Group by production, in the article")),
    Column("potential", N_("Potential in 2013")),
    Column("kato", N_("KATO code"), about=N_("Code of the town in the state classifier of territories, where a source gives it.")),
    Column("wikidata", N_("Wikidata identifier")),
    Column("geonames", N_("GeoNames identifier"), "integer"),
    Column("checked", N_("Checked"), "date", N_("The day the record was last read against its sources.")),
    ID,
)
"""The columns of the towns; their names are also the properties of the map file."""
ENTERPRISES = (
    Column("town", N_("Town")),
    Column("name", N_("Enterprise")),
    Column("role", N_("Role")),
    Column("sector", N_("Sector")),
    Column("activity", N_("Activity")),
    Column("founded", N_("Year of foundation"), "integer"),
    Column("owner", N_("Owner")),
    Column("owner_year", N_("Owner as of"), "integer"),
    Column("state", N_("State")),
    Column("state_year", N_("State as of"), "integer"),
    Column("note", N_("Note")),
    Column("sources", N_("Sources")),
    TOWN_ID,
    ID,
)
"""The columns of the enterprises; an identifier is unique within its town."""
DEFINITIONS = (
    Column("name", N_("Indicator")),
    Column("definition", N_("Definition")),
    Column("method", N_("Method")),
    Column("unit", N_("Unit"), about=N_("Empty where each figure names its own.")),
    Column("computed", N_("Computed by us"), about=N_("Says yes where we work the indicator out from the records.")),
    ID,
)
"""The columns of the indicators' definitions."""


def _people(v: View, town: Town) -> list[object]:
    """The cells of the latest count: value, bound, year, kind, source and its identifier; empty where there is none."""
    item = classes.latest_population(town)
    if item is None:
        return [""] * 6
    source = v.site.sources[item.source]
    return [number(item.number), bound(v, item.bound), item.at, v.label("kind", item.kind), source_line(source), source.id]


def town_row(v: View, town: Town) -> list[object]:
    """The cells of one town under TOWNS."""
    return [
        town.names[v.lang],
        town.names.en,
        town.names.ru,
        town.names.kk,
        v.site.regions[town.region].names[v.lang],
        number(town.coordinates.lat),
        number(town.coordinates.lon),
        *_people(v, town),
        v.label("sector", classes.sector(town)),
        v.label("operation", classes.state(town)),
        v.label("listed", town.listing.value),
        v.label("activity", town.article.activity),
        v.label("production", town.article.production),
        v.label("potential", classes.rating(town, "potential")),
        town.codes.kato,
        town.codes.wikidata,
        town.codes.geonames,
        town.checked.isoformat(),
        town.slug,
    ]


def town_rows(v: View) -> Rows:
    """All towns in alphabetical order."""
    return [town_row(v, town) for town in v.alphabetical()]


def enterprise_rows(v: View) -> Rows:
    """The enterprises of all towns, town by town in alphabetical order."""
    rows: Rows = []
    for town in v.alphabetical():
        for item in town.enterprises:
            owner, state = item.owner, item.operation
            names = [item.source, *item.also, *([owner.source, *owner.also] if owner else []), *([state.source] if state else [])]
            rows.append(
                [
                    town.names[v.lang],
                    v.say(item.name),
                    v.label("role", item.role),
                    v.label("sector", item.sector),
                    v.say(item.activity),
                    number(item.founded.value) if item.founded else "",
                    v.say(owner.text) if owner else "",
                    owner.year if owner else "",
                    v.label("operation", state.value) if state else "",
                    state.year if state else "",
                    v.say(item.note),
                    cited(v, *names),
                    town.slug,
                    item.id,
                ]
            )
    return rows


def definition_rows(v: View) -> Rows:
    """What each indicator measures and how."""
    return [
        [
            v.say(item.name),
            v.say(item.definition),
            v.say(item.method),
            v.language.unit_name(item.unit) if item.unit else "",
            v.text("yes") if item.computed else "",
            item.id,
        ]
        for item in v.site.indicators.values()
    ]
