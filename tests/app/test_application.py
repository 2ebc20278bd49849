"""The program as a whole: opening, leaving, remembering."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.app.application import DeskApplication
from iomdesk.app.places import sessions_of
from iomdesk.desk import open_desk
from iomdesk.queries.sessions import list_sessions
from iomdesk.runtime.settings import load_settings, settings_path
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.shell.workspace import Workspace

Start = Callable[..., DeskApplication]
Opened = Callable[[DeskApplication], Workspace]


def test_a_first_run_offers_the_ways_to_begin(start: Start) -> None:
    program = start()
    assert program.window.welcome.isVisible()
    assert program.window.welcome.sample.isVisible()
    assert program.window.workspace is None


def test_a_new_sample_desk_is_made_and_opened(start: Start, opened: Opened, tmp_path: Path) -> None:
    program = start()
    program.window.newDeskChosen.emit(tmp_path / "new.iomdesk", True)
    workspace = opened(program)
    assert (tmp_path / "new.iomdesk").exists()
    assert sessions_of(workspace).list.model.rowCount() > 5
    assert program.window.windowTitle() == "new.iomdesk – iomdesk"


def test_an_existing_file_is_never_overwritten(start: Start, qtbot: QtBot, sample_path: Path) -> None:
    before = sample_path.read_bytes()
    program = start()
    program.window.newDeskChosen.emit(sample_path, False)
    qtbot.waitUntil(lambda: "exists already" in program.window.welcome.notice.text, timeout=10_000)
    assert sample_path.read_bytes() == before


def test_a_file_that_is_no_desk_is_refused_with_a_sentence(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.iomdesk"
    letter.write_text("Dear Chair," * 200)
    program = start(letter)
    qtbot.waitUntil(lambda: "is not a desk" in program.window.welcome.notice.text, timeout=10_000)
    assert load_settings(settings_path()).last_desk == ""


def test_the_next_run_opens_the_desk_and_the_session_left_last(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    sessions = sessions_of(opened(program))
    sessions.open_session(_sample(program))
    opened(program)
    program.window.close()
    qtbot.waitUntil(lambda: program.desk is None)
    again = start()
    page = sessions_of(opened(again)).page
    assert page is not None
    assert page.header.title == "First Session"


def test_a_second_window_on_the_desk_is_read_only_and_says_why(
    start: Start, opened: Opened, sample_path: Path
) -> None:
    with open_desk(sample_path):
        program = start(sample_path)
        workspace = opened(program)
        assert "open for writing" in workspace.standing.text
        sessions = sessions_of(workspace)
        assert not sessions.list.new.isEnabled()
        sessions.open_session(_sample(program))
        opened(program)
        tab = sessions.page.tab("agenda") if sessions.page else None
        assert isinstance(tab, AgendaTab)
        tab.tree.choose(next(iter(tab.model.root.walk())).id)
        QTest.keyClick(tab.tree, Qt.Key.Key_Delete)
        QTest.keyClick(tab.tree, Qt.Key.Key_Return)
        opened(program)
        assert workspace.notice.text == ""
        assert all(node.row is not None for node in tab.model.root.walk())


def test_closing_the_window_stores_what_is_being_typed(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    sessions = sessions_of(opened(program))
    sessions.open_session(_sample(program))
    opened(program)
    page = sessions.page
    assert page is not None
    page.show_details()
    page.form.place.setText("Nairobi")
    program.window.close()
    qtbot.waitUntil(lambda: program.desk is None)
    with open_desk(sample_path) as desk:
        assert [row.place for row in desk.answer(list_sessions) if row.is_sample] == ["Nairobi"]


def test_another_language_is_shown_at_once_with_the_same_session_open(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    sessions_of(opened(program)).open_session(_sample(program))
    opened(program)
    program.window.languageChosen.emit("es")
    qtbot.waitUntil(lambda: load_settings(settings_path()).language == "es")
    page = sessions_of(opened(program)).page
    assert page is not None
    qtbot.waitUntil(lambda: page.header.title == "Primera Reunión")
    program.window.languageChosen.emit("en")
    opened(program)


def test_another_theme_is_worn_at_once_and_remembered(start: Start) -> None:
    program = start()
    program.window.themeChosen.emit("dark")
    assert program.window.palette().window().color().lightness() < 60
    assert load_settings(settings_path()).theme == "dark"
    program.window.themeChosen.emit("light")
    assert program.window.palette().window().color().lightness() > 200


def test_a_desk_can_be_left_for_the_welcome(start: Start, opened: Opened, sample_path: Path) -> None:
    program = start(sample_path)
    opened(program)
    program.window.deskLeft.emit()
    assert program.window.welcome.isVisible()
    assert program.desk is None
    assert load_settings(settings_path()).recent_desks == (str(sample_path),)


def test_control_and_a_number_choose_the_tabs_of_the_session(
    start: Start, opened: Opened, sample_path: Path
) -> None:
    program = start(sample_path)
    sessions = sessions_of(opened(program))
    sessions.open_session(_sample(program))
    program.window.menus.tabRequested.emit(4)
    opened(program)
    assert sessions.page is not None
    assert sessions.page.current_tab == "minutes"
    program.window.menus.areaRequested.emit(2)
    opened(program)
    assert program.window.workspace is not None
    assert program.window.workspace.current_area == "mandate"


def test_f6_leads_out_of_a_part_that_keeps_tab_to_itself(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    sessions = sessions_of(opened(program))
    sessions.open_session(_sample(program))
    opened(program)
    tab = sessions.page.tab("agenda") if sessions.page else None
    assert isinstance(tab, AgendaTab)
    tab.tree.setFocus()
    qtbot.waitUntil(tab.tree.hasFocus)
    QTest.keyClick(tab.tree, Qt.Key.Key_Tab)
    opened(program)
    assert tab.tree.hasFocus()
    program.window.menus.nextPartRequested.emit()
    assert not tab.tree.hasFocus()
    assert QApplication.focusWidget() is not None


def test_a_desk_dropped_on_the_window_is_opened(start: Start, opened: Opened, sample_path: Path) -> None:
    program = start()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_path))])
    drop = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    program.window.dropEvent(drop)
    opened(program)
    assert program.desk is not None
    assert program.desk.path == sample_path


def _sample(program: DeskApplication) -> int:
    assert program.desk is not None
    return next(row.id for row in program.desk.answer(list_sessions) if row.is_sample)
