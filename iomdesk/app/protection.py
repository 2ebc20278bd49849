"""Open protected desks, and write a desk that is closed anew, with a passphrase or without."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from iomdesk.app.restoring import later
from iomdesk.desk import Desk
from iomdesk.queries.keeping_words import left_as_they_were
from iomdesk.runtime.desk_keys import is_protected
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.ui.background import Courier, error_of
from iomdesk.ui.keeping.protection_page import ProtectionPage
from iomdesk.ui.operations import Operations
from iomdesk.ui.shell.main_window import MainWindow
from iomdesk.ui.shell.workspace import AreaSpec, Workspace

PROTECTION = "protection"
Leave = Callable[[Callable[[], None]], None]


class Protection(QObject):
    """Ask for passphrases and do what they are for; `leave` closes the desk, `open_desk` opens one."""

    def __init__(
        self,
        window: MainWindow,
        open_desk: Callable[[Path], None],
        leave: Leave,
        backups: Callable[[], Path],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._open, self._leave, self._backups = window, open_desk, leave, backups
        self._courier = Courier(self)
        self._said = ""
        window.passphraseGiven.connect(self.unlock)

    def unlock(self, path: Path, passphrase: str) -> None:
        """Try a passphrase and open the desk; one that is wrong is told, and asked for again."""
        self._window.show_opening(path.name)

        def work() -> None:
            from iomdesk.storage.protecting import unlock

            unlock(path, passphrase)

        self._courier.await_result(later(work), partial(self._on_unlocked, path))

    def area(self, desk: Desk, workspace: Callable[[], Workspace]) -> AreaSpec:
        """Return the area in which the open desk is protected."""

        def make(_operations: Operations) -> QWidget:
            is_fixed = desk.is_read_only or desk.is_shared
            made = ProtectionPage(is_protected=desk.is_protected, is_read_only=is_fixed)
            if desk.is_shared:
                made.banner.say(
                    _(
                        "A passphrase protects a file. This desk is on a server: who gets in there is seen "
                        "to by the server, with a password for each user."
                    ),
                    "info",
                    stays=True,
                )
            made.left.connect(lambda: workspace().show_area("sessions"))
            made.protectWanted.connect(lambda present, new: self._change(desk.path, present, new))
            made.removeWanted.connect(lambda present: self._change(desk.path, present, ""))
            return made

        return AreaSpec(PROTECTION, "lock", "", make, is_on_rail=False)

    def say_outcome(self, workspace: Workspace) -> None:
        """Say once the desk is open again what became of it."""
        if self._said:
            workspace.notice.say(self._said, "info")
            self._said = ""

    def _on_unlocked(self, path: Path, done: "Future[None]") -> None:
        error = error_of(done)
        if isinstance(error, UserError):
            self._window.show_passphrase(path, str(error))
        elif error is not None:
            self._window.show_bug(error)
        else:
            self._open(path)

    def _change(self, path: Path, present: str, new: str) -> None:
        root = self._backups()

        def work() -> str:
            return _changed(path, root, present, new)

        def left() -> None:
            self._window.show_opening(path.name)
            self._courier.await_result(later(work), partial(self._on_changed, path))

        self._leave(left)

    def _on_changed(self, path: Path, done: "Future[str]") -> None:
        error = error_of(done)
        self._said = str(error) if error is not None else done.result()
        self._open(path)


def _changed(path: Path, root: Path, present: str, new: str) -> str:
    """Write a desk and its copies anew, and say what became of them."""
    from iomdesk.storage.protecting import protect, protect_copies, unlock, unprotect

    if is_protected(path):
        unlock(path, present)
    if new:
        protect(path, new)
        words = _("The desk is protected. Keep the passphrase where you find it again.")
    else:
        unprotect(path)
        words = _("The desk is not protected any more.")
    _done, left = protect_copies(path, root)
    return f"{words} {left_as_they_were(left)}" if left else words
