"""The tables of the comparison: every town by the computed indicators, and figures found for some towns; ready strings for the side-by-side view."""

from __future__ import annotations

from dataclasses import dataclass

from monotowns.model import Town
from monotowns.townpage import is_step, published_names, result, worded, years_of
from monotowns.view import View

GENERAL = "other"
"""The indicator that gathers unlike figures, which cannot stand in one column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a town: in words, as a number for the bar, the years and area it covers."""

    words: str
    number: float
    unit: str
    years: str
    scope: str
    early: bool
    """True when the figure stands on an estimate made before the 2021 census."""
    sources: tuple[str, ...]


def computed(v: View) -> tuple[str, ...]:
    """The indicators worked out in one way for every town; of the growth between censuses only the last, a page of its own holds the rest."""
    return tuple(name for name in published_names(v.site) if v.site.indicators[name].computed and not is_step(v.site, name))


def found(v: View) -> tuple[str, ...]:
    """The indicators that sources give for some towns only."""
    return tuple(name for name in published_names(v.site) if not v.site.indicators[name].computed and name != GENERAL)


def towns_with(v: View, names: tuple[str, ...]) -> tuple[Town, ...]:
    """The towns with a value of any of these indicators, in alphabetical order."""
    return tuple(town for town in v.alphabetical() if any(result(v.site, name, town) for name in names))


def cell(v: View, name: str, town: Town) -> Cell | None:
    """A town's figure of an indicator; percentages of change carry a sign."""
    item = result(v.site, name, town)
    if item is None:
        return None
    words = worded(v, item) if item.figure is None else v.value(item.figure, plain=item.unit == "people")
    years = years_of(v, item) if item.last else ""
    return Cell(
        words, round(item.value, 4), item.unit, years, v.label("scope", item.scope), item.before_census, tuple(dict.fromkeys(item.sources))
    )
