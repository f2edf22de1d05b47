"""The pictures of a town's page: where it lies, its population over time, its place among the towns by an indicator."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from monotowns import analysis, classes
from monotowns.charts import COLUMN, PHONE, Drawing
from monotowns.model import Town
from monotowns.sketchbook import Cell, Picture, Sketchbook, Table
from monotowns.townpage import population_rows, results
from monotowns.view import View

SCOPES = ("town", "administration")
"""What the chart of population shows."""


def locator(book: Sketchbook) -> Markup:
    """The page's town on the outline of the country."""
    from monotowns.charts import maps

    return Markup(book.drawing("locator", lambda: maps.locator(book.v.site, book.v.town)).bare())


def population(book: Sketchbook) -> Picture | None:
    """The town's population over time; None where there are too few counts."""
    from monotowns.charts import lines

    v, town = book.v, book.v.town
    counts = analysis.counts(town)
    last = classes.latest_population(town)
    if len(counts) < 2 or last is None:
        return None
    words = {name: v.label("scope", name) for name in SCOPES}
    first = counts[0]
    desc = v.text(
        "Line chart of {n} figures for the town: {first} people in {from_year}, {last} in {to_year}.",
        n=len(counts),
        first=book.whole(first.number),
        from_year=first.at,
        last=book.whole(last.number),
        to_year=last.at,
    )

    def draw(width: int) -> Drawing | None:
        return lines.population(town.population, book.lang, words, fmt=book.whole, width=width, desc=desc)

    drawings = [book.draw(f"population-{width}", partial(draw, width)) for width in (PHONE, COLUMN)]
    shown = [item for item in population_rows(town) if item.chart and item.when is not None and item.scope in SCOPES]
    found = [item for item in drawings if item is not None]
    if len(found) < len(drawings):
        return None
    rows = tuple(
        (
            Cell(v.when(item)),
            Cell(v.value(item, plain=True), item.number, (item.source, *item.also), number=True),
            Cell(v.where(item)),
            Cell(v.label("kind", item.kind)),
        )
        for item in shown
    )
    years = v.language.span(min(item.at or 0 for item in shown), max(item.at or 0 for item in shown))
    return book.picture(
        "chart-population",
        population_title(v, town),
        v.text("Residents by scope, {years}", years=years),
        found,
        Table((v.text("Date"), v.text("People"), v.text("Scope"), v.text("Kind")), rows, at="population-table"),
        note=v.text("Large dots are censuses, small ones estimates; figures of different scope are never joined."),
    )


def population_title(v: View, town: Town) -> str:
    """The finding: how the latest figure compares with the first; the words are chosen by the sign."""
    first, last = analysis.counts(town)[0], classes.latest_population(town)
    assert last is not None
    change = analysis.growth(first, last)
    values = {"town": v.say(town.names), "percent": v.language.percent(abs(change), 0), "first": first.at, "last": last.at}
    if abs(change) < 1:
        return v.text("{town}: about as many people in {last} as in {first}", **values)
    if change > 0:
        return v.text("{town}: {percent} more people in {last} than in {first}", **values)
    return v.text("{town}: {percent} fewer people in {last} than in {first}", **values)


def strip(book: Sketchbook, indicator: str) -> Markup:
    """The 27-dot strip of an indicator with this town filled and named; the place beside it says the same in words."""
    from monotowns.charts import strips

    v = book.v
    rows = results(v.site, indicator)
    if len(rows) < 4:
        return Markup("")
    values = [(item.slug, item.value) for item in rows]
    fmt = book.formatter(v.site.indicators[indicator])
    name = v.say(v.town.names)
    return Markup(book.drawing(f"strip-{indicator}", lambda: strips.strip(values, v.town.slug, name=name, fmt=fmt, width=PHONE)).bare())
