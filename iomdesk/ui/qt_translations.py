"""Let Qt's own dialogs and calendars speak the language of the window."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

_LOCALES = {
    "fr": QLocale(QLocale.Language.French, QLocale.Country.Switzerland),
    # Weeks begin on Monday and days come before months in Geneva, whichever language one speaks.
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    "es": QLocale(QLocale.Language.Spanish, QLocale.Country.Spain),
}


class QtTranslations(QObject):
    """Hold the catalogue that comes with Qt; widgets made after a change of language follow it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogue: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Take fr, en or es; Qt's texts stay English where Qt came without its catalogues."""
        QLocale.setDefault(_LOCALES[language])
        self.silence()
        catalogue = QTranslator(self)
        if catalogue.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            QCoreApplication.installTranslator(catalogue)
            self._catalogue = catalogue

    def silence(self) -> None:
        """Take Qt's texts back to English."""
        if self._catalogue is not None:
            QCoreApplication.removeTranslator(self._catalogue)
            self._catalogue.deleteLater()
            self._catalogue = None
