"""The middle of the room: who has the floor, the notes of what is said, and what was said before."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSplitter, QWidget

from iomdesk.queries.conduct_rows import RoomView, SpeakerRow
from iomdesk.queries.interventions import InterventionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.lines import propose_words
from iomdesk.ui.seance.behalf import behalf_line, group_names, read_behalf
from iomdesk.ui.seance.lines import Line, LineList
from iomdesk.ui.seance.notes import NoteKeeper, NoteTarget
from iomdesk.ui.seance.parties import Known
from iomdesk.ui.seance.properties import Properties
from iomdesk.ui.seance.time_label import TimeLabel
from iomdesk.ui.seance.words import clock_time, stance_words, timer
from iomdesk.ui.text.unsaved import UnsavedNotice
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import LineField
from iomdesk.ui.widgets.labels import label, section, set_look
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import intervention_kinds, word_for

_TONES = {"support": "good", "reservation": "warning", "opposition": "danger", "question": "accent"}
_ICONS = {
    "support": "circle-check",
    "reservation": "triangle-alert",
    "opposition": "circle-alert",
    "question": "message-square",
}
_LEAST_HEIGHT = 80
_ROOMY = 400  # pixels: with less, what was said before leaves its room to the notes
_BEHALF_WIDTH = 220


class NotesPage(QWidget):
    """Hold one intervention to write on, and the list of those on the item."""

    propertyChanged = Signal(int, object)
    """(intervention, fields)"""
    removeRequested = Signal(int)
    endRequested = Signal()
    nextRequested = Signal()

    def __init__(self, operations: Operations, view: QObject) -> None:
        super().__init__()
        self._room: RoomView | None = None
        self._known = Known()
        self._rows: dict[int, InterventionRow] = {}
        self._waiting_changes: dict[str, object] = {}
        self.who = label("", "title")
        self.as_what = label("", "small", wraps=True)
        self.time = TimeLabel("title")
        self.end = TextButton(_("End"), "", self.endRequested.emit)
        self.end.setToolTip(_("Ends the speaker’s time (Shift+F4)"))
        self.next = TextButton(_("Next speaker"), "primary", self.nextRequested.emit)
        self.next.setToolTip(_("Gives the floor to the next on the list (F4)"))
        self.of = label("", "medium")
        self.properties = Properties()
        self.behalf = LineField(_("On behalf of"), _("on behalf of…"))
        self.behalf.setMinimumWidth(_BEHALF_WIDTH)
        self.banner = Banner()
        self.editor = QPlainTextEdit()
        self.editor.setProperty("role", "print")
        self.editor.setAccessibleName(_("Notes"))
        self.editor.setTabChangesFocus(True)
        self.editor.setMinimumHeight(_LEAST_HEIGHT)
        self.said = LineList(_("Interventions on this item"))
        self.said_heading = section(_("Said on this item"))
        self.keeper = NoteKeeper(operations, self.editor.toPlainText, view)
        UnsavedNotice(self.banner, self.keeper.autosave, operations.aside, self.editor.toPlainText)
        self._build()
        self._connect()

    @property
    def shown(self) -> int | None:
        """Return the intervention the notes belong to, where its id is known."""
        return self.keeper.target.intervention if self.keeper.target else None

    def show_room(self, room: RoomView, item: int | None) -> None:
        """Show the room again, with the interventions of an item."""
        self._room = room
        rows = room.interventions.get(item or 0, ())
        self._rows = {row.id: row for rows_ in room.interventions.values() for row in rows_}
        self.said.show_lines([_line(row, room) for row in rows])
        self.said_heading.setVisible(bool(rows))
        self._show_speaker(room.speaking)
        if self.shown is not None and self.shown in self._rows:
            self._take_over(self._rows[self.shown])
        elif self.shown is not None and not self.keeper.autosave.is_dirty:
            self.clear()  # it went into the trash
        elif self.keeper.target is None and room.speaking and room.speaking.intervention_id in self._rows:
            self.open(room.speaking.intervention_id)
        self.said.choose(self.shown)

    def show_known(self, known: Known) -> None:
        """Understand the groups and States known now, where on whose behalf is typed."""
        self._known = known
        propose_words(self.behalf, group_names(known))

    def begin(self, target: NoteTarget, name: str) -> None:
        """Take notes on somebody at once: the desk need not have answered."""
        self._waiting_changes = {}
        self.keeper.begin(target, "")
        self.editor.setPlainText("")
        self._allow(True)
        self._show_header(name, "")
        self._show_nothing_set(name)
        self.editor.setFocus()

    def resolve(self, target: NoteTarget, intervention: int | None) -> None:
        """Tell which intervention was made for the target; what was set meanwhile is set now."""
        self.keeper.resolve(target, intervention)
        if target is self.keeper.target and target.intervention is not None:
            changes, self._waiting_changes = self._waiting_changes, {}
            if changes:
                self.propertyChanged.emit(target.intervention, changes)

    def open(self, intervention: int | None) -> None:
        """Show the notes of an intervention to go on with them."""
        row_ = self._rows.get(intervention or 0)
        if row_ is None or row_.id == self.shown:
            return
        target = NoteTarget(row_.item_id, row_.delegation_id, row_.id)
        self.keeper.begin(target, row_.summary)
        self.editor.setPlainText(row_.summary)
        self._allow(True)
        self._show_row(row_)

    def clear(self) -> None:
        """Show that there is nothing to take notes on."""
        self.keeper.end()
        self.editor.setPlainText("")
        self._show_nothing_set("")
        self._allow(False)

    def tick(self, now: datetime) -> None:
        """Show the time that runs."""
        speaker = self._room.speaking if self._room else None
        if speaker is None or self._room is None:
            self.time.show_nothing()
        else:
            self.time.show_time(speaker.seconds(now), self._room.limits.get(speaker.kind, 0) * 60)

    def _build(self) -> None:
        place = QFrame()
        place.setObjectName("card")
        below_name = row(self.as_what, self.end, self.next)
        below_name.setStretchFactor(self.as_what, 1)
        place.setLayout(column(row(self.who, None, self.time), below_name, gap="xs", margins=(14, 8, 14, 10)))
        self.said.setMinimumHeight(_LEAST_HEIGHT)
        below = self._below = QWidget()
        below.setLayout(column(self.said_heading, self.said, margins=(0, 8, 0, 0)))
        writing = QWidget()
        whose = row(self.of, None, self.behalf)
        writing.setLayout(column(self.banner, whose, self.properties, self.editor, margins=(0, 8, 0, 8)))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(writing)
        parts.addWidget(below)
        parts.setSizes([330, 200])
        parts.setChildrenCollapsible(False)
        layout = column(place, parts, gap="s", margins=(14, 12, 14, 8))
        layout.setStretchFactor(parts, 1)
        self.setLayout(layout)
        self._allow(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._below.setVisible(self.height() >= _ROOMY)

    def _connect(self) -> None:
        self.editor.textChanged.connect(self.keeper.autosave.touch)
        self.said.chosen.connect(lambda key: self.open(int(str(key))))
        self.said.activated_.connect(lambda _key: self.editor.setFocus())
        self.said.removed.connect(lambda key: self.removeRequested.emit(int(str(key))))
        self.properties.changed.connect(lambda name, value: self._set({name: value}))
        self.behalf.committed.connect(lambda text: self._set(read_behalf(text, self._known)))

    def _set(self, fields: dict[str, object]) -> None:
        if self.shown is None:
            self._waiting_changes |= fields
        else:
            self.propertyChanged.emit(self.shown, fields)

    def _take_over(self, row_: InterventionRow) -> None:
        """Show what was changed elsewhere, unless something newer is here."""
        self._show_row(row_)
        if self.keeper.autosave.is_dirty or row_.summary == self.editor.toPlainText():
            return
        self.editor.setPlainText(row_.summary)
        if self.keeper.target is not None:
            self.keeper.autosave.begin(self.keeper.target, row_.summary)

    def _show_row(self, row_: InterventionRow) -> None:
        self.properties.show_row(row_)
        self.behalf.show_stored(behalf_line(row_, self._known))
        self.behalf.setToolTip(self.behalf.text())
        self.of.setText(" · ".join(part for part in (_speaker_of(row_), _heard(row_)) if part))

    def _show_nothing_set(self, name: str) -> None:
        self.properties.show_row(None)
        self.behalf.show_stored("")
        self.of.setText(name)

    def _show_speaker(self, speaker: SpeakerRow | None) -> None:
        self.end.setEnabled(speaker is not None)
        if speaker is not None:
            name = speaker.name or word_for(intervention_kinds(), speaker.kind)
            self._show_header(name, _has_floor(speaker))
        else:
            self._show_header(_("Nobody has the floor"), _("F2 names a speaker, F4 gives the floor"))

    def _show_header(self, name: str, words: str) -> None:
        self.who.setText(name)
        self.as_what.setText(words)
        self.as_what.setVisible(bool(words))

    def _allow(self, is_there: bool) -> None:
        self.editor.setReadOnly(not is_there)
        set_look(self.editor)  # what the style sheet says of read-only fields is not asked again by itself
        self.properties.setEnabled(is_there)
        self.behalf.setEnabled(is_there)
        self.editor.setPlaceholderText(
            _("Notes of what is said: one line or ten")
            if is_there
            else _("Give somebody the floor to take notes")
        )


def _line(row_: InterventionRow, room: RoomView) -> Line:
    kind = word_for(intervention_kinds(), row_.kind)
    title = _speaker_of(row_)
    if row_.speaker and row_.on_behalf_of:
        title = _("{speaker} on behalf of {group}").format(speaker=row_.speaker, group=row_.on_behalf_of)
    if row_.kind != "statement" and title != kind:
        title = f"{title} – {kind}"
    first = next((line for line in row_.summary.splitlines() if line.strip()), "")
    when = clock_time(row_.heard_at, room.meeting.time_zone) if row_.heard_at else ""
    stance = word_for(stance_words(), row_.stance) if row_.stance != "none" else ""
    aside = " · ".join(part for part in (stance, when) if part)
    detail = first or _("no notes")
    return Line(
        row_.id, title, detail, aside, _ICONS.get(row_.stance, "circle"), _TONES.get(row_.stance, "muted")
    )


def _speaker_of(row_: InterventionRow) -> str:
    return row_.speaker or row_.on_behalf_of or word_for(intervention_kinds(), row_.kind)


def _heard(row_: InterventionRow) -> str:
    if row_.seconds is None:
        return ""
    return _("was heard for {time}").format(time=timer(row_.seconds))


def _has_floor(speaker: SpeakerRow) -> str:
    kind = word_for(intervention_kinds(), speaker.kind)
    words = [_("has the floor"), kind]
    if speaker.on_behalf_of:
        words.append(_("on behalf of {group}").format(group=speaker.on_behalf_of))
    return " · ".join(words)
