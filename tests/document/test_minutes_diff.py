"""Two stored texts are compared paragraph by paragraph, and word by word inside those that changed."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.minutes_diff import (
    Fate,
    ParagraphChange,
    compare_texts,
    is_changed,
    stretches,
    words_of,
)
from iomdesk.document.word_diff import Mark

TEXTS = st.lists(st.sampled_from(["mot", " ", "autre", "\n\n", "\n- un", ".", "é", "**"]), max_size=15).map(
    "".join
)
LONG = "La délégation de la Suisse a présenté sa proposition au Groupe de travail."


def fates(old: str, new: str) -> list[str]:
    return [one.fate.value for one in compare_texts(old, new)]


def seen(change: ParagraphChange) -> list[tuple[str, str]]:
    return [(piece.mark.value, piece.words) for piece in change.shown()]


def test_only_the_words_that_changed_are_marked() -> None:
    (kept, changed) = compare_texts("Un.\n\nLe Groupe note.", "Un.\n\nLe Groupe décide.")
    assert seen(kept) == [("kept", "Un.")]
    assert seen(changed) == [
        ("kept", "Le Groupe "),
        ("deleted", "note"),
        ("inserted", "décide"),
        ("kept", "."),
    ]


def test_paragraphs_that_came_or_went_are_marked_whole() -> None:
    assert fates("un\n\ndeux\n\ntrois", "un\n\ntrois\n\nquatre") == ["kept", "deleted", "kept", "inserted"]


def test_a_paragraph_that_was_moved_is_not_marked_as_new() -> None:
    assert fates(f"{LONG}\n\nun\n\ndeux", f"un\n\ndeux\n\n{LONG}") == ["kept", "kept", "moved"]


def test_another_kind_or_face_of_the_same_words_is_told() -> None:
    assert fates("Le Groupe note.", "Le Groupe note. {.decision}") == ["marked"]
    assert fates("Le Groupe note.", "Le **Groupe** note.") == ["marked"]


def test_an_anchor_changes_nothing_for_a_reader() -> None:
    assert fates("Le Groupe note.", "Le Groupe note. {#p3}") == ["kept"]


def test_items_of_a_list_are_paragraphs_of_their_own() -> None:
    assert fates("- un\n- deux", "- un\n- trois") == ["kept", "deleted", "inserted"]
    assert words_of("- un") == "\u2003– un"


def test_what_nothing_happened_to_is_folded_away() -> None:
    old = "\n\n".join(f"Paragraphe {number}" for number in range(9))
    changes = compare_texts(old, old.replace("Paragraphe 4", "Rien"))
    assert [(len(one.changes), one.skipped) for one in stretches(changes)] == [(0, 3), (4, 0), (0, 3)]
    assert [len(one.changes) for one in stretches(changes, None)] == [10]


def test_the_same_text_has_no_change() -> None:
    assert not is_changed(compare_texts("- un\n- deux", "- un\n- deux"))
    assert compare_texts("", "") == ()


@given(TEXTS, TEXTS)
def test_each_side_can_be_read_whole(old: str, new: str) -> None:
    changes = compare_texts(old, new)
    after = [one for one in changes if one.new]
    assert [one.new for one in after] == [one.new for one in compare_texts(new, new)]
    assert sorted(one.old for one in changes if one.old) == sorted(one.old for one in compare_texts(old, old))
    for one in changes:
        if one.fate is Fate.CHANGED:
            words = "".join(piece.words for piece in one.pieces if piece.mark is not Mark.DELETED)
            assert words == words_of(one.new)
