"""Cross-tables and kappa: by hand, laws, the article's totals from its lists, and what the classification page says of them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns import analysispages, classes, crosstab
from tests.unit.test_forecast import real

SORTINGS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40)


def test_kappa_by_hand() -> None:
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert crosstab.kappa(first, second) == pytest.approx(0.4)  # po = 35/50, pe = (25·30 + 25·20)/50² = 1/2
    assert crosstab.kappa(["a", "b"], ["b", "a"]) == pytest.approx(-1)
    assert crosstab.kappa(["a", "a"], ["a", "a"]) is None
    with pytest.raises(ValueError, match="two sortings"):
        crosstab.kappa(["a"], [])


@given(SORTINGS)
def test_kappa_is_symmetric_and_one_only_for_full_agreement(pairs: list[tuple[str, str]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    found = crosstab.kappa(first, second)
    assert found == pytest.approx(crosstab.kappa(second, first)) if found is not None else crosstab.kappa(second, first) is None
    if found is not None:
        assert -1 - 1e-9 <= found <= 1 + 1e-9
        assert (found == pytest.approx(1)) == (first == second)


def test_totals_of_the_article_from_its_lists() -> None:
    site = real()
    counts = {value: len(classes.members(site, f"activity:{value}")) for value in classes.KNOWN["activity"]}
    assert counts == {"operating": 19, "partly": 5, "closed": 3}
    assert sum(counts.values()) == len(site.towns) == 27


@pytest.mark.parametrize(("kind", "other"), analysispages.CROSSED)
def test_every_town_stands_in_one_cell(kind: str, other: str) -> None:
    site = real()
    found = crosstab.table(site, kind, other)
    towns = [town.slug for row in found.rows for column in found.columns for town in found.towns(row, column)]
    assert sorted(towns) == sorted(town.slug for town in site.towns)
    for row in found.rows:
        assert sum(len(found.towns(row, column)) for column in found.columns) == len(classes.members(site, f"{kind}:{row}"))


def test_agreement_of_activity_and_state() -> None:
    found = crosstab.agreement(real(), "activity", "state")
    assert found is not None
    assert {town.slug for town in found.unlike} == {"arkalyk", "karatau", "kentau", "shakhtinsk", "stepnogorsk", "zhanatas"}
    seen, expected = Fraction(21, 27), Fraction(19 * 21 + 5 * 3 + 3 * 3, 27**2)
    assert found.kappa == pytest.approx(float((seen - expected) / (1 - expected)))
    assert found.share == pytest.approx(100 * 21 / 27)
    for town in found.unlike:
        assert all(item.operation and item.operation.source for item in classes.main_enterprises(town)), "each difference rests on a source"


def test_agreement_of_production_and_sector() -> None:
    found = crosstab.agreement(real(), "production", "sector")
    assert found is not None
    assert (found.compared, [town.slug for town in found.unlike]) == (6, ["serebryansk"])
    assert found.kappa == pytest.approx(0.6)
    with pytest.raises(KeyError):
        crosstab.agreement(real(), "activity", "sector")


def test_what_the_page_says_of_the_stagnating_towns() -> None:
    stagnating = classes.members(real(), "outlook:stagnating")
    assert {town.slug for town in stagnating} == {"altai", "karazhal", "kurchatov", "zhitikara"}
    assert {town.article.activity for town in stagnating} == {"operating"}
    assert {classes.state(town) for town in stagnating} == {"working"}
    assert [town.slug for town in classes.members(real(), "potential:medium")] == ["kurchatov"]
    assert {town.slug for town in classes.members(real(), "listing:left")} == {"saran", "tekeli"}
