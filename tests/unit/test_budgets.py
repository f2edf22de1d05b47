"""The budgets of pages: what is counted, and that a page over one of them is named with what is too heavy."""

import random

import pytest

from monotowns.budgets import ELEMENTS, FIRST, PAGE, QUICK, STYLE, TOWN, first_part, late, overweight, packed


def noise(count: int) -> bytes:
    """Letters that no compression makes shorter than their count."""
    letters = random.Random(count)
    return bytes(letters.choice(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") for _ in range(2 * count))


def test_the_first_part_ends_at_the_first_section_and_on_a_town_page_at_the_history() -> None:
    page = b'<main><section id="simple">a</section><section id="history">b</section></main>'
    assert first_part(page, town=False) == b"<main>"
    assert first_part(page, town=True) == b'<main><section id="simple">a</section>'
    assert first_part(b"<main>a</main>", town=False) == b"<main>a</main>"


@pytest.mark.parametrize(
    ("name", "body", "elements", "words"),
    [
        ("en/map/index.html", noise(FIRST), 1, "up to its first section"),
        ("en/towns/rudny/index.html", b"<section id=history" + noise(FIRST), 1, "up to its first section"),
        ("en/map/index.html", b"<style>" + noise(STYLE) + b"</style><section>", 1, "the style sheet"),
        ("en/towns/rudny/index.html", b'<section id="history">' + noise(TOWN), 1, "the page has"),
        ("en/sources/index.html", b"<section>" + noise(PAGE), 1, "the page has"),
        ("en/towns/rudny/index.html", b"", ELEMENTS + 1, "elements"),
        ("en/index.html", b"", ELEMENTS + 1, "elements"),
    ],
)
def test_a_page_over_a_budget_is_named(name: str, body: bytes, elements: int, words: str) -> None:
    (found,) = overweight(name, body, elements)
    assert words in found


@pytest.mark.parametrize("name", ["en/sources/index.html", "en/towns/index.html"])
def test_other_pages_may_hold_long_tables(name: str) -> None:
    assert list(overweight(name, b"<section>" + noise(PAGE // 2), 2 * ELEMENTS)) == []


@pytest.mark.parametrize(("name", "most"), [("en/towns/rudny/index.html", TOWN), ("en/map/index.html", PAGE)])
def test_a_page_that_comes_late_is_named(name: str, most: int) -> None:
    (found,) = late(name, noise(7 * QUICK // 10))
    assert "slow line" in found
    assert list(late(name, noise(QUICK // 2))) == []
    assert list(late(name, noise(most))) == [], "the budget says it already"


def test_bytes_are_counted_compressed() -> None:
    assert packed(b"a" * 10_000) < 100
