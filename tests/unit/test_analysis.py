"""Growth between censuses: the days they began, steps that never cross a break, and the claims of the population page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns import analysis
from monotowns.model import Observation, Town
from tests.unit.charts_site import site as plain_site
from tests.unit.test_forecast import real


def count(year: int, people: float, **more: object) -> Observation:
    """A town-scope census of which only the year is recorded."""
    return Observation(**({"unit": "people", "scope": "town", "kind": "census", "source": "s", "value": people, "year": year} | more))  # type: ignore[arg-type]


def town(*population: Observation) -> Town:
    """A town with these counts."""
    return replace(plain_site().towns[0], population=population)


def test_a_census_stands_at_the_day_it_began() -> None:
    assert analysis.moment(count(2021, 1)) == pytest.approx(2021 + 243 / 365)
    assert analysis.moment(count(1999, 1)) == pytest.approx(1999 + 55 / 365)
    assert analysis.moment(count(2021, 1, kind="estimate")) == 2021
    assert analysis.moment(replace(count(2021, 1), year=None, date=dt.date(2021, 1, 1))) == 2021
    years = (dt.date(2021, 9, 1) - dt.date(2009, 2, 25)).days / 365.25
    assert analysis.yearly_growth(count(2009, 100), count(2021, 200)) == pytest.approx(100 * (2 ** (1 / years) - 1), rel=1e-3)


@given(st.floats(10, 1e6), st.floats(10, 1e6))
def test_growth_there_and_back_leads_to_the_start(first: float, last: float) -> None:
    a, b = count(1999, first), count(2009, last)
    rate = analysis.yearly_growth(a, b)
    start, end = analysis.moment(a), analysis.moment(b)
    assert start is not None
    assert end is not None
    assert first * (1 + rate / 100) ** (end - start) == pytest.approx(last)


def test_steps_never_cross_a_break() -> None:
    one = town(count(1989, 100), count(1999, 50), count(2009, 90, break_before=True), count(2021, 99))
    assert [(item.first.at, item.last.at) for item in analysis.steps(one)] == [(1989, 1999), (2009, 2021)]
    assert [item.at for item in analysis.counts(one)] == [2009, 2021]
    assert analysis.growth_between(1999, 2009, plain_site(), one) is None
    assert analysis.annual_growth(plain_site(), one) is not None


def test_runs_part_where_the_base_changed_and_nowhere_else() -> None:
    plain = town(count(1989, 100), count(1999, 50, break_before=True), count(2009, 40))
    assert [[item.at for item in run] for run in analysis.runs(plain)] == [[1989], [1999, 2009]]
    assert analysis.runs(town()) == ()
    first = town(count(1989, 100, break_before=True), count(1999, 50))
    assert len(analysis.runs(first)) == 1


def test_censuses_older_than_a_change_of_base_still_compare_with_one_another() -> None:
    before = (count(1989, 100), count(1999, 50), count(2012, 60, kind="estimate"))
    counted_on = town(*before, count(2023, 90, kind="estimate", break_before=True))
    assert [item.at for item in analysis.censuses(counted_on)] == [1989, 1999]
    counted_anew = town(*before, count(2021, 90, break_before=True), count(2023, 90, kind="estimate"))
    assert [item.at for item in analysis.censuses(counted_anew)] == [2021]
    assert analysis.censuses(town(count(2012, 60, kind="estimate"))) == ()
    assert analysis.censuses(town()) == ()


def test_a_step_over_a_missing_census_is_no_step_of_ten_years() -> None:
    gap = town(count(1989, 100), count(2009, 50))
    assert [(item.first.at, item.last.at) for item in analysis.steps(gap)] == [(1989, 2009)]
    assert analysis.growth_between(1989, 1999, plain_site(), gap) is None


def test_a_highest_count_is_qualified_where_the_counts_begin_after_the_decline_did() -> None:
    late = [count(1999, 30), count(2009, 20), count(2021, 10)]
    assert analysis.late_start(town(*late)) == 1999
    assert analysis.late_start(town(count(1989, 25), *late)) is None
    assert analysis.late_start(town(*late[1:])) is None, "no highest count is told of two"
    assert analysis.late_start(town(count(1989, 90), replace(late[0], break_before=True), *late[1:])) == 1999, (
        "what cannot be compared is no count"
    )
    found = {item.slug: year for item in real().towns if (year := analysis.late_start(item))}
    assert found == {"abai": 1999, "rudny": 1999, "temirtau": 1999, "zhanaozen": 2008}, (
        "content/*/pages/analysis/population.md names the first three"
    )


def test_indicators_of_growth_have_pages() -> None:
    site = real()
    for first, last in analysis.RANKED_STEPS:
        name = f"growth-{first}-{last}"
        assert name in analysis.published_indicators(site)
        rows = analysis.results(site, name)
        assert len(rows) >= 4
        for row in rows:
            step = next(item for item in analysis.steps(site.town(row.slug)) if item.last.at == last)
            assert (row.first, row.last, row.value) == (first, last, step.percent)


def test_what_the_page_says_of_growth() -> None:
    site = real()
    grown = {
        years: {row.slug for row in analysis.results(site, f"growth-{years}") if row.value > 0} for years in ("1989-1999", "2009-2021")
    }
    assert grown["1989-1999"] == {"aksai", "kulsary", "lisakovsk"}
    assert len(grown["2009-2021"]) == 6
    with_2021 = {row.slug for row in analysis.results(site, "growth-2009-2021")}
    assert len(with_2021) == 9
    assert with_2021 >= {"temirtau", "ekibastuz", "rudny"}
    between = [row.value > 0 for row in analysis.results(site, "growth-1999-2009")]
    assert len(grown["1989-1999"]) / len(analysis.results(site, "growth-1989-1999")) < sum(between) / len(between) < 0.5
    aksu = analysis.steps(site.town("aksu"))
    assert aksu[-1].last.at == 2009
