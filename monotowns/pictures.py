"""The pictures that templates may ask for, by name; each is made by the module of its kind of page."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from monotowns import analysispictures, articlepictures, mappictures, policypictures, populationpictures, townpictures
from monotowns.charts import ATLAS
from monotowns.headlines import Headline
from monotowns.model import Town
from monotowns.sketchbook import Picture, Sketchbook


class Pictures(Sketchbook):
    """The pictures of one page."""

    @cached_property
    def locator(self) -> Markup:
        """Where the page's town lies."""
        return townpictures.locator(self)

    @cached_property
    def population(self) -> Picture | None:
        """The town's population over time."""
        return townpictures.population(self)

    def strip(self, indicator: str) -> Markup:
        """The town's place among all by an indicator."""
        return townpictures.strip(self, indicator)

    def spark(self, town: Town) -> Markup:
        """The course of a town's population for a cell of a table."""
        return townpictures.spark(self, town, self.spark_years)

    @cached_property
    def spark_years(self) -> tuple[int, int]:
        """The years that all sparklines of a table share."""
        return townpictures.spark_years(self)

    @property
    def ranking(self) -> Picture | None:
        """The ranking of the page's indicator."""
        return self.ranked(self.v.page.subject, "values-table")

    def ranked(self, name: str, at: str = "") -> Picture | None:
        """The ranking by an indicator; `at`, here and below, is the id of a table on the page with the same values."""
        return analysispictures.ranked(self, name, at)

    def composition(self, kind: str, at: str = "") -> Picture:
        """The groups of a classification."""
        return analysispictures.composition(self, kind, at)

    @cached_property
    def forecasts(self) -> Picture | None:
        """The projections of all towns."""
        return analysispictures.forecasts(self)

    def slopes(self) -> Picture | None:
        """Two censuses side by side."""
        return populationpictures.slopes(self)

    def courses(self) -> Picture | None:
        """The censuses of every town as small multiples."""
        return populationpictures.courses(self)

    def sizes(self, at: str = "") -> Picture | None:
        """How the sizes of the towns are distributed."""
        return populationpictures.sizes(self, at)

    def figure_one(self) -> Picture | None:
        """The article's Figure 1."""
        return articlepictures.rudny(self)

    def table_one(self, at: str = "") -> Picture | None:
        """The article's Table 1."""
        return articlepictures.firms(self, at)

    def headline(self, item: Headline) -> Markup:
        """The small chart of a finding of the home page; the finding is its title."""
        return Markup(self.drawing(f"finding-{item.id}", item.draw).inline(f"finding-{item.id}"))

    def country(self) -> Picture:
        """All towns on the map by people and state."""
        return mappictures.country(self)

    def states(self, at: str = "") -> Picture:
        """The same, with room for a table beside it."""
        return mappictures.country(self, at, ATLAS)

    def sectors(self, at: str = "") -> Picture:
        """All towns on the map by sector."""
        return mappictures.sectors(self, at)

    def changes(self, at: str = "") -> Picture:
        """All towns on the map by the change of people."""
        return mappictures.changes(self, at)

    def region(self, at: str = "") -> Picture:
        """The page's region on the map."""
        return mappictures.region(self, at)

    def instruments(self, at: str = "") -> Picture:
        """The instruments of the programmes over the years."""
        return policypictures.over_time(self, at)

    def money(self, at: str = "") -> Picture | None:
        """State money for all monotowns over the years."""
        return policypictures.money(self, at)
