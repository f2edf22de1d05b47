"""Projection by trend: hand-computed rates, bands, scores; laws that hold for any history; the claims the page makes in words."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns import forecast
from monotowns.load import load
from monotowns.model import Observation, Site, Town
from tests.unit.charts_site import site as plain_site

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def real() -> Site:
    """The publication's own data."""
    return load(ROOT)


def census(year: int, people: float, **more: object) -> Observation:
    """A town-scope census of the first of January, so that years between censuses are whole."""
    return Observation(unit="people", scope="town", kind="census", source="s", value=people, date=dt.date(year, 1, 1), **more)  # type: ignore[arg-type]


def history(*counts: tuple[int, float]) -> tuple[Observation, ...]:
    """Censuses as (year, people)."""
    return tuple(census(year, people) for year, people in counts)


def site_of(*populations: tuple[Observation, ...]) -> Site:
    """A site whose towns have these populations and nothing else of interest."""
    site = plain_site()
    towns: list[Town] = [replace(town, population=items) for town, items in zip(site.towns, populations, strict=False)]
    return replace(site, towns=tuple(towns))


FOUR = ((1979, 100.0), (1989, 200.0), (1999, 100.0), (2009, 50.0))


def test_rate_is_exponential_between_censuses_in_a_row() -> None:
    values = [rate.value for rate in forecast.rates(history(*FOUR))]
    assert values == pytest.approx([math.log(2) / 10, -math.log(2) / 10, -math.log(2) / 10])
    assert forecast.yearly_percent(values[0]) == pytest.approx(7.1773463)


def test_person_years_of_growth_and_of_rest() -> None:
    grown, still = forecast.rates(history((2000, 100), (2010, 200), (2020, 200)))
    assert grown.person_years == pytest.approx(1000 / math.log(2))
    assert still.person_years == 2000


def test_pooled_rate_weighs_by_people_and_years() -> None:
    first = forecast.rates(history((2000, 100), (2010, 200)))
    second = forecast.rates(history((2000, 900), (2010, 900)))
    assert forecast.pooled_rate([*first, *second]) == pytest.approx(100 / (1000 / math.log(2) + 9000))


def test_pooled_rate_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no interval"):
        forecast.pooled_rate([])
    with pytest.raises(ValueError, match="two intercensal"):
        forecast.spread_of([])


def test_spread_is_about_each_towns_own_mean() -> None:
    up = forecast.rates(history((1980, 100), (1990, 100 * math.e), (2000, 100 * math.e)))  # rates 0.1 and 0
    down = forecast.rates(history((1980, 100), (1990, 100 / math.e), (2000, 100 / math.e)))  # rates -0.1 and 0
    assert forecast.spread_of([up]) == pytest.approx(math.sqrt(2 * 0.05**2))
    assert forecast.spread_of([up, down]) == pytest.approx(math.sqrt(4 * 0.05**2 / 2))


def test_spread_takes_the_last_three_rates_only() -> None:
    long = forecast.rates(history((1950, 1), (1960, 1000), (1970, 1000), (1980, 1000), (1990, 1000)))
    assert forecast.spread_of([long]) == 0


def test_outlook_by_hand() -> None:
    (item,) = forecast.projections(site_of(history(*FOUR)))
    assert [item.own, item.pooled] == pytest.approx([-math.log(2) / 10] * 2)
    found = item.at(2019)
    assert [found.own, found.pooled, found.middle] == pytest.approx([25, 25, 25])
    rate = math.log(2) / 10
    spread = math.sqrt(((4 / 3) ** 2 + 2 * (2 / 3) ** 2) * rate**2 / 2)
    assert found.high / found.middle == pytest.approx(math.exp(1.2815515655 * spread * 10))
    assert found.middle / found.low == pytest.approx(found.high / found.middle)


def test_start_is_the_latest_count_and_rates_are_of_censuses() -> None:
    later = replace(census(2023, 80.0), kind="estimate", source="other")
    (item,) = forecast.projections(site_of((*history(*FOUR), later)))
    assert item.start == later and item.own == pytest.approx(-math.log(2) / 10)
    assert item.sources == ("other", "s")
    with pytest.raises(ValueError, match="before the start"):
        item.at(2020)


def test_three_censuses_or_a_change_of_bounds_are_too_few() -> None:
    broken = (*history(*FOUR[:2]), census(1999, 500, break_before=True), census(2009, 510))
    site = site_of(history(*FOUR), history(*FOUR[1:]), broken)
    assert [item.slug for item in forecast.projections(site)] == [site.towns[0].slug]
    assert [(town.slug, number) for town, number in forecast.missing(site)] == [(site.towns[1].slug, 3), (site.towns[2].slug, 2)]


def test_no_town_means_no_projection() -> None:
    assert forecast.projections(site_of(())) == ()
    assert forecast.backtest(site_of(()), 2009) == ()


def test_backtest_knows_nothing_after_1999() -> None:
    past = (*history(*FOUR[:3]), census(2009, 50.0), census(2021, 10.0))
    (score,) = forecast.backtest(site_of(past), 2009)
    (later,) = forecast.backtest(site_of((*past[:4], census(2021, 9999.0))), 2009)
    assert score.outlook == later.outlook
    assert score.projection.start.at == 1999
    assert score.error("own") == pytest.approx(0)
    assert score.error("still") == pytest.approx(100)
    assert score.covered
    assert forecast.median_error([score], "still") == pytest.approx(100)
    assert forecast.covered([score]) == 1


def test_needed_growth() -> None:
    assert forecast.needed_growth(130_100, 200_000, 22) == pytest.approx(1.9739, abs=1e-3)
    assert forecast.needed_growth(111_908, 200_000, 22) == pytest.approx(2.674, abs=1e-3)
    with pytest.raises(ValueError, match="above zero"):
        forecast.needed_growth(1, 2, 0)


PEOPLE = st.floats(500, 300_000)


@given(st.lists(PEOPLE, min_size=4, max_size=4), st.integers(2010, 2060), st.integers(0, 40))
def test_band_holds_the_middle_and_only_opens(people: list[float], year: int, more: int) -> None:
    (item,) = forecast.projections(site_of(history(*zip((1979, 1989, 1999, 2009), people, strict=True))))
    near, far = item.at(year), item.at(year + more)
    assert 0 < near.low <= near.middle <= near.high
    assert min(near.own, near.pooled) * (1 - 1e-9) <= near.middle <= max(near.own, near.pooled) * (1 + 1e-9)
    assert far.high / far.low >= near.high / near.low * (1 - 1e-9)
    assert item.at(2009).middle == pytest.approx(people[-1])


@given(st.lists(st.tuples(PEOPLE, PEOPLE), min_size=1, max_size=8))
def test_pooled_rate_lies_between_the_rates(pairs: list[tuple[float, float]]) -> None:
    found = [rate for a, b in pairs for rate in forecast.rates(history((2000, a), (2010, b)))]
    values = [rate.value for rate in found]
    assert min(values) - 1e-9 <= forecast.pooled_rate(found) <= max(values) + 1e-9


def test_what_the_page_says_of_its_test_is_true() -> None:
    """'No change at all' erred less in the median for both censuses, every count lay inside the band, the band of today is narrower."""
    for year in forecast.SCORED:
        scores = forecast.backtest(real(), year)
        still = forecast.median_error(scores, "still")
        assert all(still < forecast.median_error(scores, method) for method in ("own", "pooled", "middle"))
        assert forecast.covered(scores) == len(scores) > 0
        assert scores[0].projection.spread > forecast.projections(real())[0].spread
        assert scores[0].projection.pooled < 0, "the calculation of 1999 was gloomy"


def test_what_the_page_says_of_kentau_is_true() -> None:
    yearly = [
        (rate.first.at, (rate.last.number - rate.first.number) / ((rate.last.at or 0) - (rate.first.at or 0)))
        for rate in forecast.rates(forecast.censuses(real().town("kentau")))
    ]
    assert all(yearly[-1][1] > value for year, value in yearly[:-1] if (year or 0) >= 1970)
