"""The finder of sentences said twice."""

from monotowns.prose import Raw, Section, Text
from monotowns.repetition import repeated, sentences


def _text(name: str, body: str) -> Text:
    part = Section("lede", "", f"<p>{body}</p>", "0", 1)
    return Text(name, "en", "", "", "en", "", {}, part, ())


def test_a_sentence_in_two_texts_is_found_once_with_its_place() -> None:
    same = "The town lives by one mine and one mill, <b>as</b> it always did."
    texts = {("en", "towns/a"): _text("towns/a", same), ("en", "towns/b"): _text("towns/b", f"Another thing. {same}")}
    raws = {key: Raw(key[1], "en", f"content/en/{key[1]}.md", {}, (("lede", "", "", 6),)) for key in texts}
    found = repeated(texts, raws)
    assert [(item.file, item.line, item.code) for item in found] == [("content/en/towns/b.md", 6, "repeated")]
    assert "towns/a" in found[0].message


def test_short_sentences_and_other_languages_may_repeat() -> None:
    texts = {("en", "a"): _text("a", "It is not known."), ("ru", "a"): _text("a", "It is not known.")}
    assert repeated(texts, {}) == []


def test_sentences_are_plain_text() -> None:
    assert sentences(_text("a", "One&nbsp;two <em>three</em> four five six seven\ue000x\ue001. Short one.")) == [
        ("lede", "One two three four five six seven.")
    ]
