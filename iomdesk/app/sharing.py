"""Open shared desks, hear what others do in them, and show who else is there."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from iomdesk.app.restoring import later
from iomdesk.desk import Desk
from iomdesk.queries.presence import Present, who_is_here
from iomdesk.queries.sharing_words import others_at_item_in_words, others_in_words
from iomdesk.runtime.desk_address import ServerAddress, is_server, remember_password, server_at
from iomdesk.runtime.passwords import has_keyring, keep_password
from iomdesk.runtime.translations import _
from iomdesk.services.changes import AnythingChanged, Changes
from iomdesk.ui.background import Courier, error_of
from iomdesk.ui.operations import Operations
from iomdesk.ui.overtaking import Overtaking
from iomdesk.ui.shell.main_window import MainWindow
from iomdesk.ui.widgets.overtaking_field import FieldVersions

if TYPE_CHECKING:
    from iomdesk.storage.news import News
    from iomdesk.ui.sharing.shared_dialog import SharedDialog

LOOK_AGAIN_MS = 15_000  # whoever was cut off tells nobody


class Sharing(QObject):
    """See to what only shared desks have."""

    def __init__(
        self, window: MainWindow, open_desk: Callable[[Path], None], desk: Callable[[], Desk | None]
    ) -> None:
        super().__init__(window)
        self._window, self._open, self._desk = window, open_desk, desk
        self._courier = Courier(self)
        self._operations: Operations | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look_round)
        window.sharedRequested.connect(lambda: self.ask(None))

    def ask(self, path: Path | None, trouble: str = "") -> "SharedDialog":
        """Ask which shared desk to open."""
        from iomdesk.ui.sharing.shared_dialog import SharedDialog

        desk = self._desk()
        can_copy = desk is not None and not desk.is_shared
        dialog = SharedDialog(can_copy=can_copy, has_keyring=has_keyring(), parent=self._window)
        if path is not None:
            dialog.show_address(server_at(path), trouble)
        dialog.opened.connect(self._on_opened)
        dialog.copied.connect(self._on_copied)
        dialog.open()
        return dialog

    def follow(self, desk: Desk, operations: Operations) -> None:
        """Hear what others do in a shared desk from now on, and ask where two changed the same."""
        operations.overtaken.connect(self._on_overtaken)
        FieldVersions.is_shared = desk.is_shared
        if not desk.is_shared:
            return
        self._operations = operations
        operations.whereabouts.moved.connect(self._look_round)
        deliver = self._courier.deliver
        desk.listen(
            lambda news: deliver(partial(self._on_news, desk, news)),
            lambda is_there: deliver(partial(self._on_reached, is_there)),
        )
        self._timer.start()
        self._look_round()

    def refuse_restoring(self) -> None:
        """Say why no backup takes the place of a shared desk."""
        if self._window.workspace is not None:
            self._window.workspace.notice.say(
                _(
                    "No backup takes the place of a shared desk: others are working in it. Open the backup "
                    "as a file, or copy it to the server under another name. Nothing was changed."
                ),
                "warning",
            )

    def leave(self) -> None:
        """Hear no more."""
        FieldVersions.is_shared = False
        self._timer.stop()
        self._operations = None
        self._window.status.show_others("")

    def _on_news(self, desk: Desk, news: "News | None") -> None:
        if self._operations is None or desk is not self._desk():
            return
        if news is None:
            desk.note_seen()
            self._operations.hear(AnythingChanged())
            self._look_round()
        elif news.touched:
            desk.note_seen(news.audited)
            self._operations.hear(Changes(news.touched))
        else:
            self._look_round()

    def _on_reached(self, is_there: bool) -> None:
        if self._operations is not None:
            lost = _("The server does not answer; what you type is kept on this computer.")
            self._window.status.say(_("The server is back.") if is_there else lost)
            if not is_there:
                self._window.status.show_others("")  # nobody knows

    def _look_round(self) -> None:
        if self._operations is not None:
            self._operations.ask(
                who_is_here, receiver=self, then=self._show_others, otherwise=lambda _error: None
            )

    def _show_others(self, here: tuple[Present, ...]) -> None:
        desk, operations = self._desk(), self._operations
        if desk is None or operations is None:
            return
        place = operations.whereabouts.place
        others = [one for one in here if one.window != desk.client]
        same = [one for one in others if place and one.place == place]
        self._window.status.show_others(others_at_item_in_words(same) or others_in_words(others))

    def _on_overtaken(self, overtaking: Overtaking) -> None:
        from iomdesk.ui.sharing.conflict_dialog import ConflictDialog

        ConflictDialog(overtaking, self._window).open()
        if (operations := self._operations) is not None:
            operations.hear(AnythingChanged())  # what the other one stored is to be seen behind it

    def _on_opened(self, address: ServerAddress, password: str, keeps: bool) -> None:
        _note_password(address, password, keeps)
        self._open(address.path)

    def _on_copied(self, address: ServerAddress, password: str, keeps: bool) -> None:
        desk = self._desk()
        if desk is None or is_server(desk.path):
            return
        _note_password(address, password, keeps)
        self._window.status.say(_("The desk is being copied…"))
        folder = TemporaryDirectory(prefix="iomdesk-")
        # From a copy: opening the desk's own file once more would take this program's locks on it away.
        copy = Path(folder.name) / desk.name

        def work() -> int:
            from iomdesk.storage.sharing import copy_desk

            copied.result()
            return copy_desk(copy, address.path)

        def finished(done: "Future[int]") -> None:
            folder.cleanup()
            error = error_of(done)
            if error is None:
                self._open(address.path)
            else:
                self.ask(address.path, str(error))

        copied = desk.copy_to(copy)
        self._courier.await_result(later(work), finished)


def _note_password(address: ServerAddress, password: str, keeps: bool) -> None:
    if password:
        remember_password(address, password)
        if keeps:
            keep_password(address, password)
