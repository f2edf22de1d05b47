"""A phone lays out a section only when it comes near: links still reach their place, the place is kept, nothing stays hidden, outlines are whole."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
TOP = "id => Math.round(document.getElementById(id).getBoundingClientRect().top)"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 780}, service_workers="block")
    yield context.new_page()
    context.close()


def settled(page: Page) -> None:
    """Two frames later: what came near the screen has been laid out."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))")


def test_far_sections_wait(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/towns/rudny/")
    assert phone.evaluate("getComputedStyle(document.querySelector('#outlook')).contentVisibility") == "auto"
    assert phone.evaluate("document.querySelector('#outlook p').checkVisibility({contentVisibilityAuto: true})") is False
    phone.set_viewport_size({"width": 1280, "height": 780})
    assert phone.evaluate("getComputedStyle(document.querySelector('#outlook')).contentVisibility") == "visible"


@pytest.mark.parametrize("place", ["population", "economy", "outlook", "page-sources", "take"])
def test_a_link_to_a_far_section_leads_to_it(phone: Page, address: str, place: str) -> None:
    phone.goto(f"{address}ru/towns/rudny/#{place}")
    settled(phone)
    assert 0 <= phone.evaluate(TOP, place) < 120 or phone.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2")
    assert phone.evaluate("id => document.getElementById(id).firstElementChild.checkVisibility({contentVisibilityAuto: true})", place)


def test_a_mark_leads_to_its_source_and_back(phone: Page, address: str) -> None:
    phone.goto(f"{address}kk/towns/rudny/#today")
    settled(phone)
    mark = phone.locator("#today a.s[id]").first
    name, target = mark.get_attribute("id"), str(mark.get_attribute("href"))[1:]
    mark.click()
    settled(phone)
    assert 0 <= phone.evaluate(TOP, target) < 780
    phone.click(f"#{target} a.back")
    settled(phone)
    assert 0 <= phone.evaluate(TOP, str(name)) < 780


def test_scrolling_back_keeps_what_is_read_in_place(phone: Page, address: str) -> None:
    """Sections above that are laid out on the way up must not push the text about: it moves by what was scrolled, and no more."""
    phone.goto(f"{address}kk/towns/rudny/#outlook")
    settled(phone)
    phone.mouse.move(180, 400)
    for _ in range(12):
        before = phone.evaluate(
            "() => {const at = document.elementFromPoint(180, 300); window.seen = at; return at.getBoundingClientRect().top}"
        )
        phone.mouse.wheel(0, -150)
        phone.wait_for_timeout(120)
        settled(phone)
        assert phone.evaluate("window.seen.getBoundingClientRect().top") == pytest.approx(before + 150, abs=2)


def test_whoever_reads_to_the_end_sees_everything(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/economy/")
    hidden = "() => [...document.querySelectorAll('main section')].filter(s => !s.firstElementChild.checkVisibility({contentVisibilityAuto: true})).length"
    assert phone.evaluate(hidden) > 0
    seen: set[str] = set()
    while not phone.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2"):
        phone.evaluate("scrollBy({top: 500, behavior: 'instant'})")
        settled(phone)
        seen |= set(
            phone.evaluate(
                """() => [...document.querySelectorAll('main section[id]')].filter(s => {
                    const box = s.getBoundingClientRect();
                    return box.top < innerHeight && box.bottom > 0 && s.firstElementChild.checkVisibility({contentVisibilityAuto: true});
                }).map(s => s.id)"""
            )
        )
    assert seen == set(phone.evaluate("[...document.querySelectorAll('main section[id]')].map(s => s.id)"))


def test_nothing_of_an_outline_is_cut_off(phone: Page, address: str) -> None:
    """The first letter of a line lies on the edge of the text: the section leaves room beside it for the outline of a link in focus."""
    phone.goto(f"{address}en/towns/rudny/")
    phone.evaluate("document.querySelectorAll('main section').forEach(section => section.scrollIntoView())")
    settled(phone)
    room = phone.evaluate(
        """() => Math.min(...[...document.querySelectorAll('main section')].map(section => {
            const edge = section.getBoundingClientRect().left;
            return Math.min(...[...section.querySelectorAll('a')].map(a => a.getBoundingClientRect().left - edge));
        }))"""
    )
    assert room >= 4, "two px of outline, two px away"
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
