"""The files that belong to no single page: fonts, script, mark, chooser, 404, redirects, sitemap, feeds, robots.txt."""

from __future__ import annotations

from monotowns import feeds, font
from monotowns.cache import Inputs
from monotowns.model import LANGUAGES
from monotowns.report import Problem
from monotowns.urls import output_file
from monotowns.view import View
from monotowns.worker import Tools

COPIED = {"static/site.js": "assets/site.js", "static/mark.svg": "assets/mark.svg"}


def extra_files(tools: Tools, inputs: Inputs) -> tuple[dict[str, bytes], list[Problem]]:
    """Path -> content of every such file, and what went wrong."""
    frame, renderer = tools.frame, tools.renderer
    before = len(renderer.problems)
    files = {target: inputs.content[source] for source, target in COPIED.items()}
    for weight, content in tools.job.fonts().items():
        files[f"assets/text-{weight}.woff2"] = content
    files["assets/text-licence.txt"] = font.licence()
    files["index.html"] = renderer.chooser().encode()
    files["404.html"] = renderer.not_found().encode()
    for item in tools.redirects:
        files[output_file(item.path)] = renderer.redirect(item).encode()
    modified = {key: feeds.last_change(frame, page) for key, page in frame.pages.items()}
    files["sitemap.xml"] = feeds.sitemap(frame, modified)
    files["robots.txt"] = feeds.robots(frame)
    for lang in LANGUAGES:
        files[f"{lang}/feed.xml"] = feeds.feed(View(frame, frame.pages[lang, "corrections"]))
    return files, renderer.problems[before:]
