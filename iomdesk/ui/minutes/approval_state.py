"""How far the minutes of a session have come, what can be done next, and the deadlines per language."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.document.dates import format_date
from iomdesk.queries.approval import ApprovalView, DeadlineRow, StepRow
from iomdesk.queries.approval_words import stage_names
from iomdesk.queries.sessions import SessionRow
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import Part, add, column, empty, row

LANGUAGES = ("fr", "en", "es")
_ORDER = ("draft", "circulated", "approved")
_FIELD_WIDTH = 190


class ApprovalState(QWidget):
    """Show the steps with their days, and offer the next one."""

    circulateWanted = Signal(object, object)
    """(day, languages)"""
    approveWanted = Signal(object, object)
    """(day, id of the approving session or None)"""
    reopenWanted = Signal(object, str)
    backWanted = Signal()
    deadlineSet = Signal(str, object)
    reopeningSet = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_allowed = True
        self._later: Mapping[int, SessionRow] = {}
        self._steps = row(gap="s")
        self.day = DateField(_("Day of the step"))
        self.day.setFixedWidth(_FIELD_WIDTH)
        self.languages = {one: QCheckBox(one.upper()) for one in LANGUAGES}
        for one, box in self.languages.items():
            box.setAccessibleName(_("Version in {language}").format(language=one.upper()))
            box.setChecked(True)
        self.session = ChoiceField(_("Approved at"), ())
        self.session.setMinimumContentsLength(26)
        self.session.committed.connect(self._on_session)
        self.reason = LineField(_("Why the minutes are reopened"), _("Reason"))
        self.circulate = TextButton(_("Circulate"), "primary", self._circulate, "upload")
        self.approve = TextButton(_("Approve"), "primary", self._approve, "gavel")
        self.reopen = TextButton(_("Reopen"), "", self._reopen, "pencil")
        self.back = TextButton(_("Take the last step back"), "link", self.backWanted.emit, "undo-2")
        self.may_reopen = QCheckBox(_("Approved minutes may be reopened"))
        self.may_reopen.toggled.connect(self.reopeningSet)
        self._deadlines = column(gap="xs")
        self.deadlines: dict[str, DateField] = {}
        self._note = label("", "small", wraps=True)
        self.reason.setMinimumWidth(_FIELD_WIDTH)
        done = (self.circulate, self.session, self.approve, self.reason, self.reopen, self.back)
        actions = row(self.day, *self.languages.values(), *done, None, gap="m")
        self.setLayout(column(self._steps, self._note, actions, self.may_reopen, self._deadlines, gap="m"))

    def show_view(self, view: ApprovalView) -> None:
        """Show where the minutes stand."""
        self._show_steps(view)
        self._show_actions(view)
        self._show_deadlines(view.deadlines, is_open=view.stage == "circulated")

    def allow(self, is_allowed: bool) -> None:
        """Let steps be taken, or only be seen."""
        self._is_allowed = is_allowed

    def _show_steps(self, view: ApprovalView) -> None:
        empty(self._steps)
        latest = {step.stage: step for step in view.steps}
        reached = _ORDER.index(view.stage)
        for place, stage in enumerate(_ORDER):
            step = latest.get(stage) if place <= reached else None
            if place:
                add(self._steps, label("→", "muted"))
            role = "strong" if place == reached else "body" if place < reached else "muted"
            add(self._steps, label(_step_words(stage, step), role))
        add(self._steps, None)
        reopened = view.steps[-1] if view.steps and view.steps[-1].note else None
        self._note.setVisible(reopened is not None)
        if reopened is not None:
            words = _("Reopened on {day}: {reason}")
            self._note.setText(words.format(day=_day(reopened.on), reason=reopened.note))

    def _show_actions(self, view: ApprovalView) -> None:
        known = {one.language for one in view.deadlines}
        is_open = view.stage != "approved"
        rest = [one for one in LANGUAGES if one not in known] if is_open else []
        for language, box in self.languages.items():
            box.setVisible(language in rest)
        self.circulate.setVisible(bool(rest))
        shown: dict[QWidget, bool] = {
            **dict.fromkeys((self.session, self.approve), view.stage == "circulated"),
            **dict.fromkeys((self.reason, self.reopen), not is_open and view.may_reopen),
        }
        for part, is_shown in shown.items():
            part.setVisible(is_shown)
        self.may_reopen.setVisible(not is_open)
        self.back.setVisible(bool(view.steps))
        self.may_reopen.blockSignals(True)
        self.may_reopen.setChecked(view.may_reopen)
        self.may_reopen.blockSignals(False)
        if self.day.day is None:
            self.day.show_stored(date.today())
        self._show_sessions(view.later)
        parts = (self.circulate, self.approve, self.reopen, self.back, self.session, self.may_reopen)
        for field in (*parts, self.reason, self.day):
            field.setEnabled(self._is_allowed)

    def _show_sessions(self, later: tuple[SessionRow, ...]) -> None:
        chosen = self.session.currentData()
        self._later = {one.id: one for one in later}
        self.session.clear()
        for one in later:
            self.session.addItem(_session_words(one), one.id)
        self.session.addItem(_("no session of the desk"), None)
        self.session.show_stored(chosen if chosen in self._later else later[0].id if later else None)

    def _show_deadlines(self, rows: tuple[DeadlineRow, ...], *, is_open: bool) -> None:
        empty(self._deadlines)
        self.deadlines.clear()
        if rows:
            add(self._deadlines, section(_("Corrections until")))
        for one in rows:
            add(self._deadlines, row(*self._deadline(one, is_open), None, gap="m"))

    def _deadline(self, one: DeadlineRow, is_open: bool) -> tuple[Part, ...]:
        field = DateField(_("Last day for corrections, {language}").format(language=one.language.upper()))
        field.setFixedWidth(_FIELD_WIDTH)
        field.show_stored(one.deadline_on)
        field.setEnabled(self._is_allowed and is_open)
        field.committed.connect(lambda day: self._on_deadline(one, field, day))
        self.deadlines[one.language] = field
        since = _("circulated on {day}").format(day=_day(one.circulated_on))
        left = (one.deadline_on - date.today()).days
        words = ngettext("{count} day left", "{count} days left", left).format(count=left)
        over = words if left >= 0 else _("over")
        said = f"{since} · {over}" if is_open else since
        return label(one.language.upper(), "medium"), field, label(said, "small")

    def _on_deadline(self, one: DeadlineRow, field: DateField, day: date | None) -> None:
        if day is None:
            field.show_stored(one.deadline_on)
        else:
            self.deadlineSet.emit(one.language, day)

    def _on_session(self, chosen: int | None) -> None:
        """Offer the first day of the session: the minutes are its first item."""
        found = self._later.get(chosen or 0)
        if found is not None and found.start_on is not None:
            self.day.show_stored(found.start_on)

    def _circulate(self) -> None:
        self.day.flush()
        chosen = tuple(
            one for one, box in self.languages.items() if box.isVisibleTo(self) and box.isChecked()
        )
        if self.day.day is not None and chosen:
            self.circulateWanted.emit(self.day.day, chosen)

    def _approve(self) -> None:
        self.day.flush()
        if self.day.day is not None:
            self.approveWanted.emit(self.day.day, self.session.currentData())

    def _reopen(self) -> None:
        self.day.flush()
        if self.day.day is not None:
            self.reopenWanted.emit(self.day.day, self.reason.words)


def _step_words(stage: str, step: StepRow | None) -> str:
    parts = [stage_names()[stage]]
    if step is not None:
        parts.append(_day(step.on))
        if step.by_number is not None:
            parts.append(_("session {number}").format(number=step.by_number))
    return " · ".join(parts)


def _session_words(one: SessionRow) -> str:
    name = _("Session {number}").format(number=one.number) if one.number else one.place or _("Session")
    return f"{name} · {_day(one.start_on)}" if one.start_on else name


def _day(day: date) -> str:
    return format_date(day, interface_language())
