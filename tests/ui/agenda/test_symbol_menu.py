"""A document before an item gets its symbol from a menu, or typed; what is in use is refused in words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.agenda import ItemRow, item_details
from iomdesk.queries.item_documents import DocumentRow
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.operations import Operations
from tests.ui.hands import click, press, type_in

Settle = Callable[[], None]


@pytest.fixture
def document(
    tab: AgendaTab, sample_desk: Desk, rows: Callable[[], tuple[ItemRow, ...]], settle: Settle
) -> int:
    """Expect a document, without a symbol yet, before an item that has one with a symbol."""
    item = next(row.id for row in rows() if "WG/1/2" in row.document_symbols)
    tab.tree.choose(item)
    tab.context.show_panel("item")
    settle()
    tab.context.item.documents.expected.emit(item, "Note attendue", None)
    settle()
    found = sample_desk.answer(item_details, item_id=item)
    assert found is not None
    return found.documents[-1].id


def row_of(tab: AgendaTab, document: int) -> DocumentRow:
    return next(row for row in tab.context.item.documents._rows or () if row.id == document)


def open_menu(tab: AgendaTab, document: int, settle: Settle) -> dict[str, Callable[[], None]]:
    """Open the menu by its button; give what it offers, submenus too."""
    click(tab.context.item.documents._symbol_buttons[document])
    settle()
    menu = tab.context.item.documents.menu
    below = [inner for inner in menu.findChildren(QMenu) if inner is not menu]
    actions = [action for one in (menu, *below) for action in one.actions()]
    return {action.text(): action.trigger for action in actions if action.isEnabled() and action.text()}


def test_the_menu_offers_free_numbers_and_what_follows_and_one_click_gives_it(
    tab: AgendaTab, operations: Operations, settle: Settle, document: int
) -> None:
    offered = open_menu(tab, document, settle)
    tab.context.item.documents.menu.close()
    assert {"WG/1/2/Add.1", "WG/1/2/Corr.1", "WG/1/2/Rev.1"} <= set(offered)
    offered = open_menu(tab, document, settle)
    free = next(words for words in offered if words.startswith("WG/1/INF/"))
    offered[free]()
    tab.context.item.documents.menu.close()
    settle()
    assert row_of(tab, document).symbol == free
    operations.undo()
    settle()
    assert row_of(tab, document).symbol == ""


def test_a_document_with_a_symbol_is_issued_again_or_loses_it(
    tab: AgendaTab, settle: Settle, document: int
) -> None:
    tab.context.item.documents.symbolEdited.emit(document, "WG/1/9")
    settle()
    open_menu(tab, document, settle)["WG/1/9*"]()
    tab.context.item.documents.menu.close()
    settle()
    assert row_of(tab, document).symbol == "WG/1/9*"
    open_menu(tab, document, settle)["Take WG/1/9* away"]()
    tab.context.item.documents.menu.close()
    settle()
    assert row_of(tab, document).symbol == ""


def test_a_typed_symbol_that_is_in_use_is_refused_and_the_field_shows_the_desk_again(
    qtbot: QtBot, tab: AgendaTab, operations: Operations, settle: Settle, document: int
) -> None:
    open_menu(tab, document, settle)["Type the symbol…"]()
    tab.context.item.documents.menu.close()
    settle()
    field = tab.context.item.documents.symbols[document]
    assert field.hasFocus()
    type_in(field, "WG/1/2")
    with qtbot.waitSignal(operations.failed) as refused:
        press(field, Qt.Key.Key_Return)
    settle()
    assert "WG/1/2" in str(refused.args[0])
    assert tab.context.item.documents.symbols[document].text() == ""
    assert row_of(tab, document).symbol == ""
