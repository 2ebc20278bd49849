"""The secretariat's last tab: the pack with its parts and pages, its supplements, copies and printing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QSplitter, QStackedWidget, QWidget

from iomdesk.queries.packs import (
    PackRow,
    PackView,
    RecipientRow,
    copies_of,
    list_packs,
    recipients_of,
)
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.changes import Changes, Operation
from iomdesk.services.pack_state import current_pack
from iomdesk.services.packs import set_pack_options
from iomdesk.ui.operations import Operations
from iomdesk.ui.packs.arranging import Arranging
from iomdesk.ui.packs.head import PackHead
from iomdesk.ui.packs.leaving import PackLeaving
from iomdesk.ui.packs.looking import LookingBanner
from iomdesk.ui.packs.options import PackOptions
from iomdesk.ui.packs.producing import PackProducing
from iomdesk.ui.packs.recipient_actions import act_on_recipients
from iomdesk.ui.packs.recipients_panel import RecipientsPanel
from iomdesk.ui.packs.workshop import MadePack, PackForm, PackWorkshop
from iomdesk.ui.report.controls import ZoomBar
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.page_layout import Place
from iomdesk.ui.report.pages_view import PagesView
from iomdesk.ui.report.work_strip import WorkStrip
from iomdesk.ui.report.written_strip import WrittenStrip
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.labels import separator
from iomdesk.ui.widgets.layouts import column, row, scrolled
from iomdesk.ui.widgets.segments import Segments

_SIDES = ("parts", "copies", "options")


class PackTab(DeskView):
    """Arrange, look at, issue and hand out the pack of a session."""

    kinds = frozenset(
        ["session", "item", "document", "paper", "pack", "recipient", "minutes", "delegation", "house"]
    ) | frozenset(
        ["recommendation", "mandate", "clause"]  # papers of the program may tell of them, also once issued
    )

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        workshop: PackWorkshop,
        parent: QWidget | None = None,
        *,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(operations, parent)
        self._session = session_id
        self._language = interface_language()
        self._chosen: int | None = None
        self._rows: tuple[PackRow, ...] = ()
        self._recipient: int | None = None
        self._view: PackView | None = None
        self._outside = outside or Outside()
        self.head = PackHead(self._language)
        self.arranging = Arranging()
        self.options = PackOptions()
        self.recipients = RecipientsPanel()
        self.pages = PagesView(operations)
        self.pages.setAccessibleName(_("Pages of the pack"))
        self.forms = Segments(
            {
                PackForm.FILE: _("Pages"),
                PackForm.TWO_UP: _("Two on a side"),
                PackForm.BOOKLET: _("Booklet"),
            }
        )
        self.zoom = ZoomBar()
        self.banner = Banner()
        self.looking = LookingBanner()
        self.strip = WorkStrip()
        self.written = WrittenStrip(self._outside.open_path)
        self.producing = PackProducing(operations, workshop, session_id, self._outside, self)
        self.leaving = PackLeaving(self.producing, self.banner, self._outside, operations.is_read_only, self)
        self._build()
        self._connect()
        self.recipients.allow(not operations.is_read_only)
        self.head.allow_making(False, by_item=False)

    @property
    def view(self) -> PackView | None:
        """Return the pack that is shown."""
        return self._view

    @property
    def parts(self) -> QWidget:
        """Return the list of parts."""
        return self.arranging.parts

    def refresh(self) -> None:
        """Ask for the pack, make its pages again, and ask who gets it."""
        self._ask(list_packs, self._on_rows)
        self._ask(current_pack, self._on_current, language=self._language)
        self._ask_recipients()

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.recipients.form.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _on_changed(self, changes: Changes, initiator: Any) -> None:
        """Who gets a copy changes nothing on the pages."""
        if self.isVisible() and changes.touches("recipient") and not changes.touches("pack"):
            self._ask_recipients()
        else:
            super()._on_changed(changes, initiator)

    def _build(self) -> None:
        self.choice = Segments({"parts": _("Parts"), "copies": _("Copies"), "options": _("Options")})
        self._stack = QStackedWidget()
        options = QWidget()
        options.setLayout(column(self.options, None))
        for part in (self.arranging, scrolled(self.recipients), options):
            self._stack.addWidget(part)
        beside = QWidget()
        beside.setLayout(column(row(self.choice, None, margins=(10, 6, 10, 0)), self._stack))
        beside.setMinimumWidth(330)
        middle = QWidget()
        notices = (self.strip, self.written, self.banner, self.looking)
        below = row(self.forms, self.zoom, margins=(8, 2, 0, 2))
        middle.setLayout(column(*notices, self.pages, separator(), below, gap="xs"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for side in (beside, middle):
            splitter.addWidget(side)
        splitter.setSizes([430, 750])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.setLayout(column(self.head, separator(), splitter, gap="xs"))
        self.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        splitter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.arranging)

    def _connect(self) -> None:
        self.head.languageChosen.connect(self._on_language)
        self.head.packChosen.connect(self._on_pack)
        self.head.issueWanted.connect(self.leaving.issue)
        self.head.saveWanted.connect(self.leaving.save)
        self.head.printWanted.connect(self.leaving.print)
        self.choice.chosen.connect(lambda key: self._stack.setCurrentIndex(_SIDES.index(key)))
        self.forms.chosen.connect(lambda _form: self._show_view())
        self.arranging.wanted.connect(self._run_together)
        self.arranging.chosen.connect(self._show_part)
        self.options.changed.connect(self._set_option)
        act_on_recipients(self.recipients, self.leaving, self._run, self._session, lambda: self._language)
        self.recipients.form.lookWanted.connect(self._look_at)
        self.looking.backWanted.connect(lambda: self._look_at(None))
        self._connect_work()
        self.pages.placeChanged.connect(lambda _place: self._show_page())
        self.zoom.steer(self.pages)
        for keys, pressed in (
            ("Ctrl+P", lambda: self.leaving.print(by_item=False)),
            ("Ctrl+S", lambda: self.leaving.save(None)),
            ("Ctrl++", self.pages.zoom_in),
            ("Ctrl+=", self.pages.zoom_in),
            ("Ctrl+-", self.pages.zoom_out),
            ("Ctrl+0", self.pages.fit_width),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(pressed)

    def _connect_work(self) -> None:
        self.producing.began.connect(self.strip.follow)
        self.producing.made.connect(self._on_made)
        self.producing.written.connect(self._on_written)
        self.producing.printed.connect(self._on_printed)
        self.producing.stopped.connect(self._on_stopped)
        self.producing.failed.connect(self._on_error)

    # What is shown

    def _ask(self, query: Callable[..., Any], then: Callable[[Any], object], **arguments: Any) -> None:
        self.operations.ask(
            query,
            receiver=self,
            then=then,
            otherwise=self._on_error,
            session_id=self._session,
            **arguments,
        )

    def _ask_recipients(self) -> None:
        self._ask(recipients_of, self._on_recipients)
        self._ask(copies_of, self.recipients.show_log)

    def _on_language(self, language: str) -> None:
        self._language, self._chosen, self._recipient = language, None, None
        self.pages.show_pages(None)
        self.leaving.made = None
        self.refresh()

    def _on_pack(self, number: int | None) -> None:
        self._chosen = number
        self.refresh()

    def _on_rows(self, rows: tuple[PackRow, ...]) -> None:
        here = (row for row in rows if row.language == self._language)
        self._rows = tuple(row for row in here if row.issued_at is not None)

    def _on_current(self, view: PackView) -> None:
        """Show what was chosen; by itself what is in preparation, or what was issued last."""
        if view.language != self._language:
            return
        is_something = view.number == 0 or bool(view.changes)
        shown = self._chosen
        if shown is None and not is_something:
            shown = self._rows[-1].number
        self.head.show_packs(self._rows, view.number if is_something else None, shown)
        if shown is None:
            self._on_view(view)
        else:
            self._ask(current_pack, self._on_view, language=self._language, number=shown)

    def _on_view(self, view: PackView) -> None:
        if view.language != self._language:
            return
        self._view = self.leaving.view = view
        fixed = view.is_issued or self.operations.is_read_only
        self.arranging.show_view(view, is_fixed=fixed)
        self.options.show_options(view.options, is_fixed=fixed)
        self.head.show_view(view, may_issue=not fixed)
        self._show_view()

    def _show_view(self) -> None:
        if self._view is not None:
            form = self.leaving.form = PackForm(self.forms.current)
            self.producing.preview(self._view.language, self._view.number, form, self._recipient)

    def _look_at(self, recipient: int | None) -> None:
        """Show the copy of a recipient as it will be handed out, or the pack again."""
        self._recipient = recipient
        self._show_view()

    def _on_recipients(self, rows: tuple[RecipientRow, ...]) -> None:
        self.recipients.show_recipients(rows, self._language)
        copies = _("Copies")
        self.choice.rename("copies", f"{copies} ({len(rows)})" if rows else copies)

    def _on_made(self, made: MadePack) -> None:
        view = self._view
        if view is None or (made.job.view.language, made.job.view.number) != (view.language, view.number):
            made.pages.close()
            return
        self.leaving.made = made
        if made.job.view.parts != view.parts:  # files were read first
            self._view = self.leaving.view = made.job.view
            self.arranging.show_view(made.job.view, is_fixed=view.is_issued or self.operations.is_read_only)
        self.pages.show_pages(made.pages)
        self._recipient = self.looking.show_made(made)
        self.arranging.show_made(made)
        self.head.allow_making(True, by_item=made.form is PackForm.FILE)
        self._show_page()

    def _show_page(self) -> None:
        pages, current = self.pages.pages, self.pages.current_page
        if pages is not None and pages.page_count:
            self.zoom.show_page(pages.page_label(current), current + 1, pages.page_count)

    def _show_part(self, key: str) -> None:
        made = self.leaving.made
        place = made.places.get(key) if made else None
        if place is not None:
            self.pages.go_to(Place(place.start, 0.0))

    # What is changed

    def _run(self, service: Callable[..., Changes], **arguments: Any) -> None:
        self._run_together((Operation(service, arguments),))

    def _run_together(self, operations: tuple[Operation, ...]) -> None:
        self.banner.hide()
        self.operations.run_together(operations, initiator=None, otherwise=self._on_error)

    def _set_option(self, name: str, value: object) -> None:
        self._run(set_pack_options, session=self._session, language=self._language, options={name: value})

    # What became of it

    def _on_written(self, paths: tuple[Path, ...]) -> None:
        self.written.show_written(paths[0])
        if len(paths) > 1:
            words = ngettext("{count} file written", "{count} files written", len(paths))
            self.written.words.setText(words.format(count=len(paths)))

    def _on_printed(self, count: int) -> None:
        words = ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", count
        )
        self.banner.say(words.format(count=count))

    def _on_stopped(self, were_pages: bool) -> None:
        if were_pages:
            words = _("The pages were not made to the end; what is shown may be out of date.")
            self.banner.say(words, "warning", _("Make them now"), self._show_view)
        else:
            self.banner.say(_("Stopped: nothing was written, and earlier files are as they were."))

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.operations.failed.emit(error, self)
        words = (
            str(error) if isinstance(error, UserError) else _("That did not work, and nothing was changed.")
        )
        self.banner.say(words, "danger", _("Try again"), self.refresh)
