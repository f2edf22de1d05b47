"""What templates of the pages about all towns may call: groups, totals, rankings, timelines, citations, navigation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from monotowns import analysis, classes
from monotowns.alphabet import sort_key
from monotowns.analysis import Result
from monotowns.figures import OWN
from monotowns.labels import VERDICTS
from monotowns.language import N_
from monotowns.model import Claim, Definition, Observation, Term, Town, Unit
from monotowns.pages import NAVIGATION, regions_with_towns
from monotowns.prose import Text
from monotowns.townpage import published_names, results, standings
from monotowns.view import View

NAVIGATION_WORDS: Mapping[str, str] = {
    "towns": N_("Towns"),
    "map": N_("Map"),
    "compare": N_("Compare"),
    "economy": N_("Analysis"),
    "programmes": N_("Programmes"),
    "data": N_("Data"),
    "method": N_("Method"),
}

UNNAMED: frozenset[Unit] = frozenset({"percent", "count"})
"""Units that need no name in the head of a column: the sign of one stands in the cell, the other has none."""


def navigation(v: View) -> list[tuple[str, str, str]]:
    """(route, words, current) of the line of navigation: `page` for this page, else `true` for the section it belongs to."""
    route = v.page.route
    above = () if route in NAVIGATION else tuple(page.route for page in v.above())
    return [(item, v.text(NAVIGATION_WORDS[item]), "page" if item == route else "true" if item in above else "") for item in NAVIGATION]


@dataclass(frozen=True, slots=True)
class Group:
    """The towns of one class."""

    kind: str
    value: str
    towns: tuple[Town, ...]
    share: float
    """Per cent of all towns."""


def groups(v: View, kind: str) -> list[Group]:
    """The classes of a classification that have towns, in the order of its definition."""
    found = []
    for value in classes.KNOWN[kind]:
        towns = v.in_order(classes.members(v.site, f"{kind}:{value}"))
        if towns:
            found.append(Group(kind, value, towns, 100 * len(towns) / len(v.site.towns)))
    return found


def by_population(v: View) -> list[Town]:
    """All towns, the largest first, those without a figure last."""
    return sorted(v.site.towns, key=lambda town: (-(item.number if (item := classes.latest_population(town)) else 0.0), town.slug))


def national_figures(v: View) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(label, value, sources) of all towns together for the head of the home page."""
    towns = v.site.towns
    working = sum(classes.state(town) == "working" for town in towns)
    return (
        (v.text("Towns"), str(len(towns)), (OWN,)),
        (v.text("Regions with such towns"), str(len(regions_with_towns(v.site, v.lang))), (OWN,)),
        (v.text("People, by each town’s latest figure"), v.language.number(round(analysis.total_population(towns), -3), 0), (OWN,)),
        (v.text("Towns whose backbone enterprise works"), str(working), (OWN,)),
    )


def towns_of(v: View, region: str) -> tuple[Town, ...]:
    """The towns of a region in alphabetical order."""
    return tuple(town for town in v.alphabetical() if town.region == region)


def regions(v: View) -> list[tuple[str, tuple[Town, ...]]]:
    """(region, its towns) in alphabetical order."""
    return [(name, towns_of(v, name)) for name in regions_with_towns(v.site, v.lang)]


def national(v: View, *indicators: str) -> list[Observation]:
    """The values for all monotowns of the given indicators, in order of time; those shown first before those they compete with."""
    found = [item for item in v.site.national if item.indicator in indicators]
    return sorted(found, key=lambda item: (indicators.index(item.indicator), item.when or 0.0, item.scope, not item.use))


def indicator_name(v: View, name: str) -> str:
    """An indicator's name in the page's language."""
    return v.say(v.site.indicators[name].name)


def claims(v: View, group: str) -> list[tuple[int, Claim]]:
    """(number, claim) of a group of the article's claims; the numbers run through all groups."""
    return [(number, item) for number, item in enumerate(v.site.claims, start=1) if item.group == group]


def verdicts(v: View) -> list[tuple[str, int]]:
    """(verdict, how many claims) where there are any."""
    found = [(name, sum(item.verdict == name for item in v.site.claims)) for name in VERDICTS]
    return [(name, count) for name, count in found if count]


def terms(v: View) -> list[tuple[str, list[Term]]]:
    """(letter, its terms) of the glossary in the alphabetical order of the page's language."""
    found = sorted(v.site.terms, key=lambda item: sort_key(item.names[v.lang], v.lang))
    return [(letter, list(items)) for letter, items in groupby(found, lambda item: item.names[v.lang][0].upper())]


def definitions_of(v: View) -> list[Definition]:
    """How acts and papers define a monotown, in order of time."""
    return sorted(v.site.definitions, key=lambda item: (item.year is None, item.year or 0))


def revised(v: View, text: Text) -> str:
    """The day a text was last revised, written as the days beside it are; a month or a year where no more is known."""
    day = text.revised
    return v.language.date(dt.date.fromisoformat(day)) if len(day) == len("2026-11-23") else v.language.partial_date(day)


def without(v: View, rows: Sequence[Result]) -> list[str]:
    """Names of the towns that have no value among `rows`, in alphabetical order."""
    have = {row.slug for row in rows}
    return [town.names[v.lang] for town in v.alphabetical() if town.slug not in have]


def common_unit(v: View, rows: Sequence[Result]) -> str:
    """The unit for the head of a column of values; nothing where they differ, or where a percent sign or a word such as “over” needs it in the cell."""
    units = {row.unit for row in rows}
    exact = all(row.figure is None or (row.figure.bound is None and row.figure.value is not None) for row in rows)
    return v.language.unit_name(units.pop()) if exact and len(units) == 1 and not units & UNNAMED else ""


def at_peak(town: Town) -> bool:
    """Whether the latest figure is the highest found, so that there is no fall to show."""
    top, last = analysis.peak(town), classes.latest_population(town)
    return top is not None and last is not None and last.number >= top.number


TEMPLATE_CALLS: Mapping[str, Callable[..., object]] = {
    "groups": groups,
    "people_of": analysis.total_population,
    "by_population": by_population,
    "national_figures": national_figures,
    "towns_of": towns_of,
    "regions_of_site": regions,
    "national": national,
    "indicator_name": indicator_name,
    "claims": claims,
    "verdicts": verdicts,
    "terms": terms,
    "definitions_of": definitions_of,
    "published": lambda v: published_names(v.site),
    "ranking": lambda v, name: results(v.site, name),
    "standings": lambda v, name: standings(v.site, name),
    "without": without,
    "at_peak": at_peak,
    "common_unit": common_unit,
    "group_of": classes.group_of,
    "main_enterprises": classes.main_enterprises,
}
