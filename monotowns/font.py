"""The site's typeface: Source Sans 3 from its package, instanced at 400 and 600, subset to the letters the site may use, renamed.

The font licence (SIL OFL 1.1) reserves the name "Source", so the made files are called Mono Text; the licence text is published with them.
"""

from __future__ import annotations

import io
import multiprocessing
from collections.abc import Callable, Iterator
from importlib.metadata import version
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from monotowns.alphabet import ALPHABETS
from monotowns.cache import Store, digest

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "Mono Text"
FILES = {400: "assets/text-400.woff2", 600: "assets/text-600.woff2"}
"""Where the file of each weight is published."""
_LETTERS = "".join(
    sorted({*"".join(ALPHABETS.values()), *"".join(ALPHABETS.values()).upper(), *"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"})
)
_SIGNS = " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~\u00a0\u00ad«»“”‘’„–—…·•°′″×±−≈≤≥→←↑↓▲▼№§€₸©²³"
_OTHERS = "äöüßÄÖÜáàâéèêëíîïóôúùûýçñãşğıŞĞİńǵńūŪÝÁŃǴÚÓæčěłš" + "½¼¾₀₁₂δκμ∑"
"""Letters of names and titles in other European languages and the Kazakh Latin drafts, signs of formulas; what is left falls back to the system's font."""
_SPARE = ("BASE", "GDEF", "STAT", "gasp")
"""Tables that serve upright lines of other scripts, marks set by themselves, choosers of variable fonts and hinting: none of which the site has."""
_FEATURES = ("kern",)
_NAMES = (0, 1, 2, 14)
"""Copyright, family, style and the address of the licence, whose text is published beside the files."""
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


def begin(store: Store, apart: bool) -> Callable[[], dict[int, bytes]]:
    """Start making the two files, `apart` in a process of their own while the rest of the build goes on; the call awaits them."""
    keys = {weight: _key(weight) for weight in FILES}
    kept = {weight: store.get("fonts", key) for weight, key in keys.items()}
    if all(isinstance(content, bytes) for content in kept.values()):
        return lambda: kept
    if not apart:
        return lambda: _keep(store, keys, _make())
    pool = multiprocessing.get_context("fork").Pool(1)
    made = pool.apply_async(_make)
    pool.close()
    return lambda: _keep(store, keys, made.get())


def _key(weight: int) -> str:
    cut = (REPERTOIRE, *_FEATURES, *_SPARE, *map(str, _NAMES), str(weight), FAMILY)
    return digest(*cut, version("fontpkg-source-sans-3"), version("fonttools"), version("brotli"))


def _keep(store: Store, keys: dict[int, str], made: dict[int, bytes]) -> dict[int, bytes]:
    for weight, content in made.items():
        store.put("fonts", keys[weight], content)
    return made


def _make() -> dict[int, bytes]:
    """Each weight as a WOFF2 file: the variable font cut to the repertoire once, then fixed at the weight."""
    from fontTools.ttLib import TTFont

    small = _subset()
    made: dict[int, bytes] = {}
    for weight in FILES:
        font = TTFont(io.BytesIO(small), recalcTimestamp=False)
        made[weight] = _instance(font, weight)
    return made


def _subset() -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(
        hinting=False,
        layout_features=list(_FEATURES),
        name_IDs=list(_NAMES),
        notdef_outline=True,
        recalc_timestamp=False,
    )
    with as_file(_find(".ttf", ".otf")) as path:
        font = TTFont(path, recalcTimestamp=False)
        subsetter = Subsetter(options)
        subsetter.populate(text=REPERTOIRE)
        subsetter.subset(font)
        buffer = io.BytesIO()
        font.save(buffer, reorderTables=False)
    return buffer.getvalue()


def _instance(font: TTFont, weight: int) -> bytes:
    from fontTools.varLib import instancer

    font = instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = FAMILY
    for table in _SPARE:
        if table in font:
            del font[table]
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=False)
    return buffer.getvalue()
