"""Case endings of Kazakh quantities, which the words for over, under (ablative) and almost (dative) ask for.

An ending is never put on a digit, a sign or an abbreviation: 20 000 адам becomes «20 мыңнан астам адам», 5% «5 пайыздан астам»,
34 км «34 километрден астам».
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from monotowns.alphabet import NBSP

Case = Literal["ablative", "dative"]

NOUNS: Mapping[str, tuple[str, str]] = {
    "%": ("пайыздан", "пайызға"),
    "адам": ("адамнан", "адамға"),
    "бірлік": ("бірліктен", "бірлікке"),
    "доллары": ("долларынан", "долларына"),
    "жоба": ("жобадан", "жобаға"),
    "жыл": ("жылдан", "жылға"),
    "кВт·сағ": ("киловатт-сағаттан", "киловатт-сағатқа"),
    "км": ("километрден", "километрге"),
    "км²": ("шаршы километрден", "шаршы километрге"),
    "кәсіпорын": ("кәсіпорыннан", "кәсіпорынға"),
    "м": ("метрден", "метрге"),
    "м³": ("текше метрден", "текше метрге"),
    "МВт": ("мегаваттан", "мегаватқа"),
    "мың": ("мыңнан", "мыңға"),
    "орны": ("орнынан", "орнына"),
    "тармағы": ("тармағынан", "тармағына"),
    "тармақ": ("тармақтан", "тармаққа"),
    "теңге": ("теңгеден", "теңгеге"),
    "тонна": ("тоннадан", "тоннаға"),
}
"""The last word of a quantity as the catalog writes it -> its ablative and dative, abbreviations and signs in full."""

_LAST = re.compile(r"[^\s\d]+\Z")
_THOUSANDS = re.compile(rf"(?P<before>\D*)(?P<whole>\d{{1,3}}){NBSP}(?P<tenth>\d)00(?:{NBSP}(?P<noun>\D+))?")


def inflected(quantity: str, case: Case, counted: str = "бірлік") -> tuple[str, str]:
    """`quantity` in `case`, and what follows the word that asks for it: ("20 мыңнан", "адам"), ("34 километрден", "").

    Round thousands take the ending on their own word; otherwise the last word does, or `counted` after a bare number.
    ValueError where the table lacks the last word.
    """
    if round_number := _THOUSANDS.fullmatch(quantity):
        before, whole, tenth, noun = round_number.groups(default="")
        return f"{before}{whole}{'' if tenth == '0' else ',' + tenth}{NBSP}{_ending('мың', case)}", noun
    last = _LAST.search(quantity)
    if last is None:
        return quantity + NBSP + _ending(counted, case), ""
    return quantity[: last.start()].rstrip() + NBSP + _ending(last.group(), case), ""


def _ending(noun: str, case: Case) -> str:
    """The noun with its ending; ValueError where it is not in the table."""
    if noun not in NOUNS:
        raise ValueError(f"no case endings for '{noun}'")
    return NOUNS[noun][case == "dative"]
