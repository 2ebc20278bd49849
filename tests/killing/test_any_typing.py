"""Type, switch, undo, seal, restore, crash and reopen at random in two windows; look for each text."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from iomdesk.desk import Desk, open_desk
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.kept_texts import minutes_key, stored_text
from iomdesk.queries.minutes import minutes_of
from iomdesk.queries.recovered import recovered_texts
from iomdesk.queries.sessions import list_sessions
from iomdesk.services.minutes import restore_revision
from iomdesk.services.recovery import settle_recovered
from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.text_page import TextPages
from iomdesk.ui.operations import Operations
from tests.ui.conftest import dressed

__all__ = ["dressed"]

WINDOWS = (0, 1)
ITEMS = 3
LANGUAGES = ("fr", "en")
PLACES = [(item, language) for item in range(ITEMS) for language in LANGUAGES]
Place = tuple[int, str]

_template: list[Path] = []


class Window:
    """Hold one editor of minutes; both have one way to the desk, as the areas of one window have."""

    def __init__(self, operations: Operations) -> None:
        self.owner = QObject()
        self.pages = TextPages("fr")
        self.text = ItemText(operations, self.pages, self.owner)
        self.place: Place | None = None

    @property
    def editor_text(self) -> str:
        return self.pages.text.editor.markdown()

    def close(self) -> None:
        self.pages.deleteLater()
        self.owner.deleteLater()


class Typing(RuleBasedStateMachine):
    """Keep beside the desk what each text ought to be, and all that it ever was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.count = 0
        self.path = Path(shutil.copy(_template[0], self.folder / "0.iomdesk"))
        self.open()
        self.expected = {place: self.stored(place) for place in PLACES}
        self.history = {place: {text} for place, text in self.expected.items()}

    def open(self) -> None:
        self.desk: Desk = open_desk(self.path)
        self.operations = Operations(self.desk)
        session = next(row.id for row in self.desk.answer(list_sessions) if row.is_sample)
        rows = self.desk.answer(agenda_of, session_id=session, language="fr").items
        self.items = [row.id for row in rows[:ITEMS]]
        self.windows = [Window(self.operations) for _window in WINDOWS]

    def leave(self) -> None:
        for window in self.windows:
            window.close()
        self.operations.close()
        self.desk.close()
        QApplication.processEvents()

    def settle(self) -> None:
        QApplication.processEvents()
        while self.operations.is_busy:
            QApplication.processEvents()

    def stored(self, place: Place) -> str:
        return self.desk.answer(stored_text, key=self.key(place)) or ""

    def key(self, place: Place):  # type: ignore[no-untyped-def]
        return minutes_key(self.items[place[0]], place[1])

    def note(self, window: Window) -> None:
        assert window.place is not None
        self.expected[window.place] = window.editor_text
        self.history[window.place].add(window.editor_text)

    @initialize()
    def begin(self) -> None:
        for number in WINDOWS:
            self.switch(number, PLACES[number])

    @rule(number=st.sampled_from(WINDOWS), place=st.sampled_from(PLACES))
    def switch(self, number: int, place: Place) -> None:
        """Go to another text, unless the other window shows it."""
        if self.windows[1 - number].place == place:
            return
        window = self.windows[number]
        window.text.go_to(self.items[place[0]], place[1])
        window.place = place
        self.settle()
        assert window.editor_text == self.expected[place]

    @rule(number=st.sampled_from(WINDOWS), word=st.text("abcé", min_size=1, max_size=4))
    def type_in(self, number: int, word: str) -> None:
        """Type a word at the end."""
        window = self.windows[number]
        before = window.editor_text
        editor = window.pages.text.editor
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        QTest.keyClicks(editor, f"x{word.encode('ascii', 'ignore').decode()}")
        assert window.editor_text.startswith(before)
        assert window.editor_text != before
        self.note(window)

    @rule(number=st.sampled_from(WINDOWS))
    def undo(self, number: int) -> None:
        """Take typing back: a state that this very text had, or passed through."""
        window = self.windows[number]
        assert window.place is not None
        window.pages.text.editor.undo()
        text = window.editor_text
        assert any(former.startswith(text) for former in self.history[window.place])
        self.note(window)

    @rule(number=st.sampled_from(WINDOWS))
    def let_time_pass(self, number: int) -> None:
        """Let the throttle of the journal run out."""
        self.windows[number].text.autosave._hand_in_change()

    @rule(number=st.sampled_from(WINDOWS))
    def seal(self, number: int) -> None:
        self.windows[number].text.seal()
        self.settle()

    @rule(number=st.sampled_from(WINDOWS))
    def restore(self, number: int) -> None:
        """Bring the oldest version back, as the list of versions does: once everything is stored."""
        window = self.windows[number]
        place = window.place
        assert place is not None
        window.text.flush()
        self.settle()
        view = self.desk.answer(minutes_of, item_id=self.items[place[0]], language=place[1])
        if view.revisions:
            self.operations.run(restore_revision, initiator=None, revision=view.revisions[-1].id)
            self.settle()
            window.text.go_to(self.items[place[0]], place[1])
            self.settle()
            assert window.editor_text in self.history[place]
            self.note(window)

    @rule()
    def reopen(self) -> None:
        """Close as a user does, and open again."""
        for window in self.windows:
            window.text.flush()
        self.settle()
        places = [window.place for window in self.windows]
        self.leave()
        self.open()
        for place in PLACES:
            assert self.stored(place) == self.expected[place]
        self.go_back(places)

    @rule()
    def crash(self) -> None:
        """Take what the disk holds a moment after the last key, and go on with that."""
        for window in self.windows:
            window.text.autosave._hand_in_change()
        self.settle()
        places = [window.place for window in self.windows]
        self.count += 1
        left = self.folder / f"{self.count}.iomdesk"
        for end in ("", "-wal"):
            shutil.copy(f"{self.path}{end}", f"{left}{end}")
        self.leave()
        self.path = left
        self.open()
        self.desk.gather().result()
        for place in PLACES:
            rows = self.desk.answer(recovered_texts, language="fr", key=self.key(place))
            assert [row.text for row in rows] in ([], [self.expected[place]])
            for row in rows:
                assert row.stored in self.history[place]
                self.desk.do(settle_recovered, recovered=row.id, choice="taken").result()
            assert self.stored(place) == self.expected[place]
        self.go_back(places)

    def go_back(self, places: list[Place | None]) -> None:
        for number, place in enumerate(places):
            if place is not None:
                self.switch(number, place)

    @precondition(lambda self: hasattr(self, "windows"))
    @invariant()
    def each_window_shows_its_own_text(self) -> None:
        for window in self.windows:
            if window.place is not None:
                assert window.editor_text == self.expected[window.place]

    def teardown(self) -> None:
        self.leave()
        shutil.rmtree(self.folder)


@pytest.mark.usefixtures("dressed")
def test_every_text_is_where_it_belongs(sample_template: Path) -> None:
    _template[:] = [sample_template]
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Typing,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
