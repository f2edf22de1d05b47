"""Charts and maps as lean SVG in no language: words, numbers and links come in as arguments."""

from monotowns.charts.drawing import Drawing, Ground, pair
from monotowns.charts.style import ATLAS, COLUMN, PHONE, WIDE

__all__ = ["ATLAS", "COLUMN", "PHONE", "WIDE", "Drawing", "Ground", "pair"]
