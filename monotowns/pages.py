"""The page graph: which pages exist, at which routes, and what each is made of; two pages at one address are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monotowns.alphabet import sort_key
from monotowns.analysis import published_indicators
from monotowns.language import Language
from monotowns.model import LANGUAGES, Site, Town
from monotowns.prose import Text
from monotowns.report import Problem
from monotowns.urls import output_file, page_path

TEXT_PAGES: Mapping[str, tuple[str, ...]] = {
    "home": ("what", "for-whom"),
    "towns": (),
    "map": ("reading",),
    "compare": (),
    "indicators": (),
    "definition": ("law", "criteria", "count", "words"),
    "classification": ("activity", "production", "government", "own", "agreement", "differences"),
    "economy": ("output", "people", "jobs", "over-time", "share", "limits"),
    "strengths-and-risks": ("strengths", "risks", "shocks", "unknown"),
    "policies": (
        "diversification",
        "small-business",
        "infrastructure",
        "agriculture",
        "tourism",
        "technology",
        "digitalisation",
        "investment",
        "obstacles",
    ),
    "analysis/population": ("measure", "change", "growth", "towns", "limits"),
    "analysis/sizes": ("spread", "largest", "groups"),
    "analysis/forecast": ("why", "method", "towns", "backtest", "rudny", "limits"),
    "analysis/dependence": ("measure", "found", "criteria", "fall", "concentration", "efficiency", "limits"),
    "programmes": ("instruments", "before", "first-programme", "after-2015", "now", "results", "money", "by-town", "coding"),
    "programmes/register": (),
    "programmes/towns": (),
    "article": ("about-article", "counts", "towns", "groups", "policy", "instead"),
    "method": ("sources", "statistical", "comparative", "modelling", "content-analysis", "classes", "indicators", "languages", "updates"),
    "glossary": (),
    "sources": ("grades",),
    "sources/press": (),
    "sources/press-2": (),
    "data": ("files", "read", "licence", "cite"),
    "corrections": ("report",),
    "about": ("who", "licence", "privacy", "accessibility"),
}
"""The pages that have a text of their own, by route (home stands at the language's root), with their fixed section ids."""

PARENTS: Mapping[str, str] = {
    "classification": "definition",
    "analysis/population": "economy",
    "analysis/sizes": "economy",
    "analysis/forecast": "economy",
    "analysis/dependence": "economy",
    "programmes/register": "programmes",
    "programmes/towns": "programmes",
    "policies": "programmes",
    "strengths-and-risks": "economy",
    "map": "towns",
    "compare": "towns",
    "article": "method",
    "corrections": "about",
    "sources": "data",
    "sources/press": "sources",
    "sources/press-2": "sources",
}

NAVIGATION = ("towns", "map", "compare", "economy", "programmes", "data", "method")


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. `kind` names its template; `subject` is a town, region or indicator id; `prose` the texts it shows."""

    lang: str
    route: str
    kind: str
    title: str
    description: str
    subject: str = ""
    prose: tuple[str, ...] = ()
    parent: str | None = None

    @property
    def path(self) -> str:
        """The site path of the page."""
        return page_path(self.lang, self.route)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address that leads to a page: the route of a former name."""

    lang: str
    route: str
    target: str

    @property
    def path(self) -> str:
        """The site path of the old address."""
        return page_path(self.lang, self.route)


Texts = Mapping[tuple[str, str], Text]
"""(language, prose name) -> the text."""


def ordered(towns: Sequence[Town], lang: str) -> tuple[Town, ...]:
    """Towns in the alphabetical order of a language."""
    return tuple(sorted(towns, key=lambda town: sort_key(town.names[lang], lang)))


def regions_with_towns(site: Site, lang: str) -> tuple[str, ...]:
    """Ids of the regions that have a monotown, in the alphabetical order of a language."""
    present = {town.region for town in site.towns}
    return tuple(sorted(present, key=lambda name: sort_key(site.regions[name].names[lang], lang)))


def plan(site: Site, texts: Texts, languages: Mapping[str, Language]) -> tuple[Page, ...]:
    """Every page of the site in every language; ValueError when two would stand at one address."""
    pages: list[Page] = []
    for lang in LANGUAGES:
        language = languages[lang]
        for name in TEXT_PAGES:
            text = texts[lang, f"pages/{name}"]
            route = "" if name == "home" else name
            parent = None if name == "home" else PARENTS.get(name, "")
            pages.append(Page(lang, route, name.replace("/", "-"), text.title, text.description, prose=(f"pages/{name}",), parent=parent))
        for town in ordered(site.towns, lang):
            text = texts[lang, f"towns/{town.slug}"]
            pages.append(
                Page(lang, f"towns/{town.slug}", "town", town.names[lang], text.description, town.slug, (f"towns/{town.slug}",), "towns")
            )
        for name in regions_with_towns(site, lang):
            region = site.regions[name]
            about = language.text("The monotowns of {region}: map, people, enterprises and sources.", region=region.names[lang])
            pages.append(Page(lang, f"regions/{name}", "region", region.names[lang], about, name, (), "towns"))
        for name in published_indicators(site):
            indicator = site.indicators[name]
            pages.append(
                Page(lang, f"indicators/{name}", "indicator", indicator.name[lang], indicator.definition[lang], name, (), "indicators")
            )
    return tuple(pages)


def redirects(site: Site) -> tuple[Redirect, ...]:
    """The old addresses of renamed towns in every language."""
    return tuple(
        Redirect(lang, f"towns/{former.slug}", f"towns/{town.slug}")
        for lang in LANGUAGES
        for town in site.towns
        for former in town.former_names
        if former.slug
    )


def collisions(paths: Sequence[str]) -> list[Problem]:
    """A problem for each address that two outputs claim."""
    seen: set[str] = set()
    problems: list[Problem] = []
    for path in paths:
        file = output_file(path)
        if file in seen:
            problems.append(Problem(file, 0, 0, "collision", "two pages want this address", "change one slug"))
        seen.add(file)
    return problems
