"""Files are kept once, replaced ones can be had again, removed documents come back before their items."""

from datetime import date

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.document_names import ProposedNames
from iomdesk.model.document_state import DocumentState
from iomdesk.model.documents import Content
from iomdesk.papers.facts import DocumentFact
from iomdesk.queries.agenda import items_of
from iomdesk.queries.document_register import (
    RegisterRow,
    document_register,
    former_files,
    text_of,
    unread_files,
)
from iomdesk.queries.trash import trash_of
from iomdesk.services.changes import Changes
from iomdesk.services.document_files import (
    bring_document,
    name_document,
    remove_document,
    replace_file,
    restore_file,
)
from iomdesk.services.documents import add_document
from iomdesk.services.expected_documents import edit_document
from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.trash import restore_from_trash
from iomdesk.services.work import Work

READING = {"printable": b"clean", "pages": 2, "words": 9, "text": "un\fdeux", "remark": "actions_removed"}


def first_item(work: Work, session: int) -> AgendaItem:
    return items_of(work.session, session)[0]


def bring(work: Work, session: int, data: bytes, symbol: str = "WG/1/77", item: int | None = None) -> int:
    changes = bring_document(
        work,
        session=session,
        names=ProposedNames(symbol, "Étude", "fr"),
        file_name="étude.pdf",
        media_type="application/pdf",
        data=data,
        reading=READING,
        item=item,
    )
    assert changes.created
    return changes.created


def row(work: Work, session: int, document: int) -> RegisterRow:
    rows = document_register(work.session, session_id=session, language="fr", today=date(2020, 5, 1))
    return next(one for one in rows if one.id == document)


def paper_facts_documents(work: Work, session: int) -> list[DocumentFact]:
    facts = paper_facts(work.session, session_id=session, kind="agenda")
    return [*facts.documents, *(one for item in facts.items for one in item.documents)]


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse
    return changes.inverse.function(work, **changes.inverse.arguments)


def test_register_shows_what_was_found_in_a_file(history: Work, sample_session: int) -> None:
    item = first_item(history, sample_session)
    document = bring(history, sample_session, b"one", item=item.id)
    shown = row(history, sample_session, document)
    assert shown.items == ((item.id, "1"),)
    assert shown.state is DocumentState.THERE
    (file,) = shown.files
    assert (file.pages, file.words, file.remarks) == (2, 9, ("actions_removed",))
    assert file.digest
    assert text_of(history.session, digest=file.digest) == ("un", "deux")
    assert not [
        name for _digest, name in unread_files(history.session, session_id=None) if name == "étude.pdf"
    ]


def test_same_file_is_kept_once(history: Work, sample_session: int) -> None:
    before = history.session.query(Content).count()
    bring(history, sample_session, b"one", "WG/1/77")
    bring(history, sample_session, b"one", "WG/1/78")
    assert history.session.query(Content).count() == before + 2  # the file and its clean PDF


def test_replaced_file_is_remembered_and_comes_back(history: Work, sample_session: int) -> None:
    document = bring(history, sample_session, b"one")
    first = row(history, sample_session, document).files[0].digest
    assert bring(history, sample_session, b"two") == document, "the symbol is known"
    (former,) = former_files(history.session, document_id=document)
    assert former.digest == first
    restore_file(history, former=former.id)
    assert row(history, sample_session, document).files[0].digest == first
    assert len(former_files(history.session, document_id=document)) == 2


def test_replacing_a_file_is_taken_back(history: Work, sample_session: int) -> None:
    document = bring(history, sample_session, b"one")
    first = row(history, sample_session, document).files[0].digest
    changes = replace_file(
        history, document=document, language="fr", file_name="b", media_type="text/plain", data=b"b"
    )
    undo(history, changes)
    assert row(history, sample_session, document).files[0].digest == first


def test_removed_document_is_nowhere_until_it_is_restored(history: Work, sample_session: int) -> None:
    item = first_item(history, sample_session)
    document = bring(history, sample_session, b"one", item=item.id)
    changes = remove_document(history, document=document)
    rows = document_register(history.session, session_id=sample_session, language="fr")
    assert document not in [one.id for one in rows]
    assert document not in [one.id for one in paper_facts_documents(history, sample_session)]
    undo(history, changes)
    assert row(history, sample_session, document).items == ((item.id, "1"),)


def test_removed_document_is_found_in_the_trash(history: Work, sample_session: int) -> None:
    document = bring(history, sample_session, b"one")
    remove_document(history, document=document)
    found = [row for row in trash_of(history.session) if row.kind == "document"]
    assert [(row.id, row.words, row.session_id) for row in found] == [
        (document, "WG/1/77 – Étude", sample_session)
    ]
    restore_from_trash(history, kind="document", id_=document)
    assert not [row for row in trash_of(history.session) if row.kind == "document"]
    assert row(history, sample_session, document).symbol == "WG/1/77"


def test_title_is_written_in_each_language_and_taken_back(history: Work, sample_session: int) -> None:
    document = bring(history, sample_session, b"one")
    changes = name_document(history, document=document, language="en", title=" Study ")
    assert {file.language: file.title for file in row(history, sample_session, document).files} == {
        "fr": "Étude",
        "en": "Study",
    }
    undo(history, changes)
    assert row(history, sample_session, document).title == "Étude"


def test_expected_document_past_its_deadline_is_overdue(history: Work, sample_session: int) -> None:
    document = add_document(history, session=sample_session, symbol="X", title="X", language="fr").created
    assert document
    edit_document(history, document=document, fields={"deadline_on": date(2020, 4, 28)})
    assert row(history, sample_session, document).state is DocumentState.OVERDUE
