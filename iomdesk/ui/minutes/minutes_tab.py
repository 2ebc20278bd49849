"""The rapporteur's tab: an outline of the agenda, the text of one item, and what stands around it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from iomdesk.papers.facts import PaperFacts
from iomdesk.queries.agenda import AgendaView, ItemDetails, ItemRow, agenda_of, item_details
from iomdesk.queries.mandate import VersionRow, version_for_session
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.agenda import edit_item
from iomdesk.services.paper_facts import paper_facts
from iomdesk.ui.minutes.approval_offer import ApprovalOffer
from iomdesk.ui.minutes.approving import Approving
from iomdesk.ui.minutes.beside import Beside
from iomdesk.ui.minutes.context_panel import ContextPanel
from iomdesk.ui.minutes.former_states import FormerStates
from iomdesk.ui.minutes.importing import Importing, ReadMinutes
from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.looking_back import LookingBack
from iomdesk.ui.minutes.minutes_links import MinutesLinks
from iomdesk.ui.minutes.outcome_sentence import sentence_for
from iomdesk.ui.minutes.outline import Outline
from iomdesk.ui.minutes.proofreading_parts import FINDINGS, ProofreadingParts
from iomdesk.ui.minutes.statements_panel import StatementsPanel
from iomdesk.ui.minutes.text_page import TextPages
from iomdesk.ui.minutes.word_finder import WordFinder
from iomdesk.ui.minutes.words_sought import WordsSought
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.layouts import column
from iomdesk.ui.wording import mandate_statuses, word_for

_WIDTHS = (215, 690, 290)
_LEAST_TEXT = 430  # its pages that are not shown may want more

_LEAST_BESIDE = 205


class MinutesTab(DeskView):
    """Write the minutes of a session's items."""

    saved = Signal(object)
    """(datetime): what is on screen is stored."""
    dirty = Signal(bool)
    recommendationWanted = Signal(int)
    formulaeWanted = Signal()

    kinds = frozenset(
        {"item", "session", "minutes", "mandate", "document", "recommendation", "delegation", "house"}
    )

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        read_minutes: ReadMinutes = lambda _path: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(operations, parent)
        self._session = session_id
        self._language = interface_language()
        self._mandate_status = ""
        self.outline = Outline()
        self.pages = TextPages(self._language)
        self.context = ContextPanel()
        self.text = ItemText(operations, self.pages, self)
        self.statements = StatementsPanel(operations)
        self.statements.stand_beside(self.pages.text.editor, self.text.autosave.when_saved)
        self.context.statements_place.addWidget(self.statements)
        self.links = MinutesLinks(operations, session_id, self.pages.text, self.text, self.show_item, self)
        self.looking_back = LookingBack(operations, session_id, self.pages, self.text, self)
        self.former_states = FormerStates(operations, self.pages.text, self.text, self)
        self.finder = WordFinder(operations, session_id, self.pages, self.text, self.show_item, self)
        self.sought = WordsSought(self.pages, self.text, self.show_item, self)
        self.approving = Approving(operations, session_id, self.pages, self.text, self.sought, self)
        self.offer = ApprovalOffer(operations, session_id, self.pages.text.banner, self)
        self.importing = Importing(operations, session_id, self.pages, self.text, read_minutes, self)
        self.importing.show_language(self._language)
        self.proofreading = ProofreadingParts(operations, self.pages, self)
        findings = (_("Proofreading"), self.proofreading.panel)
        self.beside = Beside({"context": (_("Context"), self.context), FINDINGS: findings})
        self.proofreading.attach(self.beside)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        for part in (self.pages.text, self.pages.revision, self.context):
            part.allow(not operations.is_read_only)

    def refresh(self) -> None:
        """Ask for the agenda, and with it for the item shown."""
        ask, session, language = self.operations.ask, self._session, self._language
        ask(version_for_session, receiver=self, then=self._on_version, session_id=session, language=language)
        ask(agenda_of, receiver=self, then=self._on_agenda, session_id=session, language=language)
        self.approving.refresh()

    def flush(self) -> None:
        """Hand in what is on screen, and seal it: whoever comes back may want to go back to it."""
        self.text.flush()
        self.text.sealer.seal_now()

    def show_item(self, item: int) -> None:
        """Go to an item."""
        self.outline.choose(item)

    def show_words(self, item: int, language: str, words: str) -> None:
        """Go to words in the minutes of an item."""
        self.sought.seek(item, language, words)
        self.pages.text.editor.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        actions = column(self.approving.button, self.importing.button, gap="xs", margins=(10, 4, 10, 10))
        left.setLayout(column(self.outline, actions, gap="xs"))
        for part in (left, self.pages, self.beside):
            splitter.addWidget(part)
        left.setMinimumWidth(_LEAST_BESIDE)
        self.pages.setMinimumWidth(_LEAST_TEXT)
        self.beside.setMinimumWidth(_LEAST_BESIDE)
        splitter.setSizes(list(_WIDTHS))
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.context.setStyleSheet("QFrame#context { border: none; }")  # the splitter draws the line
        sentence = _("Minutes are written item by item: add the items of the agenda first.")
        self._stack.addWidget(splitter)
        self._stack.addWidget(EmptyState("scroll-text", _("No item to write about yet"), sentence))
        self.setLayout(column(self._stack))
        self.setFocusProxy(self.outline)

    def _connect(self) -> None:
        self.outline.itemChosen.connect(self._on_item_chosen)
        self.outline.textWanted.connect(self.pages.show_text)
        self.pages.text.languageChosen.connect(self._on_language)
        self.approving.locked.connect(self._on_locked)
        self.pages.currentChanged.connect(lambda _place: self._make_room())
        self.context.outcomeChosen.connect(self._set_outcome)
        self.context.revisionChosen.connect(self.looking_back.open_revision)
        self.context.meetingRevisionsWanted.connect(self.looking_back.open_meeting)
        self.pages.text.versionsWanted.connect(self.looking_back.open_item)
        self.pages.text.findWanted.connect(self.finder.find)
        self.text.written.connect(self.outline.rows.tick)
        self.text.revisionsRead.connect(self.context.show_revisions)
        self.text.autosave.saved.connect(self.saved)
        self.text.autosave.dirty.connect(self._on_dirty)
        self.statements.formulaeWanted.connect(self.formulaeWanted)
        self.context.sentenceWanted.connect(self.statements.write_outcome)
        self.links.recommendationWanted.connect(self.recommendationWanted)
        self.pages.text.editor.nextWanted.connect(lambda: self.outline.step(1))
        self._key("Ctrl+S", self.text.seal)
        self._key("Ctrl+Shift+D", self.statements.draft_now)
        for keys, pressed in self.proofreading.keys().items():
            self._key(keys, pressed)
        self._key("Ctrl+Shift+A", self.approving.open)
        self._key("Ctrl+Shift+I", self.importing.open)
        self._key("Alt+Up", lambda: self.outline.step(-1))
        self._key("Alt+Down", lambda: self.outline.step(1))

    def _key(self, keys: str, pressed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(pressed)

    def _on_version(self, version: VersionRow | None) -> None:
        is_marked = version is not None and version.status != "approuvé"
        self._mandate_status = word_for(mandate_statuses(), version.status) if version and is_marked else ""

    def _on_agenda(self, agenda: AgendaView) -> None:
        self._stack.setCurrentIndex(0 if agenda.items else 1)
        self.looking_back.refresh()
        self.finder.refresh()
        self.links.refresh()
        self.outline.show_rows(agenda.items)

    def _on_item_chosen(self, item: int) -> None:
        row = self._row(item)
        if row is not None:
            self.pages.text.show_title(row)
        self.text.go_to(item, self._language)
        self.statements.show_item(item, self._language)
        self.proofreading.proofreading.show(item, self._language)
        self.operations.ask(
            item_details, receiver=self, then=self._on_details, item_id=item, language=self._language
        )
        self._ask_sentence(item)

    def _on_details(self, details: ItemDetails | None) -> None:
        row = self._row(details.id) if details else None
        if details is not None and row is not None and details.id == self.outline.item:
            self.context.show_item(row, details, self._mandate_status)

    def _ask_sentence(self, item: int) -> None:
        def show(facts: PaperFacts) -> None:
            if item == self.outline.item:
                self.context.show_sentence(sentence_for(facts, item, self._language))

        self.operations.ask(paper_facts, receiver=self, then=show, session_id=self._session, kind="report")

    def _make_room(self) -> None:
        """Leave the room beside the text to pages that are not about one item."""
        self.beside.setVisible(self.pages.currentWidget() in (self.pages.text, self.pages.revision))

    def _on_locked(self, is_locked: bool) -> None:
        """Approved minutes can only be read."""
        is_open = not is_locked and not self.operations.is_read_only
        for part in (self.pages.text, self.pages.revision):
            part.allow(is_open)
        self.importing.button.setEnabled(is_open)

    def _on_language(self, language: str) -> None:
        self.flush()
        self._language = language
        self.importing.show_language(language)
        self.refresh()

    def _set_outcome(self, outcome: object) -> None:
        item = self.outline.item
        if item is not None:
            self.operations.run(
                edit_item,
                initiator=self,
                then=lambda _changes: self._on_outcome(item, outcome),
                otherwise=lambda error: self.pages.text.banner.say(str(error), "danger"),
                item=item,
                fields={"outcome": outcome},
            )

    def _on_outcome(self, item: int, outcome: object) -> None:
        self._ask_sentence(item)
        self.offer.offer(item, outcome)

    def _on_dirty(self, is_dirty: bool) -> None:
        self.operations.note_unsaved(self, is_dirty)
        self.dirty.emit(is_dirty)

    def _row(self, item: int) -> ItemRow | None:
        return next((row for row in self.outline.rows.rows if row.id == item), None)
