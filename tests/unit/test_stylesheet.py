"""Contrast of the colour tokens in light and dark, computed by WCAG's formula from the style sheet itself."""

from pathlib import Path

import pytest

from monotowns.stylesheet import compact, contrast, tokens

CSS = (Path(__file__).parents[2] / "static" / "site.css").read_text("utf-8")
LIGHT = tokens(CSS)
DARK = tokens(CSS.partition("@media(prefers-color-scheme:dark){")[2])


def test_the_formula_on_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#0B5C78", "#FBFAF6") == pytest.approx(contrast("#FBFAF6", "#0B5C78"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize("text", ["ink", "muted", "link", "working", "closed"])
def test_text_has_contrast_of_4_5(scheme: str, ground: str, text: str) -> None:
    colours = LIGHT if scheme == "light" else DARK
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mark", ["rule", "working", "partly", "closed", "context"])
def test_marks_have_contrast_of_3(scheme: str, mark: str) -> None:
    colours = LIGHT if scheme == "light" else DARK
    assert contrast(colours[mark], colours["paper"]) >= 3


def test_both_schemes_have_every_token() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert len(LIGHT) >= 15


def test_compacting_keeps_the_rules() -> None:
    assert compact("/* c */ a { color : red ; }\n\n b > c { d: e, f; }") == "a{color :red}b>c{d:e,f}"
