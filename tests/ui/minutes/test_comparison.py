from hypothesis import given
from hypothesis import strategies as st

from iomdesk.ui.minutes.comparison import Piece, Side, differences

WORDS = st.lists(st.sampled_from(["mot", " ", "autre", "\n\n", "- un\n", ".", "é"]), max_size=15).map("".join)


def seen(version: str, present: str) -> list[tuple[str, str]]:
    return [(piece.side.value, piece.words) for piece in differences(version, present)]


def test_only_the_words_that_differ_are_marked() -> None:
    assert seen("Plusieurs États ont parlé.", "De nombreux États ont parlé.") == [
        ("present", "De nombreux"),
        ("version", "Plusieurs"),
        ("both", " États ont parlé.\n"),
    ]


def test_a_paragraph_that_came_is_marked_as_a_whole_and_the_others_are_not() -> None:
    assert seen("un\n\ntrois", "un\n\ndeux\n\ntrois") == [
        ("both", "un\n"),
        ("present", "deux\n"),
        ("both", "trois\n"),
    ]


def test_equal_texts_have_no_difference() -> None:
    assert differences("- un\n- deux", "- un\n- deux") == (Piece("\u2003– un\n\u2003– deux\n", Side.BOTH),)


def test_long_changes_are_not_compared_word_by_word() -> None:
    assert {side for side, _words in seen("a " * 1500, "b " * 1500)} == {"version", "present"}


@given(WORDS, WORDS)
def test_each_side_can_be_read_whole(version: str, present: str) -> None:
    pieces = differences(version, present)
    for text, side in ((version, Side.VERSION), (present, Side.PRESENT)):
        own = "".join(piece.words for piece in pieces if piece.side in (Side.BOTH, side))
        assert own == "".join(piece.words for piece in differences(text, text))
