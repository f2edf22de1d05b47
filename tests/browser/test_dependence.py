"""The slider of the dependence page in a browser: its losses are those of `dependence.Fall`, written as the build writes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from monotowns.catalogs import read
from monotowns.dependence import falls
from monotowns.language import languages
from monotowns.load import load
from tests.project import ROOT, Project
from tools.screenshots import served

pytestmark = pytest.mark.browser
SHARES = """
- {indicator: backbone-output-share, value: 92, unit: percent, year: 2018, scope: administration, kind: report, source: geonames}
- {indicator: backbone-output-share, value: 33.3, unit: percent, year: 2019, scope: town, kind: report, source: geonames}
- {indicator: backbone-employment-share, value: 1, bound: under, unit: percent, year: 2021, scope: town, kind: report, source: geonames}
- {indicator: backbone-employment-share, value: 79, bound: about, unit: percent, year: 2012, scope: town, kind: report, source: geonames}
"""


@pytest.fixture(scope="module")
def project(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The fixture site with shares of backbone enterprises."""
    found = built.copy(tmp_path_factory.mktemp("dependence") / "project")
    found.edit("data/towns/rudny.yaml", "\nindicators:", "\nindicators:" + SHARES.rstrip())
    every = (ROOT / "data/indicators.yaml").read_text("utf-8")
    wanted = every[every.index("- id: backbone-output-share") : every.index("- id: ", every.index("- id: backbone-employment-share") + 6)]
    found.write("data/indicators.yaml", found.text("data/indicators.yaml") + wanted)
    found.build()
    return found


@pytest.fixture(scope="module")
def address(project: Project) -> Iterator[str]:
    with served(project.out) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800}, service_workers="block")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def losses(page: Page) -> list[str]:
    """The losses by the chosen fall."""
    return [str(text) for text in page.evaluate("[...document.querySelectorAll('[data-share]')].map(item => item.textContent)")]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_step_gives_what_the_function_gives(page: Page, address: str, project: Project, lang: str) -> None:
    language = languages(read(project.root, []))[lang]
    found = falls(load(project.root))
    assert len(found) == 4
    page.goto(f"{address}{lang}/analysis/dependence/")
    slider = page.locator("#fall-by")
    slider.focus()
    page.keyboard.press("Home")
    for step in range(21):
        by = 5 * step
        assert slider.input_value() == str(by)
        bounds = [item.share.bound if by else None for item in found]
        expected = [language.quantity(item.said(by), "percent", bound, item.decimals) for item, bound in zip(found, bounds, strict=True)]
        assert losses(page) == expected
        said = page.locator("#suppose output").inner_text()
        assert all(text in said for text in [language.percent(by), *expected])
        assert slider.get_attribute("aria-valuetext") == language.percent(by)
        page.keyboard.press("ArrowRight")
    assert page.url.endswith("?fall=100")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_script_says_at_first_what_the_build_says(page: Page, address: str, project: Project, lang: str) -> None:
    page.goto(f"{address}{lang}/analysis/dependence/")
    built = html.fromstring((project.out / lang / "analysis/dependence/index.html").read_bytes())
    (said,) = built.xpath("//form[@id='suppose']//output")
    assert page.text_content("#suppose output") == said.text_content()
    for part in (10, 25, 50):
        page.evaluate(f"const s = document.querySelector('#fall-by'); s.value = {part}; s.dispatchEvent(new Event('input'))")
        fixed = page.evaluate(
            f"[...document.querySelectorAll('#fall tbody tr')].map(row => row.cells[{(10, 25, 50).index(part)} + 3].firstChild.data.replace('\\u2060', ''))"
        )
        assert losses(page) == fixed, "the table without script says the same"


def test_the_address_keeps_the_fall_and_the_language_switch_keeps_it(page: Page, address: str) -> None:
    page.goto(f"{address}en/analysis/dependence/?fall=65")
    assert page.locator("#fall-by").input_value() == "65"
    first = losses(page)[0]
    page.locator("#fall-by").press("ArrowLeft")
    page.click(".langs a[lang=kk]")
    page.wait_for_url("**/kk/analysis/dependence/?fall=60")
    assert page.locator("#fall-by").input_value() == "60"
    assert losses(page)[0] != first
    page.goto(f"{address}en/analysis/dependence/?fall=much")
    assert page.locator("#fall-by").input_value() == "50"


def test_without_script_the_table_stands_and_no_dead_control(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ru/analysis/dependence/")
    assert page.locator("#fall tbody tr").count() == 4
    assert page.locator("#fall input:visible, #fall output:visible, [data-share]:visible").count() == 0
    context.close()


def test_a_phone_has_room_for_it(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}kk/analysis/dependence/")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    box = page.locator("#fall-by").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["width"] >= 200
