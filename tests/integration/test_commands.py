"""The commands beside `build`: new, messages, status, translated, check; and the folder that none of them may replace."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

import build as command_line
from monotowns.cache import Inputs
from monotowns.catalogs import extract_messages, po_file
from monotowns.placeholders import MARK
from tests.project import Project, difference, translate_all

Run = Callable[..., tuple[int, str, str]]
RU = "locale/ru/LC_MESSAGES/messages.po"


@pytest.fixture
def run(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """build.py of the test's project: (exit code, what it printed, what it complained of)."""
    monkeypatch.setattr(command_line, "ROOT", project.root)

    def command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = command_line.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


# new


def test_new_town_makes_four_files_to_fill(project: Project, run: Run) -> None:
    code, said, _ = run("new", "town", "ridder")
    assert code == 0
    files = ["data/towns/ridder.yaml", *(f"content/{lang}/towns/ridder.md" for lang in ("en", "ru", "kk"))]
    assert said.splitlines()[:-1] == files
    assert all(project.path(name).is_file() for name in files)
    found = project.failure()
    assert {problem.code for problem in found} == {"placeholder"}
    text = project.text(files[0])
    assert [(problem.line, problem.column) for problem in found] == [
        project.place(files[0], MARK, number) for number in range(1, text.count(MARK) + 1)
    ]
    assert all(problem.hint for problem in found)


RIDDER = (
    *("Ridder", "Риддер", "Риддер"),
    *("в Риддере", "Риддерде", "Риддер қаласында"),
    *("east-kazakhstan", "1519673", "50.344", "83.513"),
    *("Town of regional significance", "Город областного значения", "Облыстық маңызы бар қала", "geonames"),
    *("not-established", "not established", "не установлено", "анықталмаған", "geonames"),
    *("operating", "not-stated", "45510", "geonames", "2026-11-23"),
)
"""What is written in place of the marks of the data file, in their order."""


def fill(project: Project, name: str, *values: str) -> None:
    """Write values in place of the marks of a file, the last one for all that are left."""
    for value in values:
        project.edit(name, MARK, value)
    project.write(name, project.text(name).replace(MARK, values[-1]))


def test_a_new_town_filled_in_is_a_page_like_the_others(project: Project, run: Run, built: Project) -> None:
    run("new", "town", "ridder")
    fill(project, "data/towns/ridder.yaml", *RIDDER)
    found = project.failure()
    assert {(problem.file, problem.code) for problem in found} == {
        (f"content/{lang}/towns/ridder.md", "placeholder") for lang in ("en", "ru", "kk")
    }
    assert len(found) == 3 * 10
    for lang, words in (("en", "A town in the east."), ("ru", "Город на востоке."), ("kk", "Шығыстағы қала.")):
        fill(project, f"content/{lang}/towns/ridder.md", words, "2026-11-23", words)
    found = project.failure()
    assert {(problem.file, problem.code) for problem in found} == {(f"content/{lang}/towns/ridder.md", "missing") for lang in ("ru", "kk")}
    assert len(found) == 16
    translate_all(project)
    summary = project.build()
    assert summary.pages == 120
    assert {name for name in difference(project.site(), built.site()) if "ridder" in name and name.endswith(".html")} == {
        f"{lang}/towns/ridder/index.html" for lang in ("en", "ru", "kk")
    }


@pytest.mark.parametrize("slug", ["rudny", "Ridder", "риддер", "ridder town", "../ridder", "r", "ridder-", ""])
def test_new_town_refuses_what_is_there_and_what_is_no_slug(project: Project, run: Run, slug: str) -> None:
    before = project.text("data/towns/rudny.yaml")
    files = sorted(project.root.glob("[cd]*/**/*"))
    code, _, complaint = run("new", "town", slug)
    assert code == 2
    assert complaint.startswith("build.py: ")
    assert project.text("data/towns/rudny.yaml") == before
    assert sorted(project.root.glob("[cd]*/**/*")) == files


def test_new_town_makes_nothing_when_one_of_its_files_is_there(project: Project, run: Run) -> None:
    project.write("content/kk/towns/ridder.md", "mine")
    assert run("new", "town", "ridder")[0] == 2
    assert not project.path("data/towns/ridder.yaml").exists()
    assert project.text("content/kk/towns/ridder.md") == "mine"


# messages


def test_messages_of_an_unchanged_project_change_nothing(project: Project, run: Run) -> None:
    run("messages")
    before = {lang: project.path(po_file(lang)).read_bytes() for lang in ("en", "ru", "kk")}
    code, said, complaint = run("messages")
    assert (code, complaint) == (0, "")
    assert said.splitlines() == ["en: 0 strings to translate", "ru: 0 strings to translate", "kk: 0 strings to translate"]
    assert {lang: project.path(po_file(lang)).read_bytes() for lang in ("en", "ru", "kk")} == before
    assert project.failure() == []


def test_messages_adds_new_strings_and_keeps_translations(project: Project, run: Run) -> None:
    project.edit("templates/pages/map.html", "{% block before %}", '{% block before %}<p>{{ _("A new string with {n} in it", n=1) }}</p>')
    code, said, complaint = run("messages")
    assert code == 1
    assert said.splitlines() == ["en: 0 strings to translate", "ru: 1 strings to translate", "kk: 1 strings to translate"]
    line, column = project.place(RU, 'msgid "A new string with {n} in it"')
    assert f"{RU}:{line}:{column}: error[untranslated]: no translation of 'A new string with {{n}} in it'" in complaint
    assert 'msgstr "Города"' in project.text(RU)
    assert 'msgid "A new string with {n} in it"' in project.text("locale/messages.pot")
    for lang, words in (("ru", "Новая строка: {n}"), ("kk", "Жаңа жол: {n}")):
        name = f"locale/{lang}/LC_MESSAGES/messages.po"
        project.edit(name, 'msgid "A new string with {n} in it"\nmsgstr ""', f'msgid "A new string with {{n}} in it"\nmsgstr "{words}"')
    assert run("messages")[0] == 0


def test_messages_drops_what_nobody_uses(project: Project, run: Run) -> None:
    project.edit(RU, 'msgid "Towns"', 'msgid "Weather"\nmsgstr "Погода"\n\nmsgid "Towns"')
    assert run("messages")[0] == 0
    assert "Weather" not in project.text(RU)


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (RU, 'msgstr "Города"', 'msgstr "Города', "catalog"),
        (RU, "charset=utf-8", "charset=klingon", "catalog"),
        ("templates/pages/map.html", "{% endblock %}", "{% endblok %}", "template"),
    ],
)
def test_messages_loses_no_translation_to_a_broken_file(project: Project, run: Run, name: str, old: str, new: str, code: str) -> None:
    project.edit(name, old, new)
    before = {path: path.read_bytes() for path in sorted(project.path("locale").rglob("*")) if path.is_file()}
    ended, _, complaint = run("messages")
    assert ended == 1
    assert f"error[{code}]" in complaint
    assert {path: path.read_bytes() for path in sorted(project.path("locale").rglob("*")) if path.is_file()} == before


def test_messages_makes_a_catalog_that_is_missing(project: Project, run: Run) -> None:
    project.path(RU).unlink()
    count = len(extract_messages(Inputs(project.root).content))
    code, said, _ = run("messages")
    assert code == 1
    assert f"ru: {count} strings to translate" in said.splitlines()


# status and translated


def test_status_and_translated(project: Project, run: Run) -> None:
    code, said, _ = run("status")
    assert code == 0
    assert [line.partition(",")[0] for line in said.splitlines()] == [
        f"{lang}: 29 texts ({count} originals)" for lang, count in (("en", 17), ("ru", 7), ("kk", 5))
    ]
    assert said.count("100.0 % up to date, 0 words left") == 3
    project.edit("content/ru/towns/altai.md", "вырос возле рудника", "вырос рядом с рудником")
    project.edit("content/ru/towns/altai.md", "Больше всего жителей", "Самое большое число жителей")
    project.edit("content/kk/towns/rudny.md", "  history: ", "  people: ")
    _, said, _ = run("status")
    rows = {line[:40].rstrip(): line for line in said.splitlines()}
    assert [row for row in rows if "towns/" in row] == ["en  towns/altai", "kk  towns/altai", "kk  towns/rudny"]
    assert rows["en  towns/altai"].endswith("words: simple (outdated), population (outdated)")
    assert rows["kk  towns/rudny"].endswith("words: history (missing)")
    assert re.search(r"^en  towns/altai +\d\d words", said, re.MULTILINE)
    assert re.search(r"^kk: 29 texts \(5 originals\), \d+ sections, 9\d\.\d % up to date, [1-9]\d* words left$", said, re.MULTILINE)
    assert [problem.code for problem in project.failure()] == ["outdated", "outdated", "outdated", "outdated", "missing"]
    code, said, _ = run("translated", "en/towns/altai#simple")
    assert (code, said) == (0, "en/towns/altai: 1 sections marked as translated from the ru text as it stands\n")
    assert "en  towns/altai" in run("status")[1]
    assert run("translated", "en/towns/altai")[0] == 0
    assert "en  towns/altai" not in run("status")[1]
    for page in ("kk/towns/altai", "kk/towns/rudny#history"):
        assert run("translated", page)[0] == 0
    assert run("status")[1].count("100.0 % up to date, 0 words left") == 3
    assert project.failure() == []


def test_translated_changes_nothing_but_its_hashes(project: Project, run: Run, built: Project) -> None:
    name = "content/en/towns/altai.md"
    before = project.text(name)
    assert run("translated", "en/towns/altai")[0] == 0
    assert project.text(name) == before
    project.edit(name, "translated:\n  lede:", "translated:\n  lede: 'deadbeef' #")
    assert run("translated", "en/towns/altai")[0] == 0
    assert project.text(name) == before
    assert built.text(name) == before


def test_a_draft_is_built_with_outdated_translations_marked(project: Project, run: Run) -> None:
    project.edit("content/ru/towns/altai.md", "вырос возле рудника", "вырос рядом с рудником")
    assert run("--quiet")[0] == 1
    assert run("--draft", "--quiet")[0] == 0
    marked = [name for name, body in project.site().items() if b'<p class="draft">' in body]
    assert marked == ["en/towns/altai/index.html", "kk/towns/altai/index.html"]


def test_a_draft_stands_in_for_a_text_that_is_missing(project: Project, run: Run) -> None:
    """One of the text that is there, announced as of its language; the links and figures of the page are in its own."""
    for name in ("content/kk/towns/altai.md", "content/ru/pages/map.md"):
        project.path(name).unlink()
    assert run("--quiet")[0] == 1
    assert run("--draft", "--quiet") == (0, "", "")
    for name, lang, title, note in (
        ("kk/towns/altai/index.html", "ru", "<h1>Алтай</h1>", "Төменде орыс тіліндегі мәтін берілген."),
        ("ru/map/index.html", "kk", '<h1 lang="kk">Карта</h1>', "Ниже приводится текст на казахском языке."),
    ):
        page = project.site()[name].decode()
        assert title in page
        assert page.count('<p class="draft">') == 1
        assert note in page.replace("\u00ad", "").replace("\u00a0", " ")
        assert '<meta name="robots" content="noindex">' in page
        tree = html.fromstring(page)
        assert [item.get("lang") for item in tree.xpath("//*[contains(@class, 'lede')]/*")] == [lang]
        headings = tree.xpath(f"//section[@id][div[@lang='{lang}']]/h2")
        assert headings
        assert {heading.get("lang") for heading in headings} == {lang}
        for link in tree.xpath("//main//a[@href]"):
            target = (project.out / name).parent / re.split("[?#]", str(link.get("href")))[0]
            if not str(link.get("href")).startswith("http"):
                assert target.exists(), link.get("href")
    said = run("status")[1]
    assert "kk  towns/altai" in said
    assert "lede (absent)" in said
    assert run("translated", "kk/towns/altai")[0] == 2


def test_a_text_that_is_missing_in_every_language_stops_a_draft_too(project: Project) -> None:
    for lang in ("en", "ru", "kk"):
        project.path(f"content/{lang}/towns/altai.md").unlink()
    assert {problem.code for problem in project.failure(draft=True)} == {"missing-text"}


# check


@pytest.fixture
def no_speller(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixture has no list of its names, and spelling has tests of its own."""
    monkeypatch.setattr("monotowns.spelling.available", lambda: False)


@pytest.mark.usefixtures("no_speller")
def test_check_ends_with_0_when_nothing_is_wrong(run: Run) -> None:
    code, said, complaint = run("check", "--json")
    assert (code, json.loads(said), complaint) == (0, [], "")


@pytest.mark.usefixtures("no_speller")
def test_check_ends_with_1_when_something_is(project: Project, run: Run) -> None:
    project.edit(
        "templates/pages/compare.html", "{% block more %}", '{% block more %}<p id="all">x <a href="../nowhere/">x</a></p><p id="all"></p>'
    )
    code, said, _ = run("check", "--json")
    assert code == 1
    assert {(problem["file"], problem["code"]) for problem in json.loads(said)} >= {
        (f"{lang}/compare/index.html", code) for lang in ("en", "ru", "kk") for code in ("link", "id")
    }


def test_check_stops_at_bad_sources_as_build_does(project: Project, run: Run) -> None:
    project.edit("data/towns/rudny.yaml", "value: 109515", "value: many")
    code, said, complaint = run("check")
    assert (code, said) == (1, "")
    assert "error[schema]" in complaint


# the output folder


def test_an_output_folder_of_somebody_else_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "me.jpg").write_bytes(b"x")
    code, _, complaint = run("--out", str(tmp_path / "photos"))
    assert code == 2
    assert "holds other files and would be replaced" in complaint
    assert (tmp_path / "photos" / "me.jpg").read_bytes() == b"x"
