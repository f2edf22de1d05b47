"""Computed indicators: pure functions from the model to values, each with the observations it was made from.

Definitions. Growth between two counts P1 (year t1) and P2 (year t2): 100 (P2 / P1 - 1) per cent; yearly rate r from
P2 = P1 (1 + r)^(t2 - t1), the geometric growth rate of Shryock & Siegel, The Methods and Materials of Demography.
Only observations of one scope are ever compared; plans, projections and values kept off charts take no part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from monotowns.classes import latest_population
from monotowns.model import Observation, Scope, Site, Town, Unit


@dataclass(frozen=True, slots=True)
class Result:
    """A value of one town with the years it covers and the sources it rests on."""

    slug: str
    value: float
    unit: Unit
    scope: Scope
    first: int | None
    last: int | None
    sources: tuple[str, ...]
    before_census: bool = False
    """True when the value stands on an estimate made before the 2021 census."""
    figure: Observation | None = None
    """The observation whose value this is, with its bound or range; None where it is computed from several."""


def counts(town: Town, scope: str = "town") -> tuple[Observation, ...]:
    """The comparable population counts of a scope in order of time: one a year, the one marked `use` where several compete.

    Where boundary or base changed, only the counts since the last such break.
    """
    best: dict[int, Observation] = {}
    for item in town.population:
        if item.scope != scope or item.at is None or not item.chart or item.kind in ("plan", "projection", "unclear", "rounded"):
            continue
        kept = best.get(item.at)
        if kept is None or _rank(item) > _rank(kept):
            best[item.at] = item
    found = [best[year] for year in sorted(best)]
    since = max((index for index, item in enumerate(found) if item.break_before), default=0)
    return tuple(found[since:])


def _rank(item: Observation) -> tuple[bool, bool]:
    return item.use, item.kind == "census"


def census(town: Town, year: int) -> Observation | None:
    """The town-scope census of `year`."""
    return next((item for item in counts(town) if item.kind == "census" and item.at == year), None)


def growth(first: Observation, last: Observation) -> float:
    """Change from `first` to `last` in per cent."""
    return 100 * (last.number / first.number - 1)


def yearly_growth(first: Observation, last: Observation) -> float:
    """Average geometric growth a year between two dated counts, in per cent; ValueError when they share a time."""
    if first.when is None or last.when is None or first.when == last.when:
        raise ValueError("two different times are needed")
    return 100.0 * float((last.number / first.number) ** (1 / (last.when - first.when)) - 1)


def is_before_census(item: Observation) -> bool:
    """Whether the figure is older than the census of 2021, so not comparable with those after it."""
    return item.kind == "estimate-before-census" or (item.at is not None and item.at < 2021) or (item.at == 2021 and item.kind != "census")


def _compare(
    town: Town, first: Observation | None, last: Observation | None, value: Callable[[Observation, Observation], float]
) -> Result | None:
    if first is None or last is None or first.when is None or last.when is None or first.when >= last.when:
        return None
    return Result(town.slug, value(first, last), "percent", "town", first.at, last.at, (first.source, last.source), is_before_census(last))


def latest_population_of(site: Site, town: Town) -> Result | None:
    """The latest town-scope population, in people."""
    item = latest_population(town)
    return (
        item
        if item is None
        else Result(town.slug, item.number, "people", "town", None, item.at, (item.source,), is_before_census(item), item)
    )


def change_since_1999(site: Site, town: Town) -> Result | None:
    """Per cent from the 1999 census to the latest count."""
    return _compare(town, census(town, 1999), latest_population(town), growth)


def change_since_2009(site: Site, town: Town) -> Result | None:
    """Per cent from the 2009 census to the latest count."""
    return _compare(town, census(town, 2009), latest_population(town), growth)


def annual_growth(site: Site, town: Town) -> Result | None:
    """Average yearly rate between the last two censuses of the town, in per cent."""
    found = [item for item in counts(town) if item.kind == "census"]
    return _compare(town, found[-2], found[-1], yearly_growth) if len(found) >= 2 else None


def peak(town: Town) -> Observation | None:
    """The highest town-scope count; with fewer than three there is no telling.

    Estimates of 2010 to 2021 take no part: they were carried forward from 2009, and the census of 2021 corrected them.
    """
    found = [item for item in counts(town) if item.kind == "census" or not is_before_census(item) or (item.at or 0) < 2010]
    return max(found, key=lambda item: item.number) if len(found) >= 3 else None


def change_since_peak(site: Site, town: Town) -> Result | None:
    """Per cent from the highest count to the latest; nothing where the latest is not below it."""
    found = _compare(town, peak(town), latest_population(town), growth)
    return found if found and found.value < 0 else None


def total_population(site: Site) -> float:
    """People of all towns together, by each one's latest figure; the years differ."""
    return sum(item.number for town in site.towns if (item := latest_population(town)))


def share_of_monotowns(site: Site, town: Town) -> Result | None:
    """The town's part of the people of all towns, in per cent."""
    item = latest_population(town)
    if item is None:
        return None
    return Result(
        town.slug, 100 * item.number / total_population(site), "percent", "town", None, item.at, (item.source,), is_before_census(item)
    )


def distance_to_centre(site: Site, town: Town) -> Result | None:
    """Kilometres to the regional centre, as the sources give it."""
    item = town.geography.distance_km
    return item if item is None else Result(town.slug, item.value, "km", "town", None, None, (item.source,))


COMPUTED: Mapping[str, Callable[[Site, Town], Result | None]] = {
    "latest_population": latest_population_of,
    "change_since_1999": change_since_1999,
    "change_since_2009": change_since_2009,
    "annual_growth": annual_growth,
    "change_since_peak": change_since_peak,
    "share_of_monotowns": share_of_monotowns,
    "distance_to_centre": distance_to_centre,
}


def results(site: Site, indicator: str) -> tuple[Result, ...]:
    """The values of an indicator for every town that has one, largest first.

    A sourced indicator gives each town's newest value of the narrowest scope; enterprises' own figures take no part.
    """
    definition = site.indicators[indicator]
    if definition.computed:
        found = [COMPUTED[definition.computed](site, town) for town in site.towns]
    else:
        found = [_sourced(town, indicator) for town in site.towns]
    return tuple(sorted((item for item in found if item), key=lambda item: (-item.value, item.slug)))


_WIDTH: Mapping[str, int] = {"town": 0, "administration": 1, "district": 2}


def _sourced(town: Town, indicator: str) -> Result | None:
    items = [
        item
        for item in town.indicators
        if item.indicator == indicator and item.scope in _WIDTH and item.at and item.chart and item.kind != "plan"
    ]
    if not items:
        return None
    best = max(items, key=lambda item: (item.use, item.at or 0, -_WIDTH[item.scope]))
    return Result(town.slug, best.number, best.unit, best.scope, None, best.at, (best.source,), figure=best)


def published_indicators(site: Site) -> tuple[str, ...]:
    """Indicators with a page: each computed one with a value, each sourced one in one unit with four towns or more."""
    return tuple(
        name for name, item in site.indicators.items() if item.unit is not None and len(results(site, name)) >= (1 if item.computed else 4)
    )
