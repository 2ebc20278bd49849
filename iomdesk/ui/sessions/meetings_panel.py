"""The meetings of a session: day, beginning and end by the clock of the place."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.queries.meetings import MeetingRow, meetings_of
from iomdesk.runtime.translations import _
from iomdesk.services.meetings import DEFAULT_ZONE, add_meeting, edit_meeting, remove_meeting
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.fields import LineField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, empty, row
from iomdesk.ui.widgets.time_field import TimeField

_MORNING, _NOON = time(10), time(13)
_AFTERNOON, _EVENING = time(15), time(18)
_NAME_WIDTH = 76


class MeetingLine(QWidget):
    """Show and edit one meeting; what was edited comes out whole."""

    edited = Signal(int, object)
    """(meeting, fields)"""
    removed = Signal(int)

    def __init__(self, meeting: MeetingRow, is_read_only: bool) -> None:
        super().__init__()
        self._meeting = meeting
        self.day = DateField(_("Day"))
        self.begins, self.ends = TimeField(_("Begins")), TimeField(_("Ends"))
        self.zone = LineField(_("Time zone"), DEFAULT_ZONE)
        self.day.setFixedWidth(210)
        self.zone.setFixedWidth(170)
        self.day.show_stored(meeting.starts_at.date())
        self.begins.show_time(meeting.starts_at.time())
        self.ends.show_time(meeting.ends_at.time() if meeting.ends_at else None)
        self.zone.show_stored(meeting.time_zone)
        words = _("Meeting {number}").format(number=meeting.number)
        take = IconButton("x", _("Remove meeting {number}").format(number=meeting.number))
        take.clicked.connect(lambda: self.removed.emit(meeting.id))
        for part in (self.day, self.begins, self.ends, self.zone, take):
            part.setEnabled(not is_read_only)
        dash, name = label("–", "muted"), label(words, "field")
        name.setMinimumWidth(_NAME_WIDTH)
        self.setLayout(row(name, self.day, self.begins, dash, self.ends, self.zone, take, None))
        self.day.committed.connect(lambda _day: self._tell())
        self.begins.timeCommitted.connect(lambda _time: self._tell())
        self.ends.timeCommitted.connect(lambda _time: self._tell())
        self.zone.committed.connect(lambda zone: self.edited.emit(meeting.id, {"time_zone": zone.strip()}))

    def flush(self) -> None:
        """Hand in what is being typed."""
        for field in (self.day, self.begins, self.ends, self.zone):
            field.flush()

    def _tell(self) -> None:
        day, begins, ends = self.day.day, self.begins.moment, self.ends.moment
        if day is None or begins is None:
            return
        ends_at = datetime.combine(day, ends) if ends else None
        fields = {"starts_at": datetime.combine(day, begins), "ends_at": ends_at}
        self.edited.emit(self._meeting.id, fields)


class MeetingsPanel(DeskView):
    """List the meetings of one session."""

    kinds = frozenset({"session"})
    grown = Signal()

    def __init__(self, operations: Operations, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._session_id = session_id
        self._first_day: date | None = None
        self._shown: Sequence[MeetingRow] | None = None
        self.lines: list[MeetingLine] = []
        self._rows = column(gap="xs")
        self.add = TextButton(_("Add a meeting"), "link", self._add, "plus")
        self.add.setEnabled(not operations.is_read_only)
        card = QFrame()
        card.setObjectName("card")
        heading = label(_("Meetings, in local time"), "strong")
        card.setLayout(column(heading, self._rows, row(self.add, None), margins=(16, 10, 12, 8)))
        self.setLayout(column(card))

    def refresh(self) -> None:
        """Ask for the meetings again."""
        self.operations.ask(meetings_of, session_id=self._session_id, receiver=self, then=self._show)

    def flush(self) -> None:
        """Hand in what is being typed."""
        for line in self.lines:
            line.flush()

    def begin_on(self, day: date | None) -> None:
        """Say on which day the session begins: a first meeting is proposed for it."""
        self._first_day = day

    def _show(self, meetings: tuple[MeetingRow, ...], *, anew: bool = False) -> None:
        if meetings == self._shown and not anew:
            return
        self.flush()
        has_grown = self._shown is not None and len(meetings) > len(self._shown)
        self._shown = meetings
        empty(self._rows)
        self.lines = [MeetingLine(meeting, self.operations.is_read_only) for meeting in meetings]
        for line in self.lines:
            line.edited.connect(self._edit)
            line.removed.connect(self._remove)
            self._rows.addWidget(line)
        if has_grown:
            QTimer.singleShot(0, self, self.grown.emit)  # once the line has its place

    def _add(self) -> None:
        self.flush()
        starts_at, ends_at = next_meeting(self._shown or (), self._first_day or date.today())
        zone = self._shown[-1].time_zone if self._shown else DEFAULT_ZONE
        self.operations.run(
            add_meeting,
            session=self._session_id,
            starts_at=starts_at,
            ends_at=ends_at,
            time_zone=zone,
            said=_("Meeting added"),
        )

    def _edit(self, meeting: int, fields: object) -> None:
        self.operations.run(
            edit_meeting, meeting=meeting, fields=fields, otherwise=self._on_not_edited, initiator=self
        )
        self.operations.when_idle(self.become_stale)

    def _on_not_edited(self, error: Exception) -> None:
        self.operations.failed.emit(error, self)
        self._show(tuple(self._shown or ()), anew=True)

    def _remove(self, meeting: int) -> None:
        self.operations.run(remove_meeting, meeting=meeting, said=_("Meeting removed"))


def next_meeting(meetings: Sequence[MeetingRow], first_day: date) -> tuple[datetime, datetime]:
    """Propose when the next meeting is: in the afternoon after a morning, else on the next morning."""
    if not meetings:
        return datetime.combine(first_day, _MORNING), datetime.combine(first_day, _NOON)
    last = meetings[-1].starts_at
    if last.time() < _NOON:
        return datetime.combine(last.date(), _AFTERNOON), datetime.combine(last.date(), _EVENING)
    day = last.date() + timedelta(days=1)
    return datetime.combine(day, _MORNING), datetime.combine(day, _NOON)
