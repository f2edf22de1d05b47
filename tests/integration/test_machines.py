"""What the fixture site gives to machines: linked data, share cards, manifests, citations, the report of an error."""

import io
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html as parser
from PIL import Image

from monotowns.cards import HEIGHT, WIDTH
from tests.project import Project

BASE = "http://localhost:8000/"
LANGS = ("en", "ru", "kk")


def tree(built: Project, path: str) -> Any:
    return parser.document_fromstring((built.out / path / "index.html").read_text("utf-8"))


def nodes(built: Project, path: str) -> dict[str, dict[str, Any]]:
    """The linked data of a page by type."""
    (text,) = tree(built, path).xpath("//script[@type='application/ld+json']/text()")
    return {node["@type"]: node for node in json.loads(text)["@graph"]}


def addresses(value: object) -> Iterator[str]:
    """Every address of the site itself in linked data."""
    if isinstance(value, dict):
        for item in value.values():
            yield from addresses(item)
    elif isinstance(value, list):
        for item in value:
            yield from addresses(item)
    elif isinstance(value, str) and value.startswith(BASE):
        yield value


def pages(built: Project) -> list[str]:
    found = [path.parent.relative_to(built.out).as_posix() for path in built.out.rglob("index.html")]
    return sorted(
        path for path in found if path[:2] in LANGS and 'http-equiv="refresh"' not in (built.out / path / "index.html").read_text("utf-8")
    )


def test_every_page_has_linked_data_without_leftovers_whose_addresses_exist(built: Project) -> None:
    for path in pages(built):
        text = json.dumps(nodes(built, path), ensure_ascii=False)
        assert not [sign for sign in ("\u00ad", "\ue000", "\ue001", "&lt;", "Markup(") if sign in text], path
        for address in addresses(nodes(built, path)):
            place = built.out / urlsplit(address).path.lstrip("/")
            assert (place / "index.html").is_file() or place.is_file(), f"{path}: {address}"


@pytest.mark.parametrize("lang", LANGS)
def test_a_town_is_a_city_with_names_place_and_canonical_address(built: Project, lang: str) -> None:
    found = nodes(built, f"{lang}/towns/rudny")
    city = found["City"]
    assert [city["url"]] == tree(built, f"{lang}/towns/rudny").xpath("//link[@rel='canonical']/@href")
    assert {city["name"], *city["alternateName"]} >= {"Rudny", "Рудный"}
    assert (city["geo"]["latitude"], city["geo"]["longitude"]) == (52.9724, 63.1106)
    assert city["sameAs"] == ["https://www.wikidata.org/entity/Q1008853", "https://www.geonames.org/1519843/"]
    assert city["containedInPlace"]["url"] == f"{BASE}{lang}/regions/kostanay/"
    crumbs = found["BreadcrumbList"]["itemListElement"]
    assert [item["item"] for item in crumbs] == [f"{BASE}{lang}/", f"{BASE}{lang}/towns/", f"{BASE}{lang}/towns/rudny/"]
    assert [item["position"] for item in crumbs] == [1, 2, 3]


@pytest.mark.parametrize("path", ["data", "indicators/latest-population"])
def test_data_sets_name_files_of_the_size_they_have(built: Project, path: str) -> None:
    data = nodes(built, f"ru/{path}")["Dataset"]
    assert data["license"].startswith("https://creativecommons.org/licenses/by/4.0")
    first, last = data["temporalCoverage"].split("/")
    assert int(first) <= int(last)
    assert data["distribution"]
    for item in data["distribution"]:
        body = (built.out / item["contentUrl"].removeprefix(BASE)).read_bytes()
        assert item["contentSize"] == f"{len(body)} B"


def test_home_is_the_site_in_its_language(built: Project) -> None:
    site = nodes(built, "kk")["WebSite"]
    assert (site["inLanguage"], site["url"], len(site["alternateName"])) == ("kk", f"{BASE}kk/", 2)


def test_every_page_shows_a_card_that_is_there_with_words_for_it(built: Project) -> None:
    for path in pages(built):
        head = {item.get("property"): item.get("content") for item in tree(built, path).xpath("//meta[@property]")}
        body = (built.out / head["og:image"].removeprefix(BASE)).read_bytes()
        image = Image.open(io.BytesIO(body))
        assert (str(image.width), str(image.height)) == (head["og:image:width"], head["og:image:height"]) == (str(WIDTH), str(HEIGHT))
        assert len(body) <= 40_000
        assert not image.info, "no dates or other notes inside"
        own = "/towns/" in path
        assert head["og:image"] == f"{BASE}{path if own else path[:2]}/card.png"
        assert not own or str(tree(built, path).xpath("string(//h1)")) in head["og:image:alt"]


def test_cards_differ_by_language_and_town_and_use_the_ground_of_the_site(built: Project) -> None:
    bodies = [path.read_bytes() for path in built.out.rglob("card.png")]
    assert len(bodies) == len(set(bodies)) == 3 * 3 + 3
    image = Image.open(built.out / "en" / "towns" / "rudny" / "card.png").convert("RGB")
    corner = image.getpixel((2, 2))
    assert isinstance(corner, tuple) and max(abs(a - b) for a, b in zip(corner, (0xFB, 0xFA, 0xF6), strict=True)) <= 3


@pytest.mark.parametrize("lang", LANGS)
def test_the_manifest_names_icons_that_are_there(built: Project, lang: str) -> None:
    (link,) = tree(built, f"{lang}/towns/rudny").xpath("//link[@rel='manifest']/@href")
    place = (built.out / lang / "towns" / "rudny" / link).resolve()
    manifest = json.loads(place.read_text("utf-8"))
    assert manifest["lang"] == lang
    for icon in manifest["icons"]:
        body = (place.parent / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "x".join(map(str, Image.open(io.BytesIO(body)).size)) == icon["sizes"]
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}


@pytest.mark.parametrize("path", ["towns/rudny", "indicators/latest-population", "data"])
def test_pages_offer_their_citation_in_three_formats(built: Project, path: str) -> None:
    page = tree(built, f"kk/{path}")
    links = list(page.xpath("//details[@class='take']//a[@download]/@href"))
    assert [link.partition(".")[2] for link in links] == ["bib", "ris", "csl.json"]
    (item,) = json.loads((built.out / "kk" / path / links[2]).read_text("utf-8"))
    assert [item["URL"]] == page.xpath("//link[@rel='canonical']/@href") == page.xpath("//meta[@name='citation_public_url']/@content")


def test_gost_form_in_the_language_of_the_page(built: Project) -> None:
    said = {lang: " ".join(tree(built, f"{lang}/towns/rudny").xpath("string(//details[@class='take']//dd[2])").split()) for lang in LANGS}
    address = f"{BASE}ru/towns/rudny/"
    assert said["ru"].replace("\u00a0", " ").startswith("Рудный // Моногорода Казахстана : сайт. Версия 1.0. ")
    assert f"URL: {address} (дата обращения: ДД.ММ.ГГГГ)." in said["ru"].replace("\u00a0", " ")
    assert "(accessed: DD.MM.YYYY)" in said["en"].replace("\u00a0", " ")
    assert "қаралған күні" in said["kk"].replace("\u00ad", "").replace("\u00a0", " ")


def test_reports_are_filled_in_with_page_and_chart(project: Project) -> None:
    assert not [link for link in tree(project, "en/towns/rudny").xpath("//a/@href") if "issues/new" in link]
    assert f"{BASE}en/towns/rudny/" in tree(project, "en/towns/rudny").xpath("string(//details[@class='take']/pre)")
    project.build(repository="https://github.com/name/monotowns")
    links = [urlsplit(link) for link in tree(project, "en/towns/rudny").xpath("//a[contains(@href,'issues/new')]/@href")]
    titles = {parse_qs(link.query)["title"][0] for link in links}
    assert titles == {"en/towns/rudny/", "en/towns/rudny/#chart-population"}
    assert all(f"Page: {BASE}en/towns/rudny/" in parse_qs(link.query)["body"][0] for link in links)


def test_the_worker_stands_at_the_root_and_changes_with_the_content(project: Project) -> None:
    before = (project.out / "offline.js").read_text("utf-8")
    assert '"@' not in before
    project.edit("data/site.yaml", "version: ", "version: 9")
    project.build()
    assert (project.out / "offline.js").read_text("utf-8") != before
