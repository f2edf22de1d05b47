"""The enterprises of a town page: those of which something is known, and those that sources only name, by what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from monotowns.model import Town
from monotowns.town import Enterprise
from monotowns.view import View


@dataclass(frozen=True, slots=True)
class Named:
    """Enterprises that do the same and stand in the same sources."""

    activity: str
    enterprises: tuple[Enterprise, ...]
    sources: tuple[str, ...]


def _is_told_of(item: Enterprise) -> bool:
    """Whether more is known than a name and a trade, or the town lives by it: then it has a row of the table."""
    return item.role != "other" or any((item.products, item.founded, item.operation, item.owner, item.figures, item.note))


def told(town: Town) -> tuple[Enterprise, ...]:
    """The enterprises of the table, in the order of the data."""
    return tuple(item for item in town.enterprises if _is_told_of(item))


def named(v: View, town: Town) -> tuple[Named, ...]:
    """The rest, in the order of the data: a row of “no data” for each would only hide the others."""
    found: dict[tuple[str, tuple[str, ...]], list[Enterprise]] = {}
    for item in town.enterprises:
        if not _is_told_of(item):
            found.setdefault((v.capital(v.say(item.activity)), (item.source, *item.also)), []).append(item)
    return tuple(Named(activity, tuple(items), sources) for (activity, sources), items in found.items())


TEMPLATE_CALLS: Mapping[str, Callable[..., object]] = {"told": told, "named": named}
