"""Corrections to a mandate that was read: each gives a new draft, so that all can be taken back."""

from collections.abc import Sequence
from dataclasses import replace

from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft


def with_chapter(draft: MandateDraft, chapter: int, **fields: str) -> MandateDraft:
    """Change a chapter's number or title."""
    return _put(draft, chapter, replace(draft.chapters[chapter], **fields))  # type: ignore[arg-type]


def with_clause(draft: MandateDraft, chapter: int, clause: int, **fields: str) -> MandateDraft:
    """Change a clause's letter or text."""
    clauses = list(draft.chapters[chapter].clauses)
    clauses[clause] = replace(clauses[clause], **fields)
    return _put_clauses(draft, chapter, clauses)


def add_clause(draft: MandateDraft, chapter: int, after: int) -> MandateDraft:
    """Add an empty clause after another (-1: as the first), with the next letter."""
    clauses = list(draft.chapters[chapter].clauses)
    taken = {clause.letter for clause in clauses}
    letter = next((c for c in "abcdefghijklmnopqrstuvwxyz" if c not in taken), "")
    clauses.insert(after + 1, ClauseDraft(letter, ""))
    return _put_clauses(draft, chapter, clauses)


def remove_clause(draft: MandateDraft, chapter: int, clause: int) -> MandateDraft:
    """Take a clause out."""
    clauses = list(draft.chapters[chapter].clauses)
    del clauses[clause]
    return _put_clauses(draft, chapter, clauses)


def merge_clause_up(draft: MandateDraft, chapter: int, clause: int) -> MandateDraft:
    """Join a clause to the one before: what was read as two is one."""
    clauses = list(draft.chapters[chapter].clauses)
    if clause < 1:
        return draft
    joined = f"{clauses[clause - 1].text} {clauses[clause].text}".strip()
    clauses[clause - 1 : clause + 1] = [replace(clauses[clause - 1], text=joined)]
    return _put_clauses(draft, chapter, clauses)


def add_chapter(draft: MandateDraft) -> MandateDraft:
    """Add an empty chapter at the end."""
    number = str(len(draft.chapters) + 1)
    return replace(draft, chapters=(*draft.chapters, ChapterDraft(number, "", (ClauseDraft("a", ""),))))


def remove_chapter(draft: MandateDraft, chapter: int) -> MandateDraft:
    """Take a chapter out with its clauses."""
    return replace(draft, chapters=(*draft.chapters[:chapter], *draft.chapters[chapter + 1 :]))


def merge_chapter_up(draft: MandateDraft, chapter: int) -> MandateDraft:
    """Join a chapter's clauses to the chapter before."""
    if chapter < 1:
        return draft
    above, below = draft.chapters[chapter - 1], draft.chapters[chapter]
    joined = replace(above, clauses=(*above.clauses, *below.clauses))
    return _put(remove_chapter(draft, chapter), chapter - 1, joined)


def troubles(draft: MandateDraft) -> frozenset[tuple[int, int]]:
    """Name the clauses (chapter, clause) and chapters (chapter, -1) that cannot be stored as they are."""
    numbers = [chapter.number.strip() for chapter in draft.chapters]
    found = {(n, -1) for n, number in enumerate(numbers) if not number or numbers.count(number) > 1}
    for place, chapter in enumerate(draft.chapters):
        letters = [clause.letter.strip() for clause in chapter.clauses]
        for line, clause in enumerate(chapter.clauses):
            letter = letters[line]
            if not letter or letters.count(letter) > 1 or not clause.text.strip():
                found.add((place, line))
    return frozenset(found)


def _put(draft: MandateDraft, place: int, chapter: ChapterDraft) -> MandateDraft:
    chapters = list(draft.chapters)
    chapters[place] = chapter
    return replace(draft, chapters=tuple(chapters))


def _put_clauses(draft: MandateDraft, chapter: int, clauses: Sequence[ClauseDraft]) -> MandateDraft:
    return _put(draft, chapter, replace(draft.chapters[chapter], clauses=tuple(clauses)))
