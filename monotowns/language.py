"""One language of the site: catalog strings, plural forms, numbers, dates, lists, and quantities with their units.

Formats follow CLDR by way of Babel, with this publication's corrections: no-break space U+00A0 instead of U+202F
(many fonts lack the latter), U+2212 as minus sign, Kazakh percent without a space. Alphabets are in `alphabet.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from monotowns.alphabet import NBSP
from monotowns.kazakh import Case, inflected
from monotowns.model import LANGUAGES, Bound, Unit

if TYPE_CHECKING:
    from babel import Locale

MINUS = "\u2212"
LOCALES: Mapping[str, str] = {"en": "en_GB", "ru": "ru", "kk": "kk"}
ENDONYMS: Mapping[str, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
SWITCH_ORDER = ("kk", "ru", "en")

Catalog = Mapping[str, tuple[str, ...]]
"""msgid -> its plural forms (one for a plain message); a message with context has the key `context\\x04msgid`."""


@lru_cache(maxsize=8)
def _locale(lang: str) -> Locale:
    from babel import Locale

    return Locale.parse(LOCALES[lang])


def _tidy(text: str) -> str:
    """The publication's no-break space and minus in a formatted number or date."""
    return text.replace("\u202f", NBSP).replace("-", MINUS)


def decimals_of(value: float) -> int:
    """How many decimals to show: those a stored value has, at most 3 below 10, 2 below 100, 1 above (401.4506 -> 1)."""
    most = 3 if abs(value) < 10 else 2 if abs(value) < 100 else 1
    return len(f"{value:.{most}f}".rstrip("0").partition(".")[2])


@dataclass(frozen=True)
class Language:
    """Formatter of one language; holds no state but its catalog."""

    lang: str
    catalog: Catalog

    def text(self, message: str, /, **values: object) -> str:
        """The catalog's translation of `message`, its {names} filled; KeyError when the catalog lacks it."""
        template = self.catalog[message][0]
        return template.format(**values) if values else template

    def plural(self, singular: str, plural: str, number: float, /, **values: object) -> str:
        """The form of `plural` that CLDR asks for with `number`, {n} filled with the formatted number."""
        forms = self.catalog[singular]
        return forms[self.form(number, len(forms))].format(n=self.number(number), **values)

    def form(self, number: float, count: int) -> int:
        """Index of the plural form: one/other, in Russian one/few/many with fractions as the few (1,5 города)."""
        if count == 1:
            return 0
        if self.lang == "ru":
            if number != int(number):
                return 1
            tens, ones = int(abs(number)) % 100, int(abs(number)) % 10
            if ones == 1 and tens != 11:
                return 0
            return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2
        return 0 if number == 1 else 1

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number with the language's separators; `decimals` fixes how many, else as many as the value has."""
        places = decimals_of(value) if decimals is None else decimals
        return _tidy(_format_number(self.lang, round(value, places) + 0.0, places))  # no minus before a rounded nought

    def percent(self, value: float, decimals: int | None = None, signed: bool = False) -> str:
        """A percentage given as percent (12.3 -> 12.3%, in Russian 12,3 %); `signed` writes + before a rise that shows."""
        places = decimals_of(value) if decimals is None else decimals
        sign = "+" if signed and round(value, places) > 0 else ""
        return f"{sign}{self.number(value, decimals)}{NBSP if self.lang == 'ru' else ''}%"

    def date(self, day: dt.date) -> str:
        """A date for running text: 5 January 2024; 5 января 2024 г.; 2024 жылғы 5 қаңтар."""
        month = _month(self.lang, day.month)
        if self.lang == "en":
            return f"{day.day}{NBSP}{month} {day.year}"
        if self.lang == "ru":
            return f"{day.day}{NBSP}{month} {day.year}{NBSP}г."
        return f"{day.year}{NBSP}жылғы {day.day}{NBSP}{month}"

    def short_date(self, day: dt.date) -> str:
        """A date for tables: 5 Jan 2024; 05.01.2024."""
        if self.lang == "en":
            return f"{day.day}{NBSP}{_month('en', day.month)[:3]} {day.year}"
        return f"{day.day:02}.{day.month:02}.{day.year}"

    def partial_date(self, text: str) -> str:
        """An ISO date as exactly as known (2024, 2024-03, 2024-03-20), written in the language."""
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 3:
            return self.short_date(dt.date(*parts))
        if len(parts) == 2:
            return self.month_year(parts[0], parts[1])
        return str(parts[0])

    def month_year(self, year: int, month: int) -> str:
        """A month of a year: January 2024; январь 2024 г.; 2024 ж. қаңтар."""
        name = _month(self.lang, month, alone=True)
        if self.lang == "kk":
            return f"{year}{NBSP}ж. {name.lower()}"
        return f"{name} {year}{NBSP}г." if self.lang == "ru" else f"{name} {year}"

    def span(self, first: int, last: int) -> str:
        """A span of years with an en dash and no spaces."""
        return f"{first}\u2013{last}"

    def listing(self, items: Sequence[str]) -> str:
        """A list as the language joins it: A, B and C; А, Б и В; А, Б, В."""
        from babel.lists import format_list

        return format_list(list(items), locale=_locale(self.lang)) if items else ""

    def quantity(self, value: float, unit: Unit, bound: Bound | None = None, decimals: int | None = None) -> str:
        """A value with its unit in words, e.g. KZT 709.4 billion; 709,4 млрд тенге; over 5%."""
        if unit == "percent":
            return self.bounded(self.percent(value, decimals), bound)
        if unit == "kzt-billion" and 0 < value < 1 and decimals is None:  # no sum stands in two units: 448 million beside 0.9 billion
            value, unit = round(value * 1000, 6), "kzt-million"
        if unit == "people" and value >= 1_000_000 and value % 10_000 == 0:  # only a rounded figure ends so: 1.5 million people
            return self.bounded(self._formed(MILLIONS_OF_PEOPLE[0], value / 1_000_000, self.number(value / 1_000_000)), bound)
        return self.bounded(self._formed(UNITS[unit][0], value, self.number(value, decimals)), bound)

    def quantity_range(self, low: float, high: float, unit: Unit, bound: Bound | None = None) -> str:
        """A range of values with their unit, e.g. 300–400 people; the noun agrees with the higher."""
        numbers = f"{self.number(low)}\u2013{self.number(high)}"
        if unit == "percent":
            return self.bounded(self.percent(high).replace(self.number(high), numbers, 1), bound)
        return self.bounded(self._formed(UNITS[unit][0], high, numbers), bound)

    def _formed(self, message: str, value: float, shown: str) -> str:
        """`shown` in the plural form of `message` that `value` asks for, never parted from the word beside it."""
        forms = self.catalog[message]
        form = forms[self.form(value, len(forms))]
        return form.replace("{n} ", "{n}" + NBSP).replace(" {n}", NBSP + "{n}").format(n=shown)

    def bounded(self, text: str, bound: Bound | None, unit: Unit = "count") -> str:
        """`text` with the words for about, over, under or almost; `unit` says what a bare number counts.

        ValueError where Kazakh asks for a case of a word whose endings are not known.
        """
        if bound is None:
            return text
        rest = ""
        if self.lang == "kk" and (case := KAZAKH_CASES.get(bound)):
            text, rest = inflected(text, case, "адам" if unit == "people" else "бірлік")
        return self.text(BOUNDS[bound], value=text) + (NBSP + rest if rest else "")

    def unit_name(self, unit: Unit) -> str:
        """The unit's name for a table header."""
        return self.text(UNIT_NAMES[unit])


@lru_cache(maxsize=4096)
def _format_number(lang: str, value: float, places: int) -> str:
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(value, format=pattern, locale=_locale(lang))


@lru_cache(maxsize=128)
def _month(lang: str, month: int, alone: bool = False) -> str:
    from babel.dates import get_month_names

    names = get_month_names("wide", "stand-alone" if alone else "format", locale=_locale(lang))
    return str(names[month])


def is_partial_date(text: str) -> bool:
    """Whether `text` is a real ISO date, as exact as known: 2024, 2024-03 or 2024-03-20."""
    try:
        dt.date.fromisoformat(text + "-01" * ((10 - len(text)) // 3))
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text) is not None


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a string marked for extraction
    """Mark a string for the catalogs without translating it here."""
    return message


def P_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 - see N_
    """Mark a pair of plural forms for the catalogs."""
    return singular, plural


BOUNDS: Mapping[Bound, str] = {
    "about": N_("about {value}"),
    "over": N_("over {value}"),
    "under": N_("under {value}"),
    "almost": N_("almost {value}"),
}

KAZAKH_CASES: Mapping[Bound, Case] = {"over": "ablative", "under": "ablative", "almost": "dative"}

UNITS: Mapping[Unit, tuple[str, str]] = {
    "people": P_("{n} person", "{n} people"),
    "index": P_("{n} index point", "{n} index points"),
    "kzt": P_("KZT {n}", "KZT {n}"),
    "kzt-month": P_("KZT {n} a month", "KZT {n} a month"),
    "kzt-million": P_("KZT {n} million", "KZT {n} million"),
    "kzt-billion": P_("KZT {n} billion", "KZT {n} billion"),
    "kzt-trillion": P_("KZT {n} trillion", "KZT {n} trillion"),
    "usd-million": P_("USD {n} million", "USD {n} million"),
    "usd-billion": P_("USD {n} billion", "USD {n} billion"),
    "t": P_("{n} tonne", "{n} tonnes"),
    "thousand-t": P_("{n} thousand tonnes", "{n} thousand tonnes"),
    "million-t": P_("{n} million tonnes", "{n} million tonnes"),
    "million-t-year": P_("{n} million tonnes a year", "{n} million tonnes a year"),
    "thousand-t-year": P_("{n} thousand tonnes a year", "{n} thousand tonnes a year"),
    "billion-m3": P_("{n} billion m³", "{n} billion m³"),
    "m3-day": P_("{n} m³ a day", "{n} m³ a day"),
    "m": P_("{n} m", "{n} m"),
    "km": P_("{n} km", "{n} km"),
    "km2": P_("{n} km²", "{n} km²"),
    "mw": P_("{n} MW", "{n} MW"),
    "count": P_("{n}", "{n}"),
    "projects": P_("{n} project", "{n} projects"),
    "jobs": P_("{n} job", "{n} jobs"),
    "enterprises": P_("{n} enterprise", "{n} enterprises"),
    "points": P_("{n} percentage point", "{n} percentage points"),
    "years": P_("{n} year", "{n} years"),
}

MILLIONS_OF_PEOPLE = P_("{n} million people", "{n} million people")

UNIT_NAMES: Mapping[Unit, str] = {
    "people": N_("people"),
    "percent": N_("per cent"),
    "index": N_("index"),
    "kzt": N_("tenge"),
    "kzt-month": N_("tenge a month"),
    "kzt-million": N_("million tenge"),
    "kzt-billion": N_("billion tenge"),
    "kzt-trillion": N_("trillion tenge"),
    "usd-million": N_("million US dollars"),
    "usd-billion": N_("billion US dollars"),
    "t": N_("tonnes"),
    "thousand-t": N_("thousand tonnes"),
    "million-t": N_("million tonnes"),
    "million-t-year": N_("million tonnes a year"),
    "thousand-t-year": N_("thousand tonnes a year"),
    "billion-m3": N_("billion m³"),
    "m3-day": N_("m³ a day"),
    "m": N_("metres"),
    "km": N_("kilometres"),
    "km2": N_("square kilometres"),
    "mw": N_("megawatts"),
    "count": N_("number"),
    "projects": N_("projects"),
    "jobs": N_("jobs"),
    "enterprises": N_("enterprises"),
    "points": N_("percentage points"),
    "years": N_("years"),
}


def languages(catalogs: Mapping[str, Catalog]) -> dict[str, Language]:
    """A formatter for each language of the site."""
    return {lang: Language(lang, catalogs[lang]) for lang in LANGUAGES}
