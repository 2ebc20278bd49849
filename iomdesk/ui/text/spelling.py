"""Dictionaries for editors: read on another thread once, kept for all editors; suggestions come later."""

from collections.abc import Callable
from threading import Lock

from PySide6.QtCore import QObject

from iomdesk.runtime.spelling import LANGUAGES, Speller, load_speller
from iomdesk.ui.operations import Operations

_SPELLERS: dict[str, Speller] = {}


class Spelling(QObject):
    """Get spellers and suggestions without letting the window wait."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations

    def speller(self, language: str) -> Speller | None:
        """Return the speller of a language, if its dictionary is read already."""
        return _SPELLERS.get(language)

    def when_ready(self, language: str, then: Callable[[], object]) -> None:
        """Read a dictionary unless it is read, then go on."""
        if language in _SPELLERS or language not in LANGUAGES:
            then()
            return

        def ready(speller: Speller) -> None:
            _SPELLERS.setdefault(language, speller)
            then()

        self._operations.work(lambda _progress: load_speller(language), receiver=self, then=ready)

    def suggest(self, language: str, word: str, then: Callable[[tuple[str, ...]], object]) -> None:
        """Ask for what may have been meant."""
        self._operations.work(lambda _progress: _suggest(language, word), receiver=self, then=then)


_SUGGESTING: dict[str, Speller] = {}
_ONE_AT_A_TIME = Lock()


def _suggest(language: str, word: str) -> tuple[str, ...]:
    """Ask a dictionary of its own: the one that checks belongs to the window's thread."""
    with _ONE_AT_A_TIME:
        if language not in _SUGGESTING:
            _SUGGESTING[language] = load_speller(language)
        return _SUGGESTING[language].suggest(word)
