"""The calls of prose: each takes its figure from the data, formats it in the page's language and sets its source mark.

`Figures(site, language, link, town)` offers every public method as a call, e.g. `{{ population(2021) }}`.
A call that asks for something the data do not hold raises `CallError` with a hint; nothing is ever guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from monotowns import analysis, classes
from monotowns.alphabet import sort_key, typeset
from monotowns.language import BOUNDS, UNIT_NAMES, Language
from monotowns.marks import marks
from monotowns.model import Bound, Observation, Site, Town, Unit
from monotowns.report import suggestion

OWN = "own-data"
ARTICLE = "founding-article"
Link = Callable[[str, str | None], Markup]
"""(route with optional #fragment, words or None for the page's own title) -> a link."""


class CallError(Exception):
    """A call in prose cannot be answered; the text says why, `hint` what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def _near(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    return suggestion(name, names, "known: " + ", ".join(names[:12]))


class Figures:
    """The calls available to one page in one language; `town` is the page's own town, if it has one."""

    def __init__(self, site: Site, language: Language, link: Link, town: Town | None = None) -> None:
        self._site = site
        self._language = language
        self._link = link
        self._town = town

    def _of(self, slug: str | None) -> Town:
        if slug is None:
            if self._town is None:
                raise CallError("which town?", "on this page add town='slug'")
            return self._town
        try:
            return self._site.town(slug)
        except KeyError:
            raise CallError(f"no town '{slug}'", _near(slug, (town.slug for town in self._site.towns))) from None

    def _shown(self, text: str, *sources: str) -> Markup:
        for source in sources:
            if source not in self._site.sources:
                raise CallError(f"no source '{source}'", _near(source, self._site.sources))
        return Markup(f'<span class="n">{escape(text)}</span>{marks(*sources)}')

    def _people(self, town: Town, year: int, scope: str) -> Observation:
        fit = [item for item in town.population if item.at == year and item.scope == scope]
        if not fit:
            years = sorted({f"{item.at} ({item.scope})" for item in town.population if item.at})
            raise CallError(f"no population of {town.slug} in {year} for scope '{scope}'", "the data have " + ", ".join(years))
        return max(fit, key=lambda item: (item.use, item.kind == "census"))

    def population(self, year: int, scope: str = "town", town: str | None = None, people: bool = False) -> Markup:
        """People in a year, as a bare number, or with the word for people when `people` is true."""
        item = self._people(self._of(town), year, scope)
        return self._observation(item, plain=not people)

    def latest(self, town: str | None = None, people: bool = False) -> Markup:
        """The latest town-scope population."""
        return self._observation(self._latest(town), plain=not people)

    def latest_year(self, town: str | None = None) -> Markup:
        """The year of the latest town-scope population."""
        return Markup(self._latest(town).at)

    def _latest(self, town: str | None) -> Observation:
        item = classes.latest_population(self._of(town))
        if item is None:
            raise CallError("the town has no dated town-scope population", "say in words that it is not known")
        return item

    def peak(self, town: str | None = None, people: bool = False) -> Markup:
        """The highest town-scope count."""
        return self._observation(self._peak(town), plain=not people)

    def peak_year(self, town: str | None = None) -> Markup:
        """The year of the highest town-scope count."""
        return Markup(self._peak(town).at)

    def _peak(self, town: str | None) -> Observation:
        item = analysis.peak(self._of(town))
        if item is None:
            raise CallError("fewer than three comparable counts", "say in words that the peak is not known")
        return item

    def _change(self, first: int, last: int, town: str | None, sign: int) -> Markup:
        place = self._of(town)
        before, after = self._people(place, first, "town"), self._people(place, last, "town")
        value = analysis.growth(before, after)
        if sign and value * sign <= 0:
            word = "rose" if sign < 0 else "fell"
            raise CallError(f"the population {word} from {first} to {last} ({value:+.1f}%)", f"use {word}({first}, {last})")
        text = self._language.percent(abs(value) if sign else value, 1, signed=not sign)
        return self._shown(text, before.source, after.source)

    def rose(self, first: int, last: int, town: str | None = None) -> Markup:
        """Rise of the town-scope population in per cent; an error if it fell."""
        return self._change(first, last, town, 1)

    def fell(self, first: int, last: int, town: str | None = None) -> Markup:
        """Fall of the town-scope population in per cent, without a sign; an error if it rose."""
        return self._change(first, last, town, -1)

    def change(self, first: int, last: int, town: str | None = None) -> Markup:
        """Signed change of the town-scope population in per cent."""
        return self._change(first, last, town, 0)

    def figure(
        self,
        indicator: str,
        year: int | None = None,
        scope: str | None = None,
        enterprise: str | None = None,
        town: str | None = None,
        plain: bool = False,
        unit: str | None = None,
        index: int | None = None,
    ) -> Markup:
        """A sourced value of the town or one of its enterprises; `index` (from 0) picks among several that fit."""
        place = self._of(town)
        if enterprise is not None:
            found = [item for item in place.enterprises if item.id == enterprise]
            if not found:
                raise CallError(f"no enterprise '{enterprise}'", _near(enterprise, (item.id for item in place.enterprises)))
            pool = found[0].figures
        else:
            pool = place.indicators
        return self._observation(self._pick(pool, indicator, year, scope, unit, index), plain)

    def national(
        self,
        indicator: str,
        year: int | None = None,
        scope: str | None = None,
        plain: bool = False,
        unit: str | None = None,
        index: int | None = None,
    ) -> Markup:
        """A value for all monotowns or the country."""
        return self._observation(self._pick(self._site.national, indicator, year, scope, unit, index), plain)

    def _pick(
        self, pool: Iterable[Observation], indicator: str, year: int | None, scope: str | None, unit: str | None, index: int | None
    ) -> Observation:
        items = list(pool)
        fit = [
            item
            for item in items
            if item.indicator == indicator and year in (None, item.at) and scope in (None, item.scope) and unit in (None, item.unit)
        ]
        if not fit:
            have = ", ".join(f"{item.indicator} {item.at or ''} ({item.scope})" for item in items) or "nothing"
            raise CallError(f"no '{indicator}' for year {year or 'any'}, scope {scope or 'any'}", f"the data have: {have}")
        if index is not None:
            if not 0 <= index < len(fit):
                raise CallError(f"only {len(fit)} values fit, there is no index {index}", "count from 0")
            return fit[index]
        chosen = [item for item in fit if item.use] or fit
        if len(chosen) > 1:
            have = ", ".join(
                f"index={number}: {item.number:g} {item.unit} {item.at or ''} ({item.scope})" for number, item in enumerate(fit)
            )
            raise CallError(f"{len(chosen)} values of '{indicator}' fit", f"add year, scope, unit or index; {have}")
        return chosen[0]

    def _observation(self, item: Observation, plain: bool = False) -> Markup:
        return self._shown(self.written(item, plain), item.source, *item.also)

    def written(self, item: Observation, plain: bool = False) -> str:
        """The observation's value in words, without marks; ranges with an en dash."""
        language = self._language
        if item.value is None and item.low is not None and item.high is not None:
            if plain:
                return language.bounded(f"{language.number(item.low)}\u2013{language.number(item.high)}", item.bound, item.unit)
            return language.quantity_range(item.low, item.high, item.unit, item.bound)
        if plain:
            return language.bounded(language.number(item.number), item.bound, item.unit)
        return language.quantity(item.number, item.unit, item.bound)

    def money(self, programme: str, index: int = 0) -> Markup:
        """A sum of a programme, by its place (from 0) in the programme's list of money."""
        if programme not in self._site.programmes:
            raise CallError(f"no programme '{programme}'", _near(programme, self._site.programmes))
        sums = self._site.programmes[programme].money
        if not 0 <= index < len(sums):
            raise CallError(f"'{programme}' has {len(sums)} sums", "count from 0")
        item = sums[index]
        return self._shown(self._language.quantity(item.value, item.unit, item.bound), item.source)

    def measure(self, name: str, town: str | None = None) -> Markup:
        """A figure of geography: distance_km, area_km2 or elevation_m, with its unit."""
        units: dict[str, Unit] = {"distance_km": "km", "area_km2": "km2", "elevation_m": "m"}
        if name not in units:
            raise CallError(f"no measure '{name}'", "known: " + ", ".join(units))
        item = getattr(self._of(town).geography, name)
        if item is None:
            raise CallError(f"the town has no {name}", "say in words that it is not known")
        return self._shown(self._language.quantity(item.value, units[name]), item.source)

    def _members(self, group: str) -> tuple[Town, ...]:
        try:
            return classes.members(self._site, group)
        except KeyError:
            raise CallError(
                f"no group '{group}'", "e.g. " + ", ".join(f"{kind}:{values[0]}" for kind, values in classes.KNOWN.items())
            ) from None

    def _basis(self, group: str) -> str:
        return ARTICLE if group.partition(":")[0] in classes.ARTICLE_KINDS else OWN

    def count(self, group: str | None = None, towns: bool = False) -> Markup:
        """How many towns belong to a group such as 'activity:operating', or all; with the word for towns when `towns`."""
        number = len(self._members(group)) if group else len(self._site.towns)
        text = (
            typeset(self._language.plural("{n} town", "{n} towns", number), self._language.lang) if towns else self._language.number(number)
        )
        return self._shown(text, self._basis(group) if group else OWN)

    def share(self, group: str) -> Markup:
        """The part of the towns that belong to a group, in per cent."""
        return self._shown(self._language.percent(100 * len(self._members(group)) / len(self._site.towns), 1), self._basis(group))

    def total(self, group: str | None = None) -> Markup:
        """People of all towns (or of a group) together, each by its latest town-scope figure."""
        towns = self._members(group) if group else self._site.towns
        return self._shown(self._language.number(round(analysis.total_population(towns), -3)), OWN)

    def names(self, group: str) -> Markup:
        """The linked names of a group's towns, in the order of the language's alphabet."""
        lang = self._language.lang
        towns = sorted(self._members(group), key=lambda town: sort_key(town.names[lang], lang))
        return Markup(self._language.listing([str(self.town(town.slug)) for town in towns])) + Markup(marks(self._basis(group)))

    def literal(self, value: float | str, source: str, unit: Unit | None = None, bound: Bound | None = None) -> Markup:
        """A figure that stands in no data file, with its source; a number is formatted, a text is shown as it is."""
        for name, known in ((unit, UNIT_NAMES), (bound, BOUNDS)):
            if name is not None and name not in known:
                raise CallError(f"no {'unit' if known is UNIT_NAMES else 'bound'} '{name}'", _near(name, known))
        if isinstance(value, str):
            return self._shown(self._language.bounded(typeset(value, self._language.lang), bound), source)
        text = self._language.quantity(value, unit, bound) if unit else self._language.bounded(self._language.number(value), bound)
        return self._shown(text, source)

    def cite(self, *sources: str) -> Markup:
        """Source marks alone, after a statement without a figure."""
        return Markup(self._shown("", *sources).partition("</span>")[2])

    def foreign(self, words: str, lang: str) -> Markup:
        """Words of another language, announced as such; tags such as kk, ru, en, kk-Latn."""
        return Markup(f'<span lang="{escape(lang)}">{escape(words)}</span>')

    def town(self, slug: str, words: str | None = None) -> Markup:
        """A link to a town, by its name or by `words` (a case form)."""
        place = self._of(slug)
        return self._link(f"towns/{place.slug}", words or place.names[self._language.lang])

    def page(self, route: str, words: str | None = None) -> Markup:
        """A link to a page of the site, by its title or by `words`; the route may carry a #fragment."""
        return self._link(route, words)

    def term(self, name: str, words: str | None = None) -> Markup:
        """A link to a glossary entry, by its term or by `words`."""
        found = next((item for item in self._site.terms if item.id == name), None)
        if found is None:
            raise CallError(f"no term '{name}'", _near(name, (item.id for item in self._site.terms)))
        return self._link(f"glossary#{name}", words or found.names[self._language.lang])
