"""Who is in the room, and whether that is enough for a decision."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from iomdesk.document.delegation_search import Party, find_parties
from iomdesk.queries.conduct_rows import PresenceRow, RoomView
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.participants.lines import SearchLine
from iomdesk.ui.seance.lines import Line, LineList
from iomdesk.ui.seance.quorum_light import QuorumLight
from iomdesk.ui.seance.stay_fields import Stays
from iomdesk.ui.seance.words import capacity_words, clock_time, quorum_rule
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import word_for

MOST_MEMBERS = 999


class AttendancePanel(QWidget):
    """Show the delegations; Space or Enter notes an arrival or a departure."""

    arrived = Signal(int)
    left = Signal(int)
    allArrived = Signal()
    rose = Signal()
    stayChanged = Signal(int, object)
    stayRemoved = Signal(int)
    membersStated = Signal(object)
    suspendedCounted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._room: RoomView | None = None
        self.light = QuorumLight()
        self.rule: QLabel = label("", "small", wraps=True)
        self.members = NumberField(_("Members of the body"), MOST_MEMBERS)
        self.members.setFixedWidth(64)
        self.suspended = QCheckBox(_("count members whose vote is suspended"))
        self.suspended.setToolTip(_("Members whose right to vote is suspended count for the quorum"))
        self.filter = SearchLine(_("Find a delegation"), _("Who came or left? Enter notes it"), "search")
        self.list = LineList(_("Attendance"))
        self.all = TextButton(_("All are here"), "", self.allArrived.emit)
        self.rise = TextButton(_("The meeting rises"), "", self.rose.emit)
        self.rise.setToolTip(_("Ends the item and the floor, and notes that everybody left"))
        self.stays = Stays()
        self.hint = label(_("Space: came or left · Ctrl+Z takes it back"), "small", wraps=True)
        self._build()
        self._connect()

    def show_room(self, room: RoomView) -> None:
        """Show who is there now."""
        self._room = room
        self.light.show_quorum(room.quorum)
        self.rule.setText(quorum_rule(room.quorum))
        self.members.show_stored(room.quorum.members if room.quorum.is_declared else None)
        self.suspended.setChecked(room.quorum.counts_suspended)
        self.rise.setEnabled(room.item is not None or any(row_.is_present for row_ in room.presence))
        self.all.setEnabled(any(not row_.is_present for row_ in room.presence))
        self._show_lines()
        self._show_stay()

    def _build(self) -> None:
        stated = row(label(_("Members of the body"), "field"), self.members, None)
        layout = column(
            self.light,
            self.rule,
            stated,
            self.suspended,
            row(self.all, self.rise, None),
            self.filter,
            self.list,
            self.stays,
            self.hint,
            margins=(14, 10, 12, 10),
        )
        layout.setStretchFactor(self.list, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _typed: self._show_lines())
        self.filter.wentDown.connect(self.list.setFocus)
        self.filter.accepted.connect(self._on_filter_accepted)
        self.list.chosen.connect(lambda _key: self._show_stay())
        self.stays.changed.connect(self.stayChanged)
        self.stays.removed.connect(self.stayRemoved)
        self.list.toggled.connect(self._toggle)
        self.list.activated_.connect(self._toggle)
        self.members.committed.connect(self.membersStated)
        self.suspended.clicked.connect(self.suspendedCounted)

    def _on_filter_accepted(self, _shift: bool) -> None:
        if self.filter.text().strip() and self.list.lines.rows:
            self._toggle(self.list.lines.rows[0].key)
            self.filter.clear()

    def _toggle(self, key: object) -> None:
        row_ = next((one for one in self._rows() if one.delegation_id == key), None)
        if row_ is not None:
            (self.left if row_.is_present else self.arrived).emit(row_.delegation_id)

    def _show_stay(self) -> None:
        key = self.list.current_key
        stays = next((one.stays for one in self._rows() if one.delegation_id == key), ())
        self.stays.show_stays(stays, self._zone())

    def _rows(self) -> tuple[PresenceRow, ...]:
        return self._room.presence if self._room else ()

    def _show_lines(self) -> None:
        rows = self._rows()
        typed = self.filter.text().strip()
        if typed:
            parties = [
                Party(row_.name, row_.names, (row_.code,), row_.state_iso3, delegation=row_.delegation_id)
                for row_ in rows
            ]
            by_id = {row_.delegation_id: row_ for row_ in rows}
            found = find_parties(typed, parties, interface_language(), len(parties))
            rows = tuple(by_id[one.party.delegation or 0] for one in found)
        self.list.show_lines([_line(row_, self._zone()) for row_ in rows])

    def _zone(self) -> str:
        return self._room.meeting.time_zone if self._room else "UTC"


def _line(row_: PresenceRow, zone: str) -> Line:
    stays = [
        f"{clock_time(stay.arrived_at, zone)}–{clock_time(stay.left_at, zone) if stay.left_at else ''}"
        for stay in row_.stays
    ]
    details = [] if row_.capacity == "member" else [word_for(capacity_words(), row_.capacity)]
    if row_.is_suspended:
        details.append(_("vote suspended"))
    details += stays
    if row_.is_present:
        return Line(row_.delegation_id, row_.name, ", ".join(details), _("present"), "check", "good")
    aside = _("left") if row_.stays else _("absent")
    return Line(row_.delegation_id, row_.name, ", ".join(details), aside, "circle", "faint", True)
