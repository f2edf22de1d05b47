"""The figures of the whole publication, in three languages: titles are true, marks stand at the values of the tables, tables hold the data files' values."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from math import log
from statistics import median_low
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from monotowns.charts import Drawing
from monotowns.charts.bars import DEEP
from monotowns.charts.panels import ACROSS, COLUMNS, EDGE, FOOT, HEAD, PLOT
from monotowns.charts.style import CLASSES
from monotowns.townpage import results
from tests.project import ROOT
from tests.recorded import Recorded, Shown, record
from tests.unit.svgpoints import absolute, outside, touching

WORDS = 12
"""A title is no longer than this."""
LARGE = {
    "chart-courses": 4_000,
    "chart-forecasts": 6_700,
    "chart-instruments": 2_300,
    "map-country": 9_500,
    "map-sectors": 9_500,
    "map-changes": 9_500,
    "map-region": 5_000,
}
"""Budgets in bytes of the figures that draw every town or every programme; all others are typical charts."""
TYPICAL = 2_000
NEAR = 0.16
"""Marks are rounded to a tenth of a pixel: half of that, twice, and a little for the scale found from them."""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    return record(tmp_path_factory.mktemp("recorded"))


def plain(shown: Shown, column: int) -> list[float]:
    """A column of the table as numbers, without what is not one."""
    return [
        cell.value for row in shown.picture.table.rows if isinstance(cell := row[column], object) and isinstance(cell.value, float | int)
    ]


def pairs(shown: Shown, column: int = 1) -> list[tuple[str, float]]:
    """(first cell, number) of the rows that have one."""
    return [(row[0].text, float(value)) for row in shown.picture.table.rows if isinstance(value := row[column].value, float | int)]


def number(value: float, places: int = 0) -> str:
    return f"{value:,.{places}f}".replace("-", "−")


def signed(value: float, places: int) -> str:
    return ("+" if round(value, places) > 0 else "") + number(value, places) + "%"


# --- titles ---------------------------------------------------------------------------------------------------------


def population_title(shown: Shown, recorded: Recorded) -> set[str]:
    """What may be said: worked out from the data file, not from the model."""
    town = yaml.safe_load((ROOT / "data" / "towns" / f"{shown.page.subject}.yaml").read_text("utf-8"))
    name = town["names"]["en"]
    kinds = ("census", "estimate", "estimate-before-census", "report")
    best: dict[int, dict[str, Any]] = {}
    for item in town["population"]:
        if (
            item.get("scope") != "town"
            or item.get("undated")
            or item["kind"] not in kinds
            or item.get("chart") is False
            or "value" not in item
        ):
            continue
        year = item.get("year") or item["date"].year
        rank = (bool(item.get("use")), item["kind"] == "census")
        if year not in best or rank > (bool(best[year].get("use")), best[year]["kind"] == "census"):
            best[year] = item
    years = sorted(best)
    broken = [year for year in years if best[year].get("break_before")]
    years = [year for year in years if not broken or year >= broken[-1]]
    first, last = years[0], years[-1]
    start, end = best[first]["value"], best[last]["value"]
    if broken and broken[-1] == first and last - first < 5:
        return {f"{name}: counts before {first} cannot be compared"}
    firm = [year for year in years if best[year]["kind"] == "census" or year < 2010 or year > 2021]
    peak = max(firm, key=lambda year: best[year]["value"]) if len(firm) >= 3 else first
    top = best[peak]["value"]
    if peak not in (first, last) and end <= 0.9 * top:
        return {f"{name}: {number(100 - 100 * end / top)}% fewer people in {last} than at the peak of {peak}"}
    if end >= 2 * start:
        return {f"{name}: {f'{end / start:.1f}'.removesuffix('.0')} times as many people in {last} as in {first}"}
    if abs(end - start) < 0.01 * start:
        return {f"{name}: about as many people in {last} as in {first}"}
    return {f"{name}: {number(abs(100 * end / start - 100))}% {'more' if end > start else 'fewer'} people in {last} than in {first}"}


def grown(shown: Shown, recorded: Recorded) -> set[str]:
    rows = pairs(shown)
    most = max(value for _, value in rows)
    return {f"{sum(value > 0 for _, value in rows)} of {len(rows)} towns grew, {name} most" for name, value in rows if value == most}


def first_of(before: str, after: Callable[[float], str], pick: Callable[..., float] = max) -> Callable[[Shown, Recorded], set[str]]:
    """A title that names the row with the extreme value."""

    def title(shown: Shown, recorded: Recorded) -> set[str]:
        rows = pairs(shown)
        extreme = pick(value for _, value in rows)
        return {before.format(n=len(rows), name=name) + after(value) for name, value in rows if value == extreme}

    return title


def largest_three(shown: Shown, recorded: Recorded) -> set[str]:
    values = sorted((value for _, value in pairs(shown)), reverse=True)
    return {f"The three largest towns have {number(100 * sum(values[:3]) / sum(values))}% of all residents"}


def parts(words: str, pick: Callable[[dict[str, float]], float]) -> Callable[[Shown, Recorded], set[str]]:
    def title(shown: Shown, recorded: Recorded) -> set[str]:
        rows = dict(pairs(shown))
        return {words.format(part=number(pick(rows)), n=number(sum(rows.values())))}

    return title


def states(shown: Shown, recorded: Recorded) -> set[str]:
    counted = Counter(row[4].text for row in shown.picture.table.rows)
    return {f"The backbone enterprise works in {counted['backbone enterprise working']} of {sum(counted.values())} towns"}


def sectors(shown: Shown, recorded: Recorded) -> set[str]:
    counted = Counter(row[2].text for row in shown.picture.table.rows)
    most = max(counted.values())
    return {f"In {most} of {sum(counted.values())} towns the main sector is {name}" for name, times in counted.items() if times == most}


def changes(shown: Shown, recorded: Recorded) -> set[str]:
    values = plain(shown, 2)
    return {
        f"Since 1999, {sum(value < 0 for value in values)} of {len(values)} towns lost people and {sum(value > 0 for value in values)} gained"
    }


def region(shown: Shown, recorded: Recorded) -> set[str]:
    rows = pairs(shown, 2)
    name, value = max(rows, key=lambda row: row[1])
    if len(rows) == 1:
        return {f"The only monotown is {name}: {number(value)} people"}
    return {f"The largest of {len(rows)} towns is {name}: {number(value)} people"}


def courses(shown: Shown, recorded: Recorded) -> set[str]:
    counts: dict[str, dict[int, float]] = defaultdict(dict)
    for row in shown.picture.table.rows:
        if isinstance(row[2].value, float | int):
            counts[row[0].text][int(row[1].text)] = float(row[2].value)
    several = [years for years in counts.values() if len(years) > 1]
    peaks = Counter(max(years, key=lambda year: years[year]) for years in several)
    most = max(peaks.values())
    return {f"The {year} census was the highest in {most} of {len(several)} towns" for year, times in peaks.items() if times == most}


def slopes(shown: Shown, recorded: Recorded) -> set[str]:
    rows = [(float(row[1].value or 0), float(row[2].value or 0)) for row in shown.picture.table.rows]
    _, first, last = shown.picture.table.header
    return {f"{sum(after < before for before, after in rows)} of {len(rows)} towns had fewer people in {last} than in {first}"}


def sizes(shown: Shown, recorded: Recorded) -> set[str]:
    return {f"Half of the towns have no more than {number(median_low(value for _, value in pairs(shown)))} people"}


def figure_one(shown: Shown, recorded: Recorded) -> set[str]:
    rows = [(row[0].text, float(row[1].value or 0), row[1].sources) for row in shown.picture.table.rows]
    claimed = next(row for row in rows if row[2] == ("founding-article",))
    own = [row for row in rows if "founding-article" not in row[2]][-1]
    change = 100 * claimed[1] / own[1] - 100
    return {f"The article’s figure for {claimed[0]} is {number(abs(change))}% {'above' if change > 0 else 'below'} the town’s own"}


def table_one(shown: Shown, recorded: Recorded) -> set[str]:
    rows = pairs(shown)
    most = max(value for _, value in rows)
    total = number(sum(value for _, value in rows))
    return {
        f"Most firms named by the article: {name[0].lower()}{name[1:]}, {number(value)} of {total}" for name, value in rows if value == most
    }


def forecasts(shown: Shown, recorded: Recorded) -> set[str]:
    rows = shown.picture.table.rows
    end = max(row[1].text for row in rows if row[2].text == "projection")
    starts = {row[0].text: float(row[3].value or 0) for row in rows if row[2].text != "projection"}  # the last known figure of a town
    bands = {row[0].text: (float(row[4].value or 0), float(row[5].value or 0)) for row in rows if row[1].text == end}
    both = sum(low < starts[name] < high for name, (low, high) in bands.items())
    return {f"Both growth and decline are possible in {both} of {len(bands)} towns"}


def instruments(shown: Shown, recorded: Recorded) -> set[str]:
    counted = Counter(row[0].text for row in shown.picture.table.rows)
    most = max(counted.values())
    (name,) = [name for name, times in counted.items() if times == most]
    return {f"{name}: named most often, in {most} of {len(recorded.site.programmes)} programmes and decisions"}


def money(shown: Shown, recorded: Recorded) -> set[str]:
    """Sums announced for single years inside the years of a sum that the national budget gave, and those sums."""
    rows = [
        ([int(year) for year in re.findall(r"\d{4}", row[0].text)], float(row[3].value or 0), row[4].text, row[5].text)
        for row in shown.picture.table.rows
    ]
    given = [row for row in rows if row[3] == "national budget" and row[2] != "planned"]
    said = [row for row in rows if row[2] == "planned" and len(row[0]) == 1 and any(one[0][0] <= row[0][0] <= one[0][-1] for one in given)]
    given = [row for row in given if any(row[0][0] <= one[0][0] <= row[0][-1] for one in said)]

    def told(found: list[Any]) -> tuple[str, str]:
        years = sorted(year for row in found for year in row[0])
        total = f"{sum(row[1] for row in found):.1f}".removesuffix(".0")
        return f"KZT {total} billion", f"{years[0]}–{years[-1]}"

    (announced, when), (paid, since) = told(said), told(given)
    return {f"{announced} announced for {when}; {paid} from the national budget in {since}"}


TITLES: dict[str, Callable[[Shown, Recorded], set[str]]] = {
    "chart-population": population_title,
    "chart-latest-population": largest_three,
    "chart-change-since-1999": grown,
    "chart-change-since-2009": grown,
    "chart-annual-growth": grown,
    "chart-growth-1989-1999": grown,
    "chart-growth-1999-2009": grown,
    "chart-growth-2009-2021": grown,
    "chart-change-since-peak": first_of("Furthest below its peak is {name}: ", lambda value: signed(value, 1), min),
    "chart-share-of-monotowns": first_of("{name} alone: ", lambda value: f"{number(value, 1)}% of all monotown residents"),
    "chart-distance-to-centre": first_of("Farthest from its regional centre is {name}: ", lambda value: f"{number(value)} km"),
    "chart-industrial-output": first_of("Of {n} towns with data {name} comes first: ", lambda value: f"KZT {number(value, 1)} billion"),
    "chart-town-budget": first_of("Of {n} towns with data {name} comes first: ", lambda value: f"KZT {number(value, 1)} billion"),
    "chart-unemployment-rate": first_of("Of {n} towns with data {name} comes first: ", lambda value: f"{number(value, 1)}%"),
    "chart-small-businesses": first_of("Of {n} towns with data {name} comes first: ", number),
    "chart-activity": parts(
        "The article: enterprises work fully in {part} of {n} towns", lambda rows: rows["fully operating (the article)"]
    ),
    "chart-production": parts(
        "The article names the type of production of {part} of {n} towns",
        lambda rows: sum(rows.values()) - rows["not stated in the article"],
    ),
    "chart-state": parts("The backbone enterprise works in {part} of {n} towns", lambda rows: rows["backbone enterprise working"]),
    "chart-courses": courses,
    "chart-slopes": slopes,
    "chart-sizes": sizes,
    "chart-figure-one": figure_one,
    "chart-table-one": table_one,
    "chart-forecasts": forecasts,
    "chart-instruments": instruments,
    "chart-money": money,
    "map-country": states,
    "map-sectors": sectors,
    "map-changes": changes,
    "map-region": region,
}
"""Every figure of the publication; a new one needs its title worked out here a second time."""


def test_every_title_is_a_finding_that_its_table_proves(recorded: Recorded) -> None:
    english = [shown for shown in recorded.pictures if shown.page.lang == "en"]
    assert {shown.picture.id for shown in english} == set(TITLES)
    for shown in english:
        title = shown.picture.title.replace("\u00a0", " ").replace("\u00ad", "")
        assert title in TITLES[shown.picture.id](shown, recorded), shown.where
        assert len(title.split()) <= (WORDS if shown.picture.id != "chart-money" else 15), shown.where


def figures_in(title: str) -> list[str]:
    return sorted(re.sub(r"\D", "", token) for token in re.findall(r"\d(?:[\d.,\u00a0]*\d)?", title))


def test_all_languages_say_the_same(recorded: Recorded) -> None:
    english = {(shown.page.route, shown.picture.id): shown for shown in recorded.pictures if shown.page.lang == "en"}
    sense = {
        "more people": ("больше", "көп"),
        "fewer people than at the peak": ("меньше", "төмен"),
        "fewer people than in": ("меньше", "аз"),
        "times as many": ("больше", "есе көп"),
        "about as": ("почти", "шамалас"),
    }
    for shown in recorded.pictures:
        twin = english[shown.page.route, shown.picture.id]
        assert figures_in(shown.picture.title) == figures_in(twin.picture.title), shown.where
        table, other = shown.picture.table, twin.picture.table
        assert [[cell.value for cell in row] for row in sorted_rows(table.rows)] == [
            [cell.value for cell in row] for row in sorted_rows(other.rows)
        ], shown.where
        if shown.page.lang != "en":
            for town in recorded.site.towns:
                assert (town.names[shown.page.lang] in plain_words(shown.picture.title)) == (
                    town.names["en"] in plain_words(twin.picture.title)
                ), shown.where
            for words, (ru, kk) in sense.items():
                if words in twin.picture.title and shown.picture.id == "chart-population":
                    assert (ru if shown.page.lang == "ru" else kk) in shown.picture.title, shown.where


def plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u00ad", ""))


def sorted_rows(rows: Sequence[Any]) -> list[Any]:
    """The rows in an order that does not hang on an alphabet."""
    return sorted(rows, key=lambda row: [str(cell.value) for cell in row] + [re.sub(r"\D", "", cell.text) for cell in row])


# --- tables and files -----------------------------------------------------------------------------------------------


def test_tables_hold_what_the_data_files_say(recorded: Recorded) -> None:
    known = {
        (float(item["value"]), item["source"])
        for path in (ROOT / "data" / "towns").glob("*.yaml")
        for part in ("population", "indicators")
        for item in yaml.safe_load(path.read_text("utf-8")).get(part, ())
        if "value" in item
    }
    ids = (
        "population",
        "courses",
        "slopes",
        "sizes",
        "figure-one",
        "table-one",
        "latest-population",
        "industrial-output",
        "unemployment-rate",
    )
    seen = 0
    for shown in recorded.pictures:
        if shown.picture.id.removeprefix("chart-") not in ids:
            continue
        for row in shown.picture.table.rows:
            for cell in row:
                if isinstance(cell.value, float | int) and cell.sources:
                    assert (float(cell.value), cell.sources[0]) in known, (shown.where, cell)
                    seen += 1
    assert seen > 1000


def test_the_csv_file_says_what_the_table_says(recorded: Recorded) -> None:
    for shown in recorded.pictures:
        (path,) = [file.path for file in shown.picture.files if file.kind == "CSV"]
        rows = list(csv.reader(io.StringIO(recorded.files[path].decode("utf-8-sig"))))
        assert tuple(rows[0][:-1]) == shown.picture.table.header
        assert [row[:-1] for row in rows[1:]] == [
            [cell.plain.replace("\u00a0", " ").replace("\u00ad", "") for cell in row] for row in shown.picture.table.rows
        ], shown.where
        for cells, row in zip(shown.picture.table.rows, rows[1:], strict=True):
            assert bool(row[-1]) == any(cell.sources for cell in cells), shown.where


def test_the_svg_file_stands_alone_in_its_language(recorded: Recorded) -> None:
    for shown in recorded.pictures:
        (path,) = [file.path for file in shown.picture.files if file.kind == "SVG"]
        root = ElementTree.fromstring(recorded.files[path])
        text = "".join(root.itertext()).replace("\u00a0", " ")
        assert root.get("lang") == shown.page.lang
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
        assert all(child.text for child in root[:2]), shown.where
        for words in (shown.picture.title, shown.picture.subtitle, shown.picture.note, "CC BY 4.0"):
            for word in words.split():
                assert word in text, (shown.where, word)
        assert "sans-serif" in str(root.get("font-family"))


# --- geometry -------------------------------------------------------------------------------------------------------


def straight(places: Sequence[float], values: Sequence[float], where: str) -> None:
    """Places on a linear scale: the line through the two farthest values meets all the others."""
    assert len(places) == len(values), where
    low, high = min(range(len(values)), key=values.__getitem__), max(range(len(values)), key=values.__getitem__)
    span = values[high] - values[low]
    step = (places[high] - places[low]) / span if span else 0.0
    for place, value in zip(places, values, strict=True):
        assert place == pytest.approx(places[low] + (value - values[low]) * step, abs=NEAR), where


def svg(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(f"<svg>{drawing.body}</svg>")


def dots(drawing: Drawing, *tokens: str) -> list[tuple[float, float]]:
    """Centres of all plain round dots, in order, of these tokens where any are named."""
    found: list[tuple[float, float]] = []
    for element in svg(drawing).iter():
        names = element.get("class", "").split()
        if tokens and not any(f"{kind}-{token}" in names for kind in "fs" for token in tokens):
            continue
        if element.tag == "circle":
            found.append((float(element.get("cx", 0)), float(element.get("cy", 0))))
        elif element.tag == "path" and element.get("stroke-linecap") == "round":
            found += absolute(element.get("d", ""), moves_only=True)
    return found


def of(recorded: Recorded, *ids: str) -> list[Shown]:
    found = [shown for shown in recorded.pictures if shown.picture.id in ids]
    assert found
    return found


RANKED = tuple(f"chart-{name}" for name in (
    "latest-population", "change-since-1999", "change-since-2009", "annual-growth", "change-since-peak", "share-of-monotowns",
    "growth-1989-1999", "growth-1999-2009", "growth-2009-2021", "distance-to-centre", "industrial-output", "town-budget", "unemployment-rate", "small-businesses", "table-one",
))  # fmt: skip


def test_ranked_marks_stand_at_their_values(recorded: Recorded) -> None:
    for shown in of(recorded, *RANKED):
        values = plain(shown, 1)
        for drawing in shown.drawings:
            rings = [element.get("d", "") for element in svg(drawing).iter("path") if element.get("class") == "f-context"]
            if rings:
                lengths = [x for part in rings[0].split("z")[:-1] for x in [float(re.findall(r"h(-?[\d.]+)", part)[0])]]
                straight([*lengths, 0.0], [*values, 0.0], shown.where)
            else:
                straight([x for x, _ in dots(drawing, "context")], values, shown.where)


def test_compositions_are_as_long_as_their_numbers(recorded: Recorded) -> None:
    for shown in of(recorded, "chart-activity", "chart-production", "chart-state"):
        values = plain(shown, 1)
        for drawing in shown.drawings:
            starts = [0.0]
            for value in values:
                starts.append(starts[-1] + value / sum(values) * drawing.width)
            ends = sorted({round(x, 1) for element in svg(drawing).iter("path") for x in deep_edges(element.get("d", ""))})
            for start in starts[:-1]:
                assert any(-0.1 <= end - start <= 1.15 for end in ends), (shown.where, start, ends)


def deep_edges(path: str) -> list[float]:
    """Left edges of the boxes that are as deep as a composition, but for the width of their line."""
    points = absolute(path)
    if not points or max(y for _, y in points) - min(y for _, y in points) < DEEP - 3:
        return []
    return [min(x for x, _ in points)]


def test_small_multiples_share_their_scales(recorded: Recorded) -> None:
    for shown in of(recorded, "chart-courses"):
        rows = [
            (row[0].text, int(row[1].text), float(row[2].value))
            for row in shown.picture.table.rows
            if isinstance(row[2].value, float | int)
        ]
        most = {name: max(people for other, _, people in rows if other == name) for name, _, _ in rows}
        order = list(dict.fromkeys(row[0].text for row in shown.picture.table.rows))
        years = [year for _, year, _ in rows]
        for drawing in shown.drawings:
            columns = COLUMNS[int(drawing.width)]
            step = (drawing.width - ACROSS) / (columns - 1)
            for (x, y), (name, year, people) in zip(dots(drawing, "working"), rows, strict=True):
                left, top = order.index(name) % columns * step, order.index(name) // columns * (HEAD + PLOT + FOOT)
                time = (year - min(years)) / (max(years) + 1 - min(years))
                assert left + EDGE - NEAR <= x <= left + ACROSS - EDGE + NEAR, shown.where
                assert x == pytest.approx(left + EDGE + time * (ACROSS - 2 * EDGE), abs=(ACROSS - 2 * EDGE) / 60), shown.where
                assert y == pytest.approx(top + HEAD + PLOT - people / most[name] * (PLOT - EDGE), abs=NEAR), shown.where


def test_slopes_join_the_two_values(recorded: Recorded) -> None:
    for shown in of(recorded, "chart-slopes"):
        values = sorted([(log(before), log(after)) for before, after in zip(plain(shown, 1), plain(shown, 2), strict=True)])
        for drawing in shown.drawings:
            lines = [
                absolute(element.get("d", ""))
                for element in svg(drawing).iter("path")
                if element.get("class") in ("s-context", "s-working")
                and not element.get("stroke-linecap")
                and element.get("stroke-width") in ("1.5", "2")
            ]
            drawn = sorted(((start[1], end[1]) for start, end in lines), reverse=True)
            straight([y for line in drawn for y in line], [value for pair in values for value in pair], shown.where)


def test_the_strip_of_sizes_shows_every_town(recorded: Recorded) -> None:
    for shown in of(recorded, "chart-sizes"):
        for drawing in shown.drawings:
            straight(sorted(x for x, _ in dots(drawing)), sorted(plain(shown, 1)), shown.where)


def test_strips_of_town_pages_stand_at_their_values(recorded: Recorded) -> None:
    seen = 0
    for (page, name), drawing in recorded.drawings.items():
        if name.startswith("strip-"):
            values = sorted(item.value for item in results(recorded.site, name.removeprefix("strip-")))
            straight(sorted(x for x, _ in dots(drawing)), values, f"{page.route} {name}")
            seen += 1
    assert seen > 300


def test_population_marks_stand_at_their_values(recorded: Recorded) -> None:
    for shown in of(recorded, "chart-population", "chart-figure-one"):
        values = plain(shown, 1)
        for drawing in shown.drawings:
            ticks = [
                (float(re.sub(r"\D", "", element.text or "")), float(element.get("y", 0)) - 4)
                for element in svg(drawing).iter("text")
                if element.get("text-anchor") == "end"
                and element.get("class") == "f-muted"
                and re.fullmatch(r"[\d,\u00a0]+", element.text or "")
            ]
            ticks = [tick for tick in ticks if tick[0] == 0 or tick[1] < max(y for _, y in ticks)]
            (zero, bottom), (top, high) = min(ticks), max(ticks)
            assert zero == 0, shown.where
            marks = [y for _, y in dots(drawing)] + [sum(y for _, y in points[:4]) / 4 for points in diamonds(drawing)]
            people = sorted((bottom - y) / (bottom - high) * top for y in marks)
            slack = top / (bottom - high) * 0.2
            assert people == pytest.approx(sorted(values), abs=slack), (shown.where, drawing.width)


def diamonds(drawing: Drawing) -> list[list[tuple[float, float]]]:
    """The marks of figures whose area is not stated."""
    return [absolute(element.get("d", "")) for element in svg(drawing).iter("path") if element.get("class") == "s-paper f-muted"] + [
        absolute(child.get("d", "")) for group in svg(drawing).iter("g") if group.get("class") == "s-paper f-muted" for child in group
    ]


def test_no_line_joins_the_article_s_two_figures(recorded: Recorded) -> None:
    for shown in of(recorded, "chart-figure-one"):
        for drawing in shown.drawings:
            centres = [tuple(sum(part) / len(part) for part in zip(*points[:4], strict=True)) for points in diamonds(drawing)]
            assert len(centres) == 2, shown.where
            for element in svg(drawing).iter("path"):
                if element.get("class") in ("s-working", "s-context") and not element.get("stroke-linecap"):
                    for x, y in absolute(element.get("d", "")):
                        assert all(abs(x - cx) > 2 or abs(y - cy) > 2 for cx, cy in centres), shown.where
            assert "stroke-dasharray" not in drawing.body


# --- all drawings ---------------------------------------------------------------------------------------------------


def test_no_text_of_any_drawing_touches_another_or_is_cut(recorded: Recorded) -> None:
    found = {
        f"{page.lang}/{page.route} {name}": (touching(drawing), outside(drawing))
        for (page, name), drawing in recorded.drawings.items()
        if touching(drawing) or outside(drawing)
    }
    assert found == {}


def test_drawings_hold_no_styles_and_few_elements(recorded: Recorded) -> None:
    for (page, name), drawing in recorded.drawings.items():
        assert not re.search(r"<style|style=|<defs|\sid=|url\(|NaN|nan\b", drawing.body), name
        assert drawing.body.count("<") - drawing.body.count("</") <= 300, (page.route, name)


def test_drawings_use_every_class_and_no_other(recorded: Recorded) -> None:
    used = {
        name for drawing in recorded.drawings.values() for names in re.findall(r'class="([^"]*)"', drawing.body) for name in names.split()
    }
    assert used == set(CLASSES)


def test_ids_on_a_page_are_its_own(recorded: Recorded) -> None:
    pages: dict[Any, list[str]] = defaultdict(list)
    for shown in recorded.pictures:
        pages[shown.page].append(shown.picture.id)
    for page, ids in pages.items():
        assert len(ids) == len(set(ids)), page.route


def test_both_versions_of_a_chart_fit_their_budget(recorded: Recorded) -> None:
    for shown in recorded.pictures:
        size = len(gzip.compress("".join(drawing.inline(f"c{number}") for number, drawing in enumerate(shown.drawings[:2])).encode(), 9))
        assert size <= LARGE.get(shown.picture.id, TYPICAL), (shown.where, size)


def test_every_picture_names_its_sources(recorded: Recorded) -> None:
    for shown in recorded.pictures:
        assert shown.picture.sources, shown.where
        assert set(shown.picture.sources) <= set(recorded.site.sources), shown.where
        assert shown.picture.title and shown.picture.subtitle, shown.where
