"""The chart of money over the years: areas are true, and words stand only where they have room."""

from __future__ import annotations

import re

import pytest

from monotowns.charts import COLUMN, PHONE
from monotowns.charts.boxes import Box, overlap
from monotowns.charts.metrics import text_width
from monotowns.charts.sums import TALL, Block, money
from tests.unit.svgpoints import bounds, outside, shapes, texts, touching

CROWDED = [
    Block(2012, 2014, 48.4, "48.4"),
    Block(2013, 2013, 38.2, "38.2", planned=True, front=False),
    Block(2014, 2014, 43.2, "43.2", planned=True, front=False),
    Block(2015, 2015, 53.9, "53.9", planned=True, front=False),
    Block(2015, 2015, 16.6, "16.6"),
    Block(2019, 2023, 348.4, "348.4", front=False, name="state budgets"),
    Block(2019, 2023, 184.0, "184", name="national budget"),
    Block(2024, 2024, 62.8, "62.8", planned=True, front=False),
    Block(2024, 2024, 31.2, "31.2", planned=True),
]
"""Columns narrower on a phone than their sums."""


def fmt(value: float) -> str:
    return f"{value:g}"


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


def sides(body: str) -> list[Box]:
    """The lines of all outlines as thin boxes."""
    found = []
    for shape in shapes(body, 'stroke-dasharray="3 2"'):
        left, top, right, bottom = bounds(shape)
        found += [(left, top, left + 0.5, bottom), (right - 0.5, top, right, bottom), (left, top, right, top + 0.5)]
    return found


@pytest.mark.parametrize("width", [PHONE, COLUMN])
def test_no_sum_lies_on_an_outline_or_leaves_its_block(width: int) -> None:
    drawing = money(CROWDED, fmt=fmt, gap="no sum found", width=width, desc="x")
    assert touching(drawing) == []
    assert outside(drawing) == []
    sums = [(words, box) for words, box in texts(drawing) if words in {block.text for block in CROWDED}]
    white = set(re.findall(r'<text class="f-paper b"[^>]*>([^<]*)<', drawing.body))
    filled = [bounds(shape) for shape in shapes(drawing.body, 'class="f-(?:working|context)"')]
    for words, box in sums:
        if words in white:
            assert any(overlap(box, block) == pytest.approx((box[2] - box[0]) * (box[3] - box[1])) for block in filled), words
        else:
            assert not any(overlap(box, edge) for edge in [*sides(drawing.body), *filled]), words


def test_sums_without_room_are_left_to_the_table() -> None:
    def named(width: int) -> set[str]:
        return {words for words, _ in texts(money(CROWDED, fmt=fmt, gap="none", width=width, desc="x"))}

    every = {block.text for block in CROWDED}
    assert every <= named(COLUMN)
    assert every - named(PHONE) == {"16.6", "31.2"}


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a sum"):
        money([], fmt=fmt, gap="none")
