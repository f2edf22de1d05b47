"""The files that belong to no single page: fonts, scripts, search, mark, chooser, 404, redirects, sitemap, feeds, robots.txt."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from monotowns import feeds, font, icons, offline
from monotowns.cache import Inputs, Store, digest
from monotowns.model import LANGUAGES
from monotowns.report import Problem
from monotowns.search import search_files
from monotowns.stylesheet import compact
from monotowns.urls import output_file
from monotowns.view import View
from monotowns.worker import PUBLISHED, Tools

COPIED = {f"static/{name}": f"assets/{name}" for name in PUBLISHED}
_COMMENT_OR_INDENT = re.compile(rb"^[ \t]*(?://.*\n)?", re.MULTILINE)


def small(script: bytes) -> bytes:
    """A script without its lines of comment and its indentation; it must not hold strings of several lines."""
    return _COMMENT_OR_INDENT.sub(b"", script)


def _kept(store: Store, kind: str, key: str, make: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    """Files from the store, made where they are not there."""
    kept = store.get(kind, key)
    if isinstance(kept, dict):
        return kept
    files = make()
    store.put(kind, key, files)
    return files


def extra_files(tools: Tools, inputs: Inputs) -> tuple[dict[str, bytes], list[Problem]]:
    """Path -> content of every such file, and what went wrong."""
    frame, renderer = tools.frame, tools.renderer
    before = len(renderer.problems)
    files = {target: inputs.content[source] for source, target in COPIED.items()}
    files.update({target: small(body) for target, body in files.items() if target.endswith(".js")})
    files.update({target: compact(body.decode()).encode() for target, body in files.items() if target.endswith(".css")})
    files.update({font.FILES[weight]: content for weight, content in tools.job.fonts().items()})
    store, basis = tools.job.store, tools.job.content.basis
    files.update(_kept(store, "icons", inputs.code, icons.files))
    files["assets/text-licence.txt"] = font.licence()
    files["offline.js"] = offline.script(
        inputs.content["static/offline.js"].decode(), inputs.all(tools.job.options.shaping())[:16], frame.languages
    )
    files["index.html"] = renderer.chooser().encode()
    files["404.html"] = renderer.not_found().encode()
    for item in tools.redirects:
        files[output_file(item.path)] = renderer.redirect(item).encode()
    titles = digest(*(page.title for page in frame.pages.values()))  # an entry is found by its title in any language
    modified = {key: feeds.last_change(frame, page) for key, page in frame.pages.items()}
    for lang in LANGUAGES:
        key = digest(basis, inputs.of(f"content/{lang}/"), titles)
        files.update(_kept(store, f"search-{lang}", key, partial(search_files, frame, lang)))
    files["sitemap.xml"] = feeds.sitemap(frame, modified)
    files["robots.txt"] = feeds.robots(frame)
    for lang in LANGUAGES:
        files[f"{lang}/site.webmanifest"] = icons.manifest(View(frame, frame.pages[lang, ""]))
        files[f"{lang}/feed.xml"] = feeds.feed(View(frame, frame.pages[lang, "corrections"]))
    return files, renderer.problems[before:]
