"""The pictures of indicators, classes and projections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from monotowns import classes, findings, forecast, modelpages
from monotowns.figures import ARTICLE, OWN
from monotowns.language import N_
from monotowns.overview import groups
from monotowns.sketchbook import Cell, Picture, Sketchbook, Table
from monotowns.townpage import results, years_of

PARTS: Mapping[str, str] = {
    "operating": "working", "working": "working", "partly": "partly", "closed": "closed",
    "extractive": "extractive", "processing": "processing", "energy": "energy", "science": "science", "scientific": "science", "not-stated": "unknown",
}  # fmt: skip
"""The mark whose filling a part of a composition takes."""
GROUPS = N_("Number of towns in each group")
SUBTITLES: Mapping[str, str] = {
    "activity": N_("Number of towns in each group; the article’s Figure 2, recounted from its lists"),
    "production": N_("Number of towns in each group; the article’s Figure 3, as far as its lists name towns"),
}


def ranked(book: Sketchbook, name: str, at: str = "") -> Picture | None:
    """All towns with data by one indicator, the highest first; None where no town has any."""
    from monotowns.charts import bars

    v = book.v
    indicator = v.site.indicators[name]
    rows = results(v.site, name)
    if not rows:
        return None
    fmt = book.formatter(indicator)
    names = {item.slug: v.say(v.site.town(item.slug).names) for item in rows}
    shown = [bars.Row(names[item.slug], item.value, fmt(item.value)) for item in rows]
    unit = "" if indicator.unit in (None, "percent") else v.language.unit_name(rows[0].unit)
    written: Callable[[float], str] = fmt if indicator.unit in (None, "percent") else lambda value: v.quantity(value, rows[0].unit)
    desc = v.text("Ranking of {n} towns; the values stand in the table.", n=len(rows))
    kind: Literal["bar", "dot"] = "dot" if rows[-1].value < 0 < rows[0].value else "bar"
    table = tuple(
        (
            Cell(names[item.slug]),
            Cell(fmt(item.value), round(item.value, 4), tuple(item.sources), number=True),
            Cell(years_of(v, item)),
            Cell(v.label("scope", item.scope)),
        )
        for item in rows
    )
    return book.picture(
        f"chart-{name}",
        findings.ranking(v, indicator, rows, written),
        v.capital(v.say(indicator.name)) + (f", {unit}" if unit else ""),
        book.versions(f"rank-{name}", lambda width: bars.ranked(shown, width=width, kind=kind, desc=desc)),
        Table((v.text("Town"), v.text("Value"), v.text("Year"), v.text("Scope")), table, at),
        note=v.text("Years and scopes differ; they stand in the table."),
        processing=v.text("computed by us, see the method") if indicator.computed else "",
    )


def composition(book: Sketchbook, kind: str, at: str = "") -> Picture:
    """How many towns belong to each group of a classification."""
    from monotowns.charts import bars

    v = book.v
    found = groups(v, kind)
    total = len(v.site.towns)
    parts = [bars.Part(v.label(kind, item.value), len(item.towns), str(len(item.towns)), PARTS.get(item.value, "")) for item in found]
    listing = v.language.listing([f"{part.label}: {part.text}" for part in parts])
    desc = v.text("Composition of {total} towns: {parts}.", total=total, parts=listing)
    source = ARTICLE if kind in classes.ARTICLE_KINDS else OWN
    rows = tuple(
        (
            Cell(v.capital(v.label(kind, item.value))),
            Cell(str(len(item.towns)), len(item.towns), (source,), number=True),
            Cell(v.language.listing([v.say(town.names) for town in item.towns])),
        )
        for item in found
    )
    return book.picture(
        f"chart-{kind}",
        findings.composition(v, kind, {item.value: len(item.towns) for item in found}),
        v.text(SUBTITLES.get(kind, GROUPS)),
        book.versions(f"parts-{kind}", lambda width: bars.composition(parts, width=width, desc=desc)),
        Table((v.text("Group"), v.text("Number of towns"), v.text("Towns")), rows, at),
        processing=v.text("counted by us"),
    )


def forecasts(book: Sketchbook, at: str = "") -> Picture | None:
    """The projections of all towns that have one; None where there is none."""
    from monotowns.charts import fans

    v = book.v
    found = modelpages.forecasts(v)
    if not found:
        return None
    end = forecast.HORIZONS[-1]
    panels: list[fans.Panel] = []
    rows: list[tuple[Cell, ...]] = []
    for town, item in found:
        start = item.start.when
        assert start is not None
        times = [start, *(start + (end - start) * step / 6 for step in range(1, 6)), float(end)]
        ahead = [(time, outlook.low, outlook.middle, outlook.high) for time in times[1:] for outlook in (item.at(time),)]
        words = f"{book.whole(item.start.number)} → {modelpages.people(v, item.at(end).middle)}"
        counted = tuple((one.when or 0.0, one.number) for one in item.history)
        is_census = item.start.kind == "census"
        panels.append(fans.Panel(v.say(town.names), words, counted, (start, item.start.number), is_census, tuple(ahead)))
        known = [(one, Cell(v.label("kind", one.kind))) for one in (*item.history, *(() if is_census else (item.start,)))]
        rows += [(Cell(v.say(town.names)), Cell(v.when(one)), kind, *_people(book, one.number, one.source)) for one, kind in known]
        for year in forecast.HORIZONS:
            outlook = item.at(year)
            cells = (
                Cell(modelpages.people(v, value), round(value, -2), (OWN,), number=True)
                for value in (outlook.middle, outlook.low, outlook.high)
            )
            rows.append((Cell(v.say(town.names)), Cell(str(year)), Cell(v.label("kind", "projection")), *cells))
    both = sum(outlook.low < item.start.number < outlook.high for _, item in found for outlook in (item.at(end),))
    desc = v.text(
        "Small charts of {n} towns: censuses as dots, the projection to {year} as a dashed line in its band; the values stand in the table.",
        n=len(found),
        year=end,
    )
    header = (v.text("Town"), v.text("Date"), v.text("Kind"), v.text("People"), v.text("From"), v.text("To"))
    return book.picture(
        "chart-forecasts",
        findings.both_ways(v, both, len(found)),
        v.text("Residents, town only, in per cent of the figure each projection starts from; one scale for all towns"),
        book.versions("forecasts", lambda width: fans.fans(panels, width=width, desc=desc)),
        Table(header, tuple(rows), at),
        note=v.text(
            "Filled dots are censuses, a ring is an estimate; the dashed line is the middle of two scenarios, the band is meant to hold eight outcomes of ten. Above each chart: people at the start and in the middle of {year}.",
            year=end,
        ),
        sources=(OWN,),
        processing=v.text("computed by us, see the method"),
    )


def _people(book: Sketchbook, number: float, source: str) -> tuple[Cell, Cell, Cell]:
    """A counted figure, which has no band."""
    none = Cell(book.v.text("not applicable"), "[z]", number=True)
    return Cell(book.whole(number), number, (source,), number=True), none, none
