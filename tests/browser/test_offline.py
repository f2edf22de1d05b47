"""Offline reading in a real browser: opened pages stay, others get the note, the reader can stop it; sharing; no breach of the security policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.chromium import executable
from tests.project import Project
from tools.screenshots import FLAGS, served

pytestmark = pytest.mark.browser
READY = "navigator.serviceWorker.ready.then(() => 0)"
KEPT = """async path => { for (const name of await caches.keys()) if (await (await caches.open(name)).match(new URL(path, location).href)) return true; return false; }"""


@pytest.fixture
def context() -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser.new_context()
        browser.close()


def visit(page: Page, address: str) -> None:
    """Open a page and wait until the worker has kept it and the table of towns."""
    page.goto(address)
    page.evaluate(READY)
    for path in (page.url, "/" + "/".join((*page.url.split("/")[3:4], "towns", ""))):
        page.wait_for_function(KEPT, arg=path)


def test_opened_pages_and_the_table_stay_and_others_get_the_note(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    visit(page, f"{address}ru/towns/rudny/")
    context.set_offline(True)
    page.goto(f"{address}ru/towns/rudny/?a=1")
    assert page.locator("h1").inner_text() == "Рудный"
    assert page.locator("main > .offline").is_visible()
    page.goto(f"{address}ru/towns/")
    assert page.locator("table tbody tr").count() == 3
    page.goto(f"{address}kk/towns/altai/")
    assert page.locator("h1").inner_text() == "Желі жоқ"
    assert page.evaluate("document.documentElement.lang") == "kk"
    page.goto(f"{address}ru/about/")
    assert page.locator("h1").inner_text() == "Нет сети"
    links = page.locator("main li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert sorted(links) == [f"{address}ru/towns/", f"{address}ru/towns/rudny/"]
    context.set_offline(False)
    page.goto(f"{address}ru/about/")
    assert page.locator("main > .offline").is_hidden()


def test_the_reader_can_have_it_removed_for_good_and_back(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    visit(page, f"{address}en/about/")
    page.wait_for_selector("[data-offline=on]:not([hidden])")
    page.click("[data-offline=on] a")
    page.wait_for_selector("[data-offline=off]:not([hidden])")
    page.goto(f"{address}en/towns/rudny/")
    page.wait_for_timeout(300)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    assert page.evaluate("caches.keys()") == [f"off#{address}"]
    page.goto(f"{address}en/about/?offline=on")
    page.wait_for_selector("[data-offline=on]:not([hidden])")
    assert page.evaluate(READY) == 0


def test_a_new_build_replaces_what_the_old_one_kept(context: BrowserContext, project: Project) -> None:
    with served(project.out) as address:
        page = context.new_page()
        visit(page, f"{address}en/towns/rudny/")
        old = page.evaluate("caches.keys()")
        worker = project.out / "offline.js"
        version = old[0].partition("#")[2]
        worker.write_text(worker.read_text("utf-8").replace(version, "another"), "utf-8")
        page.goto(f"{address}en/about/")
        page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => 0)")
        page.wait_for_function("caches.keys().then(names => names.length === 1 && names[0].endsWith('#another'))")


def test_a_page_is_shared_or_its_address_copied(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{address}en/towns/rudny/#population")
    page.click("[data-share]")
    page.wait_for_function("document.querySelector('[data-share]').textContent === 'Address copied'")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}en/towns/rudny/#population"
    other = context.new_page()
    other.add_init_script("Navigator.prototype.share = async data => { window.shared = data; }")
    other.goto(f"{address}en/towns/rudny/")
    other.click("[data-share]")
    assert other.evaluate("window.shared.url") == f"{address}en/towns/rudny/"


def test_nothing_of_a_page_breaks_its_security_policy(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.add_init_script("window.broken = []; addEventListener('securitypolicyviolation', event => broken.push(event.violatedDirective))")
    for route in ("", "towns/rudny/", "indicators/latest-population/", "data/", "about/"):
        page.goto(f"{address}en/{route}")
        page.evaluate(READY)
        assert page.locator("script[type='application/ld+json']").count() == 1
        assert page.evaluate("window.broken") == []
    assert found == []
