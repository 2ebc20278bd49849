from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.inline import Footnote, Inline, Link, Reference, Run, Text, plain
from iomdesk.document.runs import merge_runs
from iomdesk.document.text_changes import TextPiece, changed_text
from iomdesk.document.word_diff import Mark

_WORDS = st.text("ab é,.\n", min_size=1, max_size=12)
_RUNS = st.builds(Run, _WORDS, bold=st.booleans(), italic=st.booleans())
_OTHERS: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Reference, st.sampled_from(["p1", "p2"])),
    st.builds(Footnote, st.tuples(_RUNS)),
    st.builds(Link, st.tuples(_RUNS), st.just("document:1")),
)
TEXTS = st.lists(st.one_of(_RUNS, _OTHERS), max_size=6).map(tuple)
NUMBERS = {"p1": "1", "p2": "2"}


def printed(reference: Reference) -> str:
    return NUMBERS[reference.target]


def compared(old: Text, new: Text) -> tuple[TextPiece, ...]:
    return changed_text(old, new, printed, printed)


def side(pieces: tuple[TextPiece, ...], other: Mark) -> Text:
    return merge_runs(tuple(part for piece in pieces if piece.mark is not other for part in piece.text))


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_again(old: Text, new: Text) -> None:
    pieces = compared(old, new)
    assert side(pieces, Mark.DELETED) == merge_runs(new)
    assert side(pieces, Mark.INSERTED) == merge_runs(old)


def test_what_was_not_changed_is_kept() -> None:
    pieces = compared(plain("Le Groupe a pris note du rapport."), plain("Le Groupe a pris acte du rapport."))
    assert [(piece.mark, piece.text) for piece in pieces] == [
        (Mark.KEPT, plain("Le Groupe a pris ")),
        (Mark.DELETED, plain("note")),
        (Mark.INSERTED, plain("acte")),
        (Mark.KEPT, plain(" du rapport.")),
    ]


def test_words_of_another_face_were_changed() -> None:
    pieces = compared(plain("a pris note"), (Run("a "), Run("pris", bold=True), Run(" note")))
    assert [piece.mark for piece in pieces] == [Mark.KEPT, Mark.DELETED, Mark.INSERTED, Mark.KEPT]


def test_a_reference_that_prints_another_number_was_changed() -> None:
    text = (Run("Voir "), Reference("p1"))
    pieces = changed_text(text, text, lambda _: "4", lambda _: "5")
    assert [piece.mark for piece in pieces] == [Mark.KEPT, Mark.DELETED, Mark.INSERTED]
    assert [piece.mark for piece in compared(text, text)] == [Mark.KEPT]
