import pytest

from iomdesk.document.quotation_marks import apostrophe_edits, count_straight_marks, quotation_edits


def set_marks(characters: str, language: str = "en") -> str:
    for edit in quotation_edits(characters, language):
        assert edit.end == edit.start + 1
        characters = characters[: edit.start] + edit.new + characters[edit.end :]
    for edit in apostrophe_edits(characters):
        characters = characters[: edit.start] + edit.new + characters[edit.end :]
    return characters


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('"a"', "“a”"),
        ('("a"), "b".', "(“a”), “b”."),
        ('"a "b" c"', "“a “b” c”"),
        ("\"'a'\"", "“‘a’”"),
        ('" a "', "“ a ”"),
        ('l’"OIM"', "l’“OIM”"),
        ('"a"-"b"', "“a”-“b”"),
        ("rock 'n' roll, don't, dogs' tails", "rock ‘n’ roll, don’t, dogs’ tails"),
        ("the '90s", "the ’90s"),
    ],
)
def test_pairs_and_apostrophes_are_told_apart(typed: str, set_: str) -> None:
    assert set_marks(typed) == set_


@pytest.mark.parametrize("alone", ['"', '30"', 'a "b', "46° 12' 30\"", "' a", 'a" b'])
def test_a_mark_without_partner_stays(alone: str) -> None:
    assert set_marks(alone) == alone


def test_each_language_has_its_marks() -> None:
    assert [set_marks('"a"', language) for language in ("fr", "en", "es")] == ["«a»", "“a”", "“a”"]


def test_straight_marks_are_counted() -> None:
    assert count_straight_marks('"a" \'b’') == 3
