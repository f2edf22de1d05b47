"""Source marks: private-use tokens while a page is made, numbered links [1], [2] … once its order of sources is known."""

from __future__ import annotations

import re
from collections.abc import Callable

_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}([a-z0-9-]+){_CLOSE}")
LIST_HERE = "\ue002"
"""Stands in a page where its numbered list of sources belongs."""


def mark(source: str) -> str:
    """The token of a mark to `source`, to be numbered by `number_marks`."""
    return f"{_OPEN}{source}{_CLOSE}"


def marks(*sources: str) -> str:
    """Tokens for several sources, each once."""
    return "".join(mark(source) for source in dict.fromkeys(sources))


def sources_of(text: str) -> list[str]:
    """The ids of the sources marked in `text`, in order of first appearance."""
    return list(dict.fromkeys(_TOKEN.findall(text)))


def without_marks(text: str) -> str:
    """`text` with every mark taken out, for places that cannot hold links."""
    return _TOKEN.sub("", text)


def number_marks(page: str, render_list: Callable[[list[str]], str]) -> str:
    """The page with its marks as numbered links and the list of sources in its place.

    A word joiner keeps the first mark on the line of its figure; a row of marks may be divided. The first mark of each source
    carries the id that the list links back to. ValueError where a page marks sources but its template has no place for the list.
    """
    order = sources_of(page)
    if order and LIST_HERE not in page:
        raise ValueError("the page marks sources but its template has no list of sources")
    numbers = {source: index for index, source in enumerate(order, start=1)}
    seen: set[str] = set()

    def link(match: re.Match[str]) -> str:
        source = match[1]
        number = numbers[source]
        back = "" if source in seen else f' id="r{number}"'
        seen.add(source)
        joiner = "" if match.string[match.start() - 1 : match.start()] == _CLOSE else "\u2060"
        return f'{joiner}<a class="s" href="#s{number}"{back}>[{number}]</a>'

    head, found, tail = page.partition(LIST_HERE)
    head = _TOKEN.sub(link, head)
    return head + (render_list(order) if found else "") + _TOKEN.sub(link, tail)
