"""The program as it is started by hand: exit codes 0, 1 and 2, what goes where, and never a traceback."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.project import Project, changed_pages, difference, edit_prose


def test_a_good_build_ends_with_0(project: Project, built: Project) -> None:
    edit_prose(project)
    done = project.run()
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+ pages, \d+ files in .*/site: 1 of \d+ pages made anew, \d+\.\d\d s\n", done.stdout)
    assert changed_pages(project.site(), built.site()) == ["en/towns/altai/index.html"], "the page, and the version of the offline copy"
    again = project.run("build")
    assert (again.returncode, again.stderr) == (0, "")
    assert "nothing changed" in again.stdout
    quiet = project.run("--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_problems_end_with_1_and_leave_the_site_alone(project: Project) -> None:
    before = project.site()
    project.edit("data/towns/rudny.yaml", "value: 109515", "value: many")
    project.edit("data/towns/altai.yaml", "region: east-kazakhstan", "region: east")
    done = project.run()
    assert done.returncode == 1
    assert done.stdout == ""
    places = [
        (name, *project.place(name, text))
        for name, text in (("data/towns/altai.yaml", "region: east\n"), ("data/towns/rudny.yaml", "value: many"))
    ]
    for (name, line, column), code in zip(places, ("reference", "schema"), strict=True):
        assert f"{name}:{line}:{column}: error[{code}]: " in done.stderr
    assert done.stderr.endswith("\n2 problems; the published site was not touched.\n")
    assert "Traceback" not in done.stderr
    as_json = project.run("--json")
    assert as_json.returncode == 1
    assert as_json.stderr == ""
    assert [(item["file"], item["line"], item["column"], item["level"]) for item in json.loads(as_json.stdout)] == [
        (*place, "error") for place in places
    ]
    assert difference(project.site(), before) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--jobs", "-1"), "--jobs must be 0 or more"),
        (("--jobs", "many"), "invalid int value"),
        (("--base-url", "example.org"), "'example.org' is not an address"),
        (("--base-url", "ftp://example.org/"), "is not an address"),
        (("publish",), "invalid choice: 'publish'"),
        (("--colour",), "unrecognized arguments: --colour"),
        (("new", "village", "rudny"), "invalid choice: 'village'"),
        (("new", "town"), "the following arguments are required: slug"),
        (("new", "town", "Rudny"), "'Rudny' is not a slug"),
        (("new", "town", "rudny"), "data/towns/rudny.yaml is there already"),
        (("translated", "ru/towns/nowhere"), "no text 'ru/towns/nowhere'"),
        (("translated", "rudny"), "no text 'rudny'"),
        (("translated", "en/towns/rudny"), "is an original, it is translated from nothing"),
        (("translated", "ru/towns/rudny#place"), "'ru/towns/rudny' has no section 'place'; it has lede, simple, "),
        (("--out", "data"), "holds other files and would be replaced"),
        (("--out", "build.py"), "is a file"),
    ],
)
def test_wrong_usage_ends_with_2(built: Project, arguments: tuple[str, ...], says: str) -> None:
    before = built.site()
    done = built.run(*arguments)
    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert difference(built.site(), before) == []


def test_help_names_every_command_and_the_exit_codes(built: Project) -> None:
    done = built.run("--help")
    assert done.returncode == 0
    for word in (
        "build",
        "check",
        "serve",
        "new",
        "messages",
        "status",
        "translated",
        "Exit codes: 0 done, 1 problems found, 2 wrong usage.",
    ):
        assert word in done.stdout


def test_an_output_folder_behind_a_link_is_filled_and_stays_a_link(project: Project, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for old, new in (("mining town", "miners’ town"), ("miners’ town", "town of miners")):
        project.edit("content/en/towns/altai.md", old, new)
        done = project.run("--out", str(tmp_path / "link"))
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "project", "real"]


def test_a_full_disk_ends_with_1(project: Project) -> None:
    before = project.site()
    project.out.chmod(0o555)
    (project.root / ".site.making").write_text("in the way")
    project.edit("data/site.yaml", "version: '1", "version: '1.")
    done = project.run("--quiet")
    project.out.chmod(0o755)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert difference(project.site(), before) == []
