"""The charts: what they show is what they were given, in lean SVG that fits its budgets."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from monotowns.charts import COLUMN, PHONE, WIDE, Drawing, bars, lines, maps, marks, pair, strips
from monotowns.charts.bars import Part, Row
from monotowns.charts.boxes import within
from monotowns.charts.legend import Legend
from monotowns.charts.sheet import Sheet
from monotowns.charts.style import CLASSES, LIGHT, rules
from monotowns.charts.svg import path_data
from monotowns.model import LANGUAGES, Lang, Observation
from tests.unit.charts_site import ROOT, TOWNS, observation, site
from tests.unit.colours import DAY, NIGHT, contrast
from tests.unit.svgpoints import absolute, crosses, outside, subpaths, texts, touching

WORDS = {
    "en": {"town": "town itself", "administration": "city administration", "plan": "plan"},
    "ru": {"town": "сам город", "administration": "городская администрация", "plan": "план"},
    "kk": {"town": "қаланың өзі", "administration": "қала әкімдігі", "plan": "жоспар"},
}
KEY = Legend(
    (("working", "works"), ("partly", "works in part"), ("closed", "closed")),
    "residents",
    ((10_000, "10,000"), (150_000, "150,000")),
    km=lambda km: f"{km} km",
)
RUDNY = (
    observation(1959, 27_000), observation(1970, 96_000), observation(1979, 109_000), observation(1989, 124_000), observation(1999, 109_515),
    observation(2009, 109_659), observation(2019, 115_297, "estimate-before-census"), observation(2021, 112_052),
    observation(2023, 112_078, "estimate"), observation(2024, 111_908, "estimate"), observation(2010, 124_098, "estimate", "administration"),
    observation(2022, 129_120, "estimate", "administration"), observation(2046, 200_000, "plan"),
)  # fmt: skip
VALUES = tuple((row[0], float(row[8])) for row in TOWNS)


def fmt(value: float) -> str:
    return f"{value:,.0f}"


def plain(text: str) -> float:
    return float(text.replace(",", ""))


def rudny(width: int, lang: Lang = "en") -> Drawing:
    drawing = lines.population(RUDNY, lang, WORDS[lang], fmt=fmt, width=width, desc="Line chart; 13 points; falls after 1989.")
    assert drawing is not None
    return drawing


def country(lang: Lang, width: int) -> Drawing:
    return maps.country(site(), lang, width, href=lambda slug: f"../towns/{slug}/", key=KEY, desc="Map")


def everything() -> list[Drawing]:
    rows = [Row(slug, value, fmt(value), slug == "rudny") for slug, value in VALUES]
    drawings = [
        maps.locator(site(), site().town("rudny"), desc="Map"),
        strips.spark([(1999.0, 3.0), (2009.0, 2.0), (2021.0, 4.0)], desc="Line"),
    ]
    for width in (PHONE, COLUMN):
        drawings += [
            rudny(width),
            strips.strip(VALUES, "rudny", name="Rudny", fmt=fmt, width=width, desc="Strip"),
            bars.ranked(rows, width=width, desc="Bars"),
            bars.ranked([Row("a", 1.0, "1", klass="partly"), Row("b", None, "no data")], width=width, kind="dot", desc="Dots"),
            bars.composition(
                [Part("work", 19, "19", "working"), Part("partly", 5, "5", "partly"), Part("shut", 3, "3", "closed")],
                width=width,
                desc="Bar",
            ),
            country("ru", width),
            maps.region(site(), "karaganda", "kk", width, href=str, key=KEY, desc="Map"),
        ]
    return [*drawings, country("kk", WIDE)]


def root(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(drawing.inline("x"))


def weight(*drawings: Drawing) -> int:
    return len(gzip.compress("".join(drawing.inline(f"c{number}") for number, drawing in enumerate(drawings)).encode(), 9))


def test_every_drawing_is_lean_svg() -> None:
    for drawing in everything():
        text = drawing.inline("c1")
        element = ElementTree.fromstring(text)
        for forbidden in ("style", "<defs", "<metadata", "clip", "<title", "<?xml", "xmlns", "url(", "nan"):
            assert forbidden not in text, forbidden
        assert re.findall(r' id="([^"]*)"', text) == ["c1-d"]
        assert element[0].tag == "desc"
        assert element.get("aria-labelledby") == "c1-t c1-d"
        assert element.get("role") == ("group" if "<a " in text else "img")
        assert (element.get("viewBox") or "").split()[2:] == [element.get("width"), element.get("height")]
        assert not re.search(r"\d\.\d\d", re.sub(r'stroke-width="[^"]*"', "", drawing.body)), "coordinates have one decimal"
        used = {name for child in element.iter() if child is not element for name in child.get("class", "").split()}
        assert used <= set(CLASSES)
        assert sum(1 for _ in element.iter()) <= 300


def test_no_text_touches_another_or_leaves_the_drawing() -> None:
    for drawing in everything():
        assert touching(drawing) == []
        assert outside(drawing) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [WIDE, COLUMN, PHONE])
def test_the_map_names_all_towns_without_overlap(lang: Lang, width: int) -> None:
    drawing = country(lang, width)
    assert touching(drawing) == []
    assert outside(drawing) == []
    named = {text for text, _ in texts(drawing)}
    assert [town.slug for town in site().towns if town.names[lang] not in named] == []
    links = [element.get("href") for element in root(drawing).iter("a")]
    assert sorted(str(link) for link in links) == [f"../towns/{town.slug}/" for town in site().towns]
    for element in root(drawing).iter("a"):
        assert element.get("aria-label") or element.findtext("text")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [COLUMN, PHONE])
def test_population_names_every_series_without_overlap(lang: Lang, width: int) -> None:
    drawing = rudny(width, lang)
    assert touching(drawing) == []
    assert outside(drawing) == []
    words = [text for text, _ in texts(drawing)]
    assert WORDS[lang]["town"] in words
    assert WORDS[lang]["administration"] in words
    assert {"111,908", "27,000", "124,000"} <= set(words)
    assert f"{WORDS[lang]['plan']} 200,000" in words


def test_population_dots_stand_at_their_values() -> None:
    for width in (COLUMN, PHONE):
        drawing = rudny(width)
        grid = sorted(
            (plain(text.text or ""), float(text.get("y", 0)) - 4)
            for text in root(drawing).iter("text")
            if text.get("text-anchor") == "end" and text.get("class") == "f-muted" and (text.text or "").replace(",", "").isdigit()
        )
        (zero, bottom), (top, high) = grid[0], grid[-1]
        assert zero == 0
        drawn = sorted(
            round(zero + (bottom - float(dot.get("cy", 0))) / (bottom - high) * (top - zero), -1) for dot in root(drawing).iter("circle")
        )
        for element in root(drawing).iter("path"):
            if element.get("stroke-linecap") == "round":
                drawn += [round((bottom - y) / (bottom - high) * top, -1) for _, y in absolute(element.get("d", ""), moves_only=True)]
        superseded = crosses(drawing)
        assert len(superseded) == sum(item.kind != "census" and 2010 <= (item.at or 0) < 2021 for item in RUDNY)
        drawn += [round((bottom - y) / (bottom - high) * top, -1) for _, y in superseded]
        expected = sorted(item.number for item in RUDNY)
        assert len(drawn) == len(expected)
        for got, value in zip(sorted(drawn), expected, strict=True):
            assert got == pytest.approx(value, abs=top / (bottom - high) * 0.2)


def test_population_joins_only_what_is_comparable() -> None:
    town = [item for item in RUDNY if item.scope == "town"]
    gap = [item for item in town if item.year != 1979]
    assert len(lines.census_lines(town)) == 1
    assert [len(run) for run in lines.census_lines(gap)] == [2, 4]
    assert lines.estimate_lines(sorted(town, key=lambda item: item.when or 0)) == [
        [(2009.0, 109_659.0), (2019.0, 115_297.0)],
        [(2021.0, 112_052.0), (2023.0, 112_078.0), (2024.0, 111_908.0)],
    ]
    shown = lines.series([*RUDNY, observation(1999, 1, chart=False), observation(2010, 5, scope="unclear")], "en", WORDS["en"])
    assert [one.scope for one in shown] == ["town", "administration"]
    assert sum(len(one.items) for one in shown) == len(RUDNY)


def test_of_two_figures_for_one_year_the_one_in_use_is_drawn() -> None:
    both = [observation(1999, 45_800), observation(1999, 43_894, use=True), observation(2009, 39_320)]
    assert [item.number for item in lines.series(both, "en", ("town",))[0].items] == [43_894, 39_320]


def test_what_the_census_corrected_is_neither_the_highest_nor_the_lowest() -> None:
    figures = [
        observation(1999, 109_515), observation(2009, 109_659), observation(2014, 100_000, "estimate"), observation(2016, 130_000, "rounded"),
        observation(2019, 115_297, "estimate-before-census"), observation(2023, 112_078, "estimate"), observation(2024, 111_908, "estimate"),
    ]  # fmt: skip
    assert [item.at for item in lines.notable(figures)] == [2024, 1999, 2023]
    assert [item.at for item in lines.notable(figures[:5])] == [2019, 1999, 2009], "the latest is named whatever it is"
    assert [item.at for item in lines.notable(figures[3:4])] == [2016]
    drawing = lines.population(figures, "en", WORDS["en"], fmt=fmt, width=PHONE)
    assert drawing is not None
    assert "115,297" not in drawing.body


@pytest.mark.parametrize("width", [PHONE, COLUMN])
def test_no_line_runs_through_words(width: int) -> None:
    for figures in (RUDNY, [item for item in RUDNY if item.year is None or 1999 <= item.year < 2046]):
        drawing = lines.population(figures, "ru", WORDS["ru"], fmt=fmt, width=width)
        assert drawing is not None
        strokes = [
            segment
            for element in root(drawing).iter("path")
            if not element.get("stroke-linecap") and "f-" not in element.get("class", "")
            for part in subpaths(element.get("d", ""))
            for segment in pairwise(part)
        ]
        assert len(strokes) > 10
        struck = [(word, line) for word, box in texts(drawing) for line in strokes if within(line, box) > 1]
        assert struck == []


def test_a_name_has_its_place_even_where_the_figures_leave_it_none() -> None:
    town = {1939: 33_000, 1959: 53_031, 1970: 75_965, 1979: 78_145, 1989: 86_609, 1999: 65_431, 2009: 68_833}
    around = {2014: 78_002, 2020: 79_191, 2021: 80_136, 2023: 81_364}
    figures = [observation(year, people) for year, people in town.items()]
    figures += [observation(2012, 70_305, "estimate"), observation(2024, 73_450, "estimate")]
    figures += [observation(year, people, "estimate", "administration") for year, people in around.items()]
    words = {"town": "город", "administration": "администрация"}
    drawing = lines.population(figures, "ru", words, fmt=fmt, width=PHONE)
    assert drawing is not None
    assert {*words.values(), "86,609", "33,000", "73,450"} <= {word for word, _ in texts(drawing)}


def test_too_few_years_give_no_chart() -> None:
    assert lines.population([observation(2023, 68_379), observation(2024, 68_640)], "en", WORDS["en"], fmt=fmt) is None
    assert lines.population([], "en", WORDS["en"], fmt=fmt) is None


def test_strip_dots_stand_at_their_values() -> None:
    numbers = [value for _, value in VALUES]
    for width in (COLUMN, PHONE):
        drawing = strips.strip(VALUES, "rudny", name="Rudny", fmt=fmt, width=width)
        (own,) = [float(dot.get("cx", 0)) for dot in root(drawing).iter("circle")]
        (dots,) = [path.get("d", "") for path in root(drawing).iter("path") if path.get("stroke-linecap") == "round"]
        others = [x for x, _ in absolute(dots, moves_only=True)]
        scale = (width - 2 * strips.EDGE) / (max(numbers) - min(numbers))
        places = sorted([own, *others])
        assert places == pytest.approx([strips.EDGE + (value - min(numbers)) * scale for value in sorted(numbers)], abs=0.26)


def test_ranked_bars_are_as_long_as_their_values() -> None:
    rows = [Row(slug, value, fmt(value)) for slug, value in VALUES]
    drawing = bars.ranked(rows)
    (path,) = [element.get("d", "") for element in root(drawing).iter("path") if element.get("class") == "f-context"]
    lengths = [float(length) for length in re.findall(r"[Mm][-\d. ]+h([\d.]+)v", path)]
    most = max(value for _, value in VALUES)
    assert lengths == pytest.approx([value / most * max(lengths) for _, value in VALUES], abs=0.2)


def test_composition_shares_are_true() -> None:
    drawing = bars.composition([Part("a", 19, "19", "working"), Part("b", 8, "8")])
    widths = [float(value) for value in re.findall(r"h([\d.]+)v26", drawing.body)]
    assert widths == pytest.approx([COLUMN * 19 / 27 - 2, COLUMN * 8 / 27], abs=0.1)


def test_circles_have_areas_in_proportion_to_people() -> None:
    drawing = country("en", WIDE)
    radius = {}
    for link in root(drawing).iter("a"):
        circle = link.find("circle")
        if circle is not None and circle.get("class") == "s-land f-working":
            radius[str(link.get("href")).split("/")[2]] = float(circle.get("r", 0))
    people = {slug: value for slug, value in VALUES if slug in radius}
    unit = radius["temirtau"] ** 2 / people["temirtau"]
    for slug, value in people.items():
        assert radius[slug] == pytest.approx(max(3.0, (unit * value) ** 0.5), abs=0.06)


def test_budgets() -> None:
    assert weight(maps.locator(site(), site().town("rudny"), desc="Map")) <= 1_200
    assert weight(rudny(COLUMN), rudny(PHONE)) <= 2_000
    assert weight(strips.strip(VALUES, "rudny", name="Rudny", fmt=fmt)) <= 600
    rows = [Row(slug, value, fmt(value), slug == "rudny") for slug, value in VALUES]
    assert weight(bars.ranked(rows), bars.ranked(rows, width=PHONE)) <= 2_000
    assert weight(country("ru", WIDE)) <= 6_000
    assert weight(country("ru", PHONE)) <= 4_600


def test_a_file_of_its_own_needs_no_style_sheet() -> None:
    for drawing in everything():
        text = drawing.standalone(
            "A title <long> enough to need more than one line on a phone's width of 288 units", "Source & licence", "ru"
        )
        element = ElementTree.fromstring(text)
        tags = [child.tag.rpartition("}")[2] for child in element]
        assert tags[:2] == ["title", "desc"]
        assert "class=" not in text
        assert "<a " not in text
        assert "var(" not in text
        assert "Source &amp; licence" in text
        assert element.get("lang") == "ru"


def test_the_versions_of_a_picture_share_a_title_and_no_id() -> None:
    text = pair("growth", [rudny(PHONE), rudny(COLUMN)])
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids)) == 2
    assert text.count('aria-labelledby="growth-t ') == 2


def test_symbols_differ_in_shape() -> None:
    def shape(name: str) -> str:
        sheet = Sheet(12, 12)
        marks.draw(sheet, name, 6, 6, 5)
        return re.sub(r' class="[^"]*"', "", sheet.drawing("").body)

    shapes = [
        shape(name)
        for name in ("working", "partly", "closed", "extractive", "processing", "energy", "science", "rise", "fall", "level", "no-data")
    ]
    assert len(set(shapes)) == len(shapes)


@given(st.lists(st.lists(st.tuples(st.integers(-90, 90), st.integers(-90, 90)), min_size=2, max_size=5), min_size=1, max_size=4), st.data())
def test_the_data_of_a_path_lead_through_its_points(parts: list[list[tuple[int, int]]], data: st.DataObject) -> None:
    points, codes, wanted = [], [], []
    for part in parts:
        closed = data.draw(st.booleans())
        points += [(x / 4, -y / 4) for x, y in part] + [(0.0, 0.0)] * closed
        codes += [Path.MOVETO, *[Path.LINETO] * (len(part) - 1), *[Path.CLOSEPOLY] * closed]
        wanted.append([(round(x * 2.5) / 10, round(y * 2.5) / 10) for x, y in part])
    found = subpaths(path_data(Path(points, codes), IdentityTransform(), 0))
    assert [{(round(x, 1), round(y, 1)) for x, y in part} for part in found] == [set(part) for part in wanted]
    assert [(round(x, 1), round(y, 1)) for (x, y), *_ in found] == [part[0] for part in wanted]


def test_the_style_sheet_defines_every_class_and_colour() -> None:
    for name, ground in (("charts", False), ("map", True)):
        assert rules(ground=ground) in (ROOT / "static" / f"{name}.css").read_text("utf-8")
    assert LIGHT.items() <= DAY.items()
    assert LIGHT.keys() <= NIGHT.keys()
    assert len({colour.lower() for colour in LIGHT.values()}) == len(LIGHT)


@pytest.mark.parametrize("tokens", [DAY, NIGHT])
def test_contrast_of_text_and_marks(tokens: dict[str, str]) -> None:
    for ground in ("paper", "land", "neighbour"):
        for text in ("ink", "muted"):
            assert contrast(tokens[text], tokens[ground]) >= 4.5
        for mark in ("working", "partly", "closed"):
            assert contrast(tokens[mark], tokens[ground]) >= 3
    for mark in ("context", "rule", "working"):
        assert contrast(tokens[mark], tokens["paper"]) >= 3
    assert contrast(tokens["working"], tokens["shade"]) >= 3


def test_importing_charts_imports_no_drawing_library() -> None:
    code = (
        "import sys, monotowns.charts.maps, monotowns.charts.lines, monotowns.charts.strips, monotowns.charts.bars;"
        "print([name for name in ('matplotlib', 'numpy', 'fontTools') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    code = "import hashlib; from tests.unit.test_charts import everything; print(hashlib.sha256(repr(everything()).encode()).hexdigest())"
    found = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_observations_without_a_time_are_left_out() -> None:
    undated = Observation("people", "town", "rounded", "source", value=1.0, undated=True)
    assert lines.series([undated], "en", ("town",)) == []
