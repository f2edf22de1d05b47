"""Output and staff over time: figures of one measure, area and unit for two whole years or more, with the change where it can be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monotowns.analysis import growth
from monotowns.model import Enterprise, Observation, Site, Text, Town


@dataclass(frozen=True, slots=True)
class Series:
    """What one source or several give for a town or one of its enterprises in different years."""

    town: Town
    enterprise: Enterprise | None
    """None for the town or its administration as a whole."""
    indicator: str
    what: Text | None
    items: tuple[Observation, ...]
    """In order of time; a year may have several figures that differ."""

    @property
    def ends(self) -> tuple[Observation, Observation] | None:
        """The first and the last figure, if each is the only exact one of its year and no price stands between them."""
        first, last = self.items[0], self.items[-1]
        alone = all(sum(other.at == item.at for other in self.items) == 1 and item.bound is None for item in (first, last))
        return (first, last) if alone and not first.unit.startswith(("kzt", "usd")) else None

    @property
    def change(self) -> float | None:
        """Per cent from the first to the last year; None where it cannot be told (see `ends`)."""
        ends = self.ends
        return None if ends is None else growth(*ends)


def is_output(item: Observation) -> bool:
    """Whether a figure says what was made: in general, or of one good."""
    return item.indicator == "output" or item.indicator.endswith("-output")


def _measured(item: Observation) -> bool:
    """Whether a figure is output or staff of a whole year, reported and not planned."""
    return (
        (is_output(item) or item.indicator == "employees")
        and item.kind != "plan"
        and item.period is None
        and item.at is not None
        and item.chart
    )


def _series(town: Town, enterprise: Enterprise | None, items: Sequence[Observation]) -> list[Series]:
    groups: dict[tuple[str, str, str, Text | None], list[Observation]] = {}
    for item in filter(_measured, items):
        groups.setdefault((item.indicator, item.unit, item.scope, item.what), []).append(item)
    return [
        Series(town, enterprise, key[0], key[3], tuple(sorted(found, key=lambda item: item.at or 0)))
        for key, found in groups.items()
        if len({item.at for item in found}) > 1
    ]


def series(site: Site) -> tuple[Series, ...]:
    """Every series of output or staff with two years or more, in the order of the data, the town's own before its enterprises'."""
    found: list[Series] = []
    for town in site.towns:
        found += _series(town, None, town.indicators)
        for enterprise in town.enterprises:
            found += _series(town, enterprise, enterprise.figures)
    return tuple(found)
