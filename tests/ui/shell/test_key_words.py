"""The list of keys names them as the language of the window does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from iomdesk.ui.qt_translations import QtTranslations
from iomdesk.ui.shell.dialogs import key_words


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    translations = QtTranslations(qapp)
    translations.speak("fr")
    yield
    translations.silence()
    QLocale.setDefault(locale)


@pytest.mark.usefixtures("qapp")
def test_keys_keep_the_signs_between_them() -> None:
    assert key_words("Ctrl+1 … Ctrl+5") == "Ctrl+1 … Ctrl+5"
    assert key_words("Tab, Shift+Tab") == "Tab, Shift+Tab"
    assert key_words("/") == "/"


@pytest.mark.usefixtures("french")
def test_keys_bear_their_french_names() -> None:
    assert key_words("Space") == "Espace"
    assert key_words("Shift+Enter") == "Maj+Entrée"
    assert key_words("Esc") == "Échap"
