"""What templates of the programmes may call: the cross-table, the codebook with its counts, sums in words, what a town got."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from monotowns import instruments
from monotowns.codebook import INSTRUMENTS, RESULT_KINDS, STAGES, USUAL_TELLER
from monotowns.instruments import Part
from monotowns.model import Assignment, Money, Programme, Town
from monotowns.view import View

_YEARS = re.compile(r"\d{4}(?:–\d{4})?")


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cross-table: the instruments used, a row of assignments (or None) a programme, the totals of the columns."""

    instruments: tuple[str, ...]
    rows: tuple[tuple[Programme, tuple[Assignment | None, ...]], ...]
    totals: tuple[int, ...]


def matrix(v: View) -> Matrix:
    """Programmes by instruments, the most frequent instrument first; instruments and programmes without an assignment left out."""
    columns = tuple(name for name, count in instruments.ranking(v.site) if count)
    rows = tuple(
        (item, tuple(instruments.assignment(item, name) for name in columns)) for item in instruments.in_order(v.site) if item.instruments
    )
    return Matrix(columns, rows, tuple(sum(cells[index] is not None for _, cells in rows) for index in range(len(columns))))


def codebook(v: View) -> list[tuple[str, int]]:
    """(instrument, in how many programmes) in the order of the codebook."""
    return [(name, len(instruments.users(v.site, name))) for name in INSTRUMENTS]


def span(v: View, programme: Programme) -> str:
    """The years of a programme in words: in force, and to which year a repealed text had been written."""
    last = programme.end or programme.attested
    years = v.language.span(programme.start, last) if last and last != programme.start else str(programme.start)
    if programme.written_to:
        return v.text("{years}, written to run to {year}", years=years, year=programme.written_to)
    if programme.attested and not programme.end:
        return v.text("{years}, end not stated", years=years)
    return years


def time(v: View, programme: Programme) -> str:
    """The day of a programme; its years where no day is known."""
    if programme.date:
        return v.language.short_date(programme.date)
    if programme.end and programme.end != programme.start:
        return v.language.span(programme.start, programme.end)
    return str(programme.start)


def heading(v: View, programme: Programme) -> str:
    """Time and name of a programme; the name alone where it says the year or years itself."""
    name, when = v.say(programme.name), time(v, programme)
    years = _YEARS.findall(when)[-1]
    return name if re.search(rf"(?<![\d–]){years}(?![\d–])", name) else f"{when}. {name}"


def money_time(v: View, money: Money) -> str:
    """The year or years of a sum."""
    if money.year and money.until:
        return v.language.span(money.year, money.until)
    return ", ".join(filter(None, (str(money.year or ""), v.say(money.period))))


def money_codes(v: View, money: Money) -> str:
    """How far a sum had got, who pays, and whether others share in it: the codes in words."""
    codes = [v.label("stage", money.stage), v.label("payer", money.payer)]
    if money.wider:
        codes.append(v.text("not for monotowns alone"))
    return ", ".join(codes)


def sharers(v: View, money: Money) -> str:
    """For how many towns together a sum is named, as the label before it."""
    return v.plural("For {n} town together:", "For {n} towns together:", len(money.towns))


def towns(v: View, programme: Programme) -> tuple[Town, ...]:
    """The towns a programme names, in alphabetical order; none where it is for all."""
    return v.in_order([v.site.town(slug) for slug in programme.towns]) if len(programme.towns) < len(v.site.towns) else ()


def reading_counts(v: View) -> Mapping[str, int]:
    """Reading -> number of programmes known that way."""
    found = [item.read for item in v.site.programmes.values()]
    return {name: found.count(name) for name in ("whole", "part", "reports")}


def stage_counts(v: View) -> list[tuple[str, int]]:
    """(stage, number of sums) of all sums named for programmes, where there are any."""
    found = [money.stage for money in instruments.sums(v.site)]
    return [(name, found.count(name)) for name in STAGES if name in found]


def result_counts(v: View) -> list[tuple[str, int]]:
    """(kind of statement, number) of all statements on results, where there are any."""
    found = [item.kind for item in instruments.results(v.site)]
    return [(name, found.count(name)) for name in RESULT_KINDS if name in found]


def outcome_speakers(v: View) -> str:
    """Who tells the outcomes, in words."""
    return v.language.listing(list(dict.fromkeys(v.label("speaker", item.by) for item in instruments.outcomes(v.site))))


def town_part(v: View, part: Part) -> str:
    """The codes of a programme in a town in one line, or the words for no record; a joint sum stands by itself, with its value."""
    words = [v.label("instrument", name) for name in part.instruments]
    sums = list(dict.fromkeys(money_codes(v, money) for money in part.own))
    lines = []
    if words:
        lines.append(v.text("Instruments: {list}", list=v.language.listing(words)))
    if sums:
        lines.append(v.text("Money: {list}", list="; ".join(sums)))
    if not lines and not part.joint:
        return v.text("What the town got from it: no record found")
    return ". ".join(lines)


def town_rows(v: View) -> list[tuple[Town, tuple[Part, ...]]]:
    """Every town in alphabetical order with the programmes that gave it something."""
    return [(town, instruments.got(v.site, town)) for town in v.alphabetical()]


TEMPLATE_CALLS: Mapping[str, object] = {
    "programmes": lambda v: instruments.in_order(v.site),
    "matrix": matrix,
    "codebook": codebook,
    "programme_span": span,
    "programme_time": time,
    "programme_heading": heading,
    "money_time": money_time,
    "money_codes": money_codes,
    "money_sharers": sharers,
    "programme_towns": towns,
    "usual_teller": USUAL_TELLER,
    "reading_counts": reading_counts,
    "stage_counts": stage_counts,
    "result_counts": result_counts,
    "outcome_speakers": outcome_speakers,
    "town_record": lambda v, town: instruments.record(v.site, town),
    "town_part": town_part,
    "town_rows_of_programmes": town_rows,
    "uncoded": lambda v: instruments.uncoded(v.site),
}
