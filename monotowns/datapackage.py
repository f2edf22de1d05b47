"""The data set as a Data Package (version 2 of the standard): the descriptor of its files, and all of them in one archive."""

from __future__ import annotations

import hashlib
import io
import re
import textwrap
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from monotowns.citations import citation
from monotowns.csvfile import Column, Table, header, plain
from monotowns.downloads import MEDIA_TYPES, File
from monotowns.records import LICENCE, LICENCE_URL, as_json
from monotowns.view import View

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
MISSING: Final = ("", "[x]", "[z]")
"""What a cell without a value may hold: nothing; [x] not available and [z] not applicable, as official statistics write them."""


def descriptor(v: View, tables: Iterable[Table], files: Mapping[str, File]) -> bytes:
    """datapackage.json for `files` (by their names in its folder); the CSV files among them are those of `tables`.

    A field's `name` is the heading as the file prints it, in the language of the page: validators compare the two. The name that is
    the same in all three languages stands beside it as `code`.
    """
    publication = v.site.publication
    known = {f"{table.name}.csv": table for table in tables}
    heads = {
        table.name: dict(zip((column.name for column in table.columns), header(v, table.columns), strict=True)) for table in known.values()
    }
    keys = {table.name: table.key for table in known.values()}
    return as_json(
        {
            "$schema": PROFILE,
            "name": f"monotowns-{v.lang}",
            "title": publication.title[v.lang],
            "description": plain(v.page.description),
            "homepage": v.absolute(),
            "version": publication.version,
            "created": f"{publication.date.isoformat()}T00:00:00Z",
            "licenses": [{"name": "CC-BY-4.0", "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0 International"}],
            "contributors": [
                {
                    "title": publication.publisher[v.lang],
                    "path": v.frame.base.absolute(f"{v.lang}/about/"),
                    "roles": ["publisher"],
                }
            ],
            "sources": _sources(v),
            "resources": [_resource(v, name, file, known.get(name), heads, keys) for name, file in files.items()],
        }
    )


def _sources(v: View) -> list[dict[str, str]]:
    """Every figure names its source by identifier, so the register stands for them all; the points name theirs nowhere else."""
    register = {"title": plain(v.text("Register of all sources")), "path": v.frame.base.absolute(f"{v.lang}/data/sources.csv")}
    points = (v.site.sources[name] for name in dict.fromkeys(town.coordinates.source for town in v.site.towns))
    return [register, *({"title": source.title, **({"path": source.url} if source.url else {})} for source in points)]


def _resource(
    v: View, name: str, file: File, table: Table | None, heads: Mapping[str, Mapping[str, str]], keys: Mapping[str, Sequence[str]]
) -> dict[str, object]:
    """What is said of one file; a table has its schema too."""
    found: dict[str, object] = {
        "name": table.name if table else name.replace(".", "-"),
        "path": name,
        "title": plain(file.words),
        "description": plain(file.about),
        "format": name.rpartition(".")[2],
        "mediatype": MEDIA_TYPES[file.kind],
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
    }
    if table:
        found["type"] = "table"
        found["schema"] = _schema(v, table, heads, keys)
    return found


def _schema(v: View, table: Table, heads: Mapping[str, Mapping[str, str]], keys: Mapping[str, Sequence[str]]) -> dict[str, object]:
    own = heads[table.name]
    found: dict[str, object] = {"fields": [_field(v, column, own[column.name]) for column in table.columns], "missingValues": list(MISSING)}
    if table.key:
        found["primaryKey"] = [own[name] for name in table.key]
    links = [
        {"fields": [own[column.name]], "reference": {"resource": column.refers, "fields": [heads[column.refers][keys[column.refers][0]]]}}
        for column in table.columns
        if column.refers
    ]
    return {**found, "foreignKeys": links} if links else found


def _field(v: View, column: Column, heading: str) -> dict[str, object]:
    field: dict[str, object] = {"name": heading, "code": column.name, "type": column.type}
    return {**field, "description": plain(v.text(column.about))} if column.about else field


def archive(v: View, files: Mapping[str, File]) -> bytes:
    """A ZIP of `files` with the texts of the page on how to use them and on the licence; its only date is that of the publication."""
    date = v.site.publication.date
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        contents = {name: file.content for name, file in files.items()}
        for name, content in {"README.txt": _guide(v, files), "LICENCE.txt": _licence(v), **contents}.items():
            entry = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            made.writestr(entry, content)
    return buffer.getvalue()


def _guide(v: View, files: Mapping[str, File]) -> bytes:
    """The README of the archive: what the publication is, its files, how to cite it."""
    publication = v.site.publication
    version = v.text("Version {version}, {date}", version=publication.version, date=v.language.date(publication.date))
    start = [publication.title[v.lang], f"{version}. {v.absolute()}", *_paragraphs(v.frame.texts[v.lang, "pages/data"].lede.html)]
    listed = "\n".join(f"{name}: {file.about}" for name, file in files.items())
    return _written([*start, listed, *_section(v, "files"), *_section(v, "cite"), citation(v)])


def _licence(v: View) -> bytes:
    """The licence in the words of the page, and who made what is not ours."""
    return _written([*_section(v, "licence"), LICENCE, v.site.publication.map_credit[v.lang]])


def _section(v: View, name: str) -> list[str]:
    """Title and paragraphs of a section of the page's text; none where a draft lacks it."""
    found = (section for section in v.frame.texts[v.lang, "pages/data"].sections if section.id == name)
    return [part for section in found for part in (section.title, *_paragraphs(section.html))]


def _paragraphs(html: str) -> list[str]:
    """The paragraphs of a text without its markup."""
    return [str(Markup(part).striptags()) for part in re.findall(r"<p>(.*?)</p>", html, re.DOTALL)]


def _written(parts: Iterable[str]) -> bytes:
    """Paragraphs with an empty line between them, lines of at most 100 letters; lists keep their lines."""
    lines = (
        "\n".join(textwrap.fill(line, 100, break_long_words=False, break_on_hyphens=False) for line in plain(part).split("\n"))
        for part in parts
    )
    return ("\n\n".join(lines) + "\n").encode()
