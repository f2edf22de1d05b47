"""The forecast page of the fixture site: chart and table say the same, every figure carries a source, absences are said in words."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from monotowns import forecast
from monotowns.load import load
from monotowns.model import LANGUAGES
from tests.project import Project


def page(built: Project, lang: str) -> str:
    return (built.out / lang / "analysis" / "forecast" / "index.html").read_text("utf-8")


def digits(text: str) -> list[int]:
    """The whole numbers of a text whatever groups their digits."""
    return [int(re.sub(r"\D", "", found)) for found in re.findall(r"\d[\d,\u00a0\u202f ]*", text)]


def table(html: str, name: str) -> str:
    found = re.search(rf'<caption id="{name}">.*?</table>', html, re.S)
    assert found is not None, name
    return found[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_chart_and_table_show_the_projection(built: Project, lang: str) -> None:
    html = page(built, lang)
    (item,) = forecast.projections(load(built.root))
    outlook = item.at(2050)
    shown = [100 * round(value / 100) for value in (outlook.low, outlook.middle, outlook.high)]
    row = re.search(r"<tr><th scope=\"row\">.*?</tr>", table(html, "forecast-table"), re.S)
    assert row is not None
    last = re.sub(r"<a class=\"s\".*?</a>|<[^>]+>|\u2060", "", row[0].rsplit("<td", 1)[1].partition(">")[2])
    assert digits(last) == shown
    panel = re.search(r"<text[^>]*>([^<]*→[^<]*)</text>", html)
    assert panel is not None
    assert digits(panel[1]) == [int(item.start.number), shown[1]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_carries_a_mark(built: Project, lang: str) -> None:
    html = page(built, lang)
    for name in ("forecast-table", "no-forecast-table", "backtest-table", "backtest-2009", "backtest-2021", "rudny-growth"):
        cells = re.findall(r'<td class="num">.*?</td>', table(html, name), re.S)
        assert cells
        assert all('class="s"' in cell for cell in cells), name


def test_errors_are_those_of_the_model(built: Project) -> None:
    html = page(built, "en")
    site = load(built.root)
    for year in forecast.SCORED:
        (score,) = forecast.backtest(site, year)
        for method in get_args(forecast.Method):
            assert f"{abs(score.error(method)):.1f}%" in table(html, f"backtest-{year}")
            assert f"{forecast.median_error([score], method):.1f}%" in table(html, "backtest-table")


def test_towns_without_a_projection_are_named_with_the_reason(built: Project) -> None:
    rows = re.findall(r"<tr><th.*?</tr>", table(page(built, "en"), "no-forecast-table"), re.S)[1:]
    assert len(rows) == 2
    assert all("fewer than four comparable censuses found" in row for row in rows)
