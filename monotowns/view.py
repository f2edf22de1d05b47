"""What a template may call: words, numbers, links and marks of one page in its language. It makes no files and knows no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from markupsafe import Markup, escape

from monotowns import codebook, labels
from monotowns.alphabet import bind, soften, typeset
from monotowns.figures import Figures
from monotowns.language import ENDONYMS, SWITCH_ORDER, Language
from monotowns.marks import LIST_HERE, marks
from monotowns.model import Bound, Event, Lang, Observation, Site, Source, Statement, Town, Unit
from monotowns.model import Text as Trilingual
from monotowns.pages import Page, Texts, ordered
from monotowns.parts import script_language
from monotowns.urls import Base, other_language, page_path, relative

LABELS: Mapping[str, Mapping[str, str]] = {
    "scope": labels.SCOPES,
    "kind": labels.KINDS,
    "state": labels.STATES,
    "largest": labels.LARGEST_STATES,
    "operation": labels.OPERATIONS,
    "sector": labels.SECTORS,
    "role": labels.ROLES,
    "activity": labels.ARTICLE_ACTIVITY,
    "production": labels.ARTICLE_PRODUCTION,
    "listing": labels.LISTINGS,
    "listed": labels.LISTED,
    "potential": labels.POTENTIALS,
    "outlook": labels.OUTLOOKS,
    "size": labels.SIZES,
    "verdict": labels.VERDICTS,
    "claims": labels.CLAIM_GROUPS,
    "grade": labels.GRADES,
    "bound": labels.BOUNDS,
    "stand-in": labels.STAND_INS,
    "source": labels.SOURCE_KINDS,
    "programme": labels.PROGRAMME_KINDS,
    "instrument": codebook.INSTRUMENTS,
    "instrument-definition": codebook.DEFINITIONS,
    "stage": codebook.STAGES,
    "payer": codebook.PAYERS,
    "reading": codebook.READINGS,
    "result": codebook.RESULT_KINDS,
    "speaker": codebook.SPEAKERS,
    "teller": codebook.TELLERS,
    "term": labels.TERM_GROUPS,
}


@dataclass(frozen=True, eq=False)
class Frame:
    """What all pages of one build share; compared and hashed by identity, so that what is made from it can be kept."""

    site: Site
    texts: Texts
    languages: Mapping[str, Language]
    pages: Mapping[tuple[str, str], Page]
    base: Base
    repository: str | None = None
    drafts: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    """(language, text, section) -> missing, outdated or absent; only a draft build has any."""


@lru_cache(maxsize=6)
def _told_in(site: Site, lang: Lang) -> Site:
    """Once a language and build: what is worked out from a site is kept with it."""
    return site.told_in(lang)


@dataclass(frozen=True)
class View:
    """One page seen by its template."""

    frame: Frame
    page: Page
    rooted: bool = False
    """True for pages served at any depth (404): their links start at the host's root."""
    missing: list[str] = field(default_factory=list)

    @property
    def lang(self) -> str:
        """The page's language."""
        return self.page.lang

    @property
    def site(self) -> Site:
        """The content, its sources named in the page's language."""
        return _told_in(self.frame.site, self.page.lang)

    @cached_property
    def language(self) -> Language:
        """The formatter of the page's language."""
        return self.frame.languages[self.page.lang]

    @cached_property
    def town(self) -> Town:
        """The page's own town."""
        return self.site.town(self.page.subject)

    @cached_property
    def figures(self) -> Figures:
        """The calls of prose, for templates that need the same figures."""
        return Figures(self.site, self.language, self.link, self.town if self.page.kind == "town" else None)

    def text(self, message: str, /, **values: object) -> str:
        """A catalog string, made ready for the page."""
        return typeset(self.language.text(message, **values), self.lang)

    def plural(self, singular: str, plural: str, number: float, /, **values: object) -> str:
        """A catalog string with a number."""
        return typeset(self.language.plural(singular, plural, number, **values), self.lang)

    def say(self, text: Trilingual | str | None) -> str:
        """The page language's wording of a record's text, typeset."""
        if text is None:
            return ""
        return typeset(text if isinstance(text, str) else text[self.lang], self.lang)

    def other_names(self, names: Trilingual) -> tuple[tuple[str, str], ...]:
        """(language, name) in the other languages; one that is written as a name before it is not said again."""
        found = {names[self.lang]: self.lang}
        for lang in SWITCH_ORDER:
            found.setdefault(names[lang], lang)
        return tuple((lang, name) for name, lang in found.items() if lang != self.lang)

    def sentence(self, *texts: Trilingual | None) -> str:
        """Records' texts as sentences, each with a capital and a full stop; missing ones are left out."""
        said = [self.capital(self.say(text)) for text in texts if text is not None]
        return " ".join(text + self.stop(text) for text in said)

    def stop(self, text: str) -> str:
        """The full stop after `text`, or nothing where it ends its sentence already."""
        return "" if text.endswith((".", "!", "?", "…")) else "."

    def label(self, kind: str, value: str) -> str:
        """The word for a value of a closed set."""
        return self.text(LABELS[kind][value])

    def capital(self, text: str) -> str:
        """`text` with its first letter upper case."""
        return text[:1].upper() + text[1:]

    def divisible(self, text: str) -> str:
        """`text` with soft hyphens in its Cyrillic words, for narrow columns: no browser divides Kazakh, and not every one Russian."""
        return soften(text, longer=8, part=3)

    def mark(self, *sources: str) -> Markup:
        """Source marks."""
        return Markup(marks(*sources))

    def href(self, path: str) -> str:
        """The link from this page to a site path."""
        return self.frame.base.rooted(path) if self.rooted else relative(self.page.path, path)

    def page_href(self, route: str, lang: str | None = None) -> str:
        """The link to a page by its route; a page that does not exist is noted in `missing`."""
        name, mark, fragment = route.partition("#")
        if (lang or self.lang, name) not in self.frame.pages:
            self.missing.append(route)
        return self.href(page_path(lang or self.lang, name) + mark + fragment)

    def link(self, route: str, words: str | None = None) -> Markup:
        """A link to a page by its route, with its title or other words."""
        name = route.partition("#")[0]
        target = self.frame.pages.get((self.lang, name))
        shown = words or (target.title if target else route)
        return Markup(f'<a href="{escape(self.page_href(route))}">{escape(typeset(shown, self.lang))}</a>')

    def switch(self) -> list[tuple[str, str, str | None]]:
        """The language switch: (language, its own name, link or None for the current one)."""
        rows: list[tuple[str, str, str | None]] = []
        for lang in SWITCH_ORDER:
            target = None if lang == self.lang else self.href(other_language(self.page.path, lang))
            rows.append((lang, ENDONYMS[lang], target))
        return rows

    def absolute(self, lang: str | None = None) -> str:
        """The full address of this page, in this or another language."""
        return self.frame.base.absolute(page_path(lang or self.lang, self.page.route))

    def above(self) -> list[Page]:
        """The pages above this one, from home down."""
        trail: list[Page] = []
        parent = self.page.parent
        while parent is not None:
            trail.append(self.frame.pages[self.lang, parent])
            parent = trail[-1].parent
        return trail[::-1]

    def crumbs(self) -> list[tuple[Page, str]]:
        """(page, words) of the pages above this one, from home down."""
        return [(page, page.title if page.route else self.text("Home")) for page in self.above()]

    def value(self, item: Observation, plain: bool = False) -> str:
        """An observation's value in words."""
        return self.figures.written(item, plain)

    def quantity(self, value: float, unit: Unit, bound: Bound | None = None, decimals: int | None = None) -> str:
        """A value with its unit."""
        return self.language.quantity(value, unit, bound, decimals)

    def when(self, item: Observation) -> str:
        """The time of an observation: date, part of a year, year, or the words for no date."""
        if item.undated:
            return self.text("date not stated")
        if item.period:
            period = self.say(item.period)
            return period if re.search(r"\d{4}", period) else f"{period}, {item.at}"
        return self.language.short_date(item.date) if item.date else str(item.year)

    def where(self, item: Observation) -> str:
        """The scope of an observation, or the area it names."""
        return self.say(item.area) if item.area else self.label("scope", item.scope)

    def event_time(self, item: Event | Statement) -> str:
        """The date of an event as exactly as known."""
        return self.language.short_date(item.date) if item.date else str(item.year or "")

    def draft(self, section: str) -> str:
        """The state of a section of the page's text in a draft build: missing, outdated, absent, or nothing."""
        return self.frame.drafts.get((self.lang, self.page.prose[0], section), "") if self.page.prose else ""

    @property
    def borrowed(self) -> Language | None:
        """The language of the text that stands in for a missing one of the page, in a draft build."""
        found = self.frame.texts[self.lang, self.page.prose[0]].borrowed if self.page.prose else ""
        return self.frame.languages[found] if found else None

    @property
    def tongue(self) -> Markup:
        """The language attribute of headings that come from the page's text, where it is not that of the page."""
        return Markup(f' lang="{self.borrowed.lang}"') if self.borrowed else Markup("")

    def source_mark(self, item: Observation | Statement | Event) -> Markup:
        """The marks of a record."""
        return self.mark(item.source, *item.also)

    def language_of(self, text: str, source: Source) -> str:
        """The language tag of a source's title or publisher; our own words for what has no name are in the page's language."""
        if any(words and words[self.lang] == text for words in (source.title_words, source.publisher_words)):
            return self.lang
        return script_language(text, source.language)

    def named(self, text: str, source: Source) -> str:
        """The title or publisher of a source, with the no-break spaces of its own language."""
        return bind(text, self.language_of(text, source))

    def source_date(self, source: Source) -> str:
        """A source's date of publication."""
        return self.language.partial_date(source.date) if source.date else self.text("no date")

    @property
    def sources_here(self) -> Markup:
        """Where the page's numbered list of sources goes."""
        return Markup(LIST_HERE)

    def in_order(self, towns: Sequence[Town]) -> tuple[Town, ...]:
        """Towns in the page language's alphabet."""
        return ordered(towns, self.lang)

    def alphabetical(self) -> tuple[Town, ...]:
        """All towns in the page language's alphabet."""
        return ordered(self.site.towns, self.lang)
