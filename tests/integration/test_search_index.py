"""What the search offers exists: every address of its files leads to a page and an element of it, in every language alike."""

import json
from typing import Any

import pytest

from monotowns.alphabet import fold
from monotowns.model import LANGUAGES
from monotowns.search import GROUPS
from tests.project import Project


def read(built: Project, lang: str, name: str) -> Any:
    return json.loads((built.out / lang / name).read_text("utf-8"))


def addresses(built: Project, lang: str) -> list[str]:
    named = [entry[1] for entry in read(built, lang, "search.json")["entries"]]
    texts = [page[0] + section[0] for page in read(built, lang, "search-text.json") for section in page[2:]]
    return [*named, *texts]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_address_leads_to_a_page_and_an_element(built: Project, lang: str) -> None:
    missing = []
    for address in addresses(built, lang):
        path, _, anchor = address.partition("#")
        page = built.out / lang / path / "index.html"
        if not page.is_file() or (anchor and f'id="{anchor}"' not in page.read_text("utf-8")):
            missing.append(address)
    assert missing == []


def test_the_languages_offer_the_same_addresses(built: Project) -> None:
    assert sorted(addresses(built, "en")) == sorted(addresses(built, "ru")) == sorted(addresses(built, "kk"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_town_is_known_by_all_its_names(built: Project, lang: str) -> None:
    index = read(built, lang, "search.json")
    names = {fold(name) for group, path, title, _note, *more in index["entries"] if path == "towns/altai/" for name in (title, *more)}
    assert {"altai", "алтай", "zyryanovsk", "зыряновск", "зырян"} <= names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_of_a_language_can_be_found(built: Project, lang: str) -> None:
    pages = {path.parent.relative_to(built.out / lang).as_posix() + "/" for path in (built.out / lang).rglob("index.html")}
    redirects = {place for place in pages if 'http-equiv="refresh"' in (built.out / lang / place / "index.html").read_text("utf-8")}
    assert pages - redirects == {address.partition("#")[0] for address in addresses(built, lang)}


def test_groups_and_words_are_in_the_language(built: Project) -> None:
    found = {lang: read(built, lang, "search.json") for lang in LANGUAGES}
    for lang, index in found.items():
        assert len(index["groups"]) == len(GROUPS)
        assert "{n}" in index["words"]["count"]
        assert all("\u00ad" not in json.dumps(entry, ensure_ascii=False) for entry in index["entries"]), lang
    assert found["ru"]["groups"][0][0] == "Города"
    assert found["kk"]["groups"][0][0] == "Қалалар"
