"""Bad input: each mistake is reported at its exact place with what helps, all of a stage at once, and the published site stays as it was.

A case edits one file of the built fixture; `at` is the text (in the edited file) whose first letter is the place. `nth` counts its
occurrences. A case without `at` is about a whole file, which has no line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

import build as command_line
from tests.project import Project, difference

RUDNY, ALTAI, KURCHATOV = "data/towns/rudny.yaml", "data/towns/altai.yaml", "data/towns/kurchatov.yaml"
SOURCES, INDICATORS, NATIONAL, PROGRAMMES = "data/sources.yaml", "data/indicators.yaml", "data/national.yaml", "data/programmes.yaml"
PROSE = "content/en/towns/altai.md"
"""A translation: spoiling an original also makes its two translations outdated."""
TOWN_PAGE = "templates/pages/town.html"
Place = tuple[str, int, int, str]


def catalog(lang: str) -> str:
    return f"locale/{lang}/LC_MESSAGES/messages.po"


@dataclass(frozen=True)
class Case:
    """One mistake and the problem it must give."""

    file: str
    old: str
    new: str
    code: str
    at: str = ""
    says: str = ""
    nth: int = 1
    elsewhere: str = ""
    """The file the problem is reported in, where it is another."""
    more: tuple[tuple[str, str], ...] = ()
    """(place, code) of further problems that follow from the mistake."""


class Bench:
    """One built project for all cases: each spoils it, looks, and mends it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.site = project.site()
        self.touched: dict[str, bytes | None] = {}

    def keep(self, name: str) -> None:
        path = self.project.path(name)
        self.touched.setdefault(name, path.read_bytes() if path.exists() else None)

    def edit(self, name: str, old: str, new: str) -> None:
        self.keep(name)
        self.project.edit(name, old, new)

    def write(self, name: str, content: str | bytes) -> None:
        self.keep(name)
        self.project.write(name, content)

    def remove(self, name: str) -> None:
        self.keep(name)
        self.project.path(name).unlink()

    def mend(self) -> None:
        for name, content in self.touched.items():
            if content is None:
                self.project.path(name).unlink(missing_ok=True)
            else:
                self.project.write(name, content)
        self.touched.clear()
        if difference(self.project.site(), self.site):  # a mistake was not found and published
            self.project.build()

    def expected(self, case: Case) -> list[Place]:
        """Where the problems of a case stand, in the order of the report."""
        file = case.elsewhere or case.file
        first = self.project.place(file, case.at, case.nth) if case.at else (0, 0)
        return sorted([(file, *first, case.code), *((file, *self.project.place(file, at), code) for at, code in case.more)])


@pytest.fixture(scope="module")
def shared(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(built.copy(tmp_path_factory.mktemp("bad") / "project"))


@pytest.fixture
def bench(shared: Bench, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(command_line, "ROOT", shared.project.root)
    yield shared
    shared.mend()


def stopped(bench: Bench, capsys: pytest.CaptureFixture[str]) -> list[tuple[Place, str]]:
    """What build.py reports, after seeing that it stops with 1 and publishes nothing."""
    capsys.readouterr()
    code = command_line.main(["--json"])
    captured = capsys.readouterr()
    assert code == 1, captured.out + captured.err
    assert captured.err == ""
    found = json.loads(captured.out)
    assert difference(bench.project.site(), bench.site) == []
    assert sorted(path.name for path in bench.project.root.iterdir() if path.name.startswith("site")) == ["site"]
    return [((item["file"], item["line"], item["column"], item["code"]), f"{item['message']} | {item['hint']}") for item in found]


def check(bench: Bench, capsys: pytest.CaptureFixture[str], case: Case) -> None:
    bench.edit(case.file, case.old, case.new)
    expected = bench.expected(case)
    found = stopped(bench, capsys)
    assert [place for place, _ in found] == expected, found
    assert any(case.says in words for _, words in found), found


DATA = {
    "text where a number belongs": Case(
        RUDNY, "value: 109515", "value: many", "schema", "value: many", "'value': Input should be a valid number | write a plain number"
    ),
    "a number in quotes": Case(RUDNY, "value: 109515", "value: '109515'", "schema", "value: '109515'", "write a plain number"),
    "a number with spaces": Case(RUDNY, "value: 109515", "value: 109 515", "schema", "value: 109 515", "write a plain number"),
    "a fraction where a whole number belongs": Case(
        RUDNY, "year: 1999", "year: 1999.5", "schema", "year: 1999.5", "'year': Input should be a valid integer"
    ),
    "a number where text belongs": Case(RUDNY, "slug: rudny", "slug: 5", "schema", "slug: 5", "put the value in quotes if it is text"),
    "a list where a mapping belongs": Case(
        RUDNY, "milestones:\n", "milestones:\n- long ago\n", "schema", "long ago", "'0': Input should be an object"
    ),
    "no number": Case(
        RUDNY,
        "value: 109515",
        "value: .nan",
        "yaml",
        ".nan",
        "'.nan' is no plain number | write digits with a point",
        more=(("value: .nan", "observation"),),
    ),
    "infinity": Case(
        RUDNY, "value: 109515", "value: .inf", "yaml", ".inf", "'.inf' is no plain number", more=(("value: .inf", "observation"),)
    ),
    "a number in base 60": Case(
        RUDNY, "value: 109515", "value: 19:59", "yaml", "19:59", "'19:59' is no plain number", more=(("value: 19:59", "observation"),)
    ),
    "a number in base 8": Case(
        RUDNY, "value: 109515", "value: 0123", "yaml", "0123", "'0123' is no plain number", more=(("value: 0123", "observation"),)
    ),
    "nobody lives there": Case(RUDNY, "value: 109515", "value: 0", "observation", "value: 0", "above 0"),
    "a date that does not exist": Case(
        RUDNY, "date: 2023-01-01", "date: 2023-02-30", "yaml", "2023-02-30", "not a valid value", more=(("value: 112078", "observation"),)
    ),
    "a date in words": Case(RUDNY, "date: 2023-01-01", "date: January", "schema", "date: January", "'date'"),
    "yes for true": Case(RUDNY, "chart: false", "chart: 'no'", "schema", "chart: 'no'", "'chart'"),
    "a misspelt key": Case(
        RUDNY, "search_names:", "serch_names:", "schema", "serch_names", "unknown key 'serch_names' | did you mean 'search_names'?"
    ),
    "a misspelt key within": Case(RUDNY, "area_km2:", "area_km:", "schema", "area_km:", "unknown key 'area_km' | did you mean 'area_km2'?"),
    "a misspelt key in a list": Case(
        RUDNY, "  sector:", "  secter:", "schema", "secter", "did you mean 'sector'?", more=(("id: ssgpo", "schema"),)
    ),
    "an unknown key": Case(
        RUDNY, "slug: rudny", "slug: rudny\nweather: dry", "schema", "weather", "unknown key 'weather' | known here: article, "
    ),
    "an unknown key of a whole file": Case(
        NATIONAL, "definitions:", "remarks: []\ndefinitions:", "schema", "remarks", "unknown key 'remarks'"
    ),
    "a language left out": Case(RUDNY, "  kk: Рудный\n", "", "schema", "names:", "key 'kk' is missing | add this key"),
    "a key left out": Case(RUDNY, "region: kostanay\n", "", "schema", "slug", "key 'region' is missing"),
    "a value outside its closed set": Case(RUDNY, "kind: census", "kind: count", "schema", "kind: count", "allowed: 'census', 'estimate'"),
    "an unknown unit": Case(RUDNY, "unit: people", "unit: peple", "schema", "unit: peple", "allowed: "),
    "the wrong unit": Case(
        RUDNY, "unit: people", "unit: percent", "unit", "unit: percent", "unit 'percent', but 'population' is in 'people'"
    ),
    "an unknown source": Case(
        RUDNY,
        "source: wiki-en-rudny",
        "source: wiki-en-rudni",
        "reference",
        "source: wiki-en-rudni",
        "no source 'wiki-en-rudni' | did you mean 'wiki-en-rudny'?",
    ),
    "an unknown second source": Case(ALTAI, "  - wiki-de-altai", "  - wiki-de", "reference", "wiki-de\n", "no source 'wiki-de'"),
    "an unknown region": Case(
        RUDNY, "region: kostanay", "region: kostanai", "reference", "region: kostanai", "no region 'kostanai' | did you mean 'kostanay'?"
    ),
    "an unknown earlier region": Case(
        KURCHATOV, "  region: east-kazakhstan", "  region: east", "reference", "region: east\n", "no region 'east'"
    ),
    "an unknown indicator": Case(
        RUDNY,
        "indicator: industrial-output",
        "indicator: industrial-outputs",
        "reference",
        "indicator: industrial-outputs",
        "did you mean 'industrial-output'?",
    ),
    "an unknown programme": Case(
        RUDNY,
        "programme: monotowns-2012",
        "programme: monotowns-2013",
        "reference",
        "programme: monotowns-2013",
        "did you mean 'monotowns-2012'?",
    ),
    "an unknown town": Case(
        "data/article.yaml", "  - rudny", "  - rudnyi", "reference", "rudnyi", "no town 'rudnyi' | did you mean 'rudny'?"
    ),
    "an unknown town of a correction": Case(
        "data/site.yaml", "town: rudny", "town: rudnyi", "reference", "town: rudnyi", "did you mean 'rudny'?"
    ),
    "an unknown function": Case(
        INDICATORS,
        "computed: annual_growth",
        "computed: anual_growth",
        "reference",
        "computed: anual_growth",
        "did you mean 'annual_growth'?",
    ),
    "an unknown instrument": Case(
        PROGRAMMES, "  - credit", "  - credits", "reference", "credits", "no instrument 'credits' | did you mean 'credit'?"
    ),
    "a region that no map has": Case("data/regions.yaml", "geo: KZ-39", "geo: KZ-99", "reference", "geo: KZ-99", "no shape 'KZ-99'"),
    "one id for two sources": Case(
        SOURCES,
        "- id: wiki-en-altai",
        "- {id: wiki-en-altai, title: A, publisher: B, language: en, kind: news, quality: C}\n- id: wiki-en-altai",
        "duplicate",
        "id: wiki-en-altai",
        "id 'wiki-en-altai' stands twice",
        nth=2,
    ),
    "one address for two sources": Case(
        SOURCES,
        "https://fr.wikipedia.org/wiki/Zyrianovsk",
        "https://en.wikipedia.org/wiki/Altai_(city)",
        "duplicate",
        "url: https://en.wikipedia.org/wiki/Altai_(city)",
        "is already that of 'wiki-en-altai'",
        nth=2,
    ),
    "one id for two enterprises": Case(
        RUDNY,
        "enterprises:\n",
        "enterprises:\n- {id: ssgpo, role: other, name: {en: A, ru: А, kk: А}, sector: other, activity: {en: A, ru: А, kk: А}, source: geonames}\n",
        "duplicate",
        "id: ssgpo",
        "enterprise id 'ssgpo' stands twice",
        nth=2,
    ),
    "a date of a source in words": Case(
        SOURCES, "date: '2024-03-20'", "date: March 2024", "date", "date: March 2024", "2024, 2024-03 or 2024-03-20"
    ),
    "a date of a source that does not exist": Case(
        SOURCES, "date: '2024-03-20'", "date: '2024-13'", "date", "date: '2024-13'", "2024, 2024-03 or 2024-03-20"
    ),
    "values in conflict": Case(
        ALTAI,
        "  use: true\n",
        "",
        "conflict",
        "value: 45800",
        "2 values of 'population' (town, 1999), 0 with 'use: true' | mark exactly one, with a reason",
    ),
    "two values chosen": Case(
        ALTAI,
        "  chart: false\n",
        "  chart: false\n  use: true\n  reason: {en: a, ru: а, kk: а}\n",
        "conflict",
        "value: 45800",
        "2 values of 'population' (town, 1999), 2 with 'use: true'",
    ),
    "a choice without a reason": Case(
        KURCHATOV, "  kind: estimate\n", "  kind: estimate\n  use: true\n", "observation", "use: true", "'use: true' needs a 'reason'"
    ),
    "an empty text": Case(RUDNY, "  en: Rudny", "  en: ''", "empty-text", "en: ''", "'en' is empty | write the text"),
    "a text of spaces": Case(RUDNY, "  ru: Рудный", "  ru: ' '", "empty-text", "ru: ' '", "'ru' is empty"),
    "a text with a space at its end": Case(
        RUDNY, "  ru: Рудный", "  ru: 'Рудный '", "padded-text", "ru: 'Рудный '", "begins or ends with a space"
    ),
    "low above high": Case(KURCHATOV, "low: 8000", "low: 80000", "observation", "low: 80000", "'low' is above 'high'"),
    "half a range": Case(KURCHATOV, "  high: 9000\n", "", "observation", "low: 8000", "needs either 'value' or both 'low' and 'high'"),
    "a value and a range": Case(
        KURCHATOV, "- low: 8000", "- value: 8500\n  low: 8000", "observation", "value: 8500", "needs either 'value' or both"
    ),
    "a year and a date": Case(
        RUDNY,
        "  date: 2023-01-01",
        "  date: 2023-01-01\n  year: 2023",
        "observation",
        "value: 112078",
        "exactly one of 'year', 'date' and 'undated: true'",
    ),
    "neither year nor date": Case(RUDNY, "  date: 2023-01-01\n", "", "observation", "value: 112078", "exactly one of"),
    "a slug unlike the file's name": Case(RUDNY, "slug: rudny", "slug: rudnyi", "slug", "slug: rudnyi", "name the file <slug>.yaml"),
    "latitude and longitude changed": Case(
        RUDNY,
        "  lat: 52.9724\n  lon: 63.1106",
        "  lat: 63.1106\n  lon: 52.9724",
        "coordinates",
        "coordinates:",
        "outside Kazakhstan | latitude first",
    ),
    "another indicator under population": Case(
        RUDNY,
        "- value: 109515\n  unit: people",
        "- value: 709.4\n  indicator: industrial-output\n  unit: kzt-billion",
        "observation",
        "indicator: industrial-output",
        "only population belongs here",
    ),
    "an anchor": Case(RUDNY, "value: 109515", "value: &people 109515", "yaml-anchor", "&people", "write the value out"),
    "a tag": Case(
        RUDNY,
        "value: 109515",
        "value: !!python/name:os.system 109515",
        "yaml-tag",
        "!!python",
        "quote the value if it is text",
        more=(("value: !!python/name:os.system 109515", "observation"),),
    ),
    "a key twice": Case(
        RUDNY, "slug: rudny", "slug: rudny\nslug: rudny", "yaml-duplicate", "slug: rudny\nnames", "key 'slug' stands twice"
    ),
    "a quotation mark left open": Case(
        RUDNY, "checked: 2026", "checked: '2026", "yaml", "'2026", "not valid YAML: found unexpected end of stream"
    ),
    "a tab for indentation": Case(RUDNY, "  en: Rudny", "\ten: Rudny", "yaml", "\ten: Rudny", "not valid YAML"),
    "a colon too many": Case(RUDNY, "slug: rudny", "slug: rudny: town", "yaml", ": town", "not valid YAML"),
    "a broken map layer": Case("data/geo/kazakhstan-outline.geojson", '"features"', 'features"', "geojson", 'features"', "not valid JSON"),
    "a map layer of another shape": Case(
        "data/geo/kazakhstan-outline.geojson", '"features"', '"things"', "geojson", "{", "not a layer of shapes"
    ),
}


@pytest.mark.parametrize("name", DATA)
def test_data(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    check(bench, capsys, DATA[name])


def test_a_broken_file_of_records_does_not_make_every_reference_to_it_wrong(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit(SOURCES, "quality: D", "quality: E")
    assert [place for place, _ in stopped(bench, capsys)] == [(SOURCES, *bench.project.place(SOURCES, "quality: E"), "schema")]


@pytest.mark.parametrize("name", ["data/site.yaml", SOURCES, "data/regions.yaml", "data/glossary.yaml", NATIONAL, RUDNY])
@pytest.mark.parametrize(
    ("content", "code"), [(None, "missing-file"), (b"", "empty-file"), (b"# nothing\n", "empty-file"), (b"id: \xff\n", "unreadable")]
)
def test_files_of_data(bench: Bench, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, code: str) -> None:
    if content is None:
        bench.remove(name)
    else:
        bench.write(name, content)
    found = [place for place, _ in stopped(bench, capsys)]
    if name == RUDNY and content is None:  # then nothing but the links to the town and its texts is left
        assert {place[3] for place in found} == {"reference"}
    else:
        assert (name, 0, 0, code) in found


def test_an_old_name_that_is_another_towns(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit(ALTAI, "  slug: zyryanovsk", "  slug: rudny")
    assert [place for place, _ in stopped(bench, capsys)] == [
        (f"{lang}/towns/rudny/index.html", 0, 0, "collision") for lang in ("en", "kk", "ru")
    ]


PROSES = {
    "an unknown call": Case(PROSE, "{{ latest(people=true) }}", "{{ newest(people=true) }}", "call", "{{ newest", "no call 'newest' | known: change, cite, count"),
    "no such year": Case(PROSE, "{{ fell(1989, 2021) }}", "{{ fell(1989, 2020) }}", "call", "{{ fell", "no population of altai in 2020 for scope 'town' | the data have 1939 (settlement)"),
    "rose in place of fell": Case(PROSE, "{{ fell(1989, 2021) }}", "{{ rose(1989, 2021) }}", "call", "{{ rose", "the population fell from 1989 to 2021 (-31.2%) | use fell(1989, 2021)"),
    "fell in place of rose": Case(PROSE, "{{ fell(1989, 2021) }}", "{{ fell(1959, 1970) }}", "call", "{{ fell", "the population rose from 1959 to 1970 (+3.9%) | use rose(1959, 1970)"),
    "not a call": Case(PROSE, "{{ latest(people=true) }}", "{{ 1 + 1 }}", "call", "{{ 1", "not a call | write {{ name(arguments) }}"),
    "code": Case(PROSE, "{{ latest(people=true) }}", "{{ latest(__import__('os')) }}", "call", "{{ latest(__", "arguments must be plain text, numbers, true or false"),
    "wrong arguments": Case(PROSE, "{{ latest(people=true) }}", "{{ latest(persons=true) }}", "call", "{{ latest(p", "wrong arguments for latest()"),
    "arguments that cannot be": Case(PROSE, "{{ town('kurchatov') }}", "{{ town('kurchatov', 5) }}", "call", "{{ town", "wrong arguments for town()"),
    "a route that is a number": Case(PROSE, "{{ town('kurchatov') }}", "{{ page(5) }}", "call", "{{ page(5", "wrong arguments for page()"),
    "an infinite number": Case(PROSE, "{{ town('kurchatov') }}", "{{ literal(1e999, 'geonames', 'km') }}", "call", "{{ literal(1", "arguments must be plain text, numbers"),
    "an unknown unit in a call": Case(PROSE, "{{ town('kurchatov') }}", "{{ literal(1, 'geonames', 'kms') }}", "call", "{{ literal(1", "no unit 'kms' | did you mean 'km'?"),
    "an unknown bound in a call": Case(PROSE, "{{ town('kurchatov') }}", "{{ literal(1, 'geonames', bound='abot') }}", "call", "{{ literal(1", "no bound 'abot' | did you mean 'about'?"),
    "a negative place in a list": Case(PROSE, "{{ town('kurchatov') }}", "{{ money('monotowns-2012', -1) }}", "call", "{{ money", "'monotowns-2012' has 2 sums | count from 0"),
    "a call left open": Case("content/en/towns/kurchatov.md", "belongs to the state.{{ cite('nuclear-kz-news-2023') }}", "belongs to the state.{{ cite('nuclear-kz-news-2023')", "call", "{{ cite('nuclear-kz-news-2023')\n", "the call is not closed"),
    "a call left open before another": Case(PROSE, "{{ latest_year() }}", "{{ latest_year()", "call", "{{ latest_year()", "not a call"),
    "a call never opened": Case(PROSE, "{{ latest(people=true) }}", "latest(people=true) }}", "call", "}}.", "the call is not opened"),
    "an unknown source": Case(PROSE, "{{ cite('wiki-en-altai') }}", "{{ cite('wiki-en-altay') }}", "call", "{{ cite('wiki-en-altay", "no source 'wiki-en-altay' | did you mean 'wiki-en-altai'?"),
    "an unknown town": Case(PROSE, "{{ town('kurchatov') }}", "{{ town('kurchatow') }}", "call", "{{ town", "no town 'kurchatow' | did you mean 'kurchatov'?"),
    "an unknown term": Case(PROSE, "{{ term('backbone-enterprise') }}", "{{ term('backbone-enterprises') }}", "call", "{{ term", "no term 'backbone-enterprises' | did you mean 'backbone-enterprise'?"),
    "an unknown enterprise": Case(PROSE, "{{ town('kurchatov') }}", "{{ figure('employees', enterprise='kazzinc') }}", "call", "{{ figure", "no enterprise 'kazzinc' | did you mean 'kazzinc-altai'?"),
    "a figure the data do not have": Case(PROSE, "{{ town('kurchatov') }}", "{{ figure('industrial-output', 2025) }}", "call", "{{ figure", "no 'industrial-output' for year 2025, scope any | the data have: nothing"),
    "a link to no page": Case(PROSE, "{{ page('programmes#monotowns-2012'", "{{ page('programs#monotowns-2012'", "call", "{{ page", "no page 'programs' | did you mean 'programmes'?"),
    "a link to no section": Case(PROSE, "{{ page('programmes#monotowns-2012'", "{{ page('programmes#monotowns-2013'", "call", "{{ page", "page 'programmes' has no section 'monotowns-2013' | did you mean 'monotowns-2012'?"),
    "no town on this page": Case("content/en/pages/analysis/forecast.md", "{{ latest('rudny') }}", "{{ latest() }}", "call", "{{ latest()", "which town? | on this page add town='slug'"),
    "raw HTML": Case(PROSE, "Little ore is left", "Little <b>ore</b> is left", "raw-html", "<b>", "raw HTML is not allowed in prose", more=(("</b>", "raw-html"),)),
    "a comment": Case(PROSE, "Little ore is left", "Little ore <!-- check --> is left", "raw-html", "<!--", "raw HTML is not allowed"),
    "a template block": Case(PROSE, "Little ore is left", "{% include 'x' %} Little ore is left", "template", "{%", "only {{ calls }} are allowed in prose"),
    "a template comment": Case(PROSE, "Little ore is left", "{# check #} Little ore is left", "template", "{#", "only {{ calls }} are allowed in prose"),
    "a digit": Case(PROSE, "beside a mine", "beside 2 mines", "digit", "2 mines", "a figure typed by hand: '2'"),
    "a number word": Case(PROSE, "beside a mine", "beside twenty mines", "number-word", "twenty", "a number above ten in words: 'twenty'"),
    "straight quotation marks": Case(PROSE, "called Zyryanovsk", "called 'Zyryanovsk' and \"Altai", "quotes", '"Altai', "use “…” in English"),
    "mixed alphabets": Case("content/en/towns/kurchatov.md", "Irtysh", "Irtуsh", "alphabet", "Irtуsh", "'Irtуsh' mixes Latin and Cyrillic letters"),
    "a section left out": Case(PROSE, "## Today {: #today }", "", "section", "---", "section 'today' is missing | write ## Heading {: #today }"),
    "an unknown section": Case(PROSE, "## Outlook", "## More {: #more }\n\nMore.\n\n## Outlook", "section", "## More", "unknown section 'more' | the sections of this text are: simple, history"),
    "a section twice": Case(PROSE, "## Outlook", "## Again {: #today }\n\nMore.\n\n## Outlook", "section", "## Again", "section 'today' stands twice", more=(("---", "section"),)),
    "a heading without an id": Case(PROSE, "## Outlook {: #outlook }", "## Outlook", "heading", "## Outlook", "a section heading needs an id | write ## Heading {: #id }", more=(("---", "section"), ("## Outlook", "section"))),
    "an empty section": Case(PROSE, "In 2025 a reporter wrote that the mine might close within a couple of years.{{ cite('factum-altai-monotown-2025') }}\n", "", "empty-section", "## Today", "section 'today' is empty"),
    "no front matter": Case(PROSE, "---\ndescription", "description", "front-matter", "description", "the file must begin with a front matter"),
    "front matter left open": Case(PROSE, "'\n---\n", "'\n", "front-matter", "---", "the file must begin with a front matter"),
    "an unknown key in front matter": Case(PROSE, "revised:", "date: 2026\nrevised:", "front-matter", "date: 2026", "unknown key 'date' | known: description, original"),
    "a key of the front matter left out": Case(PROSE, "revised: 2026-11-23\n", "", "front-matter", "---", "key 'revised' is missing"),
    "a page without a title": Case("content/en/pages/map.md", "title: Map\n", "", "front-matter", "---", "key 'title' is missing"),
    "an empty title": Case("content/en/pages/map.md", "title: Map", "title: ''", "front-matter", "title: ''", "'title' must be a text"),
    "an unknown original": Case(PROSE, "original: ru", "original: de", "front-matter", "original: de", "'original' must be en, ru or kk"),
    "a day that is none": Case(PROSE, "revised: 2026-11-23", "revised: yesterday", "front-matter", "revised: yesterday", "'revised' must be a date | write e.g. 2026-11-23"),
    "front matter that is no YAML": Case(PROSE, "original: ru", "original: ru: kk", "yaml", ": kk", "not valid YAML"),
    "hashes in another shape": Case("content/en/pages/towns.md", "translated:\n  lede: '", "translated: 'lede: ", "front-matter", "translated: 'lede", "'translated' must hold section ids"),
}  # fmt: skip


@pytest.mark.parametrize("name", PROSES)
def test_prose(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    check(bench, capsys, PROSES[name])


def test_an_original_that_changed_stops_the_build_at_its_translations(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit("content/ru/towns/altai.md", "вырос возле рудника", "вырос рядом с рудником")
    found = stopped(bench, capsys)
    files = [f"content/{lang}/towns/altai.md" for lang in ("en", "kk")]
    assert [place for place, _ in found] == [(file, bench.project.place(file, "## ")[0], 1, "outdated") for file in files]
    assert "python build.py translated kk/towns/altai#simple" in found[1][1]
    assert command_line.main(["--draft", "--quiet", "--out", str(bench.project.root / "draft")]) == 0


@pytest.mark.parametrize(
    ("content", "code"), [(None, "missing-text"), (b"", "front-matter"), (b"\xff", "unreadable")]
)  # fmt: skip
def test_files_of_prose(bench: Bench, capsys: pytest.CaptureFixture[str], content: bytes | None, code: str) -> None:
    if content is None:
        bench.remove(PROSE)
    else:
        bench.write(PROSE, content)
    assert [(place[0], place[3]) for place, _ in stopped(bench, capsys)] == [(PROSE, code)]


def test_a_text_that_no_page_shows(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.write("content/en/pages/news.md", "---\n---\nNews.\n")
    assert [place for place, _ in stopped(bench, capsys)] == [("content/en/pages/news.md", 0, 0, "stray-text")]


RU = catalog("ru")
CATALOGS = {
    "an empty translation": Case(RU, 'msgstr "Города"', 'msgstr ""', "untranslated", 'msgid "Towns"', "no translation of 'Towns'"),
    "a fuzzy mark": Case(RU, 'msgid "Towns"', '#, fuzzy\nmsgid "Towns"', "fuzzy", 'msgid "Towns"', "'Towns' is marked fuzzy"),
    "a plural form left out": Case(RU, 'msgstr[2] "{n} человек"\n', "", "untranslated", 'msgid "{n} person"', "no translation of '{n} person'"),
    "other names in braces": Case(RU, "{n} человек", "{number} человек", "fields", 'msgid "{n} person"', "keep: n"),
    "a brace left open": Case(RU, "{n} человек", "{n человек", "fields", 'msgid "{n} person"', "has a brace that is not closed"),
    "a string nobody uses": Case(RU, 'msgid "Towns"', 'msgid "Weather"\nmsgstr "Погода"\n\nmsgid "Towns"', "unused", 'msgid "Weather"', "'Weather' stands in no template or module"),
    "a quotation mark left open": Case(RU, 'msgstr "Города"', 'msgstr "Города', "catalog", 'msgstr "Города', "not a line of a catalog | every string stands in straight quotes"),
}  # fmt: skip


@pytest.mark.parametrize("name", CATALOGS)
def test_catalogs(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    check(bench, capsys, CATALOGS[name])


def test_a_string_that_a_catalog_lacks_is_reported_where_it_is_used(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit(RU, 'msgid "Skip to the text"\nmsgstr "', 'msgid "Skip"\nmsgstr "')
    assert [place for place, _ in stopped(bench, capsys)] == [
        (RU, bench.project.place(RU, 'msgid "Skip"')[0], 1, "unused"),
        ("templates/base.html", bench.project.place("templates/base.html", "Skip to the text")[0], 1, "no-message"),
    ]


def test_a_catalog_in_an_unknown_character_set(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit(RU, "charset=utf-8", "charset=klingon")
    assert [place for place, _ in stopped(bench, capsys)] == [(RU, 0, 0, "catalog")]


@pytest.mark.parametrize(("content", "code"), [(None, "missing-file"), (b'msgid ""\nmsgstr "\xff"\n', "catalog")])
def test_files_of_catalogs(bench: Bench, capsys: pytest.CaptureFixture[str], content: bytes | None, code: str) -> None:
    if content is None:
        bench.remove(RU)
    else:
        bench.write(RU, content)
    assert [place for place, _ in stopped(bench, capsys)] == [(RU, 0, 0, code)]


BASE = "templates/base.html"
TEMPLATES = {
    "a block left open": Case(TOWN_PAGE, "{% endblock %}", "{% endblok %}", "template", "{% endblok", "unknown tag 'endblok'"),
    "an unknown tag": Case(TOWN_PAGE, '<article class="town">', '{% loop %}<article class="town">', "template", "{% loop", "unknown tag 'loop'"),
    "an unknown filter": Case(TOWN_PAGE, "{{ town.names[v.lang] }}", "{{ town.names[v.lang] | shout }}", "template", "<h1>", "No filter named 'shout'"),
    "an undefined name": Case(TOWN_PAGE, "{{ town.names[v.lang] }}", "{{ twon.names[v.lang] }}", "template", "<h1>", "UndefinedError: 'twon' is undefined"),
    "an attribute that is not there": Case(TOWN_PAGE, "{{ town.names[v.lang] }}", "{{ town.names[v.lang].shout() }}", "template", "<h1>", "has no attribute 'shout'"),
    "a wrong call": Case(TOWN_PAGE, "{{ town.names[v.lang] }}", "{{ v.link() }}", "template", "<h1>", "TypeError: View.link() missing 1 required positional argument: 'route'"),
    "a division by zero": Case(TOWN_PAGE, "{{ town.names[v.lang] }}", "{{ 1 / 0 }}", "template", "<h1>", "ZeroDivisionError"),
    "a mistake in a macro": Case("templates/macros.html", "{{ s.title }}", "{{ s.titel }}", "template", "<li id=", "no attribute 'titel'"),
    "a template that is not there": Case(TOWN_PAGE, '{% extends "base.html" %}', '{% extends "bare.html" %}', "template", "{% extends", "TemplateNotFound: 'bare.html' not found"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    case = TEMPLATES[name]
    bench.edit(case.file, case.old, case.new)
    found = stopped(bench, capsys)
    line = bench.project.place(case.file, case.at)[0]
    assert [place for place, _ in found] == [(case.file, line, 1, "template")], found
    assert case.says in found[0][1]


def test_a_template_that_extends_itself(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit(TOWN_PAGE, '{% extends "base.html" %}', '{% extends "pages/town.html" %}')
    found = stopped(bench, capsys)
    assert {(place[0], place[3], words.partition(":")[0]) for place, words in found} == {(TOWN_PAGE, "template", "RecursionError")}


def test_a_template_that_links_to_no_page(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit("templates/pages/compare.html", '{{ v.link("towns/" ~ town.slug) }}', '{{ v.link("villages") }}')
    found = stopped(bench, capsys)
    assert [(place, words.partition(" |")[0]) for place, words in found] == [
        (("templates/pages/compare.html", 0, 0, "link"), f"{lang}/compare/: no page 'villages'") for lang in ("en", "kk", "ru")
    ]


@pytest.mark.parametrize("name", [TOWN_PAGE, "templates/macros.html", BASE, "templates/pages/404.html"])
@pytest.mark.parametrize("content", [None, b"\xff"])
def test_files_of_templates(bench: Bench, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None) -> None:
    if content is None:
        bench.remove(name)
    else:
        bench.write(name, content)
    found = stopped(bench, capsys)
    assert {place[3] for place, _ in found} <= {"template", "unused"}
    if content is not None:
        assert [place for place, _ in found] == [(name, 0, 0, "template")]


def test_a_file_that_an_editor_left_behind_is_no_template(bench: Bench) -> None:
    bench.write("templates/pages/.town.html.swp", b"\xff\x00")
    bench.write("data/towns/.#rudny.yaml", b"\xff\x00")
    assert command_line.main(["--quiet"]) == 0


@pytest.mark.parametrize("name", ["static/site.css", "static/charts.css", "static/site.js", "static/mark.svg"])
def test_files_of_the_look(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    bench.remove(name)
    assert [place for place, _ in stopped(bench, capsys)] == [(name, 0, 0, "missing-file")]


def test_a_style_sheet_that_is_no_text(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.write("static/site.css", b"\xff")
    assert [place for place, _ in stopped(bench, capsys)] == [("static/site.css", 0, 0, "unreadable")]


def together(bench: Bench, capsys: pytest.CaptureFixture[str], cases: list[Case]) -> None:
    """All mistakes of a stage are in one report, in the order of files and lines."""
    for case in cases:
        bench.edit(case.file, case.old, case.new)
    expected = sorted(place for case in cases for place in bench.expected(case))
    assert [place for place, _ in stopped(bench, capsys)] == expected


def test_all_problems_of_the_data_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    names = (
        "text where a number belongs", "a value outside its closed set", "an unknown programme", "a language left out", "an unknown second source", "half a range",
        "an unknown earlier region", "an unknown town", "an unknown instrument", "a date of a source in words", "an unknown function", "a region that no map has",
    )  # fmt: skip
    cases = [DATA[name] for name in names]
    together(bench, capsys, [*cases[1:2], *cases[:1], *cases[2:]])


def test_all_problems_of_the_texts_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    names = (
        "an unknown call",
        "no such year",
        "an unknown source",
        "raw HTML",
        "a digit",
        "straight quotation marks",
        "mixed alphabets",
        "no town on this page",
    )
    with_dependants = [PROSES[name] for name in names]
    for case in with_dependants[:-1]:
        bench.edit(case.file, case.old, case.new)
    expected = sorted(place for case in with_dependants[:-1] for place in bench.expected(case))
    bench.edit("content/ru/pages/map.md", "больше круг", "больше  круг")
    expected.append(("content/ru/pages/map.md", *bench.project.place("content/ru/pages/map.md", "  круг"), "spaces"))
    assert [place for place, _ in stopped(bench, capsys)] == sorted(expected)


def test_all_problems_of_the_shape_of_texts_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    together(bench, capsys, [PROSES[name] for name in ("a section left out", "an unknown key in front matter", "a page without a title")])


def test_all_problems_of_the_catalogs_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    together(
        bench,
        capsys,
        [CATALOGS[name] for name in ("a fuzzy mark", "other names in braces")]
        + [Case(catalog("kk"), 'msgstr "Қалалар"', 'msgstr ""', "untranslated", 'msgid "Towns"')],
    )


def test_all_problems_of_the_templates_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = TEMPLATES["an undefined name"], TEMPLATES["a mistake in a macro"]
    third = Case("templates/pages/404.html", "<h1>404</h1>", "<h1>{{ nobody }}</h1>", "template", "<h1>")
    for case in (first, second, third):
        bench.edit(case.file, case.old, case.new)
    found = [place for place, _ in stopped(bench, capsys)]
    assert found == sorted((case.file, bench.project.place(case.file, case.at)[0], 1, "template") for case in (first, second, third))


def test_the_report_shows_the_line_and_points_at_the_place(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.edit(RUDNY, "source: wiki-en-rudny", "source: wiki-en-rudni")
    line, column = bench.project.place(RUDNY, "source: wiki-en-rudni")
    assert command_line.main([]) == 1
    shown = capsys.readouterr().err.splitlines()
    assert f"{RUDNY}:{line}:{column}: error[reference]: no source 'wiki-en-rudni'" in shown
    start = shown.index(f"{RUDNY}:{line}:{column}: error[reference]: no source 'wiki-en-rudni'")
    assert shown[start + 1].strip() == "source: wiki-en-rudni"
    assert shown[start + 2].index("^") == shown[start + 1].index("source")
    assert shown[start + 3].strip() == "hint: did you mean 'wiki-en-rudny'?"
    assert shown[-1] == "1 problems; the published site was not touched."


def test_the_mended_project_is_the_one_that_was_built(shared: Bench) -> None:
    assert shared.touched == {}
    assert difference(shared.project.site(), shared.site) == []
    assert shared.project.build().unchanged
