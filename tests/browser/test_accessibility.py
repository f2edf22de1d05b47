"""Each kind of page by the axe rules in light and dark, phone and desktop; nothing scrolls sideways; all drawn text is inside its picture."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import executable
from tests.validators import package_file
from tools.screenshots import EVERYTHING, FLAGS
from tools.survey import TEXTS

pytestmark = pytest.mark.browser

KINDS = (
    "", "towns/", "towns/rudny/", "map/", "compare/", "indicators/", "indicators/latest-population/", "regions/kostanay/", "definition/", "classification/",
    "economy/", "strengths-and-risks/", "policies/", "analysis/population/", "analysis/sizes/", "analysis/forecast/", "analysis/dependence/", "programmes/",
    "programmes/register/", "programmes/towns/", "article/", "method/", "glossary/", "sources/", "sources/press/", "data/", "corrections/",
    "about/",
)  # fmt: skip
LOOKS = (("light", 320), ("dark", 1280))
WIDTHS = (320, 360, 1280)


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the browser in one of the looks, with the security policy off so that the rules can be run in it."""
    scheme, width = request.param
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        yield context.new_page()
        browser.close()


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, address: str, lang: str) -> None:
    rules = package_file("axe-core/axe.min.js").read_text("utf-8")
    found: list[str] = []
    for route in KINDS:
        page.goto(f"{address}{lang}/{route}")
        page.evaluate(EVERYTHING)
        page.evaluate(rules)
        violations = page.evaluate("axe.run()")["violations"]
        found.extend(f"{lang}/{route}: {item['id']}: {item['nodes'][0]['html'][:160]}" for item in violations)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found.append(f"{lang}/{route}: {wide} px too wide")
    assert found == []


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_texts_of_pictures_are_neither_clipped_nor_on_top_of_each_other(page: Page, address: str, lang: str) -> None:
    found: list[str] = []
    for route in KINDS:
        page.goto(f"{address}{lang}/{route}")
        page.evaluate(EVERYTHING)
        page.evaluate("document.fonts.ready")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found.extend(f"{lang}/{route} at {width}: {item}" for item in page.evaluate(TEXTS))
    assert found == []
