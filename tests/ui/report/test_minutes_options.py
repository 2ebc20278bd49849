"""Minutes can be made as they stand or as they were circulated."""

from pytestqt.qtbot import QtBot

from iomdesk.ui.report.minutes_options import MinutesOptions


def test_minutes_are_made_as_circulated_where_that_is_chosen(qtbot: QtBot) -> None:
    options = MinutesOptions()
    qtbot.addWidget(options)
    assert options.details("minutes") == {"attribution": "listed"}
    options.stage.show_stored("circulated")
    assert options.details("minutes") == {"attribution": "listed", "stage": "circulated"}
    assert options.details("report") == {}
