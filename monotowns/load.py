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
    Feature,
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


def _plain(value: Any) -> Any:
    """Dates as ISO text, so that the strict JSON validator accepts them; TypeError for what YAML does not give."""
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


class _Reader:
    """The data files of a project (path -> content) and what is wrong with them; each is parsed once."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        """What was parsed so far, by the name below data/."""

    def document(self, name: str) -> Document:
        """The parsed file, its problems noted; a missing or undecodable file is one of them."""
        if name not in self.documents:
            self.documents[name] = self._parsed(f"data/{name}")
        return self.documents[name]

    def _parsed(self, file: str) -> Document:
        if file not in self.files:
            hint = "restore it or run the build in the project's folder"
            self.problems.append(Problem(file, 0, 0, "missing-file", "the file is missing", hint))
            return Document(file)
        try:
            text = self.files[file].decode()
        except UnicodeDecodeError as error:
            self.problems.append(Problem(file, 0, 0, "unreadable", f"cannot be read as UTF-8 text: {error}"))
            return Document(file)
        document = parse(text, file)
        if document.value is None and not document.problems:
            document.problems.append(Problem(file, 0, 0, "empty-file", "the file is empty", "restore it from the repository"))
        self.problems.extend(document.problems)
        return document

    def typed(self, name: str, model: type, adapter: TypeAdapter[T], at: ValuePath = ()) -> T | None:
        """What stands at `at` of a file, checked against the model; None where it is not as it must be."""
        document = self.document(name)
        return None if document.value is None else _validate(adapter, model, document, self.problems, at)

    def records(self, name: str, model: type[T]) -> dict[str, T]:
        """The records of a file that is one list, by id."""
        found: list[Any] | None = self.typed(name, model, TypeAdapter(list[model]))  # type: ignore[valid-type]
        return unique(found, lambda item: item.id, self.document(name), (), self.problems)

    def towns(self) -> list[tuple[Town, Document]]:
        """Every town that is as it must be, with its file."""
        adapter = TypeAdapter(Town)
        names = sorted(name.removeprefix("data/") for name in self.files if PurePosixPath(name).match("data/towns/*.yaml"))
        found = [(self.typed(name, Town, adapter), self.document(name)) for name in names]
        return [(town, document) for town, document in found if town is not None]

    def ids(self, name: str) -> set[str]:
        """The ids of a file's records, also where something else in them is wrong."""
        return ids(self.document(name))

    def placeholders(self) -> list[Problem]:
        """What is still to be written in the files."""
        return [
            item
            for document in self.documents.values()
            for item in placeholders(self.files.get(document.file, b"").decode(errors="replace"), document.file)
        ]


def load(root: Path) -> Site:
    """The site's content from `root`/data; raises Failed with every problem found."""
    return load_files(read_files(root, "data"))


def load_files(files: Mapping[str, bytes]) -> Site:
    """The site's content from its files (path -> content, `data/...`); raises Failed with every problem found."""
    reader = _Reader(files)
    problems = reader.problems
    publication = reader.typed("site.yaml", Publication, TypeAdapter(Publication))
    corrections = list(publication.corrections) if publication else None
    unique(corrections, lambda item: item.id, reader.document("site.yaml"), ("corrections",), problems)
    sources = reader.records("sources.yaml", Source)
    regions = reader.records("regions.yaml", Region)
    indicators = reader.records("indicators.yaml", Indicator)
    programmes = reader.records("programmes.yaml", Programme)
    terms = reader.records("glossary.yaml", Term)
    claims = reader.records("article.yaml", Claim)
    definitions = reader.typed("national.yaml", Definition, TypeAdapter(tuple[Definition, ...]), ("definitions",))
    lists = reader.typed("national.yaml", TownList, TypeAdapter(tuple[TownList, ...]), ("lists",))
    national = reader.typed("national.yaml", Observation, TypeAdapter(tuple[Observation, ...]), ("observations",))
    towns = reader.towns()
    layers = read_layers(files, problems)
    _check_names(reader, layers)
    check_keys(reader.document("national.yaml"), NATIONAL, problems)
    check_programmes(programmes, reader.document("programmes.yaml"), problems)
    check_addresses(sources, reader.document("sources.yaml"), problems)
    check_classes(sources, reader.document("sources.yaml"), problems)
    check_dates(sources, reader.document("sources.yaml"), problems)
    check_observations(national or (), ("observations",), {}, reader.document("national.yaml"), problems)
    units = {indicator.id: indicator.unit for indicator in indicators.values() if indicator.unit} | {"population": "people"}
    for town, document in towns:
        check_town(town, document, units, problems)
        check_parts(town, programmes, document, problems)
    check_joint(programmes, (town for town, _ in towns), reader.document("programmes.yaml"), problems)
    raise_if_any(instead(problems, reader.placeholders()))
    assert publication is not None and definitions is not None and lists is not None and national is not None, "else a problem was noted"
    return Site(
        publication,
        tuple(town for town, _ in towns),
        sources,
        regions,
        indicators,
        programmes,
        definitions,
        lists,
        national,
        tuple(claims.values()),
        tuple(terms.values()),
        layers,
    )


def _check_names(reader: _Reader, layers: Mapping[str, tuple[Feature, ...]]) -> None:
    """Texts of all files are there, and what they name exists."""
    known = {
        **CLOSED,
        "source": reader.ids("sources.yaml"),
        "region": reader.ids("regions.yaml"),
        "indicator": reader.ids("indicators.yaml") | {"population"},
        "programme": reader.ids("programmes.yaml"),
        "town": {PurePosixPath(name).stem for name in reader.documents if name.startswith("towns/")},
        "shape": {shape.id for shape in layers.get("regions", ())},
    }
    for document in reader.documents.values():
        check_texts(document, reader.problems)
        check_references(document, known, reader.problems)
