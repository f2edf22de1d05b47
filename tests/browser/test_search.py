"""The search box in a real browser on the real content: queries in three languages find the right page first; keyboard; nothing loaded before use."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from monotowns.pipeline import Options, build
from tests.project import ROOT
from tests.validators import package_file
from tools.screenshots import served

pytestmark = pytest.mark.browser

QUERIES: dict[str, dict[str, str]] = {
    "en": {
        # official names, whole, begun, and with words around them
        "Rudny": "towns/rudny/", "temirt": "towns/temirtau/", "town of Balkhash": "towns/balkhash/", "Karatau": "towns/karatau/", "abai": "towns/abai/",
        # other Latin spellings and Kazakh Latin
        "rudnyi": "towns/rudny/", "Rudnyy": "towns/rudny/", "jezkazgan": "towns/zhezkazgan/", "dzhezkazgan": "towns/zhezkazgan/",
        "Jezqazğan": "towns/zhezkazgan/", "jezqazgan": "towns/zhezkazgan/", "Zhezqazghan": "towns/zhezkazgan/", "ekibastus": "towns/ekibastuz/",
        "Yekibastuz": "towns/ekibastuz/", "Qulsary": "towns/kulsary/", "Janaozen": "towns/zhanaozen/", "Jañaözen": "towns/zhanaozen/",
        "Temirtaw": "towns/temirtau/", "Balqash": "towns/balkhash/", "Satbayev": "towns/satpayev/", "Lisakovski": "towns/lisakovsk/",
        # Cyrillic typed on an English page
        "Темиртау": "towns/temirtau/", "Теміртау": "towns/temirtau/", "Сәтбаев": "towns/satpayev/",
        # former names
        "Leninogorsk": "towns/ridder/", "Zyryanovsk": "towns/altai/", "Yermak": "towns/aksu/", "Semipalatinsk-21": "towns/kurchatov/",
        "Novy Uzen": "towns/zhanaozen/", "moscow 400": "towns/kurchatov/",
        # slips of the finger
        "Stepnagorsk": "towns/stepnogorsk/", "Stepnogosk": "towns/stepnogorsk/", "Zhitkara": "towns/zhitikara/", "Kurchtov": "towns/kurchatov/",
        "Serebriansk": "towns/serebryansk/", "Khromatu": "towns/khromtau/",
        # regions, enterprises, indicators, terms, pages
        "Ulytau": "regions/ulytau/", "karaganda region": "regions/karaganda/", "mangistau": "regions/mangystau/", "SSGPO": "towns/rudny/#e-ssgpo",
        "Tengizchevroil": "towns/kulsary/#e-tengizchevroil", "Karachaganak": "towns/aksai/#e-kpo", "Bogatyr": "towns/ekibastuz/#e-bogatyr-komir",
        "unemployment": "indicators/unemployment-rate/", "latest population": "indicators/latest-population/", "backbone enterprises": "glossary/#city-forming-enterprise",
        "akimats": "glossary/#akimat", "maslikhat": "glossary/#maslikhat", "corrections": "corrections/", "compare": "compare/",
        # full text
        "Rudny history": "towns/rudny/#history", "rydny": "towns/rudny/", "definition": "definition/", "briquetted iron": "towns/rudny/#e-hbi-plant", "Tobol": "towns/*", "Kazchrome": "towns/*", "Kazzinc": "towns/*", "ArcelorMittal": "towns/temirtau/#e-qarmet",
    },
    "ru": {
        "Рудный": "towns/rudny/", "город Темиртау": "towns/temirtau/", "экибаст": "towns/ekibastuz/",
        # case endings
        "Рудного": "towns/rudny/", "в Рудном": "towns/rudny/", "Рудному": "towns/rudny/", "в Темиртау": "towns/temirtau/", "Сарани": "towns/saran/",
        "из Сарани": "towns/saran/", "Балхаша": "towns/balkhash/", "Экибастузе": "towns/ekibastuz/", "Лисаковска": "towns/lisakovsk/",
        "под Аркалыком": "towns/arkalyk/", "Абае": "towns/abai/", "Риддером": "towns/ridder/", "Жезказгану": "towns/zhezkazgan/",
        # Kazakh letters, other spellings, Latin
        "Жезқазған": "towns/zhezkazgan/", "Джезказган": "towns/zhezkazgan/", "Жанаөзен": "towns/zhanaozen/", "rudny": "towns/rudny/",
        "ekibastuz": "towns/ekibastuz/", "темир тау": "towns/temirtau/", "Темир-Тау": "towns/temirtau/",
        # former names
        "Зыряновск": "towns/altai/", "в Зыряновске": "towns/altai/", "Ермак": "towns/aksu/", "Лениногорск": "towns/ridder/",
        "Целиноград-25": "towns/stepnogorsk/", "Новый Узень": "towns/zhanaozen/", "Джетыгара": "towns/zhitikara/", "Чулактау": "towns/karatau/",
        # slips
        "Темертау": "towns/temirtau/", "Степнагорск": "towns/stepnogorsk/", "Экибастус": "towns/ekibastuz/", "Жесказган": "towns/zhezkazgan/",
        "Лесаковск": "towns/lisakovsk/", "Кулсары": "towns/kulsary/", "Житекара": "towns/zhitikara/", "Темертауда": "towns/temirtau/",
        # the rest
        "улытау": "regions/ulytau/", "Карагандинской области": "regions/karaganda/", "ССГПО": "towns/rudny/#e-ssgpo", "Тенгизшевройл": "towns/kulsary/#e-tengizchevroil",
        "Донской ГОК": "towns/khromtau/#e-donskoy", "Костанай": "regions/kostanay/", "Казахмыс": "towns/*", "Казцинк": "towns/*", "Казхром": "towns/*", "Qarmet": "towns/temirtau/#e-qarmet",
        "безработица": "indicators/unemployment-rate/", "моногородов": "glossary/#monotown", "градообразующих предприятий": "glossary/#city-forming-enterprise",
        "акимата": "glossary/#akimat", "агломерации": "glossary/#agglomeration", "глоссарий": "glossary/", "сравнение": "compare/",
        "население Рудного": "towns/rudny/#population", "история Риддера": "towns/ridder/#history",
    },
    "kk": {
        "Рудный": "towns/rudny/", "Теміртау қаласы": "towns/temirtau/", "Жезқазған": "towns/zhezkazgan/",
        # typed with Russian letters
        "жезказган": "towns/zhezkazgan/", "жезказганда": "towns/zhezkazgan/", "тургын": "glossary/#housing-*", "улытау": "regions/ulytau/",
        "кулсары": "towns/kulsary/", "жанаозен": "towns/zhanaozen/", "кала": "glossary/#town", "онир": "glossary/#region-generic",
        # endings
        "Рудныйда": "towns/rudny/", "Лисаковскіде": "towns/lisakovsk/", "Теміртаудың": "towns/temirtau/", "Екібастұзға": "towns/ekibastuz/",
        "Балқаштан": "towns/balkhash/", "Сәтбаевтың": "towns/satpayev/", "Жаңаөзеннің": "towns/zhanaozen/", "Риддерде": "towns/ridder/",
        "қаланың": "towns/", "қалаларымыз": "towns/", "моноқалаларда": "glossary/#monotown", "әкімдіктің": "glossary/#akimat",
        "облыстар": "glossary/#oblast", "Қарағанды облысында": "regions/karaganda/", "жұмыссыздықтың": "indicators/unemployment-rate/",
        # Latin and former names
        "jezqazgan": "towns/zhezkazgan/", "Ekibastuz": "towns/ekibastuz/", "Qaratau": "towns/karatau/", "Зыряновск": "towns/altai/",
        "Зырян": "towns/altai/", "Лениногор": "towns/ridder/", "Ермак": "towns/aksu/", "Семипалатинск-21": "towns/kurchatov/",
        # slips
        "Темиртоу": "towns/temirtau/", "Жезқазгын": "towns/zhezkazgan/", "Степногорк": "towns/stepnogorsk/", "Житиқара": "towns/zhitikara/",
        # the rest
        "ССГПО": "towns/rudny/#e-ssgpo", "Теңізшевройл": "towns/kulsary/#e-tengizchevroil", "Қазмырыш": "towns/*", "Қазақмыс": "towns/*", "Qarmet": "towns/temirtau/#e-qarmet",
        "Өзенмұнайгаз": "towns/zhanaozen/#e-ozenmunaigas", "жалақы": "glossary/#pay", "өнеркәсіп": "glossary/#industry", "халық санағы": "glossary/#census",
        "салыстыру": "compare/", "Рудный тарихы": "towns/rudny/#history",
    },
}  # fmt: skip
"""Query -> address of the first result below the folder of the language; * stands for any end, where several are as good."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site, built and served."""
    out: Path = tmp_path_factory.mktemp("real") / "site"
    build(Options(ROOT, out, draft=True, quiet=True))
    with served(out) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 780})
    yield context.new_page()
    context.close()


def search(page: Page, query: str) -> None:
    """Type a query and wait until names and texts have answered."""
    page.fill(".find input", query)
    page.wait_for_selector(".found[aria-busy=false]", state="attached")


def first(page: Page) -> str:
    """The address of the first result."""
    link = page.query_selector(".found li a")
    return str(link.evaluate("a => a.href")) if link else "nothing"


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_queries_find_their_page_first(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}{lang}/method/")
    wrong: list[str] = []
    for query, expected in QUERIES[lang].items():
        search(page, query)
        found = first(page)
        place = found.removeprefix(f"{address}{lang}/")
        right = place.startswith(expected[:-1]) if expected.endswith("*") else place == expected
        if not right:
            others = page.eval_on_selector_all(".found li a", "links => links.slice(1, 4).map(a => a.hash || a.pathname)")
            wrong.append(f"{query}: {place}, not {expected}; then {others}")
    assert not wrong, "\n".join(wrong)


def test_every_language_has_at_least_twenty_queries() -> None:
    assert all(len(queries) >= 20 for queries in QUERIES.values())


def test_nothing_is_loaded_before_the_box_is_used(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}kk/towns/rudny/", wait_until="networkidle")
    assert not [name for name in asked if "search" in name]
    page.focus(".find input")
    page.wait_for_selector(".found", state="attached")
    page.wait_for_load_state("networkidle")
    assert sorted(name for name in asked if "search" in name) == ["assets/search.css", "assets/search.js", "kk/search.json"]
    search(page, "теміртау")
    texts = "kk/search-text.json"
    assert sorted(name for name in asked if "search" in name) == ["assets/search.css", "assets/search.js", texts, "kk/search.json"]


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}ru/method/")
    page.focus(".find input")
    search(page, "аксу")
    page.wait_for_selector(".found [role=status]:has-text('Найдено: ')")
    focused = "document.activeElement.closest('li') ? [...document.querySelectorAll('.found li a')].indexOf(document.activeElement) : -1"
    assert page.evaluate(focused) == -1
    for expected, key in ((0, "ArrowDown"), (1, "ArrowDown"), (0, "ArrowUp"), (-1, "ArrowUp"), (0, "ArrowDown")):
        page.keyboard.press(key)
        assert page.evaluate(focused) == expected, key
    page.keyboard.press("Escape")
    assert page.is_hidden(".found")
    assert page.evaluate("document.activeElement.matches('.find input')")
    assert page.input_value(".find input") == "аксу"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}ru/towns/aksu/")


def test_enter_before_anything_has_loaded_still_finds(page: Page, address: str) -> None:
    page.goto(f"{address}en/method/")
    page.evaluate("form => { form.querySelector('input').value = 'Leninogorsk'; form.requestSubmit(); }", page.query_selector(".find"))
    page.wait_for_url(f"{address}en/towns/ridder/")


def test_results_have_snippets_with_the_words_marked(page: Page, address: str) -> None:
    page.goto(f"{address}ru/method/")
    search(page, "хвостохранилище Риддера")
    marked = page.eval_on_selector_all(".found mark", "marks => marks.map(mark => mark.textContent.toLowerCase())")
    assert any(word.startswith("хвостохранилищ") for word in marked)
    assert any(word.startswith("риддер") for word in marked)


def test_without_an_answer_the_list_of_towns_is_offered(page: Page, address: str) -> None:
    page.goto(f"{address}kk/method/")
    search(page, "ъщъщъщ")
    page.wait_for_selector(".found [role=status] a")
    assert page.get_attribute(".found [role=status] a", "href") == f"{address}kk/towns/"


def test_without_the_index_the_box_leads_to_the_list_of_towns(page: Page, address: str) -> None:
    page.route("**/search.json", lambda route: route.abort())
    page.goto(f"{address}ru/method/")
    page.fill(".find input", "Рудный")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}ru/towns/?find=*")


def test_without_script_the_box_leads_to_the_list_of_towns(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ru/towns/rudny/")
    page.fill(".find input", "Абай")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}ru/towns/?find=*")
    context.close()


def test_the_box_of_a_missing_page_works_in_its_language(page: Page, address: str) -> None:
    page.goto(f"{address}404.html")
    page.fill("#search-ru", "Зыряновска")
    page.wait_for_selector(".found[aria-busy=false]")
    assert first(page) == f"{address}ru/towns/altai/"


def test_the_language_switch_keeps_query_and_place(page: Page, address: str) -> None:
    page.goto(f"{address}en/towns/rudny/?view=all#history")
    search(page, "rudny")
    links = page.eval_on_selector_all(".langs a", "links => links.map(link => link.href)")
    assert links == [f"{address}kk/towns/rudny/?view=all#history", f"{address}ru/towns/rudny/?view=all#history"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_results_are_accessible_and_fit_a_small_phone(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 700}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{address}kk/towns/rudny/")
    page.focus(".find input")
    search(page, "қала")
    page.wait_for_timeout(400)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    small = "things => things.filter(thing => thing.getBoundingClientRect().height < 44).map(thing => thing.outerHTML)"
    assert page.eval_on_selector_all(".found li a, .find input, .find button", small) == []
    page.evaluate(package_file("axe-core/axe.min.js").read_text("utf-8"))
    assert [item["id"] for item in page.evaluate("axe.run()")["violations"]] == []
    context.close()


def test_the_search_is_light(address: str) -> None:
    with urlopen(f"{address}assets/search.js") as script:
        assert len(gzip.compress(script.read(), 9)) <= 5 * 1024
    for lang in ("en", "ru", "kk"):
        for name, most in (("search.json", 32), ("search-text.json", 104)):
            with urlopen(f"{address}{lang}/{name}") as file:
                assert len(gzip.compress(file.read(), 9)) <= most * 1024, f"{lang}/{name}"
