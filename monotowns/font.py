"""The site's typeface: Source Sans 3 from its package, instanced at 400 and 600, subset to the letters the site may use, renamed.

The font licence (SIL OFL 1.1) reserves the name "Source", so the made files are called Mono Text; the licence text is published with them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from monotowns.alphabet import ALPHABETS
from monotowns.cache import Store, digest

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = "Mono Text"
WEIGHTS = (400, 600)
_LETTERS = "".join(
    sorted({*"".join(ALPHABETS.values()), *"".join(ALPHABETS.values()).upper(), *"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"})
)
_SIGNS = " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~\u00a0\u00ad«»“”‘’„–—…·•°′″×±−≈≤≥→←↑↓▲▼№§€₸©²³"
_OTHERS = "äöüßÄÖÜáàâéèêëíîïóôúùûýçñãşğıŞĞİńǵńūŪÝÁŃǴÚÓ"
"""Letters of titles in German, French, Turkish and the Kazakh Latin drafts; what is left falls back to the system's font."""
REPERTOIRE = _LETTERS + _SIGNS + _OTHERS


def _package_files() -> Iterator[Any]:
    stack = [files("fontpkg_source_sans_3")]
    while stack:
        place = stack.pop()
        for item in place.iterdir():
            if item.is_dir():
                stack.append(item)
            else:
                yield item


def _find(*endings: str) -> Any:
    """The first file of the package whose name ends so and is upright; LookupError when the package has none."""
    found = sorted(
        (item for item in _package_files() if item.name.lower().endswith(endings) and "italic" not in item.name.lower()),
        key=lambda item: item.name,
    )
    if not found:
        raise LookupError(f"the package fontpkg-source-sans-3 has no file ending in {' or '.join(endings)}")
    return found[0]


def licence() -> bytes:
    """The font's licence text."""
    return bytes(_find("license", "license.txt", "license.md", "ofl.txt", "licence.txt").read_bytes())


def woff2(weight: int, store: Store) -> bytes:
    """One weight as a WOFF2 file, from the store where it was made before."""
    key = digest(REPERTOIRE, str(weight), version("fontpkg-source-sans-3"), version("fonttools"), version("brotli"), FAMILY)
    kept = store.get("fonts", key)
    if isinstance(kept, bytes):
        return kept
    with as_file(_find(".ttf", ".otf")) as path:
        made = _make(path, weight)
    store.put("fonts", key, made)
    return made


def _make(path: Path, weight: int) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(path, recalcTimestamp=False)
    options = Options(
        flavor="woff2",
        hinting=False,
        desubroutinize=True,
        layout_features=["kern", "mark", "mkmk", "locl", "ccmp"],
        name_IDs=[0, 1, 2, 13, 14],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=REPERTOIRE)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = FAMILY
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=False)
    return buffer.getvalue()
