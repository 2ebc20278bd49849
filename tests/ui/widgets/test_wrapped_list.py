"""Lines of a list are as high as their words need at the width there is."""

from pytestqt.qtbot import QtBot

from iomdesk.ui.widgets.wrapped_list import WrappedList


def test_lines_grow_as_the_list_becomes_narrow(qtbot: QtBot) -> None:
    made = WrappedList("Words")
    qtbot.addWidget(made)
    made.addItem("many words that need more than one line " * 4)
    made.resize(600, 300)
    made.show()
    wide = made.sizeHintForRow(0)
    made.resize(200, 300)
    assert made.sizeHintForRow(0) > 2 * wide
    assert made.accessibleName() == "Words"
