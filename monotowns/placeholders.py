"""What stands in a new file until its author writes it: found, it stops the build, for nothing unfinished is published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monotowns.report import Problem

MARK = "FILL_IN"
"""Stands in the files of `build.py new` wherever something is to be written."""
_LEFT = re.compile(rf"{MARK}|\b(?:TODO|FIXME|TBD)\b|\?\?\?|\b[Ll]orem ipsum\b")
_COMMENT = re.compile(r"(?:^|\s)#\s*(.*)$")
"""In YAML; in prose a # begins a heading or an id."""


def placeholders(text: str, file: str) -> Iterator[Problem]:
    """A problem for each placeholder of a file; a comment behind it is its hint."""
    for number, line in enumerate(text.splitlines(), start=1):
        comment = _COMMENT.search(line) if not line.startswith("#") else None
        written = line[: comment.start()] if comment else line
        if line.startswith("#") and file.endswith(".yaml"):
            continue
        hint = comment[1] if comment else "write what the sources say; CONTRIBUTING.md tells how"
        for found in _LEFT.finditer(written):
            yield Problem(file, number, found.start() + 1, "placeholder", f"'{found[0]}' still stands here", hint)


def instead(problems: Sequence[Problem], left: Sequence[Problem]) -> list[Problem]:
    """The problems with those of placeholders; what else is wrong in the line of a placeholder comes from it."""
    lines = {(item.file, item.line) for item in left}
    return [*(item for item in problems if (item.file, item.line) not in lines), *left]
