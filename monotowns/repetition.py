"""Sentences that stand in two texts of a language: each town's page is written for itself."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from monotowns import csvfile
from monotowns.prose import Raw, Text
from monotowns.report import Problem

WORDS = 7
"""A shorter sentence may well be said twice."""
_TAG = re.compile(r"<[^>]+>")
_END = re.compile(r"(?<=[.!?…])\s+")


def sentences(text: Text) -> list[tuple[str, str]]:
    """(section, sentence) of a text as a reader sees it, sentences of at least `WORDS` words."""
    found: list[tuple[str, str]] = []
    for part in text.parts:
        plain = csvfile.plain(html.unescape(_TAG.sub("", part.html.replace("</p>", " \n"))))
        found.extend((part.id, " ".join(sentence.split())) for sentence in _END.split(plain) if len(sentence.split()) >= WORDS)
    return found


def repeated(texts: Mapping[tuple[str, str], Text], raws: Mapping[tuple[str, str], Raw]) -> list[Problem]:
    """A problem for each sentence that an earlier text of the same language has too."""
    first: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for (lang, name), text in sorted(texts.items(), key=lambda item: item[0]):
        for section, sentence in () if text.borrowed else sentences(text):
            known = first.setdefault((lang, sentence), name)
            if known != name:
                raw = raws[lang, name]
                line = next((number for part, _title, _body, number in raw.parts if part == section), 1)
                problems.append(Problem(raw.file, line, 1, "repeated", f"'{sentence}' stands in {known} too", "say it in words of its own"))
    return problems
