"""Bad data: each mistake is reported at its exact place with what helps, all at once, and the published site stays as it was."""

from __future__ import annotations

import pytest

import build as command_line
from tests.integration.bench import (
    ALTAI,
    INDICATORS,
    KURCHATOV,
    NATIONAL,
    PROGRAMMES,
    RUDNY,
    SOURCES,
    Bench,
    Case,
    check,
    stopped,
    together,
)
from tests.project import difference

DATA = {
    "text where a number belongs": Case(RUDNY, "value: 109515", "value: many", "schema", "value: many", "'value' must be a number, not 'many' | write plain digits"),
    "a number in quotes": Case(RUDNY, "value: 109515", "value: '109515'", "schema", "value: '109515'", "write plain digits"),
    "a number with spaces": Case(RUDNY, "value: 109515", "value: 109 515", "schema", "value: 109 515", "no commas, spaces, units"),
    "a fraction where a whole number belongs": Case(RUDNY, "year: 1999", "year: 1999.5", "schema", "year: 1999.5", "'year' must be a whole number, not '1999.5'"),
    "a number where text belongs": Case(RUDNY, "slug: rudny", "slug: 5", "schema", "slug: 5", "'slug' must be a text, not '5' | put it in quotes"),
    "a month that does not exist": Case(RUDNY, "checked: 2026-", "checked: 2026-13-01 #", "yaml", "2026-13-01", "month must be in 1..12"),
    "a tab": Case(RUDNY, "names:\n  en", "names:\n\ten", "yaml", "\ten", "indent with spaces"),
    "a colon left out": Case(RUDNY, "  ru: Рудный\n", "  ru Рудный\n", "yaml", "ru Рудный", "write a colon and a space"),
    "a colon in a text": Case(RUDNY, "names:\n  en: ", "names:\n  en: Town: ", "yaml", ": Rudny", "a text with a colon in it stands in quotes"),
    "a quotation mark never closed": Case(RUDNY, "slug: rudny", 'slug: "rudny', "yaml", '"rudny', "close the quotation mark"),
    "a text where a list belongs": Case(RUDNY, "search_names:\n- Rudnyi\n- Rudnyy\n", "search_names: none\n", "schema", "search_names", "'search_names' must be a list | begin each item with a hyphen"),
    "one language where three belong": Case(RUDNY, "names:\n  en: Rudny\n  ru: Рудный\n  kk: Рудный\n", "names: Rudny\n", "schema", "names: Rudny", "write {en: …, ru: …, kk: …}"),
    "a placeholder": Case(RUDNY, "value: 109515", "value: FILL_IN # people", "placeholder", "FILL_IN", "'FILL_IN' still stands here | people"),
    "a note to oneself": Case(RUDNY, "  en: Rudny\n", "  en: TODO Rudny\n", "placeholder", "TODO", "'TODO' still stands here | write what the sources say"),
    "a list where a mapping belongs": Case(RUDNY, "milestones:\n", "milestones:\n- long ago\n", "schema", "long ago", "item 1 of 'milestones' must hold keys with values | write {year: …, text: …"),
    "no number": Case(RUDNY, "value: 109515", "value: .nan", "yaml", ".nan", "'.nan' is no plain number | write digits with a point", more=(("value: .nan", "observation"),)),
    "infinity": Case(RUDNY, "value: 109515", "value: .inf", "yaml", ".inf", "'.inf' is no plain number", more=(("value: .inf", "observation"),)),
    "a number in base 60": Case(RUDNY, "value: 109515", "value: 19:59", "yaml", "19:59", "'19:59' is no plain number", more=(("value: 19:59", "observation"),)),
    "a number in base 8": Case(RUDNY, "value: 109515", "value: 0123", "yaml", "0123", "'0123' is no plain number", more=(("value: 0123", "observation"),)),
    "nobody lives there": Case(RUDNY, "value: 109515", "value: 0", "observation", "value: 0", "above 0"),
    "a date that does not exist": Case(RUDNY, "date: 2023-01-01", "date: 2023-02-30", "yaml", "2023-02-30", "not a valid value", more=(("value: 112078", "observation"),)),
    "a date in words": Case(RUDNY, "date: 2023-01-01", "date: January", "schema", "date: January", "'date'"),
    "yes for true": Case(RUDNY, "chart: false", "chart: 'no'", "schema", "chart: 'no'", "'chart'"),
    "a misspelt key": Case(RUDNY, "search_names:", "serch_names:", "schema", "serch_names", "unknown key 'serch_names' | did you mean 'search_names'?"),
    "a misspelt key within": Case(RUDNY, "area_km2:", "area_km:", "schema", "area_km:", "unknown key 'area_km' | did you mean 'area_km2'?"),
    "a misspelt key in a list": Case(RUDNY, "  sector:", "  secter:", "schema", "secter", "did you mean 'sector'?", more=(("id: ssgpo", "schema"),)),
    "an unknown key": Case(RUDNY, "slug: rudny", "slug: rudny\nweather: dry", "schema", "weather", "unknown key 'weather' | known here: article, "),
    "an unknown key of a whole file": Case(NATIONAL, "definitions:", "remarks: []\ndefinitions:", "schema", "remarks", "unknown key 'remarks'"),
    "a language left out": Case(RUDNY, "  kk: Рудный\n", "", "schema", "names:", "key 'kk' is missing | add this key"),
    "a key left out": Case(RUDNY, "region: kostanay\n", "", "schema", "slug", "key 'region' is missing"),
    "a value outside its closed set": Case(RUDNY, "kind: census", "kind: count", "schema", "kind: count", "'count' is no kind | allowed: 'census', 'estimate'"),
    "an unknown unit": Case(RUDNY, "unit: people", "unit: peple", "schema", "unit: peple", "'peple' is no unit | did you mean 'people'? allowed: "),
    "the wrong unit": Case(RUDNY, "unit: people", "unit: percent", "unit", "unit: percent", "unit 'percent', but 'population' is in 'people'"),
    "an unknown source": Case(RUDNY, "source: wiki-en-rudny", "source: wiki-en-rudni", "reference", "source: wiki-en-rudni", "no source 'wiki-en-rudni' | did you mean 'wiki-en-rudny'?"),
    "an unknown second source": Case(ALTAI, "  - wiki-de-altai", "  - wiki-de", "reference", "wiki-de\n", "no source 'wiki-de'"),
    "an unknown region": Case(RUDNY, "region: kostanay", "region: kostanai", "reference", "region: kostanai", "no region 'kostanai' | did you mean 'kostanay'?"),
    "an unknown earlier region": Case(KURCHATOV, "  region: east-kazakhstan", "  region: east", "reference", "region: east\n", "no region 'east'"),
    "an unknown indicator": Case(RUDNY, "indicator: industrial-output", "indicator: industrial-outputs", "reference", "indicator: industrial-outputs", "did you mean 'industrial-output'?"),
    "an unknown programme": Case(RUDNY, "programme: monotowns-2012", "programme: monotowns-2013", "reference", "programme: monotowns-2013", "did you mean 'monotowns-2012'?"),
    "an unknown town": Case("data/article.yaml", "  - rudny", "  - rudnyi", "reference", "rudnyi", "no town 'rudnyi' | did you mean 'rudny'?"),
    "an unknown town of a correction": Case("data/site.yaml", "town: rudny", "town: rudnyi", "reference", "town: rudnyi", "did you mean 'rudny'?"),
    "an unknown function": Case(INDICATORS, "computed: annual_growth", "computed: anual_growth", "reference", "computed: anual_growth", "did you mean 'annual_growth'?"),
    "an unknown instrument": Case(PROGRAMMES, "instrument: credit", "instrument: credits", "schema", "instrument: credits", "allowed: 'infrastructure', 'social'"),
    "an instrument coded twice": Case(PROGRAMMES, "instrument: mobility", "instrument: credit", "duplicate", "instrument: credit", "'credit' is coded twice", nth=2),
    "a text written to end before its end": Case(PROGRAMMES, "written_to: 2020", "written_to: 2013", "programme", "written_to: 2013", "'written_to' is not after the end"),
    "something given to a town the programme is not for": Case(RUDNY, "programme: monotowns-2012\n", "programme: typology-2025\n  instruments: [credit]\n", "programme", "programme: typology-2025", "'rudny' is not among the towns of 'typology-2025' | add it there, or leave out"),
    "a sum of several towns at one of them": Case(RUDNY, "  source: founding-article\nmilestones:", "  source: founding-article\n  money: [{what: {en: A, ru: А, kk: А}, value: 5, unit: kzt-billion, stage: planned, payer: all, source: geonames, towns: [rudny, altai]}]\nmilestones:", "programme", "towns: [rudny, altai]", "several towns in the record of one | write it with 'towns' in the programme"),
    "a sum shared by a town without an entry": Case(PROGRAMMES, "    bound: about\n", "    bound: about\n    towns: [altai, kurchatov]\n", "programme", "towns: [altai, kurchatov]", "no entry under 'monotowns-2012' in the record of: kurchatov"),
    "a region that no map has": Case("data/regions.yaml", "geo: KZ-39", "geo: KZ-99", "reference", "geo: KZ-99", "no shape 'KZ-99'"),
    "one id for two sources": Case(SOURCES, "- id: wiki-en-altai", "- {id: wiki-en-altai, title: A, publisher: B, language: en, kind: news, quality: C}\n- id: wiki-en-altai", "duplicate", "id: wiki-en-altai", "id 'wiki-en-altai' stands twice", nth=2),
    "one address for two sources": Case(SOURCES, "https://fr.wikipedia.org/wiki/Zyrianovsk", "https://en.wikipedia.org/wiki/Altai_(city)", "duplicate", "url: https://en.wikipedia.org/wiki/Altai_(city)", "is already that of 'wiki-en-altai'", nth=2),
    "one correction twice": Case("data/site.yaml", "corrections:\n", "corrections:\n- {date: 2026-11-23, town: rudny, what: {en: The founding article’s population of Rudny in 2024, ru: А, kk: А}}\n", "duplicate", "date: 2026-11-23\n  what", "stands twice"),
    "one id for two enterprises": Case(RUDNY, "enterprises:\n", "enterprises:\n- {id: ssgpo, role: other, name: {en: A, ru: А, kk: А}, sector: other, activity: {en: A, ru: А, kk: А}, source: geonames}\n", "duplicate", "id: ssgpo", "enterprise id 'ssgpo' stands twice", nth=2),
    "a date of a source in words": Case(SOURCES, "date: '2024-03-20'", "date: March 2024", "date", "date: March 2024", "2024, 2024-03 or 2024-03-20"),
    "a date of a source that does not exist": Case(SOURCES, "date: '2024-03-20'", "date: '2024-13'", "date", "date: '2024-13'", "2024, 2024-03 or 2024-03-20"),
    "a kind its class does not hold": Case(SOURCES, "kind: law\n  quality: A", "kind: law\n  quality: 'C'", "class", "quality: 'C'", "kind 'law' in class C | class C holds: news"),
    "an unchecked copy that is not called one": Case(SOURCES, "kind: law\n  quality: A", "kind: law\n  quality: 'D'", "class", "quality: 'D'", "in class D without a note | say in its note"),
    "an act of a legal database that is not called one": Case(SOURCES, "https://adilet.zan.kz/kaz/docs/P1200000683", "https://zakon.example/P1200000683", "class", "url: https://zakon.example", "not read at https://adilet.zan.kz/, without a note | say in its note"),
    "values in conflict": Case(ALTAI, "  use: true\n", "", "conflict", "value: 45800", "2 values of 'population' (town, 1999), 0 with 'use: true' | mark exactly one, with a reason"),
    "two values chosen": Case(ALTAI, "  chart: false\n", "  chart: false\n  use: true\n  reason: {en: a, ru: а, kk: а}\n", "conflict", "value: 45800", "2 values of 'population' (town, 1999), 2 with 'use: true'"),
    "a choice without a reason": Case(KURCHATOV, "  kind: estimate\n", "  kind: estimate\n  use: true\n", "observation", "use: true", "'use: true' needs a 'reason'"),
    "an empty text": Case(RUDNY, "  en: Rudny", "  en: ''", "empty-text", "en: ''", "'en' is empty | write the text"),
    "a text of spaces": Case(RUDNY, "  ru: Рудный", "  ru: ' '", "empty-text", "ru: ' '", "'ru' is empty"),
    "a text with a space at its end": Case(RUDNY, "  ru: Рудный", "  ru: 'Рудный '", "padded-text", "ru: 'Рудный '", "begins or ends with a space"),
    "low above high": Case(KURCHATOV, "low: 8000", "low: 80000", "observation", "low: 80000", "'low' is above 'high'"),
    "half a range": Case(KURCHATOV, "  high: 9000\n", "", "observation", "low: 8000", "needs either 'value' or both 'low' and 'high'"),
    "a value and a range": Case(KURCHATOV, "- low: 8000", "- value: 8500\n  low: 8000", "observation", "value: 8500", "needs either 'value' or both"),
    "a year and a date": Case(RUDNY, "  date: 2023-01-01", "  date: 2023-01-01\n  year: 2023", "observation", "value: 112078", "exactly one of 'year', 'date' and 'undated: true'"),
    "neither year nor date": Case(RUDNY, "  date: 2023-01-01\n", "", "observation", "value: 112078", "exactly one of"),
    "a slug unlike the file's name": Case(RUDNY, "slug: rudny", "slug: rudnyi", "slug", "slug: rudnyi", "name the file <slug>.yaml"),
    "latitude and longitude changed": Case(RUDNY, "  lat: 52.9724\n  lon: 63.1106", "  lat: 63.1106\n  lon: 52.9724", "coordinates", "coordinates:", "outside Kazakhstan | latitude first"),
    "another indicator under population": Case(RUDNY, "- value: 109515\n  unit: people", "- value: 709.4\n  indicator: industrial-output\n  unit: kzt-billion", "observation", "indicator: industrial-output", "only population belongs here"),
    "an anchor": Case(RUDNY, "value: 109515", "value: &people 109515", "yaml-anchor", "&people", "write the value out"),
    "a tag": Case(RUDNY, "value: 109515", "value: !!python/name:os.system 109515", "yaml-tag", "!!python", "quote the value if it is text", more=(("value: !!python/name:os.system 109515", "observation"),)),
    "a key twice": Case(RUDNY, "slug: rudny", "slug: rudny\nslug: rudny", "yaml-duplicate", "slug: rudny\nnames", "key 'slug' stands twice"),
    "a quotation mark left open": Case(RUDNY, "checked: 2026", "checked: '2026", "yaml", "'2026", "not valid YAML: found unexpected end of stream"),
    "a tab for indentation": Case(RUDNY, "  en: Rudny", "\ten: Rudny", "yaml", "\ten: Rudny", "not valid YAML"),
    "a colon too many": Case(RUDNY, "slug: rudny", "slug: rudny: town", "yaml", ": town", "not valid YAML"),
    "a broken map layer": Case("data/geo/neighbours.geojson", '"features"', 'features"', "geojson", 'features"', "not valid JSON"),
    "a map layer of another shape": Case("data/geo/neighbours.geojson", '"features"', '"things"', "geojson", "{", "not a layer of shapes"),
}  # fmt: skip


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


def test_all_problems_of_the_data_at_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    names = (
        "text where a number belongs", "a value outside its closed set", "an unknown programme", "a language left out", "an unknown second source", "half a range",
        "an unknown earlier region", "an unknown town", "an unknown instrument", "a date of a source in words", "an unknown function", "a region that no map has",
    )  # fmt: skip
    cases = [DATA[name] for name in names]
    together(bench, capsys, [*cases[1:2], *cases[:1], *cases[2:]])


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
    assert shown[-1] == "1 problem; the published site was not touched."


def test_the_mended_project_is_the_one_that_was_built(shared: Bench) -> None:
    assert shared.touched == {}
    assert difference(shared.project.site(), shared.site) == []
    assert shared.project.build().unchanged
