"""The records of state policy: programmes with the coding of their content, sums with who pays and what became of them, towns' part.

What a text does not say is coded `not-stated`, or left out where the set has no such value; nothing is inferred. The words
and definitions of the codes stand in `codebook.py`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from monotowns.evidence import STRICT, Bound, Statement, Text, Unit

Instrument = Literal[
    "infrastructure",
    "social",
    "credit",
    "grants",
    "business",
    "training",
    "mobility",
    "anchor-projects",
    "industrial-zones",
    "sez",
    "off-take",
    "town-plans",
    "management",
]
Stage = Literal["planned", "allotted", "agreed", "spent", "not-stated"]
Payer = Literal["national", "local", "state", "other", "all", "not-stated"]
Reading = Literal["whole", "part", "reports"]
"""How much of the document itself was read: all of it, a part, or only reports about it."""
ResultKind = Literal["plan", "work", "outcome", "background"]
Speaker = Literal["government", "president", "press", "not-stated"]


@dataclass(frozen=True, slots=True)
class Money:
    """A sum a source names for a programme, or for a town's part in one.

    `year` alone is one year, with `until` the span of years up to that one; `period` says in words what is neither.
    """

    __pydantic_config__ = STRICT

    what: Text
    value: float
    unit: Unit
    source: str
    stage: Stage
    payer: Payer
    year: int | None = None
    until: int | None = None
    period: Text | None = None
    bound: Bound | None = None
    note: Text | None = None
    wider: bool = False
    """True where the sum is for more than the monotowns."""
    all_towns: bool = False
    """True for money of the national or of all state budgets for all monotowns together, which the chart of money shows."""
    towns: tuple[str, ...] = ()
    """The towns it is named for together, in a programme's sum; each of them shows it, and none has it in its own record."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One instrument a source says a programme uses. `wider`: said of all its territories, not of monotowns in particular."""

    __pydantic_config__ = STRICT

    instrument: Instrument
    basis: Text
    """What the source says, in a few words."""
    source: str
    also: tuple[str, ...] = ()
    wider: bool = False


@dataclass(frozen=True, slots=True)
class Result(Statement):
    """What a source says came of a programme: what kind of statement it is, and who made it."""

    __pydantic_config__ = STRICT

    kind: ResultKind = "background"
    by: Speaker = "not-stated"


@dataclass(frozen=True, slots=True)
class Programme:
    """A state programme, plan or decision that concerns monotowns.

    In force from `start` to `end`. Without an `end`, `attested` is the last year for which a source shows it at work;
    without both it is a decision of its first year. `written_to` is the year the text was to run to, where it was repealed before.
    """

    __pydantic_config__ = STRICT

    id: str
    name: Text
    kind: Literal["programme", "plan", "decision", "project"]
    start: int
    summary: Text
    source: str
    read: Reading
    also: tuple[str, ...] = ()
    end: int | None = None
    attested: int | None = None
    written_to: int | None = None
    date: dt.date | None = None
    act: Text | None = None
    repealed: Text | None = None
    instruments: tuple[Assignment, ...] = ()
    money: tuple[Money, ...] = ()
    results: tuple[Result, ...] = ()
    towns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """What a state programme planned or did in a town, coded by the same rules as the programmes."""

    __pydantic_config__ = STRICT

    programme: str
    text: Text
    source: str
    also: tuple[str, ...] = ()
    year: int | None = None
    instruments: tuple[Instrument, ...] = ()
    money: tuple[Money, ...] = ()
