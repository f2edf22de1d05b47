"""The pictures of a town's page: where it lies, its population over time, its place among the towns by an indicator."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from monotowns import analysis, classes, findings
from monotowns.charts import COLUMN, PHONE, Drawing
from monotowns.model import Observation, Town
from monotowns.sketchbook import Cell, Picture, Sketchbook, Table
from monotowns.townpage import results
from monotowns.view import View

SCOPES = ("town", "administration")
"""What the chart of population shows."""


REPEATED = ("share-of-monotowns",)
"""Indicators that set the towns apart as another one does, here the number of people: a second strip of the same dots says nothing."""


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
    brief = {**words, "administration": v.text("administration")}
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
        return lines.population(town.population, book.lang, brief if width == PHONE else words, fmt=book.whole, width=width, desc=desc)

    drawings = [book.draw(f"population-{width}", partial(draw, width)) for width in (PHONE, COLUMN)]
    plotted = [item for one in lines.series(town.population, book.lang, SCOPES) for item in one.items]
    shown = sorted(plotted, key=lambda item: (item.when or 0.0, item.scope))
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
        findings.population(v, town, first, last, analysis.peak(town)),
        v.text("Residents by scope, {years}", years=years),
        found,
        Table((v.text("Date"), v.text("People"), v.text("Scope"), v.text("Kind")), rows, at="population-table"),
        note=v.text("Large dots are censuses, small ones estimates; figures of different scope are never joined.") + crosses(v, shown),
    )


def crosses(v: View, items: Iterable[Observation]) -> str:
    """What the crosses of a chart of population are, a sentence to add to its note; nothing where it has none."""
    if not any(map(analysis.is_carried_forward, items)):
        return ""
    return " " + v.text("Crosses are estimates from before the 2021 census, which corrected such figures.")


def course(town: Town) -> dict[float, float]:
    """The censuses of a town and its latest figure by time."""
    last = classes.latest_population(town)
    found = [item for item in analysis.counts(town) if item.kind == "census" or item is last]
    return {item.when or 0.0: item.number for item in found}


def spark_years(book: Sketchbook) -> tuple[int, int]:
    """The first and the last year of every sparkline of a table."""
    times = [time for town in book.v.site.towns for time in course(town)]
    return int(min(times, default=0)), int(max(times, default=0))


def spark(book: Sketchbook, town: Town, years: tuple[int, int]) -> Markup:
    """The course of a town as a line beside its latest figure; nothing where there is only one count."""
    from monotowns.charts import strips

    points = sorted(course(town).items())
    if len(points) < 2:
        return Markup("")
    return Markup(book.drawing(f"spark-{town.slug}", lambda: strips.spark(points, years=(years[0], years[1] + 1))).bare())


def strip(book: Sketchbook, indicator: str) -> Markup:
    """The 27-dot strip of an indicator with this town filled and named; the place beside it says the same in words."""
    from monotowns.charts import strips

    v = book.v
    rows = results(v.site, indicator)
    if len(rows) < 4 or indicator in REPEATED:
        return Markup("")
    values = [(item.slug, item.value) for item in rows]
    fmt = book.formatter(v.site.indicators[indicator])
    name = v.say(v.town.names)
    return Markup(book.drawing(f"strip-{indicator}", lambda: strips.strip(values, v.town.slug, name=name, fmt=fmt, width=PHONE)).bare())
