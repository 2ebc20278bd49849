"""The menu bar: everything that can be done is found here too, with its key."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.theme import ThemeChoice

_LANGUAGES = {"fr": "Français", "en": "English", "es": "Español"}


class Menus(QObject):
    """Hold the actions of the window; what they do is told by signals."""

    newRequested = Signal()
    sampleRequested = Signal()
    openRequested = Signal()
    sharedRequested = Signal()
    recentChosen = Signal(object)
    closeDeskRequested = Signal()
    quitRequested = Signal()
    undoRequested = Signal()
    redoRequested = Signal()
    searchRequested = Signal()
    newSessionRequested = Signal()
    formulaeRequested = Signal()
    historyRequested = Signal()
    exportRequested = Signal()
    importRequested = Signal()
    backupsRequested = Signal()
    checkRequested = Signal()
    protectionRequested = Signal()
    areaRequested = Signal(int)
    tabRequested = Signal(int)
    nextPartRequested = Signal()
    languageChosen = Signal(str)
    themeChosen = Signal(str)
    keysRequested = Signal()
    aboutRequested = Signal()

    def __init__(self, bar: QMenuBar, theme: str, areas: Sequence[str], tabs: Sequence[str]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._file()
        self._edit()
        self._view(theme, areas, tabs)
        self._help()

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the desks opened before."""
        self._recent.clear()
        self._recent.setEnabled(bool(paths))
        for path in paths:
            self._recent.addAction(path, partial(self.recentChosen.emit, Path(path)))

    def set_has_desk(self, has_desk: bool) -> None:
        """Let only be chosen what makes sense with or without a desk."""
        for action in self.of_desk:
            action.setEnabled(has_desk)

    def _file(self) -> None:
        menu = self._bar.addMenu(_("&File"))
        self._add(menu, _("New desk…"), "Ctrl+N", self.newRequested.emit)
        self._add(menu, _("New sample desk…"), "", self.sampleRequested.emit)
        self._add(menu, _("Open…"), "Ctrl+O", self.openRequested.emit)
        self._add(menu, _("Shared desk…"), "Ctrl+Shift+O", self.sharedRequested.emit)
        self._recent = menu.addMenu(_("Opened before"))
        menu.addSeparator()
        export = self._add(menu, _("Export the desk…"), "", self.exportRequested.emit)
        self._add(menu, _("New desk from an export…"), "", self.importRequested.emit)
        menu.addSeparator()
        backups = self._add(menu, _("Backups…"), "", self.backupsRequested.emit)
        check = self._add(menu, _("Check the desk…"), "", self.checkRequested.emit)
        protection = self._add(menu, _("Passphrase…"), "", self.protectionRequested.emit)
        menu.addSeparator()
        closing = self._add(menu, _("Close the desk"), "Ctrl+W", self.closeDeskRequested.emit)
        menu.addSeparator()
        self._add(menu, _("Quit"), "Ctrl+Q", self.quitRequested.emit)
        self.of_desk = [closing, export, backups, check, protection]

    def _edit(self) -> None:
        menu = self._bar.addMenu(_("&Edit"))
        self.undo = self._add(menu, _("Undo"), "Ctrl+Z", self.undoRequested.emit)
        self.redo = self._add(menu, _("Redo"), "Ctrl+Shift+Z", self.redoRequested.emit)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        menu.addSeparator()
        search = self._add(menu, _("Find words or a command…"), "Ctrl+K", self.searchRequested.emit)
        menu.addSeparator()
        new = self._add(menu, _("New session"), "Ctrl+Shift+N", self.newSessionRequested.emit)
        formulae = self._add(menu, _("Formulae of the house…"), "", self.formulaeRequested.emit)
        history = self._add(menu, _("History of changes…"), "Ctrl+Shift+H", self.historyRequested.emit)
        self.of_desk += [search, new, formulae, history]
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)

    def _view(self, theme: str, areas: Sequence[str], tabs: Sequence[str]) -> None:
        menu = self._bar.addMenu(_("&View"))
        for number, words in enumerate(areas, 1):
            going = self._add(menu, words, f"Alt+{number}", partial(self.areaRequested.emit, number))
            self.of_desk.append(going)
        menu.addSeparator()
        for number, words in enumerate(tabs, 1):
            going = self._add(menu, words, f"Ctrl+{number}", partial(self.tabRequested.emit, number))
            self.of_desk.append(going)
        menu.addSeparator()
        self._add(menu, _("Next part of the window"), "F6", self.nextPartRequested.emit)
        menu.addSeparator()
        themes: dict[str, str] = {
            ThemeChoice.SYSTEM: _("As the system"),
            ThemeChoice.LIGHT: _("Light"),
            ThemeChoice.DARK: _("Dark"),
        }
        self._choices(menu.addMenu(_("Theme")), themes, theme, self.themeChosen.emit)
        self._choices(
            menu.addMenu(_("Language of the window")),
            _LANGUAGES,
            interface_language(),
            self.languageChosen.emit,
        )

    def _help(self) -> None:
        menu = self._bar.addMenu(_("&Help"))
        self._add(menu, _("Keyboard shortcuts"), "F1", self.keysRequested.emit)
        self._add(menu, _("About iomdesk"), "", self.aboutRequested.emit)

    def _choices(
        self,
        menu: QMenu,
        words: dict[str, str] | dict[ThemeChoice, str],
        chosen: str,
        tell: Callable[[str], None],
    ) -> None:
        group = QActionGroup(menu)
        for key, name in words.items():
            action = self._add(menu, name, "", partial(tell, str(key)))
            action.setCheckable(True)
            action.setChecked(key == chosen)
            group.addAction(action)

    @staticmethod
    def _add(menu: QMenu, words: str, key: str, do: Callable[[], None]) -> QAction:
        action = QAction(words, menu)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: do())
        menu.addAction(action)
        return action
