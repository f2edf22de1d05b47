"""The pictures that templates may ask for, by name; each is made by the module of its kind of page."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from monotowns import analysispictures, mappictures, townpictures
from monotowns.charts import ATLAS
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

    @property
    def ranking(self) -> Picture:
        """The ranking of the page's indicator."""
        return self.ranked(self.v.page.subject, "values-table")

    def ranked(self, name: str, at: str = "") -> Picture:
        """The ranking by an indicator; `at`, here and below, is the id of a table on the page with the same values."""
        return analysispictures.ranked(self, name, at)

    def composition(self, kind: str, at: str = "") -> Picture:
        """The groups of a classification."""
        return analysispictures.composition(self, kind, at)

    @cached_property
    def forecasts(self) -> Picture | None:
        """The projections of all towns."""
        return analysispictures.forecasts(self)

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
