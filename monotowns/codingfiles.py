"""The coding of the programmes as CSV files: assignments, sums, statements on results, and what each town got."""

from __future__ import annotations

from monotowns import instruments, policypage
from monotowns.csvfile import number, table
from monotowns.figuretables import source_line
from monotowns.model import Money
from monotowns.pages import ordered
from monotowns.view import View

Rows = list[list[object]]


def _cited(v: View, *names: str) -> str:
    return "; ".join(source_line(v.site.sources[name]) for name in dict.fromkeys(names))


def _sum(v: View, money: Money | None) -> list[object]:
    """The columns of a sum; empty where there is none."""
    if money is None:
        return [""] * 8
    return [
        v.say(money.what),
        number(money.value),
        v.language.unit_name(money.unit),
        policypage.money_time(v, money),
        v.label("stage", money.stage),
        v.label("payer", money.payer),
        v.text("yes") if money.wider else "",
        money.shared or "",
    ]


def _sum_header(v: View) -> list[str]:
    return [
        v.text("What exactly"),
        v.text("Value"),
        v.text("Unit"),
        v.text("Years"),
        v.text("Stage"),
        v.text("Payer"),
        v.text("Not for monotowns alone"),
        v.text("Towns together"),
    ]


def assignments(v: View) -> bytes:
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
            rows.append([*start, *words, _cited(v, given.source, *given.also)])
        if not item.instruments:
            rows.append([*start, "not-stated", v.text("not stated"), "", "", _cited(v, item.source, *item.also)])
    header = [
        v.text("Identifier"),
        v.text("Programme"),
        v.text("Kind"),
        v.text("Years"),
        v.text("How it was read"),
        v.text("Code"),
        v.text("Instrument"),
        v.text("Not for monotowns alone"),
        v.text("What the source says"),
        v.text("Sources"),
    ]
    return table(header, rows)


def sums(v: View) -> bytes:
    """One row a sum named for a programme."""
    rows: Rows = [
        [item.id, v.say(item.name), *_sum(v, money), v.say(money.note), _cited(v, money.source)]
        for item in instruments.in_order(v.site)
        for money in item.money
    ]
    return table([v.text("Identifier"), v.text("Programme"), *_sum_header(v), v.text("Note"), v.text("Sources")], rows)


def statements(v: View) -> bytes:
    """One row a statement on results."""
    rows: Rows = [
        [
            item.id,
            v.say(item.name),
            result.date.isoformat() if result.date else result.year,
            v.label("result", result.kind),
            v.label("speaker", result.by),
            v.say(result.text),
            _cited(v, result.source, *result.also),
        ]
        for item in instruments.in_order(v.site)
        for result in item.results
    ]
    header = [v.text("Identifier"), v.text("Programme"), v.text("Date"), v.text("Kind"), v.text("Stated by")]
    return table([*header, v.text("What the source says"), v.text("Sources")], rows)


def towns(v: View) -> bytes:
    """One row an entry of a town's record, one for each of its sums where it has several."""
    rows: Rows = []
    for town in ordered(v.site.towns, v.lang):
        for part in instruments.record(v.site, town):
            for entry in part.entries:
                codes = "; ".join(v.label("instrument", name) for name in entry.instruments)
                for money in entry.money or (None,):
                    source = _cited(v, entry.source, *entry.also, *((money.source,) if money else ()))
                    name = v.say(part.programme.name)
                    rows.append(
                        [town.names[v.lang], part.programme.id, name, entry.year, codes, v.say(entry.text), *_sum(v, money), source]
                    )
    header = [
        v.text("Town"),
        v.text("Identifier"),
        v.text("Programme"),
        v.text("Year"),
        v.text("Instruments"),
        v.text("What the source says"),
    ]
    return table([*header, *_sum_header(v), v.text("Sources")], rows)


def files(v: View) -> dict[str, tuple[bytes, str, str]]:
    """What the page of the programmes offers: path -> (content, words of the link, kind)."""
    start = f"{v.lang}/programmes/programmes"
    return {
        f"{start}-coding.csv": (assignments(v), v.text("Instruments by programme"), "CSV"),
        f"{start}-sums.csv": (sums(v), v.text("Sums by programme"), "CSV"),
        f"{start}-results.csv": (statements(v), v.text("Statements on results"), "CSV"),
        f"{start}-towns.csv": (towns(v), v.text("What each town got"), "CSV"),
    }
