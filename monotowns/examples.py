"""How to read the files in a program or a spreadsheet: short code with the addresses, headings and words of the page's language."""

from __future__ import annotations

from dataclasses import dataclass

from monotowns.csvfile import plain
from monotowns.view import View


@dataclass(frozen=True, slots=True)
class Example:
    """Code and the name of the program that runs it."""

    program: str
    code: str


def examples(v: View) -> tuple[Example, ...]:
    """The census counts of the towns themselves in Python (pandas) and R, the table of towns in a spreadsheet on the web."""
    figures, towns = (v.frame.base.absolute(f"{v.lang}/data/{name}.csv") for name in ("figures", "towns"))
    subject, date, value, kind, scope = (
        plain(words) for words in (v.text("Subject"), v.text("Date"), v.text("Value"), v.text("Kind"), v.text("Scope"))
    )
    census, town = plain(v.label("kind", "census")), plain(v.label("scope", "town"))
    shown = f'"{subject}", "{date}", "{value}"'
    python = f"""import pandas as pd

figures = pd.read_csv("{figures}")
counts = figures[(figures["{kind}"] == "{census}") & (figures["{scope}"] == "{town}")]
print(counts[[{shown}]])"""
    r = f"""figures <- read.csv("{figures}", fileEncoding = "UTF-8-BOM", check.names = FALSE)
counts <- figures[figures[["{kind}"]] == "{census}" & figures[["{scope}"]] == "{town}", ]
print(counts[c({shown})])"""
    comma = "," if v.lang == "en" else ";"  # spreadsheets part arguments by a semicolon where the comma is the decimal sign
    sheet = f'=IMPORTDATA("{towns}"{comma} ","{comma} "en_US")'
    return (Example("Python (pandas)", python), Example("R", r), Example("Google Sheets", sheet))
