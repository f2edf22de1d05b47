"""Slopes, small multiples, the strip of sizes, sparklines and long labels: marks at their values, words in their room, silence where nothing is known."""

from __future__ import annotations

import re
from math import log

import pytest

from monotowns.charts import COLUMN, PHONE, bars, panels, slopes, strips
from monotowns.charts.grid import Grid
from monotowns.charts.lines import runs
from monotowns.charts.panels import EDGE, HEAD, PLOT, Panel
from monotowns.charts.slopes import Slope, apart
from tests.unit.svgpoints import absolute, outside, texts, touching

ROWS = [
    Slope(name, before, after, f"{before:,}", f"{after:,}", after > before)
    for name, before, after in (
        ("Степногорск", 58_200, 46_712),
        ("Жанатас", 53_401, 20_731),
        ("Құлсары", 32_652, 51_097),
        ("Altai", 52_838, 39_320),
    )
]


def test_words_are_moved_apart_and_no_farther_than_needed() -> None:
    assert apart([0, 1, 50], 10) == [-4.5, 5.5, 50]
    assert apart([0, 20, 40], 10) == [0, 20, 40]
    found = apart([5, 5, 5, 5], 10)
    assert found == [-10, 0, 10, 20]
    assert sum(found) == 20, "the mean stays where it was"


@pytest.mark.parametrize("width", [PHONE, COLUMN])
def test_slopes_stand_at_the_logarithms_and_name_every_town(width: int) -> None:
    drawing = slopes.slopes(ROWS, ("1989", "2009"), width=width)
    lines = [absolute(path) for path in re.findall(r'class="s-(?:context|working)" stroke-width="(?:1.5|2)" d="([^"]*)"', drawing.body)]
    ys = [y for line in lines for _, y in line]
    values = [log(value) for row in sorted(ROWS, key=lambda row: row.highlight) for value in (row.before, row.after)]
    step = (max(ys) - min(ys)) / (max(values) - min(values))
    assert ys == pytest.approx([min(ys) + (max(values) - value) * step for value in values], abs=0.16)
    words = [text for text, _ in texts(drawing)]
    assert {row.name for row in ROWS} | {row.after_text for row in ROWS} | {"1989", "2009", "32,652"} <= set(words)
    assert touching(drawing) == []
    assert outside(drawing) == []


def test_slopes_need_a_town() -> None:
    with pytest.raises(ValueError, match="needs a town"):
        slopes.slopes([], ("1989", "2009"))


def test_panels_stand_row_by_row_with_the_outer_ones_at_the_edges() -> None:
    grid = Grid(288, 3, 85, 100, 12)
    assert [grid.place(index) for index in range(5)] == [(0, 0), (101.5, 0), (203, 0), (0, 112), (101.5, 112)]
    assert [grid.height(count) for count in (1, 3, 4)] == [100, 100, 212]


def test_panels_share_years_and_scale_to_the_highest_count() -> None:
    one = Panel("Rudny", "1989: 100", ((1979.0, 50.0), (1989.0, 100.0), (2009.0, 25.0)))
    none = Panel("Karatau", "no census of the town found", ())
    late = Panel("Aksai", "2009: 8", ((1999.0, 4.0), (2009.0, 8.0)))
    drawing = panels.panels([one, none, late], width=PHONE)
    (data,) = re.findall(r'class="s-working" stroke-width="5" stroke-linecap="round" d="([^"]*)"', drawing.body)
    floor = HEAD + PLOT
    span = panels.ACROSS - 2 * EDGE
    wanted = [(EDGE, 0.5), (EDGE + span / 3, 1.0), (EDGE + span, 0.25)]
    wanted += [(PHONE - panels.ACROSS + EDGE + span * part, share) for part, share in ((2 / 3, 0.5), (1.0, 1.0))]
    for (x, y), (at, share) in zip(absolute(data, moves_only=True), wanted, strict=True):
        assert x == pytest.approx(at, abs=0.06)
        assert y == pytest.approx(floor - share * (PLOT - EDGE), abs=0.06)
    assert "no census" in drawing.body
    assert drawing.body.count(">1979<") == drawing.body.count(">2009<") == 2, "a town without counts has no axis"
    assert touching(drawing) == [] == outside(drawing)
    with pytest.raises(ValueError, match="with counts"):
        panels.panels([none])


def test_runs_stop_where_a_census_is_missing() -> None:
    assert [len(run) for run in runs([(1979.0, 1.0), (1989.0, 2.0), (2009.0, 3.0), (2024.0, 4.0)])] == [2, 1, 1]


@pytest.mark.parametrize("width", [PHONE, COLUMN])
def test_the_strip_of_sizes_begins_at_zero_and_names_three(width: int) -> None:
    values = [("Серебрянск", 6_860.0), ("Шахтинск", 39_185.0), ("Теміртау", 171_609.0), ("Рудный", 111_908.0), ("Абай", 28_560.0)]
    drawing = strips.spread(values, fmt=lambda value: f"{value:,.0f}", width=width)
    assert [text for text, _ in texts(drawing)] == ["Теміртау", "171,609", "Шахтинск", "39,185", "Серебрянск", "6,860"]
    data = re.findall(r'stroke-linecap="round" d="([^"]*)"', drawing.body)
    xs = sorted(x for path in data for x, _ in absolute(path, moves_only=True))
    scale = (width - 2 * strips.EDGE) / 171_609
    assert xs == pytest.approx([strips.EDGE + value * scale for value in sorted(value for _, value in values)], abs=0.06)
    assert touching(drawing) == [] == outside(drawing)


def test_a_sparkline_is_one_line_high_and_shares_its_years() -> None:
    drawing = strips.spark([(1989.0, 4.0), (1999.0, 2.0), (2024.0, 3.0)], years=(1959.0, 2029.0))
    assert (drawing.width, drawing.height) == (64, 16)
    (line,) = re.findall(r'class="s-context"[^>]* d="([^"]*)"', drawing.body)
    (start, end) = absolute(line)
    assert start == pytest.approx((2 + 30 / 70 * 58, 3), abs=0.06)
    assert end == pytest.approx((2 + 40 / 70 * 58, 9), abs=0.06)
    (dot,) = re.findall(r'<circle[^>]*cx="([\d.]+)" cy="([\d.]+)"', drawing.body)
    assert tuple(map(float, dot)) == pytest.approx((2 + 65 / 70 * 58, 6), abs=0.06)
    assert len(drawing.bare()) < 400


def test_long_names_stand_above_their_bars() -> None:
    rows = [bars.Row("Тау-кен жабдығын монтаждау және жөндеу", 2.0, "2"), bars.Row("Жеңіл өнеркәсібі", 1.0, "1")]
    narrow, wide = (bars.ranked(rows, width=width) for width in (PHONE, COLUMN))
    lengths = [float(x) for x in re.findall(r"[Mm][-\d. ]+h([\d.]+)v", re.findall(r'class="f-context" d="([^"]*)"', narrow.body)[0])]
    assert lengths[0] > PHONE * 0.8
    assert lengths[0] == pytest.approx(2 * lengths[1], abs=0.2)
    assert narrow.height > wide.height
    assert touching(narrow) == [] == outside(narrow)


def test_long_labels_of_a_composition_are_broken() -> None:
    parts = [
        bars.Part("кәсіпорны ішінара жұмыс істейді (мақала бойынша)", 5, "5", "partly"),
        bars.Part("вид производства в статье не назван", 21, "21", "unknown"),
    ]
    drawing = bars.composition(parts, width=PHONE)
    assert touching(drawing) == [] == outside(drawing)
    assert len(texts(drawing)) == 5


def test_branches_differ_by_shape_in_a_composition() -> None:
    parts = [bars.Part(name, 5, "5", name) for name in ("extractive", "processing", "science")]
    shapes = re.findall(r'class="s-context f-paper" d="M[\d. -]+([^"]*)"', bars.composition(parts, width=PHONE).body)
    assert len(shapes) == len(set(shapes)) == 3
