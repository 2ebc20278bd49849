"""The agenda worked on with the mouse: drag, drop, marks, the panel beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, Qt, QUrl
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.agenda import ItemDetails, ItemRow, item_details
from iomdesk.ui.agenda.clause_list import ClauseList
from iomdesk.ui.agenda.nodes import Place
from iomdesk.ui.agenda.row_layout import lay_out
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.operations import Operations
from tests.ui.hands import click, press, type_in

Rows = Callable[[], tuple[ItemRow, ...]]
Settle = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def details(sample_desk: Desk) -> Callable[[int], ItemDetails]:
    def ask(item: int) -> ItemDetails:
        found = sample_desk.answer(item_details, item_id=item)
        assert found is not None
        return found

    return ask


def drop(tab: AgendaTab, data: QMimeData, row: int, onto: QModelIndex) -> None:
    """Drop something on the agenda as the view does."""
    tab.model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, onto)


def click_clause(clauses: ClauseList, reference: str) -> None:
    """Click the line of a clause."""
    line = next(
        n for n, e in enumerate(clauses.clauses.entries) if e.clause and e.clause.reference == reference
    )
    index = clauses.clauses.index(line)
    clauses.scrollTo(index)
    click(clauses.viewport(), clauses.visualRect(index).center())


def references(rows: Rows, item: int) -> list[str]:
    """Return the clauses an item is mapped to."""
    return [chip.reference for chip in next(r for r in rows() if r.id == item).clauses]


def test_a_clause_dragged_onto_an_item_is_assigned_to_it(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    item = next(row for row in rows() if not row.clauses)
    model = tab.context.clauses.model
    line = next(n for n, e in enumerate(model.entries) if e.clause and e.clause.reference == "2 b)")
    data = model.mimeData([model.index(line)])
    drop(tab, data, -1, tab.model.index_of(tab.model.node_of(item.id)))
    settle()
    assert references(rows, item.id) == ["2 b)"]
    assert data.text().startswith("2 b) ")


def test_an_item_dragged_between_two_others_goes_there(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    first = rows()[0]
    drop(tab, tab.model.mimeData([tab.model.index(0, 0)]), 2, QModelIndex())
    settle()
    assert [row.id for row in rows() if row.parent_id is None].index(first.id) == 1


def test_an_item_dragged_onto_another_becomes_its_sub_item(
    tab: AgendaTab, rows: Rows, settle: Settle
) -> None:
    first, second = rows()[0], rows()[1]
    drop(tab, tab.model.mimeData([tab.model.index(0, 0)]), -1, tab.model.index(1, 0))
    settle()
    assert next(row for row in rows() if row.id == first.id).parent_id == second.id


def test_a_file_dropped_on_an_item_is_kept_as_its_document(
    tab: AgendaTab,
    rows: Rows,
    qtbot: QtBot,
    details: Callable[[int], ItemDetails],
    tmp_path: Path,
) -> None:
    note = tmp_path / "Note de synthèse.txt"
    note.write_text("texte", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(note))])
    item = rows()[0].id
    drop(tab, data, -1, tab.model.index(0, 0))
    qtbot.waitUntil(lambda: bool(details(item).documents))
    assert [(d.title, d.file_name) for d in details(item).documents] == [
        ("Note de synthèse", "Note de synthèse.txt")
    ]


def test_a_file_that_cannot_be_read_is_told_and_changes_nothing(
    tab: AgendaTab, rows: Rows, qtbot: QtBot, operations: Operations, tmp_path: Path
) -> None:
    with qtbot.waitSignal(operations.failed) as told:
        tab.actions_.add_files(rows()[0].id, [tmp_path / "missing.pdf"], "fr")
    assert "missing.pdf" in str(told.args[0])


def test_the_mark_of_a_row_without_clause_opens_the_chooser(tab: AgendaTab, rows: Rows) -> None:
    item = next(row for row in rows() if not row.clauses)
    index = tab.model.index_of(tab.model.node_of(item.id))
    rect: QRect = tab.tree.visualRect(index)
    option = QStyleOptionViewItem()
    option.rect = rect
    node = tab.model.node(index)
    mark = lay_out(rect, node, tab.tree.viewport().width(), "+ clause", True).chips[0]
    click(tab.tree.viewport(), mark.rect.center())
    assert tab.chooser.isVisible()
    tab.chooser.hide()


def test_a_click_on_a_clause_assigns_it_and_offers_its_twin(
    tab: AgendaTab, rows: Rows, settle: Settle
) -> None:
    item = next(row for row in rows() if not row.clauses).id
    tab.tree.choose(item)
    settle()
    panel = tab.context.clauses
    click_clause(panel.list, "1 e)")
    settle()
    assert references(rows, item) == ["1 e)"]
    assert "2 d)" in panel.offered_words
    click(panel.offer_button)
    settle()
    assert references(rows, item) == ["1 e)", "2 d)"]
    assert panel.offered_words == ""


def test_a_second_click_takes_the_clause_off(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    item = next(row for row in rows() if row.clauses)
    tab.tree.choose(item.id)
    settle()
    click_clause(tab.context.clauses.list, item.clauses[0].reference)
    settle()
    assert item.clauses[0].reference not in references(rows, item.id)


def test_the_filter_finds_a_clause_by_reference_and_by_words(tab: AgendaTab) -> None:
    panel = tab.context.clauses

    def found() -> list[str]:
        return [e.clause.reference for e in panel.model.entries if e.clause is not None]

    type_in(panel.filter, "2b")
    assert found() == ["2 b)"]
    panel.filter.clear()
    type_in(panel.filter, "societe civile")
    assert found() == ["1 b)"]
    panel.filter.clear()
    assert len(found()) == 9


def test_a_draft_is_shown_as_a_draft(tab: AgendaTab) -> None:
    assert tab.context.clauses.status_words == "draft mandate"


def test_fields_of_the_item_are_stored_when_left(
    tab: AgendaTab, rows: Rows, settle: Settle, details: Callable[[int], ItemDetails]
) -> None:
    item = rows()[0].id
    tab.tree.choose(item)
    tab.context.show_panel("item")
    settle()
    fields = tab.context.item.fields
    fields.titles["en"].setText("Adoption of the agenda, as amended")
    fields.presenter.setFocus()
    fields.titles["en"].flush()
    fields.minutes.setValue(25)
    fields.minutes.flush()
    type_in(fields.presenter, " (Présidente)")
    press(fields.presenter, Qt.Key.Key_Return)
    settle()
    stored = details(item)
    assert stored.texts["en"][0] == "Adoption of the agenda, as amended"
    assert stored.planned_minutes == 25
    assert stored.presenter.endswith("(Présidente)")


def test_an_annotation_typed_for_one_item_stays_with_it_when_another_is_chosen(
    tab: AgendaTab, rows: Rows, settle: Settle, details: Callable[[int], ItemDetails]
) -> None:
    first, second = rows()[0].id, rows()[1].id
    tab.tree.choose(first)
    tab.context.show_panel("item")
    settle()
    fields = tab.context.item.fields
    fields.languages.choose("fr")
    before = details(second).texts["fr"][1]
    fields.annotation.setPlainText("Pour la première.")
    tab.tree.choose(second)
    settle()
    assert details(first).texts["fr"][1] == "Pour la première."
    assert details(second).texts["fr"][1] == before


def test_a_gap_leads_to_its_item(empty_tab: AgendaTab, settle: Settle) -> None:
    empty_tab.actions_.add("Sans alinéa", "fr", Place(None, 0), lambda _changes: None)
    settle()
    gaps = empty_tab.context.gaps
    words = [button.text() for button in gaps.buttons()]
    assert "Item 1: no clause of the mandate" in words
    empty_tab.tree.setCurrentIndex(QModelIndex())
    click(gaps.buttons()[words.index("Item 1: no clause of the mandate")])
    assert empty_tab.tree.current_item is not None


def test_a_gap_of_the_session_is_mended_elsewhere(qtbot: QtBot, empty_tab: AgendaTab) -> None:
    gaps = empty_tab.context.gaps
    with qtbot.waitSignal(empty_tab.gapElsewhere) as told:
        click(gaps.buttons()[0])
    assert told.args[0].record_kind == "session"


def test_a_row_says_itself_in_one_sentence(tab: AgendaTab, rows: Rows) -> None:
    row = next(row for row in rows() if len(row.clauses) == 2)
    index = tab.model.index_of(tab.model.node_of(row.id))
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith(f"{row.full_number} {row.title}")
    assert f"clauses {row.clauses[0].reference}, {row.clauses[1].reference}" in spoken


def test_parts_of_a_row_never_overlap(tab: AgendaTab) -> None:
    for node in tab.model.root.walk():
        rect = QRect(0, 0, 620, 53)
        places = lay_out(rect, node, 620, "+ clause", True)
        assert places.title.right() < places.chips[0].rect.left()
        assert places.chips[-1].rect.right() < places.minutes.left() + 1
        assert places.chip_at(QPoint(1, 1)) is None


def test_the_times_follow_the_first_meeting(tab: AgendaTab) -> None:
    first = next(iter(tab.model.root.walk()))
    assert f"{first.starts_at:%H:%M}" == "10:00"
    assert not tab.footer.begins_at.isVisible()


def test_without_meetings_the_times_follow_the_beginning_that_is_set(
    empty_tab: AgendaTab, settle: Settle
) -> None:
    empty_tab.actions_.add("Ouverture", "fr", Place(None, 0), lambda _changes: None)
    settle()
    item = next(iter(empty_tab.model.root.walk())).id or 0
    empty_tab.actions_.edit(item, "planned_minutes", 30)
    settle()
    empty_tab.footer.begins_at.setTime(empty_tab.footer.begins_at.time().addSecs(3600))
    first = next(iter(empty_tab.model.root.walk()))
    assert f"{first.starts_at:%H:%M}" == "11:00"


def test_a_title_borrowed_from_another_language_says_so(tab: AgendaTab, settle: Settle) -> None:
    tab.actions_.add("Seulement en français", "fr", Place(None, 0), lambda _changes: None)
    settle()
    tab.show_language("en")
    settle()
    index = tab.model.index(0, 0)
    assert "[fr] discussion" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_desk_that_is_only_read_takes_no_drop(tab: AgendaTab) -> None:
    tab.model.is_read_only = True
    assert not tab.model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled
    assert not tab.model.flags(tab.model.index(0, 0)) & Qt.ItemFlag.ItemIsDropEnabled
