"""Looks at every page of a built site in a real browser: python -m tools.survey SITE [--axe FILE] [--only TEXT]

On phones (320 and 360 px) and on a desktop (1280 px): no sideways scroll, no text of a picture clipped, too small or on another one, and on
the narrowest and the widest, light and dark, the axe rules where `--axe` names axe.min.js. Once a page: nothing wider than a sheet of paper,
elements, requests and compressed bytes of a first visit. Prints what is wrong, then the heaviest pages; exits with 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, Response, ViewportSize, sync_playwright

from tools.screenshots import EVERYTHING, FLAGS, browser_path, served

LOOKS = ((320, True), (360, False), (1280, True))
"""Width in px, whether the axe rules are run, in both schemes."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
MOST_ELEMENTS, MOST_REQUESTS, MOST_BYTES = 1500, 6, 100_000
"""Of a first visit. Elements are counted on home and town pages; the others may hold long tables."""
BESIDE = ("/offline.js", ".webmanifest")
"""What the browser fetches beside the page: not counted."""

TEXTS = """() => [...document.querySelectorAll('svg.chart')].filter(svg => svg.getClientRects().length).flatMap(svg => {
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll('text')].map(t => {
        const box = t.getBoundingClientRect(), size = parseFloat(getComputedStyle(t).fontSize) * scale;
        const line = t.getCTM().f + t.y.baseVal[0].value * scale + frame.top;
        return {words: t.textContent, size, left: box.left, right: box.right, top: line - .76 * size, bottom: line + .22 * size};
    });
    const out = texts.filter(t => t.size < 11.99 || scale < 0.999).map(t => 'small: ' + t.words);
    for (const t of texts)
        if (t.left < frame.left - 1 || t.right > frame.right + 1 || t.top < frame.top - 1 || t.bottom > frame.bottom + 1) out.push('clipped: ' + t.words);
    texts.forEach((a, i) => { for (const b of texts.slice(i + 1)) {
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (x > 1 && y > 1) out.push('overlap: ' + a.words + ' / ' + b.words);
    }});
    return out;
})"""
"""What is wrong with the words of the pictures in sight: smaller than 12 px, cut by their picture, or on top of each other, by the ink from accents to tails."""
PAPER: ViewportSize = {"width": 673, "height": 1032}
"""What the margins leave of a sheet of A4, in px."""
SIDEWAYS = 1001
"""How wide a sheet turned sideways is within its margins, in px."""
BEYOND = """([upright, sideways]) => [...document.querySelectorAll('table, figure, pre, dl')].filter(item => item.getClientRects().length).flatMap(item => {
    let at = item;
    while (at && getComputedStyle(at).page === 'auto') at = at.parentElement;
    const over = Math.round(item.getBoundingClientRect().right - (at ? sideways : upright));
    return over > 0 ? [`${item.caption?.id || item.id || item.className} is ${over} px wider than the sheet`] : [];
})"""
"""What runs off the sheet of paper; what has a named page lies on a sheet turned sideways."""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""How many px a page is wider than its window."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a first visit to a page costs."""

    path: str
    elements: int
    requests: int
    size: int


def pages_of(site: Path) -> list[str]:
    """The paths of all pages that readers read, redirects left out."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [name for name in found if 'http-equiv="refresh"' not in (site / name).read_text("utf-8")]


def faults(page: Page, rules: str) -> list[str]:
    """What is wrong with the page as it is shown now."""
    page.evaluate(EVERYTHING)
    page.evaluate("document.fonts.ready")
    found = [str(item) for item in page.evaluate(TEXTS)]
    wide = page.evaluate(WIDE)
    if wide > 0:
        found.append(f"{wide} px too wide")
    if rules:
        page.evaluate(rules)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            broken = page.evaluate("axe.run()")["violations"]
            found += [f"{scheme}: {item['id']}: {item['nodes'][0]['html'][:160]}" for item in broken]
    return found


def _weigh(browser: Browser, address: str, path: str) -> Weight:
    """A first visit, with nothing kept from others."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, service_workers="block")
    page = context.new_page()
    seen: list[Response] = []
    page.on("response", lambda response: seen.append(response))  # the browser driver cannot mark a built-in method
    page.goto(address + path, wait_until="networkidle")
    counted = [item for item in seen if not item.url.endswith(BESIDE)]
    bodies = [(item.url, item.body()) for item in counted]
    size = sum(len(body) if url.endswith((".woff2", ".png")) else len(gzip.compress(body, 9)) for url, body in bodies)
    elements = page.evaluate("document.getElementsByTagName('*').length")
    context.close()
    return Weight(path, elements, len(counted), size)


def survey(task: tuple[str, Sequence[str], str]) -> tuple[list[str], list[Weight]]:
    """(what is wrong, what each page weighs) of some pages of a served site."""
    address, paths, rules = task
    found: list[str] = []
    weights: list[Weight] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for width, strict in LOOKS:
            context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, service_workers="block")
            page = context.new_page()
            for path in paths:
                page.goto(address + path)
                found += [f"{path} ({width} px): {item}" for item in faults(page, rules if strict else "")]
            context.close()
        page = browser.new_context(viewport=PAPER, service_workers="block").new_page()
        page.emulate_media(media="print")
        for path in paths:
            page.goto(address + path)
            found += [f"{path} (paper): {item}" for item in page.evaluate(BEYOND, [PAPER["width"], SIDEWAYS])]
        weights = [_weigh(browser, address, path) for path in paths]
        browser.close()
    return found, weights


def over(item: Weight) -> list[str]:
    """What of a page is over its budget."""
    few = ("/towns/" in item.path and not item.path.endswith("/towns/index.html")) or item.path.count("/") == 1
    limits = (
        ("elements", item.elements, MOST_ELEMENTS if few else item.elements),
        ("requests", item.requests, MOST_REQUESTS),
        ("bytes", item.size, MOST_BYTES),
    )
    return [f"{item.path}: {count} {what}, at most {most}" for what, count, most in limits if count > most]


def main() -> int:
    """Survey the pages the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--axe", type=Path, help="axe.min.js of the npm package axe-core")
    parser.add_argument("--only", default="", metavar="TEXT", help="only pages whose path holds this text")
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()
    rules = chosen.axe.read_text("utf-8") if chosen.axe else ""
    paths = [path for path in pages_of(chosen.site) if chosen.only in path]
    with served(chosen.site) as address, multiprocessing.get_context("spawn").Pool(chosen.jobs) as pool:
        results = pool.map(survey, [(address, paths[start :: chosen.jobs], rules) for start in range(chosen.jobs)], chunksize=1)
    weights = sorted((item for _, some in results for item in some), key=lambda item: -item.size)
    wrong = sorted(line for lines, _ in results for line in lines) + [line for item in weights for line in over(item)]
    print("\n".join(wrong))
    print(f"{len(paths)} pages, {len(wrong)} faults. Heaviest first visits:")
    for item in weights[:5]:
        print(f"  {item.path}: {item.size / 1000:.1f} KB, {item.requests} requests, {item.elements} elements")
    for item in sorted(weights, key=lambda item: -item.elements)[:3]:
        print(f"  most elements: {item.path}: {item.elements}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
