"""The founding article's figures drawn anew from what it says, each marked as the article's: Figure 1 and Table 1 (Figures 2 and 3 are compositions)."""

from __future__ import annotations

from dataclasses import replace

from monotowns import classes, dependence, findings
from monotowns.charts import COLUMN, PHONE, Drawing
from monotowns.figures import ARTICLE
from monotowns.model import Observation
from monotowns.sketchbook import Cell, Picture, Sketchbook, Table
from monotowns.townpictures import crosses

RUDNY = "rudny"
"""The town of the article's Figure 1."""


def rudny(book: Sketchbook) -> Picture | None:
    """The two ends of the article's Figure 1 beside the town's own figures; None where the record lacks either."""
    from monotowns.charts import lines

    v = book.v
    town = v.site.town(RUDNY)
    claimed = sorted(
        (replace(item, chart=True) for item in town.population if item.source == ARTICLE and item.scope == lines.STRAY and item.when),
        key=lambda item: item.when or 0.0,
    )
    counted = [item for item in town.population if item.scope == "town" and item.kind not in lines.AHEAD]
    own = [item for one in lines.series(counted, book.lang, ("town",)) for item in one.items]
    last = classes.latest_population(town)
    if not claimed or not own or last is None:
        return None
    labels = {
        "town": v.label("scope", "town"),
        lines.STRAY: v.text("the article, scope not stated"),
        "projection": v.label("kind", "projection"),
    }
    desc = v.text(
        "Line chart of the town’s own figures, {first} people in {from_year} and {last} in {to_year}; apart from the line, the article’s: {claims}.",
        first=book.whole(own[0].number),
        from_year=own[0].at,
        last=book.whole(last.number),
        to_year=last.at,
        claims=v.language.listing([f"{item.at}: {book.whole(item.number)}" for item in claimed]),
    )

    def draw(width: int) -> Drawing:
        found = lines.population([*own, *claimed], book.lang, labels, fmt=book.whole, width=width, desc=desc)
        assert found is not None, "a town with counts and a figure of the article spans years enough"
        return found

    return book.picture(
        "chart-figure-one",
        findings.beside(v, claimed[0], last),
        v.text(
            "{town}: residents, {years}; the two ends of the article’s Figure 1",
            town=v.say(town.names),
            years=v.language.span(own[0].at or 0, claimed[-1].at or 0),
        ),
        book.versions("figure-one", draw, PHONE, COLUMN),
        Table(
            (v.text("Date"), v.text("People"), v.text("Scope"), v.text("Kind")),
            tuple(_row(book, item) for item in [*own, *claimed]),
        ),
        note=v.text(
            "Diamonds are the article’s: it names no area, and its figure itself is lost, so no line joins them to each other or to the town’s counts. Large dots are censuses, small ones estimates."
        )
        + crosses(v, own),
    )


def _row(book: Sketchbook, item: Observation) -> tuple[Cell, ...]:
    v = book.v
    number = Cell(v.value(item, plain=True), item.number, (item.source, *item.also), number=True)
    return Cell(v.when(item)), number, Cell(v.where(item)), Cell(v.label("kind", item.kind))


def firms(book: Sketchbook, at: str = "") -> Picture | None:
    """The enterprises that the article's Table 1 names, by branch; None where the record lacks them."""
    from monotowns.charts import bars

    v = book.v
    found = dependence.firm_concentration(v.site)
    if not found:
        return None
    town, items = found[0].town, sorted(found[0].items, key=lambda item: -item.number)
    names = {id(item): v.capital(v.say(item.what)) for item in items}
    shown = [bars.Row(names[id(item)], item.number, book.whole(item.number)) for item in items]
    desc = v.text("Bars of {n} branches by the number of enterprises named; the values stand in the table.", n=len(items))
    return book.picture(
        "chart-table-one",
        findings.branches(v, {v.say(item.what)[:1].lower() + v.say(item.what)[1:]: item.number for item in items}),
        v.text("{town}: enterprises the article’s Table 1 names, by branch", town=v.say(town.names)),
        book.versions("table-one", lambda width: bars.ranked(shown, width=width, desc=desc)),
        Table(
            (v.text("Branch"), v.text("Firms")),
            tuple(
                (Cell(names[id(item)]), Cell(book.whole(item.number), item.number, (item.source, *item.also), number=True))
                for item in items
            ),
            at,
        ),
        note=v.text("This counts firms, not jobs or output."),
    )
