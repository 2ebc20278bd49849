"""Two people on one shared desk: each sees the other, hears of changes, and nothing of either is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iomdesk.app.application import DeskApplication
from iomdesk.app.places import sessions_of
from iomdesk.desk import Desk, open_desk
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.queries.presence import who_is_here
from iomdesk.runtime.desk_address import ServerAddress, server_at
from iomdesk.runtime.settings import load_settings, settings_path
from iomdesk.services.item_texts import write_item_text
from iomdesk.services.minutes import save_draft
from iomdesk.storage.sharing import copy_desk
from iomdesk.ui.keeping.protection_page import ProtectionPage
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.sharing.conflict_dialog import ConflictDialog
from iomdesk.ui.sharing.shared_dialog import SharedDialog
from tests.app.conftest import Opened, Start
from tests.postgres import Server, running_server
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

SESSION, ITEM = 6, 2
BASE = "Premier paragraphe.\n\nDeuxième paragraphe.\n\nTroisième paragraphe."


@pytest.fixture
def address(postgres: Server, sample_template: Path) -> Path:
    path = server_at(postgres.new_database()).path
    copy_desk(sample_template, path)
    with open_desk(path) as desk:
        desk.do(save_draft, item=ITEM, language="en", text=BASE).result()
    return path


@pytest.fixture
def colleague(address: Path) -> Iterator[Desk]:
    with open_desk(address) as desk:
        yield desk


def minutes_in(program: DeskApplication, opened: Opened) -> MinutesTab:
    area = sessions_of(opened(program))
    area.open_session(SESSION)
    opened(program)
    assert area.page is not None
    area.page.show_tab("minutes")
    opened(program)
    tab = area.page.tab("minutes")
    assert isinstance(tab, MinutesTab)
    tab.show_item(ITEM)
    opened(program)
    return tab


def title(desk: Desk) -> str:
    return next(
        one.title for one in desk.answer(agenda_of, session_id=SESSION, language="en").items if one.id == ITEM
    )


def words(desk: Desk) -> str:
    return desk.answer(minutes_of, item_id=ITEM, language="en").text


def test_desk_is_opened_from_the_menu_and_remembered_without_its_password(
    start: Start, opened: Opened, address: Path
) -> None:
    program = start(None)
    program.window.menus.sharedRequested.emit()
    dialog = program.window.findChild(SharedDialog)
    assert isinstance(dialog, SharedDialog)
    dialog.open_button.click()  # nothing is named yet: it says so and stays
    assert dialog.banner.text
    place = server_at(address)
    dialog.show_address(ServerAddress(place.host, place.database, place.user, place.port))
    dialog.password.setText("geheim")
    dialog.keep.setChecked(False)
    dialog.open_button.click()
    opened(program)
    assert program.desk is not None
    assert program.desk.path == address
    assert place.database in program.window.status.text
    stored = settings_path().read_text()
    assert load_settings(settings_path()).last_desk == str(address)
    assert "geheim" not in stored


def test_open_desk_is_copied_to_a_server_from_the_window(
    start: Start, opened: Opened, sample_path: Path, postgres: Server, qtbot: QtBot
) -> None:
    program = start(sample_path)
    opened(program)
    place = server_at(postgres.new_database())
    program.window.menus.sharedRequested.emit()
    dialog = program.window.findChild(SharedDialog)
    assert isinstance(dialog, SharedDialog)
    dialog.show_address(place)
    dialog.copy_button.click()
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.is_shared, timeout=20_000)
    opened(program)
    assert program.desk is not None
    assert program.desk.path == place.path


def test_others_are_seen_first_anywhere_and_then_at_the_same_item(
    start: Start, opened: Opened, address: Path, colleague: Desk, qtbot: QtBot
) -> None:
    program = start(address)
    minutes_in(program, opened)
    status = program.window.status
    colleague.listen(lambda _news: None, lambda _is_there: None)
    qtbot.waitUntil(lambda: "Also here: iomdesk_test" in status.text, timeout=10_000)
    colleague.stand_at(f"item:{ITEM}")
    qtbot.waitUntil(lambda: "At this item too: iomdesk_test" in status.text, timeout=10_000)
    area = sessions_of(opened(program))
    assert area.page is not None
    area.page.show_tab("agenda")
    opened(program)
    places = {one.place for one in colleague.answer(who_is_here) if one.window != colleague.client}
    assert len(places) == 1
    assert places.pop().startswith("item:")
    colleague.close()
    qtbot.waitUntil(lambda: "iomdesk_test" not in status.text, timeout=10_000)


def test_what_others_write_appears_beside_what_one_types_and_the_cursor_stays(
    start: Start, opened: Opened, address: Path, colleague: Desk, qtbot: QtBot
) -> None:
    program = start(address)
    editor = minutes_in(program, opened).pages.text.editor
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    theirs = f"Avant tout.\n\n{BASE.replace('Premier', 'Tout premier')}"
    QTest.keyClicks(editor, " Et la suite")
    colleague.do(save_draft, item=ITEM, language="en", text=theirs, known=BASE).result()
    qtbot.waitUntil(lambda: "Tout premier" in editor.markdown(), timeout=10_000)
    assert editor.textCursor().block().text() == "Troisième paragraphe. Et la suite"
    assert editor.textCursor().atEnd()
    QTest.keyClicks(editor, ".")
    wanted = f"{theirs} Et la suite."
    qtbot.waitUntil(lambda: words(colleague) == wanted, timeout=10_000)
    assert editor.markdown() == wanted


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_two_changes_of_one_field_are_shown_beside_each_other_and_one_stays(
    start: Start, opened: Opened, address: Path, colleague: Desk, qtbot: QtBot, choice: str
) -> None:
    program = start(address)
    opened(program)
    operations = program.operations
    assert operations is not None
    former = title(colleague)
    colleague.do(write_item_text, item=ITEM, language="en", title="Theirs").result()
    failed: list[object] = []
    operations.failed.connect(lambda error, _initiator: failed.append(error))
    operations.run(write_item_text, item=ITEM, language="en", title="Mine")  # before anything is heard
    qtbot.waitUntil(lambda: program.window.findChild(ConflictDialog) is not None, timeout=10_000)
    dialog = program.window.findChild(ConflictDialog)
    assert isinstance(dialog, ConflictDialog)
    shown = [field.toPlainText() for field in dialog.texts]
    assert shown == [former, "Mine", "Theirs"]
    assert title(colleague) == "Theirs"
    (dialog.mine if choice == "mine" else dialog.theirs).click()
    opened(program)
    assert title(colleague) == ("Mine" if choice == "mine" else "Theirs")
    assert bool(failed) == (choice == "theirs")
    qtbot.waitUntil(lambda: program.window.findChild(ConflictDialog) is None, timeout=5_000)


@pytest.fixture
def ready(
    start: Start, opened: Opened, sample_template: Path
) -> Iterator[tuple[Server, DeskApplication, MinutesTab]]:
    """Open the minutes of a desk on a server that the test may stop."""
    with running_server() as server:
        path = server_at(server.new_database()).path
        copy_desk(sample_template, path)
        program = start(path)
        yield server, program, minutes_in(program, opened)


def test_words_typed_while_the_server_is_away_are_kept_here_and_delivered(
    ready: tuple[Server, DeskApplication, MinutesTab], opened: Opened, qtbot: QtBot
) -> None:
    server, program, tab = ready
    operations = program.operations
    assert operations is not None
    assert program.desk is not None
    server.stop("immediate")
    QTest.keyClicks(tab.pages.text.editor, "Dit pendant la coupure. ")
    qtbot.waitUntil(lambda: operations.aside.holds_all, timeout=20_000)
    server.start()
    qtbot.waitUntil(lambda: not tab.text.autosave.is_dirty, timeout=30_000)
    opened(program)
    with open_desk(program.desk.path) as other:
        assert words(other).startswith("Dit pendant la coupure. ")
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)


def test_what_could_not_be_stored_is_told_and_the_window_may_be_left(
    ready: tuple[Server, DeskApplication, MinutesTab], qtbot: QtBot
) -> None:
    server, program, _tab = ready
    operations, workspace = program.operations, program.window.workspace
    assert operations is not None
    assert workspace is not None
    server.stop("immediate")
    operations.run(write_item_text, item=ITEM, language="en", title="Away")
    program.window.close()
    qtbot.waitUntil(lambda: "could not be stored" in workspace.notice.text, timeout=30_000)
    leave = next(b for b in workspace.notice.findChildren(QPushButton) if b.text() == "Leave now")
    leave.click()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=30_000)
    server.start()


def test_what_only_files_can_do_says_why(start: Start, opened: Opened, address: Path, tmp_path: Path) -> None:
    program = start(address)
    workspace = opened(program)
    workspace.show_area("protection")
    page = opened(program).area("protection")
    assert isinstance(page, ProtectionPage)
    assert "on a server" in page.banner.text
    assert not page.new.isEnabled()
    program.restore(tmp_path / "backup.iomdesk")
    assert "others are working in it" in workspace.notice.text
    assert program.desk is not None


def test_dialog_is_filled_in_by_keys_from_the_top(qtbot: QtBot) -> None:
    dialog = SharedDialog(can_copy=False, has_keyring=True)
    qtbot.addWidget(dialog)
    given: list[tuple[ServerAddress, str, bool]] = []
    dialog.opened.connect(lambda *one: given.append(one))
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.host.hasFocus)
    for number, typed in enumerate(("server", "5433", "group", "anna", "geheim")):
        at = dialog.focusWidget()
        assert at is not None
        if number:
            QTest.keyClick(at, Qt.Key.Key_Tab)
        at = dialog.focusWidget()
        assert at is not None
        QTest.keyClicks(at, typed)
    at = dialog.focusWidget()
    assert at is not None
    QTest.keyClick(at, Qt.Key.Key_Return)
    assert given == [(ServerAddress("server", "group", "anna", 5433), "geheim", True)]
