"""A project of its own for a test: the fixture site of tests/site with the code, templates, style, catalogs and map layers of this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monotowns.cache import Inputs, Store, digest
from monotowns.pipeline import Options, Summary, build, cache_folder, read_content
from monotowns.report import Failed, Problem
from monotowns.texts import stamp

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "tests" / "site"
PARTS = ("build.py", "data/geo", "locale", "monotowns", "static", "templates")
"""What the fixture site takes from the repository itself."""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def difference(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """Paths whose bytes differ or that only one of two trees has."""
    return sorted(name for name in {*first, *second} if first.get(name) != second.get(name))


def changed_pages(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """Pages whose bytes differ; the search files and the offline copy's version follow every text and are left out."""
    return [name for name in difference(first, second) if name.endswith(".html")]


@dataclass(frozen=True)
class Project:
    """A folder with everything a build needs."""

    root: Path

    @property
    def out(self) -> Path:
        """Where its site goes."""
        return self.root / "site"

    def options(self, **more: Any) -> Options:
        """What a build is asked for; silent unless told otherwise."""
        return Options(self.root, **{"out": self.out, "quiet": True, **more})

    def build(self, **more: Any) -> Summary:
        """Build in this process."""
        return build(self.options(**more))

    def site(self) -> dict[str, bytes]:
        """What is published."""
        return tree(self.out)

    def failure(self, **more: Any) -> list[Problem]:
        """The problems that stop a build; none when it succeeds."""
        try:
            self.build(**more)
        except Failed as failed:
            return list(failed.problems)
        return []

    def path(self, name: str) -> Path:
        """A file of the project."""
        return self.root / name

    def text(self, name: str) -> str:
        """The text of a file."""
        return self.path(name).read_text("utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        """Make or replace a file."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text that must be there."""
        text = self.text(name)
        assert old in text, f"{name} does not hold {old!r}"
        self.write(name, text.replace(old, new, 1))

    def place(self, name: str, text: str, occurrence: int = 1) -> tuple[int, int]:
        """Line and column, from 1, of a text in a file."""
        content, start = self.text(name), -1
        for _ in range(occurrence):
            start = content.index(text, start + 1)
        return content.count("\n", 0, start) + 1, start - content.rfind("\n", 0, start)

    def copy(self, target: Path) -> Project:
        """The same project elsewhere, with its site and cache as if it had been built there."""
        shutil.copytree(self.root, target)
        copied = Project(target)
        manifest = self._manifest(cache_folder(target))
        if manifest.exists():
            manifest.rename(copied._manifest(cache_folder(target)))
        return copied

    def _manifest(self, cache: Path) -> Path:
        return cache / f"site-{digest(str(self.out.resolve()))[:16]}.json"

    @property
    def manifest(self) -> Path:
        """What the last build noted of what it published."""
        return self._manifest(cache_folder(self.root))

    def run(self, *arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run the project's own build.py as a reader of the README would."""
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ", "PYTHON"))}
        return subprocess.run(
            [sys.executable, str(self.root / "build.py"), *arguments],
            cwd=self.root, env={**surroundings, **(environment or {})}, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip


def make(target: Path, backwards: bool = False) -> Project:
    """The fixture project, not yet built; `backwards` makes its files in the opposite order."""
    sources = [(FIXTURE / name, target / name) for name in ("content", "data")] + [(ROOT / name, target / name) for name in PARTS]
    files: list[tuple[Path, Path]] = []
    for source, place in sources:
        found: Iterable[Path] = (
            [source] if source.is_file() else (path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        )
        files.extend((path, place / path.relative_to(source) if source.is_dir() else place) for path in found)
    for path, place in sorted(files, reverse=backwards):
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    return Project(target)


def translate_all(project: Project) -> None:
    """Mark every translation as made from its original as that stands now, as `build.py translated` does one by one."""
    content = read_content(Inputs(project.root), Store(cache_folder(project.root)), draft=True)
    for (lang, name), text in content.texts.items():
        if text.original != lang:
            stamp(project.root, content.texts, lang, name, None)


EDITED = {"en/towns/altai/index.html", "en/search-text.json", "offline.js"}
"""What an edit of one text changes: its page, the full-text search of its language, and the version that browsers keep offline."""


def edit_prose(project: Project) -> None:
    """Change a few words of a translation."""
    project.edit("content/en/towns/altai.md", "a mining town in the east", "a miners’ town in the east")
