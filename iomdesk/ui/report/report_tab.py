"""The secretariat's tab: the paper as pages that follow the text, and the ways out of the desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.paper_texts import paper_text_of
from iomdesk.queries.papers import PaperRow, paper_of
from iomdesk.queries.symbols import SymbolOffer, symbol_offer
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.changes import Changes
from iomdesk.services.former_papers import State, former_states
from iomdesk.services.paper_texts import write_paper_text
from iomdesk.services.papers import edit_paper
from iomdesk.services.reports import address_report
from iomdesk.services.symbols import assign_paper_symbol
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.calendar_saving import CalendarSaving
from iomdesk.ui.report.controls import PaperControls, ZoomBar
from iomdesk.ui.report.editing import Editing
from iomdesk.ui.report.free_text import FreeText
from iomdesk.ui.report.headings import HeadingList
from iomdesk.ui.report.issues_list import IssuesList
from iomdesk.ui.report.issuing import Issuing
from iomdesk.ui.report.life_stack import PapersOrLife
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.page_layout import Place
from iomdesk.ui.report.pages_view import PagesView
from iomdesk.ui.report.preview_maker import PreviewMaker
from iomdesk.ui.report.work_strip import WorkStrip
from iomdesk.ui.report.workshop import PagesHandle, PaperWorkshop
from iomdesk.ui.report.written_strip import WrittenStrip
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import ElidedButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.labels import separator
from iomdesk.ui.widgets.layouts import column, row


class ReportTab(DeskView):
    """Look at the papers of a session, save and print them."""

    saved = Signal(object)
    dirty = Signal(bool)
    sourceChosen = Signal(object)
    """(SourceRow): the record behind a paragraph is to be shown."""

    kinds = frozenset(["session", "item", "minutes", "recommendation", "paper", "mandate"])
    kinds |= {"document", "delegation", "intervention", "house"}

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        paper: PaperWorkshop,
        parent: QWidget | None = None,
        *,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(operations, parent)
        self.session_id = session_id
        self.paper = paper
        self._shown_kind = ""
        self.outside = outside or Outside()
        self.controls = PaperControls(paper.formats, interface_language())
        self.free_text = FreeText()
        self.headings = HeadingList()
        self.issues = IssuesList()
        self.pages = PagesView(operations)
        self.life = ElidedButton(_("Life of the report"), "", lambda: self.stack.show_life(), "history")
        self.zoom = ZoomBar()
        self.banner = Banner()
        self.strip = WorkStrip()
        self.written = WrittenStrip(self.outside.open_path)
        self.maker = PreviewMaker(operations, paper, session_id, self)
        self.issuing = Issuing(operations, paper, session_id, self.outside, self)
        self.calendar = CalendarSaving(operations, paper, session_id, self.outside, self)
        self._build()
        self._connect()
        self.controls.fields.allow(not operations.is_read_only)
        self.free_text.allow(not operations.is_read_only)
        self.free_text.keep_typing(operations, session_id)
        self.controls.allow_making(False)
        self.maker.choose(self.controls.kind, self.controls.language)

    def refresh(self) -> None:
        """Make the pages again, and ask what the register says."""
        self.maker.want()
        self._ask_register()
        self._ask_items()
        self._ask_states()

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.controls.fields.flush()
        self.free_text.flush()
        self.editing.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _build(self) -> None:
        self._beside = QWidget()
        opening = row(self.life, margins=(10, 0, 10, 10))
        self._beside.setLayout(column(self.headings, self.issues, opening, gap="xs"))
        self._beside.setMinimumWidth(160)
        middle = QWidget()
        notices = (self.strip, self.written, self.banner)
        middle.setLayout(column(*notices, self.pages, separator(), self.zoom, gap="xs"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._beside)
        splitter.addWidget(middle)
        splitter.setSizes([280, 900])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.controls.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        papers = column(self.controls, self.free_text, separator(), splitter, gap="xs")
        self.stack = PapersOrLife(papers, self)
        self.setLayout(column(self.stack))
        self.setFocusProxy(self.controls.kinds)
        self.editing = Editing(self.operations, self.session_id, self.controls, splitter, self._beside, self)

    def _connect(self) -> None:
        self.controls.paperChosen.connect(self._on_paper_chosen)
        self.controls.saveWanted.connect(self._save)
        self.controls.printWanted.connect(self._print)
        self.controls.calendarWanted.connect(self._save_calendar)
        self.controls.changesWanted.connect(self._save_changes)
        self.controls.fields.edited.connect(self._edit)
        self.controls.fields.symbolWanted.connect(self._give_symbol)
        self.free_text.edited.connect(self._write_text)
        self.headings.headingChosen.connect(self._go_to)
        self.pages.placeChanged.connect(self._on_place)
        self.zoom.steer(self.pages)
        self._connect_work()
        for keys, pressed in (
            ("Ctrl++", self.pages.zoom_in),
            ("Ctrl+=", self.pages.zoom_in),
            ("Ctrl+-", self.pages.zoom_out),
            ("Ctrl+0", self.pages.fit_width),
            ("Ctrl+P", self._print),
        ):
            self._key(keys, pressed)

    def _connect_work(self) -> None:
        self.maker.ready.connect(self._on_pages)
        self.maker.unchanged.connect(self.banner.hide)
        self.maker.failed.connect(self._on_no_pages)
        self.maker.stopped.connect(self._on_stopped)
        self.maker.began.connect(lambda work: self.strip.follow(work, _("Setting the pages…")))
        self.issuing.began.connect(self._on_issuing)
        self.issuing.written.connect(self._on_written)
        self.issuing.printed.connect(self._on_printed)
        self.issuing.registered.connect(self._ask_register)
        self.issuing.failed.connect(self._on_error)
        self.calendar.written.connect(self._on_written)
        self.calendar.failed.connect(self._on_error)

    def _key(self, keys: str, pressed: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(pressed)

    def _on_paper_chosen(self, kind: str, language: str) -> None:
        self.flush()
        details = self.controls.options.details(kind)
        self.issuing.details = details
        self.maker.choose(kind, language, details)
        self._ask_register()
        self._ask_items()
        self._ask_states()

    def _ask_states(self) -> None:
        """Ask which earlier states the paper can be compared with."""
        self.operations.ask(
            former_states,
            receiver=self,
            then=self.controls.show_states,
            session_id=self.session_id,
            kind=self.controls.kind,
            language=self.controls.language,
        )

    def _ask_items(self) -> None:
        """Ask which items an extract may be of."""
        if self.controls.kind == "extract":
            self.operations.ask(
                agenda_of,
                receiver=self,
                then=lambda agenda: self.controls.options.show_items(agenda.items),
                session_id=self.session_id,
                language=self.controls.language,
            )

    def _on_pages(self, pages: PagesHandle) -> None:
        self.banner.hide()
        self.pages.show_pages(pages, keeps_place=self._shown_kind == self.controls.kind)
        self._shown_kind = self.controls.kind
        self.editing.show_beside(bool(pages.headings) or not self.issues.isHidden())
        labels = [pages.page_label(heading.page) for heading in pages.headings]
        self.headings.show_headings(pages.headings, labels)
        self.controls.allow_making(pages.page_count > 0)
        self._on_place(self.pages.place)

    def _on_place(self, place: Place) -> None:
        self.headings.follow(place)
        pages, current = self.pages.pages, self.pages.current_page
        if pages is not None and pages.page_count:
            self.zoom.show_page(pages.page_label(current), current + 1, pages.page_count)

    def show_heading(self, place: int) -> None:
        """Show the page on which a heading of the paper stands, leaving the keyboard where it is."""
        headings = self.pages.pages.headings if self.pages.pages else ()
        if place < len(headings):
            self.pages.go_to(Place(headings[place].page, headings[place].top))

    def _go_to(self, place: Place) -> None:
        self.pages.go_to(place)
        self.pages.setFocus()

    def _on_no_pages(self, error: Exception) -> None:
        self._on_error(error, _("Try again"), self.maker.make_again)

    def _on_stopped(self) -> None:
        words = _("The pages were not set to the end; what is shown may be out of date.")
        self.banner.say(words, "warning", _("Set them now"), self.maker.make_again)

    def _ask_register(self) -> None:
        kind = self.controls.kind

        def show(paper: PaperRow) -> None:
            if kind == self.controls.kind:
                self.controls.fields.show_paper(paper, has_addressee=kind == "report")
                self.issues.show_issues(paper.issues)
                self.editing.show_beside(bool(paper.issues) or self.headings.model().rowCount() > 0)

        self.operations.ask(paper_of, receiver=self, then=show, session_id=self.session_id, kind=kind)
        self._ask_offer(kind)
        self._ask_text(kind, self.controls.language)

    def _ask_offer(self, kind: str) -> None:
        def show(offer: SymbolOffer) -> None:
            if kind == self.controls.kind:
                self.controls.fields.show_offer(kind, offer)

        self.operations.ask(symbol_offer, receiver=self, then=show, session_id=self.session_id, kind=kind)

    def _ask_text(self, kind: str, language: str) -> None:
        if self.free_text.choose(kind, language):
            self.operations.ask(
                paper_text_of,
                receiver=self,
                then=lambda texts: self.free_text.show_texts(kind, language, texts),
                session_id=self.session_id,
                kind=kind,
            )

    def _edit(self, name: str, value: object) -> None:
        is_address = name == "addressee_session"
        told = {"number": value} if is_address else {"kind": self.controls.kind, "fields": {name: value}}
        self._change(address_report if is_address else edit_paper, **told)

    def _give_symbol(self) -> None:
        self._change(assign_paper_symbol, kind=self.controls.kind)

    def _write_text(self, kind: str, language: str, text: str) -> None:
        self._change(write_paper_text, kind=kind, language=language, text=text)

    def _change(self, service: Callable[..., Changes], **arguments: Any) -> None:
        self.operations.run(
            service,
            initiator=self,
            then=lambda _changes: self.refresh(),
            otherwise=self._on_error,
            session=self.session_id,
            **arguments,
        )

    def _save(self, format: str) -> None:
        self.flush()
        self.issuing.save(self.controls.kind, self.controls.language, format)

    def _save_changes(self, since: State) -> None:
        self.flush()
        self.issuing.save_changes(self.controls.kind, self.controls.language, since)

    def _save_calendar(self) -> None:
        self.flush()
        self.calendar.save(self.controls.language)

    def _print(self) -> None:
        if self.pages.pages is None:
            return
        if not self.outside.has_printer():
            words = _(
                "No printer is set up on this computer. Nothing was printed; save the paper as PDF instead."
            )
            self.banner.say(words, "warning", _("Save as PDF…"), lambda: self._save("pdf"))
            return
        self.flush()
        self.issuing.print(self.controls.kind, self.controls.language, self.pages.pages)

    def _on_issuing(self, work: WorkHandle, name: str) -> None:
        self.strip.follow(work, _("Writing {file}…").format(file=name) if name else _("Printing…"))

    def _on_written(self, path: Path) -> None:
        self.banner.hide()
        self.written.show_written(path)

    def _on_printed(self, count: int) -> None:
        words = ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", count
        )
        self.banner.say(words.format(count=count))

    def _on_error(self, error: Exception, action: str = "", do: Callable[[], None] | None = None) -> None:
        if isinstance(error, UserError):
            self.banner.say(str(error), "danger", action, do)
            return
        self.operations.failed.emit(error, self)
        self.banner.say(_("That did not work, and nothing was changed."), "danger", action, do)
