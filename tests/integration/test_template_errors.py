"""Bad templates and style sheets: the line of the template that is wrong, whichever page shows it, and files that are missing."""

from __future__ import annotations

import pytest

import build as command_line
from tests.integration.bench import TOWN_PAGE, Bench, Case, stopped

BASE = "templates/base.html"
SYNTAX = {
    "a block left open": Case(TOWN_PAGE, "{% endblock %}", "{% endblok %}", "template", "{% endblok", "unknown tag 'endblok'"),
    "an unknown tag": Case(TOWN_PAGE, '<article class="town">', '{% loop %}<article class="town">', "template", "{% loop", "unknown tag 'loop'"),
    "an unknown filter": Case(TOWN_PAGE, "{{ town.names[v.lang] }}", "{{ town.names[v.lang] | shout }}", "template", "<h1>", "No filter named 'shout'"),
}  # fmt: skip


RUNNING = {
    "an undefined name": Case(TOWN_PAGE, "{{ town.names[v.lang] }}", "{{ twon.names[v.lang] }}", "template", "<h1>", "UndefinedError: 'twon' is undefined"),
    "an attribute that is not there": Case("templates/pages/region.html", "{{ v.capital(v.say(region.names)) }}", "{{ v.shout(region.names) }}", "template", "<h1>", "has no attribute 'shout'"),
    "a wrong call": Case("templates/pages/indicator.html", "<h1>", "<h1>{{ v.link() }}", "template", "<h1>", "TypeError: View.link() missing 1 required positional argument: 'route'"),
    "a division by zero": Case("templates/pages/chooser.html", "<h1>", "<h1>{{ 1 / 0 }}", "template", "<h1>", "ZeroDivisionError"),
    "a mistake in a macro": Case("templates/macros.html", "{{ s.quality }}", "{{ s.qualiti }}", "template", "<li id=", "no attribute 'qualiti'"),
    "a template that is not there": Case("templates/pages/glossary.html", '{% extends "text.html" %}', '{% extends "bare.html" %}', "template", "{% extends", "TemplateNotFound: 'bare.html' not found"),
    "a word of the 404 page": Case("templates/pages/404.html", "<h1>404</h1>", "<h1>{{ nobody }}</h1>", "template", "<h1>", "'nobody' is undefined"),
}  # fmt: skip


@pytest.mark.parametrize("name", SYNTAX)
def test_what_cannot_be_a_template(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    case = SYNTAX[name]
    bench.edit(case.file, case.old, case.new)
    found = stopped(bench, capsys)
    line = bench.project.place(case.file, case.at)[0]
    assert [place for place, _ in found] == [(case.file, line, 1, "template")], found
    assert case.says in found[0][1]


def test_a_template_that_extends_itself(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit(TOWN_PAGE, '{% extends "base.html" %}', '{% extends "pages/town.html" %}')
    found = stopped(bench, capsys)
    assert {(place[0], place[3], words.partition(":")[0]) for place, words in found} == {(TOWN_PAGE, "template", "RecursionError")}


def test_a_template_that_links_to_no_page(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit("templates/pages/compare.html", '{{ v.link("towns/" ~ town.slug) }}', '{{ v.link("villages") }}')
    found = stopped(bench, capsys)
    assert [(place, words.partition(" |")[0]) for place, words in found] == [
        (("templates/pages/compare.html", 0, 0, "link"), f"{lang}/compare/: no page 'villages'") for lang in ("en", "kk", "ru")
    ]


@pytest.mark.parametrize("name", [TOWN_PAGE, "templates/macros.html", BASE, "templates/pages/404.html"])
@pytest.mark.parametrize("content", [None, b"\xff"])
def test_files_of_templates(bench: Bench, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None) -> None:
    if content is None:
        bench.remove(name)
    else:
        bench.write(name, content)
    found = stopped(bench, capsys)
    assert {place[3] for place, _ in found} <= {"template", "unused"}
    if content is not None:
        assert [place for place, _ in found] == [(name, 0, 0, "template")]


def test_a_file_that_an_editor_left_behind_is_no_template(bench: Bench) -> None:
    bench.write("templates/pages/.town.html.swp", b"\xff\x00")
    bench.write("data/towns/.#rudny.yaml", b"\xff\x00")
    assert command_line.main(["--quiet"]) == 0


@pytest.mark.parametrize("name", ["static/site.css", "static/charts.css", "static/site.js", "static/mark.svg"])
def test_files_of_the_look(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    bench.remove(name)
    assert [place for place, _ in stopped(bench, capsys)] == [(name, 0, 0, "missing-file")]


def test_a_style_sheet_that_is_no_text(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.write("static/site.css", b"\xff")
    assert [place for place, _ in stopped(bench, capsys)] == [("static/site.css", 0, 0, "unreadable")]


def test_what_goes_wrong_while_pages_are_made_is_found_in_all_templates_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    for case in RUNNING.values():
        bench.edit(case.file, case.old, case.new)
    found = dict(stopped(bench, capsys))
    expected = {(case.file, bench.project.place(case.file, case.at)[0], 1, "template"): case.says for case in RUNNING.values()}
    assert sorted(found) == sorted(expected)
    for place, says in expected.items():
        assert says in found[place]
