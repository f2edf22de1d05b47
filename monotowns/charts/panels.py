"""Small multiples of censuses: a panel a town, one scale for all, in per cent of each town's highest count.

The highest count is written above the panel, so that the scale can be read in people; a town without counts says so in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from monotowns.charts.boxes import Point
from monotowns.charts.grid import Grid
from monotowns.charts.lines import runs
from monotowns.charts.metrics import wrap
from monotowns.charts.sheet import Sheet
from monotowns.charts.style import COLUMN, PHONE

if TYPE_CHECKING:
    from monotowns.charts.drawing import Drawing

COLUMNS: Final = {PHONE: 3, COLUMN: 6}
ACROSS: Final = 85.0
"""Width of a panel, the same on every screen: what two versions of the chart have in common is sent compressed to a fraction."""
HEAD: Final = 32.0
"""Height of the words above a panel's marks."""
PLOT: Final = 48.0
FOOT: Final = 20.0
"""Years below a panel."""
AIR: Final = 12.0
"""Between two rows."""
EDGE: Final = 4.0
"""Room for a dot at both ends of the years."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One town: its name, its highest count in words, and points of (time in years, people); without points `text` says why."""

    name: str
    text: str
    points: tuple[Point, ...]


def panels(items: Sequence[Panel], *, width: int = COLUMN, desc: str = "") -> Drawing:
    """The panels row by row in the order given; ValueError where none has a point."""
    times = [time for item in items for time, _ in item.points]
    if not times:
        raise ValueError("small multiples need a town with counts")
    grid = Grid(width, COLUMNS[width], ACROSS, HEAD + PLOT + FOOT, AIR)
    sheet = Sheet(width, grid.height(len(items)))
    first, last = min(times), max(times)
    floors: list[list[Point]] = []
    lines: list[list[Point]] = []
    dots: list[Point] = []
    for index, item in enumerate(items):
        left, top = grid.place(index)
        floor = top + HEAD + PLOT
        sheet.text(left, top + 12, item.name, bold=True)
        for number, line in enumerate(wrap(item.text, ACROSS)):
            sheet.text(left, top + 27 + 15 * number, line, "muted")
        if not item.points:
            continue
        most = max(people for _, people in item.points)
        scale = ((ACROSS - 2 * EDGE) / ((last - first) or 1.0), (PLOT - EDGE) / most)

        def at(point: Point, left: float = left, floor: float = floor, scale: Point = scale) -> Point:
            return left + EDGE + (point[0] - first) * scale[0], floor - point[1] * scale[1]

        floors.append([(left, floor), (left + ACROSS, floor)])
        lines += [[at(point) for point in run] for run in runs(item.points) if len(run) > 1]
        dots += [at(point) for point in item.points]
        sheet.text(left, floor + 14, str(int(first)), "muted")
        sheet.text(left + ACROSS, floor + 14, str(int(last)), "muted", "end")
    sheet.lines(floors, "rule")
    sheet.lines(lines, "working", 1.5)
    sheet.dots(dots, 2.5, "working")
    return sheet.drawing(desc)
