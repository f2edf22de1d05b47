"""Orders and foldings of the alphabets, against lists written by hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns.alphabet import ALPHABETS, JOINER, SHY, bind, fold, hold, soften, sort_key, typeset

NBSP = "\u00a0"

KAZAKH = [
    "Абай",
    "Ақсай",
    "Ақсу",
    "Алтай",
    "Арқалық",
    "Балқаш",
    "Екібастұз",
    "Жаңаөзен",
    "Жаңатас",
    "Жезқазған",
    "Жітіқара",
    "Кентау",
    "Курчатов",
    "Қаражал",
    "Қаратау",
    "Құлсары",
    "Лисаковск",
    "Риддер",
    "Рудный",
    "Саран",
    "Сәтбаев",
    "Серебрянск",
    "Степногорск",
    "Текелі",
    "Теміртау",
    "Хромтау",
    "Шахтинск",
]
RUSSIAN = [
    "Абай",
    "Аксай",
    "Аксу",
    "Алтай",
    "Аркалык",
    "Балхаш",
    "Жанаозен",
    "Жанатас",
    "Жезказган",
    "Житикара",
    "Каражал",
    "Каратау",
    "Кентау",
    "Кульсары",
    "Курчатов",
    "Лисаковск",
    "Риддер",
    "Рудный",
    "Сарань",
    "Сатпаев",
    "Серебрянск",
    "Степногорск",
    "Текели",
    "Темиртау",
    "Хромтау",
    "Шахтинск",
    "Экибастуз",
]


@pytest.mark.parametrize(("lang", "expected"), [("kk", KAZAKH), ("ru", RUSSIAN)])
def test_the_27_names_sort_as_a_person_sorted_them(lang: str, expected: list[str]) -> None:
    shuffled = expected[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=lambda name: sort_key(name, lang)) == expected


def test_the_alphabets_have_26_33_and_42_letters_once_each() -> None:
    for lang, count in (("en", 26), ("ru", 33), ("kk", 42)):
        assert len(ALPHABETS[lang]) == len(set(ALPHABETS[lang])) == count


def test_every_letter_of_an_alphabet_sorts_before_the_next() -> None:
    for lang, letters in ALPHABETS.items():
        assert sorted(letters, key=lambda letter: sort_key(letter, lang)) == list(letters)
        assert sorted(letters.upper(), key=lambda letter: sort_key(letter, lang)) == list(letters.upper())


def test_digits_stand_in_their_order_before_letters_and_other_alphabets_after() -> None:
    names = ["1news.az", "200.news", "24.kz", "77tv.kz", "Ақтөбе газеті", "Хабар", "Zakon.kz"]
    shuffled = names[::-1]
    assert sorted(shuffled, key=lambda name: sort_key(name, "kk")) == names


def test_code_points_would_have_sorted_kazakh_wrong() -> None:
    assert sorted(KAZAKH) != KAZAKH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Жезқазған", "жезказган"),
        ("тұрғын", "тургын"),
        ("Үй-күй", "уй куй"),
        ("Ёлка", "елка"),
        ("ҺӘМ", "хам"),
        (f"моно{SHY}қала", "монокала"),
    ],
)
def test_folding_meets_what_a_russian_keyboard_types(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=ALPHABETS["kk"] + " -", max_size=80))
def test_soft_hyphens_change_nothing_but_themselves(text: str) -> None:
    softened = soften(text)
    assert softened.replace(SHY, "") == text
    for word in softened.split():
        parts = word.split(SHY)
        assert len(parts) == 1 or min(map(len, parts)) >= 5


@given(st.text(alphabet=ALPHABETS["kk"] + " -", max_size=80))
def test_narrow_columns_get_more_places_to_divide_words(text: str) -> None:
    few, many = soften(text), soften(text, longer=8, part=3)
    assert soften(few, longer=8, part=3) == many
    assert all(len(part) >= 3 for word in many.split() if SHY in word for part in word.split(SHY))


def test_only_long_words_are_divided() -> None:
    assert soften("өнеркәсіп") == "өнеркәсіп"
    assert SHY in soften("әртараптандырылған")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "город в степи и у реки", f"город в{NBSP}степи и{NBSP}у{NBSP}реки"),
        ("ru", "слово о «моногородах» (и не только)", f"слово о{NBSP}«моногородах» (и{NBSP}не{NBSP}только)"),
        ("ru", "завод — опора", f"завод{NBSP}— опора"),
        ("kk", "моноқала – тірек", f"моноқала{NBSP}– тірек"),
        ("en", "a town – a plant", f"a{NBSP}town{NBSP}– a{NBSP}plant"),
        ("ru", "перепись: 19 186 015", f"перепись: 19{NBSP}186{NBSP}015"),
        ("kk", "10 000 мен 1 200,5 арасы", f"10{NBSP}000{NBSP}мен 1{NBSP}200,5{NBSP}арасы"),
        ("ru", "2021 350 или 12 1234", f"2021 350{NBSP}или 12 1234"),
        ("ru", "в 2024 году", f"в{NBSP}2024{NBSP}году"),
        ("kk", "2024 жылы № 683 қаулы", f"2024{NBSP}жылы №{NBSP}683{NBSP}қаулы"),
        ("ru", "Авторы: Дж. К. Гауэр, Х. Б. Манн", f"Авторы: Дж.{NBSP}К.{NBSP}Гауэр, Х.{NBSP}Б.{NBSP}Манн"),
        ("ru", "рисунок 2 статьи, об этом", f"рисунок{NBSP}2{NBSP}статьи, об{NBSP}этом"),
        ("ru", "при z = 1,28 и 10 000 / n", f"при z{NBSP}={NBSP}1,28{NBSP}и{NBSP}10{NBSP}000{NBSP}/{NBSP}n"),
        ("en", "Figure 2, on 14 Aug 2024 and 1 December", f"Figure{NBSP}2, on 14{NBSP}Aug 2024 and 1{NBSP}December"),
        ("en", "by J. C. Gower", f"by J.{NBSP}C.{NBSP}Gower"),
        ("kk", "Қ. Сәтбаев облыс. Кейін", f"Қ.{NBSP}Сәтбаев облыс. Кейін"),
        ("kk", "50 000 адамнан 100 000 адамға дейін", f"50{NBSP}000{NBSP}адамнан 100{NBSP}000{NBSP}адамға дейін"),
    ],
)
def test_no_break_spaces(lang: str, text: str, expected: str) -> None:
    assert bind(text, lang) == expected


@given(st.text(alphabet="абвгд и в на 12 – — №", max_size=60), st.sampled_from(["en", "ru", "kk"]))
def test_typesetting_only_changes_spaces_and_soft_hyphens(text: str, lang: str) -> None:
    assert typeset(text, lang).replace(NBSP, " ").replace(SHY, "") == text.replace(NBSP, " ")


@given(st.text(alphabet="абвгд и в на 12 – — №", max_size=60), st.sampled_from(["en", "ru", "kk"]))
def test_typesetting_twice_changes_nothing(text: str, lang: str) -> None:
    assert typeset(typeset(text, lang), lang) == typeset(text, lang)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>1999–2024, 3-орын</p>", f"<p>1999–{JOINER}2024, 3-{JOINER}орын</p>"),
        ('<p title="1999–2024">2012-2020 – 5</p>', '<p title="1999–2024">2012-2020 – 5</p>'),
        ("<svg><text>1999–2024</text></svg><b>1–2</b>", f"<svg><text>1999–2024</text></svg><b>1–{JOINER}2</b>"),
        ("<pre>1999–2024</pre><script>1–2</script><title>1–2</title>", "<pre>1999–2024</pre><script>1–2</script><title>1–2</title>"),
    ],
)
def test_ranges_of_numbers_and_ordinals_are_not_torn(page: str, expected: str) -> None:
    assert hold(page) == expected
