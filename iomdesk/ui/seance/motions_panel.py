"""Motions on the item, in the order in which they are put, and the vote on the one chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from iomdesk.queries.conduct_rows import MotionRow, RoomView
from iomdesk.runtime.translations import _
from iomdesk.ui.seance.lines import Line, LineList
from iomdesk.ui.seance.roll_call import RollCall
from iomdesk.ui.seance.vote_form import VoteForm
from iomdesk.ui.seance.words import motion_kinds, motion_statuses, vote_words
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import word_for

_TONES = {"adopted": "good", "rejected": "danger", "withdrawn": "faint", "open": "accent"}
_ICONS = {"adopted": "circle-check", "rejected": "x", "withdrawn": "undo-2", "open": "gavel"}


class MotionsPanel(QWidget):
    """Show the motions; a new one is typed and Enter notes it."""

    moved = Signal(str, str, object)
    """(kind, text, delegation or None)"""
    settled = Signal(int, str)
    removed = Signal(int)
    voted = Signal(int, object)
    voteRemoved = Signal(int)
    voteWritten = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._room: RoomView | None = None
        self._motion: MotionRow | None = None
        self._is_calling = False
        self.kind = ChoiceField(_("Kind of motion"), motion_kinds().items())
        self.kind.show_stored("proposal")
        self.by = ChoiceField(_("Moved by"), [(None, _("moved by…"))])
        self.text = FilterLine(_("What is moved: type it, Enter notes it"))
        self.list = LineList(_("Motions"))
        self.details: QLabel = label("", "print", wraps=True)
        self.votes: QLabel = label("", "small", wraps=True)
        self.form = VoteForm()
        self.roll_call = RollCall()
        self.consensus = TextButton(_("Adopted without a vote"), "", lambda: self._settle("adopted"))
        self.withdraw = TextButton(_("Withdrawn"), "link", lambda: self._settle("withdrawn"))
        self.reopen = TextButton(_("Open again"), "link", lambda: self._settle("open"))
        self.take_out = TextButton(_("Take the last vote out"), "link", self._remove_vote)
        self.write = TextButton(_("Write into the minutes"), "link", self._write_vote)
        self._build()
        self._connect()
        self._show_motion()

    def show_room(self, room: RoomView, item: int | None) -> None:
        """Show the motions on an item."""
        self._room = room
        motions = [one for one in room.motions if one.item_id == item]
        self.list.show_lines([_line(one) for one in motions])
        chosen = self.list.current_key
        if chosen is None and motions:
            chosen = motions[0].id
            self.list.choose(chosen)
        self._show_delegations(room)
        self._motion = next((one for one in motions if one.id == chosen), None)
        self._show_motion()

    def begin(self) -> None:
        """Put the keyboard where a motion is typed."""
        self.text.setFocus()

    def _build(self) -> None:
        new = row(self.kind, self.by)
        layout = column(
            section(_("New motion")),
            new,
            self.text,
            section(_("Motions, in the order in which they are put")),
            self.list,
            self.details,
            self.votes,
            self.form,
            self.roll_call,
            row(self.consensus, self.withdraw, None),
            row(self.write, None),
            row(self.reopen, self.take_out, None),
            margins=(14, 12, 12, 10),
        )
        layout.setStretchFactor(self.list, 1)
        layout.setStretchFactor(self.roll_call, 3)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.text.accepted.connect(self._on_text)
        self.text.wentDown.connect(self.list.setFocus)
        self.list.chosen.connect(self._on_chosen)
        self.list.activated_.connect(lambda _key: self.form.fields["in_favour"].setFocus())
        self.list.removed.connect(lambda key: self.removed.emit(int(str(key))))
        self.form.recorded.connect(self._on_figures)
        self.form.rollCallRequested.connect(self._begin_roll_call)
        self.roll_call.finished.connect(self._on_roll_call)
        self.roll_call.cancelled.connect(lambda: self._call(False))

    def _on_text(self, _shift: bool) -> None:
        typed = self.text.text().strip()
        if typed:
            self.text.clear()
            self.moved.emit(str(self.kind.currentData()), typed, self.by.currentData())

    def _on_chosen(self, key: object) -> None:
        motions = self._room.motions if self._room else ()
        self._motion = next((one for one in motions if one.id == key), None)
        self._is_calling = False
        self._begin_vote()
        self._show_motion()

    def _begin_vote(self) -> None:
        if self._room is not None:
            self.form.begin(self._room.quorum)

    def _begin_roll_call(self) -> None:
        if self._room is not None:
            self._call(True)
            self.roll_call.begin(self._room.presence)

    def _on_figures(self, figures: object) -> None:
        if self._motion is not None:
            self.voted.emit(self._motion.id, figures)

    def _on_roll_call(self, ballots: object) -> None:
        self._call(False)
        if self._motion is not None:
            majority = self.form.majority.currentData()
            self.voted.emit(self._motion.id, {"ballots": ballots, "majority": majority})

    def _call(self, is_calling: bool) -> None:
        self._is_calling = is_calling
        self._show_motion()

    def _settle(self, status: str) -> None:
        if self._motion is not None:
            self.settled.emit(self._motion.id, status)

    def _remove_vote(self) -> None:
        if self._motion is not None and self._motion.votes:
            self.voteRemoved.emit(self._motion.votes[-1].id)

    def _write_vote(self) -> None:
        if self._motion is not None and self._motion.votes:
            self.voteWritten.emit(self._motion.votes[-1].id)

    def _show_delegations(self, room: RoomView) -> None:
        chosen = self.by.currentData()
        wanted = [(None, _("moved by…")), *((one.delegation_id, one.name) for one in room.presence)]
        if [self.by.itemData(at) for at in range(self.by.count())] != [value for value, _words in wanted]:
            self.by.clear()
            for value, words in wanted:
                self.by.addItem(words, value)
        self.by.show_stored(chosen)

    def _show_motion(self) -> None:
        at = self.focusWidget()
        had_focus = at is not None and at.hasFocus()
        self._show_parts()
        if at is not None and had_focus and not at.isVisibleTo(self):
            self.list.setFocus()  # what hides would let the keyboard go anywhere in the window

    def _show_parts(self) -> None:
        motion = self._motion
        is_open = motion is not None and motion.status == "open"
        self.details.setText(motion.text if motion else "")
        self.votes.setText("\n".join(vote_words(vote) for vote in motion.votes) if motion else "")
        self.details.setVisible(bool(self.details.text()))
        self.votes.setVisible(bool(self.votes.text()))
        self.roll_call.setVisible(is_open and self._is_calling)
        self.form.setVisible(is_open and not self._is_calling)
        for part in (self.consensus, self.withdraw):
            part.setVisible(is_open and not self._is_calling)
        self.reopen.setVisible(motion is not None and not is_open)
        is_decided = motion is not None and bool(motion.votes) and motion.votes[-1].is_valid
        self.write.setVisible(is_decided)
        self.take_out.setVisible(motion is not None and bool(motion.votes))
        if is_open and not self._is_calling and not self._is_voting():
            self._begin_vote()

    def _is_voting(self) -> bool:
        return any(field.hasFocus() for field in self.form.fields.values())


def _line(one: MotionRow) -> Line:
    kind = word_for(motion_kinds(), one.kind)
    title = f"{kind} – {one.text}" if one.text else kind
    return Line(
        one.id,
        title,
        one.by,
        word_for(motion_statuses(), one.status),
        _ICONS.get(one.status, "gavel"),
        _TONES.get(one.status, "muted"),
        one.status == "withdrawn",
    )
