"""Small multiples of projections: a panel a town, censuses as dots, the projection dashed inside its band, one scale for all.

A panel counts in per cent of the figure the projection starts from, so that small and large towns can share a scale;
that figure and the one it leads to are written above the panel in people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from monotowns.charts.boxes import Point
from monotowns.charts.grid import Grid
from monotowns.charts.lines import runs
from monotowns.charts.metrics import text_width
from monotowns.charts.sheet import Sheet
from monotowns.charts.style import COLUMN, HAIR, PHONE, THIN

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing

COLUMNS: Final = {PHONE: 2, COLUMN: 4}
ACROSS: Final = 128.0
"""Width of a panel, the same on every screen: what two versions of the chart have in common is sent compressed to a fraction."""
HEAD: Final = 38.0
"""Height of the two lines of words above a panel's marks."""
PLOT: Final = 84.0
FOOT: Final = 22.0
"""Years below a panel."""
AIR: Final = 8.0
"""Between two rows."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One town: its name, the figures in words, and points of (time in years, people)."""

    name: str
    text: str
    censuses: tuple[Point, ...]
    start: Point
    counted: bool
    """Whether the start is itself a census."""
    ahead: tuple[tuple[float, float, float, float], ...]
    """(time, low, middle, high) after the start, in order of time."""

    def share(self, value: float) -> float:
        """`value` in per cent of the start."""
        return 100 * value / self.start[1]


def fans(panels: Sequence[Panel], *, width: int = COLUMN, desc: str = "") -> Drawing:
    """The panels row by row in the order given; ValueError without any."""
    if not panels:
        raise ValueError("a chart of projections needs a town")
    grid = Grid(width, COLUMNS[width], ACROSS, HEAD + PLOT + FOOT, AIR)
    sheet = Sheet(width, grid.height(len(panels)))
    first = min(point[0] for panel in panels for point in (*panel.censuses, panel.start))
    last = max(row[0] for panel in panels for row in panel.ahead)
    highest = max(panel.share(value) for panel in panels for value in (*(y for _, y in panel.censuses), *(row[3] for row in panel.ahead)))
    for index, panel in enumerate(panels):
        _panel(sheet, panel, grid.place(index), (first, last, highest))
    return sheet.drawing(desc)


def _panel(sheet: Sheet, panel: Panel, place: Point, bounds: tuple[float, float, float]) -> None:
    """One panel with its left upper corner at `place`, on the common scale of (first year, last year, highest per cent)."""
    left, top = place
    first, last, highest = bounds
    ceiling, floor = top + HEAD, top + HEAD + PLOT
    scale = sheet.scale((first, last, left + 5, left + ACROSS - 2), (0, highest, floor, ceiling + 5))
    pixels = scale.transform

    def at(point: Point) -> Point:
        x, y = pixels((point[0], panel.share(point[1])))
        return float(x), float(y)

    sheet.text(left, top + 12, panel.name, "ink", bold=True)
    sheet.text(left, top + 28, panel.text, "muted")
    upper = [at(panel.start), *(at((time, high)) for time, _, _, high in panel.ahead)]
    lower = [at((time, low)) for time, low, _, _ in panel.ahead]
    sheet.polygons([[*upper, *reversed(lower)]], "shade")
    level = at(panel.start)[1]
    sheet.lines([[(left, level), (left + ACROSS, level)]], "rule", HAIR)
    sheet.lines([[(left, floor), (left + ACROSS, floor)]], "rule")
    for run in runs(panel.censuses):
        if len(run) > 1:
            sheet.line([at(point) for point in run], "working", 1.5)
    sheet.line([at(panel.start), *(at((time, middle)) for time, _, middle, _ in panel.ahead)], "working", 1.5, dash=(4.0, 3.0))
    if not panel.counted:
        sheet.dots([at(panel.start)], 2.5, "paper", "working", 1.25)
    sheet.dots([at(point) for point in panel.censuses], 2.5, "working")
    _years(sheet, panel, (left, floor), (at((first, 0))[0], at((last, 0))[0]), (first, last))


def _years(sheet: Sheet, panel: Panel, place: Point, ends: Point, years: Point) -> None:
    """Below (left, floor): first and last year of the common axis and, where there is room, the year the projection starts from."""
    left, floor = place
    first, last = (str(int(year)) for year in years)
    start = str(int(panel.start[0]))
    x = ends[0] + (panel.start[0] - years[0]) / (years[1] - years[0]) * (ends[1] - ends[0])
    sheet.lines([[(at, floor), (at, floor + 4)] for at in (ends[0], x, ends[1])], "rule", THIN)
    sheet.text(left, floor + 16, first, "muted")
    sheet.text(left + ACROSS, floor + 16, last, "muted", "end")
    half = text_width(start) / 2
    middle = min(x, left + ACROSS - text_width(last) - 6 - half)
    if middle - half >= left + text_width(first) + 6:
        sheet.text(middle, floor + 16, start, "ink", "middle")
