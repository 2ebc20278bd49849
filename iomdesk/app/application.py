"""The program with a window: which desk is open, and what is remembered for next time."""

import base64
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QApplication

from iomdesk.app.desk_keeper import DeskKeeper
from iomdesk.app.exchange import Exchange
from iomdesk.app.going import begin_session, find, go_to_tab
from iomdesk.app.keeping_areas import keeping_areas
from iomdesk.app.names import area_names, tab_names
from iomdesk.app.protection import Protection
from iomdesk.app.restoring import Outcome, offer_what_helps, rescue_later, restore_later
from iomdesk.app.sharing import Sharing
from iomdesk.desk import Desk, new_desk_later, open_desk_later
from iomdesk.queries.keeping_words import Rescued, rescue_in_words
from iomdesk.queries.recovered import JournalState
from iomdesk.runtime.desk_address import is_there, settled
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.journal_file import left_journals
from iomdesk.runtime.paths import backups_folder, journals_folder
from iomdesk.runtime.settings import Settings, load_settings, store_settings
from iomdesk.runtime.translations import _, choose_interface_language
from iomdesk.storage.errors import DeskDamaged, DeskLocked, PasswordNeeded
from iomdesk.ui.background import Courier, error_of
from iomdesk.ui.keeping.notices import BackupNotices
from iomdesk.ui.operations import Operations
from iomdesk.ui.qt_translations import QtTranslations
from iomdesk.ui.shell.main_window import MainWindow
from iomdesk.ui.shell.workspace import Workspace
from iomdesk.ui.theme import Theme, ThemeChoice

if TYPE_CHECKING:  # imported on its own thread, when something is restored
    from iomdesk.backups import Restored

LISTED_AFTER_MS = 1_500
WARMED_UP_AFTER_MS = 150  # the list is painted by then; nobody has clicked yet


class DeskApplication(QObject):
    """Open and leave desks in one window, and keep the settings."""

    def __init__(self, application: QApplication, settings_path: Path) -> None:
        super().__init__(application)
        self._settings_path = settings_path
        self.settings: Settings = load_settings(settings_path)
        self._courier = Courier(self)
        self._awaited: Future[Desk] | None = None
        self.desk: Desk | None = None
        self.operations: Operations | None = None
        self.keeper: DeskKeeper | None = None
        self._restored: Outcome | None = None
        self._qt_words = QtTranslations(self)
        self._qt_words.speak(choose_interface_language(self.settings.language or None))
        self._theme = Theme(application, _theme(self.settings.theme))
        self.window = MainWindow(self._theme.choice, area_names(), tab_names())
        self.window.restoreGeometry(QByteArray(base64.b64decode(self.settings.geometry)))
        self._exchange = Exchange(self.window, lambda: self.desk, self.open)
        self._protection = Protection(self.window, self.open, self._leave, self._backups_root, self)
        self._sharing = Sharing(self.window, self.open, lambda: self.desk)
        self._connect()

    def start(self, path: Path | None) -> None:
        """Show the window, then open the desk named, else the last one, else the welcome."""
        last = Path(self.settings.last_desk) if self.settings.last_desk else None
        wanted = path or (last if last is not None and is_there(last) else None)
        if wanted is None:
            self._show_welcome()
        else:
            self.window.menus.show_recent(self.settings.recent_desks)
        self.window.show()
        if wanted is not None:
            self.open(wanted)

    def _show_welcome(self, trouble: str = "") -> None:
        """Show the ways to begin; words that wait on this computer for a desk lead to it."""
        self.window.show_welcome(self.settings.recent_desks, trouble)
        waiting = [Path(one.desk_path) for one in left_journals(journals_folder())]
        desk = next((path for path in waiting if is_there(path)), None)
        if desk is not None and not trouble:
            said = _("Words typed in “{name}” are kept on this computer: the desk could not take them.")
            self.window.welcome.notice.say(
                said.format(name=desk.name), "warning", _("Open the desk"), lambda: self.open(desk)
            )

    def open(self, path: Path) -> None:
        """Open a desk in place of the present one."""
        self._leave(lambda: self._await(path, open_desk_later(settled(path))))

    def make(self, path: Path, with_sample: bool) -> None:
        """Make a new desk and open it."""
        self._leave(lambda: self._await(path, new_desk_later(settled(path), sample=with_sample)))

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the present desk, and open that."""
        if self.desk is not None and self.desk.is_shared:
            self._sharing.refuse_restoring()
        elif self.desk is not None:
            path = self.desk.path
            self._leave(lambda: self._restore(backup, path))

    def close_desk(self) -> None:
        """Go back to the welcome."""

        def closed() -> None:
            self._remember(replace(self.settings, last_desk=""))
            self._show_welcome()

        self._leave(closed)

    def shut_down(self) -> None:
        """Close the desk and store the settings: the last thing the program does."""
        geometry = base64.b64encode(self.window.saveGeometry().data()).decode()
        self._remember(replace(self.settings, geometry=geometry))
        self.window.drop_workspace()
        self._close()

    def choose_language(self, language: str) -> None:
        """Show the window in another language, with everything in it as it was."""
        self._qt_words.speak(choose_interface_language(language))
        self._remember(replace(self.settings, language=language))
        self.window.leave(self._rebuild)

    def choose_theme(self, choice: str) -> None:
        """Dress the window anew."""
        self._theme.choose(ThemeChoice(choice))
        self._remember(replace(self.settings, theme=choice))

    def _connect(self) -> None:
        window = self.window
        window.newDeskChosen.connect(self.make)
        window.deskChosen.connect(self.open)
        window.deskLeft.connect(self.close_desk)
        window.languageChosen.connect(self.choose_language)
        window.themeChosen.connect(self.choose_theme)
        window.tabRequested.connect(partial(go_to_tab, window))
        window.newSessionRequested.connect(partial(begin_session, window))
        window.searchRequested.connect(partial(find, window))
        window.closed.connect(self.shut_down)

    def _await(self, path: Path, future: "Future[Desk]") -> None:
        self._awaited = future
        self.window.show_opening(path.name)
        self._courier.await_result(future, lambda done: self._on_opened(path, done))

    def _on_opened(self, path: Path, done: "Future[Desk]") -> None:
        error = done.exception()
        if error is None and done is self._awaited:
            self._show(done.result())
        elif error is None:
            done.result().close()  # another desk was asked for meanwhile
        elif isinstance(error, DeskLocked):
            self.window.show_passphrase(path)
        elif isinstance(error, PasswordNeeded):
            self._show_welcome()
            self._sharing.ask(path, str(error))
        elif isinstance(error, UserError):
            if not is_there(path):
                self._remember(self.settings.without_desk(settled(path)))
            self._show_welcome(str(error))
            if isinstance(error, DeskDamaged):
                offer_what_helps(self.window, path, self._backups_root(), self._restore, self._rescue)
        else:
            self._show_welcome()
            self.window.show_bug(error)

    def _show(self, desk: Desk) -> None:
        self.desk = desk
        self.operations = Operations(desk, self)
        self.keeper = DeskKeeper(desk, self._backups_root, self._choose_backups, self.restore, self)
        self.keeper.deskWanted.connect(self.open)
        self.keeper.damageFound.connect(self._on_damage)
        self._remember(self.settings.with_desk(desk.path))
        self._sharing.follow(desk, self.operations)
        gathered = desk.gather()
        self._show_workspace()
        self._courier.await_result(gathered, lambda done: self._on_gathered(desk, done))
        QTimer.singleShot(WARMED_UP_AFTER_MS, self, self._warm_up)

    def _show_workspace(self) -> None:
        from iomdesk.app.areas import make_workspace  # after the window shows
        from iomdesk.app.places import sessions_of

        if self.desk is None or self.operations is None or self.keeper is None:
            return
        more = partial(keeping_areas, self.keeper, partial(self._protection.area, self.desk))
        workspace = make_workspace(self.operations, more)
        sessions = sessions_of(workspace)
        if (last := self.settings.last_sessions.get(str(self.desk.path))) is not None:
            sessions.open_session(last)
        sessions.sessionOpened.connect(self._on_session_opened)
        self.window.show_workspace(workspace, self.settings.recent_desks)
        if self.desk.is_damaged:
            save = _("Save what can be read…"), lambda: workspace.show_area("check")
            show = _("Backups…"), lambda: workspace.show_area("backups")
            workspace.standing.say(self.desk.why_read_only, "danger", stays=True, more=(show, save))
        elif self.desk.is_read_only:
            workspace.standing.say(self.desk.why_read_only, "warning", stays=True)
        self._tell_of_backups(workspace)
        self._protection.say_outcome(workspace)

    def _restore(self, backup: Path, path: Path) -> None:
        self.window.show_opening(path.name)

        def finished(done: "Future[Restored]") -> None:
            error = error_of(done)
            kept = None if error is not None else done.result().kept
            self._restored = Outcome(backup, kept, str(error or ""))
            self._await(path, open_desk_later(path))

        self._courier.await_result(restore_later(backup, path), finished)

    def _rescue(self, path: Path, target: Path) -> None:
        self.window.show_opening(target.name)

        def finished(done: "Future[Rescued]") -> None:
            error = error_of(done)
            if error is not None:
                self._show_welcome(str(error))
                return
            self._restored = Outcome(path, words=" ".join(rescue_in_words(done.result())))
            self._await(target, open_desk_later(target))

        self._courier.await_result(rescue_later(path, target), finished)

    def _on_damage(self) -> None:
        """Go on with a damaged desk for reading only."""
        if self.desk is not None:
            path = self.desk.path
            self._leave(lambda: self._await(path, open_desk_later(path, is_suspect=True)))

    def _backups_root(self) -> Path:
        return Path(self.settings.backup_folder) if self.settings.backup_folder else backups_folder()

    def _choose_backups(self, folder: Path | None) -> None:
        self._remember(replace(self.settings, backup_folder=str(folder or "")))

    def _tell_of_backups(self, workspace: Workspace) -> None:
        if self.keeper is None:
            return
        from iomdesk.app.places import sessions_of

        banner = sessions_of(workspace).list.banner
        BackupNotices(self.keeper, self.window.status, banner, lambda: workspace.show_area("backups"))
        QTimer.singleShot(LISTED_AFTER_MS, self.keeper, self.keeper.look)
        if self._restored is not None:
            self._restored.say(workspace, self.restore)
            self._restored = None

    def _on_gathered(self, desk: Desk, done: "Future[JournalState]") -> None:
        """Say what was typed and not stored; from now on words may be kept beside this desk too."""
        workspace, error = self.window.workspace, error_of(done)
        if desk is not self.desk or workspace is None or self.operations is None:
            return
        if error is not None:
            workspace.recovered.say(str(error), "danger")
            return
        state = done.result()
        if not desk.is_read_only:
            self.operations.aside.serve(state.uid, str(desk.path))
        elif state.aside or (state.typed and not desk.holder):
            workspace.recovered.say(
                _(
                    "Words typed for this desk are kept on this computer. They are offered once the desk can "
                    "be written, here or in a copy of it."
                ),
                "warning",
            )

    def _warm_up(self) -> None:
        if self.desk is not None:
            self.desk.warm_up()

    def _on_session_opened(self, session: int | None) -> None:
        if self.desk is not None:
            self._remember(self.settings.with_session(self.desk.path, session))

    def _rebuild(self) -> None:
        self.window.build(self._theme.choice, area_names(), tab_names())
        if self.desk is None:
            self._show_welcome()
        else:
            self._show_workspace()

    def _leave(self, then: Callable[[], None]) -> None:
        def left() -> None:
            self._close()
            then()

        self.window.leave(left)

    def _close(self) -> None:
        operations, desk, keeper = self.operations, self.desk, self.keeper
        self.operations = self.desk = self.keeper = None
        self._sharing.leave()
        if keeper is not None:
            keeper.close()
            keeper.deleteLater()
        if operations is not None:
            operations.close()
        if desk is not None:
            desk.close()

    def _remember(self, settings: Settings) -> None:
        if settings != self.settings:
            self.settings = settings
            store_settings(self._settings_path, settings)


def _theme(name: str) -> ThemeChoice:
    return ThemeChoice(name) if name in set(ThemeChoice) else ThemeChoice.SYSTEM
