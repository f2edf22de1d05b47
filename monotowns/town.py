"""The record of one town and its parts: names, codes, place, enterprises, programmes, milestones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from monotowns.evidence import STRICT, Event, Measure, Observation, Statement, Text
from monotowns.programme import Participation

Sector = Literal["extractive", "processing", "energy", "science", "other"]
State = Literal["working", "partly", "closed", "unknown"]
Role = Literal["backbone", "largest", "other"]
ListStatus = Literal["counted", "press", "left", "not-established"]


@dataclass(frozen=True, slots=True)
class Geography:
    """Where a town lies. Distances in km by road unless the note says otherwise; area in km2; elevation in m."""

    __pydantic_config__ = STRICT

    distance_km: Measure | None = None
    area_km2: Measure | None = None
    elevation_m: Measure | None = None
    water: Statement | None = None
    railway: Statement | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns an enterprise, and as of which year that is known."""

    __pydantic_config__ = STRICT

    text: Text
    source: str
    year: int | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """Whether an enterprise works, and as of which year that is known."""

    __pydantic_config__ = STRICT

    value: State
    source: str
    year: int | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise of a town. `backbone`: a source calls it town-forming; `largest`: only we infer that the town lives by it."""

    __pydantic_config__ = STRICT

    id: str
    role: Role
    name: Text
    sector: Sector
    activity: Text
    source: str
    also: tuple[str, ...] = ()
    products: tuple[Text, ...] = ()
    owner: Owner | None = None
    founded: Measure | None = None
    operation: Operation | None = None
    figures: tuple[Observation, ...] = ()
    search_names: tuple[str, ...] = ()
    """Further names by which readers look for it; never shown."""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name the town no longer bears; `slug` makes a redirect from the old address."""

    __pydantic_config__ = STRICT

    name: Text
    source: str
    until: int | None = None
    slug: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Cases:
    """Checked case forms of the name: 'в Рудном', 'Рудныйда', 'Рудный қаласында'."""

    __pydantic_config__ = STRICT

    ru_prepositional: str
    kk_locative: str
    kk_locative_full: str


@dataclass(frozen=True, slots=True)
class Codes:
    """Identifiers of the town in other registers."""

    __pydantic_config__ = STRICT

    geonames: int
    wikidata: str | None = None
    kato: str | None = None
    kato_source: str | None = None


@dataclass(frozen=True, slots=True)
class EarlierRegion:
    """The region the town belonged to until `until`."""

    __pydantic_config__ = STRICT

    region: str
    until: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map in degrees, WGS 84."""

    __pydantic_config__ = STRICT

    lat: float
    lon: float
    source: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Where the town stands on the official list of monotowns."""

    __pydantic_config__ = STRICT

    value: ListStatus
    text: Text
    source: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """The group the Government put the town in: by its potential in 2013, or by the groups reported in 2025."""

    __pydantic_config__ = STRICT

    scheme: Literal["potential", "outlook"]
    value: Literal["high", "medium", "low", "stagnating"]
    year: int
    source: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleClass:
    """The groups of the founding article: by activity (its Figure 2) and by production (its Figure 3)."""

    __pydantic_config__ = STRICT

    activity: Literal["operating", "partly", "closed"]
    production: Literal["extractive", "processing", "scientific", "not-stated"]


@dataclass(frozen=True, slots=True)
class Town:
    """One of the 27 towns with everything the data say of it."""

    __pydantic_config__ = STRICT

    slug: str
    names: Text
    cases: Cases
    region: str
    codes: Codes
    coordinates: Point
    status: Statement
    founded: tuple[Event, ...]
    town_since: tuple[Event, ...]
    listing: Listing
    article: ArticleClass
    population: tuple[Observation, ...]
    enterprises: tuple[Enterprise, ...]
    milestones: tuple[Event, ...]
    today: tuple[Event, ...]
    geography: Geography
    checked: dt.date
    """The day the record was last read against its sources."""
    indicators: tuple[Observation, ...] = ()
    programmes: tuple[Participation, ...] = ()
    ratings: tuple[Rating, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    search_names: tuple[str, ...] = ()
    region_before: EarlierRegion | None = None
    unknown: tuple[Text, ...] = ()
