"""Corrections to a mandate that was read."""

from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft
from iomdesk.ui.mandate import draft_edits as edits


def mandate(*chapters: str) -> MandateDraft:
    """Write a draft as `1: a b c`: a number and letters; each clause's text is its place."""
    return MandateDraft("fr", "Groupe", tuple(_chapter(text) for text in chapters), True)


def _chapter(text: str) -> ChapterDraft:
    number, letters = text.split(":")
    return ChapterDraft(
        number, f"title {number}", tuple(ClauseDraft(c, f"{number}{c}") for c in letters.split())
    )


def outline(draft: MandateDraft) -> list[str]:
    """Show a draft in the same notation."""
    return [f"{c.number}:{' '.join(clause.letter for clause in c.clauses)}" for c in draft.chapters]


def test_a_clause_joined_to_the_one_before_keeps_both_texts() -> None:
    joined = edits.merge_clause_up(mandate("1:a b c"), 0, 1)
    assert outline(joined) == ["1:a c"]
    assert joined.chapters[0].clauses[0].text == "1a 1b"


def test_the_first_clause_cannot_be_joined_upwards() -> None:
    draft = mandate("1:a b")
    assert edits.merge_clause_up(draft, 0, 0) is draft


def test_a_new_clause_takes_the_next_free_letter() -> None:
    assert outline(edits.add_clause(mandate("1:a b d"), 0, 1)) == ["1:a b c d"]


def test_clauses_and_chapters_can_be_taken_out() -> None:
    assert outline(edits.remove_clause(mandate("1:a b"), 0, 0)) == ["1:b"]
    assert outline(edits.remove_chapter(mandate("1:a", "2:b"), 0)) == ["2:b"]


def test_a_chapter_joined_to_the_one_before_brings_its_clauses() -> None:
    assert outline(edits.merge_chapter_up(mandate("1:a", "2:b c"), 1)) == ["1:a b c"]
    draft = mandate("1:a")
    assert edits.merge_chapter_up(draft, 0) is draft


def test_texts_letters_numbers_and_titles_can_be_corrected() -> None:
    draft = edits.with_clause(mandate("1:a"), 0, 0, letter="b", text="neuf")
    draft = edits.with_chapter(draft, 0, number="I", title="Titre")
    assert draft.chapters == (ChapterDraft("I", "Titre", (ClauseDraft("b", "neuf"),)),)


def test_a_letter_twice_an_empty_clause_and_a_number_twice_are_troubles() -> None:
    draft = edits.add_clause(mandate("1:a a", "1:b"), 1, 0)
    assert edits.troubles(draft) == {(0, 0), (0, 1), (0, -1), (1, -1), (1, 1)}
    assert not edits.troubles(mandate("1:a b", "2:a"))
