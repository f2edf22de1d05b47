"""The timeline tells of a founding once, and beside a milestone of its year only where the record says that the two differ."""

from __future__ import annotations

from monotowns.load import load
from monotowns.townpage import milestones
from tests.unit.charts_site import ROOT


def test_no_year_tells_of_a_founding_twice() -> None:
    for town in load(ROOT).towns:
        years = {item.year for item in town.milestones}
        told = [item for item in milestones(town) if item not in town.milestones]
        assert [item.year for item in told if item.year in years and not item.apart] == [], town.slug
        assert [item.year for item in (*town.founded, *town.town_since) if item.apart and item.year not in years] == [], town.slug
        assert {item.year for item in (*town.founded, *town.town_since)} <= {item.year for item in milestones(town)}, town.slug
