"""Takes screenshots of each kind of page: python tools/screenshots.py SITE FOLDER [--pages KIND ...]

Three languages, phone (360 px) and desktop (1280 px), light and dark; print as PDF pages. The site is served from disk on a free port.
With --readme it makes the README's picture instead: python tools/screenshots.py site docs --readme
"""

from __future__ import annotations

import argparse
import functools
import http.server
import io
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROUTES = {
    "home": "",
    "towns": "towns/",
    "town": "towns/rudny/",
    "heaviest-town": "towns/ekibastuz/",
    "map": "map/",
    "compare": "compare/",
    "indicators": "indicators/",
    "indicator": "indicators/latest-population/",
    "region": "regions/karaganda/",
    "definition": "definition/",
    "classification": "classification/",
    "economy": "economy/",
    "strengths": "strengths-and-risks/",
    "policies": "policies/",
    "population": "analysis/population/",
    "sizes": "analysis/sizes/",
    "forecast": "analysis/forecast/",
    "dependence": "analysis/dependence/",
    "programmes": "programmes/",
    "register": "programmes/register/",
    "town-programmes": "programmes/towns/",
    "article": "article/",
    "method": "method/",
    "glossary": "glossary/",
    "sources": "sources/",
    "press": "sources/press/",
    "data": "data/",
    "corrections": "corrections/",
    "about": "about/",
}
EVERYTHING = """() => {
    const sheet = document.styleSheets[0];
    sheet.insertRule('main section{content-visibility:visible!important;overflow:visible!important}', sheet.cssRules.length);
}"""
"""Lays out, in a window as narrow as a phone, the sections that wait there until they come near the screen."""
SIZES = {"phone": (360, 780), "desktop": (1280, 900)}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word on the terminal."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site while it is served on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


def browser_path() -> str:
    """Debian's Chromium; RuntimeError when it is not installed."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        raise RuntimeError("Chromium is not installed: apt-get install chromium")
    return found


FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def readme_picture(site: Path, folder: Path) -> None:
    """docs/screenshot.png: a town's page in English on a desktop and in Kazakh on a phone, side by side."""
    from PIL import Image

    looks = (("en/towns/ridder/", SIZES["desktop"], "light"), ("kk/towns/ridder/", (360, 900), "dark"))
    parts: list[Image.Image] = []
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for route, (width, height), scheme in looks:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address + route)
            page.evaluate("document.fonts.ready")
            parts.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        browser.close()
    whole = Image.new("RGB", (sum(part.width for part in parts) + 24, max(part.height for part in parts)), "white")
    left = 0
    for part in parts:
        whole.paste(part, (left, 0))
        left += part.width + 24
    folder.mkdir(parents=True, exist_ok=True)
    whole.quantize(256).save(folder / "screenshot.png", optimize=True)


def main() -> None:
    """Take the screenshots the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", nargs="*", default=list(ROUTES), choices=list(ROUTES))
    parser.add_argument("--langs", nargs="*", default=["en", "ru", "kk"])
    parser.add_argument("--sizes", nargs="*", default=list(SIZES), choices=list(SIZES))
    parser.add_argument("--schemes", nargs="*", default=["light", "dark"])
    parser.add_argument("--print", action="store_true", help="also a PDF of each page")
    parser.add_argument("--readme", action="store_true", help="the README's picture")
    parser.add_argument("--full", action="store_true", help="the whole page, not its first screen")
    chosen = parser.parse_args()
    if chosen.readme:
        readme_picture(chosen.site, chosen.folder)
        return
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with served(chosen.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for size in chosen.sizes:
            for scheme in chosen.schemes:
                width, height = SIZES[size]
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                page = context.new_page()
                for lang in chosen.langs:
                    for name in chosen.pages:
                        page.goto(f"{address}{lang}/{ROUTES[name]}")
                        if chosen.full:
                            page.evaluate(EVERYTHING)
                        page.screenshot(path=str(chosen.folder / f"{name}-{lang}-{size}-{scheme}.png"), full_page=chosen.full)
                        if chosen.print and size == "desktop" and scheme == "light":
                            page.pdf(path=str(chosen.folder / f"{name}-{lang}.pdf"), format="A4")
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
