"""The programmes and their coding as tables: register, assignments, sums, statements on results, and what each town got."""

from __future__ import annotations

from dataclasses import replace

from monotowns import figuretables, instruments, policypage
from monotowns.csvfile import Column, number
from monotowns.downloads import File
from monotowns.figuretables import BOUND, ID, TOWN_ID, Rows, cited
from monotowns.language import N_
from monotowns.model import Money
from monotowns.view import View

_PROGRAMME_ID = replace(ID, refers="programmes")
_PROGRAMME = Column("programme", N_("Programme"))
_READ = Column("read", N_("How it was read"), about=N_("Whether the document itself was read, or only reports about it."))
_SAID = Column("text", N_("What the source says"))
_SOURCES = Column("sources", N_("Sources"))
_WIDER = Column("wider", N_("Not for monotowns alone"), about=N_("Says yes where the source speaks of more than the monotowns."))
_SUM = (
    Column("what", N_("What exactly")),
    Column("value", N_("Value"), "number"),
    BOUND,
    Column("unit", N_("Unit")),
    Column("years", N_("Years")),
    Column("stage", N_("Stage"), about=N_("How far the money had come: planned, allotted, agreed or spent.")),
    Column("payer", N_("Payer")),
    _WIDER,
    Column("shared", N_("Towns together"), "integer", N_("For how many towns together the sum is named.")),
)
REGISTER = (
    Column("name", N_("Programme")),
    Column("kind", N_("Kind")),
    Column("first_year", N_("From year"), "integer"),
    Column("last_year", N_("To year"), "integer", N_("The last year in force, or the last for which a source shows it at work.")),
    Column("act", N_("Act")),
    _READ,
    Column("summary", N_("Summary")),
    _SOURCES,
    ID,
)
"""The columns of the register of programmes."""
ASSIGNMENTS = (
    _PROGRAMME_ID,
    _PROGRAMME,
    Column("kind", N_("Kind")),
    Column("years", N_("Years")),
    _READ,
    Column("code", N_("Code"), about=N_("The code of the instrument, the same in all three languages.")),
    Column("instrument", N_("Instrument")),
    _WIDER,
    _SAID,
    _SOURCES,
)
SUMS = (_PROGRAMME_ID, _PROGRAMME, *_SUM, Column("note", N_("Note")), _SOURCES)
STATEMENTS = (
    _PROGRAMME_ID,
    _PROGRAMME,
    Column("date", N_("Date"), about=N_("A year, or a day as year-month-day; empty where the source gives no date.")),
    Column("kind", N_("Kind"), about=N_("What is stated: a plan, work done, an outcome or the background.")),
    Column("by", N_("Stated by")),
    _SAID,
    _SOURCES,
)
TOWNS = (
    Column("town", N_("Town")),
    _PROGRAMME_ID,
    _PROGRAMME,
    Column("year", N_("Year"), "integer"),
    Column("instruments", N_("Instruments")),
    _SAID,
    *_SUM,
    _SOURCES,
    TOWN_ID,
)


def _sum(v: View, money: Money | None) -> list[object]:
    """The columns of a sum; empty where there is none."""
    if money is None:
        return [""] * len(_SUM)
    return [
        v.say(money.what),
        number(money.value),
        figuretables.bound(v, money.bound),
        v.language.unit_name(money.unit),
        policypage.money_time(v, money),
        v.label("stage", money.stage),
        v.label("payer", money.payer),
        v.text("yes") if money.wider else "",
        len(money.towns) or "",
    ]


def register(v: View) -> Rows:
    """One row a programme, in order of time."""
    return [
        [
            v.say(item.name),
            v.label("programme", item.kind),
            item.start,
            item.end or item.attested,
            v.say(item.act),
            v.label("reading", item.read),
            v.say(item.summary),
            cited(v, item.source, *item.also),
            item.id,
        ]
        for item in instruments.in_order(v.site)
    ]


def assignments(v: View) -> Rows:
    """One row an assignment; a programme without one has a row that says so."""
    rows: Rows = []
    for item in instruments.in_order(v.site):
        start: list[object] = [
            item.id,
            v.say(item.name),
            v.label("programme", item.kind),
            policypage.span(v, item),
            v.label("reading", item.read),
        ]
        for given in item.instruments:
            words = [given.instrument, v.label("instrument", given.instrument), v.text("yes") if given.wider else "", v.say(given.basis)]
            rows.append([*start, *words, cited(v, given.source, *given.also)])
        if not item.instruments:
            rows.append([*start, "not-stated", v.text("not stated"), "", "", cited(v, item.source, *item.also)])
    return rows


def sums(v: View) -> Rows:
    """One row a sum named for a programme."""
    return [
        [item.id, v.say(item.name), *_sum(v, money), v.say(money.note), cited(v, money.source)]
        for item in instruments.in_order(v.site)
        for money in item.money
    ]


def statements(v: View) -> Rows:
    """One row a statement on results."""
    return [
        [
            item.id,
            v.say(item.name),
            result.date.isoformat() if result.date else result.year,
            v.label("result", result.kind),
            v.label("speaker", result.by),
            v.say(result.text),
            cited(v, result.source, *result.also),
        ]
        for item in instruments.in_order(v.site)
        for result in item.results
    ]


def towns(v: View) -> Rows:
    """One row an entry of a town's record, one for each of its sums where it has several; then the sums it shares with other towns."""
    rows: Rows = []
    for town in v.alphabetical():
        for part in instruments.record(v.site, town):
            start = [town.names[v.lang], part.programme.id, v.say(part.programme.name)]
            for entry in part.entries:
                codes = "; ".join(v.label("instrument", name) for name in entry.instruments)
                for money in entry.money or (None,):
                    source = cited(v, entry.source, *entry.also, *((money.source,) if money else ()))
                    rows.append([*start, entry.year, codes, v.say(entry.text), *_sum(v, money), source, town.slug])
            for money in part.joint:
                rows.append([*start, "", "", "", *_sum(v, money), cited(v, money.source), town.slug])
    return rows


def files(v: View) -> dict[str, File]:
    """What the page of the programmes offers, by path."""
    start = f"{v.lang}/programmes/programmes"
    return {
        f"{start}-coding.csv": File(figuretables.csv(v, ASSIGNMENTS, assignments(v)), v.text("Instruments by programme"), "CSV"),
        f"{start}-sums.csv": File(figuretables.csv(v, SUMS, sums(v)), v.text("Sums by programme"), "CSV"),
        f"{start}-results.csv": File(figuretables.csv(v, STATEMENTS, statements(v)), v.text("Statements on results"), "CSV"),
        f"{start}-towns.csv": File(figuretables.csv(v, TOWNS, towns(v)), v.text("What each town got"), "CSV"),
    }
