"""Links in prose: routes and fragments are checked against the pages that will exist, and written relative to the page."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from monotowns.alphabet import typeset
from monotowns.analysis import published_indicators
from monotowns.figures import CallError, Link
from monotowns.model import LANGUAGES, Site
from monotowns.pages import TEXT_PAGES
from monotowns.prose import TOWN_SECTIONS, Raw
from monotowns.report import suggestion
from monotowns.urls import page_path, relative

Key = tuple[str, str]


def _routes(site: Site, raws: Mapping[Key, Raw], lang: str) -> dict[str, str]:
    """Every route of the site with its title in a language, or in another where a draft lacks the text."""
    routes = {
        ("" if name == "home" else name): str(raws[other, f"pages/{name}"].front.get("title", name))
        for name in TEXT_PAGES
        for other in sorted(LANGUAGES, key=lambda one: one == lang)
        if (other, f"pages/{name}") in raws
    }
    routes.update({f"towns/{town.slug}": town.names[lang] for town in site.towns})
    routes.update({f"regions/{town.region}": site.regions[town.region].names[lang] for town in site.towns})
    routes.update({f"indicators/{name}": site.indicators[name].name[lang] for name in published_indicators(site)})
    return routes


def _fragments(site: Site, route: str) -> set[str]:
    """The anchors that prose may link to on a page."""
    if route.startswith("towns/"):
        return {*TOWN_SECTIONS, "unknown", "place", "others", "page-sources"}
    fixed = set(TEXT_PAGES.get(route or "home", ()))
    if route == "glossary":
        fixed |= {item.id for item in site.terms}
    if route == "programmes/register":
        fixed |= set(site.programmes)
    if route == "article":
        fixed |= {item.id for item in site.claims}
    return fixed


def prose_links(site: Site, raws: Mapping[Key, Raw]) -> dict[Key, Link]:
    """The link maker of each text; it raises CallError for a page or section that does not exist."""
    routes = {lang: _routes(site, raws, lang) for lang in LANGUAGES}
    return {(lang, name): _maker(site, routes[lang], lang, _route_of(name)) for lang, name in raws}


def _route_of(name: str) -> str:
    """The route of the page that shows a text."""
    folder, _, rest = name.partition("/")
    return name if folder == "towns" else ("" if rest == "home" else rest)


def _maker(site: Site, routes: Mapping[str, str], lang: str, source: str) -> Link:
    def link(route: str, words: str | None) -> Markup:
        name, mark, fragment = route.partition("#")
        if name not in routes:
            raise CallError(f"no page '{name}'", suggestion(name, routes, "known: " + ", ".join(sorted(routes)[:12])))
        if mark and fragment not in _fragments(site, name):
            raise CallError(f"page '{name}' has no section '{fragment}'", suggestion(fragment, _fragments(site, name)))
        target = relative(page_path(lang, source), page_path(lang, name) + mark + fragment)
        return Markup(f'<a href="{escape(target)}">{escape(typeset(words or routes[name], lang))}</a>')

    return link
