"""How much a town hangs on its backbone enterprise: a fall of output carried over, concentration of branches, output per head, criteria.

Concentration is the Herfindahl-Hirschman index: the sum of the squares of the branches' shares in per cent, 10,000 for a
single branch and 10,000 / n for n equal ones (Hirschman, The paternity of an index, American Economic Review 54, 1964).
Only sourced shares take part; what is not known is left out and said in words by the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from monotowns.classes import latest_population
from monotowns.model import Observation, Site, Town

FALLS: Final = (10, 25, 50)
"""By how many per cent the backbone's output is supposed to fall."""
THRESHOLD: Final = 20.0
"""The share in output and in jobs, in per cent, from which a town counts as a monotown."""
PEOPLE: Final = (10_000, 200_000)
"""The bounds of population the founding article names."""
NEAR: Final = 2
"""Output is set beside people counted at most so many years before or after."""
BRANCHES: Final = ("mining-share", "manufacturing-share", "energy-share")
SHARES: Final = ("backbone-output-share", "backbone-employment-share")
FIRMS: Final = "article-enterprises"
"""The indicator that counts the enterprises of a branch in the article's table."""


@dataclass(frozen=True, slots=True)
class Fall:
    """A sourced share of the backbone enterprise and what its fall would take from the town's whole."""

    town: Town
    share: Observation

    def loss(self, fall: float) -> float:
        """Per cent of the town's output (or jobs) lost when the backbone's falls by `fall` per cent and nothing else changes: s f / 100.

        For jobs this supposes that staff falls as output does, the upper end of what happens; suppliers' losses are not in it.
        """
        return self.share.number * fall / 100

    @property
    def decimals(self) -> int:
        """How many decimals a loss is said with: none where the share is only about right, unless that would leave nothing of it."""
        return 0 if self.share.bound in ("about", "almost") and self.share.number >= THRESHOLD else 1

    def said(self, fall: float) -> float:
        """The loss to so many decimals; rounded so that it stays true where the share is only known to be under or over a figure."""
        if not self.decimals:
            return float(round(round(self.loss(fall), 6)))
        tenths = round(self.loss(fall) * 10, 6)
        if self.share.bound == "under":
            return ceil(tenths) / 10
        return (floor(tenths) if self.share.bound == "over" else round(tenths)) / 10


def falls(site: Site) -> tuple[Fall, ...]:
    """Every sourced share of backbone enterprises that is no plan, output before jobs, towns in the order of the data."""
    return tuple(
        Fall(town, item)
        for name in SHARES
        for town in site.towns
        for item in town.indicators
        if item.indicator == name and item.kind != "plan"
    )


def index(values: Iterable[float]) -> float:
    """The Herfindahl-Hirschman index (0 to 10,000) of counts or amounts; ValueError when they have no sum or one is negative."""
    known = tuple(values)
    total = sum(known)
    if total <= 0 or min(known) < 0:
        raise ValueError("an index needs amounts of zero or more, not all of them zero")
    return sum((100 * value / total) ** 2 for value in known)


def bounds(shares: Sequence[float]) -> tuple[float, float]:
    """The least and the greatest index when only these shares (per cent of the whole) are known; ValueError when they exceed the whole.

    The rest is either scattered over so many branches that it adds nothing, or it is a single branch.
    """
    rest = 100 - sum(shares)
    if rest < -1e-9 or min(shares, default=0) < 0:
        raise ValueError("shares must be zero or more and at most the whole")
    low = sum(value**2 for value in shares)
    return low, low + max(rest, 0.0) ** 2


@dataclass(frozen=True, slots=True)
class Concentration:
    """The index of a town's branches; `low` and `high` are equal where every branch is known."""

    town: Town
    items: tuple[Observation, ...]
    low: float
    high: float

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources of the shares or counts."""
        return tuple(dict.fromkeys(item.source for item in self.items))


def output_concentration(site: Site) -> tuple[Concentration, ...]:
    """The index of industrial output by branch for towns with a sourced share, the newest year of each."""
    found = []
    for town in site.towns:
        items = [item for item in town.indicators if item.indicator in BRANCHES and item.kind != "plan" and item.at is not None]
        if items:
            last = max(items, key=lambda item: item.at or 0)
            same = tuple(item for item in items if (item.at, item.scope) == (last.at, last.scope))
            found.append(Concentration(town, same, *bounds([item.number for item in same])))
    return tuple(found)


def firm_concentration(site: Site) -> tuple[Concentration, ...]:
    """The index of the numbers of enterprises by branch where a table counts them: how firms are spread, not jobs or output."""
    found = []
    for town in site.towns:
        items = tuple(item for item in town.indicators if item.indicator == FIRMS)
        if items:
            value = index(item.number for item in items)
            found.append(Concentration(town, items, value, value))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PerHead:
    """Money of a whole year, such as industrial output, beside the people of the same scope."""

    town: Town
    output: Observation
    people: Observation

    @property
    def value(self) -> float:
        """Million tenge a head; the sum is in billions."""
        return self.output.number * 1000 / self.people.number


def per_head(site: Site, indicator: str = "industrial-output") -> tuple[PerHead, ...]:
    """Output (or another sum in billions of tenge) per head: both sourced for one scope, the years at most NEAR apart, the sum for a whole year."""
    found = []
    for town in site.towns:
        for output in town.indicators:
            if (
                output.indicator != indicator
                or output.unit != "kzt-billion"
                or output.kind != "report"
                or output.period
                or output.at is None
            ):
                continue
            near = [
                item
                for item in town.population
                if item.scope == output.scope != "unclear"
                and item.at
                and abs(item.at - output.at) <= NEAR
                and item.kind not in ("plan", "projection")
            ]
            if near:
                people = min(near, key=lambda item: (abs((item.at or 0) - (output.at or 0)), item.kind != "census", not item.use))
                found.append(PerHead(town, output, people))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Criteria:
    """A town's latest count and sourced shares; None is 'no data'."""

    town: Town
    people: Observation | None
    output: Observation | None
    jobs: Observation | None

    @property
    def within(self) -> bool | None:
        """Whether the people lie within the article's bounds."""
        return None if self.people is None else PEOPLE[0] <= self.people.number <= PEOPLE[1]


def reaches(share: Observation | None) -> bool | None:
    """Whether a share reaches the threshold; None where it is not known."""
    return None if share is None else share.number >= THRESHOLD


def criteria(town: Town) -> Criteria:
    """The town against the criteria, by its newest sourced shares."""

    def newest(name: str) -> Observation | None:
        items = [item for item in town.indicators if item.indicator == name and item.kind != "plan"]
        return max(items, key=lambda item: (item.use, item.at or 0), default=None)

    return Criteria(town, latest_population(town), newest(SHARES[0]), newest(SHARES[1]))
