"""Coefficients of efficiency: what an enterprise makes per worker, investment per head of a town; each with its area and year.

Both are plain quotients of two sourced figures. Output per worker takes output and staff of one enterprise and one year, in
units of what it makes; investment per head takes money and people of one scope, at most `dependence.NEAR` years apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from monotowns import dependence
from monotowns.model import Enterprise, Observation, Site, Town
from monotowns.overtime import is_output

TONNES: Final = {"t": 1.0, "thousand-t": 1e3, "million-t": 1e6}
"""Units of mass that make output comparable, in tonnes."""


@dataclass(frozen=True, slots=True)
class PerWorker:
    """Output of an enterprise in a year beside its staff of that year."""

    town: Town
    enterprise: Enterprise
    output: Observation
    staff: Observation

    @property
    def value(self) -> float:
        """Tonnes a worker in the year."""
        return self.output.number * TONNES[self.output.unit] / self.staff.number


def _made(item: Observation) -> bool:
    """Whether a figure is output of a whole year, reported in a unit of mass."""
    return is_output(item) and item.unit in TONNES and item.kind == "report" and item.at is not None and item.period is None


def per_worker(site: Site) -> tuple[PerWorker, ...]:
    """Every output in tonnes whose enterprise has one figure of staff for the same whole year, in the order of the data."""
    found = []
    for town in site.towns:
        for enterprise in town.enterprises:
            for output in filter(_made, enterprise.figures):
                staff = [
                    item for item in enterprise.figures if item.indicator == "employees" and item.at == output.at and item.kind != "plan"
                ]
                rivals = [
                    item for item in enterprise.figures if _made(item) and item.indicator == output.indicator and item.at == output.at
                ]
                if len(staff) == 1 and len(rivals) == 1:
                    found.append(PerWorker(town, enterprise, output, staff[0]))
    return tuple(found)


def investment_per_head(site: Site) -> tuple[dependence.PerHead, ...]:
    """Investment in fixed capital of a whole year beside the people of the same scope, in million tenge a head."""
    return dependence.per_head(site, "fixed-investment")
