"""The service worker of a build: static/offline.js with the hash of the build, the words of the three languages and the shared files put in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from monotowns.language import Language
from monotowns.model import LANGUAGES

SHARED = ("assets/site.js", "assets/mark.svg", "assets/text-400.woff2", "assets/text-600.woff2")
"""Files that every kept page needs."""


def script(source: str, version: str, languages: Mapping[str, Language], shared: Iterable[str] = SHARED) -> bytes:
    """The worker; ValueError when the source lacks one of the marked strings. A new version makes browsers drop what the old one kept."""
    words = {lang: _words(languages[lang]) for lang in LANGUAGES}
    for mark, value in (("version", version), ("words", words), ("shared", list(shared))):
        marked = f'"@{mark}@"'
        if source.count(marked) != 1:
            raise ValueError(f"static/offline.js must hold {marked} once")
        source = source.replace(marked, json.dumps(value, ensure_ascii=False))
    return source.encode()


def _words(language: Language) -> tuple[str, str, str]:
    """Title, text and heading of the note that stands for a page that was never opened."""
    return (
        language.text("You are offline"),
        language.text("This page has not been opened in your browser before, so it was not kept. It will open when the network is back."),
        language.text("Pages kept in your browser"),
    )
