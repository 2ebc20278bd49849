"""Two texts are compared word by word, and each can be read whole in the result."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.word_diff import Mark, Piece, word_diff

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
    assert word_diff("un deux", "un deux") == (Piece("un deux", Mark.KEPT),)
    assert word_diff("", "") == ()


def test_a_long_text_is_compared_sentence_by_sentence() -> None:
    sentences = [
        f"La délégation {number} a pris la parole au sujet du point {number}. " for number in range(300)
    ]
    changed = [
        *sentences[:150],
        "Le Groupe a ajourné. ",
        *sentences[151:299],
        "La délégation 299 est partie.",
    ]
    assert seen(word_diff("".join(sentences), "".join(changed)))[1:3] == [
        ("deleted", "La délégation 150 a pris la parole au sujet du point 150."),
        ("inserted", "Le Groupe a ajourné."),
    ]


def test_long_changes_without_sentences_are_not_compared_word_by_word() -> None:
    assert len(word_diff("a " * 1500, "b " * 1500)) <= 3


@given(WORDS, WORDS)
def test_each_side_can_be_read_whole(old: str, new: str) -> None:
    words = word_diff(old, new)
    assert (side(words, Mark.DELETED), side(words, Mark.INSERTED)) == (old, new)


@given(WORDS, WORDS)
def test_marks_never_stand_beside_their_like(old: str, new: str) -> None:
    marks = [piece.mark for piece in word_diff(old, new)]
    assert all(first is not second for first, second in pairwise(marks) if first is not Mark.KEPT)
