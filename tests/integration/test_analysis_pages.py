"""The analysis pages of the fixture site: every figure of every table is the function's, carries a source, and nothing stays empty."""

from __future__ import annotations

import re

import pytest

from monotowns import analysis, comparison, crosstab, distribution, formulas, similarity
from monotowns.analysispages import COMPARED_BY, COMPARED_KINDS, CROSSED
from monotowns.load import load
from monotowns.model import LANGUAGES, Site
from tests.project import Project

_MARK = re.compile(r'<a class="s".*?</a>')


def page(built: Project, lang: str, route: str) -> str:
    return (built.out / lang / route / "index.html").read_text("utf-8")


def table(html: str, name: str) -> str:
    found = re.search(rf'<caption id="{name}">.*?</table>', html, re.S)
    assert found is not None, name
    return found[0]


def text(html: str) -> str:
    """What stands in a piece of HTML, without marks of sources and joiners."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", _MARK.sub("", html)).replace("\u2060", "")).strip()


def rows(html: str, name: str) -> dict[str, list[str]]:
    """First cell -> the other cells of a table, in words."""
    found = {}
    for row in re.findall(r"<tr>(.*?)</tr>", table(html, name), re.S):
        cells = [text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        found[cells[0]] = cells[1:]
    return found


@pytest.fixture(scope="module")
def site(built: Project) -> Site:
    return load(built.root)


def percent(value: float) -> str:
    """A signed percentage as English pages write it."""
    shown = f"{abs(round(value, 1)):.1f}%"
    return ("+" if round(value, 1) > 0 else "−" if round(value, 1) < 0 else "") + shown


def test_growth_table_is_that_of_the_steps(built: Project, site: Site) -> None:
    found = rows(page(built, "en", "analysis/population"), "growth-table")
    for town in site.towns:
        steps = analysis.steps(town)
        cells = found[town.names["en"]]
        if not steps:
            assert cells == ["no two comparable censuses of the town found"]
            continue
        by_year = {step.last.at: percent(step.percent) for step in steps}
        expected = [by_year.get(year, "no data") for year in analysis.CENSUSES[1:]]
        assert [cell.split(" ")[0] if cell != "no data" else cell for cell in cells] == expected
    assert "Median" in found


def test_totals_are_those_of_the_groups(built: Project, site: Site) -> None:
    html = page(built, "en", "analysis/sizes")
    for kind in distribution.KINDS:
        shown = list(rows(html, f"totals-{kind}").values())[1:]
        for cells, group in zip(shown, distribution.totals(site, kind), strict=True):
            assert cells[0] == str(len(group.towns))
            assert cells[1] == f"{group.people:,.0f}"
            assert cells[2] == f"{group.share:.1f}%"
            assert str(group.years[0]) in cells[3]


def test_sizes_are_those_of_the_spread(built: Project, site: Site) -> None:
    found = distribution.spread(site)
    assert found is not None
    html = page(built, "en", "analysis/sizes")
    pairs = {text(name): text(value) for name, value in re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", html, re.S)}
    assert pairs["Median"] == f"{found.median:,.0f}"
    assert pairs["Lower quartile"] == f"{found.first:,.0f}"
    assert pairs["Upper quartile"] == f"{found.third:,.0f}"
    assert pairs["Share of the three largest"] == f"{found.largest:.1f}%"
    assert pairs["Gini’s coefficient"] == f"{found.gini:.2f}"
    assert pairs["Herfindahl–Hirschman index"].startswith(f"{found.index:,.0f} ")
    for bound, number in found.below:
        assert pairs[f"Under {bound:,} people"].split("\u00a0")[0].split(" ")[0] == str(number)


def test_cross_tables_hold_every_town(built: Project, site: Site) -> None:
    html = page(built, "en", "classification")
    for kind, other in CROSSED:
        found = crosstab.table(site, kind, other)
        if len(found.rows) == len(found.columns) == 1:
            continue
        shown = list(rows(html, f"cross-{kind}-{other}").values())[1:]
        for cells, row in zip(shown, found.rows, strict=True):
            for cell, column in zip(cells, found.columns, strict=True):
                towns = found.towns(row, column)
                assert cell == "no town" if not towns else re.match(rf"{len(towns)}\W", cell)
                assert all(town.names["en"] in cell for town in towns)


def test_agreement_in_words_is_that_of_the_function(built: Project, site: Site) -> None:
    words = text(page(built, "en", "classification"))
    for kind, other in crosstab.CORRESPONDING:
        found = crosstab.agreement(site, kind, other)
        assert found is not None
        assert (
            f"Both sort {found.compared} of {len(site.towns)} towns; {len(found.alike)} of these are sorted alike, {found.share:.1f}%."
            in words
        )
        if found.kappa is not None:
            assert f"Cohen’s kappa is {found.kappa:.2f}." in words


def test_tests_of_classes_are_those_of_the_function(built: Project, site: Site) -> None:
    html = page(built, "en", "classification")
    for (kind, name), classes in comparison.compare_all(site, COMPARED_KINDS, COMPARED_BY).items():
        shown = list(rows(html, f"compared-{kind}-{name}").values())[1:]
        for cells, row in zip(shown, classes, strict=True):
            assert cells[0].replace("\u00a0", " ") == f"{len(row.rows)} of {row.towns}"
            if row.median is not None:
                assert cells[1] == (percent(row.median) if name.startswith("change") else f"{round(row.median):,}")
            assert cells[3] == ("not tested" if not row.judged else f"{100 * (row.chance or 0):.1f}%")
            assert cells[-1] == {"few": "too few towns to tell", "nodata": "no data"}.get(row.verdict, cells[-1])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("route", ["analysis/population", "analysis/sizes", "classification", "economy"])
def test_every_figure_carries_a_mark_and_no_cell_is_empty(built: Project, lang: str, route: str) -> None:
    html = page(built, lang, route)
    for name in re.findall(r'<caption id="((?:growth|totals|cross|compared|unlike|all-groups)[\w-]*)"', html):
        for cell in re.findall(r"<td[^>]*>.*?</td>", table(html, name), re.S):
            assert text(cell), name
            if re.search(r"\d", text(cell)) and 'class="num"' in cell:
                assert 'class="s"' in cell, (name, cell)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_formula_stands_on_the_method_page(built: Project, lang: str) -> None:
    html = page(built, lang, "method")
    for item in formulas.FORMULAS:
        assert f'id="formula-{item.id}"' in html
        assert all(line in html for line in item.lines)
        assert all(f"<code>{name}</code>" in html for name in item.functions)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_town_pages_name_the_likest_towns_and_compare_with_them(built: Project, site: Site, lang: str) -> None:
    for town in site.towns:
        html = page(built, lang, f"towns/{town.slug}")
        listed = re.findall(rf'href="\.\./\.\./compare/\?towns={town.slug},(\w+)"', html)
        assert listed == [item.slug for item in similarity.like(site, town)]
