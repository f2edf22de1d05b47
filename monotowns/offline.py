"""The service worker of a build: static/offline.js with the hash of the build, the words of the three languages and the shared files put in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from monotowns import font
from monotowns.language import Language
from monotowns.model import LANGUAGES

SHARED = ("assets/site.js", "assets/mark.svg", *font.FILES.values())
"""Files that every kept page needs."""
_SPARE = re.compile(r"^(?://.*\n|\s+)", re.MULTILINE)
"""Lines of comment, and spaces that begin a line."""


def script(source: str, version: str, languages: Mapping[str, Language], shared: Iterable[str] = SHARED) -> bytes:
    """The worker; ValueError when the source lacks one of the marked strings. A new version makes browsers drop what the old one kept."""
    source = _SPARE.sub("", source)
    words = {lang: _words(languages[lang]) for lang in LANGUAGES}
    for mark, value in (("version", version), ("words", words), ("shared", list(shared))):
        marked = f'"@{mark}@"'
        if source.count(marked) != 1:
            raise ValueError(f"static/offline.js must hold {marked} once")
        source = source.replace(marked, json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return source.encode()


def _words(language: Language) -> tuple[str, str, str]:
    """Title, text and heading of the note that stands for a page that was never opened."""
    return (
        language.text("You are offline"),
        language.text("This page has not been opened in your browser before, so it was not kept. It will open when the network is back."),
        language.text("Pages kept in your browser"),
    )
