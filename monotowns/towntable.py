"""The table of all towns: its columns, the rank of every cell in the page language's order, filters with counts, fields for CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monotowns import analysis, classes, labels
from monotowns.alphabet import sort_key
from monotowns.language import N_
from monotowns.model import Source, Town
from monotowns.pages import regions_with_towns
from monotowns.townpage import result
from monotowns.view import View

COLUMNS: Mapping[str, str] = {
    "town": N_("Town"),
    "region": N_("Region"),
    "people": N_("People, latest figure"),
    "change": N_("Change since the 1999 census"),
    "growth": N_("Yearly growth between the last two censuses"),
    "listing": N_("Among the 20 counted since 2024"),
    "sector": N_("Sector"),
    "state": N_("Backbone enterprise"),
}
"""Name of a column in the address -> its header."""
FIGURES: Mapping[str, str] = {"people": "latest-population", "change": "change-since-1999", "growth": "annual-growth"}
"""The columns of numbers, each with its indicator."""
ON_PHONES = ("town", "people", "change", "state")
"""What a small screen shows until its reader asks for more."""
FILTERS: Mapping[str, tuple[str, str]] = {
    "region": (N_("Region"), N_("all regions")),
    "sector": (N_("Sector"), N_("all sectors")),
    "state": (N_("Backbone enterprise"), N_("any state")),
    "size": (N_("Size"), N_("any size")),
}
"""Name of a filter in the address -> its label and the words for no choice."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the table: (value, words, number of towns) for each group that has towns."""

    id: str
    words: str
    everything: str
    options: tuple[tuple[str, str, int], ...]


def figure(v: View, column: str, town: Town) -> analysis.Result | None:
    """The value of a column of numbers."""
    return result(v.site, FIGURES[column], town)


def _key(v: View, column: str, town: Town) -> Any:
    """What a cell is sorted by; None where the town lacks the figure or its class is not known.

    Words go by the alphabet of the page's language, numbers by value, classes of degree (state, list) in the order of their definition.
    """
    if column in FIGURES:
        found = figure(v, column, town)
        return found and found.value
    group = town.slug if column == "town" else classes.group_of(town, column)
    if group in ("unknown", "not-established"):
        return None
    if column in ("state", "listing"):
        return classes.KNOWN[column].index(group)
    names = {"town": town.names, "region": v.site.regions[town.region].names}
    words = names[column][v.lang] if column in names else v.language.text(labels.SECTORS[group])
    return sort_key(words, v.lang)


def ranks(v: View) -> Mapping[str, Mapping[str, int]]:
    """Slug -> column -> rank from 0, equal cells sharing one; where nothing is known the number of towns, which sorts last."""
    found: dict[str, dict[str, int]] = {town.slug: {} for town in v.site.towns}
    for column in COLUMNS:
        keys: dict[str, Any] = {town.slug: _key(v, column, town) for town in v.site.towns}
        order: list[Any] = sorted(key for key in set(keys.values()) if key is not None)
        for slug, key in keys.items():
            found[slug][column] = len(keys) if key is None else order.index(key)
    return found


def filters(v: View) -> tuple[Filter, ...]:
    """The filters with the groups that have towns: regions by alphabet, classes in the order of their definition."""
    found = []
    for name, (words, everything) in FILTERS.items():
        counts = Counter(classes.group_of(town, name) for town in v.site.towns)
        values = regions_with_towns(v.site, v.lang) if name == "region" else tuple(value for value in classes.KNOWN[name] if counts[value])
        options = tuple((value, _group_words(v, name, value), counts[value]) for value in values)
        found.append(Filter(name, v.text(words), v.capital(v.text(everything)), options))
    return tuple(found)


def _group_words(v: View, name: str, value: str) -> str:
    if name == "region":
        return v.say(v.site.regions[value].names)
    return v.capital(v.label("operation" if name == "state" else name, value))


def csv_header(v: View) -> list[str]:
    """The headers of the table as a file: each number with the years it covers, the sources of the row at its end."""
    words = v.language.text
    figures = [words(COLUMNS[name]) for name in FIGURES]
    people, change, growth = figures
    percent = words("per cent")

    def years(column: str) -> list[str]:
        return [v.language.text("{column}: from year", column=column), v.language.text("{column}: to year", column=column)]

    return [
        words(COLUMNS["town"]), words(COLUMNS["region"]), people, words("Bound"), words("Year"), f"{change}, {percent}", *years(change),
        f"{growth}, {percent}", *years(growth), words(COLUMNS["listing"]), words(COLUMNS["sector"]), words(COLUMNS["state"]), words("Sources"),
    ]  # fmt: skip


def csv_fields(v: View, town: Town) -> list[str]:
    """The cells of a town's row as a file has them, without its sources; numbers with a decimal point."""
    words = v.language.text
    cells = [town.names[v.lang], v.site.regions[town.region].names[v.lang]]
    for column in FIGURES:
        found = figure(v, column, town)
        cells.append(f"{round(found.value, 4):.10g}" if found else "")
        if column == "people":
            bound = found.figure.bound if found and found.figure else None
            cells.append(words(labels.BOUNDS[bound]) if bound else "")
        else:
            cells.append(str(found.first) if found else "")
        cells.append(str(found.last) if found else "")
    return [
        *cells, words(labels.LISTED[town.listing.value]), words(labels.SECTORS[classes.sector(town)]), words(labels.OPERATIONS[classes.state(town)]),
    ]  # fmt: skip


def sources(v: View, town: Town) -> tuple[Source, ...]:
    """The sources a town's row marks, in the order of its cells."""
    people = classes.latest_population(town)
    names = [people.source, *people.also] if people else []
    for column in ("change", "growth"):
        found = figure(v, column, town)
        names.extend(found.sources if found else ())
    return tuple(v.site.sources[name] for name in dict.fromkeys([*names, town.listing.source, *town.listing.also]))


def csv_rows(v: View) -> list[list[str]]:
    """All rows of the table as a file has them; sources as title, publisher and address."""

    def cited(town: Town) -> str:
        return "; ".join(", ".join(part for part in (item.title, item.publisher, item.url) if part) for item in sources(v, town))

    return [[*csv_fields(v, town), cited(town)] for town in v.alphabetical()]
