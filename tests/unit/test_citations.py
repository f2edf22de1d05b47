"""Citations: golden forms, characters that formats reserve, what was written read back."""

import datetime as dt
import json
import re

import pytest

from monotowns.citations import Reference, bibtex_text


def reference(title: str = "Rudny", **more: object) -> Reference:
    values: dict[str, object] = {
        "key": "monotowns-towns-rudny-en", "title": title, "site": "Monotowns of Kazakhstan", "author": "The editors", "version": "1.0",
        "date": dt.date(2026, 11, 3), "url": "https://example.org/m/en/towns/rudny/", "lang": "en", "dataset": False,
    }  # fmt: skip
    return Reference(**{**values, **more})  # type: ignore[arg-type]


def fields(entry: str) -> dict[str, str]:
    """The fields of a BibTeX entry as a program reads them: outer braces off, escapes undone."""
    found: dict[str, str] = {}
    for name, value in re.findall(r"^  (\w+) += (.*?),?$", entry, re.MULTILINE):
        while value.startswith("{") and value.endswith("}"):
            value = value[1:-1]
        value = value.replace(r"\textbackslash{}", "\0").replace(r"\textasciitilde{}", "~").replace(r"\textasciicircum{}", "^")
        found[name] = re.sub(r"\\([{}&%$#_])", r"\1", value).replace("\0", "\\")
    return found


def test_bibtex_is_the_entry_we_publish() -> None:
    assert reference().bibtex == (
        "@misc{monotowns-towns-rudny-en,\n"
        "  author       = {{The editors}},\n"
        "  title        = {{Rudny}},\n"
        "  howpublished = {Monotowns of Kazakhstan},\n"
        "  year         = {2026},\n"
        "  month        = nov,\n"
        "  version      = {1.0},\n"
        "  url          = {https://example.org/m/en/towns/rudny/},\n"
        "  language     = {english}\n"
        "}\n"
    )


@pytest.mark.parametrize("title", ["50 % of A&B", r"a\b_{c}", "«Теміртау» #1 ~ x^2 $5", "Ұлы Жем: қала", "}{"])
def test_bibtex_gives_back_any_title(title: str) -> None:
    assert fields(reference(title).bibtex)["title"] == title


def test_bibtex_braces_are_balanced_whatever_the_title() -> None:
    text = re.sub(r"\\[{}]", "", reference("} {{ \\").bibtex)
    assert text.count("{") == text.count("}")


def test_letters_of_three_languages_stay_as_they_are() -> None:
    assert bibtex_text("Қаражал, Жаңатас – Лисаковск") == "Қаражал, Жаңатас – Лисаковск"


def test_ris_is_the_record_we_publish() -> None:
    assert reference(dataset=True).ris.split("\r\n") == [
        "TY  - DATA", "ID  - monotowns-towns-rudny-en", "AU  - The editors,", "TI  - Rudny", "T2  - Monotowns of Kazakhstan", "PB  - The editors",
        "PY  - 2026", "DA  - 2026/11/03", "ET  - 1.0", "LA  - en", "UR  - https://example.org/m/en/towns/rudny/", "ER  - ", "",
    ]  # fmt: skip


def test_csl_json_reads_back() -> None:
    (item,) = json.loads(reference('Сатпаев "и" <b>').csl)
    assert item["title"] == 'Сатпаев "и" <b>'
    assert item["issued"] == {"date-parts": [[2026, 11, 3]]}
    assert item["author"] == [{"literal": "The editors"}]
    assert item["type"] == "webpage"
    assert item["URL"] == "https://example.org/m/en/towns/rudny/"


def test_meta_tags_name_title_date_and_address() -> None:
    assert dict(reference().meta) == {
        "citation_title": "Rudny",
        "citation_author": "The editors",
        "citation_publication_date": "2026/11/03",
        "citation_language": "en",
        "citation_public_url": "https://example.org/m/en/towns/rudny/",
    }
