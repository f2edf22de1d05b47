"""Addresses: relative links resolve to their target from any page, under any base."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns.urls import Base, other_language, output_file, page_path, relative

ROUTES = ["", "towns", "towns/rudny", "analysis/population", "regions/abai"]
PATHS = st.builds(page_path, st.sampled_from(["en", "ru", "kk"]), st.sampled_from(ROUTES))
FILES = st.sampled_from(["", "assets/site.js", "en/feed.xml", "en/towns/rudny/rudny.csv"])


@given(PATHS, st.one_of(PATHS, FILES), st.sampled_from(["", "#history"]), st.sampled_from(["https://a.kz/", "https://a.kz/monotowns/"]))
def test_a_relative_link_leads_to_its_target(source: str, target: str, fragment: str, base: str) -> None:
    wanted = base + target + fragment
    found = urljoin(base + source, relative(source, target + fragment))
    assert found == wanted or (source == target and not fragment and found == base + source)


@given(PATHS, st.sampled_from(["en", "ru", "kk"]))
def test_the_switch_keeps_the_page(path: str, lang: str) -> None:
    assert other_language(path, lang).partition("/")[2] == path.partition("/")[2]
    assert other_language(other_language(path, lang), path[:2]) == path


def test_a_file_has_no_other_language() -> None:
    with pytest.raises(ValueError, match="no language"):
        other_language("assets/site.js", "ru")


def test_output_files() -> None:
    assert output_file("en/towns/") == "en/towns/index.html"
    assert output_file("") == "index.html"
    assert output_file("en/feed.xml") == "en/feed.xml"


@pytest.mark.parametrize("url", ["localhost", "ftp://a.kz/", "https://", "https://a.kz/?q=1", "/monotowns/"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        Base(url)


def test_absolute_addresses_are_encoded_and_keep_the_base() -> None:
    assert Base("https://a.kz/monotowns").absolute("en/towns/") == "https://a.kz/monotowns/en/towns/"
    assert Base("https://a.kz").absolute("қала/") == "https://a.kz/%D2%9B%D0%B0%D0%BB%D0%B0/"
    assert Base("https://a.kz/monotowns/").rooted("en/") == "/monotowns/en/"
    assert Base("https://a.kz/").rooted("en/") == "/en/"
