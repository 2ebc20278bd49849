"""Checking an edited text block by block."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPaintEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from iomdesk.document.linting.linter import Linter
from iomdesk.document.linting.parts import LintFacts
from iomdesk.runtime.spelling import Speller
from iomdesk.ui.text.checks import Mark, TextChecks
from iomdesk.ui.text.underlines import Underlines, visible_blocks


class Words:
    """Know all words but one."""

    def spell(self, word: str) -> bool:
        return word != "goverment"

    def suggest(self, word: str) -> tuple[str, ...]:
        return (word,)


def checks_of(document: QTextDocument) -> TextChecks:
    document.documentLayout()  # without one a document tells of no change
    made = TextChecks(document, lambda: range(0), document)
    made.begin(Linter(LintFacts("en")), Speller("en", Words()), frozenset())
    made.check_now()
    return made


def found(checks: TextChecks) -> list[tuple[int, str, int]]:
    return [(one.block, one.rule, one.spot.start) for one in checks.found()]


@pytest.fixture
def document(qapp: object) -> QTextDocument:  # noqa: ARG001
    made = QTextDocument()
    made.setPlainText("One  two\nthe goverment\nthree...")
    return made


def test_findings_and_misspelt_words_stand_at_their_blocks(document: QTextDocument) -> None:
    checks = checks_of(document)
    assert found(checks) == [(0, "double-space", 3), (2, "ellipsis", 5)]
    assert checks.marks_in(1) == (Mark(4, 13, True),)
    assert checks.misspelled_in(1) == ((4, 13),)


def test_marks_move_with_what_is_typed_before_them_until_they_are_checked(document: QTextDocument) -> None:
    checks = checks_of(document)
    cursor = QTextCursor(document.findBlockByNumber(1))
    cursor.insertText("all ")
    assert checks.marks_in(1) == (Mark(8, 17, True),)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.deletePreviousChar()
    assert checks.marks_in(1) == ()
    checks.check_now()
    assert checks.misspelled_in(1) == ()


def test_what_is_ignored_is_told_no_more(document: QTextDocument) -> None:
    checks = checks_of(document)
    checks.set_ignored(frozenset({"double-space|  "}))
    assert found(checks) == [(2, "ellipsis", 5)]
    assert checks.marks_in(0) == ()


def test_all_is_checked_after_a_pause_in_slices(qtbot: QtBot, document: QTextDocument) -> None:
    document.setPlainText("\n".join(f"One  two {number}" for number in range(300)))
    checks = TextChecks(document, lambda: range(290, 300), document)
    checks.begin(Linter(LintFacts("en")), None, frozenset())
    assert checks.is_busy
    with qtbot.waitSignal(checks.finished, timeout=20_000):
        pass
    assert len(found(checks)) == 300
    assert not checks.is_busy


def test_what_is_on_screen_is_checked_first(document: QTextDocument) -> None:
    document.setPlainText("\n".join("One  two" for _ in range(50)))
    checks = TextChecks(document, lambda: range(40, 45), document)
    checks.begin(Linter(LintFacts("en")), None, frozenset())
    checks._shown = range(40, 45)
    for _ in range(5):
        checks._check_next()
    assert {one.block for one in checks.found()} == {40, 41, 42, 43, 44}


EDITS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 8), st.sampled_from(["", "x  y", "\n", "a\nb", "..."]))
)


@settings(max_examples=60)
@given(EDITS)
def test_after_any_edits_the_findings_are_those_of_a_fresh_look(edits: list[tuple[int, int, str]]) -> None:
    document = QTextDocument()
    document.setPlainText("One  two\nthe goverment\nthree...")
    checks = checks_of(document)
    for position, removed, added in edits:
        cursor = QTextCursor(document)
        last = document.characterCount() - 1
        cursor.setPosition(min(position, last))
        cursor.setPosition(min(position + removed, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(added)
    for number in range(document.blockCount()):
        length = document.findBlockByNumber(number).length()
        assert all(0 <= mark.start < mark.end <= length for mark in checks.marks_in(number))
    checks.check_now()
    fresh = checks_of(document)
    assert found(checks) == found(fresh)
    numbers = range(document.blockCount())
    assert [checks.marks_in(n) for n in numbers] == [fresh.marks_in(n) for n in numbers]


class Overlaid(QTextEdit):
    """Draw the underlines as the editors do."""

    lines: Underlines | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.lines is not None:
            self.lines.paint(event.rect())


def test_underlines_are_drawn_below_the_words_alone(qtbot: QtBot) -> None:
    editor = Overlaid()
    qtbot.addWidget(editor)
    editor.setPlainText("fine\nthe goverment\nfine")
    editor.resize(300, 120)
    editor.show()
    plain = editor.viewport().grab().toImage()
    editor.lines = Underlines(editor, checks_of(editor.document()))
    drawn = editor.viewport().grab().toImage()
    assert visible_blocks(editor) == range(3)
    changed = [
        (x, y)
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixel(x, y) != plain.pixel(x, y)
    ]
    cursor = QTextCursor(editor.document().findBlockByNumber(1))
    line = editor.cursorRect(cursor)
    assert changed
    assert all(line.top() <= y <= line.bottom() + 3 for _x, y in changed)
    assert min(x for x, _y in changed) > line.left() + 10
    editor.lines.shows_spelling = False
    assert editor.viewport().grab().toImage() == plain


def test_typing_costs_no_look_at_the_text(document: QTextDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = checks_of(document)
    looked: list[int] = []
    monkeypatch.setattr(checks, "_check", looked.append)
    cursor = QTextCursor(document)
    for sign in "hello":
        cursor.insertText(sign)
    assert looked == []
    assert checks.is_busy
