"""A reader's way through the site in a real browser: language switch, no script, no other host, the 404 page, print."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import executable
from tests.project import Project
from tools.screenshots import FLAGS
from tools.survey import PAPER

pytestmark = pytest.mark.browser

SUB_PATH = "/monotowns/"
ROUTES = (
    "", "towns/", "towns/rudny/", "towns/altai/", "towns/kurchatov/", "map/", "compare/", "indicators/", "indicators/annual-growth/", "regions/kostanay/",
    "definition/", "classification/", "economy/", "analysis/population/", "analysis/sizes/", "programmes/", "programmes/register/", "programmes/towns/", "article/", "method/", "glossary/",
    "sources/", "data/", "about/",
)  # fmt: skip
NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


class Pages(http.server.SimpleHTTPRequestHandler):
    """What GitHub Pages does with a site below `base`: index files, redirects of folders, the 404 page."""

    def __init__(self, *args: Any, base: str, site: Path) -> None:
        self.base = base
        self.site = site
        super().__init__(*args, directory=str(site))

    def translate_path(self, path: str) -> str:
        """The file of a path; what is not below the base is nowhere."""
        return super().translate_path("/" + path.removeprefix(self.base)) if path.startswith(self.base) else str(self.site / "nowhere")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page in place of the server's words."""
        body = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def hosted(site: Path, base: str) -> Iterator[str]:
    """The address of a site that is served below `base`."""

    def handler(*args: Any) -> Pages:
        return Pages(*args, base=base, site=site)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def address(built: Project) -> Iterator[str]:
    """The site at the root of a host."""
    with hosted(built.out, "/") as found:
        yield found


@pytest.fixture(scope="module", params=["/", SUB_PATH], ids=["root", "sub-path"])
def either(request: pytest.FixtureRequest, built: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site at the root of a host, and below a path."""
    base: str = request.param
    project = built
    if base != "/":
        project = built.copy(tmp_path_factory.mktemp("sub-path") / "project")
        project.build(base_url=f"https://example.org{base}")
    with hosted(project.out, base) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = executable()
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


LEFT = "net::ERR_ABORTED"
"""How a request ends whose page was left meanwhile."""


@dataclass
class Log:
    """What a page did that a reader does not see."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    def strangers(self, address: str) -> set[str]:
        """Other hosts that were asked."""
        return {urlsplit(url).netloc for url in self.requests if not url.startswith("data:")} - {urlsplit(address).netloc}


def watched(context: BrowserContext) -> Log:
    """A log of everything the context's pages do."""
    log = Log()
    context.expose_function("seenViolation", lambda text: log.violations.append(text))
    context.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => seenViolation(`${e.violatedDirective} ${e.blockedURI}`))"
    )
    context.on("request", lambda request: log.requests.append(request.url))
    context.on("requestfailed", lambda request: log.errors.append(f"{request.failure}: {request.url}") if request.failure != LEFT else None)
    context.on("response", lambda answer: log.errors.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    context.on("console", lambda message: log.errors.append(message.text) if message.type in ("error", "warning") else None)
    context.on("weberror", lambda error: log.errors.append(str(error.error)))
    return log


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def switch(page: Page, lang: str) -> None:
    page.click(f".langs a[lang={lang}]")
    page.wait_for_function("lang => document.documentElement.lang === lang && document.readyState === 'complete'", arg=lang)


def test_the_switch_keeps_page_and_place(page: Page, either: str) -> None:
    page.goto(f"{either}en/towns/rudny/#population")
    for lang in ("kk", "ru", "en"):
        switch(page, lang)
        assert page.url == f"{either}{lang}/towns/rudny/#population"
        assert page.inner_text("h1") == {"kk": "Рудный", "ru": "Рудный", "en": "Rudny"}[lang]
        assert page.inner_text(".langs [aria-current]") == NAMES[lang]
        assert page.evaluate("Math.abs(document.getElementById('population').getBoundingClientRect().top)") < 100


def test_the_switch_follows_the_reader_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}ru/towns/altai/?from=list")
    page.click(".contents a[href='#economy']")
    switch(page, "kk")
    assert page.url == f"{address}kk/towns/altai/?from=list#economy"
    page.go_back()
    assert page.url == f"{address}ru/towns/altai/?from=list#economy"


@pytest.mark.parametrize("route", ["", "map/", "indicators/annual-growth/", "regions/kostanay/", "analysis/population/"])
def test_other_kinds_of_pages_have_their_other_languages(page: Page, address: str, route: str) -> None:
    page.goto(f"{address}ru/{route}")
    for lang in ("en", "kk"):
        switch(page, lang)
        assert page.url == f"{address}{lang}/{route}"


def test_the_switch_keeps_the_page_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/towns/kurchatov/")
    for lang in ("kk", "ru", "en"):
        page.click(f".langs a[lang={lang}]")
        page.wait_for_url(f"{address}{lang}/towns/kurchatov/")
        assert page.inner_text(".langs [aria-current]") == NAMES[lang]
    page.click("details summary")
    assert page.is_visible("details table")
    page.goto(f"{address}en/towns/zyryanovsk/")
    page.wait_for_url(f"{address}en/towns/altai/")
    context.close()


def test_nothing_is_asked_of_another_host_and_nothing_goes_wrong(browser: Browser, either: str) -> None:
    context = browser.new_context()
    log = watched(context)
    page = context.new_page()
    for lang in NAMES:
        for route in ROUTES:
            answer = page.goto(f"{either}{lang}/{route}")
            assert answer is not None
            assert answer.status == 200
    page.goto(either)
    page.evaluate("document.fonts.ready")
    context.close()
    assert len(log.requests) > len(ROUTES) * len(NAMES)
    assert log.strangers(either) == set()
    assert log.violations == []
    assert log.errors == []


def test_a_stranger_would_be_seen_and_is_kept_out_by_the_policy(browser: Browser, address: str) -> None:
    context = browser.new_context()
    log = watched(context)
    page = context.new_page()
    page.goto(f"{address}en/towns/rudny/")
    page.evaluate("const image = document.createElement('img'); image.src = 'https://example.org/x.png'; document.body.append(image)")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(300)
    context.close()
    assert {violation.partition(" ")[0] for violation in log.violations} == {"img-src", "style-src-attr"}
    assert log.errors


def test_the_sites_own_letters_are_used(page: Page, address: str) -> None:
    page.goto(f"{address}kk/towns/rudny/")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(face => face.status === 'loaded' && face.family.includes('Mono Text')).map(face => `${face.family} ${face.weight}`).sort()"
    )
    assert [name.strip('"') for name in loaded] == ["Mono Text 400", "Mono Text 600"]
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Mono Text"')


@pytest.mark.parametrize("path", ["nowhere", "kk/a/b/c/d/"])
def test_the_404_page_works_at_any_depth(browser: Browser, either: str, path: str) -> None:
    context = browser.new_context()
    log = watched(context)
    page = context.new_page()
    answer = page.goto(either + path)
    assert answer is not None
    assert answer.status == 404
    assert page.inner_text("h1") == "404"
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].some(face => face.status === 'loaded')"), "the letters come from the host's root"
    assert [error for error in log.errors if not error.startswith(f"404: {either}{path}") and "status of 404" not in error] == []
    assert log.violations == []
    for lang, name in (("kk", "Рудный"), ("ru", "Рудный"), ("en", "Rudny")):
        page.goto(either + path)
        page.click(f"section[lang={lang}] a[href$='/{lang}/towns/rudny/']")
        page.wait_for_url(f"{either}{lang}/towns/rudny/")
        assert page.inner_text("h1") == name
    context.close()


def test_the_chooser_leads_to_each_language(page: Page, either: str) -> None:
    for lang in NAMES:
        page.goto(either)
        page.click(f"a[hreflang={lang}]")
        page.wait_for_url(f"{either}{lang}/")
        assert page.get_attribute("html", "lang") == lang


def test_a_source_mark_leads_to_its_source_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}en/towns/rudny/")
    page.click(".lede a.s")
    number = page.url.partition("#s")[2]
    assert page.is_visible(f"#s{number} a[href^=http]")
    page.click(f"#s{number} a.back")
    assert page.url.endswith(f"#r{number}")


def test_print_shows_every_table_and_closes_it_again(page: Page, address: str) -> None:
    page.goto(f"{address}en/towns/altai/")
    state = "() => [...document.querySelectorAll('details')].map(item => item.open)"
    closed = page.evaluate(state)
    assert closed, "the page has nothing to open"
    assert not any(closed)
    page.evaluate(f"window.addEventListener('beforeprint', () => {{ window.printed = ({state})() }})")
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert page.evaluate("window.printed") == [True] * len(closed)
    assert page.evaluate(state) == closed
    page.click("details summary")
    page.pdf(format="A4")
    assert page.evaluate(state) == [True, *closed[1:]], "what the reader opened stays open"


def test_print_leaves_out_what_paper_has_no_use_for(page: Page, address: str) -> None:
    page.goto(f"{address}en/towns/altai/")
    page.emulate_media(media="print")
    assert not page.is_visible("nav.langs")
    assert not page.is_visible("nav.rooms")
    ways = page.locator("main .go, .foot .go").all()
    assert ways, "no words that only lead somewhere"
    assert not any(way.is_visible() for way in ways)
    assert page.is_visible("h1")
    assert page.is_visible(".address"), "the sheet says where it comes from"


def test_the_comparison_lies_on_sheets_turned_sideways_from_its_first_line(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).page") == "wide", (
        "a change of the sheet after the heading would leave a sheet nearly blank"
    )


def test_on_paper_what_stands_beside_a_table_comes_after_it(page: Page, address: str) -> None:
    page.goto(f"{address}en/indicators/latest-population/")
    page.emulate_media(media="print")
    heading, table, method = (page.locator(f"#values {name}").first.bounding_box() for name in ("h2", "table", ".beside"))
    assert heading
    assert table
    assert method
    assert heading["y"] < table["y"] < method["y"]


@pytest.mark.parametrize("lang", NAMES)
def test_the_essentials_of_a_town_fill_one_sheet_of_paper(browser: Browser, address: str, lang: str) -> None:
    page = browser.new_context(viewport=PAPER).new_page()
    page.emulate_media(media="print")
    bottom = "name => document.querySelector(name).getBoundingClientRect().bottom"
    for town in ("altai", "kurchatov", "rudny"):
        page.goto(f"{address}{lang}/towns/{town}/")
        assert page.is_visible(".imprint"), "the sheet says where it comes from"
        assert page.evaluate(bottom, ".imprint") <= PAPER["height"], town
        for name in ("h1", ".lede", ".keys", ".locator", "#programmes > .beside"):
            assert page.evaluate(bottom, name) < page.evaluate(bottom, ".imprint"), name
        assert page.evaluate("document.querySelector('#simple').getBoundingClientRect().top") >= page.evaluate(bottom, ".imprint")
    page.context.close()


def test_closed_details_are_printed_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/towns/altai/")
    page.emulate_media(media="print")
    box = page.locator("details.table table").first.bounding_box()
    assert box is not None
    assert box["height"] > 50
    context.close()
