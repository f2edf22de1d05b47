"""The pictures of one page with their words: which chart, its finding as title, subtitle, sources; drawn once and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

from markupsafe import Markup

from monotowns import analysis, classes, forecast, modelpages
from monotowns.cache import Store, digest
from monotowns.charts import COLUMN, PHONE, WIDE, Drawing, pair
from monotowns.figures import ARTICLE, OWN
from monotowns.findings import Finding
from monotowns.language import N_
from monotowns.model import Indicator, Lang, Town
from monotowns.overview import groups, towns_of
from monotowns.townpage import results
from monotowns.view import View

PARTS: Mapping[str, str] = {"operating": "working", "partly": "partly", "closed": "closed", "working": "working"}
"""The mark whose filling a part of a composition takes."""
LEGEND = (("working", N_("working")), ("partly", N_("working in part")), ("closed", N_("closed")))


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart or map with the words around it; the SVG is labelled by the element with the id `{id}-t`."""

    id: str
    title: str
    subtitle: str
    svg: Markup
    note: str = ""
    sources: tuple[str, ...] = ()


class Pictures:
    """The pictures of the page seen through `view`; drawings come from the store where data, words and code are the same."""

    def __init__(self, view: View, store: Store, basis: str) -> None:
        self.v = view
        self._store = store
        self._key = digest(basis, view.page.lang, view.page.route)
        kept = store.get("drawings", self._key)
        self._drawings: dict[str, Drawing | None] = kept if isinstance(kept, dict) else {}
        self._drawn = False

    def keep(self) -> None:
        """Store what was drawn for this page."""
        if self._drawn:
            self._store.put("drawings", self._key, self._drawings)

    def _draw(self, name: str, make: Callable[[], Drawing | None]) -> Drawing | None:
        if name not in self._drawings:
            self._drawings[name] = make()
            self._drawn = True
        return self._drawings[name]

    def _drawing(self, name: str, make: Callable[[], Drawing]) -> Drawing:
        found = self._draw(name, make)
        assert found is not None
        return found

    def _versions(self, name: str, make: Callable[[int], Drawing], *widths: int) -> list[Drawing]:
        """The versions of one picture, from the narrowest."""
        return [self._drawing(f"{name}-{width}", partial(make, width)) for width in widths or (PHONE, COLUMN)]

    @property
    def _lang(self) -> Lang:
        return self.v.page.lang  # type: ignore[return-value]

    def _whole(self, value: float) -> str:
        return self.v.language.number(value, 0)

    def _formatter(self, indicator: Indicator) -> Callable[[float], str]:
        if indicator.unit == "percent":
            signed = bool(indicator.computed) and indicator.id != "share-of-monotowns"
            return lambda value: self.v.language.percent(value, 1, signed=signed)
        return lambda value: self.v.language.number(value)

    def _href(self, slug: str) -> str:
        return self.v.page_href(f"towns/{slug}")

    @cached_property
    def locator(self) -> Markup:
        """The page's town on the outline of the country."""
        from monotowns.charts import maps

        return Markup(self._drawing("locator", lambda: maps.locator(self.v.site, self.v.town)).bare())

    @cached_property
    def population(self) -> Picture | None:
        """The town's population over time; None where there are too few counts."""
        from monotowns.charts import lines

        town = self.v.town
        counts = analysis.counts(town)
        last = classes.latest_population(town)
        if len(counts) < 2 or last is None:
            return None
        words = {name: self.v.label("scope", name) for name in ("town", "administration")}
        first = counts[0]
        desc = self.v.text(
            "Line chart of {n} figures for the town: {first} people in {from_year}, {last} in {to_year}.",
            n=len(counts),
            first=self._whole(first.number),
            from_year=first.at,
            last=self._whole(last.number),
            to_year=last.at,
        )

        def draw(width: int) -> Drawing | None:
            return lines.population(town.population, self._lang, words, fmt=self._whole, width=width, desc=desc)

        drawings = [self._draw(f"population-{width}", partial(draw, width)) for width in (PHONE, COLUMN)]
        if drawings[0] is None or drawings[1] is None:
            return None
        shown = [item for item in town.population if item.chart and item.when is not None and item.scope in words]
        return Picture(
            "chart-population",
            self._population_title(town),
            self.v.text(
                "Residents by scope, {years}",
                years=self.v.language.span(min(item.at or 0 for item in shown), max(item.at or 0 for item in shown)),
            ),
            Markup(pair("chart-population", drawings[0], drawings[1])),
            self.v.text("Large dots are censuses, small ones estimates; figures of different scope are never joined."),
            tuple(dict.fromkeys(item.source for item in shown)),
        )

    def _population_title(self, town: Town) -> str:
        """The finding: how the latest figure compares with the first; the words are chosen by the sign."""
        first, last = analysis.counts(town)[0], classes.latest_population(town)
        assert last is not None
        change = analysis.growth(first, last)
        values = {"town": self.v.say(town.names), "percent": self.v.language.percent(abs(change), 0), "first": first.at, "last": last.at}
        if abs(change) < 1:
            return self.v.text("{town}: about as many people in {last} as in {first}", **values)
        if change > 0:
            return self.v.text("{town}: {percent} more people in {last} than in {first}", **values)
        return self.v.text("{town}: {percent} fewer people in {last} than in {first}", **values)

    def strip(self, indicator: str) -> Markup:
        """The 27-dot strip of an indicator with this town filled and named; the place beside it says the same in words."""
        from monotowns.charts import strips

        rows = results(self.v.site, indicator)
        town = self.v.town
        if len(rows) < 4:
            return Markup("")
        fmt = self._formatter(self.v.site.indicators[indicator])
        values = [(item.slug, item.value) for item in rows]
        return Markup(
            self._drawing(
                f"strip-{indicator}", lambda: strips.strip(values, town.slug, name=self.v.say(town.names), fmt=fmt, width=PHONE)
            ).bare()
        )

    def finding(self, item: Finding) -> Markup:
        """The small chart of a finding of the home page; the finding is its title."""
        return Markup(self._drawing(f"finding-{item.id}", item.draw).inline(f"finding-{item.id}"))

    @property
    def ranking(self) -> Picture:
        """The ranking of the page's indicator."""
        return self.ranked(self.v.page.subject)

    def ranked(self, name: str) -> Picture:
        """All towns with data by one indicator, the highest first."""
        from monotowns.charts import bars

        indicator = self.v.site.indicators[name]
        rows = results(self.v.site, name)
        fmt = self._formatter(indicator)
        shown = [bars.Row(self.v.say(self.v.site.town(item.slug).names), item.value, fmt(item.value)) for item in rows]
        high, low = rows[0], rows[-1]
        unit = "" if indicator.unit in (None, "percent") else self.v.language.unit_name(rows[0].unit)
        names = {item.slug: self.v.say(self.v.site.town(item.slug).names) for item in (high, low)}
        title = self.v.text(
            "From {high} ({first}) to {low} ({last})",
            high=fmt(high.value),
            first=names[high.slug],
            low=fmt(low.value),
            last=names[low.slug],
        )
        desc = self.v.text("Ranking of {n} towns; the values stand in the table.", n=len(rows))
        kind: Literal["bar", "dot"] = "dot" if low.value < 0 < high.value else "bar"
        drawings = self._versions(f"rank-{name}", lambda width: bars.ranked(shown, width=width, kind=kind, desc=desc))
        subtitle = self.v.capital(self.v.say(indicator.name)) + (f", {unit}" if unit else "")
        sources = tuple(dict.fromkeys(source for item in rows for source in item.sources))
        return Picture(
            f"chart-{name}",
            title,
            subtitle,
            Markup(pair(f"chart-{name}", *drawings)),
            self.v.text("Years and scopes differ; they stand in the table."),
            sources,
        )

    @property
    def forecasts(self) -> Picture | None:
        """The projections of all towns that have one; None where there is none."""
        from monotowns.charts import fans

        found = modelpages.forecasts(self.v)
        if not found:
            return None
        end = forecast.HORIZONS[-1]
        panels = []
        for town, item in found:
            start = item.start.when
            assert start is not None
            times = [start, *(start + (end - start) * step / 6 for step in range(1, 6)), float(end)]
            ahead = [(time, found.low, found.middle, found.high) for time in times[1:] for found in (item.at(time),)]
            words = f"{self._whole(item.start.number)} → {modelpages.people(self.v, item.at(end).middle)}"
            counted = tuple((one.when or 0.0, one.number) for one in item.history)
            panels.append(
                fans.Panel(self.v.say(town.names), words, counted, (start, item.start.number), item.start.kind == "census", tuple(ahead))
            )
        both = sum(outlook.low < item.start.number < outlook.high for _, item in found for outlook in (item.at(end),))
        title = self.v.text(
            "In {n} of {total} towns both growth and decline by {year} lie inside the band", n=both, total=len(found), year=end
        )
        desc = self.v.text(
            "Small charts of {n} towns: censuses as dots, the projection to {year} as a dashed line in its band; the values stand in the table.",
            n=len(found),
            year=end,
        )
        drawings = self._versions("forecasts", lambda width: fans.fans(panels, width=width, desc=desc))
        return Picture(
            "chart-forecasts",
            title,
            self.v.text("Residents, town only, in per cent of the figure each projection starts from; one scale for all towns"),
            Markup(pair("chart-forecasts", *drawings)),
            self.v.text(
                "Filled dots are censuses, a ring is an estimate; the dashed line is the middle of two scenarios, the band is meant to hold eight outcomes of ten. Above each chart: people at the start and in the middle of {year}.",
                year=end,
            ),
            tuple(dict.fromkeys((*(one.source for _, item in found for one in (*item.history, item.start)), OWN))),
        )

    def composition(self, kind: str) -> Picture:
        """How many towns belong to each group of a classification."""
        from monotowns.charts import bars

        found = groups(self.v, kind)
        total = len(self.v.site.towns)
        parts = [
            bars.Part(self.v.label(kind, item.value), len(item.towns), str(len(item.towns)), PARTS.get(item.value, "")) for item in found
        ]
        largest = max(found, key=lambda item: len(item.towns))
        title = self.v.text("{n} of {total} towns: {group}", n=len(largest.towns), total=total, group=self.v.label(kind, largest.value))
        desc = self.v.text(
            "Composition of {total} towns: {parts}.",
            total=total,
            parts=self.v.language.listing([f"{part.label}: {part.text}" for part in parts]),
        )
        drawings = self._versions(f"parts-{kind}", lambda width: bars.composition(parts, width=width, desc=desc))
        source = ARTICLE if kind in classes.ARTICLE_KINDS else OWN
        return Picture(
            f"chart-{kind}", title, self.v.text("Number of towns in each group"), Markup(pair(f"chart-{kind}", *drawings)), "", (source,)
        )

    @property
    def country(self) -> Picture:
        """All towns on the map of the country."""
        from monotowns.charts import legend, maps

        site = self.v.site
        regions = {town.region for town in site.towns}
        key = legend.Legend(
            [(mark, self.v.text(words)) for mark, words in LEGEND],
            self.v.text("Area of the circle: people"),
            [(50_000, self._whole(50_000)), (150_000, self._whole(150_000))],
        )
        title = self.v.text(
            "{towns} in {regions} regions", towns=self.v.plural("{n} town", "{n} towns", len(site.towns)), regions=len(regions)
        )
        desc = self.v.text("Map of Kazakhstan with the monotowns as circles; the list of towns says the same in words.")

        def draw(width: int) -> Drawing:
            return maps.country(site, self._lang, width, href=self._href, desc=desc, key=key)

        drawings = self._versions("country", draw, PHONE, COLUMN, WIDE)
        return Picture(
            "map-country",
            title,
            self.v.text("Single-industry towns by people and by the state of the backbone enterprise"),
            Markup(pair("map-country", *drawings)),
            self.v.say(site.publication.map_credit),
            (OWN, "geonames"),
        )

    @property
    def region(self) -> Picture:
        """The page's region with its towns."""
        from monotowns.charts import maps

        site, name = self.v.site, self.v.page.subject
        towns = towns_of(self.v, name)
        title = self.v.language.listing([self.v.say(town.names) for town in towns])
        desc = self.v.text("Map of the region with its monotowns as circles; the table says the same in words.")
        point = site.regions[name].centre_point
        centre = (point.lon, point.lat) if point else None

        def draw(width: int) -> Drawing:
            return maps.region(site, name, self._lang, width, href=self._href, desc=desc, centre=centre)

        drawings = self._versions("region", draw)
        return Picture(
            "map-region",
            title,
            self.v.say(site.regions[name].names),
            Markup(pair("map-region", *drawings)),
            self.v.say(site.publication.map_credit),
            (OWN, "geonames"),
        )
