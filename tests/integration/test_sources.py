"""The sources of the fixture site: every figure leads to one, marks and lists belong together, the register shows them all."""

from __future__ import annotations

import re
from typing import Any

import pytest

from monotowns.model import LANGUAGES
from tests.webpages import data, in_language


def test_every_figure_of_prose_leads_to_its_source_on_the_page(trees: dict[str, Any]) -> None:
    count = 0
    for name, tree in trees.items():
        for figure in tree.xpath("//span[@class='n']"):
            mark = figure.getnext()
            assert mark is not None and mark.get("class") == "s" and (figure.tail or "").strip("\u2060") == "", (name, figure.text)
            count += 1
    assert count > 80


def test_marks_and_lists_of_sources_belong_together(trees: dict[str, Any]) -> None:
    register = {item["title"] for item in data("sources.yaml")}
    marked = 0
    for name, tree in trees.items():
        marks = tree.xpath("//a[@class='s']")
        entries = tree.xpath("//section[@id='page-sources']/ol/li")
        numbers = [int(mark.get("href").removeprefix("#s")) for mark in marks]
        assert sorted(set(numbers)) == list(range(1, len(entries) + 1)), name
        assert list(dict.fromkeys(numbers)) == list(range(1, len(entries) + 1)), f"{name}: sources are numbered as they come"
        for number, entry in enumerate(entries, start=1):
            assert entry.get("id") == f"s{number}"
            assert entry.xpath(".//a[@class='back']/@href") == [f"#r{number}"]
            assert (
                "".join(entry.xpath("./a[not(@class)]|./cite")[0].itertext())
                .replace("\u00ad", "")
                .replace("\u2060", "")
                .replace("\u00a0", " ")
                in register
            )
        for mark in marks:
            assert mark.text == f"[{mark.get('href').removeprefix('#s')}]"
        first = [mark.get("id") for mark in marks if mark.get("id")]
        assert sorted(first) == sorted(f"r{number}" for number in range(1, len(entries) + 1)), name
        marked += len(marks)
    assert marked > 500


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_register_shows_every_source_with_its_address_once(trees: dict[str, Any], lang: str) -> None:
    pages = [in_language(trees, lang)[f"{route}/index.html"] for route in ("sources", "sources/press", "sources/press-2")]
    entries = [entry for page in pages for entry in page.xpath("//dl[contains(@class, 'register')]/dd/ul/li")]
    register = data("sources.yaml")
    assert len(entries) == len(register)
    shown = [(entry.xpath("./a/@href") or [None])[0] for entry in entries]
    assert sorted(map(str, shown)) == sorted(str(item.get("url")) for item in register)
    kinds = [{item["quality"] for item in register if item.get("url") in set(page.xpath("//dl//li/a/@href"))} for page in pages]
    assert kinds == [{"A", "B", "D"}, {"C"}, {"C"}]
    assert {"press/", "press-2/"} <= set(pages[0].xpath("//main//a/@href")), "the register leads to its pages"
    for page in pages[1:]:
        assert "../" in page.xpath("//main//nav[@class='pager']/a/@href"), "and they lead back"


@pytest.mark.parametrize(
    ("route", "table"),
    [("towns/rudny/", "population-table"), ("towns/", "towns-table"), ("compare/", "compare-table"), ("indicators/annual-growth/", "values-table"), ("economy/", "national-table"), ("analysis/population/", "change-table")],
)  # fmt: skip
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_of_a_table_has_its_mark(trees: dict[str, Any], lang: str, route: str, table: str) -> None:
    (found,) = in_language(trees, lang)[f"{route}index.html"].xpath(f"//table[caption[@id='{table}']]")
    header = [cell.get("class") for cell in found.xpath(".//thead//th")]
    values = 0
    for row in found.xpath(".//tbody/tr"):
        for kind, cell in zip(header, row.xpath("./th|./td"), strict=True):
            words = cell.text_content()
            if kind == "num" and re.search(r"\d", words) and not words.isdigit():  # a bare number is a place in a ranking
                assert cell.xpath("./a[@class='s']"), words
                values += 1
    assert values > 0
