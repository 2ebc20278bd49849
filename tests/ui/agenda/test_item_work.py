"""Beside the agenda: breaks, items that come back, documents with their parts and deadlines."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from iomdesk.desk import Desk
from iomdesk.queries.agenda import ItemDetails, ItemRow, item_details
from iomdesk.queries.item_documents import DocumentRow
from iomdesk.ui.agenda.delegate import PAUSE_HEIGHT
from iomdesk.ui.agenda.item_documents import document_words
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.operations import Operations
from tests.ui.hands import press, type_in

Rows = Callable[[], tuple[ItemRow, ...]]
Settle = Callable[[], None]
Key = Qt.Key


@pytest.fixture
def item(tab: AgendaTab, rows: Rows, settle: Settle) -> int:
    """Choose an item of the first level with sub-items, and show all of it."""
    chosen = next(row for row in rows() if any(other.parent_id == row.id for other in rows()))
    tab.tree.choose(chosen.id)
    tab.context.show_panel("item")
    settle()
    return chosen.id


def details_of(desk: Desk, item: int) -> ItemDetails:
    found = desk.answer(item_details, item_id=item)
    assert found is not None
    return found


def test_a_break_takes_time_after_the_last_sub_item(
    tab: AgendaTab, operations: Operations, settle: Settle, item: int
) -> None:
    node = tab.model.node_of(item)
    assert node is not None
    last = list(node.walk())[-1]
    index = tab.model.index_of(last)
    height = tab.tree.visualRect(index).height()
    after = next(other for other in tab.model.root.children if other.place == node.place + 1)
    began = after.starts_at
    tab.context.item.plan.minutes.setValue(20)
    tab.context.item.plan.minutes.flush()
    settle()
    assert last.pauses[0].minutes == 20
    assert after.starts_at != began
    assert tab.tree.visualRect(tab.model.index_of(last)).height() == height + PAUSE_HEIGHT
    spoken = str(tab.model.index_of(last).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.endswith("Break, 20 min")
    tab.context.item.plan.minutes.setValue(0)
    tab.context.item.plan.minutes.flush()
    settle()
    assert not last.pauses
    operations.undo()
    settle()
    assert last.pauses[0].minutes == 20


def test_an_item_comes_back_at_every_session(
    tab: AgendaTab, sample_desk: Desk, settle: Settle, item: int
) -> None:
    tab.context.item.plan.is_recurring.click()
    settle()
    assert details_of(sample_desk, item).is_recurring


def test_an_item_says_what_it_continues_and_leads_there(
    empty_tab: AgendaTab, sample_desk: Desk, session_id: int, settle: Settle
) -> None:
    empty_tab.building.start_from_last()
    settle()
    carried = next(
        node
        for node in empty_tab.model.root.walk()
        if node.row and node.row.outcome is None and node.row.clauses and node.row.kind == "discussion"
    )
    empty_tab.tree.choose(carried.id)
    empty_tab.context.show_panel("item")
    settle()
    plan = empty_tab.context.item.plan
    assert plan.origin.text().startswith("Continues item ")
    told: list[tuple[int, int]] = []
    empty_tab.itemElsewhere.connect(lambda *where: told.append(where))
    plan.origin.click()
    origin = details_of(sample_desk, carried.id or 0).continued_from
    assert origin is not None
    assert told == [(session_id, origin.item_id)]


def test_the_part_of_a_document_is_kept_even_when_another_item_is_chosen(
    tab: AgendaTab, rows: Rows, sample_desk: Desk, settle: Settle, item: int
) -> None:
    field = tab.context.item.documents._fields[0]
    type_in(field, "par. 4-9")
    tab.tree.choose(rows()[0].id)
    settle()
    assert details_of(sample_desk, item).documents[0].part == "par. 4-9"


def test_a_document_is_expected_and_its_file_is_asked_for(
    tab: AgendaTab, sample_desk: Desk, settle: Settle, item: int, tmp_path: Path
) -> None:
    documents = tab.context.item.documents
    count = len(details_of(sample_desk, item).documents)
    documents.expect()
    type_in(documents.title, "Note attendue")
    press(documents.title, Key.Key_Return)
    settle()
    added = details_of(sample_desk, item).documents[-1]
    assert (added.title, added.is_there) == ("Note attendue", False)
    assert len(details_of(sample_desk, item).documents) == count + 1
    came: list[tuple[int, object]] = []
    tab.item_work.fileCame.connect(lambda document, path: came.append((document, path)))
    tab.item_work.attach(added.id, tmp_path / "note.pdf")
    assert came == [(added.id, tmp_path / "note.pdf")]


def test_distribution_and_deadline_are_edited_below_the_document(
    tab: AgendaTab, sample_desk: Desk, settle: Settle, item: int
) -> None:
    document = details_of(sample_desk, item).documents[0].id
    tab.context.item.documents.fieldEdited.emit(document, "distribution", "restricted")
    tab.context.item.documents.fieldEdited.emit(document, "deadline_on", date(2020, 4, 1))
    settle()
    row = details_of(sample_desk, item).documents[0]
    assert (row.distribution, row.due_on) == ("restricted", date(2020, 4, 1))


@pytest.mark.parametrize(
    ("is_there", "issued", "today", "words"),
    [
        (True, None, date(2020, 6, 1), ""),
        (False, None, date(2020, 4, 1), "expected by 1 May 2020"),
        (False, None, date(2020, 6, 1), "not there, was due by 1 May 2020"),
        (True, date(2020, 5, 2), date(2020, 6, 1), "came late: no reason given"),
    ],
)
def test_a_document_says_whether_it_is_there_in_time(
    is_there: bool, issued: date | None, today: date, words: str
) -> None:
    row = DocumentRow(
        1, "WG/1/2", "Note", "general", ("fr",), "", None, "", is_there, issued, date(2020, 5, 1)
    )
    assert document_words(row, today) == words
