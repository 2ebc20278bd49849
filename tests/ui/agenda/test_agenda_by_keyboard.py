"""The agenda worked on with the keyboard alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import ItemRow
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.operations import Operations
from tests.ui.hands import press, type_in

Rows = Callable[[], tuple[ItemRow, ...]]
Settle = Callable[[], None]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def editor_of(tab: AgendaTab) -> QLineEdit:
    """Return the line in which a title is being written."""
    editor = tab.tree.indexWidget(tab.tree.currentIndex())
    assert isinstance(editor, QLineEdit)
    return editor


def titles(rows: Rows) -> list[str]:
    """Return the titles with their numbers."""
    return [f"{row.full_number} {row.title}" for row in rows()]


def test_enter_adds_an_item_below_and_stores_it(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    tab.tree.choose(rows()[0].id)
    press(tab.tree, Key.Key_Return)
    type_in(editor_of(tab), "Élection du Bureau")
    press(editor_of(tab), Key.Key_Return)
    settle()
    assert titles(rows)[1] == "2 Élection du Bureau"
    assert tab.tree.current_item == rows()[1].id


def test_escape_leaves_no_item_behind(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    before = titles(rows)
    lines = len(list(tab.model.root.walk()))
    press(tab.tree, Key.Key_Return)
    type_in(editor_of(tab), "Rien")
    press(editor_of(tab), Key.Key_Escape)
    settle()
    assert titles(rows) == before
    assert len(list(tab.model.root.walk())) == lines


def test_enter_on_an_empty_line_leaves_no_item_behind(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    before = titles(rows)
    press(tab.tree, Key.Key_Return)
    press(editor_of(tab), Key.Key_Return)
    settle()
    assert titles(rows) == before
    assert all(node.row is not None for node in tab.model.root.walk())


def test_tab_while_writing_makes_the_new_item_a_sub_item(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    tab.tree.choose(rows()[0].id)
    press(tab.tree, Key.Key_Return)
    type_in(editor_of(tab), "Programme de travail")
    press(editor_of(tab), Key.Key_Tab)
    assert editor_of(tab).text() == "Programme de travail"
    press(editor_of(tab), Key.Key_Return)
    settle()
    assert titles(rows)[1] == "1 a) Programme de travail"


def test_typing_rewrites_the_title(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    tab.tree.choose(rows()[0].id)
    type_in(tab.tree, "O")
    type_in(editor_of(tab), "uverture")
    press(editor_of(tab), Key.Key_Return)
    settle()
    assert titles(rows)[0] == "1 Ouverture"


def test_f2_goes_on_writing_the_title(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    title = rows()[0].title
    tab.tree.choose(rows()[0].id)
    press(tab.tree, Key.Key_F2)
    press(editor_of(tab), Key.Key_End)
    type_in(editor_of(tab), " (suite)")
    press(editor_of(tab), Key.Key_Return)
    settle()
    assert rows()[0].title == f"{title} (suite)"


def test_a_title_that_stands_in_from_another_language_is_not_copied(
    tab: AgendaTab, rows: Rows, settle: Settle
) -> None:
    tab.tree.choose(rows()[0].id)
    press(tab.tree, Key.Key_Return)
    type_in(editor_of(tab), "Seulement en français")
    press(editor_of(tab), Key.Key_Return)
    settle()
    tab.show_language("es")
    settle()
    press(tab.tree, Key.Key_F2)
    assert editor_of(tab).text() == ""
    assert editor_of(tab).placeholderText() == "Seulement en français"
    press(editor_of(tab), Key.Key_Escape)


def test_tab_indents_and_shift_tab_outdents(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    before = titles(rows)
    second = next(row for row in rows() if row.full_number == "2")
    tab.tree.choose(second.id)
    press(tab.tree, Key.Key_Tab)
    settle()
    assert titles(rows)[1] == f"1 a) {second.title}"
    press(tab.tree, Key.Key_Backtab, SHIFT)
    settle()
    assert titles(rows) == before


def test_alt_and_arrows_move_an_item_and_keep_it_chosen(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    first, second = rows()[0], rows()[1]
    tab.tree.choose(first.id)
    press(tab.tree, Key.Key_Down, ALT)
    settle()
    assert [row.id for row in rows()[:2]] == [second.id, first.id]
    assert tab.tree.current_item == first.id
    press(tab.tree, Key.Key_Up, ALT)
    settle()
    assert [row.id for row in rows()[:2]] == [first.id, second.id]


def test_delete_removes_and_offers_to_take_it_back(
    qtbot: QtBot, tab: AgendaTab, rows: Rows, operations: Operations, settle: Settle
) -> None:
    before = titles(rows)
    tab.tree.choose(rows()[0].id)
    with qtbot.waitSignal(operations.announced) as said:
        press(tab.tree, Key.Key_Delete)
    settle()
    assert said.args == ["Item removed"]
    assert len(rows()) < len(before)
    assert tab.tree.current_item == rows()[0].id
    operations.undo()
    settle()
    assert titles(rows) == before


def test_a_slash_and_a_reference_assign_a_clause(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    item = next(row for row in rows() if not row.clauses)
    tab.tree.choose(item.id)
    type_in(tab.tree, "/")
    assert tab.chooser.isVisible()
    type_in(tab.chooser.filter, "2b")
    press(tab.chooser.filter, Key.Key_Return)
    settle()
    assert not tab.chooser.isVisible()
    assert [c.reference for c in next(r for r in rows() if r.id == item.id).clauses] == ["2 b)"]


def test_shift_enter_assigns_the_twin_too_and_one_undo_takes_both_off(
    tab: AgendaTab, rows: Rows, operations: Operations, settle: Settle
) -> None:
    item = next(row for row in rows() if not row.clauses)
    tab.tree.choose(item.id)
    type_in(tab.tree, "/")
    type_in(tab.chooser.filter, "1d")
    press(tab.chooser.filter, Key.Key_Return, SHIFT)
    settle()
    assert [c.reference for c in next(r for r in rows() if r.id == item.id).clauses] == ["1 d)", "2 c)"]
    operations.undo()
    settle()
    assert not next(r for r in rows() if r.id == item.id).clauses


def test_escape_closes_the_chooser_without_a_change(tab: AgendaTab, rows: Rows, settle: Settle) -> None:
    before = [row.clauses for row in rows()]
    tab.tree.choose(rows()[0].id)
    type_in(tab.tree, "/")
    press(tab.chooser.filter, Key.Key_Escape)
    settle()
    assert not tab.chooser.isVisible()
    assert [row.clauses for row in rows()] == before


def test_an_open_title_is_not_lost_when_the_agenda_changes_meanwhile(
    tab: AgendaTab, rows: Rows, settle: Settle
) -> None:
    tab.tree.choose(rows()[0].id)
    press(tab.tree, Key.Key_F2)
    editor_of(tab).setText("Titre en cours")
    tab.actions_.edit(rows()[1].id, "planned_minutes", 35)
    settle()
    assert editor_of(tab).text() == "Titre en cours"
    press(editor_of(tab), Key.Key_Return)
    settle()
    assert (rows()[0].title, rows()[1].planned_minutes) == ("Titre en cours", 35)
    assert tab.model.node_of(rows()[1].id).minutes == 35  # type: ignore[union-attr]


def test_the_first_item_of_an_empty_agenda(empty_tab: AgendaTab, settle: Settle) -> None:
    assert not empty_tab.tree.isVisible()
    empty_tab.add_item()
    type_in(editor_of(empty_tab), "Adoption de l’ordre du jour")
    press(editor_of(empty_tab), Key.Key_Return)
    settle()
    assert [node.title for node in empty_tab.model.root.walk()] == ["Adoption de l’ordre du jour"]
    assert empty_tab.tree.isVisible()
