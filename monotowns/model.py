"""The typed content: every record of data/ as a frozen dataclass without loose keys.

The classes use the standard library only, so a cached model opens without the validator (see `load.py`,
which checks files against these types). Their parts stand in `evidence.py`, `programme.py` and `town.py`; import all of them from here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from monotowns.evidence import (
    LANGUAGES,
    STRICT,
    Bound,
    Event,
    Grade,
    Kind,
    Lang,
    Measure,
    Observation,
    Scope,
    Source,
    SourceKind,
    Statement,
    Text,
    Unit,
)
from monotowns.programme import Assignment, Instrument, Money, Participation, Programme, Result
from monotowns.town import (
    ArticleClass,
    Cases,
    Codes,
    EarlierRegion,
    Enterprise,
    FormerName,
    Geography,
    Listing,
    ListStatus,
    Operation,
    Owner,
    Point,
    Rating,
    Role,
    Sector,
    State,
    Town,
)

__all__ = [
    "LANGUAGES",
    "STRICT",
    "ArticleClass",
    "Assignment",
    "Bound",
    "Cases",
    "Claim",
    "Codes",
    "Correction",
    "Definition",
    "EarlierRegion",
    "Enterprise",
    "Event",
    "Feature",
    "FormerName",
    "Geography",
    "Grade",
    "Indicator",
    "Instrument",
    "Kind",
    "Lang",
    "ListStatus",
    "Listing",
    "Measure",
    "Money",
    "Observation",
    "Operation",
    "Owner",
    "Participation",
    "Point",
    "Programme",
    "Publication",
    "Rating",
    "Region",
    "Result",
    "Role",
    "Scope",
    "Sector",
    "Site",
    "Source",
    "SourceKind",
    "State",
    "Statement",
    "Term",
    "Text",
    "Town",
    "TownList",
    "Unit",
]


@dataclass(frozen=True, slots=True)
class Region:
    """A region (or city of national significance); `geo` is its id in the map layers (ISO 3166-2)."""

    __pydantic_config__ = STRICT

    id: str
    geo: str
    names: Text
    ru_prepositional: str
    kk_locative: str
    centre: Text
    source: str
    centre_point: Point | None = None
    kato: str | None = None
    since: dt.date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """What an indicator measures. `computed` names the function of `analysis.py` that makes it.

    Without a `unit` each observation names its own (capacities, outputs of different goods).
    """

    __pydantic_config__ = STRICT

    id: str
    name: Text
    definition: Text
    method: Text
    unit: Unit | None = None
    computed: str | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """How an act or a paper defines a monotown."""

    __pydantic_config__ = STRICT

    id: str
    year: int | None
    act: Text
    text: Text
    source: str
    also: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class TownList:
    """A count of monotowns at a date."""

    __pydantic_config__ = STRICT

    id: str
    year: int
    count: int
    source: str
    also: tuple[str, ...] = ()
    date: dt.date | None = None
    act: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the founding article and what the sources say of it."""

    __pydantic_config__ = STRICT

    id: str
    group: Literal["counts", "towns", "groups", "policy"]
    says: Text
    finding: Text
    verdict: Literal["right", "half-right", "wrong", "outdated", "not-settled", "not-found"]
    sources: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    in_copy: bool = True
    """False where our copy of the article lacks the sentence: then the article is not named as its source."""


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: the term in three languages with its meaning; `official` tells where the Kazakh form comes from."""

    __pydantic_config__ = STRICT

    id: str
    names: Text
    definition: Text
    official: bool
    source: str
    ru_source: str | None = None
    group: Literal["policy", "town", "population", "labour", "industry", "economy", "territory", "statistics"] = "policy"
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change to a published figure or statement; `old` stays readable for ever."""

    __pydantic_config__ = STRICT

    date: dt.date
    what: Text
    town: str | None = None
    old: Text | None = None
    new: Text | None = None
    source: str | None = None

    @property
    def id(self) -> str:
        """The entry's anchor and the end of its id in the feed, which must not change when others are put before it."""
        subject = hashlib.sha256(self.what.en.encode()).hexdigest()[:8]
        return "-".join(("c", self.date.isoformat(), *([self.town] if self.town else []), subject))


@dataclass(frozen=True, slots=True)
class Publication:
    """Facts about this publication itself (data/site.yaml)."""

    __pydantic_config__ = STRICT

    title: Text
    tagline: Text
    version: str
    date: dt.date
    next_check: dt.date
    publisher: Text
    map_credit: Text
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """One shape of a map layer: polygons or lines as rings of (lon, lat) in degrees."""

    id: str
    kind: str
    names: Text | None
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """The whole content of data/, complete and consistent; compared and hashed by identity, so that what is made from it can be kept."""

    publication: Publication
    towns: tuple[Town, ...]
    sources: dict[str, Source]
    regions: dict[str, Region]
    indicators: dict[str, Indicator]
    programmes: dict[str, Programme]
    definitions: tuple[Definition, ...]
    lists: tuple[TownList, ...]
    national: tuple[Observation, ...]
    claims: tuple[Claim, ...]
    terms: tuple[Term, ...]
    layers: dict[str, tuple[Feature, ...]]

    def told_in(self, lang: Lang) -> Site:
        """The same content with its sources named in one language."""
        return replace(self, sources={name: source.told_in(lang) for name, source in self.sources.items()})

    def town(self, slug: str) -> Town:
        """The town with this slug; KeyError names it."""
        for town in self.towns:
            if town.slug == slug:
                return town
        raise KeyError(slug)
