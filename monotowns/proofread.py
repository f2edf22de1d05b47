"""Lints the source of prose: digits and number words typed by hand, straight quotes, hyphens for dashes, mixed alphabets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monotowns.prose import Raw
from monotowns.report import Problem

CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
LINK_TARGET = re.compile(r"\]\([^)]*\)|\{:[^}]*\}")
_MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "kk": "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
}
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_NUMBER_WORDS = {
    "en": r"eleven|twelve|\w*teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?",
    "ru": r"\w+надцат[ьи]|двадцат[ьи]|тридцат[ьи]|сорока?|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяност[оа]|ст[оа]|двести|триста|\w+сот|тысяч\w*|миллион\w*|миллиард\w*",
    "kk": r"он бір|он екі|он үш|он төрт|он бес|он алты|он жеті|он сегіз|он тоғыз|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың|миллион|миллиард",
}
_IDIOMS = re.compile(r"\b(?:тысячелети\w*|мыңдаған|жүздеген|thousands of|hundreds of|millions of|тысячи людей)\b", re.IGNORECASE)
_EXHIBIT = re.compile(r"\b(?:Figures?|Tables?|[Рр]исун\w+|[Тт]аблиц\w+)[\s\u00a0]\d{1,2}\b|\b\d{1,2}-(?:сурет|кесте)\w*")
"""Numbered figures and tables of a publication are names, not figures of ours."""
_STYLE = (
    (re.compile(r'"'), "quotes", "straight quotation mark", "use “…” in English, «…» in Russian and Kazakh"),
    (re.compile(r"(?<=\s)-(?=\s)"), "dash", "hyphen used as a dash", "use – in English and Kazakh, — in Russian"),
    (re.compile(r"\.\.\."), "ellipsis", "three full stops", "use …"),
    (re.compile(r"(?<=\S)  +(?=\S)"), "spaces", "two spaces", "one is enough"),
)
_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі])[^\W\d_]+\b")
_DIGITS = re.compile(r"\S*\d\S*")


def blank(match: re.Match[str]) -> str:
    """Spaces in place of what is not prose, so that positions stay true."""
    return re.sub(r"[^\n]", " ", match.group())


def _fill(match: re.Match[str]) -> str:
    """A stand-in letter for each character of what is not prose, where spaces themselves are looked at."""
    return re.sub(r"[^\n]", "\u2060", match.group())


def _dates(lang: str) -> re.Pattern[str]:
    """Years, spans of years, decades and days of a month: the digits that prose may type."""
    months = _MONTHS[lang]
    tail = {"en": r"(?:s|’s)?", "ru": r"(?:-[а-яё]+)?", "kk": r"(?:-[а-яәғқңөұүһі]+)?"}[lang]
    day = rf"\b\d{{1,2}}[\s\u00a0]+(?:{months})\w*|\b(?:{months})\w*[\s\u00a0]+\d{{1,2}}\b(?!\d)"
    return re.compile(rf"{day}|\b{_YEAR}(?:[–-]{_YEAR})?{tail}\b(?![.,]\d)", re.IGNORECASE)


def names_with_digits(texts: Iterable[str]) -> frozenset[str]:
    """Tokens such as ГРЭС-1 or № 683 in names and titles of the data, which prose may repeat."""
    found: set[str] = set()
    for text in texts:
        found.update(token.strip("«»“”(),.;:") for token in re.findall(r"\S*\d\S*", text) if re.search(r"[^\W\d_]", token))
        found.update(re.sub(r"\s", "\u00a0", token) for token in re.findall(r"(?:№|No\.?)\s?\d+", text))
    return frozenset(found)


def _marks(body: str, line: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(body):
        before = body[: match.start()]
        yield line + before.count("\n"), match.start() - (before.rfind("\n") + 1) + 1, match.group()


def proofread(raw: Raw, allowed: frozenset[str]) -> Iterator[Problem]:
    """Every problem of one file; `allowed` holds the names of the data that carry digits."""
    words = re.compile(rf"\b(?:{_NUMBER_WORDS[raw.lang]})\b", re.IGNORECASE)
    numbered = re.compile(r"(?:№|No\.?)[\s\u00a0]?\d+")
    for _name, title, body, line in raw.parts:
        text = LINK_TARGET.sub(blank, CALL.sub(blank, body))
        solid = LINK_TARGET.sub(_fill, CALL.sub(_fill, body))
        for pattern, code, message, hint in _STYLE:
            for row, column, _found in _marks(solid, line, pattern):
                yield Problem(raw.file, row, column, code, message, hint)
        for row, column, found in _marks(text, line, _MIXED):
            yield Problem(
                raw.file, row, column, "alphabet", f"'{found}' mixes Latin and Cyrillic letters", "retype the word in one alphabet"
            )
        spare = numbered.sub(lambda match: blank(match) if re.sub(r"\s", "\u00a0", match.group()) in allowed else match.group(), text)
        spare = _EXHIBIT.sub(blank, _IDIOMS.sub(blank, _dates(raw.lang).sub(blank, spare)))
        for row, column, found in _marks(spare, line, _DIGITS):
            token = found.strip("«»“”(),.;:*_[]!?")
            if token not in allowed and not any(token.startswith(name) for name in allowed if len(name) > 2):
                yield Problem(
                    raw.file,
                    row,
                    column,
                    "digit",
                    f"a figure typed by hand: '{token}'",
                    "use a call, e.g. {{ population(2021) }} or {{ literal(12, 'source-id') }}",
                )
        for row, column, found in _marks(spare, line, words):
            yield Problem(
                raw.file,
                row,
                column,
                "number-word",
                f"a number above ten in words: '{found}'",
                "use a call, e.g. {{ literal(12, 'source-id') }}",
            )
        if re.search(r"\d", title):
            yield Problem(raw.file, max(1, line - 1), 1, "digit", "a figure in a heading", "headings carry no figures")
