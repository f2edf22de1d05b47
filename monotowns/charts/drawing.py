"""A finished picture: the SVG for a page, the pair of versions a page shows, and the file a reader downloads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from monotowns.charts.metrics import wrap
from monotowns.charts.style import FONT, LIGHT, SIZE, attributes

PAD = 24
TITLE = 16
LEADING = 1.35
FILE_FONTS = f"'{FONT}', 'Source Sans Pro', 'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
"""The fonts of a file that has left the site: its own, its former name, then what systems have for Kazakh."""

STROKED = '<path class="s-'
"""How the element of a stroked path begins."""
STEADY = '<path vector-effect="non-scaling-stroke" class="s-'
"""The same with a line that keeps its width where the path is scaled."""
WIDER = 1.25
"""How much wider than the site's font the widest of their stand-ins is: words of a file are broken that much earlier."""


def _size(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Ground:
    """The land under a map's marks as SVG elements, in pieces that maps of other sizes on the same page can show scaled."""

    backdrop: str
    """What fills the frame under everything."""
    pieces: Mapping[str, str]
    """Elements by name, the lowest first."""
    zero: tuple[float, float]
    """Where the point (0, 0) of the projection lies, in px of the drawing."""
    scale: float
    """Px per km."""
    width: float
    height: float

    @property
    def body(self) -> str:
        """Its elements, drawn at its own size."""
        return self.backdrop + "".join(self.pieces.values())

    def define(self) -> str:
        """The pieces for other maps to use; their lines keep their width at any scale."""
        groups = [f'<g id="{_piece(name)}">{piece.replace(STROKED, STEADY)}</g>' for name, piece in self.pieces.items()]
        return f"<defs>{''.join(groups)}</defs>"

    def show(self, defined: Ground) -> str:
        """The same land made of the pieces that `defined` has on the page, cut off at this map's own frame."""
        ratio = self.scale / defined.scale
        left, top = (own - ratio * other for own, other in zip(self.zero, defined.zero, strict=True))
        uses = "".join(f'<use href="#{_piece(name)}"/>' for name in self.pieces)
        placed = f'<g transform="translate({left:.2f} {top:.2f}) scale({ratio:.4f})">{uses}</g>'
        return f'{self.backdrop}<svg width="{_size(self.width)}" height="{_size(self.height)}">{placed}</svg>'


def _piece(name: str) -> str:
    return f"ground-{name}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture without a language of its own: marks and texts as SVG elements, size in px, and a description in words."""

    marks: str
    """The elements inside the svg element that lie on the ground: no ids, no style."""
    width: float
    height: float
    desc: str
    role: Literal["img", "group"] = "img"
    ground: Ground | None = None

    @property
    def body(self) -> str:
        """All elements inside the svg element."""
        return self.ground.body + self.marks if self.ground else self.marks

    def inline(self, key: str, version: str = "", title: str = "", defined: Ground | None = None, define: bool = False) -> str:
        """The picture for a page. `{key}-t` (or `title`) is the id of the visible title, `{key}-d` becomes the description's.

        `version` is 'narrow', 'wide' or 'spread' where the page holds the picture in several widths. With `defined` the ground is made
        of that one's pieces, which `define` puts into this picture.
        """
        body = (defined.define() if define else "") + self.ground.show(defined) + self.marks if self.ground and defined else self.body
        names = f"chart {version}".strip()
        size = f'viewBox="0 0 {_size(self.width)} {_size(self.height)}" width="{_size(self.width)}" height="{_size(self.height)}"'
        described = f'<desc id="{key}-d">{escape(self.desc, quote=False)}</desc>' if self.desc else ""
        labelled = f"{title or f'{key}-t'} {key}-d" if self.desc else title or f"{key}-t"
        return f'<svg class="{names}" {size} role="{self.role}" aria-labelledby="{labelled}">{described}{body}</svg>'

    def bare(self) -> str:
        """The picture for a place where the words beside it say it all: hidden from assistive technology."""
        size = f'viewBox="0 0 {_size(self.width)} {_size(self.height)}" width="{_size(self.width)}" height="{_size(self.height)}"'
        return f'<svg class="chart" {size} aria-hidden="true">{self.body}</svg>'

    def standalone(self, title: str, source_line: str, lang: str = "", subtitle: str = "", note: str = "") -> str:
        """The picture as a file of its own, in light colours: title and subtitle above, note, source and licence below, no links."""
        width = max(self.width, 280)
        line = width / WIDER
        heading = wrap(title, line, TITLE, 600)
        notes = [*(wrap(note, line) if note else []), *wrap(source_line, line)]
        measure = wrap(subtitle, line) if subtitle else []
        under = PAD + TITLE * LEADING * len(heading)
        top = under + SIZE * LEADING * len(measure) + 8
        foot = top + self.height + 8
        total = foot + SIZE * LEADING * len(notes) + PAD
        outer = f"{_size(width + 2 * PAD)} {_size(total)}"
        body = re.sub(r"</?a\b[^>]*>", "", self.body)
        body = re.sub(r' class="([^"]*)"', lambda found: f" {attributes(found[1])}", body)
        head = "".join(_row(PAD, PAD + TITLE * (0.9 + LEADING * index), line) for index, line in enumerate(heading))
        measure_rows = "".join(_row(PAD, under + SIZE * (0.9 + LEADING * index), line) for index, line in enumerate(measure))
        foot_rows = "".join(_row(PAD, foot + SIZE * (0.9 + LEADING * index), line) for index, line in enumerate(notes))
        language = f' lang="{lang}"' if lang else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg"{language} width="{outer.split()[0]}" height="{outer.split()[1]}" viewBox="0 0 {outer}" '
            f'font-family="{FILE_FONTS}" font-size="{SIZE}" fill="{LIGHT["ink"]}">'
            f"<title>{escape(title, quote=False)}</title><desc>{escape(self.desc, quote=False)}</desc>"
            f'<rect width="100%" height="100%" fill="{LIGHT["paper"]}"/>'
            f'<g font-size="{TITLE}" font-weight="600">{head}</g>'
            f'<g transform="translate({PAD} {_size(top)})">{body}</g>'
            f'<g fill="{LIGHT["muted"]}">{measure_rows}{foot_rows}</g></svg>\n'
        )


def _row(x: float, y: float, line: str) -> str:
    """One line of text at (x, y)."""
    return f'<text x="{_size(x)}" y="{_size(y)}">{escape(line, quote=False)}</text>'


def pair(key: str, drawings: Sequence[Drawing], defined: Ground | None = None) -> str:
    """The versions of one picture, from the narrowest; the style sheet shows the one that fits. The title's id is `{key}-t` for all of them.

    Maps share one ground: the one that an earlier picture has `defined` on the page, or else the widest version's.
    """
    shared = defined or drawings[-1].ground
    versions = zip(drawings, ("narrow", "wide", "spread"), strict=False)
    return "".join(
        drawing.inline(f"{key}{version[0]}", version, f"{key}-t", shared, defined is None and index == 0)
        for index, (drawing, version) in enumerate(versions)
    )
