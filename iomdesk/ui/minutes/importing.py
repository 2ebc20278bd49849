"""Bring earlier minutes in: choose a file, read it beside the window, show it, store it when asked to."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from iomdesk.document.brought_text import BroughtParagraph
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes
from iomdesk.services.minutes_import import ImportProposal, import_minutes, propose_import
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.minutes.import_page import ImportPage
from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.text_page import TextPages
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import ElidedButton

ReadMinutes: TypeAlias = Callable[[Path], Sequence[BroughtParagraph]]


class Importing(QObject):
    """Keep the page of the import and the desk apart until its user says so."""

    def __init__(
        self,
        operations: Operations,
        session: int,
        pages: TextPages,
        text: ItemText,
        read_minutes: ReadMinutes,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._session = session
        self._pages = pages
        self._text = text
        self._read_minutes = read_minutes
        self._language = "fr"
        self._page: ImportPage | None = None
        self._reading: WorkHandle | None = None
        self._read: tuple[Path, tuple[BroughtParagraph, ...]] | None = None
        self.ask_file: Callable[[QWidget], str] = _ask_file
        self.button = ElidedButton(_("Import…"), "", self.open, "upload")
        self.button.setAccessibleName(_("Import earlier minutes"))
        self.button.setToolTip(_("From a Word or text file, split by the agenda (Ctrl+Shift+I)"))
        self.button.setEnabled(not operations.is_read_only)

    @property
    def page(self) -> ImportPage:
        """Return the page, made when it is first wanted."""
        if self._page is None:
            self._page = ImportPage()
            self._pages.addWidget(self._page)
            self._page.left.connect(self._pages.show_text)
            self._page.fileWanted.connect(self._choose)
            self._page.storeWanted.connect(self._store)
            self._page.languages.choose(self._language)
            self._page.languages.chosen.connect(self.show_language)
        return self._page

    def show_language(self, language: str) -> None:
        """Import into the minutes of a language from now on."""
        self._language = language
        if self._page is not None:
            self._page.languages.choose(language)
            if self._read is not None:
                self._propose(*self._read)

    def open(self) -> None:
        """Show the page, and ask for a file."""
        if self.button.isEnabled():
            self._pages.setCurrentWidget(self.page)
            self.page.file.setFocus()
            self._choose()

    def read(self, path: Path) -> None:
        """Read a file, and show what it would give; or why it gives nothing."""
        if self._reading is not None:
            self._reading.cancel()
        page = self.page
        self._pages.setCurrentWidget(page)
        page.file.setFocus()
        page.banner.say(_("Reading {name}…").format(name=path.name), "info", stays=True)
        self._reading = self._operations.work(
            lambda _progress: tuple(self._read_minutes(path)),
            receiver=self,
            then=lambda paragraphs: self._propose(path, paragraphs),
            otherwise=self._on_error,
        )

    def _choose(self) -> None:
        chosen = self.ask_file(self.page)
        if chosen:
            self.read(Path(chosen))

    def _propose(self, path: Path, paragraphs: tuple[BroughtParagraph, ...]) -> None:
        self._reading = None
        self._read = path, paragraphs

        def show(proposal: ImportProposal) -> None:
            self.page.banner.hide()
            self.page.show_proposal(proposal, path)

        self._operations.ask(
            propose_import,
            receiver=self,
            then=show,
            otherwise=self._on_error,
            session_id=self._session,
            language=self._language,
            paragraphs=paragraphs,
        )

    def _store(self, proposal: ImportProposal, replaces: bool) -> None:
        self._text.autosave.when_saved(lambda: self._import(proposal, replaces))

    def _import(self, proposal: ImportProposal, replaces: bool) -> None:
        self._operations.run(
            import_minutes,
            then=self._on_stored,
            otherwise=self._on_error,
            said=_("The minutes were imported."),
            language=proposal.language,
            texts=proposal.texts(),
            replaces=replaces,
        )

    def _on_stored(self, _changes: Changes) -> None:
        self._read = None
        self.page.show_proposal(None, None)
        self._pages.show_text()

    def _on_error(self, error: Exception) -> None:
        self._reading = None
        if isinstance(error, UserError):
            self.page.banner.say(str(error), "danger")
            return
        self.page.banner.hide()
        self._operations.failed.emit(error, self)


def _ask_file(parent: QWidget) -> str:
    kinds = ";;".join((_("Minutes (*.docx *.docm *.txt *.md *.pdf)"), _("All files (*)")))
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Import earlier minutes"), "", kinds)
    return chosen
