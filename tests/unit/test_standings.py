"""Places of the towns by an indicator: equal values share one, on every page and in the files."""

from __future__ import annotations

from functools import cache

import pytest

from monotowns.load import load
from monotowns.model import Site
from monotowns.townpage import place_of, published_names, standings
from tests.project import ROOT


@cache
def site() -> Site:
    return load(ROOT)


@pytest.mark.parametrize("name", published_names(load(ROOT)))
def test_a_place_is_one_more_than_the_towns_with_a_higher_value(name: str) -> None:
    found = standings(site(), name)
    for place, item in found:
        assert place == 1 + sum(other.value > item.value for _, other in found)
        assert place_of(site(), name, site().town(item.slug)) == (place, len(found))


def test_equal_values_share_a_place_and_the_next_is_left_out() -> None:
    """Aksu and Shakhtinsk lie equally far from their centres."""
    by_town = {item.slug: (place, item.value) for place, item in standings(site(), "distance-to-centre")}
    assert by_town["aksu"] == by_town["shakhtinsk"]
    assert by_town["aksu"][0] + 1 not in {place for place, _ in by_town.values()}


def test_a_town_without_a_value_has_no_place() -> None:
    missing = next(town for town in site().towns if town.slug not in {item.slug for _, item in standings(site(), "distance-to-centre")})
    assert place_of(site(), "distance-to-centre", missing) is None
