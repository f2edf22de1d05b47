"""Language of parts: foreign words are announced once, own words never."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monotowns.parts import announce, script_language


@pytest.mark.parametrize(
    ("lang", "html", "expected"),
    [
        ("en", "<main>the word моноқала here</main>", '<main>the word <span lang="kk">моноқала</span> here</main>'),
        ("en", "<main>of Рудный город.</main>", '<main>of <span lang="ru">Рудный город</span>.</main>'),
        ("en", '<main><cite lang="ru">Рудный</cite></main>', '<main><cite lang="ru">Рудный</cite></main>'),
        ("en", '<head><title>Рудный</title></head><main title="Рудный"></main>', '<head><title>Рудный</title></head><main title="Рудный"></main>'),
        ("ru", "<main>программа «Іскер аймақ» и область Ұлытау</main>", '<main>программа «<span lang="kk">Іскер аймақ</span>» и область Ұлытау</main>'),
        ("ru", "<main>шахта Болашақ</main>", '<main>шахта <span lang="kk">Болашақ</span></main>'),
        ("en", '<main></main><script>"Рудный"</script>', '<main></main><script>"Рудный"</script>'),
        ("kk", "<main>город Рудный</main>", "<main>город Рудный</main>"),
    ],
)  # fmt: skip
def test_announcing(lang: str, html: str, expected: str) -> None:
    assert announce(html, lang) == expected


@given(st.text(alphabet="ab Рудныйқ <>«»", max_size=60), st.sampled_from(["en", "ru", "kk"]))
def test_announcing_changes_no_word_and_is_done_once(text: str, lang: str) -> None:
    html = "<main><p>" + text.replace("<", "").replace(">", "") + "</p></main>"
    once = announce(html, lang)
    assert re.sub(r"</?span[^>]*>", "", once) == html
    assert announce(once, lang) == once


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("Казахстанская правда", "en", "ru"), ("Әділет", "ru", "kk"), ("Курсив", "kk", "kk"), ("The Astana Times", "en", "en"),
        ("[President in Pavlodar Region]", "kk", "en"), ("Qaraǵandy oblysy", "kk", "kk-Latn"), ("Rudny", "de", "de"),
    ],
)  # fmt: skip
def test_the_language_of_titles(text: str, default: str, expected: str) -> None:
    assert script_language(text, default) == expected
