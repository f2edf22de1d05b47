"""data/ -> Site: reads every file, checks types and references, and reports all problems with file, line and column."""

from __future__ import annotations

import datetime as dt
import difflib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from monotowns.geodata import read_layers
from monotowns.model import (
    Claim,
    Definition,
    Indicator,
    Observation,
    Programme,
    Publication,
    Region,
    Site,
    Source,
    Term,
    Town,
    TownList,
)
from monotowns.report import Problem, raise_if_any
from monotowns.yamlfile import Document, parse
from monotowns.yamlfile import Path as ValuePath

T = TypeVar("T")
SOURCE_FIELDS = {"source", "sources", "also", "ru_source", "kato_source"}


def _read(root: Path, path: Path, problems: list[Problem]) -> Document:
    """The parsed file, its problems added to `problems`; a missing or undecodable file is one of them."""
    name = path.relative_to(root).as_posix()
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        problems.append(Problem(name, 0, 0, "missing-file", "the file is missing", "restore it or run the build in the project's folder"))
        return Document(name)
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(name, 0, 0, "unreadable", f"cannot be read as UTF-8 text: {error}"))
        return Document(name)
    document = parse(text, name)
    problems.extend(document.problems)
    return document


def _plain(value: Any) -> Any:
    """Dates as ISO text, so that the strict JSON validator accepts them."""
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not a plain value")


def _hint(kind: str, wrong: str, error: Mapping[str, Any], known: list[str]) -> str:
    """What helps against one validation error."""
    if kind == "unexpected_keyword_argument":
        near = difflib.get_close_matches(wrong, known, 1)
        return f"did you mean '{near[0]}'?" if near else "known here: " + ", ".join(sorted(known))
    if kind == "missing_argument" or kind == "missing":
        return "add this key"
    if kind == "literal_error":
        return "allowed: " + str(error.get("ctx", {}).get("expected", ""))
    if kind.startswith("string_type"):
        return "put the value in quotes if it is text"
    if kind.startswith(("float", "int")):
        return "write a plain number without spaces or units"
    return ""


def _field_names(model: type, path: ValuePath) -> list[str]:
    """The keys allowed at `path` inside `model`, for hints."""
    current: Any = model
    for step in path:
        if isinstance(step, int) or not is_dataclass(current):
            continue
        annotation = next((field.type for field in fields(current) if field.name == step), "")
        current = _named_class(str(annotation)) or current
    return [field.name for field in fields(current)] if is_dataclass(current) else []


def _named_class(annotation: str) -> type | None:
    """The model class an annotation such as `tuple[Event, ...]` speaks of."""
    import monotowns.model as model

    for word in annotation.replace("[", " ").replace(",", " ").replace("]", " ").split():
        found = getattr(model, word, None)
        if isinstance(found, type) and is_dataclass(found):
            return found
    return None


def _validate(adapter: TypeAdapter[T], model: type, document: Document, problems: list[Problem], at: ValuePath = ()) -> T | None:
    """The typed value at `at`, or None with every validation error added to `problems`."""
    value = document.value
    for step in at:
        value = value.get(step) if isinstance(value, dict) else None
    try:
        return adapter.validate_json(json.dumps(value, default=_plain), strict=True)
    except ValidationError as error:
        for item in error.errors(include_url=False, include_input=False):
            path: ValuePath = (*at, *item["loc"])
            name = str(path[-1]) if path else document.file
            message = {
                "unexpected_keyword_argument": f"unknown key '{name}'",
                "missing_argument": f"key '{name}' is missing",
                "missing": f"key '{name}' is missing",
            }.get(item["type"], f"'{name}': {item['msg']}")
            hint = _hint(item["type"], name, item, _field_names(model, path[:-1]))
            problems.append(document.problem(path, "schema", message, hint))
    return None


def _walk(value: Any, path: ValuePath = ()) -> Iterator[tuple[ValuePath, str, Any]]:
    """Every (path, key, value) of a document."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield (*path, key), key, child
            yield from _walk(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _walk(child, (*path, index))


def _check_texts(document: Document, problems: list[Problem]) -> None:
    """No text may be empty or padded; a Kazakh or Russian one without a Cyrillic letter is a translation forgotten."""
    for path, key, child in _walk(document.value):
        if not isinstance(child, str) or key not in {"en", "ru", "kk", "title", "publisher"}:
            continue
        if not child.strip():
            problems.append(document.problem(path, "empty-text", f"'{key}' is empty", "write the text; every language is published"))
        elif child != child.strip():
            problems.append(document.problem(path, "padded-text", f"'{key}' begins or ends with a space"))


def _check_references(document: Document, known: Mapping[str, set[str]], problems: list[Problem]) -> None:
    """Every source, region, indicator, programme and town that is named must exist."""
    kinds = {"region": "region", "indicator": "indicator", "programme": "programme"}
    for path, key, child in _walk(document.value):
        names = child if isinstance(child, list) else [child]
        if key in SOURCE_FIELDS:
            kind = "source"
        elif key in kinds:
            kind = kinds[key]
        elif key == "towns":
            kind = "town"
        else:
            continue
        for index, name in enumerate(names):
            if isinstance(name, str) and name not in known[kind]:
                near = difflib.get_close_matches(name, known[kind], 1)
                where = (*path, index) if isinstance(child, list) else path
                problems.append(
                    document.problem(
                        where, "reference", f"no {kind} '{name}'", f"did you mean '{near[0]}'?" if near else f"add it to the {kind}s"
                    )
                )


def _check_observations(
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


def _check_town(town: Town, document: Document, site_units: Mapping[str, str], problems: list[Problem]) -> None:
    """What only a whole town can show to be wrong."""
    if Path(document.file).stem != town.slug:
        problems.append(document.problem(("slug",), "slug", f"slug '{town.slug}' in a file named otherwise", "name the file <slug>.yaml"))
    if not (40 <= town.coordinates.lat <= 56 and 46 <= town.coordinates.lon <= 88):
        problems.append(
            document.problem(("coordinates",), "coordinates", "the point lies outside Kazakhstan", "latitude first, then longitude")
        )
    _check_observations(town.population, ("population",), site_units, document, problems)
    _check_observations(town.indicators, ("indicators",), site_units, document, problems)
    for index, item in enumerate(town.population):
        if item.indicator != "population":
            problems.append(
                document.problem(
                    ("population", index, "indicator"), "observation", "only population belongs here", "move it to 'indicators'"
                )
            )
    for number, enterprise in enumerate(town.enterprises):
        _check_observations(enterprise.figures, ("enterprises", number, "figures"), site_units, document, problems)
    ids = [enterprise.id for enterprise in town.enterprises]
    for number, name in enumerate(ids):
        if name in ids[:number]:
            problems.append(document.problem(("enterprises", number, "id"), "duplicate", f"enterprise id '{name}' stands twice"))


def _unique(items: list[T] | None, key: Callable[[T], str], document: Document, at: ValuePath, problems: list[Problem]) -> dict[str, T]:
    """The items by id; a second one with the same id is a problem."""
    result: dict[str, T] = {}
    for index, item in enumerate(items or []):
        if key(item) in result:
            problems.append(document.problem((*at, index, "id"), "duplicate", f"id '{key(item)}' stands twice", "one id, one record"))
        result[key(item)] = item
    return result


def _check_addresses(sources: Mapping[str, Source], document: Document, problems: list[Problem]) -> None:
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


def load(root: Path) -> Site:
    """The site's content from `root`/data; raises Failed with every problem found."""
    data = root / "data"
    problems: list[Problem] = []
    documents: dict[str, Document] = {}

    def typed(name: str, model: type, kind: Any, at: ValuePath = ()) -> Any:
        if name not in documents:
            documents[name] = _read(root, data / name, problems)
        if documents[name].value is None:
            return None
        return _validate(TypeAdapter(kind), model, documents[name], problems, at)

    publication = typed("site.yaml", Publication, Publication)
    sources = _unique(typed("sources.yaml", Source, list[Source]), lambda item: item.id, documents["sources.yaml"], (), problems)
    regions = _unique(typed("regions.yaml", Region, list[Region]), lambda item: item.id, documents["regions.yaml"], (), problems)
    indicators = _unique(
        typed("indicators.yaml", Indicator, list[Indicator]), lambda item: item.id, documents["indicators.yaml"], (), problems
    )
    programmes = _unique(
        typed("programmes.yaml", Programme, list[Programme]), lambda item: item.id, documents["programmes.yaml"], (), problems
    )
    terms = _unique(typed("glossary.yaml", Term, list[Term]), lambda item: item.id, documents["glossary.yaml"], (), problems)
    claims = _unique(typed("article.yaml", Claim, list[Claim]), lambda item: item.id, documents["article.yaml"], (), problems)
    definitions = typed("national.yaml", Definition, list[Definition], ("definitions",))
    lists = typed("national.yaml", TownList, list[TownList], ("lists",))
    national = typed("national.yaml", Observation, list[Observation], ("observations",))

    towns: list[Town] = []
    town_documents: list[Document] = []
    adapter = TypeAdapter(Town)
    for path in sorted((data / "towns").glob("*.yaml")):
        document = _read(root, path, problems)
        town_documents.append(document)
        town = None if document.value is None else _validate(adapter, Town, document, problems)
        if town is not None:
            towns.append(town)

    units = {indicator.id: indicator.unit for indicator in indicators.values() if indicator.unit} | {"population": "people"}
    known = {
        "source": set(sources),
        "region": set(regions),
        "indicator": set(indicators) | {"population"},
        "programme": set(programmes),
        "town": {Path(document.file).stem for document in town_documents},
    }
    for document in [*documents.values(), *town_documents]:
        _check_texts(document, problems)
        _check_references(document, known, problems)
    _check_addresses(sources, documents["sources.yaml"], problems)
    _check_observations(tuple(national or ()), ("observations",), {}, documents["national.yaml"], problems)
    by_slug = {Path(document.file).stem: document for document in town_documents}
    for town in towns:
        if town.slug in by_slug:
            _check_town(town, by_slug[town.slug], units, problems)
    layers = read_layers(root, problems)
    raise_if_any(problems)
    return Site(
        publication,
        tuple(towns),
        sources,
        regions,
        indicators,
        programmes,
        tuple(definitions),
        tuple(lists),
        tuple(national),
        tuple(claims.values()),
        tuple(terms.values()),
        layers,
    )
