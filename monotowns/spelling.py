"""Spelling of all visible text by hunspell, with the project's own word lists; every unknown word has its file, line and column.

`content/<language>/words.txt` holds one entry a line: a word, or `lemma/model` where the lemma takes the endings of a word the
dictionary knows (hunspell's syntax of personal dictionaries); lines beginning with # are headings.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monotowns.model import LANGUAGES
from monotowns.proofread import CALL, blank
from monotowns.report import Problem
from monotowns.yamlfile import parse

DICTIONARIES: Mapping[str, str] = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ"}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOT_PROSE = re.compile(r"\]\([^)]*\)|\{:[^}]*\}|https?://\S+")
_FIELD = re.compile(r"\{\w*\}")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SHOWN_FRONT = re.compile(r"^(?:title|description): (.*)$", re.MULTILINE)
_SPOKEN_CALLS = re.compile(r"\b(?:town|page|term)\(\s*'[^']*'\s*,\s*'([^']*)'")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: line and column from 1."""

    text: str
    file: str
    line: int
    column: int


def _words(text: str, file: str, line: int = 1, column: int = 1) -> Iterator[Word]:
    """The words of a text that begins at a line and column of its file."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    row = 0
    for match in _WORD.finditer(text):
        while row + 1 < len(starts) and starts[row + 1] <= match.start():
            row += 1
        inside = match.start() - starts[row] + 1
        yield Word(match.group(), file, line + row, inside + (column - 1 if row == 0 else 0))


def _blank_call(match: re.Match[str]) -> str:
    """Spaces for a call, but for the words it shows: the last argument of town(), page() and term()."""
    text = match.group()
    spoken = _SPOKEN_CALLS.search(text)
    empty = blank(match)
    return empty if spoken is None else empty[: spoken.start(1)] + spoken[1] + empty[spoken.end(1) :]


def _prose(root: Path, lang: str) -> Iterator[Word]:
    """Words of the prose: titles, descriptions, texts and the words of links; figures by calls are left out."""
    for path in sorted((root / "content" / lang).rglob("*.md")):
        file = path.relative_to(root).as_posix()
        text = path.read_text("utf-8")
        front = _FRONT.match(text)
        if front:
            for shown in _SHOWN_FRONT.finditer(front.group()):
                line = text.count("\n", 0, shown.start(1)) + 1
                yield from _words(shown[1], file, line, shown.start(1) - text.rfind("\n", 0, shown.start(1)))
            text = blank(front) + text[front.end() :]
        yield from _words(_NOT_PROSE.sub(blank, CALL.sub(_blank_call, text)), file)


def _texts(value: Any, lang: str, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a language in a data file, with its path."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key == lang and isinstance(child, str):
                yield (*path, key), child
            else:
                yield from _texts(child, lang, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _texts(child, lang, (*path, index))


def _data(root: Path, lang: str) -> Iterator[Word]:
    """Words of the records; a text wrapped over lines is placed at its first line."""
    for path in sorted([*(root / "data").glob("*.yaml"), *(root / "data" / "towns").glob("*.yaml")]):
        file = path.relative_to(root).as_posix()
        document = parse(path.read_text("utf-8"), file)
        for place, text in _texts(document.value, lang):
            line, column = document.positions[place]
            for word in _words(_NOT_PROSE.sub(blank, text), file):
                yield Word(word.text, file, line, column)


def _catalog(root: Path, lang: str) -> Iterator[Word]:
    """Words of the interface strings."""
    from babel.messages.pofile import read_po

    path = root / "locale" / lang / "LC_MESSAGES" / "messages.po"
    file = path.relative_to(root).as_posix()
    with path.open("rb") as stream:
        for message in read_po(stream):
            if message.id:
                for form in message.string if isinstance(message.string, tuple | list) else (message.string,):
                    for word in _words(_FIELD.sub(" ", str(form)), file):
                        yield Word(word.text, file, message.lineno or 1, 1)


def visible_words(root: Path, lang: str) -> list[Word]:
    """Every word a reader of a language may see; titles of sources, which are quoted as they are, are left out."""
    return [*_prose(root, lang), *_data(root, lang), *_catalog(root, lang)]


def unknown(words: Iterable[str], dictionary: str, entries: Iterable[str] = ()) -> set[str]:
    """The words that neither the dictionary nor the entries accept."""
    with tempfile.TemporaryDirectory() as folder:
        personal = Path(folder) / "words"
        personal.write_text("\n".join(entries) + "\n", "utf-8")
        done = subprocess.run(
            ["hunspell", "-i", "utf-8", "-d", dictionary, "-p", str(personal), "-l"],
            input="\n".join(sorted(set(words))), capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
    return set(done.stdout.split())


def available() -> bool:
    """Whether hunspell and the three dictionaries are installed."""
    if shutil.which("hunspell") is None:
        return False
    listed = subprocess.run(["hunspell", "-D"], input="", capture_output=True, text=True, encoding="utf-8", check=False).stderr
    return all(name in listed for name in DICTIONARIES.values())


def _list(root: Path, lang: str) -> dict[str, int]:
    """The entries of a language's word list with their lines."""
    path = root / "content" / lang / "words.txt"
    if not path.is_file():
        return {}
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    return {line.strip(): number for number, line in lines if line.strip() and not line.startswith("#")}


def _needed(entry: str, words: set[str]) -> bool:
    """Whether some word that the dictionary alone does not know rests on this entry (a lemma's last letters may change)."""
    lemma, _, model = entry.partition("/")
    if lemma in words or lemma.casefold() in words or lemma.capitalize() in words:
        return True
    stem = lemma[:-1] if model and len(lemma) > 3 else lemma
    return bool(model) and any(word.casefold().startswith(stem.casefold()) for word in words)


def check_spelling(root: Path) -> list[Problem]:
    """Unknown words where they stand first, and entries of the word lists that nothing needs."""
    problems: list[Problem] = []
    for lang in LANGUAGES:
        words = visible_words(root, lang)
        entries = _list(root, lang)
        alone = unknown((word.text for word in words), DICTIONARIES[lang])
        left = unknown(alone, DICTIONARIES[lang], entries)
        name = f"content/{lang}/words.txt"
        seen: set[str] = set()
        for word in words:
            if word.text not in seen and not left.isdisjoint({word.text, *re.split("[-’']", word.text)}):
                seen.add(word.text)
                problems.append(
                    Problem(word.file, word.line, word.column, "spelling", f"unknown word '{word.text}'", f"mend it, or add it to {name}")
                )
        for entry, line in entries.items():
            if not _needed(entry, alone):
                problems.append(Problem(name, line, 1, "unused-word", f"no text needs '{entry}'", "take it out"))
    return problems
