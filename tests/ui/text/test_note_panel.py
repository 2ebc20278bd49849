import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from iomdesk.ui.text.action_row import ActionRow
from iomdesk.ui.text.minutes_edit import MinutesEdit
from iomdesk.ui.text.note_panel import NotePanel


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.editor = MinutesEdit("Serif", 17)
        self.note = NotePanel(self.editor)
        self.action = ActionRow(self.editor)
        layout = QVBoxLayout(self)
        for part in (self.editor, self.note, self.action):
            layout.addWidget(part)

    def go_to(self, words: str) -> None:
        cursor = self.editor.document().find(words)
        cursor.setPosition(cursor.selectionEnd())
        self.editor.setTextCursor(cursor)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.resize(760, 500)
    made.show()
    made.activateWindow()
    made.editor.setFocus()
    qtbot.waitUntil(made.editor.hasFocus)
    return made


def insert_note(page: Page, qtbot: QtBot) -> None:
    QTest.keyClick(
        page.editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    qtbot.waitUntil(page.note.field.hasFocus)


def test_a_key_calls_a_footnote_whose_words_are_at_once_in_the_text(page: Page, qtbot: QtBot) -> None:
    page.editor.show_markdown("Un mot.", "fr")
    page.go_to("mot")
    insert_note(page, qtbot)
    QTest.keyClicks(page.note.field, "voir S/23/14")
    assert page.editor.markdown() == "Un mot[^: voir S/23/14]."
    QTest.keyClick(page.note.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.editor.hasFocus)
    QTest.keyClicks(page.editor, "s")
    assert page.editor.markdown() == "Un mot[^: voir S/23/14]s."


def test_what_is_written_into_a_footnote_is_taken_back_in_one_step(page: Page, qtbot: QtBot) -> None:
    page.editor.show_markdown("Un mot[^: a].", "fr")
    page.go_to("mot")
    page.editor.follow_link()
    qtbot.waitUntil(page.note.field.hasFocus)
    QTest.keyClick(page.note.field, Qt.Key.Key_End)
    QTest.keyClicks(page.note.field, "bcd")
    assert page.editor.markdown() == "Un mot[^: abcd]."
    page.note.go_back()
    page.editor.undo()
    assert page.editor.markdown() == "Un mot[^: a]."


def test_a_footnote_left_without_words_goes(page: Page, qtbot: QtBot) -> None:
    page.editor.show_markdown("Un mot.", "fr")
    page.go_to("mot")
    insert_note(page, qtbot)
    page.note.go_back()
    qtbot.waitUntil(lambda: not page.note.isVisible())
    assert page.editor.document().begin().text() == "Un mot."


def test_the_footnote_beside_the_cursor_is_shown_with_its_number(page: Page) -> None:
    page.editor.show_markdown("Un[^: a] deux[^: *b*].", "fr")
    page.go_to("deux")
    assert page.note.isVisible()
    assert page.note.number.text() == "Footnote 2"
    assert page.note.field.markdown() == "*b*"
    page.editor.moveCursor(page.editor.textCursor().MoveOperation.Start)
    assert not page.note.isVisible()


def test_an_action_asks_for_its_owner_and_then_its_date(page: Page, qtbot: QtBot) -> None:
    page.editor.show_markdown("Établir un document. {.action}\n\nAutre.", "fr")
    page.go_to("document.")
    assert page.action.isVisible()
    page.action.begin()
    qtbot.waitUntil(page.action.owner.hasFocus)
    QTest.keyClicks(page.action.owner, "Administration")
    QTest.keyClick(page.action.owner, Qt.Key.Key_Return)
    qtbot.waitUntil(page.action.due.hasFocus)
    QTest.keyClicks(page.action.due, "1.9.2020")
    QTest.keyClick(page.action.due, Qt.Key.Key_Return)
    expected = 'Établir un document. {.action owner="Administration" due=2020-09-01}\n\nAutre.'
    assert page.editor.markdown() == expected
    qtbot.waitUntil(page.editor.hasFocus)
    page.go_to("Autre.")
    assert not page.action.isVisible()


def test_a_due_date_may_be_words_and_is_changed_alone(page: Page) -> None:
    page.editor.show_markdown('Agir. {.action owner="Chair" due=2020-09-01}', "fr")
    page.go_to("Agir.")
    page.action.due.setFocus()
    page.action.due.selectAll()
    QTest.keyClicks(page.action.due, "next session")
    QTest.keyClick(page.action.due, Qt.Key.Key_Return)
    assert page.editor.markdown() == 'Agir. {.action owner="Chair" due="next session"}'
    page.editor.undo()
    assert page.editor.markdown() == 'Agir. {.action owner="Chair" due=2020-09-01}'
    assert page.action.due.text() == "1 September 2020"


def test_words_go_to_their_footnote_wherever_the_cursor_of_the_text_is(page: Page, qtbot: QtBot) -> None:
    page.editor.show_markdown("Un[^: a].\n\nDeux.", "fr")
    page.go_to("Un")
    page.editor.follow_link()
    qtbot.waitUntil(page.note.field.hasFocus)
    page.go_to("Deux.")
    QTest.keyClicks(page.note.field, "b")
    assert page.editor.markdown() == "Un[^: ba].\n\nDeux."


def test_a_footnote_whose_call_was_taken_away_is_left(page: Page, qtbot: QtBot) -> None:
    page.editor.show_markdown("Un mot.", "fr")
    page.go_to("mot")
    insert_note(page, qtbot)
    page.editor.undo()
    qtbot.waitUntil(page.editor.hasFocus)
    assert not page.note.isVisible()
    assert page.editor.markdown() == "Un mot."
