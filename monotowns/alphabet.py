"""Alphabets of the three languages: sort keys in their own order, search folding, soft hyphens, no-break spaces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

NBSP = "\u00a0"
SHY = "\u00ad"
JOINER = "\u2060"
"""Forbids a new line where it stands."""
ALPHABETS: Mapping[str, str] = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
}
"""Official orders: 26 English, 33 Russian and 42 Kazakh letters (CLDR index characters)."""

FOLD: Mapping[str, str] = {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е"}
"""Kazakh letters as they are typed on a Russian keyboard; none of them has a Unicode decomposition."""

_FOLD_TABLE = str.maketrans({**FOLD, "-": " ", "\u2011": " ", SHY: None, NBSP: " ", "ʼ": None, "’": None})
_ORDERS = {
    lang: {digit: 50 + int(digit) for digit in "0123456789"} | {letter: index + 100 for index, letter in enumerate(letters)}
    for lang, letters in ALPHABETS.items()
}
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_SIGNS = frozenset("ъьй")
_WORD = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]{9,}")
"""No shorter word is divided anywhere."""
_RU_SHORT = re.compile(
    r"(?<![\w\u00ad])([аАвВиИкКоОсСуУяЯ]|[вВ]о|[кК]о|[сС]о|[нН]а|[нН]е|[нН]и|[зЗ]а|[пП]о|[иИ]з|[оО]т|[оО]б|[дД]о) (?=\S)"
)
_EN_SHORT = re.compile(r"\b([aAI]) (?=\w)")
_DASH = re.compile(r" ([\u2013\u2014]) ")
_NUMBER_WORD = re.compile(r"(\d) (?=[А-Яа-яәғқңөұүһіA-Za-z%₸])")
_DIGIT_GROUP = re.compile(r"(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))")
_TORN = re.compile(r"<(svg|script|style|title|pre)\b.*?</\1>|<[^>]*>|(?<=\d)(?P<dash>\u2013(?=\d)|-(?=[а-яёәғқңөұүһі]))", re.DOTALL)
_NUMBER_SIGN = re.compile(r"([№§]|\b[рР]исун(?:ок|ка|ке)|\b[тТ]аблиц[аеы]|\b[пП]ункт|\b(?:Figure|Table)) (?=\d)")
_EN_DATE = re.compile(r"(?<=\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)")
_EQUATION = re.compile(r"(?<=\w) (=|(?<=\d )/) (?=\w)")
_INITIAL = re.compile(r"(?<!\w)([A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|Дж)\. (?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")


def sort_key(text: str, lang: str) -> tuple[tuple[int, ...], str]:
    """Key that sorts `text` in the alphabet of `lang`; letters of other alphabets come after, before them spaces, hyphens and digits."""
    order = _ORDERS[lang]
    lowered = text.casefold().replace(SHY, "")
    return tuple(order.get(char, 20 if char in " -\u2011" else 1000 + ord(char)) for char in lowered), text


def fold(text: str) -> str:
    """`text` for comparing in a search: lower case, Kazakh letters as Russian ones, hyphens as spaces, single spaces."""
    return " ".join(text.casefold().translate(_FOLD_TABLE).split())


def _breaks(word: str, part: int) -> list[int]:
    """Where a Kazakh or Russian word may be divided: before the last consonant between two vowels, in parts of `part` letters and more."""
    lower = word.lower()
    vowels = [index for index, char in enumerate(lower) if char in _VOWELS]
    points = [0]
    for left, right in itertools.pairwise(vowels):
        if right - left == 1:
            continue
        point = right - 1
        if lower[point] in _SIGNS:
            point += 1
        if points[-1] + part <= point <= len(word) - part and lower[point] not in _SIGNS:
            points.append(point)
    return points[1:]


def soften(text: str, *, longer: int = 12, part: int = 5) -> str:
    """`text` with soft hyphens in its Cyrillic words of more than `longer` letters, none of their parts shorter than `part`.

    Short parts look torn, and every place to divide a word weighs on the page: only narrow columns ask for more of them.
    """

    def divide(match: re.Match[str]) -> str:
        word = match.group()
        if len(word) > longer:
            for point in reversed(_breaks(word, part)):
                word = word[:point] + SHY + word[point:]
        return word

    return _WORD.sub(divide, text.replace(SHY, ""))


def bind(text: str, lang: str) -> str:
    """`text` with the language's no-break spaces: before dashes, after short words and initials, inside a number or an equation, around it."""
    text = _DASH.sub(NBSP + r"\1 ", text)
    text = _INITIAL.sub(r"\1." + NBSP, text)
    text = _NUMBER_SIGN.sub(r"\1" + NBSP, text)
    text = _EQUATION.sub(NBSP + r"\1" + NBSP, text)
    if lang == "en":
        text = _EN_DATE.sub(NBSP, text)
        return _EN_SHORT.sub(r"\1" + NBSP, text)
    text = _DIGIT_GROUP.sub(r"\1" + NBSP, text)
    text = _NUMBER_WORD.sub(r"\1" + NBSP, text)
    if lang == "ru":
        text = _RU_SHORT.sub(r"\1" + NBSP, text)
    return text


def hold(page: str) -> str:
    """The HTML of a page with word joiners after the dash of a range of numbers (1999–2024) and the hyphen of a number’s ending (1-орын).

    Pictures, scripts and texts that are there to be copied are left alone.
    """
    return _TORN.sub(lambda match: match[0] + JOINER if match["dash"] else match[0], page)


def typeset(text: str, lang: str) -> str:
    """Plain text made ready for the page: no-break spaces, and soft hyphens in Kazakh, which no browser can divide."""
    bound = bind(text, lang)
    return soften(bound) if lang == "kk" else bound
