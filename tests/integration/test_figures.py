"""The marks of all figures in three languages: they stand at the values of their tables, nothing is cut, nothing is heavy."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Sequence
from math import log
from typing import Any
from xml.etree import ElementTree

import pytest

from monotowns.charts import Drawing
from monotowns.charts.bars import DEEP
from monotowns.charts.panels import ACROSS, AIR, COLUMNS, EDGE, FOOT, HEAD, PLOT
from monotowns.charts.style import CLASSES
from monotowns.townpage import results
from tests.recorded import Recorded, Shown
from tests.unit.svgpoints import absolute, crosses, outside, touching

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
HALF = 0.26
"""Px by which a dot of a strip may miss its place: they stand on half pixels."""
NEAR = 0.16
"""Marks are rounded to a tenth of a pixel: half of that, twice, and a little for the scale found from them."""


def straight(places: Sequence[float], values: Sequence[float], where: str, near: float = NEAR) -> None:
    """Places on a linear scale: the line through the two farthest values meets all the others, `near` px off at most."""
    assert len(places) == len(values), where
    low, high = min(range(len(values)), key=values.__getitem__), max(range(len(values)), key=values.__getitem__)
    span = values[high] - values[low]
    step = (places[high] - places[low]) / span if span else 0.0
    for place, value in zip(places, values, strict=True):
        assert place == pytest.approx(places[low] + (value - values[low]) * step, abs=near), where


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
        values = shown.numbers(1)
        for drawing in shown.drawings:
            rings = [element.get("d", "") for element in svg(drawing).iter("path") if element.get("class") == "f-context"]
            if rings:
                lengths = [x for part in rings[0].split("z")[:-1] for x in [float(re.findall(r"h(-?[\d.]+)", part)[0])]]
                straight([*lengths, 0.0], [*values, 0.0], shown.where)
            else:
                straight([x for x, _ in dots(drawing, "context")], values, shown.where)


def test_compositions_are_as_long_as_their_numbers(recorded: Recorded) -> None:
    for shown in of(recorded, "chart-activity", "chart-production", "chart-state"):
        values = shown.numbers(1)
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
                left, top = order.index(name) % columns * step, order.index(name) // columns * (HEAD + PLOT + FOOT + AIR)
                time = (year - min(years)) / (max(years) + 1 - min(years))
                assert left + EDGE - NEAR <= x <= left + ACROSS - EDGE + NEAR, shown.where
                assert x == pytest.approx(left + EDGE + time * (ACROSS - 2 * EDGE), abs=(ACROSS - 2 * EDGE) / 60), shown.where
                assert y == pytest.approx(top + HEAD + PLOT - people / most[name] * (PLOT - EDGE), abs=NEAR), shown.where


def test_slopes_join_the_two_values(recorded: Recorded) -> None:
    for shown in of(recorded, "chart-slopes"):
        values = sorted([(log(before), log(after)) for before, after in zip(shown.numbers(1), shown.numbers(2), strict=True)])
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
            straight(sorted(x for x, _ in dots(drawing)), sorted(shown.numbers(1)), shown.where)


def test_strips_of_town_pages_stand_at_their_values(recorded: Recorded) -> None:
    seen = 0
    for (page, name), drawing in recorded.drawings.items():
        if name.startswith("strip-"):
            values = sorted(item.value for item in results(recorded.site, name.removeprefix("strip-")))
            straight(sorted(x for x, _ in dots(drawing)), values, f"{page.route} {name}", HALF)
            seen += 1
    assert seen > 300


def test_population_marks_stand_at_their_values(recorded: Recorded) -> None:
    for shown in of(recorded, "chart-population", "chart-figure-one"):
        values = shown.numbers(1)
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
            marks = [y for _, y in (*dots(drawing), *crosses(drawing))]
            marks += [sum(y for _, y in points[:4]) / 4 for points in diamonds(drawing)]
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
