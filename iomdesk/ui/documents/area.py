"""The area of documents: the register, what is known of one, and its pages."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QWidget

from iomdesk.queries.document_register import (
    FileRow,
    RegisterRow,
    document_register,
    former_files,
    text_of,
)
from iomdesk.queries.documents import content_of
from iomdesk.queries.sessions import SessionRow, list_sessions
from iomdesk.queries.symbol_offers import document_symbols
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.document_files import name_document, remove_document, restore_file
from iomdesk.services.expected_documents import edit_document
from iomdesk.services.symbols import assign_document_symbol, write_document_symbol
from iomdesk.ui.documents.document_panel import DocumentPanel
from iomdesk.ui.documents.reading import DocumentReading
from iomdesk.ui.documents.register import DocumentList
from iomdesk.ui.documents.taking import FileTaking, taking_words
from iomdesk.ui.documents.workshop import BroughtFile, DocumentWorkshop
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.workshop import PagesHandle
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row, scrolled
from iomdesk.ui.widgets.segments import Segments

ChooseFiles = Callable[[QWidget], Sequence[Path]]


def choose_files(parent: QWidget) -> Sequence[Path]:
    """Ask which files to bring in."""
    chosen, _kind = QFileDialog.getOpenFileNames(parent, _("Bring files in"))
    return [Path(one) for one in chosen]


class DocumentsArea(DeskView):
    """List the documents of the desk or of one session; new files are taken in beside the window."""

    kinds = frozenset(["document", "item", "session", "pack"])

    def __init__(
        self,
        operations: Operations,
        workshop: DocumentWorkshop,
        parent: QWidget | None = None,
        *,
        choose: ChooseFiles = choose_files,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(operations, parent)
        self._workshop = workshop
        self._choose = choose
        self._outside = outside or Outside()
        self._rows: dict[int, RegisterRow] = {}
        self._shown_file: str | None = None
        self._to_choose: int | None = None
        self.filter = FilterLine(_("Filter by symbol, title, state…"))
        self.session = ChoiceField(_("Session"), [(None, _("All sessions"))])
        self.session.setMinimumContentsLength(14)
        self.bring = TextButton(_("Bring files in…"), "primary", self._on_bring, "file-plus")
        self.list = DocumentList()
        self.none_found = label(_("No document holds these words; Esc clears the filter."), "muted")
        self.none_found.hide()
        self.panel = DocumentPanel()
        self.reading = DocumentReading(operations)
        self.banner = Banner()
        self.taking = FileTaking(operations, workshop, self)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.bring.setEnabled(not operations.is_read_only)
        self.panel.allow(not operations.is_read_only)

    def refresh(self) -> None:
        """Ask for the sessions and the register."""
        self.operations.ask(
            list_sessions, receiver=self, then=self._on_sessions, language=interface_language()
        )
        self._ask_register()

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.panel.flush()

    def show_document(self, document: int) -> None:
        """Go to a document, now or when the register has come."""
        self.session.show_stored(None)
        self.filter.clear()
        self._to_choose = document
        self._ask_register()
        self.list.setFocus()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Take files in for the session chosen, or for the latest one."""
        session = self.session.currentData() or self.session.itemData(1)
        if self.operations.is_read_only or not paths:
            return
        if session is None:
            words = _(
                "Documents belong to a session, and there is none yet. Nothing was taken in; begin one."
            )
            self.banner.say(words, "warning")
            return
        self.taking.take(paths, session=int(session), language=interface_language())

    def _build(self) -> None:
        self.side = Segments({"record": _("Particulars"), "pages": _("Pages")})
        self._side = QStackedWidget()
        self._side.addWidget(scrolled(self.panel))
        self._side.addWidget(self.reading)
        beside = QWidget()
        beside.setLayout(column(row(self.side, None, margins=(10, 6, 10, 0)), self._side))
        beside.setMinimumWidth(300)
        nothing = EmptyState(
            "file-text",
            _("No documents yet"),
            _("Drop files or folders here, or bring them in with the button above."),
        )
        for page in (self.list, nothing):
            self._stack.addWidget(page)
        head = row(label(_("Documents"), "title"), None, self.session, self.bring, gap="m")
        left = QWidget()
        left.setLayout(
            column(
                head,
                self.filter,
                self.none_found,
                self.taking.strip,
                self.banner,
                self._stack,
                margins=(16, 12, 8, 12),
            )
        )
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (left, beside):
            splitter.addWidget(part)
        splitter.setSizes([800, 390])
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        self.setLayout(column(splitter))
        self.setAcceptDrops(True)
        self.setFocusProxy(self.filter)

    def _connect(self) -> None:
        self.taking.told.connect(self._on_brought)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.wentDown.connect(self.list.setFocus)
        self.session.committed.connect(lambda _session: self._ask_register())
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda: self._show_side("pages"))
        self.list.removeWanted.connect(self._remove)
        self.list.filesDropped.connect(self.bring_in)
        self.side.chosen.connect(self._show_side)
        self.panel.edited.connect(self._edit)
        self.panel.named.connect(self._name)
        self.panel.symbolEdited.connect(self._give_symbol)
        self.panel.symbolsWanted.connect(self._ask_for_symbols)
        self.panel.fileWanted.connect(self._save_file)
        self.panel.formerWanted.connect(lambda former: self._run(restore_file, former=former))

    def _ask_register(self) -> None:
        self.operations.ask(
            document_register,
            receiver=self,
            then=self._on_rows,
            session_id=self.session.currentData(),
            language=interface_language(),
            today=date.today(),
        )

    def _on_sessions(self, rows: tuple[SessionRow, ...]) -> None:
        held = self.session.currentData()
        self.session.clear()
        self.session.addItem(_("All sessions"), None)
        for one in sorted(rows, key=lambda one: one.start_on or date.min, reverse=True):
            words = _("Session {number}").format(number=one.number) if one.number else f"{one.start_on}"
            self.session.addItem(words, one.id)
        self.session.show_stored(held)

    def _on_rows(self, rows: tuple[RegisterRow, ...]) -> None:
        self._rows = {one.id: one for one in rows}
        wanted, self._to_choose = self._to_choose, None
        self.list.show_rows(rows, wanted)
        self._on_filter(self.filter.text())
        self._stack.setCurrentIndex(0 if rows else 1)
        if self.list.current_id is not None:
            self._on_chosen(self.list.current_id)

    def _on_filter(self, words: str) -> None:
        shown = self.list.look_for(words)
        self.none_found.setVisible(bool(self._rows) and not shown)

    def _on_chosen(self, document: int) -> None:
        shown = self._rows.get(document)
        if shown is None:
            return
        self.panel.show_document(shown, date.today())
        self.operations.ask(former_files, receiver=self, then=self.panel.show_former, document_id=document)
        self._show_pages(shown)

    def _show_side(self, key: str) -> None:
        self.side.choose(key)
        self._side.setCurrentIndex(0 if key == "record" else 1)
        if key == "pages" and self.panel.row is not None:
            self._show_pages(self.panel.row)
            self.reading.pages.setFocus()

    def _show_pages(self, shown: RegisterRow) -> None:
        """Show the pages of a document once they are looked at."""
        file = _printable(shown, interface_language())
        if self._side.currentIndex() != 1 or (file and file.printable) == self._shown_file:
            return
        self._shown_file = file.printable if file else None
        if file is None or file.printable is None:
            self.reading.show_document(None, ())
            return
        digest, wanted = file.digest or "", file.printable
        self.operations.ask(
            text_of,
            receiver=self,
            then=lambda texts: self._fetch(wanted, texts),
            digest=digest,
        )

    def _fetch(self, wanted: str, texts: tuple[str, ...]) -> None:
        self.operations.ask(
            content_of,
            receiver=self,
            then=lambda data: self._open(wanted, data, texts),
            digest=wanted,
        )

    def _open(self, wanted: str, data: bytes, texts: tuple[str, ...]) -> None:
        workshop = self._workshop

        def show(pages: PagesHandle) -> None:
            if wanted == self._shown_file:
                self.reading.show_document(pages, texts)
            else:
                pages.close()

        self.operations.work(
            lambda _progress: workshop.pages(data), receiver=self, then=show, otherwise=self._on_failed
        )

    def _on_bring(self) -> None:
        self.bring_in(self._choose(self))

    def _on_brought(self, files: tuple[BroughtFile, ...]) -> None:
        """Say in one line a file what was done."""
        is_plain = all(one.document is not None and not one.remarks for one in files)
        self.banner.say(taking_words(files), "info" if is_plain else "warning")

    def _remove(self, document: int) -> None:
        self._run(remove_document, document=document, said=_("The document is in the trash."))

    def _edit(self, fields: Any) -> None:
        if self.panel.row is not None:
            self._run(edit_document, document=self.panel.row.id, fields=fields)

    def _name(self, language: str, title: str) -> None:
        if self.panel.row is not None:
            self._run(name_document, document=self.panel.row.id, language=language, title=title)

    def _ask_for_symbols(self, document: int) -> None:
        self.operations.ask(
            document_symbols, receiver=self, then=self.panel.offer_symbols, document_id=document
        )

    def _give_symbol(self, document: int, symbol: str) -> None:
        give = assign_document_symbol if symbol.strip() else write_document_symbol
        self._run(give, document=document, symbol=symbol)

    def _save_file(self, language: str) -> None:
        shown = self.panel.row
        file = next((one for one in shown.files if one.language == language), None) if shown else None
        if file is None or file.digest is None:
            return
        folder = self._outside.documents_folder()
        target = self._outside.choose_target(self, folder / (file.file_name or "document"), _("File"))
        if target is not None:
            self.operations.ask(
                content_of,
                receiver=self,
                then=lambda data: self._write(target, data),
                digest=file.digest,
            )

    def _write(self, target: Path, data: bytes) -> None:
        self.operations.work(
            lambda _progress: target.write_bytes(data),
            receiver=self,
            then=lambda _count: self.banner.say(_("Written: {file}").format(file=target.name)),
            otherwise=self._on_failed,
        )

    def _run(self, service: Callable[..., Changes], *, said: str = "", **arguments: Any) -> None:
        self.operations.run(service, said=said, otherwise=self._on_failed, **arguments)

    def _on_failed(self, error: Exception) -> None:
        self._ask_register()  # what was refused gives way to what the desk holds
        self.banner.say(str(error), "danger")


def _printable(shown: RegisterRow, language: str) -> FileRow | None:
    """Choose the file to show: in the language of the interface, else the first that has pages."""
    files = [one for one in shown.files if one.printable]
    return next((one for one in files if one.language == language), files[0] if files else None)
