"""What a start shows of words that were typed and not stored."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from iomdesk.desk import open_desk
from iomdesk.document.typed_text import record_of, whole_text
from iomdesk.queries.kept_texts import minutes_key, stored_text
from iomdesk.queries.recovered import journal_state
from iomdesk.runtime.journal_file import JournalFile
from iomdesk.services.journal import note_typing
from iomdesk.ui.recovery.area import RecoveryArea
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

KEY = minutes_key(1, "en")


def test_recovered_words_are_announced_and_lead_to_the_choice(
    start: Start, opened: Opened, sample_path: Path
) -> None:
    with open_desk(sample_path) as desk:
        desk.do(note_typing, key=KEY, before="", after="Words recovered.").result()
    program = start(sample_path)
    workspace = opened(program)
    assert workspace.recovered.text.startswith("1 text was typed")
    next(b for b in workspace.recovered.findChildren(QPushButton) if b.text() == "Look at it").click()
    opened(program)
    area = workspace.area("recovery")
    assert isinstance(area, RecoveryArea)
    assert workspace.current_area == "recovery"
    assert "Words recovered." in area.view.recovered.toPlainText()
    area.view.take.click()
    opened(program)
    assert workspace.recovered.text == ""
    assert program.desk is not None
    assert program.desk.answer(stored_text, key=KEY) == "Words recovered."


def test_a_start_without_anything_to_recover_says_nothing(
    start: Start, opened: Opened, sample_path: Path
) -> None:
    assert opened(start(sample_path)).recovered.text == ""


def test_words_kept_on_this_computer_wait_for_a_desk_that_can_be_written(
    start: Start, opened: Opened, sample_path: Path
) -> None:
    with open_desk(sample_path) as desk:
        file = JournalFile(desk.glance(journal_state).result().uid, str(sample_path))
        file.add(record_of(whole_text(KEY, "Kept aside.", datetime.now(UTC))))
        file.close()
        program = start(sample_path)  # read only: the desk is open here
        workspace = opened(program)
        assert "kept on this computer" in workspace.recovered.text
    program.open(sample_path)
    opened(program)


def test_the_welcome_leads_to_a_desk_that_words_wait_for(
    start: Start, opened: Opened, sample_path: Path
) -> None:
    with open_desk(sample_path) as desk:
        file = JournalFile(desk.glance(journal_state).result().uid, str(sample_path))
    file.add(record_of(whole_text(KEY, "Kept aside.", datetime.now(UTC))))
    file.close()
    program = start(None)
    notice = program.window.welcome.notice
    assert "group.iomdesk" in notice.text
    next(b for b in notice.findChildren(QPushButton) if b.text() == "Open the desk").click()
    workspace = opened(program)
    assert program.operations is not None
    assert workspace.recovered.text.startswith("1 text was typed")
    assert not file.path.exists()
