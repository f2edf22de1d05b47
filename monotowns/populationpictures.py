"""The pictures of the population of all towns: their censuses, two years side by side, their sizes."""

from __future__ import annotations

from monotowns import analysis, classes, findings
from monotowns.model import Observation
from monotowns.overview import by_population
from monotowns.sketchbook import Cell, Picture, Sketchbook, Table

BETWEEN = (1989, 2009)
"""The censuses set side by side: the last Soviet one, and the latest that is known for most towns."""


def _people(book: Sketchbook, item: Observation) -> Cell:
    return Cell(book.whole(item.number), item.number, (item.source, *item.also), number=True)


def courses(book: Sketchbook) -> Picture | None:
    """The censuses of every town as small multiples; None where no town has two."""
    from monotowns.charts import panels

    v = book.v
    found = [(town, analysis.censuses(town)) for town in v.alphabetical()]
    if not any(len(items) > 1 for _, items in found):
        return None
    shown: list[panels.Panel] = []
    rows: list[tuple[Cell, ...]] = []
    for town, items in found:
        name = v.say(town.names)
        if not items:
            shown.append(panels.Panel(name, v.text("no census of the town found"), ()))
            rows.append((Cell(name), Cell(v.text("no data"), "[x]"), Cell(v.text("no data"), "[x]")))
            continue
        most = max(items, key=lambda item: item.number)
        shown.append(panels.Panel(name, f"{most.at}: {book.whole(most.number)}", tuple((item.when or 0.0, item.number) for item in items)))
        rows += [(Cell(name), Cell(str(item.at)), _people(book, item)) for item in items]
    several = [items for _, items in found if len(items) > 1]
    years = [item.at or 0 for items in several for item in items]
    desc = v.text("Small charts of {n} towns, each with its censuses as dots; the values stand in the table.", n=len(found))
    return book.picture(
        "chart-courses",
        findings.commonest_peak(v, [max(items, key=lambda item: item.number).at or 0 for items in several]),
        v.text(
            "Residents, town only, censuses of {years}, in per cent of each town’s highest census",
            years=v.language.span(min(years), max(years)),
        ),
        book.versions("courses", lambda width: panels.panels(shown, width=width, desc=desc)),
        Table((v.text("Town"), v.text("Census"), v.text("People")), tuple(rows)),
        note=v.text(
            "All charts share one scale of years and one from zero to the town’s highest census, which stands above each. Where a census of the country is not known for the town, the line stops."
        ),
        processing=v.text("converted to per cent"),
    )


def slopes(book: Sketchbook) -> Picture | None:
    """Every town with both censuses, its people then and later; None where there is none."""
    from monotowns.charts import slopes as chart

    v = book.v
    first, last = BETWEEN
    years = [(town, {item.at: item for item in analysis.censuses(town)}) for town in by_population(v)]
    found = [(town, items[first], items[last]) for town, items in years if first in items and last in items]
    if not found:
        return None
    found.sort(key=lambda row: -row[2].number)
    shown = [
        chart.Slope(
            v.say(town.names),
            before.number,
            after.number,
            book.whole(before.number),
            book.whole(after.number),
            highlight=after.number >= before.number,
        )
        for town, before, after in found
    ]
    desc = v.text("Slope chart of {n} towns; the values stand in the table.", n=len(found))
    return book.picture(
        "chart-slopes",
        findings.fewer(v, BETWEEN, [before.number for _, before, _ in found], [after.number for _, _, after in found]),
        v.text("Residents, town only, censuses of {first} and {last}, logarithmic scale", first=first, last=last),
        book.versions("slopes", lambda width: chart.slopes(shown, (str(first), str(last)), width=width, desc=desc)),
        Table(
            (v.text("Town"), str(first), str(last)),
            tuple((Cell(v.say(town.names)), _people(book, before), _people(book, after)) for town, before, after in found),
        ),
        note=v.text(
            "Equal slopes are equal rates of change. Towns that did not shrink are in colour and bold. The other {n} towns lack one of the two censuses.",
            n=len(v.site.towns) - len(found),
        ),
    )


def sizes(book: Sketchbook, at: str = "") -> Picture | None:
    """The latest figures of all towns on one line; None with fewer than two."""
    from monotowns.charts import strips

    v = book.v
    found = [(town, item) for town in by_population(v) if (item := classes.latest_population(town))]
    if len(found) < 2:
        return None
    values = [(v.say(town.names), item.number) for town, item in found]
    desc = v.text("{n} towns as dots on one line by their people; the values stand in the table.", n=len(found))
    return book.picture(
        "chart-sizes",
        findings.half(v, [value for _, value in values], book.whole),
        v.text("Residents, town only, latest figure of each town"),
        book.versions("sizes", lambda width: strips.spread(values, fmt=book.whole, width=width, desc=desc)),
        Table(
            (v.text("Town"), v.text("People"), v.text("Year")),
            tuple((Cell(v.say(town.names)), _people(book, item), Cell(str(item.at))) for town, item in found),
            at,
        ),
        note=v.text(
            "Named are the smallest, the middle and the largest town; the faint ticks are the quartiles. The scale begins at zero."
        ),
    )
