"""The tables of figures for download: a town's, all towns', all monotowns', the indicators', and the register of sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from monotowns import csvfile
from monotowns.csvfile import Column
from monotowns.language import N_
from monotowns.model import Bound, Observation, Source, Town
from monotowns.townpage import published_names, standings
from monotowns.view import View

Rows = list[list[object]]

BOUND = Column("bound", N_("Bound"), about=N_("How the figure is meant: about, over, under or almost; empty where it is exact."))
SCOPE = Column(
    "scope",
    N_("Scope"),
    about=N_("The area or unit the figure is for: town, city administration, district and so on. Do not add up two scopes."),
)
QUALITY = Column(
    "source_quality",
    N_("Quality class"),
    about=N_("From A (acts and official statistics) to D (encyclopedias, compilations, unchecked copies)."),
)
ID = Column("id", N_("Identifier"), about=N_("The same in all three languages."))
TOWN_ID = Column("town_id", N_("Identifier of the town"), about=N_("The same in all three languages."), refers="towns")
INDICATOR_ID = Column("indicator_id", N_("Identifier of the indicator"), about=N_("The same in all three languages."), refers="definitions")
FIGURES = (
    Column("subject", N_("Subject")),
    Column("indicator", N_("Indicator")),
    Column("what", N_("What exactly")),
    Column("value", N_("Value"), "number", N_("The figure in its unit; empty where the source gives a range.")),
    Column("low", N_("From"), "number", N_("The lower end of a range.")),
    Column("high", N_("To"), "number", N_("The upper end of a range.")),
    BOUND,
    Column("unit", N_("Unit")),
    Column("date", N_("Date"), about=N_("A year, or a day as year-month-day; empty where the source gives no date.")),
    Column("period", N_("Period"), about=N_("The part of the year or the span of years, where it is not one whole year.")),
    SCOPE,
    Column("area", N_("Area"), about=N_("The settlement, district, region or enterprise, where the scope alone does not say.")),
    Column("kind", N_("Kind"), about=N_("How the figure came about: census, estimate, report, plan and so on.")),
    Column("shown_first", N_("Shown first"), about=N_("Says yes for the figure that stands first where several compete.")),
    Column("reason", N_("Reason"), about=N_("Why that figure stands first.")),
    Column("note", N_("Note")),
    Column("source_publisher", N_("Publisher of the source")),
    Column("source_title", N_("Title of the source")),
    Column("source_url", N_("Address of the source")),
    QUALITY,
    TOWN_ID,
    INDICATOR_ID,
    Column("source_id", N_("Identifier of the source"), about=N_("The same in all three languages."), refers="sources"),
)
"""The columns of observations."""
RANKING = (
    Column("place", N_("Place"), "integer", N_("Place in order of the value, the largest first; equal values share a place.")),
    Column("town", N_("Town")),
    Column("value", N_("Value"), "number", N_("The figure in its unit; the middle where the source gives a range.")),
    Column("low", N_("Value from"), "number", N_("The lower end of a range.")),
    Column("high", N_("Value to"), "number", N_("The upper end of a range.")),
    BOUND,
    Column("unit", N_("Unit")),
    Column("first_year", N_("From year"), "integer", N_("The first year of a change, or the year of the figure.")),
    Column("last_year", N_("To year"), "integer", N_("The last year of a change, or the year of the figure.")),
    SCOPE,
    Column("sources", N_("Sources")),
    TOWN_ID,
)
"""The columns of an indicator's values."""
INDICATORS = (Column("indicator", N_("Indicator")), *RANKING, INDICATOR_ID)
"""The columns of the values of all indicators."""
REGISTER = (
    ID,
    Column("title", N_("Title of the source")),
    Column("publisher", N_("Publisher of the source")),
    Column("url", N_("Address of the source")),
    Column("language", N_("Language"), about=N_("Code of the language by ISO 639-1.")),
    Column("kind", N_("Kind")),
    Column("date", N_("Date"), about=N_("Date of publication as exactly as known: year, year-month or year-month-day.")),
    QUALITY,
)
"""The columns of the register of sources."""


def bound(v: View, value: Bound | None) -> str:
    """The word for how a value is meant; nothing where it is exact."""
    return v.label("bound", value) if value else ""


def source_line(source: Source) -> str:
    """A source in one line: publisher, title, date, address."""
    parts = (source.publisher, source.title, source.date, source.url)
    return ". ".join(part for part in parts if part)


def cited(v: View, *names: str) -> str:
    """The sources of these identifiers in one cell, each once."""
    return "; ".join(source_line(v.site.sources[name]) for name in dict.fromkeys(names))


def _observation_row(v: View, subject: str, item: Observation, town: Town | None = None) -> list[object]:
    """The cells of one observation under FIGURES."""
    name = v.site.indicators[item.indicator].name[v.lang] if item.indicator in v.site.indicators else v.text("Population")
    source = v.site.sources[item.source]
    return [
        subject,
        name,
        v.say(item.what),
        csvfile.number(item.value),
        csvfile.number(item.low),
        csvfile.number(item.high),
        bound(v, item.bound),
        v.language.unit_name(item.unit),
        item.date.isoformat() if item.date else item.year,
        v.say(item.period),
        v.label("scope", item.scope),
        v.say(item.area),
        v.label("kind", item.kind),
        v.text("yes") if item.use else "",
        v.say(item.reason),
        v.say(item.note),
        source.publisher,
        source.title,
        source.url,
        source.quality,
        town.slug if town else "",
        item.indicator,
        source.id,
    ]


def town_rows(v: View, town: Town) -> Rows:
    """Every figure of one town with scope, kind and source."""
    name = town.names[v.lang]
    rows = [_observation_row(v, name, item, town) for item in (*town.population, *town.indicators)]
    for enterprise in town.enterprises:
        rows.extend(_observation_row(v, f"{name}: {v.say(enterprise.name)}", item, town) for item in enterprise.figures)
    return rows


def all_rows(v: View) -> Rows:
    """Every figure of every town, in alphabetical order."""
    return [row for town in v.alphabetical() for row in town_rows(v, town)]


def national_rows(v: View) -> Rows:
    """Every figure for all monotowns together."""
    return [_observation_row(v, v.label("scope", item.scope), item) for item in v.site.national]


def ranking_rows(v: View, name: str) -> Rows:
    """The values of one indicator, the largest first; a range stands by its middle."""
    return [
        [
            place,
            v.site.town(item.slug).names[v.lang],
            csvfile.number(round(item.value, 4)),
            csvfile.number(item.figure.low) if item.figure else "",
            csvfile.number(item.figure.high) if item.figure else "",
            bound(v, item.figure.bound) if item.figure else "",
            v.language.unit_name(item.unit),
            item.first,
            item.last,
            v.label("scope", item.scope),
            cited(v, *item.sources),
            item.slug,
        ]
        for place, item in standings(v.site, name)
    ]


def indicator_rows(v: View) -> Rows:
    """The values of all published indicators."""
    return [[v.say(v.site.indicators[name].name), *row, name] for name in published_names(v.site) for row in ranking_rows(v, name)]


def register_rows(v: View) -> Rows:
    """The register of sources."""
    return [[s.id, s.title, s.publisher, s.url, s.language, v.label("source", s.kind), s.date, s.quality] for s in v.site.sources.values()]


def csv(v: View, columns: Iterable[Column], rows: Iterable[Sequence[object]]) -> bytes:
    """A table of this module as a CSV file."""
    return csvfile.table(csvfile.header(v, columns), rows)
