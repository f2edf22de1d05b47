"""Positions and refusals of the YAML reader."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns.yamlfile import parse


def test_every_value_has_its_position() -> None:
    document = parse("slug: rudny\nnames:\n  en: Rudny\nlist:\n- a\n- key: 5\n", "t.yaml")
    assert document.value == {"slug": "rudny", "names": {"en": "Rudny"}, "list": ["a", {"key": 5}]}
    assert document.positions["names", "en"] == (3, 3)
    assert document.positions["list", 0] == (5, 3)
    assert document.positions["list", 1, "key"] == (6, 3)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate", 3, 1),
        ("a: &x 1\nb: *x\n", "yaml-anchor", 1, 4),
        ("a: !!python/object:os.system 1\n", "yaml-tag", 1, 4),
        ("a: [1, 2\nb: 3\n", "yaml", 2, 2),
        ("a: b: c\n", "yaml", 1, 5),
        ("? [1, 2]\n: x\n", "yaml-key", 1, 3),
        ("a: 2024-13-45\n", "yaml", 1, 4),
    ],
)
def test_mistakes_are_found_where_they_are(text: str, code: str, line: int, column: int) -> None:
    found = parse(text, "t.yaml").problems
    assert found, "no problem was found"
    assert (found[0].code, found[0].line, found[0].column) == (code, line, column)


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    text = textwrap.dedent(
        """\
        a: &x 1
        a: 2
        b: !!set {}
        """
    )
    assert {problem.code for problem in parse(text, "t.yaml").problems} == {"yaml-anchor", "yaml-duplicate", "yaml-tag"}


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    document = parse(text, "t.yaml")
    assert document.value is None or document.positions
