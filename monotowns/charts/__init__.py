"""Charts and maps as lean SVG in no language: words, numbers and links come in as arguments."""

from monotowns.charts.drawing import Drawing, pair
from monotowns.charts.style import COLUMN, PHONE, WIDE

__all__ = ["COLUMN", "PHONE", "WIDE", "Drawing", "pair"]
