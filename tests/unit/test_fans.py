"""The small charts of projections: every mark stands where its number puts it, every word fits."""

from __future__ import annotations

import re

import pytest

from monotowns.charts import COLUMN, PHONE
from monotowns.charts.fans import ACROSS, AIR, COLUMNS, FOOT, HEAD, PLOT, Panel, fans
from monotowns.charts.lines import runs
from monotowns.charts.metrics import text_width
from tests.unit.svgpoints import absolute

ONE = Panel("Rudny", "10 → 12", ((1979.0, 5.0), (1989.0, 10.0), (2009.0, 8.0)), (2019.0, 10.0), False, ((2029.0, 8.0, 12.0, 20.0),))


def test_marks_stand_at_their_values() -> None:
    body = fans([ONE], width=PHONE).body
    bottom, top = HEAD + PLOT, HEAD + 5

    def at(time: float, people: float) -> tuple[float, float]:
        return 5 + (time - 1979) / 50 * (ACROSS - 7), bottom - people * 10 / 200 * (bottom - top)

    def drawn(pattern: str) -> list[tuple[float, float]]:
        found = re.search(pattern, body)
        assert found is not None, pattern
        return absolute(found[1])

    band = drawn(r'class="f-shade" d="([^"]*)"')
    dashed = drawn(r'stroke-dasharray="4 3" d="([^"]*)"')
    joined = drawn(r'class="s-working" stroke-width="1.5" d="([^"]*)"')
    for shown, wanted in (
        (band[0], at(2019, 10)),
        (band[1], at(2029, 20)),
        (band[2], at(2029, 8)),
        (dashed[1], at(2029, 12)),
        (joined[0], at(1979, 5)),
        (joined[1], at(1989, 10)),
    ):
        assert list(shown) == pytest.approx(list(wanted), abs=0.2)
    assert len(joined) == 2, "the census of 1999 is not known, so the line stops before it"


def test_a_missed_census_parts_the_line() -> None:
    assert [[int(year) for year, _ in run] for run in runs(ONE.censuses)] == [[1979, 1989], [2009]]
    assert runs(()) == []


def test_words_are_those_given_and_fit() -> None:
    panels = [
        Panel(name, "128 551 → 135 300", ONE.censuses, ONE.start, True, ONE.ahead) for name in ("Серебрянск", "Степногорск", "Экибастуз")
    ]
    for width, columns in COLUMNS.items():
        drawing = fans(panels, width=width)
        texts = re.findall(r'<text[^>]*x="([\d.]+)"[^>]*>([^<]*)</text>', drawing.body)
        assert [text for _, text in texts if text in {panel.name for panel in panels}] == [panel.name for panel in panels]
        assert all(text_width(panel.text) <= ACROSS for panel in panels)
        rows = -(-len(panels) // columns)
        assert drawing.height == (HEAD + PLOT + FOOT) * rows + AIR * (rows - 1)


def test_years_do_not_meet() -> None:
    late = Panel("A", "", ONE.censuses, (2024.0, 10.0), True, ((2050.0, 8.0, 9.0, 10.0),))
    for width in (PHONE, COLUMN):
        texts = {
            text: (float(x), anchor)
            for x, anchor, text in re.findall(
                r'<text[^>]*? x="([\d.]+)" y="138"(?: text-anchor="(\w+)")?>(\d+)</text>', fans([late], width=width).body
            )
        }
        start, last = texts["2024"], texts["2050"]
        assert start[0] + text_width("2024") / 2 + 5 < last[0] - text_width("2050")


def test_no_town_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a town"):
        fans([])
