"""Source marks: private-use tokens while a page is made, numbered links [1], [2] … once its order of sources is known."""

from __future__ import annotations

import re
from collections.abc import Callable

from monotowns.alphabet import JOINER

_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}([a-z0-9-]+){_CLOSE}")
_ROW = re.compile(f"(?:{_TOKEN.pattern})+")
_AGAIN = re.compile(f"(?P<figure>{_ROW.pattern})(?P<stop>(?:</span>)?[.,;])(?P<sentence>{_ROW.pattern})")
TOGETHER = 3
"""So many marks in a row stay on one line; a longer row may be divided."""
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

    A row of marks stands in the order of its numbers, each once; word joiners keep its first marks on the line of their figure. A sentence
    that ends on a figure does not repeat the figure's marks. The first mark of each source carries the id that the list links back to.
    ValueError where a page marks sources but its template has no place for the list.
    """
    order = sources_of(page)
    if order and LIST_HERE not in page:
        raise ValueError("the page marks sources but its template has no list of sources")
    numbers = {source: index for index, source in enumerate(order, start=1)}
    seen: set[int] = set()

    def link(number: int) -> str:
        back = "" if number in seen else f' id="r{number}"'
        seen.add(number)
        return f'<a class="s" href="#s{number}"{back}>[{number}]</a>'

    def row(match: re.Match[str]) -> str:
        links = [link(number) for number in sorted(numbers[source] for source in sources_of(match[0]))]
        return JOINER + JOINER.join(links[:TOGETHER]) + "".join(links[TOGETHER:])

    def once(match: re.Match[str]) -> str:
        told = set(sources_of(match["sentence"])) <= set(sources_of(match["figure"]))
        return match["figure"] + match["stop"] if told else match[0]

    head, found, tail = _AGAIN.sub(once, page).partition(LIST_HERE)
    head = _ROW.sub(row, head)
    return head + (render_list(order) if found else "") + _ROW.sub(row, tail)
