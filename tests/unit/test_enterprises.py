"""The enterprises of a town page: none is lost, and none of which nothing is known hides the others."""

from dataclasses import replace
from typing import Any

import pytest

from monotowns.enterprises import named, told
from monotowns.model import LANGUAGES
from tests.unit.test_towntable import site, view


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_enterprise_stands_on_its_page_once(lang: str) -> None:
    for town in site().towns:
        listed = [item for group in named(view(lang), town) for item in group.enterprises]
        assert sorted(item.id for item in (*told(town), *listed)) == sorted(item.id for item in town.enterprises)


def test_those_that_are_only_named_stand_by_their_trade_with_their_sources() -> None:
    groups = named(view("en"), site().town("ekibastuz"))
    power = next(group for group in groups if group.activity == "Electric power industry")
    assert [item.id for item in power.enterprises] == ["ekibastuzenergo", "energoupravlenie", "angrensor-energy"]
    assert power.sources == ("founding-article",)
    assert all((item.source, *item.also) == group.sources for group in groups for item in group.enterprises)


def test_one_more_fact_makes_a_row_of_the_table() -> None:
    town = site().town("ekibastuz")
    (bare, *_) = (item for group in named(view("en"), town) for item in group.enterprises)
    donor = town.enterprises[0]
    more: list[dict[str, Any]] = [{"role": "backbone"}, {"note": donor.name}]
    more += [{name: getattr(donor, name)} for name in ("products", "founded", "operation", "owner", "figures")]
    for facts in more:
        changed = replace(bare, **facts)
        assert told(replace(town, enterprises=(changed,))) == (changed,), facts
        assert named(view("en"), replace(town, enterprises=(changed,))) == (), facts
