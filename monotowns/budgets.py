"""What a page may weigh: bytes compressed as a host sends them, and elements a browser has to lay out."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

STYLE: Final = 6_000
"""Bytes of the style sheet, compressed."""
FIRST: Final = 13_000
"""Bytes of a page up to its first section (on a town page up to the history), style sheet included: one flight of packets."""
TOWN: Final = 40_000
"""Bytes of a town page, compressed."""
PAGE: Final = 33_000
"""Bytes of any other page, compressed: a slow phone has it, with the letters it is set in, two round trips after asking."""
QUICK: Final = 29_500
"""Bytes of any page, compressed, up to which its largest part comes within 1.2 s on a slow 4G line: more wait for another round trip.

Measured with tools/lighthouse.py, the two files of letters (28 KB) on the same line.
"""
ELEMENTS: Final = 1_500
"""Elements of the home page and of a town page."""
_TOWN = re.compile(r"[a-z]{2}/towns/[^/]+/index\.html")
_HOME = re.compile(r"[a-z]{2}/index\.html")
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


@lru_cache(maxsize=1)
def packed(content: bytes) -> int:
    """Bytes after compression; the last answer is kept, as a page is weighed against its budget and for its time."""
    return len(gzip.compress(content, 9))


def first_part(body: bytes, town: bool) -> bytes:
    """The page up to its first section, on a town page up to the history; the whole page where it has none."""
    return body.partition(b'<section id="history"' if town else b"<section")[0]


def overweight(name: str, body: bytes, elements: int) -> Iterator[str]:
    """What of the page `name` is over its budget, in words."""
    town = bool(_TOWN.fullmatch(name))
    sizes = [("the page up to its first section", packed(first_part(body, town)), FIRST)]
    if style := _STYLE.search(body):
        sizes.append(("the style sheet", packed(style[1]), STYLE))
    sizes.append(("the page", packed(body), TOWN if town else PAGE))
    yield from (f"{what} has {size} bytes compressed, over {limit}" for what, size, limit in sizes if size > limit)
    if (town or _HOME.fullmatch(name)) and elements > ELEMENTS:
        yield f"the page has {elements} elements, over {ELEMENTS}"


def late(name: str, body: bytes) -> Iterator[str]:
    """That the page `name` is within its budget and yet so heavy that it comes late, in words."""
    if QUICK < (size := packed(body)) <= (TOWN if _TOWN.fullmatch(name) else PAGE):
        yield f"the page has {size} bytes compressed; over {QUICK} its largest part comes later than 1.2 s on a slow line"
