"""What templates of the analysis pages may call: growth between censuses, totals, cross-tables, disagreements, likeness, formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from monotowns import analysis, classes, comparison, crosstab, distribution, efficiency, formulas, overtime, similarity
from monotowns.language import N_
from monotowns.model import Enterprise, Observation, Site, Town
from monotowns.townpage import is_step, place_of, placed, published_names
from monotowns.view import View

COMPARED_KINDS = ("activity", "state", "sector")
COMPARED_BY = ("change-since-1999", "latest-population", "distance-to-centre")
"""What the classes are compared by; all tests together are corrected for their number."""
CROSSED = (("activity", "state"), ("production", "sector"), ("activity", "listing"), ("activity", "outlook"), ("state", "outlook"))
"""The cross-tables of the classification page."""
FEW_NAMES = 6
"""A cell of a cross-table names its towns up to this number."""

REASONS: Mapping[str, str] = {
    "sector": N_("same sector"),
    "state": N_("enterprises in the same state"),
    "size": N_("similar size"),
    "change": N_("similar change since 1999"),
    "distance": N_("similar distance to the regional centre"),
    "region": N_("same region"),
}


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """One town's growth between censuses, one cell for each census after the first; None where there is none."""

    town: Town
    cells: tuple[analysis.Step | None, ...]

    @property
    def empty(self) -> bool:
        """Whether the town has no two comparable censuses in a row."""
        return not any(self.cells)


def growth_years() -> tuple[tuple[int, int], ...]:
    """(census before, census) of the columns."""
    return tuple(zip(analysis.CENSUSES, analysis.CENSUSES[1:], strict=False))


def series_over_time(v: View) -> list[overtime.Series]:
    """Output and staff of two years or more, the towns in alphabetical order."""
    places = {town.slug: place for place, town in enumerate(v.alphabetical())}
    return sorted(overtime.series(v.site), key=lambda one: places[one.town.slug])


def growth_rows(v: View) -> list[GrowthRow]:
    """Growth between censuses of all towns in alphabetical order; a step stands under the census it ends with."""
    rows = []
    for town in v.alphabetical():
        found = {step.last.at: step for step in analysis.steps(town)}
        rows.append(GrowthRow(town, tuple(found.get(last) for _, last in growth_years())))
    return rows


@dataclass(frozen=True, slots=True)
class StaffRow:
    """People at a backbone enterprise, or at the part or the whole that the figure names as its area."""

    town: Town
    enterprise: Enterprise
    figure: Observation
    same_as: Town | None
    """The town of an earlier row that has the very same figure, of an area that belongs to the enterprises of both."""


def staff_rows(v: View) -> list[StaffRow]:
    """Staff of the backbone enterprises, towns in alphabetical order."""
    rows: list[StaffRow] = []
    first: dict[tuple[object, ...], Town] = {}
    for town in v.alphabetical():
        for enterprise in classes.main_enterprises(town):
            for item in enterprise.figures:
                if item.indicator == "employees":
                    told = first.setdefault((item.source, item.at, item.number, v.say(item.area)), town)
                    rows.append(StaffRow(town, enterprise, item, None if told is town else told))
    return rows


def growth_medians(v: View) -> list[tuple[float, int] | None]:
    """(median, towns) of each column, over the steps from one census to the next; None where no town has one."""
    found: list[tuple[float, int] | None] = []
    for index, years in enumerate(growth_years()):
        steps = [row.cells[index] for row in growth_rows(v)]
        values = [step.percent for step in steps if step and (step.first.at, step.last.at) == years]
        found.append((median(values), len(values)) if values else None)
    return found


def place_of_step(v: View, town: Town, step: analysis.Step) -> str:
    """The town's place by its growth in a step that is an indicator of its own; nothing for other steps."""
    years = (step.first.at, step.last.at)
    found = next((name for name in published_names(v.site) if is_step(v.site, name, years)), None)
    return placed(v, place_of(v.site, found, town)) if found else ""


@lru_cache(maxsize=4)
def _comparisons(site: Site) -> comparison.Comparisons:
    known = tuple(name for name in COMPARED_BY if name in site.indicators)
    return comparison.compare_all(site, COMPARED_KINDS, known)


def compared(v: View, kind: str) -> list[tuple[str, tuple[comparison.Class, ...]]]:
    """(indicator, classes side by side) of one classification."""
    return [(name, rows) for (of, name), rows in _comparisons(v.site).items() if of == kind]


def tests_made(v: View) -> tuple[int, int]:
    """(classes judged, those that differ) over all tables of the page."""
    rows = [row for found in _comparisons(v.site).values() for row in found if row.judged]
    return len(rows), sum(row.verdict == "differs" for row in rows)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A town that two classifications sort differently, with the enterprises that decide."""

    town: Town
    article: str
    """The class of the first classification, in the words of the second's classes."""
    ours: str
    enterprises: tuple[Enterprise, ...]


def disagreements(v: View, found: crosstab.Agreement) -> list[Disagreement]:
    """The towns sorted differently, in alphabetical order."""
    same = crosstab.CORRESPONDING[found.kind, found.other]
    return [
        Disagreement(town, same[classes.group_of(town, found.kind)], classes.group_of(town, found.other), classes.main_enterprises(town))
        for town in v.in_order(found.unlike)
    ]


def crossed(v: View) -> list[crosstab.Table]:
    """The cross-tables, in order."""
    return [crosstab.table(v.site, kind, other) for kind, other in CROSSED]


def agreements(v: View) -> list[crosstab.Agreement]:
    """How far the classifications with corresponding classes agree."""
    found = [crosstab.agreement(v.site, kind, other) for kind, other in crosstab.CORRESPONDING]
    return [item for item in found if item is not None]


def like(v: View, town: Town) -> list[tuple[Town, similarity.Likeness, str]]:
    """(town, likeness, reasons in words) of the towns most like this one."""
    rows = []
    for item in similarity.like(v.site, town):
        reasons = [v.text(REASONS[name]) for name in item.reasons]
        rows.append((v.site.town(item.slug), item, ", ".join(reasons) if reasons else v.text("no single trait stands out")))
    return rows


def side_by_side(v: View, *towns: Town) -> str:
    """The address of the comparison with these towns chosen; the table of all towns without script."""
    return v.page_href("compare") + "?towns=" + ",".join(town.slug for town in towns)


def sorted_alike(kind: str, town: Town) -> str | None:
    """The class of a town in the article's classification in the words of our corresponding one; None where the article gives none."""
    return next((same.get(classes.group_of(town, of)) for (of, _), same in crosstab.CORRESPONDING.items() if of == kind), None)


TEMPLATE_CALLS: Mapping[str, object] = {
    "growth_years": growth_years,
    "growth_rows": growth_rows,
    "staff_rows": staff_rows,
    "growth_medians": growth_medians,
    "census_steps": analysis.steps,
    "place_of_step": place_of_step,
    "compared": compared,
    "tests_made": tests_made,
    "crossed": crossed,
    "agreements": agreements,
    "disagreements": disagreements,
    "sorted_alike": sorted_alike,
    "few_names": FEW_NAMES,
    "like": like,
    "side_by_side": side_by_side,
    "totals_by": distribution.totals,
    "total_kinds": distribution.KINDS,
    "spread_of_sizes": distribution.spread,
    "series_over_time": series_over_time,
    "per_worker": efficiency.per_worker,
    "investment_per_head": efficiency.investment_per_head,
    "formulas_of": formulas.of_part,
}
