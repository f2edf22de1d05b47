"""The computed parts of a town page: key figures, indicator rows, place and codes, related and neighbouring towns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from monotowns import analysis, classes
from monotowns.analysis import Result
from monotowns.dependence import FIRMS
from monotowns.figures import OWN
from monotowns.model import Event, Observation, Site, Town
from monotowns.view import View

PEOPLE: Final = ("people", "percent")
"""Units of the computed indicators that tell of population."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure of the row under the lede; without `value` the page says that there is no data. `words` marks text in place of a number."""

    label: str
    value: str
    detail: str
    sources: tuple[str, ...]
    words: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator of a town: value, time, scope and its place among the towns that have the figure."""

    id: str
    name: str
    value: str
    when: str
    scope: str
    sources: tuple[str, ...]
    place: str
    route: str | None
    note: str


@lru_cache(maxsize=4)
def _all_results(site: Site) -> dict[str, tuple[Result, ...]]:
    return {name: analysis.results(site, name) for name in site.indicators}


def results(site: Site, indicator: str) -> tuple[Result, ...]:
    """The values of an indicator for all towns, largest first; worked out once a site."""
    return _all_results(site)[indicator]


def result(site: Site, indicator: str, town: Town) -> Result | None:
    """One town's value of an indicator."""
    return next((item for item in results(site, indicator) if item.slug == town.slug), None)


@lru_cache(maxsize=4)
def _all_standings(site: Site) -> dict[str, tuple[tuple[int, Result], ...]]:
    return {
        name: tuple((1 + sum(other.value > item.value for other in found), item) for item in found)
        for name, found in _all_results(site).items()
    }


def standings(site: Site, indicator: str) -> tuple[tuple[int, Result], ...]:
    """(place from 1, value) of all towns, largest first, equal values sharing a place; worked out once a site."""
    return _all_standings(site)[indicator]


def place_of(site: Site, indicator: str, town: Town) -> tuple[int, int] | None:
    """(place from 1, number of towns with data)."""
    found = standings(site, indicator)
    return next(((place, len(found)) for place, item in found if item.slug == town.slug), None)


def key_figures(v: View, town: Town) -> tuple[KeyFigure, ...]:
    """The six figures under the lede."""
    return (_people(v, town), _change(v, town), _highest(v, town), _place(v, town), _enterprise(v, town), _age(v, town))


def _age_note(v: View, item: Observation) -> str:
    return ", " + v.text("before the 2021 census") if analysis.is_before_census(item) else ""


def _people(v: View, town: Town) -> KeyFigure:
    item = classes.latest_population(town)
    label = v.text("Population")
    if item is None:
        return KeyFigure(label, "", "", ())
    return KeyFigure(label, v.value(item, plain=True), f"{item.at}, {v.where(item)}{_age_note(v, item)}", (item.source, *item.also))


def _change(v: View, town: Town) -> KeyFigure:
    for name, year in (("change-since-1999", 1999), ("change-since-2009", 2009)):
        item = result(v.site, name, town)
        if item:
            label = v.text("Change since the {year} census", year=year)
            return KeyFigure(
                label,
                v.language.percent(item.value, 1, signed=True),
                f"{v.language.span(item.first or 0, item.last or 0)}, {v.label('scope', 'town')}",
                item.sources,
            )
    return KeyFigure(v.text("Change since the {year} census", year=1999), "", "", ())


def _highest(v: View, town: Town) -> KeyFigure:
    item = analysis.peak(town)
    label = v.text("Highest number found")
    if item is None:
        return KeyFigure(label, "", v.text("too few comparable figures"), ())
    detail = "; ".join(filter(None, (f"{item.at}, {v.label('kind', item.kind)}", known_since(v, town))))
    return KeyFigure(label, v.value(item, plain=True), detail, (item.source,))


def known_since(v: View, town: Town) -> str:
    """What is said beside the highest number found where the figures begin too late to know whether it was the highest; else nothing."""
    year = analysis.late_start(town)
    return v.text("figures begin in {year}", year=year) if year else ""


def _place(v: View, town: Town) -> KeyFigure:
    found = place_of(v.site, "latest-population", town)
    label = v.text("Place by population")
    if found is None:
        return KeyFigure(label, "", "", ())
    return KeyFigure(label, str(found[0]), v.text("of {n} towns with data", n=found[1]), (OWN,))


def _enterprise(v: View, town: Town) -> KeyFigure:
    items = classes.main_enterprises(town)
    if not items:
        return KeyFigure(v.text("Backbone enterprise"), "", "", ())
    first = items[0]
    label = v.capital(v.label("role", first.role))
    operation = first.operation
    detail = f"{v.label('operation', operation.value)}{f', {operation.year}' if operation.year else ''}" if operation else ""
    more = ", " + v.text("and {n} more", n=len(items) - 1) if len(items) > 1 else ""
    return KeyFigure(label, v.say(first.name), detail + more, (first.source, *((operation.source,) if operation else ())), words=True)


def _age(v: View, town: Town) -> KeyFigure:
    if town.town_since:
        item = town.town_since[0]
        return KeyFigure(
            v.text("Town since"),
            str(item.year),
            v.text("founded in {year}", year=town.founded[0].year) if town.founded else "",
            (item.source,),
        )
    if town.founded:
        return KeyFigure(v.text("Founded"), str(town.founded[0].year), "", (town.founded[0].source,))
    return KeyFigure(v.text("Town since"), "", "", ())


def population_rows(town: Town) -> tuple[Observation, ...]:
    """Every population figure in order of time, the undated last."""
    return tuple(sorted(town.population, key=lambda item: (item.when is None, item.when or 0.0, item.scope, not item.use)))


def milestones(town: Town) -> tuple[Event, ...]:
    """Founding, town status and milestones in order of time; what a milestone of the same year already tells is left out."""
    years = {item.year for item in town.milestones}
    own = [item for item in (*town.founded, *town.town_since) if item.apart or item.year not in years]
    return tuple(sorted([*own, *town.milestones], key=lambda item: (item.year, item.date.isoformat() if item.date else "")))


def _computed_rows(v: View, town: Town, of_people: bool) -> list[IndicatorRow]:
    """Computed indicators of population (in people or per cent), or the others."""
    indicators = v.site.indicators
    computed = (name for name in published_names(v.site) if indicators[name].computed and not is_step(v.site, name))
    names = [name for name in computed if (indicators[name].unit in PEOPLE) == of_people]
    return [row for name in names if (row := _computed_row(v, town, name))]


def standing_rows(v: View, town: Town) -> tuple[IndicatorRow, ...]:
    """The computed indicators of population, which stand beside the text about it."""
    return tuple(_computed_rows(v, town, of_people=True))


def indicator_rows(v: View, town: Town) -> tuple[IndicatorRow, ...]:
    """The other computed indicators, then every sourced value of the town; growth, figures of enterprises and their number have tables of their own."""
    published = set(published_names(v.site))
    found = _computed_rows(v, town, of_people=False)
    seen: set[str] = set()
    for item in town.indicators:
        if item.indicator == FIRMS:
            continue
        name = v.site.indicators[item.indicator].name
        own = result(v.site, item.indicator, town)
        ranked = (
            item.indicator in published
            and own is not None
            and own.value == item.number
            and own.last == item.at
            and item.indicator not in seen
        )
        place = place_of(v.site, item.indicator, town) if ranked else None
        if ranked:
            seen.add(item.indicator)
        words = v.say(name) + (f": {v.say(item.what)}" if item.what else "")
        route = f"indicators/{item.indicator}" if item.indicator in published else None
        kind = v.label("kind", "plan") + ". " if item.kind in ("plan", "projection") else ""
        found.append(
            IndicatorRow(
                item.indicator,
                words,
                v.value(item),
                v.when(item),
                v.where(item),
                (item.source, *item.also),
                placed(v, place),
                route,
                kind + v.say(item.note),
            )
        )
    return tuple(found)


@lru_cache(maxsize=4)
def published_names(site: Site) -> tuple[str, ...]:
    """Indicators that have a page; worked out once a site."""
    return analysis.published_indicators(site)


def is_step(site: Site, name: str, years: tuple[int | None, int | None] | None = None) -> bool:
    """Whether an indicator is the growth between two censuses in a row: of any of `analysis.RANKED_STEPS`, or of `years`."""
    steps = analysis.RANKED_STEPS if years is None else (years,)
    return site.indicators[name].computed in {f"growth_{first}_{last}" for first, last in steps}


def placed(v: View, place: tuple[int, int] | None) -> str:
    """A place among the towns in words; nothing where there is none."""
    return v.text("{place} of {n}", place=place[0], n=place[1]) if place else ""


def worded(v: View, item: Result) -> str:
    """A computed value with its unit; a change carries its sign."""
    if item.unit == "percent":
        return v.language.percent(item.value, 1, signed=item.first is not None)
    return v.quantity(item.value, item.unit)


def years_of(v: View, item: Result) -> str:
    """The years of a change, or the year of a figure, or the words for none."""
    return v.language.span(item.first, item.last) if item.first and item.last else str(item.last or v.text("no date"))


def _computed_row(v: View, town: Town, name: str) -> IndicatorRow | None:
    item = result(v.site, name, town)
    if item is None:
        return None
    note = v.text("before the 2021 census") if item.before_census else ""
    return IndicatorRow(
        name,
        v.say(v.site.indicators[name].name),
        worded(v, item),
        years_of(v, item),
        v.label("scope", item.scope),
        tuple(dict.fromkeys(item.sources)),
        placed(v, place_of(v.site, name, town)),
        f"indicators/{name}",
        note,
    )


def place_rows(v: View, town: Town) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(label, value, sources) of geography and identifiers."""
    geography, rows = town.geography, []
    centre = v.say(v.site.regions[town.region].centre)
    measures = (
        (v.text("Distance to {centre}, the regional centre", centre=centre), geography.distance_km, "km"),
        (v.text("Area"), geography.area_km2, "km2"),
        (v.text("Height above the sea"), geography.elevation_m, "m"),
    )
    rows.append((v.text("Status"), v.say(town.status.text), (town.status.source,)))
    for label, item, unit in measures:
        if item:
            note = f". {v.sentence(item.note)}" if item.note else ""
            rows.append((label, v.quantity(item.value, unit) + note, (item.source, *item.also)))  # type: ignore[arg-type]
    for label, statement in ((v.text("Water"), geography.water), (v.text("Railway"), geography.railway)):
        if statement:
            rows.append((label, v.capital(v.say(statement.text)), (statement.source,)))
    point = f"{v.language.number(town.coordinates.lat, 3)}, {v.language.number(town.coordinates.lon, 3)}"
    rows.append((v.text("Coordinates (latitude, longitude)"), point, (town.coordinates.source,)))
    if town.codes.kato and town.codes.kato_source:
        rows.append((v.text("Code of the classifier of territories (KATO)"), town.codes.kato, (town.codes.kato_source,)))
    identifiers = f"GeoNames {town.codes.geonames}" + (f", Wikidata {town.codes.wikidata}" if town.codes.wikidata else "")
    rows.append((v.text("In other registers"), identifiers, ("geonames",)))
    return tuple(rows)


def related(v: View, town: Town) -> tuple[Town, ...]:
    """The other towns of the same region, in alphabetical order."""
    return tuple(item for item in v.alphabetical() if item is not town and item.region == town.region)


def neighbours(v: View, town: Town) -> tuple[Town, Town]:
    """The towns before and after this one in the page language's alphabet, the last being followed by the first."""
    towns = v.alphabetical()
    index = towns.index(town)
    return towns[index - 1], towns[(index + 1) % len(towns)]
