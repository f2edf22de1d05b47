"""The tables of figures for download: a town's, all towns', all monotowns', an indicator's, and the register of sources."""

from __future__ import annotations

from collections.abc import Iterable

from monotowns import csvfile
from monotowns.csvfile import Column
from monotowns.language import N_
from monotowns.model import Bound, Observation, Source, Town
from monotowns.pages import ordered
from monotowns.townpage import results
from monotowns.view import View

Rows = list[list[object]]

FIGURES = (
    Column("subject", N_("Subject")),
    Column("indicator", N_("Indicator")),
    Column("what", N_("What exactly")),
    Column("value", N_("Value"), "number"),
    Column("low", N_("From"), "number"),
    Column("high", N_("To"), "number"),
    Column("bound", N_("Bound")),
    Column("unit", N_("Unit")),
    Column("date", N_("Date")),
    Column("period", N_("Period")),
    Column("scope", N_("Scope")),
    Column("area", N_("Area")),
    Column("kind", N_("Kind")),
    Column("shown_first", N_("Shown first")),
    Column("reason", N_("Reason")),
    Column("note", N_("Note")),
    Column("source_publisher", N_("Publisher of the source")),
    Column("source_title", N_("Title of the source")),
    Column("source_url", N_("Address of the source")),
    Column("source_quality", N_("Quality class")),
)
"""The columns of observations. `bound` says how a value is meant: over, under, almost, about; empty where it is exact."""
RANKING = (
    Column("place", N_("Place"), "integer"),
    Column("town", N_("Town")),
    Column("value", N_("Value"), "number"),
    Column("low", N_("Value from"), "number"),
    Column("high", N_("Value to"), "number"),
    Column("bound", N_("Bound")),
    Column("unit", N_("Unit")),
    Column("first_year", N_("From year"), "integer"),
    Column("last_year", N_("To year"), "integer"),
    Column("scope", N_("Scope")),
    Column("sources", N_("Sources")),
)
"""The columns of an indicator's values."""
REGISTER = (
    Column("id", N_("Identifier")),
    Column("title", N_("Title of the source")),
    Column("publisher", N_("Publisher of the source")),
    Column("url", N_("Address of the source")),
    Column("language", N_("Language")),
    Column("kind", N_("Kind")),
    Column("date", N_("Date")),
    Column("quality", N_("Quality class")),
)
"""The columns of the register of sources."""


def bound(v: View, value: Bound | None) -> str:
    """The word for how a value is meant; nothing where it is exact."""
    return v.label("bound", value) if value else ""


def source_line(source: Source) -> str:
    """A source in one line: publisher, title, date, address."""
    parts = (source.publisher, source.title, source.date, source.url)
    return ". ".join(part for part in parts if part)


def _observation_row(v: View, subject: str, item: Observation) -> list[object]:
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
    ]


def town_rows(v: View, town: Town) -> Rows:
    """Every figure of one town with scope, kind and source."""
    name = town.names[v.lang]
    rows = [_observation_row(v, name, item) for item in (*town.population, *town.indicators)]
    for enterprise in town.enterprises:
        rows.extend(_observation_row(v, f"{name}: {v.say(enterprise.name)}", item) for item in enterprise.figures)
    return rows


def all_rows(v: View) -> Rows:
    """Every figure of every town, in alphabetical order."""
    return [row for town in ordered(v.site.towns, v.lang) for row in town_rows(v, town)]


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
            "; ".join(source_line(v.site.sources[source]) for source in dict.fromkeys(item.sources)),
        ]
        for place, item in enumerate(results(v.site, name), start=1)
    ]


def register_rows(v: View) -> Rows:
    """The register of sources."""
    return [[s.id, s.title, s.publisher, s.url, s.language, v.label("source", s.kind), s.date, s.quality] for s in v.site.sources.values()]


def csv(v: View, columns: Iterable[Column], rows: Rows) -> bytes:
    """A table of this module as a CSV file."""
    return csvfile.table(csvfile.header(v, columns), rows)
