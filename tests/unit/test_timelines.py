"""The charts over the years: every mark stands where its year and number put it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from monotowns.charts import COLUMN, PHONE
from monotowns.charts.timelines import AIR, FOOT, HEAD, LANE, PAD, Ribbon, Step, ribbons, runs
from tests.unit.svgpoints import bounds, outside, shapes, texts, touching

STEPS = (Step(2012, active=1), Step(2013, active=2), Step(2014, active=1, lapsed=1), Step(2016, ahead=1), Step(2017, ahead=1, decided=1))


def test_runs_join_years_without_a_break() -> None:
    assert runs(STEPS, 0, lambda step: 0, lambda step: step.active) == [(2012, 2014)]
    assert runs(STEPS, 1, lambda step: 0, lambda step: step.active) == [(2013, 2013)]
    assert runs(STEPS, 1, lambda step: step.active, lambda step: step.lanes) == [(2014, 2014)]
    assert runs(STEPS, 0, lambda step: step.active, lambda step: step.active + step.ahead) == [(2016, 2017)]


def test_ribbons_are_as_long_and_as_thick_as_the_data() -> None:
    drawing = ribbons([Ribbon("Zones", "3", STEPS)], now=2015, ahead="ahead", width=PHONE, desc="x")
    pitch = PHONE / 6
    base = drawing.height - FOOT - PAD

    def box(first: int, last: int, level: int) -> tuple[float, float, float, float]:
        bottom = base - level * (LANE + AIR)
        return (first - 2012) * pitch, bottom - LANE, (last + 1 - 2012) * pitch - 1, bottom

    filled = [bounds(shape) for shape in shapes(drawing.body, 'class="f-working"')]
    for wanted in (box(2012, 2014, 0), box(2013, 2013, 1)):
        assert any(found == pytest.approx(wanted, abs=0.15) for found in filled), wanted
    dashed = [bounds(shape) for shape in shapes(drawing.body, 'stroke-dasharray="3 2"')]
    assert len(dashed) == 1
    assert dashed[0] == pytest.approx(
        tuple(edge + inset for edge, inset in zip(box(2014, 2014, 1), (0.5, 0.5, -0.5, -0.5), strict=True)), abs=0.15
    )
    outlined = [bounds(shape) for shape in shapes(drawing.body, 'class="s-working f-paper"')]
    assert len(outlined) == 1
    assert outlined[0][0] == pytest.approx(box(2016, 2017, 0)[0] + 0.5, abs=0.15)
    assert outlined[0][2] == pytest.approx(box(2016, 2017, 0)[2] - 0.5, abs=0.15)


def test_ribbons_name_their_rows_and_totals() -> None:
    rows = [Ribbon(f"Row {number} with a rather long name", str(number), STEPS) for number in range(3)]
    for width in (PHONE, COLUMN):
        drawing = ribbons(rows, now=2015, ahead="ahead", width=width, desc="x")
        words = re.findall(r"<text[^>]*>([^<]*)</text>", drawing.body)
        assert [row.text for row in rows] == [word for word in words if word in {"0", "1", "2"}]
        assert "2012" in words
        assert "ahead" in words
        assert touching(drawing) == []
        assert outside(drawing) == []
        assert drawing.height > HEAD + 3 * LANE


def test_no_line_of_years_goes_through_the_name_of_a_row() -> None:
    """Two lines of name over a phone's chart, so that lines of years and the edge of the plans meet it."""
    name = "A name so long that it reaches over years past and years to come, on two lines"
    drawing = ribbons([Ribbon(name, "3", STEPS), Ribbon("Short", "3", STEPS)], now=2015, ahead="ahead", width=PHONE, desc="x")
    boxes = [box for words, box in texts(drawing) if words in "Short" or words in name]
    assert len(boxes) == 3
    down = [(a, b) for part in shapes(drawing.body, 'class="s-(?:rule|muted)"') for a, b in pairwise(part) if a[0] == b[0]]
    assert any(drawing.height - 1 < b[1] for _, b in down)
    assert {0.0, 144.0, 192.0} <= {a[0] for a, _ in down}
    for a, b in down:
        assert not any(box[0] - 1 < a[0] < box[2] + 1 and a[1] < box[3] and box[1] < b[1] for box in boxes), (a, b)


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a year"):
        ribbons([Ribbon("Zones", "0", ())], now=2026, ahead="ahead")
