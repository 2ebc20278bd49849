"""Notes stand on the page with the keystroke, whatever the desk is doing, and are stored afterwards."""

import threading
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.journal import TypedChange
from iomdesk.queries.interventions import InterventionRow
from iomdesk.services.conduct_speakers import withdraw
from iomdesk.services.work import Work
from tests.ui.hands import press, type_in
from tests.ui.seance.conftest import Room

BUSY_SECONDS = 1.0


def said(room: Room) -> InterventionRow:
    return room.stored.interventions[room.tab.item or 0][-1]


def test_desk_that_is_busy_for_a_second_keeps_no_keystroke_from_the_page(room: Room, qtbot: QtBot) -> None:
    room.ask("Japan")
    release = threading.Event()
    began = threading.Event()

    def hold(_work: Work) -> None:
        began.set()
        release.wait(BUSY_SECONDS)

    held = room.desk.submit(hold)
    assert began.wait(5)
    started = monotonic()
    at = QApplication.focusWidget()
    assert at is not None
    press(at, Qt.Key.Key_F4)  # gives the floor: the desk cannot answer yet
    editor = room.page.notes.editor
    assert QApplication.focusWidget() is editor
    for place, letter in enumerate("Demande la parole, puis soutient.", 1):
        type_in(editor, letter)
        assert len(editor.toPlainText()) == place
    took = monotonic() - started
    assert not held.done(), "the desk answered before the test was done"
    assert took < BUSY_SECONDS / 2
    release.set()
    room.tab.flush()
    qtbot.waitUntil(lambda: not room.page.notes.keeper.autosave.is_dirty, timeout=10_000)
    room.settle()
    assert said(room).notes == "Demande la parole, puis soutient."
    assert said(room).speaker == "Japan"
    assert editor.toPlainText() == "Demande la parole, puis soutient."


def test_notes_on_who_spoke_before_go_on_where_they_were(room: Room) -> None:
    for name, words in (("Japan", "Un"), ("Egypt", "Deux")):
        room.ask(name)
        room.key(Qt.Key.Key_F4)
        room.type(words)
    room.settle()
    first = room.stored.interventions[room.tab.item or 0][-2]
    room.page.notes.said.setFocus()
    room.page.notes.open(first.id)
    room.page.notes.editor.setFocus()
    room.page.notes.editor.moveCursor(room.page.notes.editor.textCursor().MoveOperation.End)
    room.type(" de plus")
    room.tab.flush()
    room.settle()
    notes = [one.notes for one in room.stored.interventions[room.tab.item or 0]][-2:]
    assert notes == ["Un de plus", "Deux"]
    assert room.page.notes.of.text().startswith("Japan")
    assert room.page.notes.who.text() == "Egypt"  # the floor is another matter


def test_notes_survive_the_refusal_of_the_floor(room: Room) -> None:
    room.ask("Japan")
    room.desk.do(withdraw, speaker=room.stored.waiting[0].id).result()  # elsewhere, meanwhile
    before = len(room.stored.interventions.get(room.tab.item or 0, ()))
    room.key(Qt.Key.Key_F4)
    room.type("Trop tard")
    room.tab.flush()
    room.settle()
    room.settle()
    rows = room.stored.interventions[room.tab.item or 0]
    assert (len(rows), rows[-1].notes, rows[-1].speaker) == (before + 1, "Trop tard", "Japan")
    assert "withdrew" in room.page.banner.text


def test_undo_of_the_floor_takes_the_notes_to_the_trash_and_redo_brings_them_back(room: Room) -> None:
    room.ask("Japan")
    room.key(Qt.Key.Key_F4)
    room.type("Un mot")
    room.tab.flush()
    room.settle()
    room.tab.operations.undo()
    room.settle()
    assert room.page.notes.editor.toPlainText() == ""
    assert room.page.notes.editor.isReadOnly()
    room.tab.operations.redo()
    room.settle()
    assert said(room).notes == "Un mot"


def test_leaving_the_tab_hands_the_notes_in_and_stops_the_clock(room: Room, qtbot: QtBot) -> None:
    room.ask("Japan")
    room.key(Qt.Key.Key_F4)
    room.type("Pressé")
    assert room.tab.clock.is_running
    room.tab.hide()
    room.settle()
    qtbot.waitUntil(lambda: not room.page.notes.keeper.autosave.is_dirty, timeout=10_000)
    assert said(room).notes == "Pressé"
    assert not room.tab.clock.is_running


def test_clock_of_the_speaker_turns_to_a_word_and_a_colour_when_over(room: Room) -> None:
    room.ask("Japan")
    room.key(Qt.Key.Key_F4)
    speaking = room.stored.speaking
    assert speaking is not None
    assert speaking.began_at is not None
    room.clock.moment = speaking.began_at
    room.clock.go_on(minutes=3, seconds=7)
    room.tab.clock.tick()
    time = room.page.notes.time
    assert (time.figures.text(), time.limit.text(), time.word.text()) == ("3:07", "/ 5:00", "")
    room.clock.go_on(minutes=2)
    room.tab.clock.tick()
    assert (time.figures.text(), time.word.text()) == ("5:07", "over by 0:07")
    assert time.figures.property("tone") == "danger"


@pytest.mark.parametrize(
    ("minutes", "left", "is_over"),
    [(-30, "Begins in 30 min", False), (170, "10 min left", False), (200, "Over its time by 20 min", True)],
)
def test_time_left_and_forecast_follow_the_clock(room: Room, minutes: int, left: str, is_over: bool) -> None:
    meeting = room.stored.meeting
    assert meeting.ends_at is not None
    room.clock.moment = meeting.starts_at
    length = (meeting.ends_at - meeting.starts_at).total_seconds() / 60
    room.clock.go_on(minutes=minutes - 180 + length if minutes > 0 else minutes)
    room.tab.clock.tick()
    assert room.page.top.left.text() == left
    assert ("min over" in room.page.top.ends.text()) is is_over


def test_notes_wait_on_this_machine_while_the_desk_does_not_answer(room: Room, qtbot: QtBot) -> None:
    aside = room.tab.operations.aside
    aside.serve("desk", str(room.desk.path))
    room.ask("Japan")
    release = threading.Event()
    room.desk.submit(lambda _work: release.wait(10))
    at = QApplication.focusWidget()
    assert at is not None
    press(at, Qt.Key.Key_F4)
    type_in(room.page.notes.editor, "Un mot")
    qtbot.waitUntil(lambda: aside.holds_all, timeout=5_000)
    release.set()
    qtbot.waitUntil(lambda: not room.page.notes.keeper.autosave.is_dirty, timeout=10_000)
    room.settle()
    assert said(room).notes == "Un mot"
    assert not aside.holds_all


def test_notes_are_in_the_journal_of_the_desk_before_they_are_stored_whole(room: Room, qtbot: QtBot) -> None:
    room.ask("Japan")
    room.key(Qt.Key.Key_F4)
    room.type("Un mot")
    qtbot.waitUntil(lambda: journal(room) == ["Un mot"], timeout=5_000)
    room.tab.flush()
    room.settle()
    assert (said(room).notes, journal(room)) == ("Un mot", [])


def journal(room: Room) -> list[str]:
    """Return what the desk's journal holds of notes, joined as it was typed."""

    def look(session: Session) -> list[str]:
        rows = session.scalars(select(TypedChange).order_by(TypedChange.id))
        return ["".join(row.added for row in rows if row.record_kind == "intervention")]

    return [words for words in room.desk.answer(look) if words]
