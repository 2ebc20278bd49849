"""The meeting itself, by keyboard alone: who speaks, notes, time, who is there, what is moved."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.outcome_text import outcome_text
from iomdesk.queries.agenda import ItemDetails, ItemRow, item_details
from iomdesk.queries.conduct import meeting_now, room_of
from iomdesk.queries.conduct_rows import RoomView
from iomdesk.queries.participants import OrganisationRow, StateRow, list_organisations, list_states
from iomdesk.queries.previously import previously_on
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.paper_facts import paper_facts
from iomdesk.ui.minutes.approval_offer import ApprovalOffer
from iomdesk.ui.operations import Operations
from iomdesk.ui.seance.actions import RoomActions
from iomdesk.ui.seance.parties import Known
from iomdesk.ui.seance.room_clock import RoomClock
from iomdesk.ui.seance.room_page import RoomPage
from iomdesk.ui.seance.wiring import add_keys, connect_actions
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.layouts import column


def _now() -> datetime:
    return datetime.now(UTC)


class SeanceTab(DeskView):
    """Run a meeting of a session."""

    fullWindowChanged = Signal(bool)

    kinds = frozenset(
        {
            "attendance",
            "delegation",
            "document",
            "house",
            "intervention",
            "item",
            "item_time",
            "membership",
            "mandate",
            "motion",
            "organisation",
            "recommendation",
            "session",
            "speaker",
            "vote",
        }
    )

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        now: Callable[[], datetime] = _now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(operations, parent)
        self._session = session_id
        self._language = interface_language()
        self._meeting: int | None = None
        self._room: RoomView | None = None
        self._states: tuple[StateRow, ...] = ()
        self._organisations: tuple[OrganisationRow, ...] = ()
        self._looked_at: int | None = None
        self._shown: tuple[ItemRow | None, ItemRow | None] = (None, None)
        self._is_other_around = False
        self.is_full = False
        self.clock = RoomClock(now, self)
        self.page = RoomPage(operations, self)
        self.actions_ = RoomActions(operations, self.page.notes, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(_nothing_to_run())
        self.setLayout(column(self._stack))
        self.setFocusProxy(self.page.speakers.entry)
        self.actions_.told = self._on_refused
        self.offer = ApprovalOffer(operations, session_id, self.page.banner, self)
        self.actions_.concluded = self.offer.offer
        self.clock.ticked.connect(self.page.tick)
        self.page.top.meetingChosen.connect(self._on_meeting)
        self.page.top.fullRequested.connect(self.toggle_full)
        self.page.head.itemChosen.connect(self._on_item_chosen)
        self.page.head.beginRequested.connect(self.begin_next)
        self.page.item_panel.nextRequested.connect(self.begin_following)
        connect_actions(self.page, self.actions_)
        add_keys(
            self,
            self.page,
            self.actions_,
            {
                "F5": self.begin_next,
                "F11": self.toggle_full,
            },
        )
        self.page.allow(not operations.is_read_only)

    # What is shown

    def refresh(self) -> None:
        """Ask for the room again; the meeting is chosen by the clock until one was chosen by hand."""
        ask, language = self.operations.ask, self._language
        ask(list_states, receiver=self, then=self._on_states, language=language)
        ask(list_organisations, receiver=self, then=self._on_organisations, language=language)
        if self._meeting is None:
            ask(
                meeting_now,
                receiver=self,
                then=self._on_meeting,
                session_id=self._session,
                now=self.clock.now(),
            )
        else:
            self._ask_room()

    def is_touched_by(self, changes: Changes) -> bool:
        """Say whether the room was touched; what stands around the item is asked for only where it was."""
        self._is_other_around |= any(
            changes.touches(kind) for kind in ("document", "recommendation", "mandate", "house")
        )
        return super().is_touched_by(changes)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.page.notes.keeper.autosave.flush()
        self.page.notes.behalf.flush()
        self.page.attendance.members.flush()

    def set_full(self, is_full: bool) -> None:
        """Show the meeting alone in the window, or the window around it again."""
        if is_full != self.is_full:
            self.is_full = is_full
            self.page.top.show_full(is_full)
            self.fullWindowChanged.emit(is_full)

    def toggle_full(self) -> None:
        """Show the meeting alone, or not."""
        self.set_full(not self.is_full)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        self.clock.stop()
        self.set_full(False)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_full:
            self.set_full(False)
        else:
            super().keyPressEvent(event)

    def look_at(self, item: int) -> None:
        """Show another item than the one being treated, now or when the room has come."""
        self._looked_at = item
        if self._room is not None:
            self._on_room(self._room)

    @property
    def item(self) -> int | None:
        """Return the item shown: the one being treated, else the one looked at, else the next to come."""
        room = self._room
        if room is None or not room.agenda.items:
            return None
        if room.item is not None:
            return room.item
        rows = room.agenda.items
        if self._looked_at is not None and any(one.id == self._looked_at for one in rows):
            return self._looked_at
        return next((one.id for one in rows if one.id not in room.treated and not one.outcome), rows[0].id)

    @property
    def following(self) -> ItemRow | None:
        """Return the item after the one shown, in the order of the agenda."""
        rows = self._room.agenda.items if self._room else ()
        at = next((place for place, one in enumerate(rows) if one.id == self.item), -1)
        return rows[at + 1] if 0 <= at < len(rows) - 1 else None

    def begin_next(self) -> None:
        """Begin the item shown if none is being treated, else the one that follows."""
        if self._room is None or self.item is None:
            return
        if self._room.item is None:
            self.actions_.begin_item(self.item)
        elif self.following is not None:
            self.actions_.begin_item(self.following.id)

    def begin_following(self) -> None:
        """Begin the item after the one shown."""
        if self.following is not None:
            self.actions_.begin_item(self.following.id)

    # What the desk answers

    def _ask_room(self) -> None:
        self.operations.ask(
            room_of,
            receiver=self,
            then=self._on_room,
            meeting_id=self._meeting,
            language=self._language,
        )

    def _on_meeting(self, meeting: int | None) -> None:
        self._meeting = meeting
        if meeting is None:
            self._stack.setCurrentIndex(1)
        else:
            self._ask_room()

    def _on_states(self, states: tuple[StateRow, ...]) -> None:
        self._states = states
        self._show_known()

    def _on_organisations(self, organisations: tuple[OrganisationRow, ...]) -> None:
        self._organisations = organisations
        self._show_known()

    def _show_known(self) -> None:
        if self._room is not None and self._states:
            known = Known(
                self._states, self._organisations, self._room.presence, self._room.groups, self._language
            )
            self.page.speakers.entry.show_known(known)
            self.page.notes.show_known(known)

    def _on_room(self, room: RoomView | None) -> None:
        if room is None:  # the meeting was taken out of the session
            self._meeting = None
            self.refresh()
            return
        self._room = room
        self._stack.setCurrentIndex(0 if room.agenda.items else 1)
        item = self.item
        self.actions_.room, self.actions_.item = room, item
        self._show_known()
        self.page.show_room(room, item)
        self._show_item(item)
        self.clock.tick()

    def _show_item(self, item: int | None) -> None:
        row = next((one for one in self._room.agenda.items if one.id == item), None) if self._room else None
        shown = (row, self.following)
        if row is None or (shown == self._shown and not self._is_other_around):
            return
        self._shown, self._is_other_around = shown, False
        self.page.item_panel.show_item(row, self.following)
        ask, language = self.operations.ask, self._language
        ask(
            item_details,
            receiver=self,
            then=self._on_details,
            item_id=row.id,
            language=language,
        )
        ask(
            previously_on,
            receiver=self,
            then=self.page.item_panel.show_previous,
            item_id=row.id,
            language=language,
        )
        if row.outcome:
            ask(paper_facts, receiver=self, then=self._on_facts, session_id=self._session, kind="report")
        else:
            self.page.item_panel.show_sentence("")

    def _on_details(self, details: ItemDetails | None) -> None:
        if details is not None:
            self.page.item_panel.show_details(details)

    def _on_facts(self, facts: PaperFacts) -> None:
        if self.item is not None:
            self.page.item_panel.show_sentence(outcome_text(facts, self.item, self._language))

    def _on_item_chosen(self, item: int) -> None:
        """Begin an item that was chosen by hand, out of the order of the agenda."""
        self._looked_at = item
        self.actions_.begin_item(item)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.page.banner.say(str(error), "danger")
            if self._room is not None:  # fields that hold what was refused show what the desk has
                self.page.show_room(self._room, self.item)
        else:
            self.operations.failed.emit(error, self)


def _nothing_to_run() -> EmptyState:
    return EmptyState(
        "clock",
        _("No meeting to run yet"),
        _(
            "A session is held in meetings, each with its day and time: add one in the details of the "
            "session, and items to its agenda."
        ),
    )
