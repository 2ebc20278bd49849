"""What was deleted is found in the trash and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.trash import trash_of
from iomdesk.services.agenda import remove_item
from iomdesk.services.agenda_templates import remove_template, save_template
from iomdesk.ui.operations import Operations
from iomdesk.ui.trash.model import WORDS
from iomdesk.ui.trash.page import SESSION, TrashPage
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import CONTROL, press, type_in
from tests.ui.text.memory_desk import MemoryDesk

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> TrashPage:
    for item in items(desk)[:2]:
        desk.do(remove_item, item=item)
    template = desk.do(save_template, session=desk.sample_session, name="Modèle").result().created
    desk.do(remove_template, template=template)
    made = TrashPage(operations)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    settle()
    return made


def items(desk: MemoryDesk) -> list[int]:
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="en").items
    return [row.id for row in rows if not row.depth]


def shown(page: TrashPage) -> list[str]:
    return [str(page.filtered.index(line, WORDS).data()) for line in range(page.filtered.rowCount())]


def test_the_latest_stands_first_and_typing_filters(page: TrashPage) -> None:
    assert shown(page)[0] == "Modèle"
    assert len(shown(page)) == 3
    type_in(page.filter, "adopt AGENDA")
    assert shown(page) == ["Adoption of the agenda"]
    type_in(page.filter, "xyz")
    assert page._stack.currentIndex() == 2


def test_enter_takes_a_thing_back_and_undo_deletes_it_again(
    page: TrashPage, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    type_in(page.filter, "adoption")
    press(page.filter, Key.Key_Return)
    before = len(items(desk))
    press(page.table, Key.Key_Return)
    settle()
    assert len(items(desk)) == before + 1
    page.filter.clear()
    assert len(shown(page)) == 2
    operations.undo()
    settle()
    assert len(shown(page)) == 3


def test_several_things_are_taken_back_together(
    page: TrashPage, desk: MemoryDesk, settle: Settle, operations: Operations, qtbot: QtBot
) -> None:
    page.table.selectAll()
    assert page.restore.text() == "Restore 3"
    with qtbot.waitSignal(operations.announced) as said:
        page.restore.click()
        settle()
    assert said.args == ["3 things restored"]
    assert desk.look(trash_of) == ()
    settle()
    assert page._stack.currentWidget() is page._nothing
    operations.undo()
    settle()
    assert len(shown(page)) == 3


def test_the_trash_of_one_session_can_be_seen(page: TrashPage, desk: MemoryDesk) -> None:
    page.show_session(desk.sample_session)
    assert page.scope.current == SESSION
    assert len(shown(page)) == 2
    page.scope.button("all").click()
    assert len(shown(page)) == 3
    page.show_session(None)
    assert page.scope.isHidden()


def test_what_is_deleted_elsewhere_appears_at_once(
    page: TrashPage, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    operations.run(remove_item, item=items(desk)[0])
    settle()
    assert len(shown(page)) == 4


def test_lines_are_copied_as_text(page: TrashPage) -> None:
    page.table.selectRow(0)
    press(page.table, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith("Agenda template\tModèle\t")


def test_nothing_is_restored_in_a_desk_that_is_read(
    qtbot: QtBot, desk: MemoryDesk, operations: Operations, settle: Settle
) -> None:
    desk.is_read_only = True
    made = TrashPage(operations)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert made.restore.isHidden()
