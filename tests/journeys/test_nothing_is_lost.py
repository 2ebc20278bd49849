"""What was written can be gone back to after the program was closed and started again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iomdesk.app.application import DeskApplication
from iomdesk.desk import open_desk
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from tests.app.conftest import Opened, Start
from tests.journeys.conftest import User
from tests.ui.hands import press, type_in

CTRL = Qt.KeyboardModifier.ControlModifier
SAMPLE = 6
FIRST = 0


def minutes_in(user: User) -> MinutesTab:
    user.open_session(SAMPLE)
    user.page.show_tab("minutes")
    tab = user.page.tab("minutes")
    assert isinstance(tab, MinutesTab)
    user.settle()
    tab.outline.setCurrentIndex(tab.outline.rows.index(FIRST))
    user.settle()
    user.program.window.activateWindow()
    tab.pages.text.editor.setFocus()
    return tab


def close(program: DeskApplication, qtbot: QtBot) -> None:
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)


def stored(path: Path) -> tuple[str, list[str]]:
    with open_desk(path, read_only=True) as desk:
        items = desk.answer(agenda_of, session_id=SAMPLE, language="en").items
        found = desk.answer(minutes_of, item_id=items[FIRST].id, language="en")
        return found.text, [one.reason for one in found.revisions]


def test_undo_goes_on_after_the_program_was_closed_and_started_again(
    user: User, start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    tab = minutes_in(user)
    type_in(tab.pages.text.editor, "The agenda was adopted.")
    press(tab, Qt.Key.Key_S, CTRL)
    user.settle()
    type_in(tab.pages.text.editor, " Nothing else was said.")
    close(user.program, qtbot)
    assert stored(sample_path)[0] == "The agenda was adopted. Nothing else was said."

    program = start(sample_path)
    opened(program)
    again = User(program, opened, qtbot)
    tab = minutes_in(again)
    assert tab.pages.text.editor.markdown().endswith("Nothing else was said.")
    QTest.keyClick(tab.pages.text.editor, Qt.Key.Key_Z, CTRL)
    again.until(lambda: tab.pages.text.editor.markdown() == "The agenda was adopted.")
    again.settle()
    close(program, qtbot)
    text, reasons = stored(sample_path)
    assert text == "The agenda was adopted."
    assert len(reasons) >= 2
