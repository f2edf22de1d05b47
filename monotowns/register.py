"""The register of sources as its pages show it: by quality class and publisher, the press on pages of its own by letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from monotowns.alphabet import sort_key
from monotowns.model import Source
from monotowns.parts import CYRILLIC
from monotowns.view import View

GRADES = ("A", "B", "C", "D")
PRESS = "C"
PRESS_PAGES = ("sources/press", "sources/press-2")
"""Routes of the pages of the press, which would be too heavy as one."""
LAST_LETTER = "m"
"""The last letter of the first of them; the titles of both say it."""
USUAL_KINDS: Mapping[str, str] = {"C": "news", "D": "encyclopedia"}
"""The kind of source that a class says by itself."""

DIGITS, CYRILLIC_NAMES, NAMELESS = "digits", "cyrillic", "nameless"
SortKey = tuple[tuple[int, ...], str]
_CYRILLIC = re.compile(f"[{CYRILLIC}]")


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher with what of it is in the register."""

    name: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The publishers under one heading; `id` is its anchor: a Latin letter, or the names that begin with none."""

    id: str
    publishers: tuple[Publisher, ...]


def _spelt(publisher: str) -> str:
    """A name as it is put in order: without the quotation mark it may begin with."""
    return publisher.lstrip("«“\"'")


def _heading(source: Source) -> str:
    """The anchor of the heading a source stands under."""
    if source.publisher_words:
        return NAMELESS
    first = _spelt(source.publisher)[0].casefold()
    return DIGITS if first.isdigit() else CYRILLIC_NAMES if _CYRILLIC.match(first) else first


def _order(source: Source) -> tuple[bool, bool, SortKey, SortKey, str]:
    """Latin names, then Cyrillic ones by the Kazakh alphabet, which has the Russian letters too; last what no publisher is named for.

    The order is the same in all languages: a page of the press holds the same sources in each.
    """
    heading, name, title = _heading(source), _spelt(source.publisher), _spelt(source.title)
    return heading == NAMELESS, heading == CYRILLIC_NAMES, sort_key(name, "kk"), sort_key(title, "kk"), source.id


def _publishers(sources: Iterable[Source]) -> tuple[Publisher, ...]:
    """Sources in order, each publisher named once."""
    return tuple(Publisher(name, tuple(items)) for name, items in groupby(sorted(sources, key=_order), lambda item: item.publisher))


def _of_class(v: View, grade: str) -> list[Source]:
    return [item for item in v.site.sources.values() if item.quality == grade]


def _page_of(source: Source) -> str:
    """The route of the page on which a source of the press stands."""
    heading = _heading(source)
    return PRESS_PAGES[0] if heading == DIGITS or (len(heading) == 1 and heading <= LAST_LETTER) else PRESS_PAGES[1]


def _on_page(v: View, route: str) -> list[Source]:
    return [item for item in _of_class(v, PRESS) if _page_of(item) == route]


def register(v: View) -> list[tuple[str, tuple[Publisher, ...]]]:
    """(quality class, its publishers) of the classes that have sources; those of the press stand on their own pages."""
    found = [(grade, _of_class(v, grade)) for grade in GRADES]
    return [(grade, () if grade == PRESS else _publishers(items)) for grade, items in found if items]


def class_size(v: View, grade: str) -> int:
    """How many sources a class has."""
    return len(_of_class(v, grade))


def press_pages(v: View) -> list[tuple[str, int]]:
    """(route, how many sources) of the pages of the press."""
    return [(route, len(_on_page(v, route))) for route in PRESS_PAGES]


def press(v: View) -> list[Letter]:
    """The press on this page, by the letter its publisher begins with."""
    letters = groupby(_publishers(_on_page(v, v.page.route)), lambda item: _heading(item.sources[0]))
    return [Letter(name, tuple(items)) for name, items in letters]


def letter_words(v: View, letter: Letter) -> str:
    """The heading of a letter."""
    words = {DIGITS: "0–9", CYRILLIC_NAMES: "А–Я", NAMELESS: v.text("Not named")}
    return words.get(letter.id, letter.id.upper())


def remarks(v: View, source: Source) -> str:
    """What is said of a source behind its date: its kind where the class does not say it, and its note."""
    kind = None if source.kind == USUAL_KINDS.get(source.quality) else f"{v.capital(v.label('source', source.kind))}."
    return " ".join(filter(None, (kind, v.sentence(source.note))))


TEMPLATE_CALLS: Mapping[str, Callable[..., object]] = {
    "register": register,
    "class_size": class_size,
    "press_pages": press_pages,
    "press": press,
    "letter_words": letter_words,
    "remarks": remarks,
}
