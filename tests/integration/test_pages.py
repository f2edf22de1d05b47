"""The pages of the fixture site: golden pages, parity of the languages, order of towns, the switch, redirects, the 404 page.

`python -m pytest --update-golden` writes the golden pages anew. They are the published bytes but for two things, which change with
every touch of the style sheet and are looked at here by themselves: the inlined style sheet and its hash in the security policy.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from monotowns.alphabet import sort_key
from monotowns.model import LANGUAGES
from monotowns.pages import TEXT_PAGES
from tests.project import Project
from tests.webpages import data, in_language

GOLDEN = Path(__file__).parents[1] / "golden"
STATIC = Path(__file__).parents[2] / "static"
PAGES = {
    "town-en.html": "en/towns/rudny/index.html",
    "town-ru.html": "ru/towns/altai/index.html",
    "town-kk.html": "kk/towns/kurchatov/index.html",
    "home-en.html": "en/index.html",
    "classification-ru.html": "ru/classification/index.html",
    "chooser.html": "index.html",
    "404.html": "404.html",
    "redirect-kk.html": "kk/towns/zyryanovsk/index.html",
}
TOWNS = {"en": ("Altai", "Kurchatov", "Rudny"), "ru": ("Алтай", "Курчатов", "Рудный"), "kk": ("Алтай", "Курчатов", "Рудный")}


def normalised(page: bytes) -> str:
    """A page without the style sheet and its hash."""
    text = re.sub(r"<style>.*?</style>", "<style>/* static */</style>", page.decode(), flags=re.DOTALL)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-of-the-style-sheet", text)


@pytest.mark.parametrize("name", PAGES)
def test_golden(built: Project, request: pytest.FixtureRequest, name: str) -> None:
    now = normalised((built.out / PAGES[name]).read_bytes())
    golden = GOLDEN / name
    if request.config.getoption("--update-golden"):
        golden.write_bytes(now.encode())
    before = golden.read_bytes().decode() if golden.exists() else ""
    if now != before:
        lines = difflib.unified_diff(before.splitlines(), now.splitlines(), f"tests/golden/{name}", PAGES[name], n=0, lineterm="")
        shown = "\n".join(line[:400] for _, line in zip(range(24), lines, strict=False))
        pytest.fail(f"{shown}\nIf this is meant: python -m pytest tests/integration/test_pages.py --update-golden", pytrace=False)


def test_every_page_carries_the_style_sheet_that_its_policy_admits(trees: dict[str, Any]) -> None:
    for name, tree in trees.items():
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        if tree.xpath("//meta[@http-equiv='refresh']"):
            continue
        (style,) = tree.xpath("//style")
        expected = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
        assert len(policy) == 1, name
        assert f"style-src 'self' 'sha256-{expected}'" in policy[0], name
        assert tree.xpath("//*[@style]") == [], name


def test_a_page_has_the_rules_of_every_class_it_uses(trees: dict[str, Any]) -> None:
    """Sheets are loaded by kind of page: one left out would leave a table or a piece of ground without its look."""
    named = re.compile(r"\.([a-z][a-z-]*)")
    ruled = {name for sheet in STATIC.glob("*.css") if sheet.stem != "search" for name in named.findall(sheet.read_text("utf-8"))}
    for name, tree in trees.items():
        for style in tree.xpath("//style/text()"):
            used = {word for names in tree.xpath("//@class") for word in names.split()}
            assert used & ruled <= set(named.findall(style)), name
            both = {names for names in tree.xpath("//*[starts-with(@class, 's-')]/@class") if " f-" in names}
            for stroke, fill, *_ in map(str.split, both):
                assert style.index(f".{stroke}{{") < style.index(f".{fill}{{"), f"{name}: 'fill: none' of {stroke} undoes {fill}"


def test_the_three_languages_have_the_same_pages(trees: dict[str, Any], built: Project) -> None:
    routes = {lang: set(in_language(trees, lang)) for lang in LANGUAGES}
    assert routes["en"] == routes["ru"] == routes["kk"]
    assert len(routes["en"]) == len(TEXT_PAGES) + 3 + 3 + 7, "pages with a text, towns, regions, indicators"
    assert {name for name in trees if name.count("/") == 0} == {"index.html", "404.html"}
    assert {f"{lang}/towns/zyryanovsk/index.html" for lang in LANGUAGES} <= set(trees)
    files = {
        lang: {name.partition("/")[2].replace(f"-{lang}.", ".") for name in built.site() if name.startswith(f"{lang}/")}
        for lang in LANGUAGES
    }
    assert files["en"] == files["ru"] == files["kk"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_anchors_in_the_three_languages(trees: dict[str, Any], lang: str) -> None:
    for route, tree in in_language(trees, lang).items():
        ids, english = (
            [name for name in found.xpath("//@id") if not re.fullmatch(r"[rs]\d+", name)] for found in (tree, trees[f"en/{route}"])
        )
        ordered = route == "glossary/index.html"  # its terms stand in the order of each alphabet
        assert (sorted(ids) if ordered else ids) == (sorted(english) if ordered else english), route


@pytest.mark.parametrize(("lang", "parted"), [("ru", r"(?<!\w)[вкосу] \d|\d [а-яё]"), ("kk", r"\d [а-яәғқңөұүһі]")])
def test_no_line_may_end_between_a_figure_and_its_word(trees: dict[str, Any], lang: str, parted: str) -> None:
    looked_at = 0
    for route, tree in in_language(trees, lang).items():
        for paragraph in tree.xpath("//main//section/p[not(@class)]"):
            text = re.sub(r"\u2060?(\[\d+\])+", "", paragraph.text_content()).replace("\u00ad", "")
            assert not (found := re.search(parted, text)), (route, found and found.group(), text)
            looked_at += len(re.findall("\\d\u00a0", text))
    assert looked_at > 10


@pytest.mark.parametrize("lang", LANGUAGES)
def test_towns_stand_in_the_alphabetical_order_of_the_language(trees: dict[str, Any], lang: str) -> None:
    assert tuple(sorted(TOWNS[lang], key=lambda name: sort_key(name, lang))) == TOWNS[lang]
    pages = in_language(trees, lang)
    assert tuple(pages["index.html"].xpath("//section[@id='find']//li/a/text()")) == TOWNS[lang]
    assert tuple(pages["towns/index.html"].xpath("//table[caption/@id='towns-table']//th[@scope='row']/a/text()")) == TOWNS[lang]
    slugs = ("altai", "kurchatov", "rudny")
    for index, slug in enumerate(slugs):
        tree = pages[f"towns/{slug}/index.html"]
        assert tree.xpath("//a[@rel='prev']/@href") == [f"../{slugs[index - 1]}/"]
        assert tree.xpath("//a[@rel='next']/@href") == [f"../{slugs[(index + 1) % 3]}/"]
        assert tree.xpath("//a[@rel='prev']")[0].text_content() == f"← {TOWNS[lang][index - 1]}"
        assert tree.xpath("//a[@rel='next']")[0].text_content() == f"{TOWNS[lang][(index + 1) % 3]} →"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_programme_stands_in_the_register_and_links_to_one_lead_there(trees: dict[str, Any], lang: str) -> None:
    pages = in_language(trees, lang)
    programmes = [item["id"] for item in sorted(data("programmes.yaml"), key=lambda item: item["start"])]
    register = pages["programmes/register/index.html"]
    assert register.xpath("//article/section[not(@class)]/@id") == programmes
    assert register.xpath("//nav/ol[@class='events']//a/@href") == [f"#{name}" for name in programmes]
    places: dict[str, set[str]] = {}
    for route, tree in pages.items():
        for link in tree.xpath("//main//a/@href"):
            page, _, anchor = urljoin(f"/{route.removesuffix('index.html')}", link).partition("#")
            if anchor in programmes:
                places.setdefault(page, set()).add(route)
    assert set(places) == {"/programmes/register/"}
    assert {f"programmes/{name}index.html" for name in ("", "register/")} < places["/programmes/register/"]
    assert any(route.startswith("towns/") for route in places["/programmes/register/"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_switch_leads_to_the_same_page(trees: dict[str, Any], lang: str) -> None:
    for route, tree in in_language(trees, lang).items():
        depth = route.count("/") + 1
        expected = {other: "../" * depth + f"{other}/{route.removesuffix('index.html')}" for other in LANGUAGES if other != lang}
        assert {link.get("hreflang"): link.get("href") for link in tree.xpath("//nav[@class='langs']//a")} == expected, route
        assert tree.xpath("//nav[@class='langs']//*[@aria-current]/@lang") == [lang]


def test_titles_and_descriptions_are_the_pages_own(trees: dict[str, Any]) -> None:
    for path in ("//title/text()", "//meta[@name='description']/@content"):
        found = Counter(tree.xpath(path)[0] for lang in LANGUAGES for tree in in_language(trees, lang).values())
        assert [text for text, count in found.items() if count > 1] == []
        assert all(text.strip() for text in found)


def test_the_redirect_leads_without_script(trees: dict[str, Any]) -> None:
    for lang in LANGUAGES:
        tree = trees[f"{lang}/towns/zyryanovsk/index.html"]
        assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../altai/"]
        assert tree.xpath("//main//a/@href") == ["../altai/"]
        assert tree.get("lang") == lang


def test_the_404_page_offers_every_town_in_three_languages_from_any_depth(trees: dict[str, Any]) -> None:
    tree = trees["404.html"]
    assert tree.xpath("//main/section/@lang") == ["kk", "ru", "en"]
    for lang in LANGUAGES:
        links = tree.xpath(f"//section[@lang='{lang}']//ul//a/@href")
        assert links == [f"/{lang}/towns/{slug}/" for slug in ("altai", "kurchatov", "rudny")]
