"""The colours of the style sheet by day and by night, and the contrast of two of them."""

from __future__ import annotations

import re
from pathlib import Path

CSS = (Path(__file__).parents[2] / "static" / "site.css").read_text("utf-8")


def tokens(css: str) -> dict[str, str]:
    """The colour tokens (--name -> #rrggbb) of the first rule for the root."""
    body = re.search(r":root\s*\{([^}]*)\}", css)
    return dict(re.findall(r"--([a-z]+):\s*(#[0-9A-Fa-f]{6})", body[1])) if body else {}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours #rrggbb by WCAG 2.2 (relative luminance, 1 to 21)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


DAY = tokens(CSS)
NIGHT = tokens(CSS.partition("@media(prefers-color-scheme:dark){")[2])
