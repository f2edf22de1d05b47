"""The pages and files of the fixture site: golden pages, parity of the languages, order of towns, sources of figures, downloads, feeds, sitemap.

`python -m pytest --update-golden` writes the golden pages anew. They are the published bytes but for two things, which change with
every touch of the style sheet and are looked at here by themselves: the inlined style sheet and its hash in the security policy.
"""

from __future__ import annotations

import base64
import csv
import difflib
import hashlib
import io
import json
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from lxml import etree
from lxml import html as parser

from monotowns.alphabet import sort_key
from monotowns.pages import TEXT_PAGES
from tests.project import FIXTURE, Project

GOLDEN = Path(__file__).parents[1] / "golden"
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
LANGUAGES = ("en", "ru", "kk")
TOWNS = {"en": ("Altai", "Kurchatov", "Rudny"), "ru": ("Алтай", "Курчатов", "Рудный"), "kk": ("Алтай", "Курчатов", "Рудный")}
NAMESPACES = {"a": "http://www.w3.org/2005/Atom", "s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def normalised(page: bytes) -> str:
    """A page without the style sheet and its hash."""
    text = re.sub(r"<style>.*?</style>", "<style>/* static */</style>", page.decode(), flags=re.DOTALL)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-of-the-style-sheet", text)


@lru_cache(maxsize=1)
def _trees(out: Path) -> dict[str, Any]:
    files = {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*.html"))}
    return {name: parser.document_fromstring(path.read_text("utf-8")) for name, path in files.items()}


@pytest.fixture
def trees(built: Project) -> dict[str, Any]:
    """Every page as a tree, by its path."""
    return _trees(built.out)


def in_language(trees: dict[str, Any], lang: str) -> dict[str, Any]:
    """The pages of a language by their path in it, redirects left out."""
    found = {name.partition("/")[2]: tree for name, tree in trees.items() if name.startswith(f"{lang}/")}
    return {name: tree for name, tree in found.items() if not tree.xpath("//meta[@http-equiv='refresh']")}


def data(name: str) -> Any:
    return yaml.safe_load((FIXTURE / "data" / name).read_text("utf-8"))


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
        assert f"style-src 'sha256-{expected}'" in policy[0], name
        assert tree.xpath("//*[@style]") == [], name


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


def versions(tree: Any) -> dict[str, str]:
    return {item.get("hreflang"): item.get("href") for item in tree.xpath("//head/link[@rel='alternate'][@hreflang]")}


def test_language_versions_name_each_other_and_the_sitemap_says_the_same(trees: dict[str, Any], built: Project) -> None:
    base = "http://localhost:8000/"
    sitemap = etree.fromstring((built.out / "sitemap.xml").read_bytes())
    entries = {
        url.findtext("s:loc", namespaces=NAMESPACES): {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMESPACES)}
        for url in sitemap.findall("s:url", NAMESPACES)
    }
    pages = {f"{lang}/{route}": tree for lang in LANGUAGES for route, tree in in_language(trees, lang).items()}
    assert set(entries) == {base + name.removesuffix("index.html") for name in pages}
    for name, tree in pages.items():
        own = versions(tree)
        assert set(own) == {"en", "ru", "kk", "x-default"}, name
        address = base + name.removesuffix("index.html")
        assert own[name.partition("/")[0]] == address
        assert tree.xpath("//link[@rel='canonical']/@href") == [address]
        assert entries[address] == own
        for lang in LANGUAGES:
            assert versions(pages[own[lang].removeprefix(base) + "index.html"]) == own, name
        assert own["x-default"] == (base if name.count("/") == 1 else own["en"])
    chooser = versions(trees["index.html"])
    assert chooser == {**{lang: f"{base}{lang}/" for lang in LANGUAGES}, "x-default": base}


def test_dates_of_the_sitemap_come_from_data_and_texts(built: Project) -> None:
    sitemap = etree.fromstring((built.out / "sitemap.xml").read_bytes())
    assert {item.text for item in sitemap.iter("{*}lastmod")} == {"2026-11-23"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_switch_leads_to_the_same_page(trees: dict[str, Any], lang: str) -> None:
    for route, tree in in_language(trees, lang).items():
        depth = route.count("/") + 1
        expected = {other: "../" * depth + f"{other}/{route.removesuffix('index.html')}" for other in LANGUAGES if other != lang}
        assert {link.get("hreflang"): link.get("href") for link in tree.xpath("//nav[@class='langs']//a")} == expected, route
        assert tree.xpath("//nav[@class='langs']//*[@aria-current]/@lang") == [lang]


def test_every_figure_of_prose_leads_to_its_source_on_the_page(trees: dict[str, Any]) -> None:
    count = 0
    for name, tree in trees.items():
        for figure in tree.xpath("//span[@class='n']"):
            mark = figure.getnext()
            assert mark is not None and mark.get("class") == "s" and (figure.tail or "").strip("\u2060") == "", (name, figure.text)
            count += 1
    assert count > 80


def test_marks_and_lists_of_sources_belong_together(trees: dict[str, Any]) -> None:
    register = {item["title"] for item in data("sources.yaml")}
    marked = 0
    for name, tree in trees.items():
        marks = tree.xpath("//a[@class='s']")
        entries = tree.xpath("//section[@id='page-sources']/ol/li")
        numbers = [int(mark.get("href").removeprefix("#s")) for mark in marks]
        assert sorted(set(numbers)) == list(range(1, len(entries) + 1)), name
        assert list(dict.fromkeys(numbers)) == list(range(1, len(entries) + 1)), f"{name}: sources are numbered as they come"
        for number, entry in enumerate(entries, start=1):
            assert entry.get("id") == f"s{number}"
            assert entry.xpath(".//a[@class='back']/@href") == [f"#r{number}"]
            assert "".join(entry.xpath("./a[not(@class)]|./cite")[0].itertext()).replace("\u00ad", "").replace("\u00a0", " ") in register
        for mark in marks:
            assert mark.text == f"[{mark.get('href').removeprefix('#s')}]"
        first = [mark.get("id") for mark in marks if mark.get("id")]
        assert sorted(first) == sorted(f"r{number}" for number in range(1, len(entries) + 1)), name
        marked += len(marks)
    assert marked > 500


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_register_shows_every_source_with_its_address_once(trees: dict[str, Any], lang: str) -> None:
    pages = [in_language(trees, lang)[f"{route}/index.html"] for route in ("sources", "sources/press", "sources/press-2")]
    entries = [entry for page in pages for entry in page.xpath("//dl[contains(@class, 'register')]/dd/ul/li")]
    register = data("sources.yaml")
    assert len(entries) == len(register)
    shown = [(entry.xpath("./a/@href") or [None])[0] for entry in entries]
    assert sorted(map(str, shown)) == sorted(str(item.get("url")) for item in register)
    kinds = [{item["quality"] for item in register if item.get("url") in set(page.xpath("//dl//li/a/@href"))} for page in pages]
    assert kinds == [{"A", "B", "D"}, {"C"}, {"C"}]
    assert {"press/", "press-2/"} <= set(pages[0].xpath("//main//a/@href")), "the register leads to its pages"
    for page in pages[1:]:
        assert "../" in page.xpath("//main//nav[@class='pager']/a/@href"), "and they lead back"


@pytest.mark.parametrize(
    ("route", "table"),
    [("towns/rudny/", "population-table"), ("towns/", "towns-table"), ("compare/", "compare-table"), ("indicators/annual-growth/", "values-table"), ("economy/", "national-table"), ("analysis/population/", "change-table")],
)  # fmt: skip
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_of_a_table_has_its_mark(trees: dict[str, Any], lang: str, route: str, table: str) -> None:
    (found,) = in_language(trees, lang)[f"{route}index.html"].xpath(f"//table[caption[@id='{table}']]")
    header = [cell.get("class") for cell in found.xpath(".//thead//th")]
    values = 0
    for row in found.xpath(".//tbody/tr"):
        for kind, cell in zip(header, row.xpath("./th|./td"), strict=True):
            words = cell.text_content()
            if kind == "num" and re.search(r"\d", words) and not words.isdigit():  # a bare number is a place in a ranking
                assert cell.xpath("./a[@class='s']"), words
                values += 1
    assert values > 0


def test_titles_and_descriptions_are_the_pages_own(trees: dict[str, Any]) -> None:
    for path in ("//title/text()", "//meta[@name='description']/@content"):
        found = Counter(tree.xpath(path)[0] for lang in LANGUAGES for tree in in_language(trees, lang).values())
        assert [text for text, count in found.items() if count > 1] == []
        assert all(text.strip() for text in found)


def rows(body: bytes) -> list[list[str]]:
    assert body.startswith(b"\xef\xbb\xbf"), "spreadsheets know UTF-8 by its mark"
    assert b"\r" not in body
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def observations_of(town: dict[str, Any]) -> list[dict[str, Any]]:
    """Every observation of a town's record, in the order of the files made from it."""
    figures = (item for firm in town["enterprises"] for item in firm.get("figures", []))
    return [*town["population"], *town.get("indicators", []), *figures]


BOUNDS = {
    "en": {"over": "over", "under": "under", "about": "about", "almost": "almost"},
    "ru": {"over": "более", "under": "менее", "about": "около", "almost": "почти"},
    "kk": {"over": "астам", "under": "аз", "about": "шамамен", "almost": "жуық"},
}


@pytest.mark.parametrize("slug", ["rudny", "altai", "kurchatov"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_a_town_is_the_data(built: Project, lang: str, slug: str) -> None:
    town, sources = data(f"towns/{slug}.yaml"), {item["id"]: item for item in data("sources.yaml")}
    header, *found = rows((built.out / lang / "towns" / slug / f"{slug}.csv").read_bytes())
    assert len(header) == len(set(header))
    observations = observations_of(town)
    assert len(found) == len(observations)
    for row, item in zip(found, observations, strict=True):
        assert len(row) == len(header)
        assert [float(cell) if cell else None for cell in row[3:6]] == [item.get("value"), item.get("low"), item.get("high")]
        assert row[6] == BOUNDS[lang].get(item.get("bound", ""), "")
        assert row[8] == str(item.get("date", item.get("year", "")))
        assert bool(row[13]) == item.get("use", False)
        assert row[15] == item.get("note", {}).get(lang, "")
        source = sources[item["source"]]
        assert row[16:20] == [source["publisher"], source["title"], source.get("url", ""), source["quality"]]
        assert row[20:] == [slug, item.get("indicator", "population"), item["source"]]


def test_bounds_and_ranges_are_tested_at_all() -> None:
    items = [item for slug in ("rudny", "altai", "kurchatov") for item in observations_of(data(f"towns/{slug}.yaml"))]
    assert any("bound" in item for item in items)
    assert any("low" in item for item in items)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_has_headings_of_its_own(built: Project, lang: str) -> None:
    for path in (built.out / lang).rglob("*.csv"):
        header, *found = rows(path.read_bytes())
        assert len(header) == len(set(header)), path
        assert {len(row) for row in found} <= {len(header)}, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_all_towns_is_that_of_each_in_alphabetical_order(built: Project, lang: str) -> None:
    header, *found = rows((built.out / lang / "data" / "figures.csv").read_bytes())
    parts = [rows((built.out / lang / "towns" / slug / f"{slug}.csv").read_bytes()) for slug in ("altai", "kurchatov", "rudny")]
    assert all(part[0] == header for part in parts)
    assert found == [row for part in parts for row in part[1:]]


@pytest.mark.parametrize("slug", ["rudny", "altai", "kurchatov"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_record_of_a_town_is_the_data(built: Project, lang: str, slug: str) -> None:
    body = (built.out / lang / "towns" / slug / f"{slug}.json").read_text("utf-8")
    record, town = json.loads(body), data(f"towns/{slug}.yaml")
    assert json.dumps(record, ensure_ascii=False, indent=1) + "\n" == body
    assert "\u00ad" not in body
    assert (record["slug"], record["name"], record["names"], record["geonames"]) == (
        slug,
        town["names"][lang],
        town["names"],
        town["codes"]["geonames"],
    )
    for kept, item in zip(record["population"], town["population"], strict=True):
        assert {key: kept.get(key) for key in ("value", "low", "high", "unit", "scope", "kind", "bound", "source")} == {
            key: item.get(key) for key in ("value", "low", "high", "unit", "scope", "kind", "bound", "source")
        }
    named = set(re.findall(r'"source": "([^"]+)"', body)) | {
        name for also in re.findall(r'"also": \[([^\]]*)\]', body) for name in re.findall(r'"([^"]+)"', also)
    }
    assert named <= set(record["sources"]), "every source named in the record is described in it"
    everything = json.loads((built.out / lang / "data" / "towns.json").read_text("utf-8"))
    assert record in everything


@pytest.mark.parametrize("lang", LANGUAGES)
def test_downloads_are_offered_where_they_are_and_say_their_size(trees: dict[str, Any], built: Project, lang: str) -> None:
    offered: set[str] = set()
    for route, tree in in_language(trees, lang).items():
        folder = built.out / lang / Path(route).parent
        for link in tree.xpath("//a[@download][not(ancestor::*[@hidden])]"):
            path = (folder / link.get("href")).resolve()
            size = max(1, round(path.stat().st_size / 1000))
            kind = {"datapackage.json": "Data Package", "towns.geojson": "GeoJSON"}.get(path.name, path.suffix[1:].upper())
            if not path.name.endswith((".bib", ".ris", ".csl.json")):  # citations are a few lines
                (beside,) = link.xpath("parent::dt/parent::div | parent::*[not(self::dt)]")
                assert re.search(rf"{kind}, {size}\s", beside.text_content()), link.get("href")
            offered.add(path.relative_to(built.out.resolve()).as_posix())
    kinds = (".csv", ".json", ".geojson", ".xlsx", ".zip", ".bib", ".ris", ".svg")
    fetched = (f"{lang}/search.json", f"{lang}/search-text.json")  # by the search itself
    assert offered == {name for name in built.site() if name.startswith(f"{lang}/") and name.endswith(kinds) and name not in fetched}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_feeds_are_well_formed_and_tell_the_corrections(built: Project, lang: str) -> None:
    feed = etree.fromstring((built.out / lang / "feed.xml").read_bytes())
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    corrections = data("site.yaml")["corrections"]
    entries = feed.findall("a:entry", NAMESPACES)
    assert {entry.findtext("a:title", namespaces=NAMESPACES) for entry in entries} == {item["what"][lang] for item in corrections}
    ids = [entry.findtext("a:id", namespaces=NAMESPACES) for entry in entries]
    assert len(set(ids)) == len(corrections)
    assert feed.findtext("a:updated", namespaces=NAMESPACES) == "2026-11-23T00:00:00Z"
    page = _trees(built.out)[f"{lang}/corrections/index.html"]
    for name in ids:
        assert name is not None
        address, _, fragment = name.partition("#")
        assert address == f"http://localhost:8000/{lang}/corrections/"
        assert page.xpath(f"//*[@id='{fragment}']")


def test_ids_of_corrections_stay_when_another_is_put_before_them(project: Project) -> None:
    def ids() -> list[str]:
        feed = etree.fromstring((project.out / "ru/feed.xml").read_bytes())
        return [entry.findtext("a:id", namespaces=NAMESPACES) or "" for entry in feed.findall("a:entry", NAMESPACES)]

    before = ids()
    assert before[0].startswith("http://localhost:8000/ru/corrections/#c-2026-11-20-kurchatov-")
    project.edit("data/site.yaml", "corrections:\n", "corrections:\n- {date: 2026-11-21, what: {en: Other, ru: Иное, kk: Басқа}}\n")
    project.edit("data/site.yaml", "Население Рудного в 2024 году", "Население города Рудный в 2024 году")
    project.build()
    after = ids()
    assert after[1:] == before
    assert f'id="{after[0].partition("#")[2]}"' in project.site()["ru/corrections/index.html"].decode()


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


def test_robots_may_read_everything(built: Project) -> None:
    assert (built.out / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\nSitemap: http://localhost:8000/sitemap.xml\n"
    assert (built.out / ".nojekyll").read_bytes() == b""
