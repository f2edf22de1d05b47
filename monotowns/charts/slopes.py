"""Two years side by side: a line a town on a logarithmic scale, so that equal slopes are equal rates; values at both ends where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Final

from monotowns.charts.metrics import BOLD, REGULAR, text_width
from monotowns.charts.sheet import Sheet
from monotowns.charts.style import COLUMN, HAIR, LINE, SIZE

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing

PITCH: Final = 16.0
"""Least distance between two lines of words."""
HEAD: Final = 24.0
LEADER: Final = 16.0
"""Room between words and the end of a line, for the hairline that joins them."""


@dataclass(frozen=True, slots=True)
class Slope:
    """One town: both values, greater than zero, and how they are written; `highlight` for the few that stand out."""

    name: str
    before: float
    after: float
    before_text: str
    after_text: str
    highlight: bool = False


def apart(wanted: Sequence[float], pitch: float) -> list[float]:
    """Places in the order given, `pitch` or more from each other and, in sum of squares, as near to the ascending `wanted` as can be.

    Pool-adjacent-violators algorithm (Barlow et al., Statistical Inference under Order Restrictions, 1972) on the places less their least distances.
    """
    pools: list[tuple[float, int]] = []
    for index, place in enumerate(wanted):
        mean, size = place - index * pitch, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    means = [mean for mean, size in pools for _ in range(size)]
    return [mean + index * pitch for index, mean in enumerate(means)]


def slopes(rows: Sequence[Slope], years: tuple[str, str], *, width: int = COLUMN, desc: str = "") -> Drawing:
    """A line for each row from the value of the first year to that of the second; ValueError without any."""
    if not rows:
        raise ValueError("a chart of slopes needs a town")
    tall = max(160.0, PITCH * len(rows) * 1.15)
    sheet = Sheet(width, HEAD + tall + 8)
    figures = max(text_width(row.after_text, SIZE, _weight(row)) for row in rows)
    x0 = max(text_width(row.before_text, SIZE, _weight(row)) for row in rows) + 8
    name_at = width - max(text_width(row.name, SIZE, _weight(row)) for row in rows)
    x1 = name_at - 6 - figures - LEADER
    logs = [log(value) for row in rows for value in (row.before, row.after)]
    low, high = min(logs), max(logs)
    span = (high - low) or 1.0

    def down(value: float) -> float:
        return HEAD + 6 + (high - log(value)) / span * (tall - 12)

    for x, year in zip((x0, x1), years, strict=True):
        sheet.line([(x, HEAD), (x, HEAD + tall)], "rule", HAIR)
        sheet.text(x, 12, year, "muted", "middle")
    for bright in (False, True):
        chosen = [row for row in rows if row.highlight == bright]
        token = "working" if bright else "context"
        for row in chosen:
            sheet.line([(x0, down(row.before)), (x1, down(row.after))], token, LINE if bright else 1.5)
        sheet.dots([point for row in chosen for point in ((x0, down(row.before)), (x1, down(row.after)))], 3.5, token)
    for row in _roomy(rows, [down(row.before) for row in rows]):
        sheet.text(x0 - 8, down(row.before) + 4, row.before_text, anchor="end", bold=row.highlight)
    leaders = []
    ranked = sorted(rows, key=lambda row: -row.after)
    places = apart([down(row.after) for row in ranked], PITCH)
    shift = max(0.0, places[-1] + 5 - sheet.height)
    for row, place in zip(ranked, (place - shift for place in places), strict=True):
        leaders.append([(x1 + 5, down(row.after)), (x1 + LEADER - 3, place)])
        sheet.text(name_at - 6, place + 4, row.after_text, anchor="end", bold=row.highlight)
        sheet.text(name_at, place + 4, row.name, bold=row.highlight)
    sheet.lines(leaders, "rule", HAIR)
    return sheet.drawing(desc)


def _roomy(rows: Sequence[Slope], heights: Sequence[float]) -> list[Slope]:
    """The rows whose words at these heights leave each other room: those that stand out first, then the ends, then the rest."""
    order = sorted(zip(heights, rows, strict=True), key=lambda item: item[0])
    ends = {order[0][0], order[-1][0]}
    taken: list[float] = []
    kept = []
    for height, row in sorted(order, key=lambda item: (not item[1].highlight, item[0] not in ends)):
        if all(abs(height - other) >= PITCH - 2 for other in taken):
            taken.append(height)
            kept.append(row)
    return kept


def _weight(row: Slope) -> int:
    return BOLD if row.highlight else REGULAR
