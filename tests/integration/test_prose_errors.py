"""Bad prose: unanswerable calls, typed figures, misshapen files, translations that are out of date."""

from __future__ import annotations

import pytest

import build as command_line
from tests.integration.bench import PROSE, Bench, Case, check, stopped, together

PROSES = {
    "an unknown call": Case(PROSE, "{{ latest(people=true) }}", "{{ newest(people=true) }}", "call", "{{ newest", "no call 'newest' | known: change, cite, count"),
    "no such year": Case(PROSE, "{{ fell(1989, 2021) }}", "{{ fell(1989, 2020) }}", "call", "{{ fell", "no population of altai in 2020 for scope 'town' | the data have 1939 (settlement)"),
    "rose in place of fell": Case(PROSE, "{{ fell(1989, 2021) }}", "{{ rose(1989, 2021) }}", "call", "{{ rose", "the population fell from 1989 to 2021 (-31.2%) | use fell(1989, 2021)"),
    "fell in place of rose": Case(PROSE, "{{ fell(1989, 2021) }}", "{{ fell(1959, 1970) }}", "call", "{{ fell", "the population rose from 1959 to 1970 (+3.9%) | use rose(1959, 1970)"),
    "not a call": Case(PROSE, "{{ latest(people=true) }}", "{{ 1 + 1 }}", "call", "{{ 1", "not a call | write {{ name(arguments) }}"),
    "code": Case(PROSE, "{{ latest(people=true) }}", "{{ latest(__import__('os')) }}", "call", "{{ latest(__", "arguments must be plain text, numbers, true or false"),
    "wrong arguments": Case(PROSE, "{{ latest(people=true) }}", "{{ latest(persons=true) }}", "call", "{{ latest(p", "wrong arguments for latest()"),
    "arguments that cannot be": Case(PROSE, "{{ town('kurchatov') }}", "{{ town('kurchatov', 5) }}", "call", "{{ town", "wrong arguments for town()"),
    "a route that is a number": Case(PROSE, "{{ town('kurchatov') }}", "{{ page(5) }}", "call", "{{ page(5", "wrong arguments for page()"),
    "an infinite number": Case(PROSE, "{{ town('kurchatov') }}", "{{ literal(1e999, 'geonames', 'km') }}", "call", "{{ literal(1", "arguments must be plain text, numbers"),
    "an unknown unit in a call": Case(PROSE, "{{ town('kurchatov') }}", "{{ literal(1, 'geonames', 'kms') }}", "call", "{{ literal(1", "no unit 'kms' | did you mean 'km'?"),
    "an unknown bound in a call": Case(PROSE, "{{ town('kurchatov') }}", "{{ literal(1, 'geonames', bound='abot') }}", "call", "{{ literal(1", "no bound 'abot' | did you mean 'about'?"),
    "a negative place in a list": Case(PROSE, "{{ town('kurchatov') }}", "{{ money('monotowns-2012', -1) }}", "call", "{{ money", "'monotowns-2012' has 2 sums | count from 0"),
    "a call left open": Case("content/en/towns/kurchatov.md", "belongs to the state.{{ cite('nuclear-kz-news-2023') }}", "belongs to the state.{{ cite('nuclear-kz-news-2023')", "call", "{{ cite('nuclear-kz-news-2023')\n", "the call is not closed"),
    "a call left open before another": Case(PROSE, "{{ latest_year() }}", "{{ latest_year()", "call", "{{ latest_year()", "not a call"),
    "a call never opened": Case(PROSE, "{{ latest(people=true) }}", "latest(people=true) }}", "call", "}}.", "the call is not opened"),
    "an unknown source": Case(PROSE, "{{ cite('wiki-en-altai') }}", "{{ cite('wiki-en-altay') }}", "call", "{{ cite('wiki-en-altay", "no source 'wiki-en-altay' | did you mean 'wiki-en-altai'?"),
    "an unknown town": Case(PROSE, "{{ town('kurchatov') }}", "{{ town('kurchatow') }}", "call", "{{ town", "no town 'kurchatow' | did you mean 'kurchatov'?"),
    "an unknown term": Case(PROSE, "{{ term('backbone-enterprise') }}", "{{ term('backbone-enterprises') }}", "call", "{{ term", "no term 'backbone-enterprises' | did you mean 'backbone-enterprise'?"),
    "an unknown enterprise": Case(PROSE, "{{ town('kurchatov') }}", "{{ figure('employees', enterprise='kazzinc') }}", "call", "{{ figure", "no enterprise 'kazzinc' | did you mean 'kazzinc-altai'?"),
    "a figure the data do not have": Case(PROSE, "{{ town('kurchatov') }}", "{{ figure('industrial-output', 2025) }}", "call", "{{ figure", "no 'industrial-output' for year 2025, scope any | the data have: nothing"),
    "a link to no page": Case(PROSE, "{{ page('programmes/register#monotowns-2012'", "{{ page('programs/register#monotowns-2012'", "call", "{{ page", "no page 'programs/register' | did you mean 'programmes/register'?"),
    "a link to no section": Case(PROSE, "{{ page('programmes/register#monotowns-2012'", "{{ page('programmes/register#monotowns-2013'", "call", "{{ page", "page 'programmes/register' has no section 'monotowns-2013' | did you mean 'monotowns-2012'?"),
    "a link to a programme on the page of the analysis": Case(PROSE, "{{ page('programmes/register#monotowns-2012'", "{{ page('programmes#monotowns-2012'", "call", "{{ page", "page 'programmes' has no section 'monotowns-2012'"),
    "no town on this page": Case("content/en/pages/analysis/forecast.md", "{{ latest('rudny') }}", "{{ latest() }}", "call", "{{ latest()", "which town? | on this page add town='slug'"),
    "raw HTML": Case(PROSE, "Little ore is left", "Little <b>ore</b> is left", "raw-html", "<b>", "raw HTML is not allowed in prose", more=(("</b>", "raw-html"),)),
    "a comment": Case(PROSE, "Little ore is left", "Little ore <!-- check --> is left", "raw-html", "<!--", "raw HTML is not allowed"),
    "a template block": Case(PROSE, "Little ore is left", "{% include 'x' %} Little ore is left", "template", "{%", "only {{ calls }} are allowed in prose"),
    "a template comment": Case(PROSE, "Little ore is left", "{# check #} Little ore is left", "template", "{#", "only {{ calls }} are allowed in prose"),
    "a digit": Case(PROSE, "beside a mine", "beside 2 mines", "digit", "2 mines", "a figure typed by hand: '2'"),
    "a number word": Case(PROSE, "beside a mine", "beside twenty mines", "number-word", "twenty", "a number above ten in words: 'twenty'"),
    "straight quotation marks": Case(PROSE, "called Zyryanovsk", "called 'Zyryanovsk' and \"Altai", "quotes", '"Altai', "use “…” in English"),
    "mixed alphabets": Case("content/en/towns/kurchatov.md", "Irtysh", "Irtуsh", "alphabet", "Irtуsh", "'Irtуsh' mixes Latin and Cyrillic letters"),
    "a section left out": Case(PROSE, "## Today {: #today }", "", "section", "---", "section 'today' is missing | write ## Heading {: #today }"),
    "an unknown section": Case(PROSE, "## Outlook", "## More {: #more }\n\nMore.\n\n## Outlook", "section", "## More", "unknown section 'more' | the sections of this text are: simple, history"),
    "a placeholder": Case(PROSE, "## Outlook {: #outlook }\n", "## Outlook {: #outlook }\n\nFILL_IN\n", "placeholder", "FILL_IN", "'FILL_IN' still stands here"),
    "a placeholder in the front matter": Case(PROSE, "revised: ", "revised: FILL_IN # the day of the last change ", "placeholder", "FILL_IN", "the day of the last change"),
    "a section twice": Case(PROSE, "## Outlook", "## Again {: #today }\n\nMore.\n\n## Outlook", "section", "## Again", "section 'today' stands twice", more=(("---", "section"),)),
    "a heading without an id": Case(PROSE, "## Outlook {: #outlook }", "## Outlook", "heading", "## Outlook", "a section heading needs an id | write ## Heading {: #id }", more=(("---", "section"), ("## Outlook", "section"))),
    "an empty section": Case(PROSE, "In 2025 a reporter wrote that the mine might close within a couple of years.{{ cite('factum-altai-monotown-2025') }}\n", "", "empty-section", "## Today", "section 'today' is empty"),
    "no front matter": Case(PROSE, "---\ndescription", "description", "front-matter", "description", "the file must begin with a front matter"),
    "front matter left open": Case(PROSE, "'\n---\n", "'\n", "front-matter", "---", "the file must begin with a front matter"),
    "an unknown key in front matter": Case(PROSE, "revised:", "date: 2026\nrevised:", "front-matter", "date: 2026", "unknown key 'date' | known: description, original"),
    "a key of the front matter left out": Case(PROSE, "revised: 2026-11-23\n", "", "front-matter", "---", "key 'revised' is missing"),
    "a page without a title": Case("content/en/pages/map.md", "title: Map\n", "", "front-matter", "---", "key 'title' is missing"),
    "an empty title": Case("content/en/pages/map.md", "title: Map", "title: ''", "front-matter", "title: ''", "'title' must be a text"),
    "an unknown original": Case(PROSE, "original: ru", "original: de", "front-matter", "original: de", "'original' must be en, ru or kk"),
    "a day that is none": Case(PROSE, "revised: 2026-11-23", "revised: yesterday", "front-matter", "revised: yesterday", "'revised' must be a date | write e.g. 2026-11-23"),
    "front matter that is no YAML": Case(PROSE, "original: ru", "original: ru: kk", "yaml", ": kk", "not valid YAML"),
    "hashes in another shape": Case("content/en/pages/towns.md", "translated:\n  lede: '", "translated: 'lede: ", "front-matter", "translated: 'lede", "'translated' must hold section ids"),
}  # fmt: skip


@pytest.mark.parametrize("name", PROSES)
def test_prose(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    check(bench, capsys, PROSES[name])


def test_an_original_that_changed_stops_the_build_at_its_translations(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit("content/ru/towns/altai.md", "вырос возле рудника", "вырос рядом с рудником")
    found = stopped(bench, capsys)
    files = [f"content/{lang}/towns/altai.md" for lang in ("en", "kk")]
    assert [place for place, _ in found] == [(file, bench.project.place(file, "## ")[0], 1, "outdated") for file in files]
    assert "python build.py translated kk/towns/altai#simple" in found[1][1]
    assert command_line.main(["--draft", "--quiet", "--out", str(bench.project.root / "draft")]) == 0


@pytest.mark.parametrize(
    ("content", "code"), [(None, "missing-text"), (b"", "front-matter"), (b"\xff", "unreadable")]
)  # fmt: skip
def test_files_of_prose(bench: Bench, capsys: pytest.CaptureFixture[str], content: bytes | None, code: str) -> None:
    if content is None:
        bench.remove(PROSE)
    else:
        bench.write(PROSE, content)
    assert [(place[0], place[3]) for place, _ in stopped(bench, capsys)] == [(PROSE, code)]


def test_a_text_that_no_page_shows(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.write("content/en/pages/news.md", "---\n---\nNews.\n")
    assert [place for place, _ in stopped(bench, capsys)] == [("content/en/pages/news.md", 0, 0, "stray-text")]


def test_all_problems_of_the_texts_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    names = (
        "an unknown call",
        "no such year",
        "an unknown source",
        "raw HTML",
        "a digit",
        "straight quotation marks",
        "mixed alphabets",
        "no town on this page",
    )
    with_dependants = [PROSES[name] for name in names]
    for case in with_dependants[:-1]:
        bench.edit(case.file, case.old, case.new)
    expected = sorted(place for case in with_dependants[:-1] for place in bench.expected(case))
    bench.edit("content/ru/pages/map.md", "больше круг", "больше  круг")
    expected.append(("content/ru/pages/map.md", *bench.project.place("content/ru/pages/map.md", "  круг"), "spaces"))
    assert [place for place, _ in stopped(bench, capsys)] == sorted(expected)


def test_all_problems_of_the_shape_of_texts_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    together(bench, capsys, [PROSES[name] for name in ("a section left out", "an unknown key in front matter", "a page without a title")])
