"""The page of maps: findings that the data bear out, a table that holds what the maps show, no more elements than a phone likes."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from monotowns import classes
from monotowns.language import Language
from monotowns.load import load
from monotowns.mappictures import change_layer
from monotowns.model import LANGUAGES
from tests.project import ROOT, Project


def page(project: Project, lang: str) -> Any:
    return html.fromstring((project.out / lang / "map" / "index.html").read_bytes())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_titles_count_what_the_data_hold(built: Project, lang: str) -> None:
    site, tree = load(built.root), page(built, lang)
    change = list(change_layer(site).marks.values())
    sectors = [classes.sector(town) for town in site.towns]
    expected = {
        "map-country": {sum(classes.state(town) == "working" for town in site.towns), len(site.towns)},
        "map-sectors": {max(sectors.count(one) for one in sectors), len(site.towns)},
        "map-changes": {1999, change.count("rise"), change.count("fall"), len(change) - change.count("no-data")},
    }
    for name, numbers in expected.items():
        (title,) = tree.xpath(f"//*[@id='{name}-t']")
        found = {int(word) for word in "".join(c if c.isdigit() else " " for c in title.text_content()).split()}
        assert found == numbers, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_holds_every_town_and_its_links_are_those_of_the_map(built: Project, lang: str) -> None:
    site, tree = load(built.root), page(built, lang)
    rows = tree.xpath("//table[caption/@id='map-list']/tbody/tr")
    assert {row.get("id") for row in rows} == {town.slug for town in site.towns}
    people = {town.slug: item.number if (item := classes.latest_population(town)) else 0 for town in site.towns}
    assert [people[row.get("id")] for row in rows] == sorted(people.values(), reverse=True)
    listed = {row.xpath("string(th/a/@href)") for row in rows}
    for svg in tree.xpath("//figure[@id='map-country']/svg"):
        assert {link.get("href") for link in svg.iter("a")} == listed
        assert svg.get("role") == "group"
    for row in rows:
        if number := people[row.get("id")]:
            assert row.xpath("td")[0].text.strip("\u2060") == Language(lang, {}).number(number)


def test_the_nav_leads_to_the_views(built: Project) -> None:
    tree = page(built, "en")
    for target in tree.xpath("//nav[@class='contents']//a/@href"):
        assert tree.xpath(f"//*[@id='{target[1:]}']"), target


def test_the_geodata_are_credited_at_every_map(built: Project) -> None:
    for figure in page(built, "en").xpath("//figure[starts-with(@id,'map-')]"):
        words = figure.text_content()
        assert all(name in words for name in ("Natural Earth", "Who’s On First", "GeoNames, CC BY 4.0"))


def test_the_real_page_is_light_enough() -> None:
    """Run on the published site where it has been built: at most 1,500 elements."""
    built = ROOT / "site" / "en" / "map" / "index.html"
    if not built.exists():
        pytest.skip("the site has not been built")
    assert sum(1 for _ in html.fromstring(built.read_bytes()).iter()) <= 1_500
