"""The pure parts of the search index: names told apart, notes cut, words taken out of markup."""

from monotowns.marks import mark
from monotowns.search import NOTE, aliases, plain_text, shortened


def test_a_name_stands_once_however_it_is_spelt() -> None:
    assert aliases("Жезқазған", ["Жезказган", "ЖЕЗҚАЗҒАН", "Zhezkazgan", "zhezkazgan", "", "Темир-Тау", "темир тау"]) == [
        "Zhezkazgan",
        "Темир-Тау",
    ]


def test_a_note_is_cut_between_words() -> None:
    text = "слово " * 60
    short = shortened(text.strip())
    assert len(short) <= NOTE + 2
    assert short.endswith("слово …")
    assert shortened("Коротко.") == "Коротко."


def test_text_loses_marks_tags_and_soft_hyphens_but_no_words() -> None:
    markup = f"<p>Мо\u00adно<a href='x'>қала</a>{mark('source')}.</p><p>46\u00a0km &amp; more</p>"
    assert plain_text(markup) == "Моноқала. 46 km & more"
