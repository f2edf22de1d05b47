"""The table of towns and the comparison in a browser: sorting, filters, address, language switch, file of the rows shown; all of it without script too."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.project import Project
from tests.validators import package_file

pytestmark = pytest.mark.browser
TOWNS = {"altai", "kurchatov", "rudny"}


BLOCKED = "Service Worker registration blocked by Playwright"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that keeps its security policy; whatever the console complains of fails the test."""
    # The worker that keeps pages for reading offline would answer in place of the routes of a test.
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [text for text in complaints if text != BLOCKED] == []


SHOWN = """() => [...document.querySelectorAll('.towns tbody tr:not([hidden])')].map(row => ({
  town: row.querySelector('th a').getAttribute('href').split('/').at(-2), ranks: [...row.cells].map(cell => +cell.dataset.r), region: row.dataset.region}))"""


def shown(page: Page) -> list[str]:
    return [str(row["town"]) for row in page.evaluate(SHOWN)]


def sorted_by(page: Page) -> list[tuple[str, str]]:
    found: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('[aria-sort]')].map(e => [e.dataset.c, e.getAttribute('aria-sort')])"
    )
    return [(name, direction) for name, direction in found]


COLUMNS = ["town", "region", "people", "change", "growth", "listing", "sector", "state"]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_header_sorts_by_the_ranks_of_the_build_both_ways(page: Page, address: str, lang: str, column: str) -> None:
    page.goto(f"{address}{lang}/towns/")
    index = COLUMNS.index(column)
    button = page.locator(f"th[data-c={column}] button")
    directions = []
    for _ in range(2):
        button.focus()
        page.keyboard.press("Enter")
        ((name, direction),) = sorted_by(page)
        assert name == column
        directions.append(direction)
        ranks = [row["ranks"][index] for row in page.evaluate(SHOWN)]
        known = [rank for rank in ranks if rank < len(ranks)]
        assert known == sorted(known, reverse=direction == "descending")
        assert all(rank == len(ranks) for rank in ranks[len(known) :])
        assert page.locator(f"th[data-c={column}] span span").first.inner_text() in page.locator("caption [role=status]").inner_text()
    assert set(directions) == {"ascending", "descending"}


def test_numbers_begin_with_the_largest(page: Page, address: str) -> None:
    page.goto(f"{address}en/towns/")
    page.click("th[data-c=people] button")
    assert shown(page) == ["rudny", "altai", "kurchatov"]
    assert page.url.endswith("?sort=people&dir=desc")


def test_filters_narrow_the_rows_say_how_many_and_count_anew(page: Page, address: str) -> None:
    page.goto(f"{address}en/towns/")
    page.select_option("select[name=region]", "kostanay")
    assert shown(page) == ["rudny"]
    assert "Towns shown: 1 of 3." in page.locator("caption [role=status]").inner_text()
    assert page.locator("select[name=size] option[value=over-100000]").inner_text().endswith("(1)")
    assert page.locator("select[name=size] option[value=under-50000]").inner_text().endswith("(0)")
    assert page.locator("select[name=region] option[value=abai]").inner_text().endswith("(1)")
    page.select_option("select[name=size]", "under-50000")
    assert shown(page) == []
    page.click("button[type=reset]")
    page.wait_for_function("!location.search")
    assert set(shown(page)) == TOWNS


def test_the_address_holds_the_choice_and_the_language_switch_keeps_it(page: Page, address: str) -> None:
    page.goto(f"{address}en/towns/?sort=people&dir=desc")
    assert shown(page) == ["rudny", "altai", "kurchatov"]
    assert sorted_by(page) == [("people", "descending")]
    page.select_option("select[name=state]", "working")
    expected = shown(page)
    wanted = "?sort=people&dir=desc&state=working"
    assert page.url.endswith(wanted)
    page.click(".langs a[lang=kk]")
    page.wait_for_url(f"**/kk/towns/{wanted}")
    assert shown(page) == expected
    assert page.locator("select[name=state]").input_value() == "working"
    page.reload()
    assert shown(page) == expected


def test_nonsense_in_the_address_shows_everything(page: Page, address: str) -> None:
    page.goto(f"{address}en/towns/?sort=nothing&region=nowhere&size=")
    assert set(shown(page)) == TOWNS
    assert page.locator("select[name=region]").input_value() == ""


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_file_of_all_rows_is_the_file_of_the_build(page: Page, address: str, built: Project, lang: str) -> None:
    page.goto(f"{address}{lang}/towns/")
    with page.expect_download() as wait:
        page.click("#rows-shown")
    assert wait.value.path().read_bytes() == (built.out / lang / "towns" / "towns.csv").read_bytes()


def test_the_file_holds_the_rows_shown_in_their_order(page: Page, address: str, built: Project) -> None:
    page.goto(f"{address}ru/towns/?sort=people&dir=desc&size=under-50000")
    with page.expect_download() as wait:
        page.click("#rows-shown")
    assert wait.value.suggested_filename == "города.csv"
    head, *whole = (built.out / "ru/towns/towns.csv").read_text("utf-8").splitlines()
    lines = wait.value.path().read_text("utf-8").splitlines()
    assert lines[0] == head
    assert lines[1:] == [next(line for line in whole if line.startswith(name)) for name in ("Алтай", "Курчатов")]


def test_a_phone_shows_five_columns_at_most_and_more_when_asked(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{address}kk/towns/")
    visible = "[...document.querySelectorAll('.towns thead th')].filter(e => e.offsetWidth).map(e => e.dataset.c)"
    assert page.evaluate(visible) == ["town", "people", "change", "state"]
    page.click(".columns summary")
    page.check(".columns input[value=region]")
    assert page.evaluate(visible) == ["town", "region", "people", "change", "state"]
    page.evaluate("document.querySelector('.towns').parentElement.scrollLeft = 150")
    assert page.evaluate("document.querySelector('.towns tbody th').getBoundingClientRect().left") == pytest.approx(16, abs=1)
    small = "[...document.querySelectorAll('.by, #all select, #all button, .columns label, .columns summary')].filter(e => e.offsetWidth && e.offsetHeight < 44)"
    assert page.evaluate(f"{small}.map(e => e.outerHTML)") == []
    page.close()


def test_the_address_keeps_the_columns_a_phone_shows(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    visible = "[...document.querySelectorAll('.towns thead th')].filter(e => e.offsetWidth).map(e => e.dataset.c)"
    page.goto(f"{address}ru/towns/?sort=people")
    page.click(".columns summary")
    page.check(".columns input[value=sector]")
    page.uncheck(".columns input[value=change]")
    assert page.url.endswith("?sort=people&columns=people+sector+state")
    page.click(".langs a[lang=en]")
    page.wait_for_url("**/en/towns/?sort=people&columns=people+sector+state")
    assert page.evaluate(visible) == ["town", "people", "sector", "state"]
    page.click(".columns summary")
    page.uncheck(".columns input[value=sector]")
    page.check(".columns input[value=change]")
    assert page.url.endswith("?sort=people")
    page.close()


def test_without_script_every_row_stands_there_and_no_dead_control(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/towns/")
    assert page.locator(".towns tbody tr").count() == 3
    assert page.locator(".towns tbody th a").count() == 3
    assert page.locator("main select:visible, main button:visible, #rows-shown:visible").count() == 0
    page.goto(f"{address}en/compare/")
    assert page.locator("#all tbody tr[data-t]").count() >= 3
    assert page.locator("#side:visible, main select:visible").count() == 0
    context.close()


# The comparison.


COMPARE = re.compile("/compare/")


def _six_towns(route: Route) -> None:
    """The page with three towns more, copies of Rudny, below it in another order than their slugs: one for an administration, one of an early year."""
    response = route.fetch()
    html = response.text()
    for slug, old, new in (
        ("aaa", 'data-s="town"', 'data-s="city administration"'),
        ("eee", "data-u=", "data-e data-u="),
        ("zzz", "data-t", "data-t"),
    ):
        row = re.search(r'<tr data-t="rudny".*?</tr>', html, re.DOTALL)
        assert row
        copy = row[0].replace('data-t="rudny"', f'data-t="{slug}"').replace(">Rudny<", f">{slug}<").replace(old, new)
        html = html.replace(row[0], row[0] + re.sub(r' id="[^"]*"', "", copy), 1)
        html = html.replace('<option value="rudny">', f'<option value="{slug}">{slug}</option><option value="rudny">', 1)
    route.fulfill(response=response, body=html)


def side(page: Page) -> dict[str, list[str]]:
    """Indicator -> what stands under each town."""
    found: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('.side tbody tr')].map(row => [row.querySelector('th').firstChild.textContent, ...[...row.querySelectorAll('td')].map(e => e.textContent)])"
    )
    return {name: cells for name, *cells in found}


def heads(page: Page) -> list[str]:
    return [str(text) for text in page.evaluate("[...document.querySelectorAll('.side thead a')].map(e => e.textContent)")]


def choose(page: Page, *slugs: str) -> None:
    for number, slug in enumerate(slugs):
        page.locator("#side select").nth(number).select_option(slug)


def test_two_towns_stand_side_by_side_and_in_the_address_by_slug(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/")
    assert not page.locator(".side").is_visible()
    choose(page, "rudny")
    assert not page.locator(".side").is_visible()
    assert page.locator("#side [role=status]").inner_text() == "Choose from two to four towns."
    choose(page, "rudny", "altai")
    assert page.url.endswith("?towns=altai,rudny")
    assert heads(page) == ["Altai", "Rudny"]
    table = side(page)
    for town, index in (("altai", 0), ("rudny", 1)):
        cell = page.locator(f"#all tr[data-t={town}] td").first
        assert table["Latest population"][index].startswith(cell.inner_text().split()[0])
    assert "Side by side: Altai, Rudny." in page.locator("#side [role=status]").inner_text()
    assert page.locator("#side li").first.inner_text() == "Region: East Kazakhstan Region (Altai), Kostanay Region (Rudny)."
    assert any(
        text.startswith("Rudny has the most people (") and ", Altai the fewest (" in text
        for text in page.locator("#side li").all_inner_texts()
    )


def test_bars_of_a_row_share_one_scale(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/?towns=altai,kurchatov,rudny")
    values = page.evaluate("[...document.querySelectorAll('#all tr[data-t]')].map(row => +row.cells[1].dataset.v)")
    widths = page.evaluate("[...document.querySelectorAll('.side tbody tr:first-child rect')].map(e => +e.getAttribute('width'))")
    assert widths == pytest.approx([100 * value / max(values) for value in values], abs=0.1)
    for row in page.query_selector_all(".side tbody tr"):
        assert len(row.query_selector_all("rect")) in (0, 2, 3)
    assert page.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )


def test_the_address_opens_four_towns_and_the_language_switch_keeps_them(page: Page, address: str) -> None:
    page.route(COMPARE, _six_towns)
    page.goto(f"{address}en/compare/?towns=zzz,aaa,rudny,nowhere,altai")
    assert set(heads(page)) == {"Altai", "aaa", "Rudny", "zzz"}
    choose(page, "zzz", "rudny", "eee", "aaa")
    assert page.url.endswith("?towns=aaa,eee,rudny,zzz")
    page.unroute(COMPARE)
    page.goto(f"{address}en/compare/?towns=rudny,altai")
    page.click(".langs a[lang=ru]")
    page.wait_for_url("**/ru/compare/?towns=*")
    assert heads(page) == ["Алтай", "Рудный"]
    page.locator("#side select").nth(2).select_option("kurchatov")
    assert page.url.endswith("?towns=altai,kurchatov,rudny")
    page.click(".langs a[lang=kk]")
    page.wait_for_url("**/kk/compare/?towns=altai,kurchatov,rudny")
    assert len(heads(page)) == 3
    page.click("#side button")
    page.wait_for_function("!location.search")
    assert not page.locator(".side").is_visible()


def test_any_order_in_the_address_becomes_that_of_the_slugs(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/?towns=rudny,nowhere,altai#side")
    assert page.url.endswith("/en/compare/?towns=altai,rudny#side")
    assert str(page.locator(".langs a[lang=kk]").get_attribute("href")).endswith("?towns=altai,rudny#side")


FIRST_NUMBERS = """() => [...document.querySelectorAll('.side tbody tr')].map(row => [...row.querySelectorAll('td div:has(.marks) > span:first-child')].map(e => {
  const range = document.createRange(), text = e.firstChild, sign = text.data.search(/[.,]\\d{1,2}(?!\\d)/);
  const at = sign < 0 ? text.data.match(/.*\\d/)[0].length : sign;
  range.setStart(text, at - 1); range.setEnd(text, at);
  return Math.round(range.getBoundingClientRect().right); }))"""


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_figures_of_a_block_stand_decimal_sign_under_decimal_sign_on_a_phone(browser: Browser, address: str, lang: str) -> None:
    def shorten(route: Route) -> None:
        """The page with a figure of fewer decimals, as sources give them."""
        response = route.fetch()
        body = re.sub(r'(<tr data-t="altai".*?)−17[.,]7', r"\1−17", response.text(), flags=re.DOTALL)
        route.fulfill(response=response, body=body.replace("−17.7", "−17").replace("−17,7", "−17"))

    context = browser.new_context(viewport={"width": 360, "height": 700}, service_workers="block")
    page = context.new_page()
    page.route(COMPARE, shorten)
    page.goto(f"{address}{lang}/compare/?towns=altai,rudny")
    page.evaluate("document.fonts.ready")
    blocks = [places for places in page.evaluate(FIRST_NUMBERS) if len(places) > 1]
    assert len(blocks) > 3
    assert all(max(places) - min(places) <= 1 for places in blocks), blocks
    assert page.locator(".pad").count() == 1
    context.close()


def test_what_cannot_be_compared_is_marked_and_has_no_bar(page: Page, address: str) -> None:
    page.route(COMPARE, _six_towns)
    page.goto(f"{address}en/compare/?towns=aaa,rudny")
    first = page.locator(".side tbody tr").first
    assert "The areas differ" in first.locator(".warning").inner_text()
    assert first.locator("rect").count() == 0
    page.goto(f"{address}en/compare/?towns=eee,rudny")
    assert "before the 2021 census" in page.locator(".side tbody tr .warning").first.inner_text()
    page.goto(f"{address}en/compare/?towns=rudny,zzz")
    first = page.locator(".side tbody tr").first
    assert first.locator(".warning").count() == 0
    assert first.locator("rect").count() == 2


def test_differing_years_are_marked(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/?towns=altai,rudny")
    for row in page.query_selector_all(".side tbody tr"):
        years = {unit.inner_text() for unit in row.query_selector_all(".unit") if unit.inner_text()}
        warned = row.query_selector(".warning")
        assert (len(years) > 1) == (warned is not None)
    assert page.locator(".side .warning").count() > 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_chosen_states(browser: Browser, address: str, width: int, scheme: str) -> None:
    rules = package_file("axe-core/axe.min.js").read_text("utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    for route in ("ru/towns/?sort=people&dir=desc&size=under-50000", "kk/compare/?towns=altai,kurchatov,rudny"):
        page.goto(f"{address}{route}")
        for summary in page.locator("main summary:visible").all():
            summary.click()
        page.evaluate(rules)
        violations = page.evaluate("axe.run()")["violations"]
        assert [f"{item['id']}: {item['nodes'][0]['html'][:200]}" for item in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()
