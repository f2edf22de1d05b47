"""Dependence: losses, indices and coefficients by hand, laws for any shares, and what the page says in words."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns import dependence
from monotowns.load import load
from monotowns.model import Observation, Site, Text, Town
from tests.unit.charts_site import site as plain_site


@lru_cache(maxsize=1)
def real() -> Site:
    """The publication's own data."""
    return load(Path(__file__).parents[2])


def item(indicator: str, value: float, **more: object) -> Observation:
    """A sourced value of 2020 for the town."""
    return replace(
        Observation(unit="percent", scope="town", kind="report", source="s", indicator=indicator, value=value, year=2020),
        **more,  # type: ignore[arg-type]
    )


def site_of(*items: Observation, population: tuple[Observation, ...] = ()) -> Site:
    """A site whose first town has these values; the others have none."""
    site = plain_site()
    first: Town = replace(site.towns[0], indicators=items, population=population)
    return replace(site, towns=(first, *site.towns[1:]))


def test_a_fall_takes_its_part_of_the_share() -> None:
    (fall,) = dependence.falls(site_of(item("backbone-output-share", 92.0)))
    assert [fall.loss(part) for part in dependence.FALLS] == [9.2, 23.0, 46.0]


def test_plans_are_not_shares() -> None:
    site = site_of(item("backbone-output-share", 92.0, kind="plan"), item("mining-share", 60.0, kind="plan"))
    assert dependence.falls(site) == () == dependence.output_concentration(site)


def test_index_by_hand() -> None:
    assert dependence.index([5]) == 10_000
    assert dependence.index([1, 1, 1, 1]) == 2_500
    assert dependence.index([7, 6, 6, 2, 5, 1]) == pytest.approx(10_000 * 151 / 729)
    for wrong in ([], [0, 0], [3, -1]):
        with pytest.raises(ValueError, match="amounts"):
            dependence.index(wrong)


def test_bounds_by_hand() -> None:
    assert dependence.bounds([58, 27]) == (4_093, 4_318)
    assert dependence.bounds([100]) == (10_000, 10_000)
    with pytest.raises(ValueError, match="at most the whole"):
        dependence.bounds([80, 30])


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=9))
def test_index_lies_between_equal_parts_and_one(amounts: list[float]) -> None:
    found = dependence.index(amounts)
    assert 10_000 / len(amounts) * (1 - 1e-9) <= found <= 10_000 * (1 + 1e-9)
    assert dependence.index([3 * amount for amount in amounts]) == pytest.approx(found)


@given(st.lists(st.floats(0.01, 1e6), min_size=2, max_size=9), st.integers(1, 8))
def test_bounds_hold_the_whole_index(amounts: list[float], known: int) -> None:
    total = sum(amounts)
    shares = [100 * amount / total for amount in amounts]
    low, high = dependence.bounds(shares[: min(known, len(shares))])
    assert low * (1 - 1e-9) - 1e-6 <= dependence.index(amounts) <= high * (1 + 1e-9) + 1e-6


def test_only_shares_of_one_year_and_scope_stand_together() -> None:
    site = site_of(
        item("mining-share", 50.0), item("energy-share", 20.0, scope="administration"), item("manufacturing-share", 30.0, year=2010)
    )
    (found,) = dependence.output_concentration(site)
    assert (found.low, found.high) == (2_500, 5_000)


def test_output_per_head_by_hand() -> None:
    people = Observation(unit="people", scope="town", kind="census", source="c", value=50_000, year=2021)
    output = item("industrial-output", 100.0, unit="kzt-billion")
    (found,) = dependence.per_head(site_of(output, population=(people,)))
    assert found.value == 2.0  # 100 billion tenge over 50 thousand people is two million each
    for unfit in (
        replace(output, scope="administration"),
        replace(output, year=2018),
        replace(output, kind="plan"),
        replace(output, period=Text("January–May", "январь–май", "қаңтар–мамыр")),
    ):
        assert dependence.per_head(site_of(unfit, population=(people,))) == ()


def test_criteria_say_no_data_as_none() -> None:
    site = site_of(item("backbone-output-share", 20.0), item("backbone-employment-share", 19.9))
    found = dependence.criteria(site.towns[0])
    assert (found.within, dependence.reaches(found.output), dependence.reaches(found.jobs)) == (None, True, False)
    assert dependence.reaches(dependence.criteria(site.towns[1]).jobs) is None


def test_what_the_page_says_is_true() -> None:
    outside = {town.slug for town in real().towns if dependence.criteria(town).within is False}
    assert outside == {"serebryansk", "karazhal"}
    (firms,) = dependence.firm_concentration(real())
    assert [entry.number for entry in firms.items] == [7, 6, 6, 2, 5, 1]
    output = next(row for row in dependence.output_concentration(real()) if row.town.slug == firms.town.slug)
    assert firms.high < output.low, "by output the city is more concentrated than by firms"


@pytest.mark.parametrize(
    ("bound", "fall", "said"),
    [("under", 25, 0.3), ("under", 10, 0.1), ("over", 25, 0.2), (None, 25, 0.2), ("under", 70, 0.7), ("about", 35, 0.4)],
)
def test_a_rounded_loss_stays_on_its_side_of_a_bound(bound: Any, fall: float, said: float) -> None:
    one = dependence.falls(real())[0]
    share = replace(one.share, value=1.0, bound=bound)
    assert dependence.Fall(one.town, share).said(fall) == said


def test_what_is_only_about_right_is_said_without_decimals() -> None:
    one = dependence.falls(real())[0]
    found = [dependence.Fall(one.town, replace(one.share, value=30.0, bound=bound)) for bound in ("about", None)]
    assert [(fall.decimals, fall.said(25)) for fall in found] == [(0, 8.0), (1, 7.5)]
    assert dependence.Fall(one.town, replace(one.share, value=1.0, bound="about")).decimals == 1
