"""The service worker as the build makes it."""

from pathlib import Path

import pytest

from monotowns.language import Language
from monotowns.offline import script

SOURCE = (Path(__file__).parents[2] / "static" / "offline.js").read_text("utf-8")


class _Echo(dict[str, tuple[str, ...]]):
    """A catalog that answers with what it is asked, in quotes that JSON must escape."""

    def __missing__(self, key: str) -> tuple[str, ...]:
        return (f'"{key}"',)


LANGUAGES = {lang: Language(lang, _Echo()) for lang in ("en", "ru", "kk")}


def test_the_words_version_and_files_stand_in_the_script() -> None:
    made = script(SOURCE, "abc123", LANGUAGES, ["assets/x.js"]).decode()
    assert "@version@" not in made and "@words@" not in made and "@shared@" not in made
    assert '"abc123"' in made
    assert '["assets/x.js"]' in made
    assert r'"\"You are offline\""' in made


def test_another_version_makes_another_script() -> None:
    assert script(SOURCE, "a", LANGUAGES) != script(SOURCE, "b", LANGUAGES)


def test_a_source_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="@words@"):
        script(SOURCE.replace('"@words@"', "{}"), "a", LANGUAGES)
