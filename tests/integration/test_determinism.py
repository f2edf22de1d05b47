"""The same input gives the same bytes, whatever the hash seed, time zone, locale, order of files, place on disk or number of processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Project, difference, make, tree

ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C.UTF-8",
    "LANG": "kk_KZ.UTF-8",
    "LANGUAGE": "kk",
    "PYTHONUTF8": "1",
}
HERE = {"PYTHONHASHSEED": "0", "TZ": "America/Anchorage", "LC_ALL": "C", "PYTHONUTF8": "0"}


@pytest.mark.parametrize(
    ("environment", "jobs", "backwards"),
    [(HERE, "1", False), (ELSEWHERE, "2", True)],
    ids=["one-process", "two-processes-files-made-backwards"],
)
def test_the_site_has_the_same_bytes(built: Project, tmp_path: Path, environment: dict[str, str], jobs: str, backwards: bool) -> None:
    project = make(tmp_path / "a folder with a space" / "проект", backwards)
    done = project.run("--jobs", jobs, "--quiet", "--out", str(tmp_path / "elsewhere"), environment=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    expected = built.site()
    assert len(expected) > 180
    assert difference(tree(tmp_path / "elsewhere"), expected) == []


def test_no_page_names_the_folder_it_was_made_in(built: Project) -> None:
    place = str(built.root).encode()
    assert [name for name, body in built.site().items() if place in body] == []
