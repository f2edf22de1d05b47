"""How the people of the monotowns are spread: totals by group, quartiles, how many towns are small, concentration in the largest.

Every figure rests on each town's latest town-scope count; the years differ, so every total says which years it mixes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from monotowns import classes, dependence
from monotowns.analysis import is_before_census
from monotowns.model import Observation, Site, Town

BOUNDS: Final = (20_000, 50_000, 100_000)
"""Sizes below which towns are counted."""
LARGEST: Final = 3
"""How many of the largest towns the share of the largest takes."""
KINDS: Final = ("state", "activity", "sector", "region", "size")
"""The classifications by which people are added up."""


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which `part` (0 to 1) of the sample lies, between two neighbours in proportion.

    Definition 7 of Hyndman & Fan, Sample quantiles in statistical packages, The American Statistician 50, 1996:
    the place is 1 + (n - 1) p. ValueError without values or outside 0 to 1.
    """
    if not values or not 0 <= part <= 1:
        raise ValueError("a quantile needs values and a part between 0 and 1")
    ranked = sorted(values)
    place = (len(ranked) - 1) * part
    low = int(place)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (place - low) * (ranked[high] - ranked[low])


def gini(values: Sequence[float]) -> float:
    """Gini's coefficient of amounts: 0 when all are equal, (n - 1) / n when one has everything.

    G = sum (2 i - n - 1) x_i / (n sum x_i), the x_i in rising order: Damgaard & Weiner, Describing inequality in plant size or
    fecundity, Ecology 81, 2000. ValueError when the amounts have no sum or one is negative.
    """
    ranked = sorted(values)
    total = sum(ranked)
    if total <= 0 or ranked[0] < 0:
        raise ValueError("amounts of zero or more are needed, not all of them zero")
    n = len(ranked)
    return sum((2 * place - n - 1) * value for place, value in enumerate(ranked, start=1)) / (n * total)


def share_of_largest(values: Sequence[float], number: int = LARGEST) -> float:
    """The part of the `number` largest amounts in the sum of all, in per cent; ValueError when there is no sum."""
    total = sum(values)
    if total <= 0:
        raise ValueError("amounts with a sum are needed")
    return 100 * sum(sorted(values, reverse=True)[:number]) / total


@dataclass(frozen=True, slots=True)
class Total:
    """People of several towns together, each by its latest figure."""

    kind: str
    value: str
    towns: tuple[Town, ...]
    figures: tuple[Observation, ...]
    """The latest figure of each town that has one, the largest first."""
    share: float
    """Per cent of the people of all towns."""

    @property
    def people(self) -> float:
        """The sum."""
        return sum(item.number for item in self.figures)

    @property
    def years(self) -> tuple[int, int]:
        """The oldest and the newest year of the figures; ValueError without one."""
        known = [item.at for item in self.figures if item.at is not None]
        return min(known), max(known)

    @property
    def early(self) -> int:
        """How many of the figures are older than the census of 2021."""
        return sum(is_before_census(item) for item in self.figures)


def _figures(towns: Sequence[Town]) -> tuple[Observation, ...]:
    found = [item for town in towns if (item := classes.latest_population(town))]
    return tuple(sorted(found, key=lambda item: -item.number))


def totals(site: Site, kind: str) -> tuple[Total, ...]:
    """People by the groups of a classification: in the order of its definition, regions by people, groups without a figure left out."""
    known = classes.KNOWN.get(kind) or tuple(sorted({classes.group_of(town, kind) for town in site.towns}))
    whole = sum(item.number for item in _figures(site.towns))
    found = []
    for value in known:
        towns = tuple(town for town in site.towns if classes.group_of(town, kind) == value)
        figures = _figures(towns)
        if figures:
            found.append(Total(kind, value, towns, figures, 100 * sum(item.number for item in figures) / whole))
    return tuple(found if kind in classes.KNOWN else sorted(found, key=lambda item: -item.people))


@dataclass(frozen=True, slots=True)
class Spread:
    """The sizes of all towns that have a figure."""

    all: Total
    lowest: float
    first: float
    """The lower quartile."""
    median: float
    third: float
    """The upper quartile."""
    highest: float
    below: tuple[tuple[int, int], ...]
    """(people, how many towns have fewer) for each of BOUNDS."""
    largest: float
    """Share of the LARGEST largest towns, in per cent."""
    gini: float
    index: float
    """The Herfindahl-Hirschman index of the towns' shares, 0 to 10,000 (see `dependence.index`)."""

    @property
    def equals(self) -> float:
        """How many towns of one size would have the same index: 10,000 / index."""
        return 10_000 / self.index


def spread(site: Site) -> Spread | None:
    """The distribution of the latest figures; None where no town has one."""
    figures = _figures(site.towns)
    if not figures:
        return None
    people = [item.number for item in figures]
    return Spread(
        Total("all", "all", site.towns, figures, 100.0),
        people[-1],
        quantile(people, 0.25),
        quantile(people, 0.5),
        quantile(people, 0.75),
        people[0],
        tuple((bound, sum(value < bound for value in people)) for bound in BOUNDS),
        share_of_largest(people),
        gini(people),
        dependence.index(people),
    )
