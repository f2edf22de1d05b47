"""The style sheet made small: comments and spare spaces out; colours read from its tokens for the contrast tests."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


def compact(css: str) -> str:
    """The same rules with fewer bytes; strings in the sheet must not hold braces."""
    text = _SPACE.sub(" ", _COMMENT.sub("", css)).strip()
    return _AROUND.sub(r"\1", text).replace(";}", "}").replace(": ", ":")


def tokens(css: str, selector: str = ":root") -> dict[str, str]:
    """The colour tokens (--name -> #rrggbb) of the first rule with this selector."""
    body = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", css)
    return dict(re.findall(r"--([a-z]+):\s*(#[0-9A-Fa-f]{6})", body[1])) if body else {}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours #rrggbb by WCAG 2.2 (relative luminance, 1 to 21)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
