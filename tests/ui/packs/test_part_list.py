"""Parts are dragged with the mouse: the list asks for the move, and the desk carries it out."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from iomdesk.document.pack_parts import PackPartFact
from iomdesk.ui.packs.moves import Move
from iomdesk.ui.packs.part_list import PartList

KEYS = ("paper:agenda", "paper:programme", "paper:documents")


@pytest.fixture
def parts(qtbot: QtBot) -> PartList:
    made = PartList()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_parts(
        [PackPartFact(key, "paper", key[6:], 1) for key in KEYS],
        {key: key for key in KEYS},
        is_fixed=False,
        is_whole=True,
    )
    return made


def drop_on(parts: PartList, row: int) -> QDropEvent:
    item = parts.topLevelItem(row)
    assert item is not None
    event = QDropEvent(
        QPointF(parts.visualItemRect(item).center()),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    parts.dropEvent(event)
    return event


def test_dropped_part_asks_for_the_place_it_was_dropped_on(parts: PartList) -> None:
    wanted: list[Move] = []
    parts.moved.connect(wanted.extend)
    first = parts.topLevelItem(0)
    assert first is not None
    parts.setCurrentItem(first)
    event = drop_on(parts, 2)
    keys = [*KEYS]
    for key, place in wanted:
        keys.remove(key)
        keys.insert(place, key)
    assert keys == ["paper:programme", "paper:documents", "paper:agenda"]
    assert event.dropAction() is Qt.DropAction.IgnoreAction, "the list takes nothing out by itself"
    assert parts.topLevelItemCount() == len(KEYS)


def test_parts_of_an_issued_pack_cannot_be_dragged(parts: PartList) -> None:
    wanted: list[Move] = []
    parts.moved.connect(wanted.extend)
    parts.setDragEnabled(False)
    drop_on(parts, 2)
    assert wanted == []
