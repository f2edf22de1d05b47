"""Classes of towns side by side: the median of an indicator in each, and an exact test of whether a class differs from the others.

The test is the rank sum test (Mann & Whitney, On a test of whether one of two random variables is stochastically larger
than the other, Annals of Mathematical Statistics 18, 1947) with its exact distribution: if class and value had nothing to
do with each other, every choice of as many towns out of all would be equally likely. Equal values share their mean rank.
Where many tests stand on one page, their chances are raised by Holm's rule (A simple sequentially rejective multiple test
procedure, Scandinavian Journal of Statistics 6, 1979), so that all of them together find a false difference at most
once in twenty pages, not once in twenty tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import comb
from statistics import median
from typing import Final

from monotowns import classes
from monotowns.analysis import Result, results
from monotowns.model import Site

FEW: Final = 5
"""A class with fewer towns is not judged, whatever the test says."""
LEVEL: Final = 0.05
"""A chance below this is called a difference."""


def doubled_ranks(values: Sequence[float]) -> list[int]:
    """Twice the rank of each value from the lowest; equal values share the mean of their ranks, so twice it is whole."""
    return [2 * sum(other < value for other in values) + sum(other == value for other in values) + 1 for value in values]


def chance(group: Sequence[float], rest: Sequence[float]) -> Fraction:
    """The two-sided exact probability of a rank sum as far from its mean as this group's, or farther, by lot alone.

    Counts subsets of the group's size by their rank sum, one value after another. ValueError when either side is empty.
    """
    if not group or not rest:
        raise ValueError("two groups with values are needed")
    ranks = doubled_ranks([*group, *rest])
    size, total = len(group), sum(ranks)
    ways: list[dict[int, int]] = [{0: 1}, *({} for _ in group)]
    for rank in ranks:
        for taken in range(size, 0, -1):
            for reached, number in ways[taken - 1].items():
                ways[taken][reached + rank] = ways[taken].get(reached + rank, 0) + number

    def distance(reached: int) -> int:
        return abs(reached * len(ranks) - size * total)

    seen = distance(sum(ranks[:size]))
    return Fraction(sum(number for reached, number in ways[size].items() if distance(reached) >= seen), comb(len(ranks), size))


@dataclass(frozen=True, slots=True)
class Class:
    """One class of a classification by one indicator."""

    kind: str
    value: str
    towns: int
    rows: tuple[Result, ...]
    """The members that have the indicator, largest first."""
    median: float | None
    chance: float | None
    """Of the test against all other towns with data; None where either side has none."""
    adjusted: float | None = None
    """The chance raised for the other tests of the page; None where the class is too small to be judged, or the test stands alone."""

    @property
    def judged(self) -> bool:
        """Whether the class has towns enough for its test to tell anything."""
        return len(self.rows) >= FEW and self.chance is not None

    @property
    def verdict(self) -> str:
        """few, differs or alike; nodata where no member has the indicator."""
        if not self.rows:
            return "nodata"
        if not self.judged or self.chance is None:
            return "few"
        return "differs" if (self.chance if self.adjusted is None else self.adjusted) < LEVEL else "alike"


def compare(site: Site, kind: str, indicator: str) -> tuple[Class, ...]:
    """The classes of a classification that have towns, in the order of its definition."""
    rows = results(site, indicator)
    found = []
    for value in classes.KNOWN[kind]:
        members = {town.slug for town in classes.members(site, f"{kind}:{value}")}
        own = tuple(row for row in rows if row.slug in members)
        rest = [row.value for row in rows if row.slug not in members]
        if members:
            values = [row.value for row in own]
            found.append(
                Class(
                    kind,
                    value,
                    len(members),
                    own,
                    median(values) if values else None,
                    float(chance(values, rest)) if values and rest else None,
                )
            )
    return tuple(found)


def holm(chances: Sequence[float]) -> list[float]:
    """The chances of several tests, each raised for the others by Holm's rule; in the order given, none above one.

    The k-th smallest of m is multiplied by m - k + 1, and none may fall below one before it.
    """
    raised = [0.0] * len(chances)
    reached = 0.0
    for place, index in enumerate(sorted(range(len(chances)), key=lambda index: chances[index])):
        reached = max(reached, min(1.0, chances[index] * (len(chances) - place)))
        raised[index] = reached
    return raised


Comparisons = Mapping[tuple[str, str], tuple[Class, ...]]
"""(classification, indicator) -> its classes."""


def compare_all(site: Site, kinds: Sequence[str], indicators: Sequence[str]) -> Comparisons:
    """Every classification by every indicator, the chances of all judged classes together raised by Holm's rule."""
    found = {(kind, name): compare(site, kind, name) for kind in kinds for name in indicators}
    judged = [(key, index) for key, rows in found.items() for index, row in enumerate(rows) if row.judged]
    raised = dict(zip(judged, holm([found[key][index].chance or 0.0 for key, index in judged]), strict=True))
    return {key: tuple(replace(row, adjusted=raised.get((key, index))) for index, row in enumerate(rows)) for key, rows in found.items()}
