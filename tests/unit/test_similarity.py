"""Gower's coefficient: by hand, its laws, missing traits, and what the town pages make of it."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns import classes, similarity
from monotowns.model import Geography, Measure, Site
from tests.unit.charts_site import site as plain_site
from tests.unit.test_forecast import real

PAIRS = list(combinations(real().towns, 2))


def bare(*slugs: str) -> Site:
    """A site of the named towns with distances 0, 100, 200 … km."""
    site = plain_site()
    towns = tuple(
        replace(site.town(slug), geography=Geography(distance_km=Measure(100.0 * index, "s"))) for index, slug in enumerate(slugs)
    )
    return replace(site, towns=towns)


def test_likeness_by_hand() -> None:
    site = bare("rudny", "arkalyk", "temirtau")
    found = similarity.likeness(site, site.town("rudny"), site.town("arkalyk"))
    people = {
        slug: math.log(item.number) for slug in ("rudny", "arkalyk", "temirtau") if (item := classes.latest_population(site.town(slug)))
    }
    size = 1 - (people["rudny"] - people["arkalyk"]) / (people["temirtau"] - people["arkalyk"])
    assert found.scores == pytest.approx({"size": size, "distance": 0.5, "state": 0.0, "region": 1.0}), "nothing is known of sectors"
    assert found.value == pytest.approx((size + 0.5 + 0 + 1) / 4)
    assert "region" in found.reasons
    assert "state" not in found.reasons


@given(st.sampled_from(PAIRS))
def test_symmetric_and_between_nought_and_one(pair: tuple[object, object]) -> None:
    one, other = pair
    there, back = similarity.likeness(real(), one, other), similarity.likeness(real(), other, one)  # type: ignore[arg-type]
    assert there.value == pytest.approx(back.value)
    assert there.reasons == back.reasons
    assert all(0 <= score <= 1 for score in there.scores.values())


@given(st.sampled_from(real().towns))
def test_a_town_is_like_itself_in_everything(town: object) -> None:
    found = similarity.likeness(real(), town, town)  # type: ignore[arg-type]
    assert found.value == 1
    assert set(found.reasons) == set(found.scores)


def test_a_trait_that_one_town_lacks_is_left_out() -> None:
    site = bare("rudny", "arkalyk", "temirtau")
    lacking = replace(site.town("arkalyk"), geography=Geography(), enterprises=())
    changed = replace(site, towns=tuple(lacking if town.slug == "arkalyk" else town for town in site.towns))
    found = similarity.likeness(changed, changed.town("rudny"), changed.town("arkalyk"))
    assert set(found.scores) == {"size", "region"}
    assert found.value == pytest.approx(sum(found.scores.values()) / 2)
    assert all(item.slug != "arkalyk" for item in similarity.like(changed, changed.town("rudny"))), "too little is known of both"


def test_the_likest_towns_do_not_hang_on_the_order_of_the_data() -> None:
    site = real()
    turned = replace(site, towns=tuple(reversed(site.towns)))
    for town in site.towns:
        found = similarity.like(site, town)
        assert [item.slug for item in found] == [item.slug for item in similarity.like(turned, town)]
        assert len(found) == similarity.SHOWN
        assert town.slug not in {item.slug for item in found}
        values = [item.value for item in found]
        assert values == sorted(values, reverse=True)
        rest = {other.slug for other in site.towns} - {item.slug for item in found} - {town.slug}
        others = [similarity.likeness(site, town, site.town(slug)) for slug in rest]
        assert all(item.value <= values[-1] + 1e-9 for item in others if len(item.scores) >= similarity.LEAST)
