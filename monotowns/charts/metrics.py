"""How wide text is in the site's font: advances of Source Sans 3 at the weights the site uses."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from monotowns.charts.style import SIZE

REGULAR, BOLD = 400, 600
SOFT_HYPHEN = "\u00ad"


@lru_cache(maxsize=1)
def _font() -> tuple[dict[int, str], dict[int, Any], float]:
    """Characters to glyph names, the glyphs at both weights, and the units of one em."""
    import fontpkg_source_sans_3
    from fontTools.ttLib import TTFont

    font = TTFont(fontpkg_source_sans_3.ROOT / "files" / "SourceSans3[wght].ttf", lazy=True)
    glyphs = {weight: font.getGlyphSet(location={"wght": weight}) for weight in (REGULAR, BOLD)}
    return font.getBestCmap() or {}, glyphs, float(font["head"].unitsPerEm)


@lru_cache(maxsize=2048)
def _advance(character: str, weight: int) -> float:
    """The advance of one character in em; one the font lacks counts as a digit."""
    names, glyphs, em = _font()
    name = names.get(ord(character)) or names[ord("0")]
    return float(glyphs[weight][name].width) / em


@lru_cache(maxsize=8192)
def text_width(text: str, size: float = SIZE, weight: int = REGULAR) -> float:
    """The width of `text` in px, without kerning (which makes it a hair narrower); drawings never break at soft hyphens, so these have none."""
    return size * sum(_advance(character, weight) for character in text if character != SOFT_HYPHEN)


def wrap(text: str, width: float, size: float = SIZE, weight: int = REGULAR) -> list[str]:
    """`text` in lines no wider than `width`, broken at ordinary spaces only."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", size, weight) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
