"""Prose: its shape, its calls and what the proofreader finds in it."""

from typing import Any

import pytest
from lxml import html
from markupsafe import Markup

from monotowns.figures import CallError, Figures
from monotowns.marks import mark, without_marks
from monotowns.proofread import names_with_digits, proofread
from monotowns.prose import call, render, section_hash, split
from monotowns.report import Problem

HEAD = "---\ndescription: D\noriginal: en\nrevised: 2026-01-01\n---\n"


class _Answers(Figures):
    """Answers every call with its own arguments."""

    def __init__(self) -> None:
        pass

    def population(self, *args: Any, **named: Any) -> Markup:
        return Markup(f"population{args}{sorted(named.items())}")

    def literal(self, value: object, *args: Any, **named: Any) -> Markup:
        return Markup(f'<span class="n">{value}</span>{mark("somewhere")}')


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("population(2021)", "population(2021,)[]"),
        (" population(2021, people=true) ", "population(2021,)[(&#39;people&#39;, True)]"),
        ("population(-1.5, 'a')", "population(-1.5, 'a')[]"),
    ],
)
def test_calls_take_plain_arguments(source: str, expected: str) -> None:
    assert str(call(source, _Answers())).replace("'", "&#39;") == expected.replace("'", "&#39;")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "population",
        "population(2021",
        "1 + 1",
        "__import__('os')",
        "population(open('x'))",
        "self.population(1)",
        "_of('x')",
        "written(1)",
        "no_such(1)",
    ],
)
def test_nothing_but_known_calls_is_answered(source: str) -> None:
    with pytest.raises(CallError):
        call(source, _Answers())


def test_sections_and_their_lines() -> None:
    problems: list[Problem] = []
    raw = split(HEAD + "Lede.\n\n## History {: #history }\nText.\n", "towns/x", "en", "f.md", problems)
    assert problems == []
    assert raw is not None
    assert [(part[0], part[1], part[2].strip(), part[3]) for part in raw.parts] == [
        ("lede", "", "Lede.", 6),
        ("history", "History", "Text.", 9),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Lede.\n", "front-matter", 1),
        (HEAD + "Lede.\n\n## History\nText.\n", "heading", 8),
        (HEAD + "Lede.\n\n## History {: #history }\n\n", "empty-section", 8),
        ("---\ndescription: D\noriginal: de\nrevised: x\n---\nL.\n", "front-matter", 3),
        ("---\ndescripion: D\noriginal: en\nrevised: x\n---\nL.\n", "front-matter", 1),
    ],
)
def test_misshapen_files(text: str, code: str, line: int) -> None:
    problems: list[Problem] = []
    split(text, "towns/x", "en", "f.md", problems)
    assert (code, line) in {(problem.code, problem.line) for problem in problems}


def _proof(text: str, lang: str = "en", allowed: frozenset[str] = frozenset()) -> list[tuple[str, int]]:
    problems: list[Problem] = []
    raw = split(HEAD + text, "towns/x", lang, "f.md", problems)
    assert raw is not None
    return [(problem.code, problem.column) for problem in proofread(raw, allowed)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In 2021 and 2012–2020, on 5 January 2024, in the 1990s {{ population(2021) }} people."),
        ("ru", "В 2021 году, 5 января 2024 года, в 1990-е годы, «цитата» — да."),
        ("kk", "2021 жылы, 2024 жылғы 5 қаңтарда, 1990-жылдары."),
        ("en", "Figure 2 and Table 1 of the article."),
        ("ru", "На рисунке 2 и в таблице 1 статьи."),
        ("kk", "Мақаланың 2-суреті мен 1-кестесінде."),
        ("en", "The link [words](https://example.org/123) and three towns."),
    ],
)
def test_dates_years_and_links_are_no_figures(lang: str, text: str) -> None:
    assert _proof(text + "\n", lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "code", "column"),
    [
        ("en", "There are 27 towns.", "digit", 11),
        ("ru", "Всего 27 городов.", "digit", 7),
        ("en", "About twenty towns.", "number-word", 7),
        ("ru", "Около двадцати городов.", "number-word", 7),
        ("kk", "Онда жиырма қала бар.", "number-word", 6),
        ("en", 'A "quote".', "quotes", 3),
        ("ru", "Завод - опора.", "dash", 7),
        ("en", "And so on...", "ellipsis", 10),
        ("ru", "Cлово.", "alphabet", 1),
        ("en", "Two  spaces.", "spaces", 4),
        ("en", "Output of 2021.5 units.", "digit", 11),
    ],
)
def test_what_the_proofreader_finds(lang: str, text: str, code: str, column: int) -> None:
    assert (code, column) in _proof(text + "\n", lang)


def test_names_of_the_data_may_carry_digits() -> None:
    allowed = names_with_digits(["Экибастузская ГРЭС-1", "постановление № 683 от 25 мая 2012 года"])
    assert _proof("Станция ГРЭС-1 и постановление № 683.\n", "ru", allowed) == []
    assert _proof("Станция ГРЭС-2.\n", "ru", allowed) == [("digit", 9)]


def test_the_hash_of_a_section_ignores_line_breaks_only() -> None:
    assert section_hash("a b\nc") == section_hash("a  b c")
    assert section_hash("a b c") != section_hash("a b d")


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        ("ru", "из {{ literal(27) }} городов", "из\u00a027\u00a0городов"),
        ("ru", "в {{ literal('Рудном') }} городе", "в\u00a0Рудном городе"),
        ("ru", "рост на {{ literal('5 %') }} за год", "рост на\u00a05 %\u00a0за\u00a0год"),
        ("kk", "{{ literal(27) }} қала", "27\u00a0қала"),
        ("en", "{{ literal(27) }} towns", "27 towns"),
    ],
)
def test_answers_are_bound_to_the_words_around_them(lang: str, text: str, shown: str) -> None:
    problems: list[Problem] = []
    raw = split(HEAD + text + "\n", "towns/x", lang, "f.md", [])
    assert raw is not None
    lede = render(raw, _Answers(), problems).lede.html
    assert not problems
    assert html.fromstring(without_marks(lede)).text_content() == shown
