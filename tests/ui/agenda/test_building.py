"""An agenda is begun, pasted into, issued and compared in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.agenda import ItemRow, agenda_of, item_details
from iomdesk.queries.agenda_sources import list_templates
from iomdesk.queries.agenda_versions import list_agenda_versions
from iomdesk.ui.agenda.mandate_start import MandateStart
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.agenda.templates_page import TemplatesPage
from iomdesk.ui.agenda.versions_page import VersionsPage
from iomdesk.ui.operations import Operations
from tests.ui.hands import press, type_in

Rows = Callable[[], tuple[ItemRow, ...]]
Settle = Callable[[], None]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def lines(tab: AgendaTab) -> list[str]:
    """Return what the tree shows."""
    return [f"{node.row.full_number} {node.title}" for node in tab.model.root.walk() if node.row]


def press_in(tab: AgendaTab, key: Qt.Key) -> None:
    """Press a key with Ctrl on the tree."""
    tab.tree.setFocus()
    press(tab.tree, key, CTRL)
    QApplication.processEvents()


@pytest.fixture
def sample_titles(rows: Rows) -> list[str]:
    return [f"{row.full_number} {row.title}" for row in rows()]


def test_lines_of_the_clipboard_become_items_below_and_one_undo_takes_them(
    tab: AgendaTab, operations: Operations, settle: Settle, sample_titles: list[str]
) -> None:
    QGuiApplication.clipboard().setText("1. Un\n\ta) Un un\n2. Deux\n")
    tab.tree.choose(next(iter(tab.model.root.walk())).id)
    press_in(tab, Key.Key_V)
    settle()
    assert lines(tab)[:4] == [sample_titles[0], "2 Un", "2 a) Un un", "3 Deux"]
    assert tab.tree.current_item == next(node.id for node in tab.model.root.walk() if node.title == "Un")
    operations.undo()
    settle()
    assert lines(tab) == sample_titles


def test_an_item_is_copied_with_its_sub_items_as_text(tab: AgendaTab, rows: Rows) -> None:
    above = next(row for row in rows() if any(other.parent_id == row.id for other in rows()))
    tab.tree.choose(above.id)
    press_in(tab, Key.Key_C)
    below = [f"\t{row.title}" for row in rows() if row.parent_id == above.id]
    assert QGuiApplication.clipboard().text().splitlines() == [above.title, *below]
    tab.building.clipboard.copy_all()
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(rows())


def test_what_was_cut_comes_back_whole(tab: AgendaTab, rows: Rows, sample_desk: Desk, settle: Settle) -> None:
    cut = next(row for row in rows() if row.clauses and row.document_count)
    tab.tree.choose(cut.id)
    press_in(tab, Key.Key_X)
    settle()
    assert cut.id not in {row.id for row in rows()}
    tab.tree.choose(rows()[0].id)
    press_in(tab, Key.Key_V)
    settle()
    assert rows()[1].id == cut.id
    details = sample_desk.answer(item_details, item_id=cut.id)
    assert details is not None
    assert details.documents


def test_an_empty_agenda_begins_from_the_last_session(
    empty_tab: AgendaTab, operations: Operations, settle: Settle
) -> None:
    empty_tab.building.starts[0].click()
    settle()
    assert lines(empty_tab)[0] == "1 Adoption du compte rendu de la session précédente"
    assert len(lines(empty_tab)) > 5
    told: list[str] = []
    operations.failed.connect(lambda error, _initiator: told.append(str(error)))
    empty_tab.building.start_from_last()
    settle()
    assert told == ["The agenda has all of it already. Nothing was added."]
    operations.undo()
    settle()
    assert lines(empty_tab) == []


def test_clauses_left_aside_are_ticked_and_become_items(empty_tab: AgendaTab, settle: Settle) -> None:
    empty_tab.building.show_mandate()
    settle()
    page = empty_tab.building.pages.currentWidget()
    assert isinstance(page, MandateStart)
    assert page.list.count() > 2
    for place in range(1, page.list.count()):
        page.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    chosen = page.chosen()
    assert page.start.text() == "Add 1 item"
    page.start.click()
    settle()
    assert empty_tab.building.pages.currentIndex() == 0
    under = [node.row for node in empty_tab.model.root.walk() if node.row and node.row.clauses]
    assert chosen[0] in {chip.id for row in under for chip in row.clauses}


def test_a_measure_of_time_narrows_the_clauses(empty_tab: AgendaTab, settle: Settle) -> None:
    empty_tab.building.show_mandate()
    settle()
    page = empty_tab.building.pages.currentWidget()
    assert isinstance(page, MandateStart)
    page.sessions.setValue(1)
    page.sessions.flush()
    settle()
    assert page.list.count() == 0
    assert not page.start.isEnabled()


def test_an_agenda_is_kept_as_a_template_edited_and_used(
    tab: AgendaTab, sample_desk: Desk, operations: Operations, settle: Settle, session_id: int
) -> None:
    tab.building.show_templates()
    settle()
    page = tab.building.pages.currentWidget()
    assert isinstance(page, TemplatesPage)
    type_in(page.new_name, "Session ordinaire")
    press(page.new_name, Key.Key_Return)
    settle()
    assert [row.name for row in sample_desk.answer(list_templates)] == ["Session ordinaire"]
    page.text.setPlainText("Point tout neuf\n" + page.text.toPlainText())
    page.use.click()
    settle()
    assert any(line.endswith("Point tout neuf") for line in lines(tab))
    rows = sample_desk.answer(agenda_of, session_id=session_id, language="fr").items
    assert len({row.title for row in rows}) == len(rows), "nothing is doubled"
    tab.building.show_templates()
    page.remove.click()
    settle()
    assert sample_desk.answer(list_templates) == ()
    operations.undo()
    settle()
    assert page.name.text() == "Session ordinaire"


def test_an_issued_agenda_is_compared_with_the_present_one(
    tab: AgendaTab, sample_desk: Desk, session_id: int, rows: Rows, settle: Settle
) -> None:
    tab.building.show_versions()
    settle()
    page = tab.building.pages.currentWidget()
    assert isinstance(page, VersionsPage)
    page.issue.click()
    settle()
    assert page.model.rowCount() == len(rows())
    tab.actions_.remove(rows()[-1].id)
    settle()
    last = page.model.rowCount() - 1
    shown = [page.model.index(last, column).data() for column in range(3)]
    assert (shown[1], shown[2]) == ("", "dropped")
    page.only_changes.setChecked(True)
    assert page.model.rowCount() == 1
    page.adopt.click()
    settle()
    assert [row.stage for row in sample_desk.answer(list_agenda_versions, session_id=session_id)] == [
        "provisional",
        "adopted",
    ]
    assert not page.issue.isEnabled()
    press(page, Key.Key_Escape)
    assert tab.building.pages.currentIndex() == 0


def test_a_desk_that_is_only_read_is_not_pasted_into(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    before = rows()
    tab.operations.desk.is_read_only = True  # type: ignore[misc]
    QGuiApplication.clipboard().setText("Un")
    press_in(tab, Key.Key_V)
    press_in(tab, Key.Key_X)
    settle()
    assert rows() == before


def test_a_desk_that_is_only_read_offers_no_beginning(
    qtbot: QtBot, operations: Operations, session_id: int
) -> None:
    operations.desk.is_read_only = True  # type: ignore[misc]
    made = AgendaTab(operations, session_id)
    qtbot.addWidget(made)
    assert not any(button.isEnabled() for button in made.building.starts)


def test_an_adoption_by_mistake_is_taken_back_and_the_agenda_adopted_again_is_no_revision(
    tab: AgendaTab, operations: Operations, settle: Settle
) -> None:
    tab.building.show_versions()
    settle()
    page = tab.findChild(VersionsPage)
    assert page is not None
    page.adopt.click()
    settle()
    assert not page.issue.isEnabled()
    operations.undo()
    settle()
    assert page.old.itemText(0).startswith("adopted (taken back)")
    assert page.issue.isEnabled()
    page.adopt.click()
    settle()
    assert [page.old.itemText(place).split(" · ")[0] for place in range(page.old.count())] == [
        "adopted (taken back)",
        "adopted",
    ]
    assert page.old.currentIndex() == 1
