"""The texts of a draft are written per language; what was approved or printed is not changed any more."""

from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.model.desk_record import AuditEntry
from iomdesk.queries.mandate import ClauseRow
from iomdesk.services.changes import NOTHING
from iomdesk.services.mandate_texts import MandateTextFixed, write_chapter_title, write_clause_text
from iomdesk.services.papers import register_issue
from iomdesk.services.work import Work
from tests.services.mandate_versions import approve, draft, store_second, undo, version


def first_clause(work: Work, id_: int) -> ClauseRow:
    return version(work, id_).clauses[0]


def test_translation_is_added_as_unofficial_and_taken_back(history: Work) -> None:
    second = store_second(history)
    clause = first_clause(history, second).id
    changes = write_clause_text(history, clause=clause, language="en", text=" To review  partnerships;\n")
    row = first_clause(history, second)
    assert (row.texts["en"], row.official["en"]) == ("To review partnerships;", False)
    undone = undo(history, changes)
    assert "en" not in first_clause(history, second).texts
    undo(history, undone)
    assert first_clause(history, second).texts["en"] == "To review partnerships;"


def test_text_is_corrected_and_keeps_its_mark_unless_told_otherwise(history: Work) -> None:
    id_ = draft(history).id
    before = first_clause(history, id_)
    write_clause_text(history, clause=before.id, language="fr", text="Examen des partenariats ;")
    assert first_clause(history, id_).official["fr"]
    changes = write_clause_text(
        history, clause=before.id, language="fr", text="Examen des partenariats ;", is_official=False
    )
    assert not first_clause(history, id_).official["fr"]
    undo(history, changes)
    assert first_clause(history, id_).official["fr"]


def test_same_text_again_changes_nothing(history: Work) -> None:
    row = first_clause(history, draft(history).id)
    assert write_clause_text(history, clause=row.id, language="fr", text=row.texts["fr"]) is NOTHING


def test_title_of_a_chapter_is_written_and_taken_back(history: Work) -> None:
    id_ = store_second(history)
    chapter = version(history, id_).chapters[0]
    changes = write_chapter_title(history, chapter=chapter.id, language="es", text="Asociaciones:")
    assert version(history, id_).chapters[0].titles["es"] == "Asociaciones:"
    undo(history, changes)
    assert "es" not in version(history, id_).chapters[0].titles


def test_every_change_is_in_the_audit_with_what_was_there_before(history: Work) -> None:
    row = first_clause(history, draft(history).id)
    write_clause_text(history, clause=row.id, language="fr", text="Autre texte ;")
    entry = history.session.scalars(select(AuditEntry).where(AuditEntry.action == "write")).one()
    assert entry.before is not None
    assert (entry.before["text"], entry.before["clause"]) == (row.texts["fr"], row.id)


def test_text_of_an_approved_version_is_not_changed(history: Work) -> None:
    id_ = draft(history).id
    approve(history, id_, date(2020, 6, 30))
    row = version(history, id_)
    with pytest.raises(MandateTextFixed, match="approved"):
        write_clause_text(history, clause=row.clauses[0].id, language="en", text="Other")
    with pytest.raises(MandateTextFixed):
        write_chapter_title(history, chapter=row.chapters[0].id, language="en", text="Other")
    assert version(history, id_) == row


def test_text_that_an_issued_paper_of_a_closed_session_prints_is_not_changed(
    history: Work, sample_session: int
) -> None:
    clause = draft(history).clauses[0].id
    write_clause_text(history, clause=clause, language="en", text="Before the paper;")
    register_issue(
        history,
        session=sample_session,
        kind="report",
        language="fr",
        format="pdf",
        file_name="rapport.pdf",
        digest="0",
    )
    history.session.flush()
    with pytest.raises(MandateTextFixed, match="issued"):
        write_clause_text(history, clause=clause, language="en", text="After it;")
