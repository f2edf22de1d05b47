"""The exact rank sum test by hand and against plain enumeration, and classes side by side."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monotowns import analysispages, comparison
from monotowns.model import Indicator, Observation, Site, Text
from tests.unit.charts_site import site as plain_site
from tests.unit.test_forecast import real


def test_ranks_share_ties() -> None:
    assert comparison.doubled_ranks([5, 1, 5, 9]) == [5, 2, 5, 8]


def test_chance_by_hand() -> None:
    assert comparison.chance([1, 2], [3, 4]) == Fraction(2, 6)  # {1,2} and {3,4} of six pairs
    assert comparison.chance([1, 2, 3], [4, 5, 6, 7]) == Fraction(2, 35)
    assert comparison.chance([2], [1, 3]) == 1
    assert comparison.chance([1, 1], [1, 1, 1]) == 1
    with pytest.raises(ValueError, match="two groups"):
        comparison.chance([], [1])


VALUES = st.lists(st.integers(0, 6), min_size=2, max_size=8)


@settings(max_examples=60)
@given(VALUES, st.data())
def test_chance_is_that_of_counting_every_choice(values: list[int], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(values) - 1))
    ranks = comparison.doubled_ranks(values)
    mean = Fraction(size * sum(ranks), len(ranks))
    sums = [sum(choice) for choice in combinations(ranks, size)]
    far = sum(abs(total - mean) >= abs(sum(ranks[:size]) - mean) for total in sums)
    found = comparison.chance(values[:size], values[size:])
    assert found == Fraction(far, len(sums))
    assert found == comparison.chance(values[size:], values[:size]), "the others differ from the class as it does from them"
    assert found == comparison.chance([-value for value in values[:size]], [-value for value in values[size:]])


def site_with(changes: dict[str, float]) -> Site:
    """A site where the named towns had 100,000 people in 1999 and have changed by so many per cent since."""
    site = plain_site()
    towns = []
    for town in site.towns:
        counts = [(1999, 100_000.0), (2021, 100_000 * (1 + changes[town.slug] / 100))] if town.slug in changes else []
        population = tuple(
            Observation(unit="people", scope="town", kind="census", source="s", value=value, year=year) for year, value in counts
        )
        towns.append(replace(town, population=population))
    name = Text("–", "–", "–")
    indicator = Indicator("change-since-1999", name, name, name, "percent", "change_since_1999")
    return replace(site, towns=tuple(towns), indicators={"change-since-1999": indicator})


def test_classes_side_by_side() -> None:
    working = [town.slug for town in plain_site().towns if town.slug not in ("arkalyk", "serebryansk", "karatau", "kurchatov", "zhanatas")][
        :6
    ]
    changes = {slug: float(10 + index) for index, slug in enumerate(working)} | {"arkalyk": -40.0, "serebryansk": -30.0}
    found = {item.value: item for item in comparison.compare(site_with(changes), "state", "change-since-1999")}
    assert found["working"].median == pytest.approx(median(range(10, 16)))
    assert found["working"].chance == pytest.approx(2 / 28)  # the two lowest of eight, or the two highest
    assert found["working"].verdict == "alike"
    assert found["closed"].median == pytest.approx(-35)
    assert found["closed"].verdict == "few"
    assert (found["partly"].rows, found["partly"].median, found["partly"].verdict) == ((), None, "nodata")
    assert sum(item.towns for item in found.values()) == 27


def test_a_difference_is_called_one() -> None:
    slugs = [town.slug for town in plain_site().towns if town.slug not in ("arkalyk", "serebryansk", "karatau", "kurchatov", "zhanatas")]
    changes = {slug: float(index) for index, slug in enumerate(slugs[:10])} | {"arkalyk": -40.0, "serebryansk": -30.0}
    found = {item.value: item for item in comparison.compare(site_with(changes), "state", "change-since-1999")}
    assert found["working"].chance == pytest.approx(2 / 66)
    assert found["working"].verdict == "differs"


def test_holm_by_hand() -> None:
    assert comparison.holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert comparison.holm([0.5, 0.9]) == pytest.approx([1.0, 1.0])
    assert comparison.holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_raises_and_keeps_the_order(chances: list[float]) -> None:
    raised = comparison.holm(chances)
    for one, before in zip(raised, chances, strict=True):
        assert before <= one <= 1.0
    order = sorted(range(len(chances)), key=lambda index: chances[index])
    assert [raised[index] for index in order] == sorted(raised)
    smallest = min(chances, default=None)
    if smallest is not None:
        assert min(raised) == pytest.approx(min(1.0, smallest * len(chances)))


def test_only_judged_classes_are_corrected() -> None:
    slugs = [town.slug for town in plain_site().towns if town.slug not in ("arkalyk", "serebryansk", "karatau", "kurchatov", "zhanatas")]
    changes = {slug: float(index) for index, slug in enumerate(slugs[:10])} | {"arkalyk": -40.0, "serebryansk": -30.0}
    site = site_with(changes)
    rows = comparison.compare_all(site, ("state", "activity"), ("change-since-1999",))
    judged = [row for found in rows.values() for row in found if row.judged]
    assert all(row.adjusted is not None and row.chance is not None and row.adjusted >= row.chance for row in judged)
    assert all(row.adjusted is None for found in rows.values() for row in found if not row.judged)
    assert next(row for row in rows["state", "change-since-1999"] if row.value == "working").verdict == (
        "alike" if len(judged) > 1 else "differs"
    )


def test_what_the_page_says_of_differences() -> None:
    rows = comparison.compare_all(real(), analysispages.COMPARED_KINDS, analysispages.COMPARED_BY)
    judged = [row for found in rows.values() for row in found if row.judged]
    assert judged
    assert all(row.verdict == "alike" for row in judged), "after the correction no difference is left"
    by_activity = {row.value: row for row in rows["activity", "change-since-1999"]}
    partly, closed = by_activity["partly"], by_activity["closed"]
    assert (len(closed.rows), len(partly.rows)) == (3, 4)
    assert partly.median is not None
    assert closed.median is not None
    assert partly.median < 0 < closed.median
    small = [row for found in rows.values() for row in found if row.towns <= 5]
    assert sum(not row.judged for row in small) > len(small) / 2, "most of the smaller classes cannot be tested"
