"""Rendering of many pages: what a page depends on as a key, one page with its downloads as a unit, several processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from monotowns import citations, exports, linkedmap, share
from monotowns.cache import Inputs, Kept, Store, digest
from monotowns.pages import Page, Redirect, collisions, plan, redirects
from monotowns.pictures import Pictures
from monotowns.render import COMMON, LAST, SHEETS, Assets, Renderer
from monotowns.report import Problem
from monotowns.stylesheet import compact
from monotowns.texts import outdated
from monotowns.urls import Base, output_file
from monotowns.view import Frame, View

if TYPE_CHECKING:
    from monotowns.pipeline import Content, Options

STYLES = tuple(dict.fromkeys((*COMMON, *(name for names in SHEETS.values() for name in names), *LAST.values())))
PUBLISHED = ("site.js", "search.js", "search.css", "table.js", "compare.js", "dependence.js", "mark.svg")
"""The files of `static/` that become files of the site; the style sheets of pages stand in them, offline.js is filled in first."""
STATIC = tuple(f"static/{name}" for name in (*(f"{style}.css" for style in STYLES), "offline.js", *PUBLISHED))


@dataclass(frozen=True, slots=True)
class Made:
    """What the rendering of one page gave: its file and its downloads, what went wrong, what it used of the store."""

    path: str
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    used: frozenset[Kept]


@dataclass(frozen=True)
class Job:
    """What the rendering of one build needs."""

    options: Options
    content: Content
    files: Mapping[str, bytes]
    store: Store
    fonts: Callable[[], dict[int, bytes]]
    """Awaits the font files, which are made beside the rest."""


class Tools:
    """The page graph of one build and the means to render it."""

    def __init__(self, job: Job) -> None:
        content = job.content
        self.job = job
        pages = plan(content.site, content.texts, content.languages)
        self.redirects: tuple[Redirect, ...] = redirects(content.site)
        self.problems = collisions([*(page.path for page in pages), *(item.path for item in self.redirects)])
        base = Base(job.options.base_url)
        late = outdated(content.texts) if job.options.draft else ()
        self.frame = Frame(
            content.site,
            content.texts,
            content.languages,
            {(page.lang, page.route): page for page in pages},
            base,
            job.options.repository,
            {(*key, section): state for key, section, state in late},
        )
        self.problems.extend(
            Problem(name, 0, 0, "missing-file", "the file is missing", "restore it from the repository")
            for name in STATIC
            if name not in job.files
        )
        sheets = {name: compact(self._style(f"static/{name}.css")) for name in STYLES}
        self.assets = Assets(sheets, linkedmap.rules(town.slug for town in self.frame.site.towns))

    def _style(self, name: str) -> str:
        try:
            return self.job.files.get(name, b"").decode()
        except UnicodeDecodeError as error:
            self.problems.append(Problem(name, 0, 0, "unreadable", f"cannot be read as UTF-8 text: {error}"))
            return ""

    @cached_property
    def renderer(self) -> Renderer:
        """Jinja with this build's frame."""
        return Renderer(self.job.files, self.frame, self.assets, lambda view: Pictures(view, self.job.store, self.job.content.basis))

    @cached_property
    def _titles(self) -> dict[str, str]:
        """A hash of all titles of a language, which any page of it may show in a link."""
        return {lang: digest(*(page.title for page in self.frame.pages.values() if page.lang == lang)) for lang in self.frame.languages}

    def key(self, page: Page, inputs: Inputs) -> str:
        """The hash of all a page is made of: code, libraries, templates, style, catalogs, model, its texts, options."""
        return digest(
            self._shared(inputs),
            self._titles[page.lang],
            repr(page),
            *(part.html + part.title for name in page.prose for part in self.frame.texts[page.lang, name].parts),
            *(f"{key} {state}" for key, state in self.frame.drafts.items() if key[0] == page.lang and key[1] in page.prose),
            *(self.frame.texts[page.lang, name].revised for name in page.prose),
        )

    def _shared(self, inputs: Inputs) -> str:
        return digest(self.job.content.basis, inputs.of("templates/", "static/"), repr(self.job.options.shaping()))

    def unit(self, page: Page) -> Made:
        """One page and its downloads."""
        renderer = self.renderer
        before = len(renderer.problems)
        view = View(self.frame, page)
        with self.job.store.noting() as used:
            html, drawn = renderer.page(page)
            files = {
                output_file(page.path): html.encode(),
                **drawn,
                **citations.files(view),
                **share.files(view, self.job.store, self.job.content.basis),
            }
        files.update({path: file.content for path, file in exports.page_files(view).items()})
        return Made(page.path, files, tuple(renderer.problems[before:]), frozenset(used))

    def render_all(self, pages: Sequence[Page], jobs: int) -> Iterator[Made]:
        """Units of the pages, in any order; the three languages of one subject go to one process, which draws their pictures once."""
        if jobs <= 1:
            yield from map(self.unit, pages)
            return
        groups: dict[str, list[Page]] = {}
        for page in pages:
            groups.setdefault(page.route, []).append(page)
        order = sorted(groups.values(), key=lambda group: (group[0].kind != "map", group[0].route))
        global _TOOLS
        _TOOLS = self
        try:
            with multiprocessing.get_context("fork").Pool(jobs) as pool:
                for results in pool.imap_unordered(_render_group, order):
                    yield from results
        finally:
            _TOOLS = None


_TOOLS: Tools | None = None


def _render_group(pages: list[Page]) -> list[Made]:
    assert _TOOLS is not None
    return [_TOOLS.unit(page) for page in pages]
