"""Builds that meet: a second one waits, two programs both end well, one that was killed leaves nothing behind."""

from __future__ import annotations

import threading
import time

from monotowns.pipeline import cache_folder
from monotowns.report import Progress
from monotowns.write import locked
from tests.project import Project, changed_pages, edit_prose


def test_a_second_build_says_that_it_waits_and_then_builds(project: Project) -> None:
    said: list[str] = []
    entered, leave = threading.Event(), threading.Event()

    def first() -> None:
        with locked(cache_folder(project.root) / "lock", "waiting"):
            entered.set()
            leave.wait(20)

    class Told(Progress):
        def stage(self, text: str) -> None:
            said.append(text)
            leave.set()

    holder = threading.Thread(target=first)
    holder.start()
    assert entered.wait(20)
    from monotowns.pipeline import build

    summary = build(project.options(), Told(quiet=True))
    holder.join(20)
    assert said == ["another build is running; waiting for it"]
    assert summary.unchanged


def test_two_programs_at_once_both_end_well(project: Project, built: Project) -> None:
    edit_prose(project)
    ends: list[int] = []
    threads = [threading.Thread(target=lambda: ends.append(project.run("--quiet").returncode)) for _ in range(2)]
    for thread in threads:
        thread.start()
        time.sleep(0.2)
    for thread in threads:
        thread.join(120)
    assert ends == [0, 0]
    assert changed_pages(project.site(), built.site()) == ["en/towns/altai/index.html"], "the page, and the version of the offline copy"
    assert not [path for path in project.root.iterdir() if path.name.startswith((".site", "site."))]


def test_a_build_killed_half_way_leaves_nothing_behind_after_the_next(project: Project, built: Project) -> None:
    (project.root / ".site.making" / "en").mkdir(parents=True)
    (project.root / ".site.making" / "en" / "index.html").write_text("half")
    edit_prose(project)
    project.build()
    assert changed_pages(project.site(), built.site()) == ["en/towns/altai/index.html"], "the page, and the version of the offline copy"
    assert not (project.root / ".site.making").exists()
