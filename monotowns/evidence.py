"""The smallest records of the model: texts in three languages, sources, observations, dated statements; and their closed sets.

Units, scopes and grades are closed: what is not listed is an error.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

LANGUAGES: Final = ("en", "ru", "kk")
Lang = Literal["en", "ru", "kk"]

STRICT: Final[dict[str, Any]] = {"extra": "forbid"}
"""Configuration the validator reads from each class: an unknown key is an error."""

Unit = Literal[
    "people",
    "percent",
    "index",
    "kzt",
    "kzt-month",
    "kzt-million",
    "kzt-billion",
    "kzt-trillion",
    "usd-million",
    "usd-billion",
    "t",
    "thousand-t",
    "million-t",
    "million-t-year",
    "thousand-t-year",
    "billion-m3",
    "m3-day",
    "m",
    "km",
    "km2",
    "mw",
    "count",
    "projects",
    "jobs",
    "enterprises",
    "points",
    "years",
]
Scope = Literal[
    "town",
    "administration",
    "district",
    "region",
    "settlement",
    "enterprise",
    "unclear",
    "towns-27",
    "towns-20",
    "country",
]
Kind = Literal["census", "estimate", "estimate-before-census", "rounded", "report", "plan", "projection", "unclear"]
Bound = Literal["about", "over", "under", "almost"]
Grade = Literal["A", "B", "C", "D"]
SourceKind = Literal["law", "statistics", "government", "speech", "akimat", "enterprise", "paper", "news", "encyclopedia", "geodata", "own"]


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in the three languages."""

    __pydantic_config__ = STRICT

    en: str
    ru: str
    kk: str

    def __getitem__(self, lang: str) -> str:
        """The text in `lang`; KeyError for a language the site does not have."""
        if lang not in LANGUAGES:
            raise KeyError(lang)
        return str(getattr(self, lang))


@dataclass(frozen=True, slots=True)
class Source:
    """A publication a figure or statement rests on. `quality`: its class, A to D; `consistency` says what each holds."""

    __pydantic_config__ = STRICT

    id: str
    title: str
    publisher: str
    language: str
    kind: SourceKind
    quality: Grade
    url: str | None = None
    date: str | None = None
    """ISO date of publication as exactly as known: 2024, 2024-03 or 2024-03-20."""
    accessed: str | None = None
    note: Text | None = None
    title_words: Text | None = None
    """What the source is, in our words, where it has no title of its own."""
    publisher_words: Text | None = None
    """What stands in place of a publisher that is not established, or our own name."""

    def told_in(self, lang: Lang) -> Source:
        """The source with our words for it in one language as its title and publisher."""
        title = self.title_words[lang] if self.title_words else self.title
        publisher = self.publisher_words[lang] if self.publisher_words else self.publisher
        return replace(self, title=title, publisher=publisher)


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of one indicator: what was measured, when, over what area, by whom.

    Either `value` or both `low` and `high`; either `year` or `date` (or `undated: true`, said in words to the reader).
    Of several observations for one indicator, year and scope, `use: true` marks the one shown first, `reason` says why.
    """

    __pydantic_config__ = STRICT

    unit: Unit
    scope: Scope
    kind: Kind
    source: str
    indicator: str = "population"
    value: float | None = None
    low: float | None = None
    high: float | None = None
    year: int | None = None
    date: dt.date | None = None
    period: Text | None = None
    """Part of the year or span of years the value covers, where it is not a whole year."""
    undated: bool = False
    bound: Bound | None = None
    what: Text | None = None
    """What exactly was counted, where the indicator is a general one such as capacity or output."""
    area: Text | None = None
    """Which settlement, district, region or enterprise, where the scope alone does not say."""
    also: tuple[str, ...] = ()
    use: bool = False
    reason: Text | None = None
    note: Text | None = None
    break_before: bool = False
    """True where boundary or base changed: figures of the scope before this one are not comparable with it or later ones."""
    chart: bool = True
    """False keeps a doubtful value off charts and computed indicators; the table still shows it."""

    @property
    def when(self) -> float | None:
        """The observation's place on a time axis, in years (2024-01-01 is 2024.0); None when undated."""
        if self.date is not None:
            start = dt.date(self.date.year, 1, 1)
            days = (dt.date(self.date.year + 1, 1, 1) - start).days
            return self.date.year + (self.date - start).days / days
        return None if self.year is None else float(self.year)

    @property
    def at(self) -> int | None:
        """The calendar year of the observation."""
        return self.date.year if self.date is not None else self.year

    @property
    def number(self) -> float:
        """The value, or the middle of the range."""
        if self.value is not None:
            return self.value
        assert self.low is not None and self.high is not None
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a source says, in three languages."""

    __pydantic_config__ = STRICT

    text: Text
    source: str
    also: tuple[str, ...] = ()
    year: int | None = None
    date: dt.date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated milestone of a town or of the monotown policy."""

    __pydantic_config__ = STRICT

    year: int
    text: Text
    source: str
    also: tuple[str, ...] = ()
    date: dt.date | None = None
    note: Text | None = None
    apart: bool = False
    """Of a founding or a rise to town: the timeline tells it beside a milestone of the same year, which tells something else."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of physical geography, which has no year of its own."""

    __pydantic_config__ = STRICT

    value: float
    source: str
    also: tuple[str, ...] = ()
    note: Text | None = None
