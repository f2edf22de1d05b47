"""The files of the data page, opened again as their readers would: package against tables, workbook and map against CSV, archive against files."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html as parser

from tests.project import Project

LANGS = ("en", "ru", "kk")
TYPES: dict[str, Callable[[str], object]] = {"string": str, "integer": int, "number": float, "date": dt.date.fromisoformat}
NUMBERS = ("integer", "number")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DATE = dt.date(2026, 11, 23)
"""The date of the fixture publication."""


def body(built: Project, lang: str, name: str) -> bytes:
    return (built.out / lang / "data" / name).read_bytes()


def table(built: Project, lang: str, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body(built, lang, name).decode("utf-8-sig"))))


def package(built: Project, lang: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(body(built, lang, "datapackage.json"))
    return found


def described(built: Project, lang: str) -> dict[str, dict[str, Any]]:
    """The tables of the package by name."""
    return {item["name"]: item for item in package(built, lang)["resources"] if item.get("type") == "table"}


def columns(built: Project, lang: str, name: str) -> dict[str, list[str]]:
    """The columns of a table by heading."""
    head, *rows = table(built, lang, f"{name}.csv")
    return {words: [row[index] for row in rows] for index, words in enumerate(head)}


@pytest.mark.parametrize("lang", LANGS)
def test_the_package_tells_size_and_hash_of_every_file(built: Project, lang: str) -> None:
    found = package(built, lang)
    assert found["created"] == f"{DATE}T00:00:00Z"
    assert found["licenses"][0]["name"] == "CC-BY-4.0"
    assert all(set(item) <= {"title", "path", "roles"} for item in found["contributors"])
    paths = {item["path"] for item in found["resources"]}
    written = {path.name for path in (built.out / lang / "data").iterdir()}
    beside = {"index.html", "data.bib", "data.ris", "data.csl.json", "datapackage.json", f"monotowns-{lang}.xlsx", f"monotowns-{lang}.zip"}
    assert paths == written - beside
    for item in found["resources"]:
        content = body(built, lang, item["path"])
        assert (item["bytes"], item["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        assert re.fullmatch(r"[a-z0-9-]+", item["name"]) and item["encoding"] == "utf-8" and item["description"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_table_is_as_its_schema_says(built: Project, lang: str) -> None:
    for name, item in described(built, lang).items():
        schema = item["schema"]
        head, *rows = table(built, lang, item["path"])
        assert rows, name
        assert head == [field["name"] for field in schema["fields"]]
        assert (
            len({field["name"].lower() for field in schema["fields"]}) == len(head) == len({field["code"] for field in schema["fields"]})
        ), name
        for row in rows:
            assert len(row) == len(head)
            for value, field in zip(row, schema["fields"], strict=True):
                if value not in schema["missingValues"]:
                    TYPES[field["type"]](value)


@pytest.mark.parametrize("lang", LANGS)
def test_keys_tell_rows_apart_and_references_lead_to_rows(built: Project, lang: str) -> None:
    tables = described(built, lang)
    assert {name for name, item in tables.items() if "primaryKey" in item["schema"]} >= {"towns", "sources", "enterprises", "indicators"}
    for name, item in tables.items():
        cells = columns(built, lang, name)
        if key := item["schema"].get("primaryKey"):
            rows = list(zip(*(cells[part] for part in key), strict=True))
            assert len(set(rows)) == len(rows) and all(all(row) for row in rows), name
        for link in item["schema"].get("foreignKeys", []):
            target = link["reference"]
            known = set(columns(built, lang, target["resource"])[target["fields"][0]])
            assert set(cells[link["fields"][0]]) - {""} <= known, (name, link)


def test_codes_types_and_identifiers_are_the_same_in_all_languages(built: Project) -> None:
    first, *others = ({name: [(field["code"], field["type"]) for field in item["schema"]["fields"]] for name, item in described(built, lang).items()} for lang in LANGS)  # fmt: skip
    assert all(other == first for other in others)
    ids = [sorted(table(built, lang, "towns.csv")[row][-1] for row in (1, 2, 3)) for lang in LANGS]
    assert ids == [["altai", "kurchatov", "rudny"]] * 3


def sheets(content: bytes) -> Iterator[tuple[str, list[list[str | float]], ElementTree.Element]]:
    """Name, rows and tree of each sheet of a workbook, an empty cell as an empty text."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = ["".join(part.itertext()) for part in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        names = [str(item.get("name")) for item in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
        for number, name in enumerate(names, 1):
            tree = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            rows: list[list[str | float]] = []
            for row in tree.iter(f"{SHEET}row"):
                cells: dict[int, str | float] = {}
                for cell in row.iter(f"{SHEET}c"):
                    value = cell.findtext(f"{SHEET}v")
                    assert value is not None
                    cells[place(str(cell.get("r")))] = shared[int(value)] if cell.get("t") == "s" else float(value)
                rows.append([cells.get(index, "") for index in range(max(cells) + 1)])
            yield name, rows, tree


def place(reference: str) -> int:
    """The number of a column, from 0, by a reference such as AB7."""
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number - 1


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheets_of_the_workbook_are_the_tables(built: Project, lang: str) -> None:
    about, *found = sheets(body(built, lang, f"monotowns-{lang}.xlsx"))
    tables = described(built, lang)
    assert [name for name, _, _ in found] == [item["title"] for item in tables.values()]
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name, _, _ in found)
    words = [str(value) for row in about[1] for value in row]
    assert "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/" in words and {"1.0", str(DATE)} <= set(words)
    for (_name, rows, tree), item in zip(found, tables.values(), strict=True):
        expected = table(built, lang, item["path"])
        assert rows[0] == expected[0]
        numbers = [field["type"] in NUMBERS for field in item["schema"]["fields"]]
        for row, cells in zip(rows[1:], expected[1:], strict=True):
            wanted = [float(cell) if number and cell else cell for number, cell in zip(numbers, cells, strict=True)]
            assert [*row, *[""] * (len(wanted) - len(row))] == wanted
        (pane,) = tree.iter(f"{SHEET}pane")
        assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
        widths = [float(str(column.get("width"))) for column in tree.iter(f"{SHEET}col")]
        assert widths and all(8 <= width < 60 for width in widths)


@pytest.mark.parametrize("lang", LANGS)
def test_workbook_and_archive_bear_no_date_but_that_of_the_publication(built: Project, lang: str) -> None:
    with zipfile.ZipFile(io.BytesIO(body(built, lang, f"monotowns-{lang}.xlsx"))) as book:
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", book.read("docProps/core.xml"))) == {f"{DATE}T00:00:00Z".encode()}
        assert {item.date_time for item in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    with zipfile.ZipFile(io.BytesIO(body(built, lang, f"monotowns-{lang}.zip"))) as made:
        assert {item.date_time for item in made.infolist()} == {(DATE.year, DATE.month, DATE.day, 0, 0, 0)}


@pytest.mark.parametrize("lang", LANGS)
def test_the_archive_holds_the_described_files_a_guide_and_the_licence(built: Project, lang: str) -> None:
    paths = [item["path"] for item in package(built, lang)["resources"]]
    with zipfile.ZipFile(io.BytesIO(body(built, lang, f"monotowns-{lang}.zip"))) as made:
        assert made.namelist() == ["README.txt", "LICENCE.txt", *paths, "datapackage.json"]
        assert all(made.read(name) == body(built, lang, name) for name in (*paths, "datapackage.json"))
        guide, licence = (made.read(name).decode() for name in ("README.txt", "LICENCE.txt"))
    assert all(name in guide for name in paths)
    assert "https://creativecommons.org/licenses/by/4.0/" in licence and "GeoNames" in licence
    assert not re.search("[\u00ad\u00a0\ue000-\uf8ff<>]", guide + licence)


@pytest.mark.parametrize("lang", LANGS)
def test_the_points_of_the_map_are_the_towns_of_the_table(built: Project, lang: str) -> None:
    found = json.loads(body(built, lang, "towns.geojson"))
    assert found["type"] == "FeatureCollection" and "crs" not in found, "RFC 7946 knows no other reference system than WGS 84"
    assert found["licence"].startswith("CC BY 4.0") and "GeoNames" in found["attribution"]
    fields = described(built, lang)["towns"]["schema"]["fields"]
    rows = table(built, lang, "towns.csv")[1:]
    for feature, row in zip(found["features"], rows, strict=True):
        cells = {field["code"]: value for field, value in zip(fields, row, strict=True)}
        point = [float(cells.pop(name)) for name in ("longitude", "latitude")]
        assert feature["geometry"] == {"type": "Point", "coordinates": point}
        assert {name: "" if value is None else str(value) for name, value in feature["properties"].items()} == cells
    (rudny,) = (item for item in found["features"] if item["id"] == "rudny")
    assert rudny["geometry"]["coordinates"] == [63.1106, 52.9724]
    assert {name: rudny["properties"][name] for name in ("name_en", "name_ru", "name_kk", "population", "population_year")} == {
        "name_en": "Rudny", "name_ru": "Рудный", "name_kk": "Рудный", "population": 111908, "population_year": 2024,
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_the_index_of_indicators_has_the_values_of_the_table(built: Project, lang: str) -> None:
    found = json.loads(body(built, lang, "indicators.json"))
    fields = described(built, lang)["indicators"]["schema"]["fields"]
    head = {field["code"]: field["name"] for field in fields}
    cells = columns(built, lang, "indicators")
    listed = {(name, town): value for name, town, value in zip(*(cells[head[code]] for code in ("indicator_id", "town_id", "value")), strict=True)}  # fmt: skip
    values = {
        (item["id"], value["town"]): f"{value['value']:.10g}" for item in found["indicators"] if item["page"] for value in item["values"]
    }
    assert values == listed
    cited = {source for item in found["indicators"] for value in item["values"] for source in value["sources"]}
    assert cited == set(found["sources"])


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_offers_and_lists_for_machines_every_file(built: Project, lang: str) -> None:
    page = parser.document_fromstring((built.out / lang / "data" / "index.html").read_text("utf-8"))
    offered = {str(link) for link in page.xpath("//dl[@class='files']//a[@download]/@href")}
    assert offered == {item["path"] for item in package(built, lang)["resources"]} | {
        "datapackage.json",
        f"monotowns-{lang}.xlsx",
        f"monotowns-{lang}.zip",
    }
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    (data,) = (node for node in json.loads(text)["@graph"] if node["@type"] == "Dataset")
    kinds = {item["contentUrl"].rpartition("/")[2]: item["encodingFormat"] for item in data["distribution"]}
    assert set(kinds) == offered
    described_as = {item["path"]: item["mediatype"] for item in package(built, lang)["resources"]}
    assert {name: kinds[name] for name in described_as} == described_as


@pytest.mark.parametrize("lang", LANGS)
def test_the_examples_ask_for_columns_and_words_that_the_files_have(built: Project, lang: str) -> None:
    page = parser.document_fromstring((built.out / lang / "data" / "index.html").read_text("utf-8"))
    python, r, sheet = (str(text) for text in page.xpath("//pre/code/text()"))
    compile(python, "example", "exec")
    figures = columns(built, lang, "figures")
    for code in (python, r):
        address, *names = re.findall(r'"([^"]+)"', code.replace('"UTF-8-BOM"', ""))
        assert address.endswith(f"/{lang}/data/figures.csv")
        heads, words = [name for name in names if name in figures], [name for name in names if name not in figures]
        assert len(heads) == 5 and len(words) == 2
        rows = zip(figures[heads[0]], figures[heads[1]], strict=True)
        assert tuple(words) in set(rows), "some census count of a town itself"
    assert f"/{lang}/data/towns.csv" in sheet


def test_a_build_without_changes_imports_no_writer_of_workbooks(project: Project) -> None:
    project.build()
    script = (
        "import sys, build; code = build.main(['build', '--quiet']); "
        "print(code, [name for name in ('xlsxwriter', 'monotowns.dataset') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", script], cwd=project.root, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "0 []"
