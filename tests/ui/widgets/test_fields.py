"""Fields hand in what was typed when left, and only where something changed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField, NumberField, TextField
from tests.ui.hands import press, type_in

Key = Qt.Key


@pytest.fixture
def line(qtbot: QtBot) -> LineField:
    made = LineField("Place")
    qtbot.addWidget(made)
    made.show_stored("Geneva")
    made.show()
    made.setFocus()
    return made


def test_a_line_is_handed_in_on_enter_once(line: LineField) -> None:
    handed: list[str] = []
    line.committed.connect(handed.append)
    press(line, Key.Key_End)
    type_in(line, " (CH)")
    press(line, Key.Key_Return)
    press(line, Key.Key_Return)
    assert handed == ["Geneva (CH)"]


def test_escape_brings_a_line_back_to_what_is_stored(line: LineField) -> None:
    handed: list[str] = []
    line.committed.connect(handed.append)
    type_in(line, "x")
    press(line, Key.Key_Escape)
    line.flush()
    assert (line.text(), handed) == ("Geneva", [])


def test_what_is_being_written_is_not_overwritten_by_what_is_stored(qtbot: QtBot, line: LineField) -> None:
    qtbot.waitUntil(line.hasFocus)
    line.setText("Bern")
    line.show_stored("Vienna")
    assert line.text() == "Bern"
    line.flush()
    line.show_stored("Vienna")
    assert line.text() == "Vienna"


def test_a_text_is_handed_in_while_writing_goes_on(qtbot: QtBot) -> None:
    text = TextField("Annotation")
    qtbot.addWidget(text)
    with qtbot.waitSignal(text.committed, timeout=5000) as handed:
        text.setPlainText("Le Groupe de travail")
    assert handed.args == ["Le Groupe de travail"]


def test_a_field_that_is_only_read_hands_in_nothing(line: LineField) -> None:
    handed: list[str] = []
    line.committed.connect(handed.append)
    line.setReadOnly(True)
    line.setText("other")
    line.flush()
    assert handed == []


def test_no_number_is_none(qtbot: QtBot) -> None:
    number = NumberField("Minutes", 1440)
    qtbot.addWidget(number)
    handed: list[object] = []
    number.committed.connect(handed.append)
    number.show_stored(45)
    number.setValue(0)
    number.flush()
    assert (number.number, number.text(), handed) == (None, "–", [None])


def test_turning_the_wheel_over_a_choice_changes_nothing(qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    choice = ChoiceField("Kind", (("a", "first"), ("b", "second")))
    qtbot.addWidget(choice)
    choice.show_stored("b")
    at = QPointF(5, 5)
    turn = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, turn)
    assert choice.currentData() == "b"


def test_a_day_typed_in_figures_is_shown_in_words(qtbot: QtBot) -> None:
    field = DateField("First day")
    qtbot.addWidget(field)
    handed: list[object] = []
    field.committed.connect(handed.append)
    type_in(field.line, "12.5.2020")
    press(field.line, Key.Key_Return)
    assert (field.line.text(), handed) == ("12 May 2020", [date(2020, 5, 12)])


def test_what_is_no_day_stays_marked_until_mended(qtbot: QtBot) -> None:
    field = DateField("First day")
    qtbot.addWidget(field)
    handed: list[object] = []
    field.committed.connect(handed.append)
    type_in(field.line, "31.2.2020")
    press(field.line, Key.Key_Return)
    assert (field.is_understood, handed) == (False, [])
    field.line.clear()
    type_in(field.line, "1.3.2020")
    press(field.line, Key.Key_Return)
    assert (field.is_understood, handed) == (True, [date(2020, 3, 1)])
