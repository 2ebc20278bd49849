"""Times are read as people type them; what is none stays until it is mended."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.ui.widgets.time_field import TimeField, TimeNotUnderstood, read_time
from tests.ui.hands import press, type_in


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("10:30", time(10, 30)),
        ("9h", time(9)),
        ("9 h 05", time(9, 5)),
        ("10.15", time(10, 15)),
        (" 8 ", time(8)),
        ("", None),
    ],
)
def test_times_are_read_as_typed(typed: str, moment: time | None) -> None:
    assert read_time(typed) == moment


@pytest.mark.parametrize("typed", ["25:00", "10:61", "noon", "1030", "10:3x"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(TimeNotUnderstood):
        read_time(typed)


def test_what_is_no_time_stays_and_is_not_handed_in(qtbot: QtBot) -> None:
    field = TimeField("Begins")
    qtbot.addWidget(field)
    field.show_time(time(10))
    told: list[object] = []
    field.timeCommitted.connect(told.append)
    field.show()
    field.selectAll()
    type_in(field, "26h")
    press(field, Qt.Key.Key_Return)
    assert (field.text(), told, field.property("isWrong")) == ("26h", [], True)
    field.selectAll()
    type_in(field, "11h30")
    press(field, Qt.Key.Key_Return)
    assert (field.text(), told) == ("11:30", [time(11, 30)])
