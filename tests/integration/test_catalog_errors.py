"""Bad catalogs: strings missing, fuzzy, unused or without their names and forms, and files that are no catalogs."""

from __future__ import annotations

import pytest

from tests.integration.bench import Bench, Case, catalog, check, stopped, together

RU = catalog("ru")
CATALOGS = {
    "an empty translation": Case(RU, 'msgstr "Города"', 'msgstr ""', "untranslated", 'msgid "Towns"', "no translation of 'Towns'"),
    "a fuzzy mark": Case(RU, 'msgid "Towns"', '#, fuzzy\nmsgid "Towns"', "fuzzy", 'msgid "Towns"', "'Towns' is marked fuzzy"),
    "a plural form left out": Case(RU, 'msgstr[2] "{n} человек"\n', "", "untranslated", 'msgid "{n} person"', "no translation of '{n} person'"),
    "other names in braces": Case(RU, "{n} человек", "{number} человек", "fields", 'msgid "{n} person"', "keep: n"),
    "a brace left open": Case(RU, "{n} человек", "{n человек", "fields", 'msgid "{n} person"', "has a brace that is not closed"),
    "a string nobody uses": Case(RU, 'msgid "Towns"', 'msgid "Weather"\nmsgstr "Погода"\n\nmsgid "Towns"', "unused", 'msgid "Weather"', "'Weather' stands in no template or module"),
    "a quotation mark left open": Case(RU, 'msgstr "К тексту"', 'msgstr "К тексту', "catalog", 'msgstr "К тексту', "not a line of a catalog | every string stands in straight quotes"),
}  # fmt: skip


@pytest.mark.parametrize("name", CATALOGS)
def test_catalogs(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    check(bench, capsys, CATALOGS[name])


def test_a_string_that_a_catalog_lacks_is_reported_where_it_is_used(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit(RU, 'msgid "Skip to the text"\nmsgstr "', 'msgid "Skip"\nmsgstr "')
    assert [place for place, _ in stopped(bench, capsys)] == [
        (RU, bench.project.place(RU, 'msgid "Skip"')[0], 1, "unused"),
        ("templates/base.html", bench.project.place("templates/base.html", "Skip to the text")[0], 1, "no-message"),
    ]


def test_a_catalog_in_an_unknown_character_set(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit(RU, "charset=utf-8", "charset=klingon")
    assert [place for place, _ in stopped(bench, capsys)] == [(RU, 0, 0, "catalog")]


@pytest.mark.parametrize(("content", "code"), [(None, "missing-file"), (b'msgid ""\nmsgstr "\xff"\n', "catalog")])
def test_files_of_catalogs(bench: Bench, capsys: pytest.CaptureFixture[str], content: bytes | None, code: str) -> None:
    if content is None:
        bench.remove(RU)
    else:
        bench.write(RU, content)
    assert [place for place, _ in stopped(bench, capsys)] == [(RU, 0, 0, code)]


def test_all_problems_of_the_catalogs_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    together(
        bench,
        capsys,
        [CATALOGS[name] for name in ("a fuzzy mark", "other names in braces")]
        + [Case(catalog("kk"), 'msgstr "Қалалар"', 'msgstr ""', "untranslated", 'msgid "Towns"')],
    )
