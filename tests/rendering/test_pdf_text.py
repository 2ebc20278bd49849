import pytest

from iomdesk.rendering.pdf_text import clean_text, stretches, undrawable


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("A\u0309 e\u0301", "Ả é"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\x00\x07b\ud800", "ab"),
        ("mot\u2060\u200d\ufeff", "mot"),
        ("1\u00a0000\u00adb", "1\u00a0000\u00adb"),
    ],
)
def test_text_is_composed_and_freed_of_what_has_no_form(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


def test_letters_that_only_the_fallback_has_are_set_apart() -> None:
    assert stretches("en საქ, fin") == [(True, "en "), (False, "საქ"), (True, ", fin")]


def test_letters_that_no_font_has_stay_with_the_family_and_become_boxes() -> None:
    assert stretches("mot中") == [(True, "mot中")]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Şő ǧ ʻ Ả საქ\n\t", ""),
        ("中文", "中文"),
        ("שלום", "שלום"),
        ("a\ud800", "\ud800"),
        ("e\u0301\u2011", ""),
    ],
)
def test_what_cannot_be_drawn_is_found(text: str, lost: str) -> None:
    assert undrawable(text) == set(lost)
