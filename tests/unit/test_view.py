"""What templates ask of a view: full stops that are not doubled, the unit of a column said once."""

from __future__ import annotations

import pytest

from monotowns import catalogs
from monotowns.language import languages
from monotowns.load import load
from monotowns.overview import common_unit
from monotowns.pages import Page
from monotowns.townpage import results
from monotowns.urls import Base
from monotowns.view import Frame, View
from tests.project import ROOT


@pytest.fixture(scope="module")
def view() -> View:
    page = Page("ru", "sources", "sources", "", "")
    return View(Frame(load(ROOT), {}, languages(catalogs.read(ROOT, [])), {("ru", "sources"): page}, Base("http://localhost/")), page)


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
