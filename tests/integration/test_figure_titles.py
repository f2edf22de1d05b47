"""The titles of all figures in three languages: each is a finding that its table proves, and the languages say the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from statistics import median_low
from typing import Any

import yaml

from tests.project import ROOT
from tests.recorded import Recorded, Shown

WORDS = 12
"""A title is no longer than this."""


def pairs(shown: Shown, column: int = 1) -> list[tuple[str, float]]:
    """(first cell, number) of the rows that have one."""
    return [(row[0].text, float(value)) for row in shown.picture.table.rows if isinstance(value := row[column].value, float | int)]


def number(value: float, places: int = 0) -> str:
    return f"{value:,.{places}f}".replace("-", "−")


def signed(value: float, places: int) -> str:
    return ("+" if round(value, places) > 0 else "") + number(value, places) + "%"


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
        return {f"{name}: {number(100 - 100 * end / top)}% fewer people in {last} than the highest number found ({peak})"}
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
    values = shown.numbers(2)
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
    "chart-change-since-peak": first_of("Furthest below its highest number found is {name}: ", lambda value: signed(value, 1), min),
    "chart-share-of-monotowns": first_of("{name} alone: ", lambda value: f"{number(value, 1)}% of all monotown residents"),
    "chart-distance-to-centre": first_of("Farthest from its regional centre is {name}: ", lambda value: f"{number(value)} km"),
    "chart-industrial-output": first_of("Of {n} towns with data {name} comes first: ", lambda value: f"KZT {number(value, 1)} billion"),
    "chart-town-budget": first_of("Of {n} towns with data {name} comes first: ", lambda value: f"KZT {number(value, 1)} billion"),
    "chart-unemployment-rate": first_of("Of {n} towns with data {name} comes first: ", lambda value: f"{number(value, 1)}%"),
    "chart-small-businesses": first_of("Of {n} towns with data {name} comes first: ", number),
    "chart-activity": parts("The article: enterprises work fully in {part} of {n} towns", lambda rows: rows["Fully operating"]),
    "chart-production": parts(
        "The article names the type of production of {part} of {n} towns",
        lambda rows: sum(rows.values()) - rows["Kind of production not stated"],
    ),
    "chart-state": parts("The backbone enterprise works in {part} of {n} towns", lambda rows: rows["Backbone enterprise working"]),
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
        "the highest number found": ("наибольшего известного числа", "белгілі ең жоғары сан"),
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
