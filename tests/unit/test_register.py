"""The register on its pages: every source once, one order in all languages, pages of the press that end where their titles say."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from monotowns import catalogs
from monotowns.alphabet import sort_key
from monotowns.language import languages
from monotowns.load import load
from monotowns.model import LANGUAGES, Site
from monotowns.pages import Page
from monotowns.register import CYRILLIC_NAMES, DIGITS, NAMELESS, PRESS_PAGES, Letter, class_size, press, press_pages, register, remarks
from monotowns.urls import Base
from monotowns.view import Frame, View
from tests.project import ROOT


@lru_cache(maxsize=1)
def site() -> Site:
    return load(ROOT)


def view(lang: str, route: str = "sources") -> View:
    page = Page(lang, route, route.replace("/", "-"), "", "")
    return View(Frame(site(), {}, languages(catalogs.read(ROOT, [])), {(lang, route): page}, Base("http://localhost/")), page)


def letters(lang: str) -> list[list[Letter]]:
    """The headings of the pages of the press."""
    return [press(view(lang, route)) for route in PRESS_PAGES]


def ids(found: list[Letter]) -> list[str]:
    return [source.id for letter in found for publisher in letter.publishers for source in publisher.sources]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_source_stands_once(lang: str) -> None:
    named = [source.id for _, publishers in register(view(lang)) for publisher in publishers for source in publisher.sources]
    pages = [ids(page) for page in letters(lang)]
    assert sorted([*named, *pages[0], *pages[1]]) == sorted(site().sources)
    assert [number for _, number in press_pages(view(lang))] == [len(page) for page in pages]
    assert sum(class_size(view(lang), grade) for grade, _ in register(view(lang))) == len(site().sources)


def test_the_press_alone_stands_on_its_pages() -> None:
    assert {site().sources[name].quality for page in letters("en") for name in ids(page)} == {"C"}
    assert [grade for grade, publishers in register(view("en")) if not publishers] == ["C"]


def test_a_page_holds_the_same_in_all_languages_in_one_order() -> None:
    assert [ids(page) for page in letters("en")] == [ids(page) for page in letters("ru")] == [ids(page) for page in letters("kk")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_end_where_their_titles_say(lang: str) -> None:
    first, second = ([letter.id for letter in page] for page in letters(lang))
    assert first[0] == DIGITS
    assert second[-2:] == [CYRILLIC_NAMES, NAMELESS]
    assert [*first[1:], *second[:-2]] == sorted({*first[1:], *second[:-2]}), "Latin letters in their order, each once"
    for route, last in zip(PRESS_PAGES, (first[1:], second[:-2]), strict=True):
        title = (ROOT / "content" / lang / "pages" / f"{route}.md").read_text("utf-8").splitlines()[1]
        (span,) = re.findall(r"([A-Z])–([A-Z])", title)
        assert span == (last[0].upper(), last[-1].upper()), title


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_publisher_is_named_once_and_stands_under_its_letter(lang: str) -> None:
    everything = [*register(view(lang)), *((letter.id, letter.publishers) for page in letters(lang) for letter in page)]
    for _, publishers in everything:
        names = [publisher.name for publisher in publishers]
        assert len(names) == len({name.casefold() for name in names}), "two spellings of one publisher look like two"
    for page in letters(lang):
        for letter in page:
            if len(letter.id) == 1:
                assert {publisher.name[0].casefold() for publisher in letter.publishers} == {letter.id}


def test_cyrillic_names_follow_the_kazakh_alphabet_whatever_they_begin_with() -> None:
    (found,) = (letter for page in letters("ru") for letter in page if letter.id == CYRILLIC_NAMES)
    names = [publisher.name.lstrip("«") for publisher in found.publishers]
    assert names == sorted(names, key=lambda name: sort_key(name, "kk"))
    assert any(publisher.name.startswith("«") for publisher in found.publishers), "a quotation mark does not move a name"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_remarks_keep_every_note_and_every_kind_that_the_class_does_not_say(lang: str) -> None:
    v = view(lang)
    for source in v.site.sources.values():
        said = remarks(v, source)
        if source.note:
            assert v.sentence(source.note) in said
        usual = (source.quality, source.kind) in {("C", "news"), ("D", "encyclopedia")}
        assert said.startswith(v.capital(v.label("source", source.kind)) + ".") != usual, source.id
