"""The pictures that templates may ask for, by name; each is made by the module of its kind of page."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from monotowns import analysispictures, mappictures, policypictures, townpictures
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

    def country(self, at: str = "") -> Picture:
        """All towns on the map."""
        return mappictures.country(self, at)

    def region(self, at: str = "") -> Picture:
        """The page's region on the map."""
        return mappictures.region(self, at)

    def instruments(self, at: str = "") -> Picture:
        """The instruments of the programmes over the years."""
        return policypictures.over_time(self, at)

    def money(self, at: str = "") -> Picture | None:
        """State money for all monotowns over the years."""
        return policypictures.money(self, at)
