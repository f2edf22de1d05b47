"""Titles of figures: the finding in a few words, chosen by rules from the very values the figure shows.

Every rule takes the values and a View for the words of the page's language; nothing here looks at the data itself, so a
title cannot say what its figure does not show. The tests work every title out again from the table under the figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from monotowns.analysis import Result, growth
from monotowns.model import Indicator, Observation, Town
from monotowns.view import View

FEW = 3
"""How many of the largest towns are put together; with fewer than twice as many that would be no finding."""
FLAT = 1.0
"""A change of less than so many per cent is “about as many”."""
DOUBLED = 100.0
"""From so many per cent on, growth is told as a number of times."""
SHORT = 5
"""Comparable counts of fewer years than this after a break say nothing of a change."""
DEEP = -10.0
"""A fall from the highest count beyond so many per cent is the finding, whatever the first count was."""


def population(v: View, town: Town, first: Observation, last: Observation, peak: Observation | None) -> str:
    """How the latest count compares with the highest where it lies far below, else with the first comparable one."""
    name = v.say(town.names)
    if first.break_before and (last.at or 0) - (first.at or 0) < SHORT:
        return v.text("{town}: counts before {year} cannot be compared", town=name, year=first.at)
    if peak is not None and peak.at not in (first.at, last.at) and growth(peak, last) <= DEEP:
        percent = v.language.percent(-growth(peak, last), 0)
        return v.text(
            "{town}: {percent} fewer people in {last} than the highest number found ({peak})",
            town=name,
            percent=percent,
            last=last.at,
            peak=peak.at,
        )
    change = growth(first, last)
    if change >= DOUBLED:
        return v.plural(
            "{town}: {n} time as many people in {last} as in {first}",
            "{town}: {n} times as many people in {last} as in {first}",
            round(last.number / first.number, 1), town=name, first=first.at, last=last.at,
        )  # fmt: skip
    values = {"town": name, "percent": v.language.percent(abs(change), 0), "first": first.at, "last": last.at}
    if abs(change) < FLAT:
        return v.text("{town}: about as many people in {last} as in {first}", **values)
    if change > 0:
        return v.text("{town}: {percent} more people in {last} than in {first}", **values)
    return v.text("{town}: {percent} fewer people in {last} than in {first}", **values)


def _grown(v: View, rows: Sequence[Result], value: str) -> str:
    part = sum(item.value > 0 for item in rows)
    return v.plural(
        "{part} of {n} town grew, {town} most", "{part} of {n} towns grew, {town} most", len(rows), part=part, town=_name(v, rows[0])
    )


def _below(v: View, rows: Sequence[Result], value: str) -> str:
    return v.text(
        "Furthest below its highest number found is {town}: {value}",
        town=_name(v, rows[-1]),
        value=v.language.percent(rows[-1].value, 1, signed=True),
    )


def _largest(v: View, rows: Sequence[Result], value: str) -> str:
    if len(rows) < 2 * FEW:
        return _highest(v, rows, value)
    share = 100 * sum(item.value for item in rows[:FEW]) / sum(item.value for item in rows)
    return v.text("The three largest towns have {percent} of all residents", percent=v.language.percent(share, 0))


def _share(v: View, rows: Sequence[Result], value: str) -> str:
    return v.text("{town} alone: {value} of all monotown residents", town=_name(v, rows[0]), value=value)


def _farthest(v: View, rows: Sequence[Result], value: str) -> str:
    return v.text("Farthest from its regional centre is {town}: {value}", town=_name(v, rows[0]), value=value)


def _highest(v: View, rows: Sequence[Result], value: str) -> str:
    return v.plural(
        "Of {n} town with data {town} comes first: {value}",
        "Of {n} towns with data {town} comes first: {value}",
        len(rows), town=_name(v, rows[0]), value=value,
    )  # fmt: skip


def _name(v: View, item: Result) -> str:
    return v.say(v.site.town(item.slug).names)


RANKINGS: Mapping[str, Callable[[View, Sequence[Result], str], str]] = {
    "latest_population": _largest,
    "change_since_1999": _grown,
    "change_since_2009": _grown,
    "annual_growth": _grown,
    "growth_1989_1999": _grown,
    "growth_1999_2009": _grown,
    "growth_2009_2021": _grown,
    "change_since_peak": _below,
    "share_of_monotowns": _share,
    "distance_to_centre": _farthest,
}
"""The rule of each computed indicator; the sourced ones say which town comes first."""


def ranking(v: View, indicator: Indicator, rows: Sequence[Result], written: Callable[[float], str]) -> str:
    """What the ranking (the highest value first) of an indicator shows; `written` writes a value with its unit."""
    return RANKINGS.get(indicator.computed or "", _highest)(v, rows, written(rows[0].value))


def composition(v: View, kind: str, sizes: Mapping[str, int]) -> str:
    """How the towns are divided: `sizes` holds the number of towns of each group that has any."""
    total = sum(sizes.values())
    match kind:
        case "activity":
            return v.plural(
                "The article: enterprises work fully in {part} of {n} town",
                "The article: enterprises work fully in {part} of {n} towns",
                total, part=sizes.get("operating", 0),
            )  # fmt: skip
        case "production":
            return v.plural(
                "The article names the type of production of {part} of {n} town",
                "The article names the type of production of {part} of {n} towns",
                total, part=total - sizes.get("not-stated", 0),
            )  # fmt: skip
        case "state":
            return v.plural(
                "The backbone enterprise works in {part} of {n} town",
                "The backbone enterprise works in {part} of {n} towns",
                total, part=sizes.get("working", 0),
            )  # fmt: skip
    largest = max(sizes, key=lambda value: sizes[value])
    return v.plural("{part} of {n} town: {group}", "{part} of {n} towns: {group}", total, part=sizes[largest], group=v.label(kind, largest))


def both_ways(v: View, part: int, total: int) -> str:
    """In how many towns of all the band of a projection holds growth and decline."""
    return v.plural(
        "Both growth and decline are possible in {part} of {n} town", "Both growth and decline are possible in {part} of {n} towns", total, part=part
    )  # fmt: skip


def fewer(v: View, years: tuple[int, int], before: Sequence[float], after: Sequence[float]) -> str:
    """In how many towns people were fewer in the second year."""
    part = sum(last < first for first, last in zip(before, after, strict=True))
    return v.plural(
        "{part} of {n} town had fewer people in {last} than in {first}",
        "{part} of {n} towns had fewer people in {last} than in {first}",
        len(before), part=part, first=years[0], last=years[1],
    )  # fmt: skip


def commonest_peak(v: View, years: Sequence[int]) -> str:
    """The census year that was the highest in most towns, each of whose highest is in `years`; the later of two equals."""
    year = max(set(years), key=lambda year: (years.count(year), year))
    return v.plural(
        "The {year} census was the highest in {part} of {n} town",
        "The {year} census was the highest in {part} of {n} towns",
        len(years), part=years.count(year), year=year,
    )  # fmt: skip


def half(v: View, values: Sequence[float], written: Callable[[float], str]) -> str:
    """The value that half of all do not exceed."""
    return v.text("Half of the towns have no more than {value} people", value=written(sorted(values)[(len(values) - 1) // 2]))


def beside(v: View, claimed: Observation, counted: Observation) -> str:
    """How the article’s figure compares with the town’s own."""
    change = growth(counted, claimed)
    percent = v.language.percent(abs(change), 0)
    if change < 0:
        return v.text("The article’s figure for {year} is {percent} below the town’s own", year=claimed.at, percent=percent)
    return v.text("The article’s figure for {year} is {percent} above the town’s own", year=claimed.at, percent=percent)


def branches(v: View, sizes: Mapping[str, float]) -> str:
    """The branch with most firms; the first of equals."""
    largest = max(sizes, key=lambda name: sizes[name])
    return v.text(
        "Most firms named by the article: {branch}, {part} of {n}",
        branch=largest, part=v.language.number(sizes[largest]), n=v.language.number(sum(sizes.values())),
    )  # fmt: skip


def region(v: View, people: Mapping[str, float]) -> str:
    """The largest or the only town of a region; `people` by the name of the town, at least one."""
    largest = max(people, key=lambda name: people[name])
    value = v.quantity(people[largest], "people")
    if len(people) == 1:
        return v.text("The only monotown is {town}: {value}", town=largest, value=value)
    return v.plural(
        "The largest of {n} town is {town}: {value}",
        "The largest of {n} towns is {town}: {value}",
        len(people), town=largest, value=value,
    )  # fmt: skip
