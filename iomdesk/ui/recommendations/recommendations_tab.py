"""The recommendations of a session: a list, one of them in an editor, and how it will be printed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from iomdesk.papers.facts import PaperFacts
from iomdesk.queries.agenda import AgendaView, agenda_of
from iomdesk.queries.follow_up import StepOffer, step_offer
from iomdesk.queries.mandate import version_for_session
from iomdesk.queries.recommendations import RecommendationRow, list_recommendations
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.recommendation_life import set_action, take_back_step, take_step
from iomdesk.services.recommendations import (
    add_recommendation,
    edit_recommendation,
    map_recommendation_clause,
    remove_recommendation,
    unmap_recommendation_clause,
)
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.formed_text import formed_html
from iomdesk.ui.recommendations.recommendation_list import RecommendationList
from iomdesk.ui.recommendations.recommendation_page import RecommendationPage
from iomdesk.ui.recommendations.recommendation_text import RecommendationText
from iomdesk.ui.recommendations.side_panel import SidePanel
from iomdesk.ui.tokens import current_tokens
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.layouts import column, row

_FORM_AFTER_MS = 150


class RecommendationsTab(DeskView):
    """Write the recommendations of a session."""

    saved = Signal(object)
    """(datetime): what is on screen is stored."""
    dirty = Signal(bool)

    kinds = frozenset({"recommendation", "session", "item", "mandate"})

    def __init__(self, operations: Operations, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._session = session_id
        self._language = interface_language()
        self._facts: PaperFacts | None = None
        self._wanted: int | None = None
        self.list = RecommendationList()
        self.page = RecommendationPage(self._language)
        self.side = SidePanel()
        self.text = RecommendationText(operations, self.page, self)
        self.add = TextButton(_("Add a recommendation"), "link", self.add_recommendation, "plus")
        self.begin = TextButton(_("Add a recommendation"), "primary", self.add_recommendation, "plus")
        self._stack = QStackedWidget()
        self._forming = QTimer(self)
        self._forming.setSingleShot(True)
        self._forming.setInterval(_FORM_AFTER_MS)
        self._build()
        self._connect()
        self._allow(not operations.is_read_only)

    def refresh(self) -> None:
        """Ask for the recommendations and for what they may belong to."""
        ask, session, language = self.operations.ask, self._session, self._language
        ask(
            version_for_session,
            receiver=self,
            then=self.page.clauses.show_version,
            session_id=session,
            language=language,
        )
        ask(agenda_of, receiver=self, then=self._on_agenda, session_id=session, language=language)
        self._ask_rows()

    def flush(self) -> None:
        """Hand in what is on screen."""
        self.text.autosave.flush()

    def show_recommendation(self, recommendation: int) -> None:
        """Go to a recommendation, now or once the list is there."""
        self._wanted = recommendation
        self.list.choose(recommendation)

    def add_recommendation(self) -> None:
        """Add a recommendation and go into it."""
        self.flush()
        self._run(add_recommendation, session=self._session, said=_("A recommendation was added."))

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_forming"):
            self._forming.start()  # the printed form holds a colour of the theme

    def _build(self) -> None:
        beside = QWidget()
        beside.setLayout(column(row(self.add, None, margins=(10, 10, 8, 0)), self.list, gap="xs"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for part, least in ((beside, 200), (self.page, 460), (self.side, 220)):
            splitter.addWidget(part)
            part.setMinimumWidth(least)
        splitter.setSizes([260, 640, 320])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        sentence = _(
            "What the group asks of the CPPF is written here: a preamble, then operative paragraphs that "
            "each begin with a verb."
        )
        self._stack.addWidget(splitter)
        self._stack.addWidget(EmptyState("gavel", _("No recommendation yet"), sentence, self.begin))
        self.setLayout(column(self._stack))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.recommendationChosen.connect(self._on_chosen)
        self.page.itemChosen.connect(self._choose_item)
        self.page.stepChosen.connect(self._propose)
        life = self.side.life
        life.stepWanted.connect(lambda step: self._live(take_step, **step))
        life.backWanted.connect(lambda step: self._live(take_back_step, step=step))
        life.actionEdited.connect(lambda name, value: self._live(set_action, fields={name: value}))
        self.page.removalWanted.connect(self._remove)
        self.page.languageChosen.connect(self._on_language)
        self.page.clauses.toggled.connect(self._toggle_clause)
        self.page.paragraphs.edited.connect(self._forming.start)
        self._forming.timeout.connect(self._form)
        self.text.stored.connect(self._ask_rows)
        self.text.autosave.saved.connect(self.saved)
        self.text.autosave.dirty.connect(self._on_dirty)

    def _allow(self, is_allowed: bool) -> None:
        self.page.allow(is_allowed)
        self.side.life.allow(is_allowed)
        self.add.setVisible(is_allowed)
        self.begin.setVisible(is_allowed)

    # What comes from the desk

    def _ask_rows(self) -> None:
        ask, session = self.operations.ask, self._session
        ask(
            list_recommendations,
            receiver=self,
            then=self._on_rows,
            session_id=session,
            language=self._language,
        )
        ask(paper_facts, receiver=self, then=self._on_facts, session_id=session, kind="report")

    def _on_agenda(self, agenda: AgendaView) -> None:
        self.page.show_items(agenda.items)

    def _on_rows(self, rows: tuple[RecommendationRow, ...]) -> None:
        self._stack.setCurrentIndex(0 if rows else 1)
        self.list.show_rows(rows, self._language)
        if self._wanted is not None:
            self.list.choose(self._wanted)
            self._wanted = None
        if self.list.chosen is not None:
            self._show(self.list.chosen)
        else:
            self.text.leave()

    def _on_facts(self, facts: PaperFacts) -> None:
        self._facts = facts
        self._form()

    def _on_chosen(self, _recommendation: int) -> None:
        if self.list.chosen is not None:
            self._show(self.list.chosen)

    def _show(self, chosen: RecommendationRow) -> None:
        self.page.show_head(chosen)
        self.text.show(chosen)
        self.side.life.show_recommendation(chosen)
        self.operations.ask(
            step_offer,
            receiver=self,
            then=lambda offer: self._on_offer(chosen.id, offer),
            recommendation=chosen.id,
            language=interface_language(),
        )
        self._form()

    def _on_offer(self, recommendation: int, offer: StepOffer | None) -> None:
        if self.list.chosen is not None and self.list.chosen.id == recommendation:
            self.side.life.show_offer(recommendation, offer)

    def _form(self) -> None:
        chosen = self.list.chosen
        if chosen is not None and self._facts is not None:
            paragraphs = self.page.paragraphs.paragraphs()
            color = current_tokens().muted
            self.side.show_formed(formed_html(self._facts, chosen.id, paragraphs, self._language, color))

    # What the user does

    def _on_language(self, language: str) -> None:
        self.flush()
        self._language = language
        self.page.paragraphs.show_language(language)
        self.refresh()

    def _choose_item(self, item: object) -> None:
        self._run_on_chosen(edit_recommendation, fields={"item": item})

    def _live(self, service: Callable[..., Changes], **arguments: Any) -> None:
        """Record what happened to the recommendation, and stay with it."""
        chosen = self.list.chosen
        if chosen is None:
            return
        if "step" not in arguments:
            arguments["recommendation"] = chosen.id
        self.operations.run(
            service,
            initiator=self,
            then=lambda _changes: self._ask_rows(),
            otherwise=self._on_error,
            **arguments,
        )

    def _propose(self, status: object) -> None:
        """Show a step that was chosen where its day and its symbol are filled in."""
        if self.list.chosen is not None:
            self.page.status.show_stored(self.list.chosen.status)
            self.side.life.propose(status)

    def _toggle_clause(self, clause: int, is_added: bool) -> None:
        service = map_recommendation_clause if is_added else unmap_recommendation_clause
        self._run_on_chosen(service, clause=clause)

    def _remove(self) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            self.flush()
            said = _("Recommendation {number} was put into the trash.").format(number=chosen.number)
            self._run_on_chosen(remove_recommendation, said=said)

    def _run_on_chosen(self, service: Callable[..., Changes], **arguments: Any) -> None:
        if self.list.chosen is not None:
            self._run(service, recommendation=self.list.chosen.id, **arguments)

    def _run(self, service: Callable[..., Changes], *, said: str = "", **arguments: Any) -> None:
        self.operations.run(
            service, initiator=self, then=self._on_done, otherwise=self._on_error, said=said, **arguments
        )

    def _on_done(self, changes: Changes) -> None:
        self._wanted = changes.created or self._wanted
        self._ask_rows()

    def _on_error(self, error: Exception) -> None:
        self.page.banner.say(str(error), "danger")
        self._ask_rows()

    def _on_dirty(self, is_dirty: bool) -> None:
        self.operations.note_unsaved(self, is_dirty)
        self.dirty.emit(is_dirty)
