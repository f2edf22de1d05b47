"""The content analysis: closed codes, counts that equal the data, true titles, and texts that say what the coding shows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from monotowns import catalogs, codebook, codingfiles, instruments, policypage, policypictures
from monotowns.alphabet import sort_key
from monotowns.cache import Store
from monotowns.charts import COLUMN, PHONE
from monotowns.language import languages
from monotowns.load import load
from monotowns.model import LANGUAGES, Instrument, Programme, Site, Text
from monotowns.pages import Page
from monotowns.pictures import Pictures
from monotowns.programme import Payer, Reading, ResultKind, Speaker, Stage
from monotowns.urls import Base
from monotowns.view import Frame, View
from tests.unit.svgpoints import outside, touching

ROOT = Path(__file__).parents[2]
RAW: list[dict[str, Any]] = yaml.safe_load((ROOT / "data" / "programmes.yaml").read_text("utf-8"))


@lru_cache(maxsize=1)
def site() -> Site:
    return load(ROOT)


@lru_cache(maxsize=3)
def view(lang: str) -> View:
    page = Page(lang, "programmes", "programmes", "", "")
    return View(Frame(site(), {}, languages(catalogs.read(ROOT, [])), {(lang, "programmes"): page}, Base("http://localhost/")), page)


def pictures(lang: str, tmp_path: Path) -> Pictures:
    return Pictures(view(lang), Store(tmp_path, enabled=False), "")


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def counted() -> Counter[str]:
    """Instrument -> in how many programmes, straight from the file."""
    return Counter(given["instrument"] for item in RAW for given in item.get("instruments", []))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Instrument, codebook.INSTRUMENTS),
        (Instrument, codebook.DEFINITIONS),
        (Stage, codebook.STAGES),
        (Payer, codebook.PAYERS),
        (Reading, codebook.READINGS),
        (ResultKind, codebook.RESULT_KINDS),
        (Speaker, codebook.SPEAKERS),
        (Speaker, {codebook.USUAL_TELLER: "", **codebook.TELLERS}),
    ],
)
def test_every_code_has_its_word(kind: Any, words: dict[str, str]) -> None:
    assert list(words) == list(get_args(kind))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_definition_is_one_sentence(lang: str) -> None:
    for name in codebook.DEFINITIONS:
        assert re.fullmatch(r"[^.!?]+\.", view(lang).label("instrument-definition", name)), name


def test_counts_are_those_of_the_file() -> None:
    assert {name: count for name, count in instruments.ranking(site()) if count} == counted()
    assert {name for name, _ in instruments.ranking(site())} == set(codebook.INSTRUMENTS)
    table = policypage.matrix(view("en"))
    assert dict(zip(table.instruments, table.totals, strict=True)) == counted()
    assert {item.id for item, _ in table.rows} | {item.id for item in instruments.uncoded(site())} == {item["id"] for item in RAW}
    for item, cells in table.rows:
        named = {given["instrument"] for raw in RAW if raw["id"] == item.id for given in raw["instruments"]}
        assert {cell.instrument for cell in cells if cell} == named


def test_years_of_a_programme() -> None:
    def programme(start: int, **more: Any) -> Programme:
        none = Text("", "", "")
        return Programme("id", none, "programme", start, none, "source", "part", **more)

    assert instruments.years(programme(2012, end=2013, written_to=2015), 2026) == {
        2012: "active", 2013: "active", 2014: "lapsed", 2015: "lapsed",
    }  # fmt: skip
    assert instruments.years(programme(2025, end=2028), 2026) == {2025: "active", 2026: "active", 2027: "ahead", 2028: "ahead"}
    assert instruments.years(programme(2021, attested=2022), 2026) == {2021: "active", 2022: "active"}
    assert instruments.years(programme(2024), 2026) == {2024: "decided"}


def test_a_programme_is_dated_by_its_day_or_else_by_its_years() -> None:
    dated = {item.id: policypage.time(view("en"), item) for item in site().programmes.values()}
    for item in RAW:
        years = [item["start"], item.get("end", item["start"])]
        expected = f"{item['date']:%-d %b %Y}" if "date" in item else "–".join(map(str, dict.fromkeys(years)))
        assert dated[item["id"]].replace("\u00a0", " ") == expected, item["id"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_title_of_the_timeline_is_true(lang: str, tmp_path: Path) -> None:
    title = pictures(lang, tmp_path).instruments().title.replace("\u00ad", "").replace("\u00a0", " ")
    most = max(counted().values())
    winners = [name for name, count in counted().items() if count == most]
    assert all(view(lang).label("instrument", name).replace("\u00ad", "").casefold() in title.casefold() for name in winners)
    assert [int(number) for number in re.findall(r"\d+", title)] == ([len(RAW), most] if lang == "kk" else [most, len(RAW)])


def test_the_table_of_the_timeline_holds_every_assignment(tmp_path: Path) -> None:
    table = pictures("en", tmp_path).instruments().table
    assert Counter(row[0].text.lower() for row in table.rows) == Counter(
        {view("en").label("instrument", name).lower(): count for name, count in counted().items()}
    )


def covered(item: dict[str, Any], now: int) -> Iterator[int]:
    """The years up to `now` in which a programme with an end was in force, straight from the file."""
    last = item.get("end") or item.get("attested")
    yield from range(item["start"], min(last, now) + 1) if last else ()


def test_the_course_of_an_instrument_is_that_of_the_file() -> None:
    now = site().publication.date.year
    for name in counted():
        users = [item for item in RAW if any(given["instrument"] == name for given in item.get("instruments", []))]
        active = Counter(year for item in users for year in covered(item, now))
        course = instruments.course(site(), name, now)
        assert {row.year: row.active for row in course if row.active} == active
        decided = Counter(item["start"] for item in users if not (item.get("end") or item.get("attested")))
        assert {row.year: row.decided for row in course if row.decided} == decided


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [PHONE, COLUMN])
def test_words_of_the_charts_neither_touch_nor_leave(lang: str, width: int, tmp_path: Path) -> None:
    book = pictures(lang, tmp_path)
    book.instruments()
    book.money()
    for name in ("instruments", "money"):
        drawing = book._drawings[f"{name}-{width}"]
        assert drawing is not None
        assert touching(drawing) == []
        assert outside(drawing) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_title_of_the_money_is_true(lang: str, tmp_path: Path) -> None:
    picture = pictures(lang, tmp_path).money()
    assert picture is not None
    first = next(item for item in RAW if item["id"] == "monotowns-2012")["money"]
    announced = sum(item["value"] for item in first if item["source"] == "intellinews-carrot-and-stick-2012")
    given = 48.4 + 16.6
    plain = picture.title.replace("\u00a0", " ").replace("\u00ad", "").replace(",", ".")
    assert f"{announced:.1f}" in plain
    assert re.search(rf"(?<![\d.]){given:g}(?![\d.])", plain)
    assert "2013–2015" in plain
    assert "2012–2015" in plain
    assert announced > given, "the text says that less was given than announced"


def test_only_state_money_for_all_towns_is_drawn() -> None:
    for programme, money in instruments.drawn(site()):
        assert money.payer in ("national", "state"), programme.id
        assert not money.wider
        assert money.unit.startswith("kzt-")
    assert sum(instruments.billions(money) for _, money in instruments.drawn(site())) == pytest.approx(
        38.2 + 43.2 + 53.9 + 48.4 + 16.6 + 348.4 + 184.0 + 62.8 + 31.2
    )


def test_what_the_text_says_of_the_instruments() -> None:
    """`content/*/pages/programmes.md`, sections instruments and money."""
    now = site().publication.date.year
    active = {row.year for row in instruments.course(site(), "infrastructure", now) if row.active}
    assert active >= set(range(2012, now + 1))
    for name in ("industrial-zones", "off-take"):
        assert min(row.year for row in instruments.course(site(), name, now)) >= 2020
    assert any(item.id == "monotowns-2012" for item in instruments.users(site(), "anchor-projects"))
    assert instruments.users(site(), "sez") == ()
    assert {item.by for item in instruments.outcomes(site())} == {"government"}
    assert 0 < len(instruments.outcomes(site())) < len(instruments.results(site())) / 2
    years = {year for _, money in instruments.drawn(site()) for year in range(money.year or 0, (money.until or money.year or 0) + 1)}
    assert not years & {2016, 2017, 2018}
    spent = sum(money.stage == "spent" for money in instruments.sums(site()))
    assert 0 < spent < sum(money.stage == "allotted" for money in instruments.sums(site()))


def test_sums_of_towns_stand_in_the_words_of_their_records() -> None:
    for town in site().towns:
        known = [item.value for item in (*town.indicators, *town.population)]
        for entry in town.programmes:
            for money in entry.money:
                written = f"{money.value:g}"
                assert written in entry.text.en or money.value in known or money.source != entry.source, (town.slug, written)
                if written in entry.text.en:
                    assert all(written.replace(".", ",") in entry.text[lang] for lang in ("ru", "kk")), (town.slug, written)


def test_the_record_of_a_town_is_grouped_and_in_order() -> None:
    order = [item.id for item in instruments.in_order(site())]
    for town in site().towns:
        parts = instruments.record(site(), town)
        found = [part.programme.id for part in parts]
        assert found == sorted(set(found), key=order.index)
        assert sum(len(part.entries) for part in parts) == len(town.programmes)
        assert all(part.money or set(part.instruments) - {"management"} for part in instruments.got(site(), town))


def test_a_joint_sum_stands_at_every_town_it_is_for_and_nowhere_else() -> None:
    for programme in site().programmes.values():
        for money in programme.money:
            shown = {
                town.slug
                for town in site().towns
                for part in instruments.record(site(), town)
                if part.programme.id == programme.id and money in part.joint
            }
            assert shown == set(money.towns), (programme.id, money.what.en)
    joint = [money for item in RAW for money in item.get("money", []) if "towns" in money]
    assert {(money["value"], len(money["towns"])) for money in joint} == {(902, 4), (4.5, 4), (1.7, 10), (456.6, 6)}


def test_a_town_without_anything_of_a_programme_is_named_with_the_reason() -> None:
    """The text of `content/*/pages/programmes/towns.md` on Saran."""
    saran = site().town("saran")
    assert not instruments.got(site(), saran)
    left = next(item for item in instruments.outcomes(site()) if item.text.en.startswith("Saran left"))
    assert "industrial zone" in left.text.en
    assert left.source == "kursiv-saran-experience-2024"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_towns_of_an_entry_stand_in_the_alphabet_of_the_page(lang: str) -> None:
    v = view(lang)
    for programme in site().programmes.values():
        names = [v.say(town.names) for town in policypage.towns(v, programme)]
        assert names == sorted(names, key=lambda name: sort_key(name, lang))
        assert len(names) == (len(programme.towns) if len(programme.towns) < len(site().towns) else 0)


def test_gradings_are_background_and_counts_of_projects_at_work_are_work() -> None:
    kinds = {item.text.en[:20]: item.kind for item in instruments.results(site())}
    assert kinds["Six towns were rated"] == kinds["Stagnating in March "] == "background"
    assert kinds["29 were running, 9 w"] == "work"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_register_says_no_year_twice(lang: str) -> None:
    v = view(lang)
    for programme in instruments.in_order(site()):
        for money in programme.money:
            years = set(re.findall(r"\d{4}", policypage.money_time(v, money)))
            assert not years & set(re.findall(r"\d{4}", v.say(money.what))), (programme.id, v.say(money.what))
        heading = policypage.heading(v, programme)
        assert v.say(programme.name) in heading
        years = re.findall(r"\d{4}(?:–\d{4})?", policypage.time(v, programme))[-1]
        assert len(re.findall(rf"(?<![\d–]){years}(?![\d–])", heading)) == 1, heading
        assert programme.date is None or re.search(rf"\b0?{programme.date.day}\b", heading), f"no day in: {heading}"


def test_a_sum_is_told_in_one_unit_only() -> None:
    v = view("en")
    assert v.quantity(0.448, "kzt-billion") == v.quantity(448, "kzt-million")
    assert v.quantity(0.6804, "kzt-billion") == v.quantity(680.4, "kzt-million")
    assert v.quantity(1, "kzt-billion") != v.quantity(1000, "kzt-million")


def test_files_hold_everything() -> None:
    v = view("en")
    files = {path.rpartition("-")[2]: rows(file.content) for path, file in codingfiles.files(v).items()}
    coded = [row for row in files["coding.csv"][1:] if row[5] != "not-stated"]
    assert Counter(row[5] for row in coded) == counted()
    assert len(files["coding.csv"]) - 1 - len(coded) == len(instruments.uncoded(site()))
    assert len(files["sums.csv"]) - 1 == sum(len(item.get("money", [])) for item in RAW)
    assert [float(row[3]) for row in files["sums.csv"][1:]] == [money.value for money in instruments.sums(site())]
    assert len(files["results.csv"]) - 1 == sum(len(item.get("results", [])) for item in RAW)
    joint = sum(len(money.towns) for money in instruments.sums(site()))
    assert len(files["towns.csv"]) - 1 - joint == sum(max(1, len(entry.money)) for town in site().towns for entry in town.programmes)
    for table in files.values():
        assert all(len(row) == len(table[0]) and row[-1] for row in table[1:]), "each row names its sources"


def test_announced_is_set_against_given_for_the_same_years() -> None:
    announced, given = policypictures.announced_and_given(site())
    assert {money.year for money in announced} == {2013, 2014, 2015}
    assert [(money.year, money.until) for money in given] == [(2012, 2014), (2015, None)]
