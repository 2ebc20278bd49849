"""Two texts are compared word by word, and each can be read whole in the result."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.word_diff import Mark, Piece, minutes_diff, word_diff

WORDS = st.lists(st.sampled_from(["mot", " ", "autre", "\n\n", "- un\n", ".", "é"]), max_size=15).map("".join)


def seen(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    return [(piece.mark.value, piece.words) for piece in pieces]


def side(pieces: Sequence[Piece], mark: Mark) -> str:
    return "".join(piece.words for piece in pieces if piece.mark in (Mark.KEPT, mark))


def test_only_the_words_that_differ_are_marked() -> None:
    assert seen(word_diff("De nombreux États ont parlé.", "Plusieurs États ont parlé.")) == [
        ("deleted", "De nombreux"),
        ("inserted", "Plusieurs"),
        ("kept", " États ont parlé."),
    ]


def test_phrase_that_was_replaced_is_not_broken_up_at_its_spaces() -> None:
    assert seen(
        word_diff("Examiner les rapports du Directeur", "Examiner toute autre question du Directeur")
    ) == [
        ("kept", "Examiner "),
        ("deleted", "les rapports"),
        ("inserted", "toute autre question"),
        ("kept", " du Directeur"),
    ]


def test_words_that_were_added_at_the_end_are_marked_alone() -> None:
    assert seen(word_diff("Examiner", "Examiner les rapports")) == [
        ("kept", "Examiner"),
        ("inserted", " les rapports"),
    ]


def test_equal_texts_have_no_difference() -> None:
    assert minutes_diff("- un\n- deux", "- un\n- deux") == (Piece("\u2003– un\n\u2003– deux\n", Mark.KEPT),)
    assert word_diff("", "") == ()


def test_paragraph_that_came_is_marked_as_a_whole_and_the_others_are_not() -> None:
    assert seen(minutes_diff("un\n\ndeux\n\ntrois", "un\n\ntrois")) == [
        ("kept", "un\n"),
        ("deleted", "deux\n"),
        ("kept", "trois\n"),
    ]


def test_long_changes_are_not_compared_word_by_word() -> None:
    assert {mark for mark, _words in seen(minutes_diff("a " * 1500, "b " * 1500))} >= {"deleted", "inserted"}
    assert len(word_diff("a " * 1500, "b " * 1500)) <= 3


@given(WORDS, WORDS)
def test_each_side_can_be_read_whole(old: str, new: str) -> None:
    words = word_diff(old, new)
    assert (side(words, Mark.DELETED), side(words, Mark.INSERTED)) == (old, new)
    minutes = minutes_diff(old, new)
    assert side(minutes, Mark.DELETED) == side(minutes_diff(old, old), Mark.KEPT)
    assert side(minutes, Mark.INSERTED) == side(minutes_diff(new, new), Mark.KEPT)


@given(WORDS, WORDS)
def test_marks_never_stand_beside_their_like(old: str, new: str) -> None:
    marks = [piece.mark for piece in word_diff(old, new)]
    assert all(first is not second for first, second in pairwise(marks) if first is not Mark.KEPT)
