"""The checks over what was built: nothing to find on the fixture site at the root and under a sub-path, and every planted fault is found."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from monotowns.check import check_site
from monotowns.urls import Base
from tests.project import Project, difference

SUB_PATH = "https://example.org/monotowns/"
TOWN, RUSSIAN, KAZAKH = "en/towns/rudny/index.html", "ru/towns/rudny/index.html", "kk/towns/rudny/index.html"


def test_nothing_is_wrong_at_the_root(built: Project) -> None:
    assert check_site(built.options()) == []


def test_nothing_is_wrong_under_a_sub_path(project: Project, built: Project) -> None:
    project.build(base_url=SUB_PATH)
    assert check_site(project.options(base_url=SUB_PATH)) == []
    at_root = built.site()
    changed = difference(project.site(), at_root)
    assert "404.html" in changed
    assert "en/towns/rudny/rudny.csv" not in changed
    for name, body in project.site().items():
        assert b"localhost" not in body, name
    page = project.text("site/404.html")
    assert 'href="/monotowns/en/towns/rudny/"' in page
    assert 'href="/en/' not in page


def test_only_absolute_addresses_know_where_the_site_stands(project: Project, built: Project) -> None:
    project.build(base_url=SUB_PATH)
    moved = {
        name: _without_hashes(_unpacked(body).replace(SUB_PATH.encode(), b"http://localhost:8000/"))
        for name, body in project.site().items()
    }
    here = {name: _without_hashes(_unpacked(body)) for name, body in built.site().items()}
    shown = {name for name in here if name.endswith(("card.png", ".svg"))}  # whose lines break where the address is longer
    assert set(difference(moved, here)) <= {"404.html", "offline.js", *shown}


def _unpacked(body: bytes) -> bytes:
    """A file as it is; an archive or workbook as the files in it, one after the other, in one line: theirs break where an address is longer."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return b" ".join(name.encode() + b" " + b" ".join(archive.read(name).split()) for name in sorted(archive.namelist()))


def _without_hashes(body: bytes) -> bytes:
    """A file without the policy's hashes of linked data, which holds full addresses, and without sizes and hashes of files that hold them."""
    return re.sub(rb"sha256[-:][\w+/=]+|\"bytes\": ?\d+|\b\d+(?:\xc2\xa0| )(?:KB|\xd0\x9a\xd0\x91)|\"contentSize\":\"[^\"]*\"", b"", body)


@pytest.mark.parametrize(
    "address", ["http://localhost:8000", "http://localhost:8000/", "https://example.org/monotowns", "https://example.org/a/b/"]
)
def test_addresses_with_and_without_a_slash_at_the_end(address: str) -> None:
    base = Base(address)
    assert base.absolute("en/") == f"{address.rstrip('/')}/en/"
    assert base.rooted("en/").startswith("/")
    assert "//" not in base.rooted("en/")


@dataclass(frozen=True)
class Fault:
    """Something planted in a published file and the problem it must give there."""

    name: str
    old: str
    new: str
    code: str
    says: str


FAULTS = {
    "a broken link": Fault(TOWN, 'href="../altai/"', 'href="../altay/"', "link", "'../altay/' (href) leads to nothing"),
    "a link without its slash": Fault(TOWN, 'href="../altai/"', 'href="../altai"', "link", "'../altai' (href) leads to nothing"),
    "a link from the host's root": Fault(TOWN, 'href="../altai/"', 'href="/en/towns/altai/"', "link", "breaks under a sub-path"),
    "a relative link on the 404 page": Fault("404.html", 'href="/en/towns/altai/"', 'href="en/towns/altai/"', "link", "does not start at the host's root"),
    "a broken link on the 404 page": Fault("404.html", 'href="/en/towns/altai/"', 'href="/en/towns/altay/"', "link", "leads to nothing"),
    "a broken link of the chooser": Fault("index.html", 'href="en/"', 'href="eng/"', "link", "leads to nothing"),
    "a broken redirect": Fault("en/towns/zyryanovsk/index.html", "url=../altai/", "url=../altay/", "link", "leads to nothing"),
    "a broken fragment": Fault(TOWN, 'href="#population"', 'href="#people"', "fragment", "'#people': no such place on that page"),
    "a broken fragment of another page": Fault(TOWN, "glossary/#iron-ore", "glossary/#iron", "fragment", "no such place on that page"),
    "a link without words": Fault(TOWN, 'rel="prev" href="../kurchatov/">← Kurchatov', 'rel="prev" href="../kurchatov/">', "link", "has no words"),
    "a picture of another host": Fault(TOWN, "<h1>", '<img src="https://example.org/x.png" alt=""><h1>', "host", "is asked of another host"),
    "a picture of another host for large screens": Fault(TOWN, "<h1>", '<img srcset="x.png 1x, https://example.org/x.png 2x" alt=""><h1>', "host", "is asked of another host"),
    "a drawing of another host": Fault(TOWN, "<h1>", '<svg><image href="//example.org/x.png"/></svg><h1>', "host", "is asked of another host"),
    "a script of another host": Fault(TOWN, "</head>", '<script src="//example.org/x.js"></script></head>', "host", "is asked of another host"),
    "a font of another host": Fault(TOWN, "</head>", '<link rel="preload" href="https://example.org/x.woff2" as="font"></head>', "host", "is asked of another host"),
    "a form that sends elsewhere": Fault(TOWN, "<h1>", '<form action="https://example.org/"></form><h1>', "host", "is asked of another host"),
    "a style sheet of another host": Fault(TOWN, "<style>", "<style>@import 'https://example.org/x.css';", "host", "the style sheet asks another host"),
    "an id twice": Fault(TOWN, "<h1>", '<h1 id="population">', "id", "id 'population' stands 2 times"),
    "no language": Fault(TOWN, '<html lang="en">', "<html>", "lang", "does not say its language"),
    "another language": Fault(TOWN, '<html lang="en">', '<html lang="ru">', "lang", "the page says it is in ru"),
    "two headings of the first level": Fault(TOWN, "<h2>History</h2>", "<h1>History</h1>", "heading", "exactly one h1"),
    "a level of headings left out": Fault(TOWN, "<h2>History</h2>", "<h4>History</h4>", "heading", "'History': h4 after h2"),
    "a name that is not there": Fault(TOWN, 'aria-labelledby="population-table"', 'aria-labelledby="people-table"', "aria", "no element has the id 'people-table'"),
    "a mark never numbered": Fault(TOWN, "<h1>", "<h1>\ue000geonames\ue001", "mark", "an unanswered mark U+E000"),
    "Cyrillic on an English page": Fault(TOWN, "<h2>History</h2>", "<h2>История</h2>", "language", "'История' is of another language"),
    "Cyrillic in a description of an English page": Fault(TOWN, "<h1>", '<img src="../x.png" alt="История"><h1>', "language", "'История' is of another language"),
    "an English word on a Russian page": Fault(RUSSIAN, "<h2>История</h2>", "<h2>The history</h2>", "language", "'The' is of another language"),
    "an English word in a name on a Russian page": Fault(RUSSIAN, "<h1>", '<h1 aria-label="town">', "language", "'town' is of another language"),
    "an English word on a Kazakh page": Fault(KAZAKH, "<h2>Тарихы</h2>", "<h2>Towns and people</h2>", "language", "'people' is of another language"),
    "a Kazakh word on a Russian page": Fault(RUSSIAN, "<h2>История</h2>", "<h2>Өткені</h2>", "language", "'Өткені' is of another language"),
    "a language version left out": Fault(KAZAKH, '<link rel="alternate" hreflang="en"', '<link rel="other" hreflang="en"', "hreflang", "the language versions are ['kk', 'ru', 'x-default']"),
    "a wrong language version": Fault(TOWN, 'hreflang="kk" href="http://localhost:8000/kk/towns/rudny/"', 'hreflang="kk" href="http://localhost:8000/kk/towns/altai/"', "hreflang", "the kk version is said to be"),
    "a wrong version for all others": Fault(TOWN, 'hreflang="x-default" href="http://localhost:8000/en/towns/rudny/"', 'hreflang="x-default" href="http://localhost:8000/"', "hreflang", "the version for all others"),
    "a wrong canonical address": Fault(TOWN, 'rel="canonical" href="http://localhost:8000/en/towns/rudny/"', 'rel="canonical" href="http://localhost:8000/en/towns/rudny"', "canonical", "the canonical address is"),
    "an anchor that the other languages lack": Fault(TOWN, "<h1>", '<h1 id="top">', "parity", "the anchor 'top' of the other languages is missing"),
    "the title of another page": Fault(TOWN, "<title>Rudny\u00a0–", "<title>Altai\u00a0–", "head", "is already that of"),
    "an empty title": Fault(TOWN, "<title>Rudny\u00a0– Monotowns of Kazakhstan</title>", "<title> </title>", "head", "title or description is empty"),
}  # fmt: skip


@pytest.fixture(scope="module")
def spoilt(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A copy of the site to plant faults in; each test takes its own out again."""
    project = built.copy(tmp_path_factory.mktemp("faults") / "project")
    yield project
    assert check_site(project.options()) == []


def apart(first: Fault, second: Fault) -> bool:
    """Whether two faults touch different texts."""
    if {first.code, second.code} <= {"hreflang", "canonical"}:
        return False  # a version left out hides what is wrong with the others
    return first.name != second.name or not (first.old in second.old or second.old in first.old)


def groups() -> list[list[str]]:
    """Faults that can be planted together."""
    found: list[list[str]] = []
    for name, fault in FAULTS.items():
        free = next((group for group in found if all(apart(fault, FAULTS[other]) for other in group)), None)
        if free is None:
            found.append([name])
        else:
            free.append(name)
    return found


@pytest.mark.parametrize("names", groups(), ids=lambda names: f"{len(names)}-faults-{names[0].replace(' ', '-')}")
def test_planted_faults_are_found(spoilt: Project, names: list[str]) -> None:
    faults = {name: FAULTS[name] for name in names}
    good = {fault.name: spoilt.text(f"site/{fault.name}") for fault in faults.values()}
    try:
        for fault in faults.values():
            spoilt.edit(f"site/{fault.name}", fault.old, fault.new)
        found = check_site(spoilt.options())
    finally:
        for name, text in good.items():
            spoilt.write(f"site/{name}", text)
    for name, fault in faults.items():
        assert [problem for problem in found if problem.code == fault.code and fault.says in problem.message], name
    assert {problem.level for problem in found} == {"error"}


def test_a_page_that_one_language_lacks_is_found(spoilt: Project) -> None:
    path = spoilt.out / "ru" / "map" / "index.html"
    good = path.read_bytes()
    path.unlink()
    found = check_site(spoilt.options())
    path.write_bytes(good)
    assert ("ru/map/index.html", "parity") in {(problem.file, problem.code) for problem in found}
    assert ("ru/index.html", "link") in {(problem.file, problem.code) for problem in found}


def test_a_heavy_town_page_is_found(spoilt: Project) -> None:
    good = spoilt.text(f"site/{TOWN}")
    noise = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=90_000))
    spoilt.edit(f"site/{TOWN}", "</main>", f"<p>{noise}</p></main>")
    found = check_site(spoilt.options())
    spoilt.write(f"site/{TOWN}", good)
    assert [(problem.file, problem.code) for problem in found] == [(TOWN, "weight")]
