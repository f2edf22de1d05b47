"""The rules that join the map with the list beside it: a town pointed at in one stands out in the other, without script."""

from __future__ import annotations

from collections.abc import Iterable

ROUTE = "map"
"""The page that has them."""
_POINTED = ":is(:hover,:focus-visible)"


def rules(slugs: Iterable[str]) -> str:
    """The style sheet's end on the page of maps: a row of the list rings its town on the map, a mark on the map tints its row.

    The tint is the row's paper too, on which its fixed cell stands. A row that is the target of the address rings its town as well, so that a link can point at a town on the map.
    """
    names = tuple(slugs)
    rows = ",".join(f'.atlas:has(tr [href$="/{name}/"]{_POINTED},#{name}:is(:hover,:target)) .chart [href$="/{name}/"]' for name in names)
    marks = ",".join(f'.atlas:has(.chart [href$="/{name}/"]{_POINTED}) #{name}' for name in names)
    return (
        f"{rows}{{outline:2px solid var(--link);outline-offset:2px}}{marks},.atlas tr:target{{--paper:var(--wash);background:var(--wash)}}"
    )
