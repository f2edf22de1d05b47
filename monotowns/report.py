"""Problems found in the sources or the site, how they are printed, and the progress of a build."""

from __future__ import annotations

import dataclasses
import difflib
import json
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor can mend: where it is (line and column from 1, 0 when unknown), what it is, what helps."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    level: Literal["error", "warning"] = "error"


class Failed(Exception):
    """A stage found problems; nothing was published."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(sorted(set(problems)))


def raise_if_any(problems: Sequence[Problem]) -> None:
    """End the stage with Failed when any of its problems is an error."""
    if any(problem.level == "error" for problem in problems):
        raise Failed(problems)


def suggestion(name: str, known: Collection[str], otherwise: str = "", likeness: float = 0.6) -> str:
    """The hint for a name that is not known: the known one most like it, else `otherwise`; `likeness` from 0 to 1 is the least that counts."""
    near = difflib.get_close_matches(name, known, 1, likeness)
    return f"did you mean '{near[0]}'?" if near else otherwise


def _excerpt(problem: Problem, root: Path) -> Iterator[str]:
    """The line itself with a mark under the column, when the file can be read."""
    if problem.line < 1:
        return
    try:
        lines = (root / problem.file).read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return
    if problem.line > len(lines):
        return
    text = lines[problem.line - 1].replace("\t", " ")
    begin = max(0, problem.column - 60)
    shown = text[begin : begin + 110]
    yield f"    {shown}"
    if problem.column >= 1:
        yield "    " + " " * (problem.column - 1 - begin) + "^"


def describe(problems: Iterable[Problem], root: Path) -> str:
    """All problems as text: `file:line:column: error[code]: message`, the line, the hint."""
    out: list[str] = []
    for problem in sorted(problems):
        place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
        out.append(f"{place}: {problem.level}[{problem.code}]: {problem.message}")
        out.extend(_excerpt(problem, root))
        if problem.hint:
            out.append(f"    hint: {problem.hint}")
    return "\n".join(out)


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as one JSON array for other programs."""
    return json.dumps([dataclasses.asdict(problem) for problem in sorted(problems)], ensure_ascii=False, indent=2)


class Progress:
    """A bar on a terminal, one plain line a stage in a log, nothing when quiet."""

    def __init__(self, quiet: bool = False, stream: TextIO | None = None) -> None:
        self.quiet = quiet
        self.stream = stream or sys.stderr
        self.terminal = self.stream.isatty()

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        """Yield `items`, showing how many of `total` are done."""
        if self.quiet or total == 0:
            yield from items
        elif self.terminal:
            from tqdm import tqdm  # imported late: a build that changes nothing draws no bar

            yield from tqdm(items, desc=label, total=total, file=self.stream, leave=False, unit="")
        else:
            yield from items
            self.stage(f"{label}: {total}")

    def stage(self, text: str) -> None:
        """Say that a stage is done."""
        if not self.quiet:
            print(text, file=self.stream)
