"""Output and staff over time, output per worker: what may stand in one series, and when a change or a quotient is given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monotowns import efficiency, overtime
from monotowns.model import Enterprise, Observation, Site, Text
from tests.unit.charts_site import NONE
from tests.unit.charts_site import site as plain_site
from tests.unit.test_forecast import real


def figure(indicator: str, year: int, value: float, **more: object) -> Observation:
    """A figure of an enterprise."""
    given = {"unit": "people" if indicator == "employees" else "thousand-t", "scope": "enterprise", "kind": "report", "source": "s"}
    return Observation(**(given | {"indicator": indicator, "year": year, "value": value} | more))  # type: ignore[arg-type]


def site_with(*figures: Observation) -> Site:
    """A site whose first town has one enterprise with these figures."""
    site = plain_site()
    enterprise = Enterprise("works", "backbone", NONE, "extractive", NONE, "s", figures=figures)
    return replace(site, towns=(replace(site.towns[0], enterprises=(enterprise,)),))


def test_a_series_and_its_change() -> None:
    (found,) = overtime.series(site_with(figure("output", 2020, 150), figure("output", 2010, 100), figure("output", 2015, 300)))
    assert [item.at for item in found.items] == [2010, 2015, 2020]
    assert found.change == pytest.approx(50)


@pytest.mark.parametrize(
    "last",
    [
        figure("output", 2020, 150, bound="about"),
        figure("output", 2020, 150, kind="plan"),
        figure("output", 2020, 150, period=Text("January–May", "январь — май", "қаңтар–мамыр")),
        figure("output", 2020, 150, what=Text("ore", "руда", "кен")),
        figure("output", 2020, 150, unit="million-t"),
        figure("output", 2020, 150, chart=False),
    ],
)
def test_no_change_where_figures_do_not_compare(last: Observation) -> None:
    found = overtime.series(site_with(figure("output", 2010, 100), last))
    assert [item.change for item in found] in ([], [None])


def test_no_change_between_rivals_or_prices() -> None:
    (rivals,) = overtime.series(site_with(figure("output", 2010, 100), figure("output", 2020, 1), figure("output", 2020, 2)))
    assert rivals.change is None
    money = {"unit": "kzt-billion"}
    (prices,) = overtime.series(site_with(figure("output", 2010, 1, **money), figure("output", 2020, 2, **money)))
    assert prices.change is None


def test_output_per_worker() -> None:
    (found,) = efficiency.per_worker(site_with(figure("output", 2020, 150), figure("employees", 2020, 50), figure("employees", 2019, 1)))
    assert found.value == 3000  # 150,000 t by 50 people
    doubt = site_with(figure("output", 2020, 150), figure("employees", 2020, 50), figure("employees", 2020, 60))
    assert efficiency.per_worker(doubt) == ()
    assert efficiency.per_worker(site_with(figure("output", 2020, 150, unit="mw"), figure("employees", 2020, 50))) == ()


def test_what_the_pages_say() -> None:
    site = real()
    assert overtime.series(site)
    assert efficiency.per_worker(site)
    assert efficiency.investment_per_head(site) == (), "for investment per head no town has both figures"
