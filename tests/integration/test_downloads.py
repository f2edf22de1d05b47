"""The files that pages of the fixture site offer against the data they are made of: tables and records of towns, words and sizes of links."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from monotowns.model import LANGUAGES
from tests.project import Project
from tests.webpages import data, in_language


def rows(body: bytes) -> list[list[str]]:
    assert body.startswith(b"\xef\xbb\xbf"), "spreadsheets know UTF-8 by its mark"
    assert b"\r" not in body
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def observations_of(town: dict[str, Any]) -> list[dict[str, Any]]:
    """Every observation of a town's record, in the order of the files made from it."""
    figures = (item for firm in town["enterprises"] for item in firm.get("figures", []))
    return [*town["population"], *town.get("indicators", []), *figures]


BOUNDS = {
    "en": {"over": "over", "under": "under", "about": "about", "almost": "almost"},
    "ru": {"over": "более", "under": "менее", "about": "около", "almost": "почти"},
    "kk": {"over": "астам", "under": "аз", "about": "шамамен", "almost": "жуық"},
}


@pytest.mark.parametrize("slug", ["rudny", "altai", "kurchatov"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_a_town_is_the_data(built: Project, lang: str, slug: str) -> None:
    town, sources = data(f"towns/{slug}.yaml"), {item["id"]: item for item in data("sources.yaml")}
    header, *found = rows((built.out / lang / "towns" / slug / f"{slug}.csv").read_bytes())
    assert len(header) == len(set(header))
    observations = observations_of(town)
    assert len(found) == len(observations)
    for row, item in zip(found, observations, strict=True):
        assert len(row) == len(header)
        assert [float(cell) if cell else None for cell in row[3:6]] == [item.get("value"), item.get("low"), item.get("high")]
        assert row[6] == BOUNDS[lang].get(item.get("bound", ""), "")
        assert row[8] == str(item.get("date", item.get("year", "")))
        assert bool(row[13]) == item.get("use", False)
        assert row[15] == item.get("note", {}).get(lang, "")
        source = sources[item["source"]]
        assert row[16:20] == [source["publisher"], source["title"], source.get("url", ""), source["quality"]]
        assert row[20:] == [slug, item.get("indicator", "population"), item["source"]]


def test_bounds_and_ranges_are_tested_at_all() -> None:
    items = [item for slug in ("rudny", "altai", "kurchatov") for item in observations_of(data(f"towns/{slug}.yaml"))]
    assert any("bound" in item for item in items)
    assert any("low" in item for item in items)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_has_headings_of_its_own(built: Project, lang: str) -> None:
    for path in (built.out / lang).rglob("*.csv"):
        header, *found = rows(path.read_bytes())
        assert len(header) == len(set(header)), path
        assert {len(row) for row in found} <= {len(header)}, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_all_towns_is_that_of_each_in_alphabetical_order(built: Project, lang: str) -> None:
    header, *found = rows((built.out / lang / "data" / "figures.csv").read_bytes())
    parts = [rows((built.out / lang / "towns" / slug / f"{slug}.csv").read_bytes()) for slug in ("altai", "kurchatov", "rudny")]
    assert all(part[0] == header for part in parts)
    assert found == [row for part in parts for row in part[1:]]


@pytest.mark.parametrize("slug", ["rudny", "altai", "kurchatov"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_record_of_a_town_is_the_data(built: Project, lang: str, slug: str) -> None:
    body = (built.out / lang / "towns" / slug / f"{slug}.json").read_text("utf-8")
    record, town = json.loads(body), data(f"towns/{slug}.yaml")
    assert json.dumps(record, ensure_ascii=False, indent=1) + "\n" == body
    assert "\u00ad" not in body
    assert (record["slug"], record["name"], record["names"], record["geonames"]) == (
        slug,
        town["names"][lang],
        town["names"],
        town["codes"]["geonames"],
    )
    for kept, item in zip(record["population"], town["population"], strict=True):
        assert {key: kept.get(key) for key in ("value", "low", "high", "unit", "scope", "kind", "bound", "source")} == {
            key: item.get(key) for key in ("value", "low", "high", "unit", "scope", "kind", "bound", "source")
        }
    named = set(re.findall(r'"source": "([^"]+)"', body)) | {
        name for also in re.findall(r'"also": \[([^\]]*)\]', body) for name in re.findall(r'"([^"]+)"', also)
    }
    assert named <= set(record["sources"]), "every source named in the record is described in it"
    everything = json.loads((built.out / lang / "data" / "towns.json").read_text("utf-8"))
    assert record in everything


@pytest.mark.parametrize("lang", LANGUAGES)
def test_downloads_are_offered_where_they_are_and_say_their_size(trees: dict[str, Any], built: Project, lang: str) -> None:
    offered: set[str] = set()
    for route, tree in in_language(trees, lang).items():
        folder = built.out / lang / Path(route).parent
        for link in tree.xpath("//a[@download][not(ancestor::*[@hidden])]"):
            path = (folder / link.get("href")).resolve()
            size = max(1, round(path.stat().st_size / 1000))
            kind = {"datapackage.json": "Data Package", "towns.geojson": "GeoJSON"}.get(path.name, path.suffix[1:].upper())
            if not path.name.endswith((".bib", ".ris", ".csl.json")):  # citations are a few lines
                (beside,) = link.xpath("parent::dt/parent::div | parent::*[not(self::dt)]")
                assert re.search(rf"{kind}, {size}\s", beside.text_content()), link.get("href")
            offered.add(path.relative_to(built.out.resolve()).as_posix())
    kinds = (".csv", ".json", ".geojson", ".xlsx", ".zip", ".bib", ".ris", ".svg")
    fetched = (f"{lang}/search.json", f"{lang}/search-text.json")  # by the search itself
    assert offered == {name for name in built.site() if name.startswith(f"{lang}/") and name.endswith(kinds) and name not in fetched}
