"""What no single value can show to be wrong: names that must exist, observations, ids and addresses that must stand once, dates of sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from monotowns.analysis import COMPUTED
from monotowns.language import is_partial_date
from monotowns.model import Grade, Observation, Programme, Source, SourceKind, Town
from monotowns.report import Problem, suggestion
from monotowns.yamlfile import Document
from monotowns.yamlfile import Path as ValuePath

T = TypeVar("T")
REFERENCES: Mapping[str, str] = {
    **dict.fromkeys(("source", "sources", "also", "ru_source", "kato_source"), "source"),
    "region": "region",
    "indicator": "indicator",
    "programme": "programme",
    "town": "town",
    "towns": "town",
    "computed": "function",
    "geo": "shape",
}
"""Key of the data -> what its value names."""
CLOSED: Mapping[str, set[str]] = {"function": set(COMPUTED)}
"""What the code knows, and no data file can add to."""
KINDS: Mapping[Grade, frozenset[SourceKind]] = {
    "A": frozenset({"law", "statistics", "government", "speech"}),
    "B": frozenset({"government", "akimat", "enterprise", "paper", "geodata", "own"}),
    "C": frozenset({"news"}),
    "D": frozenset({"encyclopedia", "law", "statistics", "news"}),
}
"""Quality class of sources -> the kinds of text its definition names (`labels.GRADES`); in D all but encyclopedias are unchecked copies."""
ACTS = "https://adilet.zan.kz/"
"""Where the Ministry of Justice publishes the acts; other legal databases reproduce them."""


def _walk(value: Any, path: ValuePath = ()) -> Iterator[tuple[ValuePath, str, Any]]:
    """Every (path, key, value) of a document."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield (*path, key), key, child
            yield from _walk(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _walk(child, (*path, index))


def ids(document: Document) -> set[str]:
    """The ids of a file's records, also where something else in them is wrong."""
    records = document.value if isinstance(document.value, list) else []
    return {str(item["id"]) for item in records if isinstance(item, dict) and "id" in item}


def check_texts(document: Document, problems: list[Problem]) -> None:
    """No text, title or publisher may be empty, or begin or end with a space."""
    for path, key, child in _walk(document.value):
        if not isinstance(child, str) or key not in {"en", "ru", "kk", "title", "publisher"}:
            continue
        if not child.strip():
            problems.append(document.problem(path, "empty-text", f"'{key}' is empty", "write the text; every language is published"))
        elif child != child.strip():
            problems.append(document.problem(path, "padded-text", f"'{key}' begins or ends with a space"))


def check_references(document: Document, known: Mapping[str, set[str]], problems: list[Problem]) -> None:
    """Every source, region, indicator, programme, town, function and shape that is named must exist."""
    for path, key, child in _walk(document.value):
        kind = REFERENCES.get(key)
        if kind is None or not known[kind]:  # none known: their own file cannot be read, which is reported there
            continue
        for index, name in enumerate(child if isinstance(child, list) else [child]):
            if isinstance(name, str) and name not in known[kind]:
                hint = f"known: {', '.join(sorted(known[kind]))}" if kind in CLOSED or kind == "shape" else f"add it to the {kind}s"
                where = (*path, index) if isinstance(child, list) else path
                problems.append(document.problem(where, "reference", f"no {kind} '{name}'", suggestion(name, known[kind], hint)))


def check_observations(
    items: tuple[Observation, ...], base: ValuePath, units: Mapping[str, str], document: Document, problems: list[Problem]
) -> None:
    """A value or a range, a time, the indicator's unit, and one `use: true` where several values compete."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        path = (*base, index)
        ranged = item.low is not None and item.high is not None
        if (item.value is None) == (not ranged):
            problems.append(document.problem(path, "observation", "needs either 'value' or both 'low' and 'high'"))
        elif ranged and item.low is not None and item.high is not None and item.low > item.high:
            problems.append(document.problem((*path, "low"), "observation", "'low' is above 'high'"))
        lowest = item.value if item.value is not None else item.low
        if item.indicator == "population" and lowest is not None and lowest <= 0:
            key = "value" if item.value is not None else "low"
            problems.append(document.problem((*path, key), "observation", "a population must be above 0"))
        if [item.year is not None, item.date is not None, item.undated].count(True) != 1:
            problems.append(document.problem(path, "observation", "needs exactly one of 'year', 'date' and 'undated: true'"))
        expected = units.get(item.indicator)
        if expected and expected != item.unit:
            problems.append(document.problem((*path, "unit"), "unit", f"unit '{item.unit}', but '{item.indicator}' is in '{expected}'"))
        if item.use and item.reason is None:
            problems.append(document.problem((*path, "use"), "observation", "'use: true' needs a 'reason'"))
        area = item.area.en if item.area else ""
        period = item.period.en if item.period else ""
        what = item.what.en if item.what else ""
        groups[(item.indicator, item.scope, item.at, area, period, what)].append(index)
    for (indicator, scope, at, *_), indices in groups.items():
        chosen = [index for index in indices if items[index].use]
        if len(indices) > 1 and len(chosen) != 1:
            where = document.problem(
                (*base, indices[-1]),
                "conflict",
                f"{len(indices)} values of '{indicator}' ({scope}, {at}), {len(chosen)} with 'use: true'",
                "mark exactly one, with a reason",
            )
            problems.append(where)


def check_town(town: Town, document: Document, site_units: Mapping[str, str], problems: list[Problem]) -> None:
    """What only a whole town can show to be wrong."""
    if Path(document.file).stem != town.slug:
        problems.append(document.problem(("slug",), "slug", f"slug '{town.slug}' in a file named otherwise", "name the file <slug>.yaml"))
    if not (40 <= town.coordinates.lat <= 56 and 46 <= town.coordinates.lon <= 88):
        problems.append(
            document.problem(("coordinates",), "coordinates", "the point lies outside Kazakhstan", "latitude first, then longitude")
        )
    check_observations(town.population, ("population",), site_units, document, problems)
    check_observations(town.indicators, ("indicators",), site_units, document, problems)
    for index, item in enumerate(town.population):
        if item.indicator != "population":
            problems.append(
                document.problem(
                    ("population", index, "indicator"), "observation", "only population belongs here", "move it to 'indicators'"
                )
            )
    for number, enterprise in enumerate(town.enterprises):
        check_observations(enterprise.figures, ("enterprises", number, "figures"), site_units, document, problems)
    names = [enterprise.id for enterprise in town.enterprises]
    for number, name in enumerate(names):
        if name in names[:number]:
            problems.append(document.problem(("enterprises", number, "id"), "duplicate", f"enterprise id '{name}' stands twice"))


def check_programmes(programmes: Mapping[str, Programme], document: Document, problems: list[Problem]) -> None:
    """Years in order, one end at most, and each instrument coded once a programme."""
    for index, item in enumerate(programmes.values()):
        last = item.end or item.attested
        if item.end is not None and item.attested is not None:
            problems.append(document.problem((index, "attested"), "programme", "'attested' beside an 'end'", "keep one of them"))
        if last is not None and last < item.start:
            problems.append(document.problem((index, "start"), "programme", "it ends before it starts"))
        if item.written_to is not None and (last is None or item.written_to <= last):
            problems.append(document.problem((index, "written_to"), "programme", "'written_to' is not after the end"))
        names = [given.instrument for given in item.instruments]
        for number, name in enumerate(names):
            if name in names[:number]:
                problems.append(document.problem((index, "instruments", number, "instrument"), "duplicate", f"'{name}' is coded twice"))
        for number, money in enumerate(item.money):
            if money.until is not None and (money.year is None or money.until <= money.year):
                problems.append(document.problem((index, "money", number, "until"), "programme", "'until' is not after 'year'"))


def check_parts(town: Town, programmes: Mapping[str, Programme], document: Document, problems: list[Problem]) -> None:
    """What a programme gave stands at towns it is for, and a sum of several towns together in the programme, not at one of them."""
    for index, entry in enumerate(town.programmes):
        programme = programmes.get(entry.programme)
        gave = entry.money or set(entry.instruments) - {"management"}
        if programme and programme.towns and gave and town.slug not in programme.towns:
            where = document.problem(
                ("programmes", index, "programme"),
                "programme",
                f"'{town.slug}' is not among the towns of '{programme.id}'",
                "add it there, or leave out instruments and money here",
            )
            problems.append(where)
        for number, money in enumerate(entry.money):
            if money.towns:
                path = ("programmes", index, "money", number, "towns")
                hint = "write it with 'towns' in the programme; each of the towns then shows it"
                problems.append(document.problem(path, "programme", "a sum of several towns in the record of one", hint))


def check_joint(programmes: Mapping[str, Programme], towns: Iterable[Town], document: Document, problems: list[Problem]) -> None:
    """Every town that shares a sum of a programme has an entry under it, where the sum is shown."""
    entered = {(entry.programme, town.slug) for town in towns for entry in town.programmes}
    for index, programme in enumerate(programmes.values()):
        for number, money in enumerate(programme.money):
            if missing := [name for name in money.towns if (programme.id, name) not in entered]:
                path = (index, "money", number, "towns")
                message = f"no entry under '{programme.id}' in the record of: {', '.join(missing)}"
                problems.append(document.problem(path, "programme", message, "add one; the sum is shown with it"))


def unique(items: list[T] | None, key: Callable[[T], str], document: Document, at: ValuePath, problems: list[Problem]) -> dict[str, T]:
    """The items by id; a second one with the same id is a problem."""
    result: dict[str, T] = {}
    for index, item in enumerate(items or []):
        if key(item) in result:
            problems.append(document.problem((*at, index, "id"), "duplicate", f"id '{key(item)}' stands twice", "one id, one record"))
        result[key(item)] = item
    return result


def check_addresses(sources: Mapping[str, Source], document: Document, problems: list[Problem]) -> None:
    """One publication has one id: no two sources share an address."""
    seen: dict[str, str] = {}
    for index, source in enumerate(sources.values()):
        if source.url is None:
            continue
        if source.url in seen:
            problems.append(
                document.problem(
                    (index, "url"),
                    "duplicate",
                    f"the address of '{source.id}' is already that of '{seen[source.url]}'",
                    "use one id for one source",
                )
            )
        seen[source.url] = source.id


def check_dates(sources: Mapping[str, Source], document: Document, problems: list[Problem]) -> None:
    """Dates of sources are as exact as known, but real."""
    for index, source in enumerate(sources.values()):
        for key, value in (("date", source.date), ("accessed", source.accessed)):
            if value is not None and not is_partial_date(value):
                problems.append(document.problem((index, key), "date", f"'{value}' is not a date", "write 2024, 2024-03 or 2024-03-20"))


def check_classes(sources: Mapping[str, Source], document: Document, problems: list[Problem]) -> None:
    """A class holds what its definition names; a source's note says that an act was read elsewhere than in the official place, or is a copy."""
    for index, source in enumerate(sources.values()):
        if source.kind not in KINDS[source.quality]:
            hint = f"class {source.quality} holds: {', '.join(sorted(KINDS[source.quality]))}"
            problems.append(document.problem((index, "quality"), "class", f"kind '{source.kind}' in class {source.quality}", hint))
        elif source.quality == "D" and source.kind != "encyclopedia" and source.note is None:
            hint = "say in its note what it is a copy of"
            problems.append(document.problem((index, "quality"), "class", f"kind '{source.kind}' in class D without a note", hint))
        elif source.quality == "A" and source.kind == "law" and source.note is None and not (source.url or "").startswith(ACTS):
            hint = "say in its note that it was read in a legal database"
            problems.append(document.problem((index, "url"), "class", f"an act of class A not read at {ACTS}, without a note", hint))


def check_keys(document: Document, keys: Collection[str], problems: list[Problem]) -> None:
    """The keys of a file that holds several lists."""
    for key in document.value if isinstance(document.value, dict) else ():
        if key not in keys:
            hint = suggestion(key, keys, "known here: " + ", ".join(sorted(keys)))
            problems.append(document.problem((key,), "schema", f"unknown key '{key}'", hint))
