"""Formats of the three languages against values written by hand from READER's rule sheet."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns.language import BOUNDS, UNITS, Language, decimals_of, languages
from monotowns.model import LANGUAGES, Bound, Unit

NBSP = "\u00a0"


def _catalog(forms: dict[str, tuple[str, ...]]) -> dict[str, Language]:
    return languages(dict.fromkeys(LANGUAGES, forms))


ANY = _catalog({})


@pytest.mark.parametrize(
    ("lang", "value", "decimals", "expected"),
    [
        ("en", 1234567.8, None, "1,234,567.8"),
        ("ru", 1234567.8, None, f"1{NBSP}234{NBSP}567,8"),
        ("kk", 1234567.8, None, f"1{NBSP}234{NBSP}567,8"),
        ("en", 1234, None, "1,234"),
        ("ru", 1234, None, f"1{NBSP}234"),
        ("kk", -4.5, None, "\u22124,5"),
        ("en", 0.448, None, "0.448"),
        ("ru", 2.0, 1, "2,0"),
        ("en", 999.95, 1, "1,000.0"),
    ],
)
def test_numbers(lang: str, value: float, decimals: int | None, expected: str) -> None:
    assert ANY[lang].number(value, decimals) == expected


@pytest.mark.parametrize(("lang", "expected"), [("en", "12.3%"), ("ru", f"12,3{NBSP}%"), ("kk", "12,3%")])
def test_percent(lang: str, expected: str) -> None:
    assert ANY[lang].percent(12.3) == expected


def test_signed_percent_has_a_true_minus_and_a_plus_only_before_a_rise() -> None:
    assert ANY["ru"].percent(-12.34, 1, signed=True) == f"\u221212,3{NBSP}%"
    assert ANY["en"].percent(2.25, 1, signed=True) == "+2.2%"
    assert ANY["en"].percent(0, 1, signed=True) == "0.0%"


@pytest.mark.parametrize(
    ("lang", "text", "short"),
    [
        ("en", f"5{NBSP}January 2024", f"5{NBSP}Jan 2024"),
        ("ru", f"5{NBSP}января 2024{NBSP}г.", "05.01.2024"),
        ("kk", f"2024{NBSP}жылғы 5{NBSP}қаңтар", "05.01.2024"),
    ],
)
def test_dates(lang: str, text: str, short: str) -> None:
    day = dt.date(2024, 1, 5)
    assert ANY[lang].date(day) == text
    assert ANY[lang].short_date(day) == short


def test_dates_as_exactly_as_known() -> None:
    assert ANY["ru"].partial_date("2024") == "2024"
    assert ANY["ru"].partial_date("2024-01") == f"январь 2024{NBSP}г."
    assert ANY["kk"].partial_date("2024-01") == f"2024{NBSP}ж. қаңтар"
    assert ANY["en"].partial_date("2024-01-05") == f"5{NBSP}Jan 2024"


def test_lists() -> None:
    assert ANY["en"].listing(["A", "B", "C"]) == "A, B and C"
    assert ANY["ru"].listing(["А", "Б", "В"]) == "А, Б и В"
    assert ANY["kk"].listing(["А", "Б"]) == "А және Б"
    assert ANY["kk"].listing(["А", "Б", "В"]) == "А, Б, В"
    assert ANY["en"].listing([]) == ""


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (1, 0),
        (21, 0),
        (101, 0),
        (2, 1),
        (24, 1),
        (0, 2),
        (5, 2),
        (11, 2),
        (12, 2),
        (14, 2),
        (25, 2),
        (111, 2),
        (112, 2),
        (1.5, 1),
        (1000, 2),
    ],
)
def test_russian_plural_forms(number: float, form: int) -> None:
    assert ANY["ru"].form(number, 3) == form


@given(st.integers(min_value=0, max_value=10**7))
def test_russian_plural_forms_agree_with_cldr(number: int) -> None:
    from babel import Locale

    named = {"one": 0, "few": 1, "many": 2}
    assert ANY["ru"].form(number, 3) == named[Locale.parse("ru").plural_form(number)]


@given(st.integers(min_value=-(10**12), max_value=10**12), st.sampled_from(LANGUAGES))
def test_a_formatted_whole_number_reads_back_as_itself(value: int, lang: str) -> None:
    shown = ANY[lang].number(value)
    assert int(shown.replace(NBSP, "").replace(",", "").replace("\u2212", "-")) == value


@given(st.floats(min_value=-1e6, max_value=1e6, allow_nan=False), st.sampled_from(LANGUAGES))
def test_no_formatted_number_holds_a_breaking_or_narrow_space(value: float, lang: str) -> None:
    shown = ANY[lang].number(value, 2)
    assert not set(shown) & {" ", "\u202f", "-"}


@pytest.mark.parametrize(("value", "count"), [(12, 0), (709.4, 1), (401.4506, 1), (31.5059, 2), (8.2893, 3), (0.1 + 0.2, 1), (1e6, 0)])
def test_decimals_shown(value: float, count: int) -> None:
    assert decimals_of(value) == count


def test_every_unit_reads_in_every_language() -> None:
    from pathlib import Path

    from monotowns.catalogs import read

    problems: list[object] = []
    catalogs = read(Path(__file__).parents[2], problems)  # type: ignore[arg-type]
    for lang, language in languages(catalogs).items():
        for unit in UNITS:
            assert "2" in language.quantity(2, unit), (lang, unit)
            for bound in BOUNDS:
                assert "2" in language.quantity(2, unit, bound), (lang, unit, bound)
    assert languages(catalogs)["ru"].quantity(3, "people") == f"3{NBSP}человека"
    assert languages(catalogs)["ru"].quantity(709.4, "kzt-billion") == f"709,4{NBSP}млрд тенге"
    assert languages(catalogs)["ru"].quantity(1_530_000, "people") == f"1,53{NBSP}млн человек"
    assert languages(catalogs)["en"].quantity(1_531_112, "people") == f"1,531,112{NBSP}people"
    assert languages(catalogs)["kk"].quantity(27, "people") == f"27{NBSP}адам"
    assert languages(catalogs)["en"].quantity(709.4, "kzt-billion") == f"KZT{NBSP}709.4{NBSP}billion"


KK_BOUNDS: dict[str, tuple[str, ...]] = {
    "about {value}": ("шамамен {value}",),
    "over {value}": ("{value} астам",),
    "under {value}": ("{value} аз",),
    "almost {value}": ("{value} жуық",),
}


@pytest.mark.parametrize(
    ("text", "bound", "unit", "expected"),
    [
        ("20 000 адам", "over", "people", "20 мыңнан астам адам"),
        ("7 500", "over", "people", "7,5 мыңнан астам"),
        ("1 200", "almost", "people", "1,2 мыңға жуық"),
        ("1 000 жұмыс орны", "over", "jobs", "1 мыңнан астам жұмыс орны"),
        ("айына 400 000 теңге", "over", "kzt-month", "айына 400 мыңнан астам теңге"),
        ("520 жұмыс орны", "over", "jobs", "520 жұмыс орнынан астам"),
        ("1 193 адам", "over", "people", "1 193 адамнан астам"),
        ("250", "over", "people", "250 адамнан астам"),
        ("1 050", "under", "count", "1 050 бірліктен аз"),
        ("300–400 адам", "almost", "people", "300–400 адамға жуық"),
        ("1 000–2 000 адам", "over", "people", "1 000–2 000 адамнан астам"),
        ("1,4 млн адам", "over", "people", "1,4 млн адамнан астам"),
        ("5%", "under", "percent", "5 пайыздан аз"),
        ("25%", "almost", "percent", "25 пайызға жуық"),
        ("187 мың тонна", "almost", "thousand-t", "187 мың тоннаға жуық"),
        ("3,5 млрд АҚШ доллары", "over", "usd-billion", "3,5 млрд АҚШ долларынан астам"),
        ("34 км", "over", "km", "34 километрден астам"),
        ("8 090 км²", "over", "km2", "8 090 шаршы километрден астам"),
        ("34 км", "about", "km", "шамамен 34 км"),
    ],
)
def test_kazakh_bounds_put_the_ending_on_a_word(text: str, bound: Bound, unit: Unit, expected: str) -> None:
    shown = _catalog(KK_BOUNDS)["kk"].bounded(text.replace(" ", NBSP), bound, unit)
    assert shown.replace(NBSP, " ") == expected


def test_other_languages_do_not_inflect_a_bounded_quantity() -> None:
    assert _catalog({"over {value}": ("свыше {value}",)})["ru"].bounded(f"34{NBSP}км", "over", "km") == f"свыше 34{NBSP}км"


def test_a_kazakh_word_without_known_endings_is_an_error() -> None:
    with pytest.raises(ValueError, match="no case endings for 'пуд'"):
        _catalog(KK_BOUNDS)["kk"].bounded(f"34{NBSP}пуд", "over")
