"""Source marks become numbers in order of appearance, with one way back each."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns.marks import LIST_HERE, mark, marks, number_marks, sources_of, without_marks


def _list(order: list[str]) -> str:
    return "|".join(order)


def test_numbers_follow_the_order_of_appearance_and_repeat() -> None:
    page = f"a{mark('x')} b{mark('y')} c{mark('x')} {LIST_HERE}"
    html = number_marks(page, _list)
    assert re.findall(r"\[(\d)\]", html) == ["1", "2", "1"]
    assert html.count('id="r1"') == html.count('id="r2"') == 1
    assert html.endswith("x|y")


def test_a_row_of_marks_stands_in_the_order_of_its_numbers_each_once() -> None:
    html = number_marks(f"a{mark('x')} b{mark('y')} c{mark('y')}{mark('x')}{mark('y')} {LIST_HERE}", _list)
    assert re.findall(r"\[(\d)\]", html) == ["1", "2", "1", "2"]


def test_a_sentence_that_ends_on_a_figure_does_not_repeat_its_marks() -> None:
    for stop in (".", "</span>.", ";"):
        html = number_marks(f"5{marks('a', 'b')}{stop}{marks('b')} 6{marks('b')}. c{marks('b')} {LIST_HERE}", _list)
        assert re.sub(r"<[^>]*>|\u2060", "", html).startswith(f"5[1][2]{stop[-1]} 6[2]. c[2] ")
    kept = number_marks(f"5{marks('a')}.{marks('a', 'b')} {LIST_HERE}", _list)
    assert re.sub(r"<[^>]*>|\u2060", "", kept).startswith("5[1].[1][2] ")


def test_the_first_marks_of_a_row_stay_on_the_line_of_their_figure() -> None:
    html = number_marks(f"5{marks('a', 'b', 'c', 'd', 'e')} {LIST_HERE}", _list)
    assert re.sub(r"<[^>]*>", "", html).startswith("5\u2060[1]\u2060[2]\u2060[3][4][5] ")


def test_marks_after_the_list_count_too() -> None:
    html = number_marks(f"{LIST_HERE} a{mark('x')}", _list)
    assert html.startswith("x ")
    assert 'href="#s1"' in html


def test_a_page_without_a_place_for_its_sources_is_refused() -> None:
    with pytest.raises(ValueError, match="no list of sources"):
        number_marks(mark("x"), _list)


def test_repeated_sources_are_marked_once() -> None:
    assert sources_of(marks("a", "b", "a")) == ["a", "b"]
    assert marks("a", "a") == marks("a")


@given(st.lists(st.text(alphabet="abc-19", min_size=1, max_size=8), max_size=20))
def test_no_token_survives_numbering(ids: list[str]) -> None:
    html = number_marks("".join(mark(name) for name in ids) + LIST_HERE, _list)
    assert not re.search("[\ue000-\ue0ff]", html)
    assert without_marks("".join(mark(name) for name in ids)) == ""
