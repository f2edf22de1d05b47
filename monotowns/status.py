"""The translation status: by page and language what is missing, outdated, and how many words are left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from monotowns.model import LANGUAGES
from monotowns.prose import Text
from monotowns.texts import outdated

Key = tuple[str, str]


def table(texts: Mapping[Key, Text]) -> str:
    """The status as text: a row for each page with work left, then a sum for each language."""
    left: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    for key, section, state in outdated(texts):
        left[key].append((section, state))
    lines: list[str] = []
    for (lang, name), found in sorted(left.items()):
        words = _words(texts, lang, name, [section for section, _ in found])
        listed = ", ".join(f"{section} ({state})" for section, state in found)
        lines.append(f"{lang}  {name:32} {words:5} words: {listed}")
    for lang in LANGUAGES:
        names = [name for key, name in texts if key == lang]
        parts = sum(len(texts[lang, name].parts) for name in names)
        open_parts = sum(len(found) for key, found in left.items() if key[0] == lang)
        words = sum(_words(texts, lang, name, [section for section, _ in left[lang, name]]) for name in names if (lang, name) in left)
        done = 100.0 if not parts else 100 * (parts - open_parts) / parts
        originals = sum(texts[lang, name].original == lang and not texts[lang, name].borrowed for name in names)
        lines.append(f"{lang}: {len(names)} texts ({originals} originals), {parts} sections, {done:.1f} % up to date, {words} words left")
    return "\n".join(lines)


def _words(texts: Mapping[Key, Text], lang: str, name: str, sections: list[str]) -> int:
    """Words of the original's sections that wait for a translator."""
    original = texts.get((texts[lang, name].original, name))
    return sum(part.words for part in original.parts if part.id in sections) if original else 0
