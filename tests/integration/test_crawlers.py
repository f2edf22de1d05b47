"""What the fixture site tells search engines and feed readers: language versions, sitemap, robots.txt, feeds of corrections."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from monotowns.model import LANGUAGES
from tests.project import Project
from tests.webpages import data, in_language

NAMESPACES = {"a": "http://www.w3.org/2005/Atom", "s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


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


def test_robots_may_read_everything(built: Project) -> None:
    assert (built.out / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\nSitemap: http://localhost:8000/sitemap.xml\n"
    assert (built.out / ".nojekyll").read_bytes() == b""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_feeds_are_well_formed_and_tell_the_corrections(trees: dict[str, Any], built: Project, lang: str) -> None:
    feed = etree.fromstring((built.out / lang / "feed.xml").read_bytes())
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    corrections = data("site.yaml")["corrections"]
    entries = feed.findall("a:entry", NAMESPACES)
    assert {entry.findtext("a:title", namespaces=NAMESPACES) for entry in entries} == {item["what"][lang] for item in corrections}
    ids = [entry.findtext("a:id", namespaces=NAMESPACES) for entry in entries]
    assert len(set(ids)) == len(corrections)
    assert feed.findtext("a:updated", namespaces=NAMESPACES) == "2026-11-23T00:00:00Z"
    page = trees[f"{lang}/corrections/index.html"]
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
