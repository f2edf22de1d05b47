"""Population projection by trend: rates between censuses, three scenarios with a band to 2050, and its test on the past.

Method. Extrapolation of a rate of growth (Smith, Tayman & Swanson, A Practitioner's Guide to State and Local Population
Projections, 2nd ed., Springer, 2013, where it stands among the simple extrapolation methods): P(t) = P0 e^(r (t - t0)).
Two scenarios: `own` continues the town's rate between its last two censuses; `pooled` gives every town the rate of all
monotowns together over those intervals. `middle` is the mean of both rates, for the same book finds that averages of
methods err less than most single ones. Rates rest on comparable town-scope censuses only (`analysis.counts`);
the start is the latest comparable count, census or estimate.

Rates are exponential and a year's, as fractions: r = ln(P2 / P1) / (t2 - t1); e^r - 1 is the geometric rate readers see.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, Literal

from monotowns import analysis
from monotowns.model import Observation, Site, Town

NEEDED: Final = 4
"""Censuses a town must have to be projected."""
RECENT: Final = 3
"""How many of the last intercensal rates of each town make the spread."""
INTERVAL: Final = 10.0
"""Usual years between two censuses: rates of different intervals are taken as independent."""
Z80: Final = 1.2815515655446004
"""Normal deviate that leaves ten per cent on either side: the band is meant to hold eight outcomes of ten."""
HORIZONS: Final = (2030, 2040, 2050)
FITTED: Final = 1999
"""The backtest knows the censuses up to this year."""
SCORED: Final = (2009, 2021)
Method = Literal["own", "pooled", "middle", "still"]
"""The scenarios the backtest scores; `still` supposes no change at all, the least a method has to beat."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Growth between two censuses in a row; `value` is the exponential rate a year, as a fraction."""

    first: Observation
    last: Observation
    value: float

    @property
    def person_years(self) -> float:
        """Years lived by all residents in the interval at that rate; for no growth, people times years."""
        years = _when(self.last) - _when(self.first)
        if abs(self.value) < 1e-12:
            return self.first.number * years
        return (self.last.number - self.first.number) / self.value


@dataclass(frozen=True, slots=True)
class Outlook:
    """People expected at one time: the band, its middle and the two scenarios."""

    low: float
    middle: float
    high: float
    own: float
    pooled: float


@dataclass(frozen=True, slots=True)
class Projection:
    """One town's projection: what it starts from and the rates a year (fractions) it goes on with."""

    slug: str
    history: tuple[Observation, ...]
    """The censuses the rates come from."""
    start: Observation
    own: float
    pooled: float
    spread: float
    """Standard deviation of intercensal rates about their town's mean, over all towns."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources of the start and of the two censuses of the town's own rate."""
        return tuple(dict.fromkeys((self.start.source, self.history[-2].source, self.history[-1].source)))

    def at(self, time: float) -> Outlook:
        """The outlook at `time` (in years); ValueError before the start.

        Half the band, on the scale of logarithms, is z s sqrt(INTERVAL h) for h years ahead: rates of successive
        intervals are drawn independently with standard deviation s, so their sum grows with the square root of time.
        Intervals from past spread stand for those from past errors (Rayer, Smith & Tayman, Empirical prediction
        intervals for county population forecasts, Population Research and Policy Review 28, 2009) while a town has
        too few censuses to have many errors.
        """
        years = time - _when(self.start)
        if years < 0:
            raise ValueError(f"{self.slug}: {time} lies before the start of the projection")
        people = self.start.number
        own, pooled = people * math.exp(self.own * years), people * math.exp(self.pooled * years)
        middle = math.sqrt(own * pooled)
        half = math.exp(Z80 * self.spread * math.sqrt(INTERVAL * years))
        return Outlook(middle / half, middle, middle * half, own, pooled)


@dataclass(frozen=True, slots=True)
class Score:
    """One town's projection from the past beside the count that came: errors in per cent, signed (above the count: +)."""

    slug: str
    projection: Projection
    outlook: Outlook
    actual: Observation

    def error(self, method: Method) -> float:
        """100 (projected / counted - 1) for a method: the percentage error of Rayer, Population forecast errors, 2008."""
        value = self.projection.start.number if method == "still" else getattr(self.outlook, method)
        return 100 * (float(value) / self.actual.number - 1)

    @property
    def covered(self) -> bool:
        """Whether the band held the count."""
        return self.outlook.low <= self.actual.number <= self.outlook.high


def _when(item: Observation) -> float:
    found = analysis.moment(item)
    assert found is not None
    return found


def censuses(town: Town, until: int | None = None) -> tuple[Observation, ...]:
    """The comparable town-scope censuses in order of time, up to the year `until`."""
    return tuple(item for item in analysis.counts(town) if item.kind == "census" and (until is None or (item.at or 0) <= until))


def rates(items: Sequence[Observation]) -> tuple[Rate, ...]:
    """The rates between censuses in a row."""
    return tuple(Rate(a, b, math.log(b.number / a.number) / (_when(b) - _when(a))) for a, b in pairwise(items))


def pooled_rate(found: Iterable[Rate]) -> float:
    """The rate of many intervals together: all change over all person-years.

    The growth rate of Preston, Heuveline & Guillot, Demography: Measuring and Modeling Population Processes
    (Blackwell, 2001), which lets intervals of different length stand together. ValueError without any interval.
    """
    intervals = tuple(found)
    if not intervals:
        raise ValueError("no interval between censuses")
    return sum(item.last.number - item.first.number for item in intervals) / sum(item.person_years for item in intervals)


def spread_of(histories: Iterable[Sequence[Rate]]) -> float:
    """Pooled standard deviation of each town's last RECENT rates about their own mean; ValueError if no town has two."""
    squares, freedom = 0.0, 0
    for history in histories:
        values = [item.value for item in history[-RECENT:]]
        if len(values) > 1:
            mean = sum(values) / len(values)
            squares += sum((value - mean) ** 2 for value in values)
            freedom += len(values) - 1
    if not freedom:
        raise ValueError("no town has two intercensal rates")
    return math.sqrt(squares / freedom)


def _project(site: Site, needed: int, until: int | None) -> tuple[Projection, ...]:
    """The projections of the towns with `needed` censuses or more, as they could be made knowing the censuses up to `until`."""
    known = {town.slug: censuses(town, until) for town in site.towns}
    found = {slug: rates(items) for slug, items in known.items() if len(items) > 1}
    chosen = [town for town in site.towns if len(known[town.slug]) >= needed]
    if not chosen or not any(len(history) > 1 for history in found.values()):
        return ()
    pooled, spread = pooled_rate(history[-1] for history in found.values()), spread_of(found.values())
    return tuple(
        Projection(
            town.slug,
            known[town.slug],
            analysis.counts(town)[-1] if until is None else known[town.slug][-1],
            found[town.slug][-1].value,
            pooled,
            spread,
        )
        for town in chosen
    )


def projections(site: Site) -> tuple[Projection, ...]:
    """The projection of every town with NEEDED comparable censuses, in the order of the data; none where no spread can be known."""
    return _project(site, NEEDED, None)


def missing(site: Site) -> tuple[tuple[Town, int], ...]:
    """The towns without a projection, with the number of comparable censuses found."""
    return tuple((town, n) for town in site.towns if (n := len(censuses(town))) < NEEDED)


def backtest(site: Site, year: int) -> tuple[Score, ...]:
    """The method as it could be used in FITTED, scored on the census of `year`: the projected towns of today where all these censuses exist."""
    today = {item.slug for item in projections(site)}
    found = []
    for item in _project(site, 2, FITTED):
        actual = analysis.census(site.town(item.slug), year)
        if item.slug in today and item.start.at == FITTED and actual is not None:
            found.append(Score(item.slug, item, item.at(_when(actual)), actual))
    return tuple(found)


def median_error(scores: Sequence[Score], method: Method) -> float:
    """Median absolute percentage error of a method; ValueError without a score."""
    if not scores:
        raise ValueError("no score")
    return float(median(abs(item.error(method)) for item in scores))


def covered(scores: Sequence[Score]) -> int:
    """In how many scores the band held the count."""
    return sum(item.covered for item in scores)


def yearly_percent(rate: float) -> float:
    """An exponential rate as the geometric rate a year in per cent."""
    return 100 * math.expm1(rate)


def needed_growth(first: float, last: float, years: float) -> float:
    """Geometric growth a year in per cent that leads from `first` to `last` people in `years`; ValueError unless all are above zero."""
    if min(first, last, years) <= 0:
        raise ValueError("people and years must be above zero")
    return analysis.geometric_growth(first, last, years)
