import pytest

from iomdesk.document.inline import Run
from iomdesk.rendering import pdf_vocabulary
from iomdesk.rendering.pdf_styles import BODY
from iomdesk.rendering.pdf_vocabulary import vocabulary


def test_a_word_is_made_once_for_each_look_and_language() -> None:
    plain = vocabulary(Run(""), BODY, "fr")["session"]
    assert vocabulary(Run(""), BODY, "fr")["session"] is plain
    assert vocabulary(Run("", bold=True), BODY, "fr")["session"] is not plain
    assert vocabulary(Run(""), BODY, "en")["session"] is not plain


def test_a_raised_letter_is_small_and_above_the_line() -> None:
    (fragment,) = vocabulary(Run("", superscript=True), BODY, "fr").fragments("e")
    assert fragment.face.size < BODY.size
    assert fragment.face.rise > 0


def test_letters_of_two_fonts_make_one_word() -> None:
    word = vocabulary(Run(""), BODY, "fr")["(საქ)"]
    assert [fragment.text for fragment in word.fragments] == ["(", "საქ", ")"]
    assert len({fragment.face.font for fragment in word.fragments}) == 2


def test_memory_does_not_fill_with_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_vocabulary, "_MOST_WORDS", 10)
    known = vocabulary(Run("", bold=True, italic=True), BODY, "fr")
    for number in range(50):
        assert known[f"mot{number}"].whole[0].text == f"mot{number} "
    assert len(known) <= 10
