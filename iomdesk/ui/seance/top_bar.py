"""The time of the room: the clock, what is left of the meeting, when it would end, and the quorum."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel

from iomdesk.document.dates import format_date
from iomdesk.document.forecast import Forecast, forecast, items_of_meeting
from iomdesk.document.schedule import PlannedBreak, PlannedItem, Span, plan
from iomdesk.queries.conduct_rows import RoomView
from iomdesk.queries.meetings import MeetingRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.seance.quorum_light import QuorumLight
from iomdesk.ui.seance.words import clock_time, span_words
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import column, row

_HALF_A_DAY = timedelta(hours=12)
_NARROW = 1000  # pixels


class TopBar(QFrame):
    """Show which meeting it is and how it stands with time."""

    meetingChosen = Signal(int)
    fullRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self._room: RoomView | None = None
        self._meetings: Sequence[MeetingRow] = ()
        self.meeting = ChoiceField(_("Meeting"), [])
        self.meeting.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.meeting.setMinimumContentsLength(9)
        self.meeting.committed.connect(lambda id_: self.meetingChosen.emit(int(str(id_))))
        self.clock: QLabel = label("", "title")
        self.zone: QLabel = label("", "small")
        self.left: QLabel = label("", "small")
        self.ends: QLabel = label("", "small")
        self.ends.hide()
        self.light = QuorumLight()
        self._full_words = _("Full window")
        self.full = TextButton(self._full_words, "", self.fullRequested.emit, "monitor")
        self.full.setToolTip(_("Shows the meeting alone (F11); Esc leaves"))
        self.setLayout(
            row(
                self.meeting,
                8,
                self.clock,
                self.zone,
                8,
                column(self.left, self.ends, gap="xs"),
                None,
                self.light,
                8,
                self.full,
                margins=(14, 6, 14, 6),
            )
        )

    def show_room(self, room: RoomView) -> None:
        """Show the room again."""
        self._room = room
        meetings = room.agenda.meetings
        if meetings != self._meetings:
            self._meetings = meetings
            self.meeting.clear()
            for one in meetings:
                self.meeting.addItem(_meeting_words(one), one.id)
        self.meeting.show_stored(room.meeting.id)
        self.light.show_quorum(room.quorum)

    def show_full(self, is_full: bool) -> None:
        """Show what the button does now."""
        self._full_words = _("Leave full window") if is_full else _("Full window")
        self.full.setAccessibleName(self._full_words)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the forecast its room in narrow windows."""
        is_narrow = self.width() < _NARROW
        self.zone.setVisible(not is_narrow)
        self.full.setText("" if is_narrow else self._full_words)

    def tick(self, now: datetime) -> None:
        """Show the time now."""
        if self._room is None:
            return
        meeting = self._room.meeting
        self.clock.setText(clock_time(now, meeting.time_zone))
        self.zone.setText(meeting.time_zone.rpartition("/")[2].replace("_", " "))
        if not _is_on(self._room, now):
            self._say(_("This meeting is not going on now"), "", "")
            return
        found = _forecast(self._room, now)
        ends = _("Would end at {time}").format(time=clock_time(found.ends_at, meeting.time_zone))
        if found.overrun:
            ends += " · " + _("{minutes} min over").format(minutes=found.overrun)
        self._say(_left(self._room, now), ends, "danger" if found.overrun else "")

    def _say(self, left: str, ends: str, tone: str) -> None:
        self.left.setText(left)
        if self.ends.text() != ends:
            self.ends.setText(ends)
            self.ends.setVisible(bool(ends))
            set_look(self.ends, tone=tone)


def _left(room: RoomView, now: datetime) -> str:
    end = room.meeting.ends_at
    if now < room.meeting.starts_at:
        return _("Begins in {time}").format(time=span_words(room.meeting.starts_at - now))
    if end is None:
        return ""
    if now > end:
        return _("Over its time by {time}").format(time=span_words(now - end))
    return _("{time} left").format(time=span_words(end - now))


def _is_on(room: RoomView, now: datetime) -> bool:
    end = room.meeting.ends_at or room.meeting.starts_at
    return room.meeting.starts_at - _HALF_A_DAY < now < end + _HALF_A_DAY


def _forecast(room: RoomView, now: datetime) -> Forecast:
    items = [PlannedItem(one.id, one.parent_id, one.planned_minutes) for one in room.agenda.items]
    breaks = [PlannedBreak(one.id, one.after_item, one.minutes) for one in room.agenda.breaks]
    spans = [Span(one.starts_at, one.ends_at) for one in room.agenda.meetings]
    order = [one.id for one in room.agenda.meetings]
    planned = items_of_meeting(plan(items, breaks, spans), order.index(room.meeting.id), items)
    spent = dict(room.spent)
    if room.item is not None and room.since is not None:
        running = max(0, round((now - room.since).total_seconds()))
        spent[room.item] = spent.get(room.item, 0) + running
    done = room.treated | {one.id for one in room.agenda.items if one.outcome and one.id != room.item}
    start = max(now, room.meeting.starts_at)
    return forecast(start, room.meeting.ends_at, planned or items, spent, room.item, done, breaks)


def _meeting_words(one: MeetingRow) -> str:
    day = format_date(one.starts_at.date(), interface_language())
    return _("Meeting {number} · {day}, {time}").format(
        number=one.number, day=day, time=f"{one.starts_at:%H:%M}"
    )
