"""The content analysis of programmes: which instrument stands in which of them, in which years, and what each town got.

It counts the coding of `data/programmes.yaml` and of the towns' records and adds nothing to it; see `programme.py` for the rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from monotowns.codebook import INSTRUMENTS
from monotowns.model import Assignment, Money, Participation, Programme, Result, Site, Town

State = Literal["active", "ahead", "lapsed", "decided"]
"""In a year: in force; in force only after the year of this edition; written for it, but repealed before; decided then."""

BILLIONS: Mapping[str, float] = {"kzt-million": 0.001, "kzt-billion": 1.0, "kzt-trillion": 1000.0}


def in_order(site: Site) -> tuple[Programme, ...]:
    """Programmes in order of their beginning."""
    return tuple(sorted(site.programmes.values(), key=lambda item: (item.start, item.date or dt.date(item.start, 12, 31), item.id)))


def years(programme: Programme, now: int) -> dict[int, State]:
    """What a programme was in each year it touches; `now` is the last year that counts as present."""
    last = programme.end or programme.attested
    if last is None:
        return {programme.start: "decided"}
    found: dict[int, State] = {year: "active" if year <= now else "ahead" for year in range(programme.start, last + 1)}
    found.update(dict.fromkeys(range(last + 1, (programme.written_to or last) + 1), "lapsed"))
    return found


def assignment(programme: Programme, instrument: str) -> Assignment | None:
    """How the instrument is coded in the programme; None where its sources do not name it."""
    return next((item for item in programme.instruments if item.instrument == instrument), None)


def users(site: Site, instrument: str) -> tuple[Programme, ...]:
    """The programmes that name the instrument, in order of their beginning."""
    return tuple(item for item in in_order(site) if assignment(item, instrument))


def ranking(site: Site) -> tuple[tuple[str, int], ...]:
    """(instrument, in how many programmes) of the whole codebook, the most frequent first, ties in the order of the codebook."""
    return tuple(sorted(((name, len(users(site, name))) for name in INSTRUMENTS), key=lambda item: -item[1]))


def leading(site: Site) -> tuple[tuple[str, ...], int]:
    """The instruments that stand in most programmes, and in how many."""
    rows = ranking(site)
    return tuple(name for name, count in rows if count == rows[0][1]), rows[0][1]


def uncoded(site: Site) -> tuple[Programme, ...]:
    """Programmes whose sources name no instrument."""
    return tuple(item for item in in_order(site) if not item.instruments)


@dataclass(frozen=True, slots=True)
class Year:
    """How many programmes that name an instrument stand how in one year."""

    year: int
    active: int = 0
    ahead: int = 0
    lapsed: int = 0
    decided: int = 0


def course(site: Site, instrument: str, now: int) -> tuple[Year, ...]:
    """The years touched by programmes that name the instrument, in order."""
    counts: dict[int, dict[State, int]] = {}
    for programme in users(site, instrument):
        for year, state in years(programme, now).items():
            row = counts.setdefault(year, {})
            row[state] = row.get(state, 0) + 1
    return tuple(Year(year, **counts[year]) for year in sorted(counts))


def results(site: Site) -> tuple[Result, ...]:
    """Every statement on results."""
    return tuple(result for item in in_order(site) for result in item.results)


def outcomes(site: Site) -> tuple[Result, ...]:
    """The statements that tell an outcome."""
    return tuple(item for item in results(site) if item.kind == "outcome")


def sums(site: Site) -> tuple[Money, ...]:
    """Every sum named for a programme."""
    return tuple(money for item in in_order(site) for money in item.money)


def billions(money: Money) -> float:
    """A sum in KZT billion; KeyError for another unit."""
    return money.value * BILLIONS[money.unit]


def drawn(site: Site) -> tuple[tuple[Programme, Money], ...]:
    """The sums of the chart of money with their programmes: state money for all monotowns together, for stated years, in order of time."""
    found = [(item, money) for item in in_order(site) for money in item.money if money.all_towns and money.year]
    return tuple(sorted(found, key=lambda pair: (pair[1].year or 0, pair[1].until or 0, pair[1].stage, pair[1].payer)))


@dataclass(frozen=True, slots=True)
class Part:
    """What one programme planned or did in a town; `joint` are the sums the town shares with others."""

    programme: Programme
    entries: tuple[Participation, ...]
    joint: tuple[Money, ...] = ()

    @property
    def instruments(self) -> tuple[str, ...]:
        """The instruments of its entries, each once, in the order of the codebook."""
        used = {name for entry in self.entries for name in entry.instruments}
        return tuple(name for name in INSTRUMENTS if name in used)

    @property
    def own(self) -> tuple[Money, ...]:
        """The sums of its entries: those of the town alone."""
        return tuple(money for entry in self.entries for money in entry.money)

    @property
    def money(self) -> tuple[Money, ...]:
        """Every sum, those of several towns together last."""
        return (*self.own, *self.joint)


def joint(programme: Programme, town: str) -> tuple[Money, ...]:
    """The sums of a programme that are named for this town and others together."""
    return tuple(money for money in programme.money if town in money.towns)


def record(site: Site, town: Town) -> tuple[Part, ...]:
    """What a town got, programme by programme in order of their beginning; within one in order of time, undated entries first."""
    order = {item.id: number for number, item in enumerate(in_order(site))}
    entries: Sequence[Participation] = sorted(town.programmes, key=lambda item: (order[item.programme], item.year or 0))
    groups = [(site.programmes[name], tuple(group)) for name, group in groupby(entries, key=lambda item: item.programme)]
    return tuple(Part(programme, group, joint(programme, town.slug)) for programme, group in groups)


def got(site: Site, town: Town) -> tuple[Part, ...]:
    """The parts of a town's record that gave it something: a sum or an instrument other than being graded, listed or supervised."""
    return tuple(part for part in record(site, town) if part.money or set(part.instruments) - {"management"})
