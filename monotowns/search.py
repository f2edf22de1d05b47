"""The two files of the search in each language: names of everything that has a page or an anchor, and the full text by sections.

`static/search.js` reads them when the box is first used. Titles and notes are in the page's language; the further names of an
entry are in all three, so that any name finds its page from any language. Folding of scripts and endings happens in the script.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator

from monotowns.alphabet import fold
from monotowns.analysis import published_indicators
from monotowns.csvfile import plain
from monotowns.language import N_
from monotowns.model import LANGUAGES, Enterprise, Town
from monotowns.model import Text as Trilingual
from monotowns.overview import NAVIGATION_WORDS
from monotowns.pages import TEXT_PAGES, ordered, regions_with_towns
from monotowns.view import Frame, View

GROUPS: tuple[tuple[str, str, float], ...] = (
    ("towns", N_("Towns"), 1.0),
    ("regions", N_("Regions"), 0.97),
    ("indicators", N_("Indicators"), 0.96),
    ("pages", N_("Pages"), 0.94),
    ("programmes", N_("Programmes"), 0.93),
    ("enterprises", N_("Enterprises"), 0.92),
    ("terms", N_("Glossary"), 0.9),
    ("texts", N_("In the texts"), 0.8),
)
"""Kinds of results in the order that decides between equals, each with its weight; the last holds the full text."""

WORDS = {
    "none": N_("Nothing was found. Try fewer letters or another spelling."),
    "count": N_("Found: {n}"),
    "part": N_("Found: {n}; shown: {shown}"),
    "towns": N_("All towns in one table"),
}

NOTE = 140
"""How long a note may be, in characters: two lines of the list."""

Entry = list[object]
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|em|i|q|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ORDER = {name: index for index, (name, _words, _weight) in enumerate(GROUPS)}


def search_files(frame: Frame, lang: str) -> dict[str, bytes]:
    """Site path -> content of the names and the texts of one language."""
    v = View(frame, frame.pages[lang, ""])
    names = {
        "words": {key: plain(v.text(words)) for key, words in WORDS.items()},
        "groups": [[plain(v.text(words)), weight] for _name, words, weight in GROUPS],
        "texts": "search-text.json",
        "entries": list(named_entries(v)),
    }
    return {f"{lang}/search.json": _json(names), f"{lang}/search-text.json": _json(list(text_entries(v)))}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def aliases(title: str, names: Iterable[str]) -> list[str]:
    """The names that are not the title, each once however it is spelt or hyphenated."""
    seen = {fold(title)}
    found: list[str] = []
    for name in names:
        if name and fold(name) not in seen:
            seen.add(fold(name))
            found.append(name)
    return found


def _entry(group: str, path: str, title: str, note: str, names: Iterable[str]) -> Entry:
    """[group, path below the language's folder, title, note, further names …]."""
    return [_ORDER[group], path, title, shortened(plain(note)), *aliases(title, names)]


def shortened(text: str) -> str:
    """At most `NOTE` characters of a text, cut between words."""
    return text if len(text) <= NOTE else text[: text.rfind(" ", 0, NOTE)].rstrip(",;:. ") + " …"


def _three(text: Trilingual) -> list[str]:
    return [text[lang] for lang in LANGUAGES]


def named_entries(v: View) -> Iterator[Entry]:
    """Everything that has a name of its own, kind after kind."""
    site, lang = v.site, v.lang
    towns = ordered(site.towns, lang)
    for town in towns:
        former = [name for item in town.former_names for name in _three(item.name)]
        yield _entry(
            "towns", f"towns/{town.slug}/", town.names[lang], _town_note(v, town), [*_three(town.names), *town.search_names, *former]
        )
    for name in regions_with_towns(site, lang):
        here = ", ".join(town.names[lang] for town in towns if town.region == name)
        yield _entry("regions", f"regions/{name}/", site.regions[name].names[lang], here, _three(site.regions[name].names))
    for name in published_indicators(site):
        indicator = site.indicators[name]
        yield _entry(
            "indicators", f"indicators/{name}/", v.capital(indicator.name[lang]), indicator.definition[lang], _three(indicator.name)
        )
    for name in TEXT_PAGES:
        if name != "home":
            page = v.frame.pages[lang, name]
            titles = [*(plain(v.frame.pages[other, name].title) for other in LANGUAGES), name.replace("/", " ")]
            if name in NAVIGATION_WORDS:
                titles.append(plain(v.text(NAVIGATION_WORDS[name])))
            yield _entry("pages", f"{name}/", plain(page.title), page.description, titles)
    for programme in site.programmes.values():
        note = programme.summary[lang]
        yield _entry("programmes", f"programmes/register/#{programme.id}", v.capital(programme.name[lang]), note, _three(programme.name))
    for town in towns:
        for item in town.enterprises:
            yield _entry(
                "enterprises",
                f"towns/{town.slug}/#e-{item.id}",
                v.capital(item.name[lang]),
                _enterprise_note(v, town, item),
                [*_three(item.name), *item.search_names],
            )
    for term in site.terms:
        yield _entry("terms", f"glossary/#{term.id}", v.capital(term.names[lang]), term.definition[lang], _three(term.names))


def _town_note(v: View, town: Town) -> str:
    """The region, and the former names by which a reader may have come."""
    former = ", ".join(item.name[v.lang] for item in town.former_names)
    region = v.site.regions[town.region].names[v.lang]
    return f"{region}; {plain(v.text('formerly'))} {former}" if former else region


def _enterprise_note(v: View, town: Town, item: Enterprise) -> str:
    """The town, the owner and the activity of an enterprise."""
    parts = [town.names[v.lang], *([item.owner.text[v.lang]] if item.owner else []), item.activity[v.lang]]
    return ". ".join(map(v.capital, parts))


def text_entries(v: View) -> Iterator[list[object]]:
    """[path, page title, [#anchor, section title, text] …] of every page with a text of its own; the first section is the lede."""
    for (lang, route), page in v.frame.pages.items():
        if lang != v.lang:
            continue
        sections = [
            [f"#{part.id}" if part.title else "", plain(part.title), plain_text(part.html)]
            for name in page.prose
            for part in v.frame.texts[lang, name].parts
        ]
        if route == "article":
            sections.extend([f"#{claim.id}", "", f"{claim.says[lang]} {claim.finding[lang]}"] for claim in v.site.claims)
        if sections:
            yield [f"{route}/" if route else "./", plain(page.title), *sections]


def plain_text(markup: str) -> str:
    """The words of a section's HTML in one line, without marks, tags and soft hyphens."""
    return " ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", plain(markup)))).split())
