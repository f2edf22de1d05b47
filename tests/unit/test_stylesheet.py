"""Contrast of the colour tokens in light and dark, computed by WCAG's formula from the style sheet itself."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import matplotlib
import pytest
from fontTools.afmLib import AFM
from fontTools.ttLib import TTFont

from monotowns.charts.metrics import text_width
from monotowns.stylesheet import compact
from tests.unit.colours import CSS, DAY, NIGHT, contrast


def test_the_formula_on_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#0B5C78", "#FBFAF6") == pytest.approx(contrast("#FBFAF6", "#0B5C78"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize("text", ["ink", "muted", "link", "working", "closed"])
def test_text_has_contrast_of_4_5(scheme: str, ground: str, text: str) -> None:
    colours = DAY if scheme == "light" else NIGHT
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mark", ["rule", "working", "partly", "closed", "context"])
def test_marks_have_contrast_of_3(scheme: str, mark: str) -> None:
    colours = DAY if scheme == "light" else NIGHT
    assert contrast(colours[mark], colours["paper"]) >= 3


def test_both_schemes_have_every_token() -> None:
    assert DAY.keys() == NIGHT.keys()
    assert len(DAY) >= 15


def test_compacting_keeps_the_rules() -> None:
    assert compact("/* c */ a { color : red ; }\n\n b > c { d: e, f; }") == "a{color :red}b>c{d:e,f}"


FONTS = Path(matplotlib.get_data_path()) / "fonts"
SAMPLE = (
    "The town owes its birth to a compass. In February a pilot of a geological party saw the needle swing aside over the river, and the ore "
    "was found. The first builders came in May; thousands of young volunteers lived in tents and called the camp after a city."
)


def stand_ins() -> Iterator[tuple[str, int, float]]:
    """(family, weight, size-adjust as a share) of the system fonts that stand in for the site's."""
    for family, weight, share in re.findall(r"font-family:(Mono (?:Near|Phone|Wide));font-weight:(\d+);size-adjust:([\d.]+)%", CSS):
        yield family, int(weight), float(share) / 100


def helvetica(name: str) -> Callable[[str], float]:
    """The width of a letter in em in Helvetica, whose widths Arial and Liberation Sans share."""
    metrics = AFM(FONTS / "pdfcorefonts" / name)
    widths = {code: width for code, width, _box in (metrics[glyph] for glyph in metrics.chars())}
    return lambda letter: widths[ord(letter)] / 1000


def dejavu(name: str) -> Callable[[str], float]:
    """The width of a letter in em in DejaVu Sans."""
    font = TTFont(FONTS / "ttf" / name)
    names, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    return lambda letter: float(widths[names[ord(letter)]][0]) / em


ROBOTO_LETTERS = " ,.;FIMTabcdefghilmnoprstuvwy"
ROBOTO = {
    400: "508 403 540 433 1132 557 1788 1222 1114 1150 1072 1155 1086 712 1150 1128 498 498 1796 1131 1168 1150 694 1057 670 1129 992 1539 969",
    600: "509 504 594 539 1124 599 1793 1269 1096 1152 1067 1153 1106 733 1170 1147 542 542 1774 1148 1156 1152 750 1052 693 1147 1037 1504 1031",
}
"""Widths of these letters in Roboto 3.015, regular and bold, in parts of 2,048 to the em.

Android has the font and machines that build the site need not: they were read once from the file of the package fontpkg-roboto.
"""


def roboto(weight: int) -> Callable[[str], float]:
    """The width of a letter in em in Roboto; KeyError for a letter that was not measured."""
    widths = dict(zip(ROBOTO_LETTERS, map(int, ROBOTO[weight].split()), strict=True))
    return lambda letter: widths[letter] / 2048


WIDTHS = {
    ("Mono Near", 400): helvetica("Helvetica.afm"),
    ("Mono Near", 600): helvetica("Helvetica-Bold.afm"),
    ("Mono Phone", 400): roboto(400),
    ("Mono Phone", 600): roboto(600),
    ("Mono Wide", 400): dejavu("DejaVuSans.ttf"),
    ("Mono Wide", 600): dejavu("DejaVuSans-Bold.ttf"),
}


def test_fonts_that_stand_in_are_as_wide_as_the_sites_own() -> None:
    found = list(stand_ins())
    assert {(family, weight) for family, weight, _ in found} == WIDTHS.keys()
    for family, weight, share in found:
        own = text_width(SAMPLE, 1000, weight) / 1000
        assert share * sum(map(WIDTHS[family, weight], SAMPLE)) == pytest.approx(own, rel=0.015), (family, weight)
