"""A bench for bad input: one built project that each test spoils, looks at and mends.

A case edits one file; `at` is the text (in the edited file) whose first letter is the place of the problem, `nth` counts its
occurrences. A case without `at` is about a whole file, which has no line.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

import build as command_line
from tests.project import Project, difference

RUDNY, ALTAI, KURCHATOV = "data/towns/rudny.yaml", "data/towns/altai.yaml", "data/towns/kurchatov.yaml"
SOURCES, INDICATORS, NATIONAL, PROGRAMMES = "data/sources.yaml", "data/indicators.yaml", "data/national.yaml", "data/programmes.yaml"
PROSE = "content/en/towns/altai.md"
"""A translation: spoiling an original also makes its two translations outdated."""
TOWN_PAGE = "templates/pages/town.html"
Place = tuple[str, int, int, str]


def catalog(lang: str) -> str:
    return f"locale/{lang}/LC_MESSAGES/messages.po"


@dataclass(frozen=True)
class Case:
    """One mistake and the problem it must give."""

    file: str
    old: str
    new: str
    code: str
    at: str = ""
    says: str = ""
    nth: int = 1
    more: tuple[tuple[str, str], ...] = ()
    """(place, code) of further problems that follow from the mistake."""


class Bench:
    """One built project for all cases: each spoils it, looks, and mends it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.site = project.site()
        self.touched: dict[str, bytes | None] = {}

    def keep(self, name: str) -> None:
        path = self.project.path(name)
        self.touched.setdefault(name, path.read_bytes() if path.exists() else None)

    def edit(self, name: str, old: str, new: str) -> None:
        self.keep(name)
        self.project.edit(name, old, new)

    def write(self, name: str, content: str | bytes) -> None:
        self.keep(name)
        self.project.write(name, content)

    def remove(self, name: str) -> None:
        self.keep(name)
        self.project.path(name).unlink()

    def mend(self) -> None:
        for name, content in self.touched.items():
            if content is None:
                self.project.path(name).unlink(missing_ok=True)
            else:
                self.project.write(name, content)
        self.touched.clear()
        if difference(self.project.site(), self.site):  # a mistake was not found and published
            self.project.build()

    def expected(self, case: Case) -> list[Place]:
        """Where the problems of a case stand, in the order of the report."""
        file = case.file
        first = self.project.place(file, case.at, case.nth) if case.at else (0, 0)
        return sorted([(file, *first, case.code), *((file, *self.project.place(file, at), code) for at, code in case.more)])


def stopped(bench: Bench, capsys: pytest.CaptureFixture[str]) -> list[tuple[Place, str]]:
    """What build.py reports, after seeing that it stops with 1 and publishes nothing."""
    capsys.readouterr()
    code = command_line.main(["--json"])
    captured = capsys.readouterr()
    assert code == 1, captured.out + captured.err
    assert captured.err == ""
    found = json.loads(captured.out)
    assert difference(bench.project.site(), bench.site) == []
    assert sorted(path.name for path in bench.project.root.iterdir() if path.name.lstrip(".").startswith("site")) == ["site"]
    return [((item["file"], item["line"], item["column"], item["code"]), f"{item['message']} | {item['hint']}") for item in found]


def check(bench: Bench, capsys: pytest.CaptureFixture[str], case: Case) -> None:
    bench.edit(case.file, case.old, case.new)
    expected = bench.expected(case)
    found = stopped(bench, capsys)
    assert [place for place, _ in found] == expected, found
    assert any(case.says in words for _, words in found), found


def together(bench: Bench, capsys: pytest.CaptureFixture[str], cases: list[Case]) -> None:
    """All mistakes of a stage are in one report, in the order of files and lines."""
    for case in cases:
        bench.edit(case.file, case.old, case.new)
    expected = sorted(place for case in cases for place in bench.expected(case))
    assert [place for place, _ in stopped(bench, capsys)] == expected
