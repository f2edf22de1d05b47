"""The pictures of the programmes: instruments over the years, and state money for all monotowns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monotowns import instruments, policypage
from monotowns.figures import OWN
from monotowns.model import Money, Site
from monotowns.sketchbook import Cell, Picture, Sketchbook, Table
from monotowns.view import View

if TYPE_CHECKING:
    from monotowns.charts import sums


def over_time(book: Sketchbook, at: str = "") -> Picture:
    """The instruments that any programme names, the most frequent first, with the years of those programmes."""
    from monotowns.charts import timelines

    v = book.v
    now = v.site.publication.date.year
    total = len(v.site.programmes)
    rows = []
    cells: list[tuple[Cell, ...]] = []
    for name, count in instruments.ranking(v.site):
        if not count:
            continue
        steps = tuple(
            timelines.Step(item.year, item.active, item.ahead, item.lapsed, item.decided) for item in instruments.course(v.site, name, now)
        )
        rows.append(timelines.Ribbon(v.capital(v.label("instrument", name)), str(count), steps))
        for item in instruments.users(v.site, name):
            given = instruments.assignment(item, name)
            assert given is not None
            cells.append(
                (
                    Cell(v.capital(v.label("instrument", name))),
                    Cell(v.say(item.name)),
                    Cell(policypage.span(v, item)),
                    Cell(v.label("programme", item.kind), None, (given.source, *given.also)),
                )
            )
    desc = v.text(
        "Timeline of {n} instruments: the more programmes that name one are in force, the thicker its ribbon; the years stand in the table.",
        n=len(rows),
    )
    header = (v.text("Instrument"), v.text("Programme"), v.text("Years"), v.text("Kind"))
    return book.picture(
        "chart-instruments",
        leading_title(v),
        v.text("Programmes, plans and decisions that name each instrument, by year; in all {n}", n=total),
        book.versions("instruments", lambda width: timelines.ribbons(rows, now=now, ahead=v.text("ahead"), width=width, desc=desc)),
        Table(header, tuple(cells), at),
        note=v.text(
            "The thicker the ribbon, the more programmes in force name the instrument. Plain outline: in force after {year}. Dashed outline: years for which a repealed text had been written. Dot: a single decision, in its year. At the end of a row: how many name the instrument.",
            year=now,
        ),
        sources=(OWN,),
        processing=v.text("coded by us, see the rules below"),
    )


def leading_title(v: View) -> str:
    """The finding: which instrument stands in most programmes."""
    names, count = instruments.leading(v.site)
    words = v.language.listing([v.label("instrument", name) for name in names])
    return v.capital(
        v.text(
            "{instrument}: named most often, in {n} of {total} programmes and decisions",
            instrument=words,
            n=count,
            total=len(v.site.programmes),
        )
    )


def announced_and_given(site: Site) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
    """State money for all monotowns: sums announced for single years for which a sum given is known too, and those sums of the national budget."""
    found = [money for _, money in instruments.drawn(site)]
    given = [money for money in found if money.payer == "national" and money.stage != "planned"]
    announced = [
        money for money in found if money.stage == "planned" and money.until is None and any(_covers(item, money) for item in given)
    ]
    return tuple(announced), tuple(item for item in given if any(_covers(item, money) for money in announced))


def _covers(span: Money, year: Money) -> bool:
    return (span.year or 0) <= (year.year or 0) <= (span.until or span.year or 0)


def money(book: Sketchbook, at: str = "") -> Picture | None:
    """State money for all monotowns over the years; None where the data hold none."""
    from monotowns.charts import sums

    v = book.v
    found = instruments.drawn(v.site)
    announced, given = announced_and_given(v.site)
    if not announced or not given:
        return None
    blocks = [_block(v, item) for _, item in found]
    rows = tuple(
        (
            Cell(policypage.money_time(v, item)),
            Cell(v.say(programme.name)),
            Cell(v.capital(v.say(item.what))),
            Cell(v.language.number(item.value), instruments.billions(item), (item.source,), number=True),
            Cell(v.label("stage", item.stage)),
            Cell(v.label("payer", item.payer)),
        )
        for programme, item in found
    )
    header = (v.text("Years"), v.text("Programme"), v.text("What exactly"), v.text("KZT billion"), v.text("Stage"), v.text("Payer"))
    desc = v.text("Blocks over the years: what was announced as outlines, what was given as filled blocks; the sums stand in the table.")
    return book.picture(
        "chart-money",
        money_title(v),
        v.text("State money for all monotowns together, KZT billion of each year"),
        book.versions("money", lambda width: sums.money(blocks, fmt=v.language.number, gap=v.text("no sum found"), width=width, desc=desc)),
        Table(header, rows, at),
        note=v.text(
            "Height: the part of one year; area: the whole sum. Dashed: announced or planned. Filled: named as given or without a stage, in colour the national budget, in grey all state budgets together. Prices of each year; inflation is not taken out."
        ),
        sources=(OWN,),
        processing=v.text("sums of several years divided by their number"),
    )


def _block(v: View, item: Money) -> sums.Block:
    """A sum as a block; only a filled one of several years has room for a name."""
    from monotowns.charts import sums

    assert item.year is not None
    last = item.until or item.year
    planned = item.stage == "planned"
    name = v.label("payer", item.payer) if not planned and last > item.year + 2 else ""
    value = instruments.billions(item)
    return sums.Block(item.year, last, value, v.language.number(item.value), planned, item.payer == "national", name)


def money_title(v: View) -> str:
    """The finding: what was announced, and what the national budget gave up to the same year."""
    announced, given = announced_and_given(v.site)
    return v.text(
        "{announced} announced for {years}; {given} from the national budget in {other}",
        announced=_total(v, announced),
        years=_years(v, announced),
        given=_total(v, given),
        other=_years(v, given),
    )


def _total(v: View, sums: tuple[Money, ...]) -> str:
    return v.quantity(round(sum(instruments.billions(item) for item in sums), 4), "kzt-billion")


def _years(v: View, sums: tuple[Money, ...]) -> str:
    first, last = min(item.year or 0 for item in sums), max(item.until or item.year or 0 for item in sums)
    return v.language.span(first, last) if first != last else str(first)
