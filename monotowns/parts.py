"""Language of parts (WCAG 3.1.2): marks words of another language by their letters, and tells the language of titles and publishers."""

from __future__ import annotations

import re

CYRILLIC = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
OFFICIAL_RUSSIAN = frozenset({"Ұлытау", "Жетісу", "Қонаев"})
"""Names that Russian official texts write with Kazakh letters."""
ENGLISH = re.compile(r"\b(?:the|and|of|with|from|which|town|towns|people|enterprise|region|about|over|until|since)\b", re.IGNORECASE)

_TAG = re.compile(r"(<[^>]*>)")
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "source", "wbr"})
_LANG = re.compile(r'\blang="([^"]+)"')
_CYRILLIC_RUN = re.compile(rf"[{CYRILLIC}]+(?:[\s\u00a0\u2011-]+[{CYRILLIC}]+)*")
_KAZAKH_QUOTED = re.compile(rf"(?<=«)[^«»<&]*[{KAZAKH}][^«»<&]*(?=»)")
_KAZAKH_WORD = re.compile(rf"[{CYRILLIC}\u00ad]*[{KAZAKH}][{CYRILLIC}\u00ad]*")


def _announced_english(match: re.Match[str]) -> str:
    words = match.group()
    return f'<span lang="{"kk" if re.search(f"[{KAZAKH}]", words) else "ru"}">{words}</span>'


def _announced_kazakh(match: re.Match[str]) -> str:
    words = match.group()
    return words if words.replace("\u00ad", "") in OFFICIAL_RUSSIAN else f'<span lang="kk">{words}</span>'


def _text(words: str, lang: str) -> str:
    """One text node: Cyrillic words in English, words with Kazakh letters in Russian."""
    if lang == "en":
        return _CYRILLIC_RUN.sub(_announced_english, words)
    pieces = _KAZAKH_QUOTED.split(words)
    quoted = _KAZAKH_QUOTED.findall(words)
    marked = [_KAZAKH_WORD.sub(_announced_kazakh, piece) for piece in pieces]
    return "".join(
        piece + (f'<span lang="kk">{inside}</span>' if inside else "") for piece, inside in zip(marked, [*quoted, ""], strict=True)
    )


def announce(html: str, lang: str) -> str:
    """The page with `lang` around words of another language in its main part, where no element announces them yet.

    Kazakh text can hold any Russian word, so Kazakh pages mark foreign words where they are written.
    """
    start = html.find("<main")
    if lang == "kk" or start < 0:
        return html
    out = [html[:start]]
    stack: list[str] = []
    for piece in _TAG.split(html[start:]):
        if piece.startswith("</"):
            if stack:
                stack.pop()
        elif piece.startswith("<"):
            name = re.split(r"[\s/>]", piece[1:], maxsplit=1)[0].lower()
            if name not in _VOID and not piece.endswith("/>") and not piece.startswith("<!"):
                found = _LANG.search(piece)
                inherited = "zxx" if name == "script" else stack[-1] if stack else lang  # data for machines are in no language
                stack.append(found[1] if found else inherited)
        elif piece and (not stack or stack[-1] == lang):
            out.append(_text(piece, lang))
            continue
        out.append(piece)
    return "".join(out)


def script_language(text: str, default: str) -> str:
    """The language tag of a title or publisher of a source in language `default`, by its letters."""
    if re.search(f"[{KAZAKH}]", text):
        return "kk"
    if re.search(f"[{CYRILLIC}]", text):
        return default if default in ("ru", "kk", "uk", "bg", "ky") else "ru"
    if default in ("ru", "kk", "uk", "ky"):
        return "en" if text.startswith("[") or ENGLISH.search(text) else f"{default}-Latn"
    return default
