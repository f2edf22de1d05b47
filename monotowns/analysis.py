"""Computed indicators: pure functions from the model to values, each with the observations it was made from.

Definitions. Growth between two counts P1 (year t1) and P2 (year t2): 100 (P2 / P1 - 1) per cent; yearly rate r from
P2 = P1 (1 + r)^(t2 - t1), the geometric growth rate of Shryock & Siegel, The Methods and Materials of Demography.
Only observations of one scope are ever compared, and none across a break of boundary or base; plans, projections and
values kept off charts take no part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from monotowns.classes import latest_population
from monotowns.model import Observation, Scope, Site, Town, Unit

CENSUS_DAYS: Final[Mapping[int, dt.date]] = {
    day.year: day
    for day in (
        dt.date(1959, 1, 15),
        dt.date(1970, 1, 22),
        dt.date(1979, 1, 17),
        dt.date(1989, 1, 12),
        dt.date(1999, 2, 25),
        dt.date(2009, 2, 25),
        dt.date(2021, 9, 1),
    )
}
"""The days on which the general censuses began; between the last two lie twelve and a half years, not twelve."""
CENSUSES: Final = tuple(CENSUS_DAYS)
"""Years of the general censuses whose counts are compared."""
RANKED_STEPS: Final = ((1989, 1999), (1999, 2009), (2009, 2021))
"""Steps between censuses that are indicators of their own, computed as growth_<first>_<last>."""


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


def runs(town: Town, scope: str = "town") -> tuple[tuple[Observation, ...], ...]:
    """The comparable population counts of a scope in order of time, parted where boundary or base changed.

    One count a year: the one marked `use` where several compete, else a census. Figures of two runs are never compared.
    """
    best: dict[int, Observation] = {}
    for item in town.population:
        if item.scope != scope or item.at is None or not item.chart or item.kind in ("plan", "projection", "unclear", "rounded"):
            continue
        kept = best.get(item.at)
        if kept is None or _rank(item) > _rank(kept):
            best[item.at] = item
    found = [best[year] for year in sorted(best)]
    starts = [0, *(index for index, item in enumerate(found) if item.break_before and index), len(found)]
    return tuple(tuple(found[first:last]) for first, last in pairwise(starts) if first < last)


def counts(town: Town, scope: str = "town") -> tuple[Observation, ...]:
    """The counts of a scope that compare with its latest one, in order of time: those since the last change of boundary or base."""
    found = runs(town, scope)
    return found[-1] if found else ()


def _rank(item: Observation) -> tuple[bool, bool]:
    return item.use, item.kind == "census"


def census(town: Town, year: int) -> Observation | None:
    """The town-scope census of `year`."""
    return next((item for item in counts(town) if item.kind == "census" and item.at == year), None)


def _census_runs(town: Town) -> list[tuple[Observation, ...]]:
    """The town-scope censuses in the runs in which they compare with one another."""
    return [tuple(item for item in run if item.kind == "census") for run in runs(town)]


def censuses(town: Town) -> tuple[Observation, ...]:
    """The latest town-scope censuses that compare with one another, in order of time; they need not compare with the figures of today."""
    return next((items for items in reversed(_census_runs(town)) if items), ())


def growth(first: Observation, last: Observation) -> float:
    """Change from `first` to `last` in per cent."""
    return 100 * (last.number / first.number - 1)


def moment(item: Observation) -> float | None:
    """The count's place in time, in years: a general census of which only the year is recorded stands at the day it began."""
    day = CENSUS_DAYS.get(item.year) if item.kind == "census" and item.year is not None else None
    return item.when if day is None else replace(item, year=None, date=day).when


def yearly_growth(first: Observation, last: Observation) -> float:
    """Average geometric growth a year between two dated counts, in per cent; ValueError when they share a time."""
    start, end = moment(first), moment(last)
    if start is None or end is None or start == end:
        raise ValueError("two different times are needed")
    return geometric_growth(first.number, last.number, end - start)


def geometric_growth(first: float, last: float, years: float) -> float:
    """The growth a year, in per cent, that leads from one number of people to another in `years`."""
    return 100.0 * float((last / first) ** (1 / years) - 1)


@dataclass(frozen=True, slots=True)
class Step:
    """Growth between two censuses in a row."""

    first: Observation
    last: Observation

    @property
    def percent(self) -> float:
        """Average geometric growth a year, in per cent."""
        return yearly_growth(self.first, self.last)

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources of both censuses."""
        return tuple(dict.fromkeys((self.first.source, self.last.source)))


def steps(town: Town) -> tuple[Step, ...]:
    """The steps between the town-scope censuses in a row, in order of time; none runs across a change of boundary or base."""
    return tuple(Step(first, last) for run in _census_runs(town) for first, last in pairwise(item for item in run if item.at in CENSUSES))


def is_before_census(item: Observation) -> bool:
    """Whether the figure is older than the census of 2021, so not comparable with those after it."""
    return item.kind == "estimate-before-census" or (item.at is not None and item.at < 2021) or (item.at == 2021 and item.kind != "census")


def is_carried_forward(item: Observation) -> bool:
    """Whether the figure is an estimate carried forward from the census of 2009, which the census of 2021 corrected."""
    return item.kind != "census" and is_before_census(item) and (item.at or 0) >= 2010


def _compare(
    town: Town, first: Observation | None, last: Observation | None, value: Callable[[Observation, Observation], float]
) -> Result | None:
    if first is None or last is None:
        return None
    start, end = moment(first), moment(last)
    if start is None or end is None or start >= end:
        return None
    return Result(town.slug, value(first, last), "percent", "town", first.at, last.at, (first.source, last.source), is_before_census(last))


def latest_population_of(site: Site, town: Town) -> Result | None:
    """The latest town-scope population, in people."""
    item = latest_population(town)
    if item is None:
        return None
    return Result(town.slug, item.number, "people", "town", None, item.at, (item.source,), is_before_census(item), item)


def change_since_1999(site: Site, town: Town) -> Result | None:
    """Per cent from the 1999 census to the latest count."""
    return _compare(town, census(town, 1999), latest_population(town), growth)


def change_since_2009(site: Site, town: Town) -> Result | None:
    """Per cent from the 2009 census to the latest count."""
    return _compare(town, census(town, 2009), latest_population(town), growth)


def annual_growth(site: Site, town: Town) -> Result | None:
    """Average yearly rate between the last two censuses of the town that compare, in per cent."""
    found = steps(town)
    return _compare(town, found[-1].first, found[-1].last, yearly_growth) if found else None


def growth_between(first: int, last: int, site: Site, town: Town) -> Result | None:
    """Average yearly rate between the censuses of the years `first` and `last`, in per cent; nothing where another one lies between them."""
    found = next((item for item in steps(town) if (item.first.at, item.last.at) == (first, last)), None)
    return None if found is None else _compare(town, found.first, found.last, yearly_growth)


def peak(town: Town) -> Observation | None:
    """The highest number of the town that was found; with fewer than three that compare there is no telling.

    Estimates carried forward from 2009 take no part.
    """
    found = [item for item in counts(town) if not is_carried_forward(item)]
    return max(found, key=lambda item: item.number) if len(found) >= 3 else None


BEFORE_DECLINE = 1989
"""The last census before the fall of the 1990s: counts that begin later may have missed the greatest number of people."""


def late_start(town: Town) -> int | None:
    """The year of the first comparable count where the highest found may not have been the highest, as the counts begin too late."""
    first = counts(town)[0].at if peak(town) else None
    return first if first and first > BEFORE_DECLINE else None


def change_since_peak(site: Site, town: Town) -> Result | None:
    """Per cent from the highest count to the latest; nothing where the latest is not below it."""
    found = _compare(town, peak(town), latest_population(town), growth)
    return found if found and found.value < 0 else None


def total_population(towns: Iterable[Town]) -> float:
    """People of the towns together, each by its latest town-scope figure; the years differ."""
    return sum(item.number for town in towns if (item := latest_population(town)))


def share_of_monotowns(site: Site, town: Town) -> Result | None:
    """The town's part of the people of all towns, in per cent."""
    item = latest_population(town)
    if item is None:
        return None
    return Result(
        town.slug,
        100 * item.number / total_population(site.towns),
        "percent",
        "town",
        None,
        item.at,
        (item.source,),
        is_before_census(item),
    )


def distance_to_centre(site: Site, town: Town) -> Result | None:
    """Kilometres to the regional centre, as the sources give it."""
    item = town.geography.distance_km
    return None if item is None else Result(town.slug, item.value, "km", "town", None, None, (item.source,))


COMPUTED: Mapping[str, Callable[[Site, Town], Result | None]] = {
    "latest_population": latest_population_of,
    "change_since_1999": change_since_1999,
    "change_since_2009": change_since_2009,
    "annual_growth": annual_growth,
    **{f"growth_{first}_{last}": partial(growth_between, first, last) for first, last in RANKED_STEPS},
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
