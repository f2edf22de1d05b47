"""The charts over the years: every mark stands where its year and number put it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from monotowns.charts import COLUMN, PHONE
from monotowns.charts.metrics import BOLD, text_width
from monotowns.charts.style import SIZE
from monotowns.charts.timelines import AIR, FOOT, HEAD, LANE, LINE_HEIGHT, PAD, TALL, Block, Ribbon, Step, money, ribbons, runs
from tests.unit.svgpoints import outside, subpaths, texts, touching

STEPS = (Step(2012, active=1), Step(2013, active=2), Step(2014, active=1, lapsed=1), Step(2016, ahead=1), Step(2017, ahead=1, decided=1))


def fmt(value: float) -> str:
    return f"{value:g}"


def shapes(body: str, pattern: str) -> list[list[tuple[float, float]]]:
    """The closed shapes of the paths whose attributes match."""
    paths = re.findall(rf"<path[^>]*{pattern}[^>]* d=\"([^\"]*)\"", body)
    return [part for path in paths for part in subpaths(path)]


def bounds(shape: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = zip(*shape, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


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


def test_areas_of_blocks_are_in_proportion_to_their_sums() -> None:
    blocks = [Block(2012, 2014, 30.0, "30"), Block(2015, 2015, 20.0, "20"), Block(2019, 2022, 40.0, "40", front=False)]
    for width in (PHONE, COLUMN):
        body = money(blocks, fmt=fmt, gap="none", width=width, desc="x").body
        pitch = (width - text_width("20") - 8) / 11
        tall = TALL[width] - 20
        found = [bounds(shape) for shape in shapes(body, 'class="f-(?:working|context)"')]
        for block in blocks:
            high = block.yearly / 20 * tall
            wide = pitch * (block.last - block.first + 1) - 3
            assert any((box[2] - box[0], box[3] - box[1]) == pytest.approx((wide, high), abs=0.3) for box in found), block
        assert "none" in re.findall(r"<text[^>]*>([^<]*)</text>", body)


def test_planned_sums_are_outlines() -> None:
    body = money([Block(2013, 2013, 5.0, "5", planned=True), Block(2014, 2014, 4.0, "4")], fmt=fmt, gap="none", desc="x").body
    assert body.count('stroke-dasharray="3 2"') == 1
    assert text_width("5", SIZE, BOLD) > 0


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a year"):
        ribbons([Ribbon("Zones", "0", ())], now=2026, ahead="ahead")
    with pytest.raises(ValueError, match="needs a sum"):
        money([], fmt=fmt, gap="none")
    assert LINE_HEIGHT > SIZE
