"""The findings of the home page are true of the data, counted here once more from the censuses and records themselves."""

import re

import pytest

from monotowns import analysis, classes
from monotowns.headlines import Headline, headlines, largest_half
from monotowns.model import LANGUAGES
from tests.unit.test_towntable import site, view


def numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text)]


def finding(lang: str, name: str) -> Headline:
    return next(item for item in headlines(view(lang)) if item.id == name)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_towns_that_lost_people_are_those_below_their_census_of_1999(lang: str) -> None:
    known = [(first, last) for town in site().towns if (first := analysis.census(town, 1999)) and (last := classes.latest_population(town))]
    pairs = [(first.number, last.number) for first, last in known if last.at and last.at > 1999]
    compared = [town for town in site().towns if analysis.change_since_1999(site(), town)]
    fewer = sum(1 for first, last in pairs if last < first)
    assert sorted(numbers(finding(lang, "decline").title)) == sorted([fewer, len(compared), 1999])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_towns_whose_enterprises_work_are_counted(lang: str) -> None:
    working = sum(classes.state(town) == "working" for town in site().towns)
    assert sorted(numbers(finding(lang, "work").title)) == sorted([working, len(site().towns)])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_largest_towns_hold_the_share_that_is_said(lang: str) -> None:
    sizes = sorted((item.number for town in site().towns if (item := classes.latest_population(town))), reverse=True)
    count = next(count for count in range(1, len(sizes)) if sum(sizes[:count]) >= sum(sizes) / 2)
    assert sorted(numbers(finding(lang, "half").title)) == sorted([count, round(100 * sum(sizes[:count]) / sum(sizes))])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_finding_is_drawn_with_the_words_of_its_language(lang: str) -> None:
    for item in headlines(view(lang)):
        assert item.sources
        assert item.desc
        assert item.draw().width == 288


def test_half_is_reached_with_as_few_as_it_takes() -> None:
    assert largest_half([5, 3, 2]) == 1
    assert largest_half([4, 3, 2, 1]) == 2
    assert largest_half([1, 1, 1]) == 2
