"""Checks over what was built: links and fragments, parity of languages, hosts, structure, leftovers of other languages, weights."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote, urlsplit

from lxml import html as parser
from lxml.html import HtmlElement

from monotowns.budgets import late, overweight
from monotowns.model import LANGUAGES
from monotowns.parts import CYRILLIC, ENGLISH, KAZAKH, OFFICIAL_RUSSIAN
from monotowns.pipeline import Options
from monotowns.report import Problem
from monotowns.urls import Base

LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "ping", "background", "xlink:href"}
"""Attributes whose address a browser asks for by itself, or sends something to."""
LOADING_LINKS = {"stylesheet", "icon", "preload", "manifest", "modulepreload", "prefetch", "preconnect", "dns-prefetch"}
_CYRILLIC = re.compile(f"[{CYRILLIC}]+")
_ADDRESS = re.compile(r"https?://\S+")
_KAZAKH = re.compile(rf"\b[{CYRILLIC}]*[{KAZAKH}][{CYRILLIC}]*\b")
_PLACEHOLDER = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True)
class Built:
    """One HTML file of the site."""

    name: str
    body: bytes

    @cached_property
    def tree(self) -> HtmlElement:
        """The parsed page."""
        return parser.document_fromstring(self.body.decode())

    @cached_property
    def ids(self) -> list[str]:
        """Every id of the page."""
        return [str(value) for value in self.tree.xpath("//@id")]

    @property
    def folder(self) -> str:
        """The site path of the page's folder."""
        return posixpath.dirname(self.name) + "/" if "/" in self.name else ""

    @property
    def lang(self) -> str | None:
        """The language tree the page stands in."""
        first = self.name.partition("/")[0]
        return first if first in LANGUAGES else None

    @property
    def is_redirect(self) -> bool:
        """Whether the page only leads elsewhere."""
        return bool(self.tree.xpath("//meta[@http-equiv='refresh']"))


def check_site(options: Options) -> list[Problem]:
    """Every problem of the published site."""
    files = {path.relative_to(options.out).as_posix(): path.read_bytes() for path in sorted(options.out.rglob("*")) if path.is_file()}
    pages = {name: Built(name, body) for name, body in files.items() if name.endswith(".html")}
    base = Base(options.base_url)
    problems: list[Problem] = []
    for page in pages.values():
        problems.extend(_links(page, pages, files, base))
        problems.extend(_hosts(page))
        problems.extend(_structure(page))
        problems.extend(_leftovers(page))
    problems.extend(_parity(pages))
    problems.extend(_alternates(pages, base))
    problems.extend(_unique_heads(pages))
    return problems


def _problem(page: Built, code: str, message: str, hint: str = "") -> Problem:
    return Problem(page.name, 0, 0, code, message, hint)


def _links(page: Built, pages: Mapping[str, Built], files: Mapping[str, bytes], base: Base) -> Iterator[Problem]:
    """Internal links and fragments lead somewhere; on the 404 page they start at the host's root."""
    for element, attribute, link, _position in page.tree.iterlinks():
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        path = unquote(parts.path)
        if page.name == "404.html" and element.tag != "use":
            if not path.startswith(base.root):
                yield _problem(page, "link", f"'{link}' does not start at the host's root", "the 404 page is served at any depth")
                continue
            target = path.removeprefix(base.root)
        elif path.startswith("/"):
            yield _problem(page, "link", f"'{link}' breaks under a sub-path", "links between pages are relative")
            continue
        else:
            target = posixpath.normpath(page.folder + path) if path else page.name
            target = "" if target == "." else target + ("/" if path.endswith(("/", "..", ".")) and not target.endswith("/") else "")
        name = target + "index.html" if target.endswith("/") or not target else target
        if name not in files:
            yield _problem(page, "link", f"'{link}' ({attribute}) leads to nothing", f"no file {name}")
        elif parts.fragment and name in pages and unquote(parts.fragment) not in pages[name].ids:
            yield _problem(page, "fragment", f"'{link}': no such place on that page")


def _hosts(page: Built) -> Iterator[Problem]:
    """Nothing is loaded from another host."""
    for element in page.tree.iter():
        if not isinstance(element.tag, str):
            continue
        links = [value for name, value in element.items() if name in LOADING]
        if element.tag in ("image", "use") or (element.tag == "link" and set((element.get("rel") or "").split()) & LOADING_LINKS):
            links.append(element.get("href") or "")
        for link in links:
            if re.search(r"(?:^|[\s,])(?:[a-z]+:)?//", link):
                yield _problem(page, "host", f"{link} is asked of another host", "the site asks no other host for anything")
    if re.search(rb"(?:url\(|@import)\s*['\"]?(?:https?:)?//", page.body):
        yield _problem(page, "host", "the style sheet asks another host for a file")


def _structure(page: Built) -> Iterator[Problem]:
    """Ids once, one h1, a language, a title, a description, no level of heading left out, named links and regions."""
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield _problem(page, "id", f"id '{name}' stands {count} times")
    if not page.tree.get("lang"):
        yield _problem(page, "lang", "the page does not say its language")
    if page.lang and page.tree.get("lang") != page.lang:
        yield _problem(page, "lang", f"the page says it is in {page.tree.get('lang')}")
    if len(page.tree.xpath("//h1")) != 1:
        yield _problem(page, "heading", "a page has exactly one h1")
    before = 0
    for heading in page.tree.xpath("//h1|//h2|//h3|//h4"):
        level = int(heading.tag[1])
        if level > before + 1 and before:
            yield _problem(page, "heading", f"'{heading.text_content()[:40]}': h{level} after h{before}")
        before = level
    for element in page.tree.xpath("//*[@aria-labelledby]|//*[@aria-describedby]"):
        for name in f"{element.get('aria-labelledby', '')} {element.get('aria-describedby', '')}".split():
            if name not in page.ids:
                yield _problem(page, "aria", f"no element has the id '{name}' that names a part of the page")
    for link in page.tree.xpath("//a[@href]"):
        if not link.text_content().strip() and not link.get("aria-label"):
            yield _problem(page, "link", f"the link to {link.get('href')} has no words")
    if found := _PLACEHOLDER.search(page.body.decode()):
        yield _problem(page, "mark", f"an unanswered mark U+{ord(found.group()):04X} is left on the page")
    for words in overweight(page.name, page.body, sum(isinstance(element.tag, str) for element in page.tree.iter())):
        yield _problem(page, "weight", words, "the budgets stand in monotowns/budgets.py")
    for words in late(page.name, page.body):
        yield replace(_problem(page, "weight", words, "measure it: python tools/lighthouse.py"), level="warning")


def _own_text(element: HtmlElement, lang: str) -> Iterator[str]:
    """Text of the page's own language: what stands under another `lang` is left out."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return
    if (element.get("lang") or lang) != lang:
        return
    for name in ("alt", "title", "aria-label", "content", "placeholder"):
        value = element.get(name)
        if value and not (
            element.tag == "meta"
            and (element.get("name") or element.get("property") or element.get("http-equiv"))
            not in ("description", "og:title", "og:description")
        ):
            yield value
    if element.text:
        yield element.text
    for child in element:
        yield from _own_text(child, lang)
        if child.tail:
            yield child.tail


def _leftovers(page: Built) -> Iterator[Problem]:
    """Words of another language that no `lang` announces."""
    if page.lang is None:
        return
    text = _ADDRESS.sub("", " ".join(_own_text(page.tree, page.lang)))
    found: list[str] = []
    if page.lang == "en":
        found = _CYRILLIC.findall(text)
    else:
        found = ENGLISH.findall(text)
        if page.lang == "ru":
            found += [word for word in _KAZAKH.findall(text) if word not in OFFICIAL_RUSSIAN]
    for word in sorted(set(found)):
        where = text.find(word)
        yield _problem(
            page,
            "language",
            f"'{word}' is of another language: …{' '.join(text[max(0, where - 30) : where + 40].split())}…",
            "mark it with lang, or translate it",
        )


def _parity(pages: Mapping[str, Built]) -> Iterator[Problem]:
    """The same pages with the same anchors in the three languages."""
    routes = {lang: {name.partition("/")[2] for name, page in pages.items() if page.lang == lang} for lang in LANGUAGES}
    for lang in LANGUAGES:
        for route in sorted(set().union(*routes.values()) - routes[lang]):
            yield Problem(f"{lang}/{route}", 0, 0, "parity", "the page is missing in this language")
    for route in sorted(set.intersection(*routes.values())):
        anchors = {lang: {name for name in pages[f"{lang}/{route}"].ids if not re.fullmatch(r"[rs]\d+", name)} for lang in LANGUAGES}
        for lang in LANGUAGES:
            for name in sorted(set().union(*anchors.values()) - anchors[lang]):
                yield Problem(f"{lang}/{route}", 0, 0, "parity", f"the anchor '{name}' of the other languages is missing")


def _alternates(pages: Mapping[str, Built], base: Base) -> Iterator[Problem]:
    """Language versions name themselves and each other, with full addresses, and x-default."""
    for page in pages.values():
        if page.lang is None or page.is_redirect:
            continue
        links = {item.get("hreflang"): item.get("href") for item in page.tree.xpath("//link[@rel='alternate'][@hreflang]")}
        if set(links) != {*LANGUAGES, "x-default"}:
            yield _problem(page, "hreflang", f"the language versions are {sorted(str(name) for name in links)}")
            continue
        rest = page.name.partition("/")[2].removesuffix("index.html")
        for lang in LANGUAGES:
            if links[lang] != base.absolute(f"{lang}/{rest}"):
                yield _problem(page, "hreflang", f"the {lang} version is said to be {links[lang]}")
        if links["x-default"] != base.absolute(f"en/{rest}" if rest else ""):
            yield _problem(page, "hreflang", f"the version for all others is said to be {links['x-default']}")
        canonical = page.tree.xpath("//link[@rel='canonical']/@href")
        if canonical != [base.absolute(f"{page.lang}/{rest}")]:
            yield _problem(page, "canonical", f"the canonical address is {canonical}")


def _unique_heads(pages: Mapping[str, Built]) -> Iterator[Problem]:
    """Each page has a title and a description of its own."""
    for path in ("//title/text()", "//meta[@name='description']/@content"):
        seen: dict[str, str] = {}
        for page in pages.values():
            if page.lang is None or page.is_redirect:
                continue
            value = " ".join(str(part) for part in page.tree.xpath(path)).strip()
            if not value:
                yield _problem(page, "head", "title or description is empty")
            elif value in seen:
                yield _problem(page, "head", f"'{value}' is already that of {seen[value]}")
            seen[value] = page.name
