"""What templates ask of a view: full stops that are not doubled, the pages above a page and the section it belongs to, the unit of a column said once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monotowns import catalogs
from monotowns.analysispages import staff_rows
from monotowns.language import languages
from monotowns.load import load
from monotowns.model import Text as Trilingual
from monotowns.overview import common_unit, navigation, revised
from monotowns.pages import PARENTS, Page
from monotowns.prose import Section, Text
from monotowns.townpage import results
from monotowns.urls import Base
from monotowns.view import Frame, View
from tests.project import ROOT


def test_a_name_is_not_said_twice(view: View) -> None:
    def names(en: str, ru: str, kk: str) -> tuple[tuple[str, str], ...]:
        return view.other_names(Trilingual(en, ru, kk))

    assert names("Rudny", "Рудный", "Рудный") == (("en", "Rudny"),)
    assert names("Aksu", "Аксу", "Ақсу") == (("kk", "Ақсу"), ("en", "Aksu"))
    assert names("X", "X", "X") == ()


@pytest.fixture(scope="module")
def view() -> View:
    page = Page("ru", "sources", "sources", "", "")
    return View(Frame(load(ROOT), {}, languages(catalogs.read(ROOT, [])), {("ru", "sources"): page}, Base("http://localhost/")), page)


def at(view: View, route: str) -> View:
    """The view of a page among all those above it."""
    pages = {("ru", ""): Page("ru", "", "home", "", "")}
    while route:
        parent = "towns" if route.startswith("towns/") else PARENTS.get(route, "")
        pages["ru", route] = Page("ru", route, route, route, "", parent=parent)
        route = parent
    return View(replace(view.frame, pages=pages), list(pages.values())[1] if len(pages) > 1 else pages["ru", ""])


@pytest.mark.parametrize(
    ("route", "marked"),
    [
        ("towns", {"towns": "page"}),
        ("towns/rudny", {"towns": "true"}),
        ("map", {"map": "page"}),
        ("sources/press", {"data": "true"}),
        ("analysis/sizes", {"economy": "true"}),
        ("classification", {}),
        ("", {}),
    ],
)
def test_the_line_of_navigation_marks_the_page_or_else_its_section(view: View, route: str, marked: dict[str, str]) -> None:
    assert {item: current for item, _, current in navigation(at(view, route)) if current} == marked


def test_the_pages_above_lead_from_home_down(view: View) -> None:
    assert [page.route for page in at(view, "sources/press").above()] == ["", "data", "sources"]
    assert at(view, "").above() == []


def test_a_title_gets_a_full_stop_only_where_its_sentence_is_open(view: View) -> None:
    assert [text + view.stop(text) for text in ("Карта", "Что такое моногород?", "2022 г.")] == [
        "Карта.",
        "Что такое моногород?",
        "2022 г.",
    ]


def test_no_source_of_the_register_ends_in_two_stops(view: View) -> None:
    dates = [view.source_date(source) for source in view.site.sources.values()]
    assert any(date.endswith("г.") for date in dates), "months are written with the abbreviation of the year"
    assert not any((date + view.stop(date)).endswith("..") for date in dates)


def test_a_unit_stands_in_the_head_only_where_no_cell_needs_it(view: View) -> None:
    def unit(name: str) -> str:
        return common_unit(view, results(view.site, name))

    assert unit("distance-to-centre") == view.language.unit_name("km")
    assert unit("latest-population") == view.language.unit_name("people")
    assert unit("annual-growth") == "", "the sign of per cent is in each cell"
    bounded = results(view.site, "industrial-output")
    assert any(row.figure and row.figure.bound for row in bounded)
    assert common_unit(view, bounded) == "", "“almost 712 billion” is one phrase"
    exact = [row for row in bounded if not (row.figure and row.figure.bound)]
    assert common_unit(view, exact) == view.language.unit_name("kzt-billion")
    assert common_unit(view, [*exact, *results(view.site, "distance-to-centre")]) == ""


def test_a_figure_of_one_mine_under_two_towns_is_named_as_the_same(view: View) -> None:
    rows = [row for row in staff_rows(view) if row.figure.source == "egemen-rich-mine-2025"]
    assert [(row.town.slug, row.same_as.slug if row.same_as else None) for row in rows] == [
        ("zhezkazgan", None),
        ("satpayev", "zhezkazgan"),
    ]
    assert all(row.figure.area for row in rows), "the mine is not the whole enterprise"
    others = [row for row in staff_rows(view) if row.same_as and row not in rows]
    assert others == []


@pytest.mark.parametrize(
    ("day", "words"), [("2026-11-23", "23\u00a0ноября 2026\u00a0г."), ("2026-11", "ноябрь 2026\u00a0г."), ("2026", "2026")]
)
def test_the_day_of_a_text_is_written_as_the_days_beside_it(view: View, day: str, words: str) -> None:
    assert revised(view, Text("sources", "ru", "", "", "en", day, {}, Section("lede", "", "", "", 0), ())) == words
