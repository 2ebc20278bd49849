"""The text of a report, to be edited paragraph by paragraph beside its pages."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from iomdesk.queries.report_words import mark_names
from iomdesk.queries.sessions import list_sessions
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.report_views import ReportRow, ReportView, report_view
from iomdesk.services.reports import Regenerated, make_report, regenerate_report
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.editor_actions import ParagraphActions
from iomdesk.ui.report.editor_bar import EditorBar, columns_of
from iomdesk.ui.report.editor_doing import EditorDoing
from iomdesk.ui.report.outline_panel import OutlinePanel
from iomdesk.ui.report.paragraph_context import ProposalView, SourceList
from iomdesk.ui.report.paragraph_delegate import ParagraphDelegate
from iomdesk.ui.report.paragraph_list import ParagraphList
from iomdesk.ui.report.paragraph_model import ROW_ROLE, ParagraphModel
from iomdesk.ui.report.paragraph_texts import ParagraphTexts
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label, separator
from iomdesk.ui.widgets.layouts import column, row

_AGAIN_MS = 400


class ReportEditor(DeskView):
    """Edit the report of a session; the pages beside it follow."""

    sourceChosen = Signal(object)
    """(SourceRow)"""
    sectionChosen = Signal(int)
    """(which heading of the report): the paragraph chosen stands below it."""
    saved = Signal(object)
    dirty = Signal(bool)
    kinds = frozenset(
        ["report", "session", "item", "minutes", "recommendation", "intervention", "document", "mandate"]
    ) | {"delegation", "house", "paper"}

    def __init__(self, operations: Operations, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self.session_id = session_id
        self._view: ReportView | None = None
        self.language = "fr"
        self._columns = "one"
        self._section = -1
        self.current_id = 0
        self.wanted = 0
        self.banner = Banner()
        self.model = ParagraphModel(self)
        self.list = ParagraphList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ParagraphDelegate(self.list, self.model))
        self.texts = ParagraphTexts(operations, self.banner, self)
        self.sources = SourceList()
        self.proposal = ProposalView()
        self.outline = OutlinePanel()
        self.outline.hide()
        self.head = label("", "strong")
        self._text = QSplitter(Qt.Orientation.Vertical)
        self.doing = EditorDoing(self)
        self.actions_ = ParagraphActions(self._text, self.list, self.doing.by_name())
        self.bar = EditorBar(self.actions_)
        self.begin = TextButton(_("Edit the report"), "primary", lambda: self.make("debate"), "pencil")
        self.begin_short = TextButton(_("Begin with the short profile"), "", lambda: self.make("short"))
        self._stack = QStackedWidget()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self._build()
        self._connect()
        self._allow()

    @property
    def view(self) -> ReportView | None:
        """Return the report that is shown, None while there is none."""
        return self._view

    @property
    def current(self) -> ReportRow | None:
        """Return the paragraph that is chosen."""
        return self._view.row(self.current_id) if self._view else None

    def refresh(self) -> None:
        """Ask for the report again."""
        self.operations.ask(
            report_view,
            receiver=self,
            then=self._on_view,
            otherwise=self._on_error,
            session_id=self.session_id,
        )

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.texts.flush()
        self.outline.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def show_language(self, language: str) -> None:
        """Write in another language."""
        self.language = language
        self._show_columns()

    def make(self, profile: str) -> None:
        """Make the report that is edited."""
        self.run(
            make_report, said=_("The report can be edited now"), session=self.session_id, profile=profile
        )

    def regenerate(self) -> None:
        """Bring the text up to its sources, after what is being typed is stored."""
        self.flush()

        def told(changes: Changes) -> None:
            if isinstance(changes, Regenerated):
                self.bar.say_count(changes.count)

        self.run(regenerate_report, told, session=self.session_id)

    # What is shown

    def _build(self) -> None:
        words = _(
            "It is generated from the agenda, the minutes and the recommendations, and then edited like a "
            "text. Regenerating never overwrites what was written by hand."
        )
        title = _("The text of this report is not edited yet")
        self._empty = EmptyState("file-text", title, words, self.begin, self.begin_short)
        below = QWidget()
        context = QSplitter(Qt.Orientation.Horizontal)
        context.addWidget(self.sources)
        context.addWidget(self.proposal)
        context.setStretchFactor(1, 2)
        context.setChildrenCollapsible(False)
        inner = QSplitter(Qt.Orientation.Vertical)
        inner.addWidget(self.texts)
        inner.addWidget(context)
        inner.setChildrenCollapsible(False)
        inner.setStretchFactor(0, 3)
        inner.setStretchFactor(1, 2)
        below.setLayout(column(row(self.head, None), inner, gap="xs", margins=(12, 6, 12, 8)))
        splitter = self._text
        splitter.addWidget(self.list)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([300, 320])
        splitter.setChildrenCollapsible(False)
        page = QWidget()
        page.setLayout(column(self.bar, separator(), self.banner, self.outline, splitter, gap="xs"))
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)
        self.setLayout(column(self._stack))
        self.setMinimumWidth(380)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.activated.connect(lambda _index: self.doing.write())
        self.list.menuWanted.connect(self.actions_.menu.popup)
        self.bar.regenerateWanted.connect(self.regenerate)
        self.bar.removeWanted.connect(self.doing.remove)
        self.bar.outlineWanted.connect(self._show_outline)
        self.bar.columnsChosen.connect(self._choose_columns)
        self.bar.filterChosen.connect(self._filter)
        self.outline.changed.connect(self.doing.change_outline)
        self.texts.written.connect(self._again.start)
        self.texts.splitWanted.connect(self.doing.split)
        self.texts.left.connect(self.list.setFocus)
        self.texts.saved.connect(self.saved)
        self.texts.dirty.connect(self.dirty)
        self.sources.chosen.connect(self.doing.lead)
        self.proposal.taken.connect(self.doing.accept)
        self.proposal.refused.connect(self.doing.refuse)
        shortcut = QShortcut(QKeySequence("F5"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.regenerate)

    def _allow(self) -> None:
        is_allowed = not self.operations.is_read_only
        for button in (self.begin, self.begin_short, self.bar.regenerate):
            button.setEnabled(is_allowed)
        self.outline.setEnabled(is_allowed)
        self.bar.remove.setEnabled(is_allowed)

    def _show_outline(self, is_wanted: bool) -> None:
        """Let the outline take the place of the text, which needs the room."""
        self.flush()
        self.outline.setVisible(is_wanted)
        self._text.setVisible(not is_wanted)

    def _on_view(self, view: ReportView | None) -> None:
        was_empty, self._view = self._view is None, view
        self._stack.setCurrentIndex(1 if view else 0)
        if view is None:
            self.current_id = 0
            self.texts.show_row(None)
            return
        self.model.show_view(view)
        self.outline.show_view(view, self.language)
        self.operations.ask(
            list_sessions,
            receiver=self,
            then=self.outline.sessions.show_sessions,
            language=interface_language(),
        )
        self._show_columns()
        self.go_to(self.wanted or self.current_id)
        self.wanted = 0
        if was_empty:
            self.list.setFocus()

    def _show_columns(self) -> None:
        original = self._view.original_language if self._view else "fr"
        languages = columns_of(self._columns, self.language, original)
        self.model.show_languages(languages)
        self.texts.show_languages(languages)
        self.list.scheduleDelayedItemsLayout()

    def go_to(self, paragraph: int) -> None:
        """Choose a paragraph that is shown, the first where that one is not."""
        place = self.model.place_of(paragraph)
        index = self.model.index(max(place, 0))
        if not index.isValid():
            self.current_id = 0
            self._show_row(None)
            return
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, select)
        self._show_row(index.data(ROW_ROLE))
        if place >= 0:
            self.list.doItemsLayout()  # or it would scroll by the heights of before
            self.list.scrollTo(index)

    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._show_row(index.data(ROW_ROLE))

    def _show_row(self, one: ReportRow | None) -> None:
        self.current_id = one.id if one else 0
        self._tell_section()
        self.texts.show_row(one)
        self.sources.show_row(one)
        self.proposal.show_row(one, self.model.languages)
        self.head.setText(self._told(one) if one else "")
        is_there = one is not None and not self.operations.is_read_only
        is_allowed = is_there and one is not None and not one.is_deleted
        has_proposal = one is not None and one.has_proposal
        wanted = dict.fromkeys(self.actions_.by_name, is_allowed)
        wanted |= dict.fromkeys(("take", "keep"), is_allowed and has_proposal)
        wanted["both"] = is_allowed and has_proposal and self.proposal.both.isEnabled()
        self.actions_.allow({**wanted, "delete": is_there, "next": True, "previous": True})
        is_deleted = one is not None and one.is_deleted
        self.actions_.name("delete", _("Take out of the trash") if is_deleted else _("Put into the trash"))

    def _tell_section(self) -> None:
        """Say in which section of the pages the paragraph stands, when that is another one."""
        rows = self._view.rows if self._view else ()
        place = next((place for place, one in enumerate(rows) if one.id == self.current_id), -1)
        section = sum("heading" in one.kind for one in rows[: place + 1]) - 1
        if section >= 0 and section != self._section:
            self._section = section
            self.sectionChosen.emit(section)

    def _told(self, one: ReportRow) -> str:
        """Say which paragraph it is, and what is to be remarked on it."""
        names = mark_names()
        marks = " · ".join(names[mark] for mark in self.model.marks(one))
        return f"{one.number}  {marks}".strip()

    def _choose_columns(self, key: str) -> None:
        self._columns = key
        self._show_columns()
        self.go_to(self.current_id)

    def _filter(self, key: str) -> None:
        self.model.show_filter(key)
        self.go_to(self.current_id)

    def do(self, service: Callable[..., Changes], *, said: str = "", **arguments: Any) -> None:
        """Do something with the paragraph that is chosen."""
        if self.current_id and not self.operations.is_read_only:
            self.flush()
            self.run(service, said=said, paragraph=self.current_id, **arguments)

    def run(
        self,
        service: Callable[..., Changes],
        then: Callable[[Changes], object] | None = None,
        said: str = "",
        **arguments: Any,
    ) -> None:
        def done(changes: Changes) -> None:
            self.banner.hide()
            self.bar.say("")
            if then is not None:
                then(changes)
            self.refresh()

        self.operations.run(
            service, initiator=self, then=done, otherwise=self._on_error, said=said, **arguments
        )

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.banner.say(str(error), "danger")
            return
        self.operations.failed.emit(error, self)
