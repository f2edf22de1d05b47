"""Towns like this one: Gower's coefficient of similarity over six traits of the records, with what makes two towns alike.

J. C. Gower, A general coefficient of similarity and some of its properties, Biometrics 27, 1971: S = sum d s / sum d over the
traits, where d is 1 if both towns have the trait and 0 if either lacks it; s of a quantity is 1 - |x - y| / R with R the
range over all towns, s of a class is 1 if it is the same and 0 otherwise. All traits weigh the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from monotowns import analysis, classes
from monotowns.model import Site, Town

NEAR: Final = 0.9
"""A quantity counts as a likeness worth naming from this score: the towns differ by a tenth of the range of all towns or less."""
SHOWN: Final = 4
"""How many towns a page names."""
LEAST: Final = 4
"""Two towns are compared only if at least so many traits are known of both."""


def _size(site: Site, town: Town) -> float | None:
    item = classes.latest_population(town)
    return None if item is None else math.log(item.number)


def _change(site: Site, town: Town) -> float | None:
    item = analysis.change_since_1999(site, town)
    return None if item is None else item.value


def _distance(site: Site, town: Town) -> float | None:
    item = town.geography.distance_km
    return None if item is None else item.value


def _sector(site: Site, town: Town) -> str | None:
    found = classes.sector(town)
    return None if found == "other" else found


def _state(site: Site, town: Town) -> str | None:
    found = classes.state(town)
    return None if found == "unknown" else found


QUANTITIES: Mapping[str, Callable[[Site, Town], float | None]] = {"size": _size, "change": _change, "distance": _distance}
"""Logarithm of the latest population; change since the 1999 census in per cent; km to the regional centre."""
CLASSES: Mapping[str, Callable[[Site, Town], str | None]] = {
    "sector": _sector,
    "state": _state,
    "region": lambda site, town: town.region,
}
"""Sector and state of the backbone enterprises by our rule (see `classes`); the region."""
TRAITS: Final = ("sector", "state", "size", "change", "distance", "region")
"""All traits, in the order in which likenesses are named."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two towns are."""

    slug: str
    """The other town."""
    scores: Mapping[str, float]
    """Trait -> score from 0 to 1, for the traits known of both."""

    @property
    def value(self) -> float:
        """The coefficient, from 0 (alike in nothing) to 1 (alike in everything known); the mean of the scores."""
        return sum(self.scores.values()) / len(self.scores)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The traits that make the towns alike."""
        return tuple(trait for trait in TRAITS if self.scores.get(trait, 0.0) >= NEAR)


@lru_cache(maxsize=8)
def _ranges(site: Site) -> Mapping[str, float]:
    """The range of each quantity over all towns; 0 where fewer than two towns have it."""
    found = {}
    for name, value in QUANTITIES.items():
        known = [x for town in site.towns if (x := value(site, town)) is not None]
        found[name] = max(known) - min(known) if known else 0.0
    return found


def likeness(site: Site, one: Town, other: Town) -> Likeness:
    """The likeness of two towns; ValueError when no trait is known of both."""
    scores: dict[str, float] = {}
    for name, quantity in QUANTITIES.items():
        x, y = quantity(site, one), quantity(site, other)
        if x is not None and y is not None:
            span = _ranges(site)[name]
            scores[name] = 1 - abs(x - y) / span if span else 1.0
    for name, group in CLASSES.items():
        a, b = group(site, one), group(site, other)
        if a is not None and b is not None:
            scores[name] = float(a == b)
    if not scores:
        raise ValueError(f"nothing is known of both {one.slug} and {other.slug}")
    return Likeness(other.slug, scores)


def like(site: Site, town: Town) -> tuple[Likeness, ...]:
    """The SHOWN towns most like this one, the likest first, of those of which enough is known; the slug decides between equals."""
    found = [likeness(site, town, other) for other in site.towns if other is not town]
    enough = [item for item in found if len(item.scores) >= LEAST]
    return tuple(sorted(enough, key=lambda item: (-round(item.value, 9), item.slug))[:SHOWN])
