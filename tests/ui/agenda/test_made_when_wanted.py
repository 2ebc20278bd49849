"""What stands beside the agenda is made when it is first wanted, and then knows what the agenda shows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.runtime.errors import UserError
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.operations import Operations

Settle = Callable[[], None]


def test_the_panels_wait_until_they_are_wanted_and_know_the_current_item(
    tab: AgendaTab, settle: Settle
) -> None:
    context = tab.context
    assert context._item is None
    assert context._gaps is None
    tab.tree.choose(list(tab.model.root.walk())[1].id)
    settle()
    assert context.item.fields.titles["fr"].text() == list(tab.model.root.walk())[1].title
    assert not context.item.isVisible()
    context.show_panel("item")
    assert context.item.isVisible()
    context.show_panel("gaps")
    assert len(context.gaps.buttons()) == len(context._missing)


def test_the_list_of_clauses_is_made_with_the_mandate_that_was_shown(tab: AgendaTab) -> None:
    assert "chooser" not in vars(tab)
    assert tab.chooser.model.entries == tab.context.clauses.model.entries


def test_a_tab_that_is_gone_no_longer_hears_of_failures(
    operations: Operations, session_id: int, qtbot: QtBot
) -> None:
    gone = AgendaTab(operations, session_id)
    gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as raised:
        operations.failed.emit(UserError("nothing was changed"), None)
    assert raised == []
