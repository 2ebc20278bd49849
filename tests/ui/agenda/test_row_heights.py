"""Rows are laid out as of one height, unless a break or a line being written makes one differ."""

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.services.agenda import add_item, move_item
from iomdesk.services.breaks import add_break, remove_break
from iomdesk.ui.agenda.delegate import PAUSE_HEIGHT, ROW_HEIGHT, SUB_ROW_HEIGHT
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.operations import Operations

Settle = Callable[[], None]


@pytest.fixture
def three(empty_tab: AgendaTab, operations: Operations, settle: Settle) -> AgendaTab:
    for title in ("A", "B", "C"):
        operations.run(add_item, session=empty_tab._session_id, title=title, language="fr")
    settle()
    return empty_tab


def items(tab: AgendaTab) -> list[int]:
    return [node.id for node in tab.model.root.walk() if node.id is not None]


def heights(tab: AgendaTab) -> list[int]:
    nodes = tab.model.root.walk()
    return [tab.tree.visualRect(tab.model.index_of(node)).height() for node in nodes]


def test_a_break_makes_room_below_its_item_and_gives_it_back(
    three: AgendaTab, operations: Operations, settle: Settle
) -> None:
    assert heights(three) == [ROW_HEIGHT] * 3
    operations.run(add_break, after_item=items(three)[1], minutes=15)
    settle()
    assert heights(three) == [ROW_HEIGHT, ROW_HEIGHT + PAUSE_HEIGHT, ROW_HEIGHT]
    pause = next(node.pauses[0].id for node in three.model.root.walk() if node.pauses)
    operations.run(remove_break, break_=pause)
    settle()
    assert heights(three) == [ROW_HEIGHT] * 3


def test_the_room_for_a_break_goes_along_with_its_item(
    three: AgendaTab, operations: Operations, settle: Settle
) -> None:
    first, second, _third = items(three)
    operations.run(add_break, after_item=second, minutes=15)
    settle()
    operations.run(move_item, item=first, parent=None, position=2)
    settle()
    assert heights(three) == [ROW_HEIGHT + PAUSE_HEIGHT, ROW_HEIGHT, ROW_HEIGHT]
    assert three.tree.visualRect(three.model.index_of(three.model.node_of(first))).top() == (
        2 * ROW_HEIGHT + PAUSE_HEIGHT
    )


def test_a_line_being_written_is_lower_until_it_is_left(three: AgendaTab) -> None:
    three.tree.choose(items(three)[0])
    QTest.keyClick(three.tree, Qt.Key.Key_Return)
    assert heights(three) == [ROW_HEIGHT, SUB_ROW_HEIGHT, ROW_HEIGHT, ROW_HEIGHT]
    editor = three.tree.indexWidget(three.tree.currentIndex())
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert heights(three) == [ROW_HEIGHT] * 3


def test_all_rows_are_drawn_anew_where_all_times_change(
    three: AgendaTab, settle: Settle, qtbot: QtBot
) -> None:
    for item in items(three):
        three.actions_.edit(item, "planned_minutes", 30)
    settle()
    painted: list[QRect] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
            if isinstance(event, QPaintEvent):
                painted.append(event.rect())
            return False

    watch = Watch(three)
    viewport = three.tree.viewport()
    viewport.installEventFilter(watch)
    QApplication.processEvents()
    painted.clear()
    three.model.begin_at(time(11, 0))
    qtbot.waitUntil(lambda: any(rect.contains(viewport.rect()) for rect in painted))
