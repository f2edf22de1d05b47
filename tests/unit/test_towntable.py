"""The ranks, filters and file of the table of towns against the data and against orders written by hand."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from monotowns import catalogs, classes, towntable
from monotowns.analysis import annual_growth, change_since_1999
from monotowns.language import languages
from monotowns.load import load
from monotowns.model import LANGUAGES, Site
from monotowns.pages import Page, ordered
from monotowns.urls import Base
from monotowns.view import Frame, View
from tests.unit.test_alphabet import KAZAKH

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def site() -> Site:
    return load(ROOT)


@lru_cache(maxsize=3)
def view(lang: str) -> View:
    page = Page(lang, "towns", "towns", "", "")
    return View(Frame(site(), {}, languages(catalogs.read(ROOT, [])), {(lang, "towns"): page}, Base("http://localhost/")), page)


def by_rank(lang: str, column: str) -> list[str]:
    ranks = towntable.ranks(view(lang))
    return sorted((town.slug for town in ordered(site().towns, lang)), key=lambda slug: ranks[slug][column])


def test_kazakh_names_stand_in_the_order_of_the_kazakh_alphabet() -> None:
    assert [site().town(slug).names["kk"] for slug in by_rank("kk", "town")] == KAZAKH


def test_russian_and_english_orders_differ_from_the_kazakh_one() -> None:
    assert by_rank("ru", "town") != by_rank("kk", "town") != by_rank("en", "town")
    assert [site().town(slug).names["en"] for slug in by_rank("en", "town")] == sorted(town.names["en"] for town in site().towns)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("column", ["people", "change", "growth"])
def test_numbers_are_ranked_by_value_with_the_missing_last(lang: str, column: str) -> None:
    def value(slug: str) -> float | None:
        town = site().town(slug)
        if column == "people":
            item = classes.latest_population(town)
            return item.number if item else None
        found = (change_since_1999 if column == "change" else annual_growth)(site(), town)
        return found.value if found else None

    ranks = towntable.ranks(view(lang))
    order = by_rank(lang, column)
    known = [slug for slug in order if value(slug) is not None]
    assert order[: len(known)] == known
    assert {ranks[slug][column] for slug in order[len(known) :]} <= {len(order)}
    for first, second in pairwise(known):
        low, high = value(first), value(second)
        assert low is not None and high is not None
        assert low <= high
        assert (low == high) == (ranks[first][column] == ranks[second][column])


def test_the_missing_are_tested_at_all() -> None:
    assert any(towntable.ranks(view("en"))[town.slug]["change"] == len(site().towns) for town in site().towns)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_towns_of_one_region_share_a_rank_and_regions_go_by_alphabet(lang: str) -> None:
    ranks = towntable.ranks(view(lang))
    names = [site().regions[site().town(slug).region].names[lang] for slug in by_rank(lang, "region")]
    assert list(dict.fromkeys(names)) == [words for _, words, _ in _raw_regions(lang)]
    assert len({ranks[town.slug]["region"] for town in site().towns}) == len(set(names))


def _raw_regions(lang: str) -> list[tuple[str, str, int]]:
    return [(value, site().regions[value].names[lang], count) for value, _, count in towntable.filters(view(lang))[0].options]


def test_states_go_from_working_to_closed() -> None:
    states = [classes.state(site().town(slug)) for slug in by_rank("ru", "state")]
    assert list(dict.fromkeys(states)) == ["working", "partly", "closed"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_filter_counts_each_town_once(lang: str) -> None:
    for item in towntable.filters(view(lang)):
        assert sum(count for _, _, count in item.options) == len(site().towns)
        for value, _, count in item.options:
            assert count == sum(classes.group_of(town, item.id) == value for town in site().towns) > 0


def test_the_file_has_a_field_for_every_header_and_plain_numbers() -> None:
    v = view("ru")
    rows = towntable.csv_rows(v)
    assert {len(row) for row in rows} == {len(towntable.csv_header(v))}
    assert len(rows) == len(site().towns)
    for row in rows:
        for field in (row[2], row[4], row[7]):
            assert field == "" or float(field) is not None
        assert row[-1]


def test_fields_can_be_joined_by_a_bar() -> None:
    assert all("|" not in field for lang in LANGUAGES for town in site().towns for field in towntable.csv_fields(view(lang), town))


def test_at_most_five_columns_stand_on_a_phone() -> None:
    assert 3 <= len(towntable.ON_PHONES) <= 5
    assert set(towntable.ON_PHONES) <= set(towntable.COLUMNS)
