"""Documents are expected before they are there; each step can be taken back."""

from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.model.documents import ContentReading
from iomdesk.queries.agenda import item_details
from iomdesk.queries.item_documents import DocumentRow
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.document_files import attach_read_file
from iomdesk.services.documents import add_document, link_document, unlink_document
from iomdesk.services.expected_documents import (
    DistributionUnknown,
    DocumentInUse,
    edit_document,
    edit_item_document,
    expect_document,
    forget_document,
)
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    return create_session(work, number=2, start_on=date(2020, 10, 20)).created or 0


@pytest.fixture
def item(work: Work, session: int) -> int:
    return add_item(work, session=session, title="Point", language="fr").created or 0


def shown(work: Work, item: int) -> tuple[DocumentRow, ...]:
    work.session.flush()
    work.session.expire_all()
    details = item_details(work.session, item_id=item)
    assert details is not None
    return details.documents


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def expect(work: Work, session: int, item: int) -> Changes:
    return expect_document(work, session=session, item=item, title="Note", language="fr", symbol="WG/2/2")


def test_an_expected_document_is_due_two_weeks_before_the_session(
    work: Work, session: int, item: int
) -> None:
    changes = expect(work, session, item)
    row = shown(work, item)[0]
    assert (row.is_there, row.due_on, row.has_own_deadline) == (False, date(2020, 10, 6), False)
    edit_document(work, document=row.id, fields={"deadline_on": date(2020, 9, 1)})
    assert shown(work, item)[0].due_on == date(2020, 9, 1)
    undone = back(work, changes)
    assert shown(work, item) == ()
    back(work, undone)
    assert shown(work, item)[0].due_on == date(2020, 9, 1)


def test_the_file_comes_and_can_be_taken_back(work: Work, session: int, item: int) -> None:
    document = expect(work, session, item).created or 0
    reading = {"printable": b"clean", "pages": 2, "words": 9, "text": "", "remark": "actions_removed"}
    changes = attach_read_file(
        work,
        document=document,
        language="fr",
        file_name="note.pdf",
        media_type="application/pdf",
        data=b"words",
        reading=reading,
    )
    (read,) = work.session.scalars(select(ContentReading)).all()
    assert (read.pages, read.remark) == (2, "actions_removed")
    assert (shown(work, item)[0].is_there, shown(work, item)[0].file_name) == (True, "note.pdf")
    with pytest.raises(DocumentInUse):
        forget_document(work, document=document)
    back(work, changes)
    assert not shown(work, item)[0].is_there


def test_the_part_stays_when_a_document_is_taken_off_and_put_back(
    work: Work, session: int, item: int
) -> None:
    for symbol in ("WG/2/2", "WG/2/3"):
        add_document(work, session=session, symbol=symbol, title="Note", language="fr", item=item)
    first = shown(work, item)[0].id
    changes = edit_item_document(work, item=item, document=first, part=" annexe II ")
    back(work, unlink_document(work, item=item, document=first))
    assert [(row.symbol, row.part) for row in shown(work, item)] == [("WG/2/2", "annexe II"), ("WG/2/3", "")]
    back(work, changes)
    assert shown(work, item)[0].part == ""


def test_two_items_may_name_different_parts_of_one_document(work: Work, session: int, item: int) -> None:
    document = expect(work, session, item).created or 0
    other = add_item(work, session=session, title="Autre", language="fr").created or 0
    link_document(work, item=other, document=document, part="par. 4-9")
    assert (shown(work, item)[0].part, shown(work, other)[0].part) == ("", "par. 4-9")
    with pytest.raises(DocumentInUse):
        forget_document(work, document=document)


def test_distribution_is_one_of_the_house(work: Work, session: int, item: int) -> None:
    document = expect(work, session, item).created or 0
    assert edit_document(work, document=document, fields={"distribution": "general"}) is NOTHING
    edit_document(work, document=document, fields={"distribution": "restricted"})
    assert shown(work, item)[0].distribution == "restricted"
    with pytest.raises(DistributionUnknown):
        edit_document(work, document=document, fields={"distribution": "secret"})
