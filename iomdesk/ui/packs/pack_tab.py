"""The secretariat's last tab: the pack with its parts and pages, its supplements, copies and printing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QToolButton, QWidget

from iomdesk.papers.pack import PackLine
from iomdesk.papers.pack_kept import kept_texts
from iomdesk.queries.packs import CopyRow, PackView, RecipientRow, copies_of, pack_of, recipients_of
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.changes import Changes
from iomdesk.services.pack_jobs import pack_job
from iomdesk.services.pack_recipients import (
    add_delegations,
    add_recipient,
    edit_recipient,
    remove_recipient,
)
from iomdesk.services.packs import address_part, include_part, move_part, set_pack_options
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.operations import Operations
from iomdesk.ui.packs.options import PackOptions
from iomdesk.ui.packs.part_list import PartList
from iomdesk.ui.packs.producing import PackProducing
from iomdesk.ui.packs.recipients_panel import RecipientsPanel
from iomdesk.ui.packs.words import state_of, summary_of, title_of
from iomdesk.ui.packs.workshop import MadePack, PackForm, PackWorkshop
from iomdesk.ui.report.controls import ZoomBar
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.page_layout import Place
from iomdesk.ui.report.pages_view import PagesView
from iomdesk.ui.report.work_strip import WorkStrip
from iomdesk.ui.report.written_strip import WrittenStrip
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.labels import label, separator
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import Segments, language_switch


class PackTab(DeskView):
    """Arrange, look at, issue and hand out the pack of a session."""

    saved = Signal(object)
    dirty = Signal(bool)

    kinds = frozenset(
        ["session", "item", "document", "paper", "pack", "recipient", "minutes", "delegation", "house"]
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
        self._view: PackView | None = None
        self._made: MadePack | None = None
        self._outside = outside or Outside()
        self.parts = PartList()
        self.options = PackOptions()
        self.recipients = RecipientsPanel()
        self.pages = PagesView(operations)
        self.pages.setAccessibleName(_("Pages of the pack"))
        self.zoom = ZoomBar()
        self.banner = Banner()
        self.strip = WorkStrip()
        self.written = WrittenStrip(self._outside.open_path)
        self.producing = PackProducing(operations, workshop, session_id, self._outside, self)
        self.languages = language_switch(self._language)
        self.state = label("", "small")
        self.summary = label("", "small", wraps=True)
        self.issue = TextButton(_("Issue…"), "primary", self._issue, "stamp")
        self.save = TextButton(_("Save as PDF…"), "", lambda: self._save(PackForm.FILE), "download")
        self.print = TextButton(_("Print…"), "", self._print, "printer")
        self.more = QToolButton()
        self._build()
        self._connect()
        self._allow(not operations.is_read_only)

    @property
    def view(self) -> PackView | None:
        """Return the pack that is shown."""
        return self._view

    def refresh(self) -> None:
        """Ask for the pack, make its pages again, and ask who gets it."""
        ask, session = self.operations.ask, self._session
        ask(pack_of, receiver=self, then=self._on_view, session_id=session, language=self._language)
        ask(recipients_of, receiver=self, then=self._on_recipients, session_id=session)
        ask(copies_of, receiver=self, then=self._on_copies, session_id=session)

    def _build(self) -> None:
        menu = QMenu(self.more)
        for words, pressed in (
            (_("ZIP archive of single papers…"), lambda: self._save(PackForm.ARCHIVE)),
            (_("Cut for mailing (10 MB a file)…"), lambda: self._save(PackForm.PIECES)),
            (_("Two pages on a side…"), lambda: self._save(PackForm.TWO_UP)),
            (_("Booklet to be folded…"), lambda: self._save(PackForm.BOOKLET)),
            (_("Without restricted documents…"), lambda: self._save(PackForm.FILE, with_restricted=False)),
        ):
            menu.addAction(words, pressed)
        self.more.setText("…")
        self.more.setToolTip(_("More forms"))
        self.more.setAccessibleName(_("More forms"))
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        head = row(
            self.languages, self.state, None, self.issue, self.save, self.print, self.more,
            margins=(12, 10, 12, 6),
        )  # fmt: skip
        self.choice = Segments({"parts": _("Parts"), "copies": _("Copies"), "options": _("Options")})
        self._stack = QStackedWidget()
        whole = QWidget()
        whole.setLayout(column(self.parts, self.summary, margins=(10, 6, 10, 8)))
        options = QWidget()
        options.setLayout(column(self.options, None))
        for part in (whole, self.recipients, options):
            self._stack.addWidget(part)
        beside = QWidget()
        beside.setLayout(column(row(self.choice, None, margins=(10, 6, 10, 0)), self._stack))
        beside.setMinimumWidth(320)
        middle = QWidget()
        notices = (self.strip, self.written, self.banner)
        middle.setLayout(column(*notices, self.pages, separator(), self.zoom, gap="xs"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for side in (beside, middle):
            splitter.addWidget(side)
        splitter.setSizes([430, 750])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.setLayout(column(head, separator(), splitter, gap="xs"))
        self.setFocusProxy(self.parts)

    def _connect(self) -> None:
        self.languages.chosen.connect(self._on_language)
        self.choice.chosen.connect(lambda key: self._stack.setCurrentIndex(_PLACES.index(key)))
        self.parts.inclusionChanged.connect(self._include)
        self.parts.moved.connect(self._move)
        self.parts.audienceWanted.connect(self._address)
        self.parts.chosen.connect(self._show_part)
        self.options.changed.connect(self._set_option)
        self.recipients.addWanted.connect(self._add_recipient)
        self.recipients.delegationsWanted.connect(self._add_delegations)
        self.recipients.copiesWanted.connect(lambda: self._save(PackForm.COPIES))
        self.recipients.list.removeWanted.connect(lambda one: self._run(remove_recipient, recipient=one))
        self.recipients.list.restrictedChanged.connect(self._set_restricted)
        self.producing.began.connect(self._on_began)
        self.producing.made.connect(self._on_made)
        self.producing.written.connect(self._on_written)
        self.producing.printed.connect(self._on_printed)
        self.producing.failed.connect(lambda error: self.banner.say(str(error), "danger"))
        self.pages.zoomChanged.connect(self.zoom.show_zoom)
        self.zoom.inWanted.connect(self.pages.zoom_in)
        self.zoom.outWanted.connect(self.pages.zoom_out)
        self.zoom.fitWanted.connect(self.pages.fit_width)
        self.zoom.wholeWanted.connect(lambda: self.pages.set_zoom(1.0))
        for keys, pressed in (("Ctrl+P", self._print), ("Ctrl+S", lambda: self._save(PackForm.FILE))):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(pressed)

    def _allow(self, is_allowed: bool) -> None:
        self.issue.setEnabled(is_allowed)
        self.recipients.allow(is_allowed)

    def _on_language(self, language: str) -> None:
        self._language = language
        self.pages.show_pages(None)
        self._made = None
        self.refresh()

    def _on_view(self, view: PackView) -> None:
        if view.language != self._language:
            return
        self._view = view
        fixed = view.is_issued or self.operations.is_read_only
        titles = {part.key: title_of(part, view.language) for part in view.parts}
        self.parts.show_parts(view.parts, titles, is_fixed=fixed)
        self.options.show_options(view.options, is_fixed=fixed)
        self._show_state(view)
        if view.number and not view.changes:
            self._show_issued()
        else:
            self.producing.preview(view.language)

    def _show_issued(self) -> None:
        """Show the pack as it was issued while nothing new makes a supplement."""
        self.operations.ask(
            pack_job,
            receiver=self,
            then=lambda job: self._on_issued(job.view),
            session_id=self._session,
            language=self._language,
            number=(self._view.number if self._view else 1) - 1,
        )

    def _on_issued(self, view: PackView) -> None:
        if self._view is None or view.language != self._language:
            return
        self._view = view
        titles = {line.key: line.title for line in _lines(view)}
        self.parts.show_parts(view.parts, titles, is_fixed=True)
        self.options.show_options(view.options, is_fixed=True)
        self._show_state(view)
        self.producing.preview(view.language, view.number)

    def _show_state(self, view: PackView) -> None:
        self.state.setText(state_of(view))
        self.issue.setEnabled(not view.is_issued and not self.operations.is_read_only)

    def _on_recipients(self, rows: tuple[RecipientRow, ...]) -> None:
        self.recipients.list.show_recipients(rows)
        self.choice.rename("copies", f"{_('Copies')} ({len(rows)})" if rows else _("Copies"))
        self.recipients.make.setEnabled(bool(rows) and not self.operations.is_read_only)

    def _on_copies(self, rows: tuple[CopyRow, ...]) -> None:
        self.recipients.show_log(rows)

    def _on_began(self, work: WorkHandle, words: str) -> None:
        self.banner.hide()
        self.strip.follow(work, words)

    def _on_made(self, made: MadePack) -> None:
        if made.job.view.language != self._language:
            made.pages.close()
            return
        self._made = made
        self.pages.show_pages(made.pages)
        self.parts.show_places(made.places)
        duplex = bool(made.job.view.options.get("duplex"))
        self.summary.setText(summary_of(made, duplex=duplex))

    def _on_written(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.written.show_written(paths[0])
            if len(paths) > 1:
                words = ngettext("{count} file written", "{count} files written", len(paths))
                self.written.words.setText(words.format(count=len(paths)))
        self.refresh()

    def _on_printed(self, count: int) -> None:
        words = ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", count
        )
        self.banner.say(words.format(count=count))

    def _show_part(self, key: str) -> None:
        place = self._made.places.get(key) if self._made else None
        if place is not None:
            self.pages.go_to(Place(place.start, 0.0))

    def _run(self, service: Callable[..., Changes], **arguments: Any) -> None:
        self.operations.run(
            service,
            otherwise=lambda error: self.banner.say(str(error), "danger"),
            **arguments,
        )

    def _include(self, key: str, is_included: bool) -> None:
        here = {"session": self._session, "language": self._language}
        self._run(include_part, key=key, is_included=is_included, **here)

    def _move(self, key: str, place: int) -> None:
        self._run(move_part, session=self._session, language=self._language, key=key, place=place)

    def _address(self, key: str) -> None:
        """Turn a part over between all copies and those with restricted documents."""
        part = next((one for one in self._view.parts if one.key == key), None) if self._view else None
        if part is not None and part.kind != "item" and self._view and not self._view.is_issued:
            audience = "all" if part.audience == "full" else "full"
            self._run(
                address_part, session=self._session, language=self._language, key=key, audience=audience
            )

    def _set_option(self, name: str, value: object) -> None:
        self._run(set_pack_options, session=self._session, language=self._language, options={name: value})

    def _add_recipient(self, name: str) -> None:
        self._run(add_recipient, session=self._session, name=name, language=self._language)

    def _add_delegations(self) -> None:
        self._run(add_delegations, session=self._session, language=self._language)

    def _set_restricted(self, recipient: int, may: bool) -> None:
        self._run(edit_recipient, recipient=recipient, fields={"may_have_restricted": may})

    def _save(self, form: PackForm, *, with_restricted: bool = True, issues: bool = False) -> None:
        """Write the pack; copies are made of issued packs only, so that they issue it."""
        if self._view is not None:
            issues = not self._view.is_issued and (issues or form is PackForm.COPIES)
            self.producing.save(self._view, form, issues=issues, with_restricted=with_restricted)

    def _issue(self) -> None:
        """Say what issuing freezes before the file is asked for."""
        if self._view is not None and not self._view.is_issued:
            self.banner.say(
                _(
                    "Issuing freezes the pack: its papers, words and page numbers stay as they are. "
                    "What comes later makes a supplement."
                ),
                "warning",
                _("Issue and save…"),
                lambda: self._save(PackForm.FILE, issues=True),
            )

    def _print(self) -> None:
        if self._made is not None:
            self.producing.print(self._made.pages)


_PLACES = ("parts", "copies", "options")


def _lines(view: PackView) -> tuple[PackLine, ...]:
    return kept_texts(view.layout)[True].lines if view.layout else ()
