"""Documents: a file is kept once, and taking a document off an item keeps the document."""

import pytest
from sqlalchemy import func, select

from iomdesk.model.documents import Content, MeetingDocument
from iomdesk.queries.agenda import item_details
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import Changes
from iomdesk.services.documents import add_document, link_document, unlink_document
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


@pytest.fixture
def session(work: Work) -> int:
    return made(create_session(work, number=2))


@pytest.fixture
def item(work: Work, session: int) -> int:
    return made(add_item(work, session=session, title="Point", language="fr"))


def document_symbols(work: Work, item: int) -> list[str]:
    work.session.flush()
    work.session.expire_all()
    details = item_details(work.session, item_id=item)
    assert details is not None
    return [document.symbol for document in details.documents]


def add(work: Work, session: int, symbol: str, item: int | None = None) -> int:
    return made(
        add_document(
            work, session=session, symbol=symbol, title="Note", language="fr", data=b"same words", item=item
        )
    )


def test_same_bytes_are_stored_once(work: Work, session: int) -> None:
    add(work, session, "WG/2/2")
    add(work, session, "WG/2/3")
    assert work.session.scalar(select(func.count()).select_from(Content)) == 1


def test_documents_stand_before_an_item_in_the_order_they_were_linked(
    work: Work, session: int, item: int
) -> None:
    add(work, session, "WG/2/3", item)
    add(work, session, "WG/2/2", item)
    assert document_symbols(work, item) == ["WG/2/3", "WG/2/2"]


def test_unlinked_document_can_be_linked_again(work: Work, session: int, item: int) -> None:
    document = add(work, session, "WG/2/2", item)
    unlink_document(work, item=item, document=document)
    assert document_symbols(work, item) == []
    link_document(work, item=item, document=document)
    assert document_symbols(work, item) == ["WG/2/2"]


def test_a_file_brought_in_is_taken_back_whole_and_comes_again_with_its_file(
    work: Work, session: int, item: int
) -> None:
    added = add_document(
        work, session=session, symbol="WG/2/2", title="Note", language="fr", data=b"words", item=item
    )
    assert added.inverse is not None
    undone = added.inverse.function(work, **added.inverse.arguments)
    assert document_symbols(work, item) == []
    assert work.session.scalar(select(func.count()).select_from(MeetingDocument)) == 0
    assert undone.inverse is not None
    redone = undone.inverse.function(work, **undone.inverse.arguments)
    assert document_symbols(work, item) == ["WG/2/2"]
    version = work.get(MeetingDocument, added.created).versions[0]
    assert work.get(Content, version.content_digest).data == b"words"
    assert redone.inverse is not None
    redone.inverse.function(work, **redone.inverse.arguments)
    assert document_symbols(work, item) == []
