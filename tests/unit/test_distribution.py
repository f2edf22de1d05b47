"""Quartiles, concentration and totals: by hand, by laws that hold for any towns, and the claims of the population page."""

from __future__ import annotations

from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns import classes, distribution
from tests.unit.charts_site import site as plain_site
from tests.unit.test_forecast import real

AMOUNTS = st.lists(st.integers(1, 10**6).map(float), min_size=1, max_size=30)


def test_quantiles_by_hand() -> None:
    values = [10.0, 40.0, 20.0, 30.0]
    assert distribution.quantile(values, 0.25) == 17.5  # place 1 + 3/4: three quarters of the way from 10 to 20
    assert distribution.quantile(values, 0.5) == 25
    assert distribution.quantile(values, 1) == 40
    for wrong in (([], 0.5), ([1.0], 1.1)):
        with pytest.raises(ValueError, match="quantile"):
            distribution.quantile(*wrong)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
def test_quantiles_are_those_of_the_standard_library(values: list[float]) -> None:
    expected = quantiles(values, n=4, method="inclusive")  # the same definition under another name
    assert [distribution.quantile(values, part) for part in (0.25, 0.5, 0.75)] == pytest.approx(expected)
    assert distribution.quantile(values, 0.5) == pytest.approx(median(values))


def test_gini_by_hand() -> None:
    assert distribution.gini([5.0, 5.0, 5.0]) == 0
    assert distribution.gini([0.0, 0.0, 9.0]) == pytest.approx(2 / 3)
    assert distribution.gini([1.0, 3.0]) == pytest.approx(1 / 4)
    with pytest.raises(ValueError, match="amounts"):
        distribution.gini([0.0, 0.0])


@given(AMOUNTS)
def test_gini_is_half_the_mean_difference_over_the_mean(values: list[float]) -> None:
    n, total = len(values), sum(values)
    differences = sum(abs(a - b) for a in values for b in values)
    assert distribution.gini(values) == pytest.approx(differences / (2 * n * total), abs=1e-9)
    assert -1e-9 <= distribution.gini(values) < 1
    assert distribution.gini([7 * value for value in values]) == pytest.approx(distribution.gini(values), abs=1e-9)


def test_share_of_the_largest() -> None:
    assert distribution.share_of_largest([1.0, 2.0, 3.0, 4.0], 2) == 70
    with pytest.raises(ValueError, match="sum"):
        distribution.share_of_largest([])


@pytest.mark.parametrize("kind", distribution.KINDS)
def test_groups_add_up_to_all_towns(kind: str) -> None:
    site = real()
    found = distribution.totals(site, kind)
    assert sum(len(item.towns) for item in found) == len(site.towns)
    assert sum(item.people for item in found) == sum(item.number for town in site.towns if (item := classes.latest_population(town)))
    assert sum(item.share for item in found) == pytest.approx(100)
    for group in found:
        years = [figure.at or 0 for figure in group.figures]
        assert group.years == (min(years), max(years))


def test_spread_of_27_towns() -> None:
    found = distribution.spread(plain_site())
    assert found is not None
    people = sorted(item.number for item in found.all.figures)
    assert (found.lowest, found.median, found.highest) == (people[0], people[13], people[-1])
    assert dict(found.below) == {bound: sum(value < bound for value in people) for bound in distribution.BOUNDS}
    assert found.equals == pytest.approx(sum(people) ** 2 / sum(value**2 for value in people))


def test_what_the_page_says_of_sizes() -> None:
    site = real()
    found = distribution.spread(site)
    assert found is not None
    mean = found.all.people / len(found.all.figures)
    assert mean > found.median, "the mean is pulled up by a few"
    assert found.all.early == 4
    by_size = sorted(site.towns, key=lambda town: -(item.number if (item := classes.latest_population(town)) else 0))
    assert {town.slug for town in by_size[:3]} == {"temirtau", "ekibastuz", "rudny"}
    assert round(3 * found.equals / len(site.towns)) == 2, "as about two thirds of that number of equal towns"
    for slug in ("stepnogorsk", "tekeli"):
        latest = classes.latest_population(site.town(slug))
        assert latest is not None
        assert latest.at == 2012
    for kind in ("activity", "state", "sector"):
        largest = max(distribution.totals(site, kind), key=lambda item: len(item.towns))
        assert largest.share > 50
        assert len(largest.towns) > len(site.towns) / 2
