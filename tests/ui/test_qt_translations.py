"""Qt's own texts follow the language of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialogButtonBox
from pytestqt.qtbot import QtBot

from iomdesk.ui.qt_translations import QtTranslations


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[QtTranslations]:
    """Give Qt's translations, and leave the application as it was."""
    before = QLocale()
    made = QtTranslations(qapp)
    yield made
    made.silence()
    made.deleteLater()
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "cancel"), [("fr", "Annuler"), ("es", "Cancelar"), ("en", "Cancel")], ids=["fr", "es", "en"]
)
def test_buttons_of_qt_speak_the_language(
    translations: QtTranslations, qtbot: QtBot, language: str, cancel: str
) -> None:
    translations.speak(language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == cancel


def test_one_language_takes_the_place_of_the_other(translations: QtTranslations) -> None:
    translations.speak("fr")
    assert QCoreApplication.translate("QFileDialog", "Look in:") != "Look in:"
    translations.speak("en")
    assert QCoreApplication.translate("QFileDialog", "Look in:") == "Look in:"


@pytest.mark.parametrize(("language", "month"), [("fr", "mai"), ("es", "mayo"), ("en", "May")])
def test_calendars_name_the_months_and_begin_on_monday(
    translations: QtTranslations, qtbot: QtBot, language: str, month: str
) -> None:
    translations.speak(language)
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    assert calendar.locale().standaloneMonthName(5) == month
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
