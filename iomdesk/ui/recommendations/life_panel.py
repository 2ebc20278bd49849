"""What happened to a recommendation, what happens next, and who acts on it until when."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.document.dates import format_date
from iomdesk.queries.follow_up import StepOffer
from iomdesk.queries.recommendation_words import status_words
from iomdesk.queries.recommendations import RecommendationRow, StepRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.recommendations.words import statuses
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField, NumberField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import add, column, empty, row

_MOST_SESSIONS = 999


class LifePanel(QWidget):
    """Record the next step with its day, body and symbol; a step out of turn takes a reason."""

    stepWanted = Signal(object)
    """(arguments of `take_step`)"""
    backWanted = Signal(int)
    actionEdited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[int, int] | None = None
        self._offer: StepOffer | None = None
        self.status = ChoiceField(_("Next step"), [])
        self.day = DateField(_("Day of the step"))
        self.body = ChoiceField(_("By which body"), [])
        self.body_session = NumberField(_("Session of the body"), _MOST_SESSIONS)
        self.symbol = LineField(_("Symbol of the document"), _("Symbol, such as S/24/9"))
        self.note = LineField(_("Note"), _("Note"))
        self.reason = LineField(_("Why the step is out of turn"), _("Why this step is out of turn"))
        self.record = TextButton(_("Record the step"), "primary", self.submit, "check")
        self.back = TextButton(_("Take the last step back"), "link", self._take_back, "undo-2")
        self.owner = LineField(_("Who acts on it"), _("Administration, a body, a department…"))
        self.due = DateField(_("Until when"))
        self._last_step: int | None = None
        self._history = column(gap="xs")
        self._form = QWidget()
        self._build()
        self.status.currentIndexChanged.connect(lambda _place: self._on_status())
        self.owner.committed.connect(lambda words: self.actionEdited.emit("action_owner", words or None))
        self.due.committed.connect(lambda day: self.actionEdited.emit("action_due_on", day))

    def show_recommendation(self, shown: RecommendationRow) -> None:
        """Show the steps, newest first, and who acts."""
        self.owner.show_stored(shown.action_owner)
        self.due.show_stored(shown.action_due_on)
        self._last_step = shown.steps[-1].id if len(shown.steps) > 1 else None
        self.back.setVisible(self._last_step is not None)
        empty(self._history)
        for step in reversed(shown.steps):
            self._add_step(step)

    def show_offer(self, recommendation: int, offer: StepOffer | None) -> None:
        """Offer the steps that may follow; what was being filled in stays while nothing changed."""
        self._form.setVisible(offer is not None and self.isEnabled())
        here = (recommendation, len(offer.following) if offer else 0)
        if offer is None or (self._shown == here and offer == self._offer):
            return
        self._shown, self._offer = here, offer
        names = statuses()
        others = [one for one in names if one not in offer.following and one != offer.status]
        self.body.clear()
        self.body.addItem(_("the Administration"), None)
        for one in offer.bodies:
            self.body.addItem(one.name, one.id)
        self.status.clear()
        for key in offer.following:
            self.status.addItem(self._words(key), key)
        for other in others:
            self.status.addItem(_("{step} – out of turn").format(step=self._words(str(other))), other)
        self.day.show_stored(date.today())
        for field in (self.note, self.reason):
            field.show_stored("")
        self._on_status()

    def propose(self, status: object) -> None:
        """Choose a step and go to its day."""
        place = self.status.findData(status)
        if place >= 0:
            self.status.setCurrentIndex(place)
            self.day.setFocus()

    def submit(self) -> None:
        """Hand the step in."""
        self.day.flush()
        status = self.status.currentData()
        if status is None or self.day.day is None or not self.day.is_understood:
            self.day.setFocus()
            return
        self.stepWanted.emit(
            {
                "status": status,
                "on": self.day.day,
                "body": self.body.currentData(),
                "body_session": self.body_session.number,
                "symbol": self.symbol.words,
                "note": self.note.words,
                "override_reason": "" if self._is_in_turn() else self.reason.words,
            }
        )

    def allow(self, is_allowed: bool) -> None:
        """Let steps be recorded, or only be seen."""
        self.setEnabled(is_allowed)
        self._form.setVisible(is_allowed)

    def _build(self) -> None:
        self.body.setMinimumContentsLength(14)
        self._form.setLayout(
            column(
                section(_("Next step")),
                self.status,
                self.day,
                row(self.body, label(_("Session"), "field"), self.body_session),
                self.symbol,
                self.note,
                self.reason,
                row(self.record, None),
            )
        )
        acting = column(section(_("Action")), self.owner, row(label(_("by"), "field"), self.due))
        history = column(section(_("History")), self._history, row(self.back, None))
        self.setLayout(column(self._form, 12, acting, 12, history))

    def _on_status(self) -> None:
        offer, status = self._offer, self.status.currentData()
        if offer is None or status is None:
            return
        is_in_turn = self._is_in_turn()
        self.reason.setVisible(not is_in_turn)
        self.body.show_stored(dict(offer.body_of).get(str(status)))
        self.body_session.show_stored(offer.body_session if is_in_turn else None)
        self.symbol.show_stored(offer.symbol if status == "transmitted" else "")

    def _is_in_turn(self) -> bool:
        return self._offer is not None and self.status.currentData() in self._offer.following

    def _words(self, status: str) -> str:
        kind = "council" if self._offer is not None and self._offer.status == "before_council" else ""
        return status_words(status, kind)

    def _take_back(self) -> None:
        if self._last_step is not None:
            self.backWanted.emit(self._last_step)

    def _add_step(self, step: StepRow) -> None:
        day = format_date(step.day, interface_language())
        add(self._history, label(f"{day} · {status_words(step.status, step.body_kind)}", wraps=True))
        at = f"{step.body} {step.body_session or ''}".strip()
        reason = (
            _("out of turn: {reason}").format(reason=step.override_reason) if step.override_reason else ""
        )
        more = " · ".join(part for part in (at, step.symbol, step.note, reason) if part)
        if more:
            add(self._history, label(more, "small", wraps=True))
