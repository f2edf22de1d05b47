"""data/ -> Site: reads every file, checks it against the model, and reports all problems with file, line and column."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from monotowns.cache import read_files
from monotowns.consistency import (
    CLOSED,
    check_addresses,
    check_classes,
    check_dates,
    check_joint,
    check_keys,
    check_observations,
    check_parts,
    check_programmes,
    check_references,
    check_texts,
    check_town,
    ids,
    unique,
)
from monotowns.explain import explain
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
from monotowns.placeholders import instead, placeholders
from monotowns.report import Problem, raise_if_any
from monotowns.yamlfile import Document, parse
from monotowns.yamlfile import Path as ValuePath

T = TypeVar("T")
NATIONAL = ("definitions", "lists", "observations")
"""The lists of national.yaml."""


def _read(files: Mapping[str, bytes], name: str, problems: list[Problem]) -> Document:
    """The parsed file, its problems added to `problems`; a missing or undecodable file is one of them."""
    if name not in files:
        problems.append(Problem(name, 0, 0, "missing-file", "the file is missing", "restore it or run the build in the project's folder"))
        return Document(name)
    try:
        text = files[name].decode()
    except UnicodeDecodeError as error:
        problems.append(Problem(name, 0, 0, "unreadable", f"cannot be read as UTF-8 text: {error}"))
        return Document(name)
    document = parse(text, name)
    if document.value is None and not document.problems:
        document.problems.append(Problem(name, 0, 0, "empty-file", "the file is empty", "restore it from the repository"))
    problems.extend(document.problems)
    return document


def _plain(value: Any) -> Any:
    """Dates as ISO text, so that the strict JSON validator accepts them."""
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not a plain value")


def _validate(adapter: TypeAdapter[T], model: type, document: Document, problems: list[Problem], at: ValuePath = ()) -> T | None:
    """The typed value at `at`, or None with every validation error added to `problems`."""
    value = document.value
    for step in at:
        value = value.get(step) if isinstance(value, dict) else None
    try:
        return adapter.validate_json(json.dumps(value, default=_plain), strict=True)
    except ValidationError as error:
        broken = {item.line for item in document.problems}  # YAML itself could not read these lines
        for item in error.errors(include_url=False):
            path: ValuePath = (*at, *item["loc"])
            problem = document.problem(path, "schema", *explain(item, model, path))
            if problem.line not in broken:
                problems.append(problem)
    return None


def load(root: Path) -> Site:
    """The site's content from `root`/data; raises Failed with every problem found."""
    return load_files(read_files(root, "data"))


def load_files(files: Mapping[str, bytes]) -> Site:
    """The site's content from its files (path -> content, `data/...`); raises Failed with every problem found."""
    problems: list[Problem] = []
    documents: dict[str, Document] = {}

    def typed(name: str, model: type, kind: Any, at: ValuePath = ()) -> Any:
        if name not in documents:
            documents[name] = _read(files, f"data/{name}", problems)
        if documents[name].value is None:
            return None
        return _validate(TypeAdapter(kind), model, documents[name], problems, at)

    publication = typed("site.yaml", Publication, Publication)
    unique(list(publication.corrections) if publication else None, lambda item: item.id, documents["site.yaml"], ("corrections",), problems)
    sources = unique(typed("sources.yaml", Source, list[Source]), lambda item: item.id, documents["sources.yaml"], (), problems)
    regions = unique(typed("regions.yaml", Region, list[Region]), lambda item: item.id, documents["regions.yaml"], (), problems)
    indicators = unique(
        typed("indicators.yaml", Indicator, list[Indicator]), lambda item: item.id, documents["indicators.yaml"], (), problems
    )
    programmes = unique(
        typed("programmes.yaml", Programme, list[Programme]), lambda item: item.id, documents["programmes.yaml"], (), problems
    )
    terms = unique(typed("glossary.yaml", Term, list[Term]), lambda item: item.id, documents["glossary.yaml"], (), problems)
    claims = unique(typed("article.yaml", Claim, list[Claim]), lambda item: item.id, documents["article.yaml"], (), problems)
    definitions, lists, national = (
        typed("national.yaml", model, list[model], (key,))  # type: ignore[valid-type]
        for key, model in zip(NATIONAL, (Definition, TownList, Observation), strict=True)
    )

    towns: list[tuple[Town, Document]] = []
    town_documents: list[Document] = []
    adapter = TypeAdapter(Town)
    for name in sorted(name for name in files if PurePosixPath(name).match("data/towns/*.yaml")):
        document = _read(files, name, problems)
        town_documents.append(document)
        town = None if document.value is None else _validate(adapter, Town, document, problems)
        if town is not None:
            towns.append((town, document))

    units = {indicator.id: indicator.unit for indicator in indicators.values() if indicator.unit} | {"population": "people"}
    layers = read_layers(files, problems)
    known = {
        **CLOSED,
        "source": ids(documents["sources.yaml"]),
        "region": ids(documents["regions.yaml"]),
        "indicator": ids(documents["indicators.yaml"]) | {"population"},
        "programme": ids(documents["programmes.yaml"]),
        "town": {PurePosixPath(document.file).stem for document in town_documents},
        "shape": {shape.id for shape in layers.get("regions", ())},
    }
    for document in [*documents.values(), *town_documents]:
        check_texts(document, problems)
        check_references(document, known, problems)
    check_keys(documents["national.yaml"], NATIONAL, problems)
    check_programmes(programmes, documents["programmes.yaml"], problems)
    check_addresses(sources, documents["sources.yaml"], problems)
    check_classes(sources, documents["sources.yaml"], problems)
    check_dates(sources, documents["sources.yaml"], problems)
    check_observations(tuple(national or ()), ("observations",), {}, documents["national.yaml"], problems)
    for town, document in towns:
        check_town(town, document, units, problems)
        check_parts(town, programmes, document, problems)
    check_joint(programmes, (town for town, _ in towns), documents["programmes.yaml"], problems)
    left = [
        item
        for document in (*documents.values(), *town_documents)
        for item in placeholders(files.get(document.file, b"").decode(errors="replace"), document.file)
    ]
    raise_if_any(instead(problems, left))
    return Site(
        publication,
        tuple(town for town, _ in towns),
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
