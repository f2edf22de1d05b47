"""A reader whose letters are twice as large: nothing runs out of the page or over its neighbour, on a phone or on a desktop."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import executable
from tools.screenshots import EVERYTHING, FLAGS

pytestmark = pytest.mark.browser
ROUTES = (
    "",
    "towns/",
    "towns/rudny/",
    "map/",
    "compare/",
    "definition/",
    "economy/",
    "analysis/dependence/",
    "programmes/",
    "glossary/",
    "data/",
)
BEYOND = """() => {
    const width = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} px wide`] : [];
    for (const item of document.querySelectorAll('header *, main *, footer *')) {
        if (item.closest('.scroll, svg, math, .skip')) continue;
        const box = item.getBoundingClientRect();
        if (box.width && box.right > width + 1) found.push(`${item.localName}.${item.className}: ${item.textContent.slice(0, 40)}`);
    }
    for (const item of document.querySelectorAll('.keys *, .pairs *, .find *, nav *, .events *')) {
        if (item.clientWidth && item.scrollWidth > item.clientWidth + 1) found.push(`over its edge: ${item.textContent.slice(0, 40)}`);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def large() -> Iterator[Browser]:
    """A browser whose default letters have 32 px instead of 16."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=[*FLAGS, "--blink-settings=defaultFontSize=32"])
        yield browser
        browser.close()


@pytest.mark.parametrize("width", [360, 700, 1280])
@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_nothing_runs_out_of_the_page(large: Browser, address: str, lang: str, width: int) -> None:
    context = large.new_context(viewport={"width": width, "height": 900}, service_workers="block")
    page = context.new_page()
    for route in ROUTES:
        page.goto(f"{address}{lang}/{route}")
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 34
        if width < 640:
            page.evaluate(EVERYTHING)
        assert page.evaluate(BEYOND) == [], route
    context.close()
