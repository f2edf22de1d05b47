"""Groups of towns: the founding article's, the official list's, and our own by a stated rule; all derived from the data.

Our rule. The enterprises of a town with the role `backbone` (or, where no source names one, `largest`) decide.
State: working if all that are known work, closed if all are closed, otherwise partly working; unknown if none is known.
Sector: the sector of the first of them that is not closed, else of the first.
"""

from __future__ import annotations

from collections.abc import Iterable

from monotowns.model import Enterprise, Observation, Sector, Site, State, Town

SECTORS: tuple[Sector, ...] = ("extractive", "processing", "energy", "science")
STATES: tuple[State, ...] = ("working", "partly", "closed")


def main_enterprises(town: Town) -> tuple[Enterprise, ...]:
    """The enterprises the town lives by: the backbone ones, else the largest one found."""
    backbone = tuple(item for item in town.enterprises if item.role == "backbone")
    return backbone or tuple(item for item in town.enterprises if item.role == "largest")


def state_kind(town: Town) -> str:
    """The set of words that names the town's state: no enterprise is called backbone here unless a source calls it so."""
    return "largest" if any(item.role == "largest" for item in main_enterprises(town)) else "state"


def state(town: Town) -> State:
    """The state of the town's main enterprises together, by the rule above."""
    values = {item.operation.value for item in main_enterprises(town) if item.operation} - {"unknown"}
    if not values:
        return "unknown"
    if values == {"working"}:
        return "working"
    return "closed" if values == {"closed"} else "partly"


def sector(town: Town) -> Sector:
    """The sector the town lives by, by the rule above."""
    items = main_enterprises(town)
    for item in items:
        if item.operation is None or item.operation.value != "closed":
            return item.sector
    return items[0].sector if items else "other"


def latest_population(town: Town) -> Observation | None:
    """The newest town-scope figure fit for a chart; of several of one time the one marked `use`."""
    return latest(town.population)


def latest(items: Iterable[Observation], scope: str = "town") -> Observation | None:
    """The newest of `items` within `scope` that is a count, not a plan; rounded ones only where nothing better exists."""
    fit = [
        item
        for item in items
        if item.scope == scope and item.when is not None and item.chart and item.kind not in ("plan", "projection", "unclear")
    ]
    exact = [item for item in fit if item.kind != "rounded"] or fit
    return max(exact, key=lambda item: (item.when or 0.0, item.use), default=None)


def size_group(town: Town) -> str:
    """over-100000, 50000-100000, under-50000 or unknown, by the latest town-scope figure."""
    item = latest_population(town)
    if item is None:
        return "unknown"
    if item.number > 100_000:
        return "over-100000"
    return "50000-100000" if item.number >= 50_000 else "under-50000"


def rating(town: Town, scheme: str) -> str:
    """The Government's rating of the town in a scheme, or not-found."""
    return next((item.value for item in town.ratings if item.scheme == scheme), "not-found")


def group_of(town: Town, kind: str) -> str:
    """The group of `town` in the classification `kind`; KeyError for a kind that does not exist."""
    match kind:
        case "activity":
            return town.article.activity
        case "production":
            return town.article.production
        case "listing":
            return town.listing.value
        case "state":
            return state(town)
        case "sector":
            return sector(town)
        case "size":
            return size_group(town)
        case "potential" | "outlook":
            return rating(town, kind)
        case "region":
            return town.region
    raise KeyError(kind)


def members(site: Site, group: str) -> tuple[Town, ...]:
    """The towns of a group written `kind:value`, e.g. activity:operating; KeyError when no town can belong to it."""
    kind, _, value = group.partition(":")
    found = tuple(town for town in site.towns if group_of(town, kind) == value)
    if not found and value not in KNOWN.get(kind, ()):
        raise KeyError(group)
    return found


KNOWN: dict[str, tuple[str, ...]] = {
    "activity": ("operating", "partly", "closed"),
    "production": ("extractive", "processing", "scientific", "not-stated"),
    "listing": ("counted", "press", "left", "not-established"),
    "state": ("working", "partly", "closed", "unknown"),
    "sector": ("extractive", "processing", "energy", "science", "other"),
    "potential": ("high", "medium", "low", "not-found"),
    "outlook": ("stagnating", "not-found"),
    "size": ("over-100000", "50000-100000", "under-50000", "unknown"),
}
ARTICLE_KINDS = frozenset({"activity", "production"})
