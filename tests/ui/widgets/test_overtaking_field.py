"""Words changed elsewhere while a field is written in are neither lost nor overwritten unseen."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from iomdesk.ui.sharing.conflict_dialog import ConflictDialog
from iomdesk.ui.widgets.fields import LineField, TextField
from iomdesk.ui.widgets.overtaking_field import FieldVersions


@pytest.fixture(autouse=True)
def _shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FieldVersions, "is_shared", True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(QVBoxLayout())
    qtbot.addWidget(made)
    return made


def written_in(
    qtbot: QtBot, window: QWidget, field: LineField | TextField, stored: str, typed: str
) -> list[str]:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(field)
    field.show_stored(stored)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, typed)
    committed: list[str] = []
    field.committed.connect(committed.append)
    return committed


def asked(window: QWidget) -> ConflictDialog:
    dialog = window.findChild(ConflictDialog)
    assert isinstance(dialog, ConflictDialog)
    return dialog


@pytest.mark.parametrize(("choice", "left"), [("mine", "Title!"), ("theirs", "Other title")])
def test_a_line_changed_elsewhere_is_chosen(window: QWidget, choice: str, left: str, qtbot: QtBot) -> None:
    field = LineField("Title")
    committed = written_in(qtbot, window, field, "Title", "!")
    if field.text() == "!Title":  # the cursor was in front
        field.setText("Title!")
    field.show_stored("Other title")
    assert field.text() == "Title!"
    field.flush()
    assert committed == []
    dialog = asked(window)
    assert [text.toPlainText() for text in dialog.texts] == ["Title", "Title!", "Other title"]
    field.flush()  # as on losing the focus to the choice
    getattr(dialog, choice).click()
    assert field.text() == left
    assert committed == (["Title!"] if choice == "mine" else [])
    qtbot.waitUntil(lambda: window.findChild(ConflictDialog) is None)


def test_paragraphs_changed_by_two_go_together(window: QWidget, qtbot: QtBot) -> None:
    field = TextField("Note")
    committed = written_in(qtbot, window, field, "One.\n\nTwo.", "")
    field.setPlainText("One.\n\nTwo!")
    field.show_stored("Zero.\n\nOne.\n\nTwo.")
    field.flush()
    assert committed == ["Zero.\n\nOne.\n\nTwo!"]
    assert field.toPlainText() == committed[0]
    assert window.findChild(ConflictDialog) is None


def test_an_answer_to_ones_own_words_is_no_news(window: QWidget, qtbot: QtBot) -> None:
    field = LineField("Title")
    committed = written_in(qtbot, window, field, "", "")
    for words in ("a", "ab"):
        field.setText(words)
        field.flush()
    field.setText("abc")
    field.show_stored("a")  # comes late
    field.flush()
    assert committed == ["a", "ab", "abc"]
    assert window.findChild(ConflictDialog) is None


def test_in_a_file_nobody_else_changes_anything(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FieldVersions, "is_shared", False)
    field = LineField("Title")
    committed = written_in(qtbot, window, field, "Title", "")
    field.setText("Mine")
    field.show_stored("Another record")
    field.flush()
    assert committed == ["Mine"]


@pytest.mark.parametrize(
    ("mine", "theirs", "merged", "at"),
    [
        ("One.\n\nTwo!", "Zero.\n\nOne.\n\nTwo.", "Zero.\n\nOne.\n\nTwo!", 15),
        ("One!\n\nTwo.", "One.\n\nTwo.\n\nThree.", "One!\n\nTwo.\n\nThree.", 8),
    ],
    ids=["before", "after"],
)
def test_the_cursor_stays_in_its_words(
    window: QWidget, qtbot: QtBot, mine: str, theirs: str, merged: str, at: int
) -> None:
    field = TextField("Note")
    written_in(qtbot, window, field, "One.\n\nTwo.", "")
    field.setPlainText(mine)
    cursor = field.textCursor()
    cursor.setPosition(8)
    field.setTextCursor(cursor)
    field.show_stored(theirs)
    field.flush()
    assert field.toPlainText() == merged
    assert field.textCursor().position() == at
