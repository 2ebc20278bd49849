"""The window: a welcome without a desk, a workspace with one, and the line at the bottom."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.shell.dialogs import AboutDialog, KeysDialog
from iomdesk.ui.shell.menus import Menus
from iomdesk.ui.shell.opening_page import OpeningPage
from iomdesk.ui.shell.status_line import StatusLine
from iomdesk.ui.shell.tabbing import beside, tab_on
from iomdesk.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from iomdesk.ui.shell.passphrase_page import PassphrasePage
    from iomdesk.ui.welcome.page import WelcomePage

DESK_SUFFIX = ".iomdesk"
_ANY_HEIGHT = 16777215  # QWIDGETSIZE_MAX


class MainWindow(QMainWindow):
    """Hold what is shown; which desk is opened is decided by whoever listens to its signals."""

    newDeskChosen = Signal(object, bool)
    """(path, with the sample session)"""
    deskChosen = Signal(object)
    deskLeft = Signal()
    languageChosen = Signal(str)
    themeChosen = Signal(str)
    sharedRequested = Signal()
    passphraseGiven = Signal(object, str)
    """(path, passphrase)"""
    newSessionRequested = Signal()
    searchRequested = Signal()
    tabRequested = Signal(int)
    exportRequested = Signal()
    importRequested = Signal()
    closed = Signal()

    def __init__(self, theme: str, areas: Sequence[str] = (), tabs: Sequence[str] = ()) -> None:
        super().__init__()
        self.setWindowTitle("iomdesk")
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.resize(1280, 800)
        self._may_close = False
        self._was_maximized = False
        self.workspace: Workspace | None = None
        self._stack = QStackedWidget()
        self.build(theme, areas, tabs)

    def build(self, theme: str, areas: Sequence[str], tabs: Sequence[str]) -> None:
        """Make the content anew, as after another language was chosen."""
        self.menuBar().clear()
        self.menus = Menus(self.menuBar(), theme, areas, tabs)
        self._welcome: WelcomePage | None = None
        self.opening = OpeningPage()
        self._passphrase: PassphrasePage | None = None
        self.status = StatusLine()
        self.workspace = None
        self._stack = QStackedWidget()
        self._stack.setObjectName("canvas")
        self._stack.addWidget(self.opening)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)
        self._connect()
        self.menus.set_has_desk(False)
        self.status.hide()

    # What is shown

    @property
    def welcome(self) -> "WelcomePage":
        """Return the ways to begin, made when first wanted: most starts go on with a desk."""
        if self._welcome is None:
            from iomdesk.ui.welcome.page import WelcomePage

            self._welcome = WelcomePage()
            self._listen(self._welcome)
            self._stack.addWidget(self._welcome)
        return self._welcome

    def show_welcome(self, recent: Sequence[str], trouble: str = "") -> None:
        """Show the ways to begin, and why a desk could not be opened."""
        self.drop_workspace()
        self.menus.show_recent(recent)
        self.menus.set_has_desk(False)
        self.welcome.show_recent(recent)
        self._stack.setCurrentWidget(self.welcome)
        self.status.hide()
        self.setWindowTitle("iomdesk")
        if trouble:
            self.welcome.notice.say(trouble, "danger")
        else:
            self.welcome.notice.hide()

    def show_opening(self, name: str) -> None:
        """Show which desk is being opened."""
        self.drop_workspace()
        self.opening.show_name(name)
        self._stack.setCurrentWidget(self.opening)
        self.status.hide()

    def show_passphrase(self, path: Path, trouble: str = "") -> None:
        """Ask for the passphrase of a desk that is to be opened."""
        if self._passphrase is None:
            from iomdesk.ui.shell.passphrase_page import PassphrasePage

            self._passphrase = PassphrasePage()
            self._passphrase.given.connect(self.passphraseGiven)
            self._passphrase.left.connect(self.deskLeft)
            self._stack.addWidget(self._passphrase)
        self.drop_workspace()
        self._stack.setCurrentWidget(self._passphrase)
        self._passphrase.ask(path, trouble)
        self.status.hide()

    def show_workspace(self, workspace: Workspace, recent: Sequence[str]) -> None:
        """Show an open desk."""
        self.drop_workspace()
        self.workspace = workspace
        self.menus.show_recent(recent)
        self.menus.set_has_desk(True)
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        workspace.show_area(workspace.current_area)  # which takes the keyboard, now that it is on screen
        self._follow(workspace.operations)
        workspace.bugMet.connect(self.show_bug)
        workspace.fullWindowChanged.connect(self.show_full)

    def show_bug(self, error: BaseException) -> None:
        """Tell of an error of the program itself, once at a time."""
        from iomdesk.ui.shell.bug_dialog import show_bug

        show_bug(error, self, None if self.workspace is None else self.workspace.operations)

    def show_full(self, is_full: bool) -> None:
        """Give the whole screen to what is shown, or go back to how the window was."""
        if is_full == self.isFullScreen():
            return
        # A menu bar that is hidden takes its keys along: one without height keeps them.
        self.menuBar().setMaximumHeight(0 if is_full else _ANY_HEIGHT)
        if is_full:
            self._was_maximized = self.isMaximized()
            self.showFullScreen()
        elif self._was_maximized:
            self.showMaximized()
        else:
            self.showNormal()

    def come_forward(self) -> None:
        """Show the window above all others, as far as the system lets it."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # Leaving

    def leave(self, then: Callable[[], None]) -> None:
        """Hand in what is being typed, and go on once it is stored; stay where it could not be."""
        if self.workspace is None:
            then()
            return
        operations = self.workspace.operations
        failures = operations.saving.failure_count
        self.workspace.flush()

        def go_on() -> None:
            if operations.saving.failure_count == failures:
                then()
            elif self.workspace is not None and operations.aside.holds_all:
                self.workspace.notice.say(
                    _(
                        "The desk does not take what was typed. Every word is kept on this computer and is "
                        "offered when the desk is next opened."
                    ),
                    "warning",
                    _("Leave now"),
                    then,
                )
            elif self.workspace is not None:
                said = _("The last change could not be stored. Everything before it is safe.")
                self.workspace.notice.say(said, "warning", _("Leave now"), then)

        operations.when_idle(go_on)

    def focusNextPrevChild(self, next: bool) -> bool:
        return tab_on(self, forward=next)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close or self.workspace is None:
            self.closed.emit()
            event.accept()
            return
        event.ignore()
        # Later: a window that is being closed takes no second close.
        self.leave(lambda: QTimer.singleShot(0, self._close_now))

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    # Files

    def ask_for_new(self, with_sample: bool) -> None:
        """Ask where a new desk is to lie."""
        words = _("Where shall the sample desk lie?") if with_sample else _("Where shall the desk lie?")
        dialog = self._dialog(words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(DESK_SUFFIX.removeprefix("."))
        dialog.selectFile((_("sample") if with_sample else _("working group")) + DESK_SUFFIX)
        dialog.fileSelected.connect(lambda name: self.newDeskChosen.emit(Path(name), with_sample))
        dialog.open()

    def ask_for_desk(self) -> None:
        """Ask which desk to open."""
        dialog = self._dialog(_("Open a desk"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.deskChosen.emit(Path(name)))
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_desk(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _dropped_desk(event)) is not None:
            event.acceptProposedAction()
            self.deskChosen.emit(path)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(_("Desks (*.iomdesk)"))
        return dialog

    # Inside

    def _connect(self) -> None:
        menus = self.menus
        self._listen(menus)
        menus.themeChosen.connect(self.themeChosen)
        menus.closeDeskRequested.connect(self.deskLeft)
        menus.quitRequested.connect(self.close)
        menus.exportRequested.connect(self.exportRequested)
        menus.importRequested.connect(self.importRequested)
        menus.sharedRequested.connect(self.sharedRequested)
        menus.newSessionRequested.connect(self.newSessionRequested)
        menus.searchRequested.connect(self.searchRequested)
        menus.tabRequested.connect(self.tabRequested)
        menus.areaRequested.connect(self._show_area)
        menus.formulaeRequested.connect(lambda: self._show_area_named("formulae"))
        menus.historyRequested.connect(lambda: self._show_area_named("history"))
        menus.backupsRequested.connect(lambda: self._show_area_named("backups"))
        menus.checkRequested.connect(lambda: self._show_area_named("check"))
        menus.protectionRequested.connect(lambda: self._show_area_named("protection"))
        self.status.backupsRequested.connect(lambda: self._show_area_named("backups"))
        menus.nextPartRequested.connect(self._go_to_next_part)
        menus.keysRequested.connect(lambda: KeysDialog(self).open())
        menus.aboutRequested.connect(lambda: AboutDialog(self).open())

    def _listen(self, begin: "Menus | WelcomePage") -> None:
        begin.newRequested.connect(lambda: self.ask_for_new(False))
        begin.sampleRequested.connect(lambda: self.ask_for_new(True))
        begin.openRequested.connect(self.ask_for_desk)
        begin.recentChosen.connect(self.deskChosen)
        begin.languageChosen.connect(self.languageChosen)

    def _follow(self, operations: Operations) -> None:
        self.setWindowTitle(f"{operations.desk.name} – iomdesk")
        self.status.show()
        self.status.follow(operations)
        self.status.undoRequested.connect(operations.undo)
        self.menus.undoRequested.connect(operations.undo)
        self.menus.redoRequested.connect(operations.redo)
        operations.canUndoChanged.connect(self.menus.undo.setEnabled)
        operations.canRedoChanged.connect(self.menus.redo.setEnabled)

    def drop_workspace(self) -> None:
        """Let the widgets of the open desk go."""
        if self.workspace is None:
            return
        operations = self.workspace.operations
        for signal in (self.status.undoRequested, self.menus.undoRequested):
            signal.disconnect(operations.undo)
        self.menus.redoRequested.disconnect(operations.redo)
        self.menus.undo.setEnabled(False)
        self.menus.redo.setEnabled(False)
        self._stack.removeWidget(self.workspace)
        self.workspace.deleteLater()
        self.workspace = None

    def _show_area(self, number: int) -> None:
        if self.workspace is not None:
            self.workspace.show_area_number(number)

    def _show_area_named(self, key: str) -> None:
        if self.workspace is not None:
            self.workspace.show_area(key)

    def _go_to_next_part(self) -> None:
        """Leave a part that keeps Tab to itself, such as the agenda."""
        at = QApplication.focusWidget()
        target = beside(at) if at is not None else None
        while target is not None and target is not at:
            inside = at is not None and at.isAncestorOf(target)
            takes = target.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            if takes and target.isVisible() and target.isEnabled() and not inside:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return
            target = beside(target)


def _dropped_desk(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix == DESK_SUFFIX), None)
