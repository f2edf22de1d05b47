"""The tables of all figures in three languages and the files they offer: the data files' values, nothing else."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import yaml

from tests.project import ROOT
from tests.recorded import Recorded


def test_tables_hold_what_the_data_files_say(recorded: Recorded) -> None:
    known = {
        (float(item["value"]), item["source"])
        for path in (ROOT / "data" / "towns").glob("*.yaml")
        for part in ("population", "indicators")
        for item in yaml.safe_load(path.read_text("utf-8")).get(part, ())
        if "value" in item
    }
    ids = (
        "population",
        "courses",
        "slopes",
        "sizes",
        "figure-one",
        "table-one",
        "latest-population",
        "industrial-output",
        "unemployment-rate",
    )
    seen = 0
    for shown in recorded.pictures:
        if shown.picture.id.removeprefix("chart-") not in ids:
            continue
        for row in shown.picture.table.rows:
            for cell in row:
                if isinstance(cell.value, float | int) and cell.sources:
                    assert (float(cell.value), cell.sources[0]) in known, (shown.where, cell)
                    seen += 1
    assert seen > 1000


def test_the_csv_file_says_what_the_table_says(recorded: Recorded) -> None:
    for shown in recorded.pictures:
        (path,) = [file.path for file in shown.picture.files if file.kind == "CSV"]
        rows = list(csv.reader(io.StringIO(recorded.files[path].decode("utf-8-sig"))))
        assert tuple(rows[0][:-1]) == shown.picture.table.header
        assert [row[:-1] for row in rows[1:]] == [
            [cell.plain.replace("\u00a0", " ").replace("\u00ad", "") for cell in row] for row in shown.picture.table.rows
        ], shown.where
        for cells, row in zip(shown.picture.table.rows, rows[1:], strict=True):
            assert bool(row[-1]) == any(cell.sources for cell in cells), shown.where


def test_the_svg_file_stands_alone_in_its_language(recorded: Recorded) -> None:
    for shown in recorded.pictures:
        (path,) = [file.path for file in shown.picture.files if file.kind == "SVG"]
        root = ElementTree.fromstring(recorded.files[path])
        text = "".join(root.itertext()).replace("\u00a0", " ")
        assert root.get("lang") == shown.page.lang
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
        assert all(child.text for child in root[:2]), shown.where
        for words in (shown.picture.title, shown.picture.subtitle, shown.picture.note, "CC BY 4.0"):
            for word in words.split():
                assert word in text, (shown.where, word)
        assert "sans-serif" in str(root.get("font-family"))
