"""The speakers' list with the line above it in which the floor is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.queries.conduct_rows import RoomView, SpeakerRow
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.seance.entry_bar import EntryBar
from iomdesk.ui.seance.lines import Line, LineList
from iomdesk.ui.seance.words import clock_time
from iomdesk.ui.widgets.fields import NumberField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import intervention_kinds, word_for

_ICONS = {"point_of_order": "gavel", "right_of_reply": "undo-2"}
_TONES = {"point_of_order": "warning", "right_of_reply": "accent"}
MOST_MINUTES = 60


class SpeakersPanel(QFrame):
    """Show who waits; Enter gives the floor, Delete withdraws, Alt and an arrow move."""

    giveRequested = Signal(int)
    withdrawRequested = Signal(int)
    moveRequested = Signal(int, int)
    """(speaker, new place)"""
    limitChanged = Signal(object)

    def __init__(self, floats_on: QWidget) -> None:
        super().__init__()
        self.entry = EntryBar(floats_on)
        self.list = LineList(_("List of speakers"))
        self.count = label("", "small")
        self.hint = label(
            _("Enter gives the floor · Del withdraws · Alt+↑ ↓ move · F4 gives it to the first"),
            "small",
            wraps=True,
        )
        self.empty = label(
            _("Nobody waits for the floor. Type the name of a State above, or its code, in any language."),
            "muted",
            wraps=True,
        )
        self.limit = NumberField(_("Speaking time of a statement"), MOST_MINUTES, " min")
        self.limit.setFixedWidth(78)
        limited = row(label(_("Speaking time"), "field", wraps=True), None, self.limit)
        heading = row(section(_("List of speakers")), None, self.count)
        layout = column(
            self.entry, heading, self.empty, self.list, self.hint, limited, gap="s", margins=(14, 12, 12, 10)
        )
        layout.setStretchFactor(self.list, 1)
        self.setLayout(layout)
        self._connect()

    def show_room(self, room: RoomView) -> None:
        """Show who waits now."""
        waiting = room.waiting
        self.list.show_lines([_line(one, room) for one in waiting])
        self.limit.show_stored(room.limits.get("statement") or None)
        self.empty.setVisible(not waiting)
        self.hint.setVisible(bool(waiting))
        self.count.setText(
            ngettext("{count} waiting", "{count} waiting", len(waiting)).format(count=len(waiting))
            if waiting
            else ""
        )

    def _connect(self) -> None:
        self.list.activated_.connect(lambda key: self.giveRequested.emit(int(str(key))))
        self.list.removed.connect(lambda key: self.withdrawRequested.emit(int(str(key))))
        self.list.moved.connect(self._on_moved)
        self.limit.committed.connect(self.limitChanged)
        self.entry.wentDown.connect(self.list.setFocus)

    def _on_moved(self, key: object, by: int) -> None:
        keys = [line.key for line in self.list.lines.rows]
        wanted = keys.index(key) + by
        if 0 <= wanted < len(keys):
            self.moveRequested.emit(int(str(key)), wanted)


def _line(one: SpeakerRow, room: RoomView) -> Line:
    kind = word_for(intervention_kinds(), one.kind)
    details = [] if one.kind == "statement" or not one.name else [kind]
    if one.is_interrupted:
        details.append(_("interrupted, goes on"))
    if one.on_behalf_of:
        details.append(_("on behalf of {group}").format(group=one.on_behalf_of))
    return Line(
        key=one.id,
        title=one.name or kind,
        detail=" · ".join(details),
        aside=clock_time(one.asked_at, room.meeting.time_zone),
        icon=_ICONS.get(one.kind, "circle"),
        tone=_TONES.get(one.kind, "muted"),
    )
