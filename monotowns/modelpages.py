"""What templates of the modelling pages may call: projections and their test, Rudny's plan figure, criteria and tests in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from monotowns import analysis, classes, comparison, dependence, forecast
from monotowns.figures import OWN
from monotowns.language import N_
from monotowns.model import Observation, Town
from monotowns.view import View

PRECISION = 100
"""Projected people are shown to the nearest hundred: more digits would promise what no method can keep."""


def people(v: View, value: float) -> str:
    """Projected people in words."""
    return v.language.number(PRECISION * round(value / PRECISION))


def rate(v: View, value: float) -> str:
    """An exponential rate a year as a signed geometric one in per cent."""
    return v.language.percent(forecast.yearly_percent(value), 1, signed=True)


def forecasts(v: View) -> list[tuple[Town, forecast.Projection]]:
    """The projections with their towns, in alphabetical order."""
    found = {item.slug: item for item in forecast.projections(v.site)}
    return [(town, found[town.slug]) for town in v.alphabetical() if town.slug in found]


def not_forecast(v: View) -> list[tuple[Town, int, str]]:
    """(town, comparable censuses found, reason in words) of the towns without a projection, in alphabetical order."""
    found = {town.slug: number for town, number in forecast.missing(v.site)}
    rows = []
    for town in v.alphabetical():
        if town.slug in found:
            older = sum(item.kind == "census" and item.scope == "town" and item.chart for item in town.population)
            broken = older >= forecast.NEEDED
            why = (
                v.text("boundary or base changed after the older censuses, so they do not compare")
                if broken
                else v.text("fewer than four comparable censuses found")
            )
            rows.append((town, found[town.slug], why))
    return rows


def backtests(v: View) -> list[tuple[int, tuple[forecast.Score, ...]]]:
    """(year of the census, the scores on it in alphabetical order of the towns) of the backtest, where there are any."""
    order = {town.slug: index for index, town in enumerate(v.alphabetical())}
    found = [(year, forecast.backtest(v.site, year)) for year in forecast.SCORED]
    return [(year, tuple(sorted(scores, key=lambda item: order[item.slug]))) for year, scores in found if scores]


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth a year between two figures of one town, in per cent; `planned` where the second is a plan or projection."""

    first: Observation
    last: Observation
    percent: float
    planned: bool

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources of both figures, and that we computed the rate."""
        return tuple(dict.fromkeys((self.first.source, self.last.source, OWN)))


def growth_against_plan(town: Town) -> tuple[Growth, ...]:
    """What the town's projected figure would need, from every figure of the year it begins in, then what has happened between counts."""
    ahead = [item for item in town.population if item.kind in ("plan", "projection") and item.when is not None]
    latest = classes.latest_population(town)
    rows: list[Growth] = []
    for goal in ahead:
        starts = [item for item in town.population if item.scope == goal.scope and item not in ahead and item.when is not None]
        for start in (*starts, *([latest] if latest is not None else [])):
            assert start.at is not None and goal.at is not None
            rows.append(Growth(start, goal, forecast.needed_growth(start.number, goal.number, goal.at - start.at), True))
    counted = list(forecast.censuses(town))
    if latest is not None and counted and latest.when != counted[-1].when:
        counted.append(latest)
    rows += [Growth(a, b, analysis.yearly_growth(a, b), False) for a, b in pairwise(counted)]
    return tuple(rows)


def met(v: View, answer: bool | None) -> str:
    """Whether a criterion is met, in words."""
    if answer is None:
        return v.text("no data")
    return v.text("met") if answer else v.text("not met")


VERDICTS: Mapping[str, str] = {
    "nodata": N_("no data"),
    "few": N_("too few towns to tell"),
    "alike": N_("chance alone could explain it"),
    "differs": N_("more than chance explains"),
}


def verdict(v: View, item: comparison.Class) -> str:
    """What the test of a class tells, in words."""
    return v.text(VERDICTS[item.verdict])


TEMPLATE_CALLS: Mapping[str, object] = {
    "forecasts": forecasts,
    "not_forecast": not_forecast,
    "backtests": backtests,
    "growth_against_plan": growth_against_plan,
    "projected_people": people,
    "projected_rate": rate,
    "median_error": forecast.median_error,
    "covered": forecast.covered,
    "forecast_years": forecast.HORIZONS,
    "criteria": dependence.criteria,
    "reaches": dependence.reaches,
    "met": met,
    "falls": dependence.falls,
    "supposed_falls": dependence.FALLS,
    "output_concentration": dependence.output_concentration,
    "firm_concentration": dependence.firm_concentration,
    "per_head": dependence.per_head,
    "verdict_of_test": verdict,
}
