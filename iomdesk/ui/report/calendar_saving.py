"""Write a session for calendars: note what they are told, ask where to, write the file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from iomdesk.papers.calendar import CalendarFacts, session_events
from iomdesk.runtime.translations import _
from iomdesk.services.calendars import calendar_facts, tell_calendar
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.workshop import PaperWorkshop


class CalendarSaving(QObject):
    """Save the calendar file of a session; on a desk that is only read, what was told last."""

    written = Signal(object)
    """(Path)"""
    failed = Signal(object)

    def __init__(
        self,
        operations: Operations,
        workshop: PaperWorkshop,
        session_id: int,
        outside: Outside,
        view: QWidget,
    ) -> None:
        super().__init__(view)
        self._operations = operations
        self._workshop = workshop
        self._session = session_id
        self._outside = outside
        self._view = view

    def save(self, language: str) -> None:
        """Begin; nothing is written where the user thinks better of it."""
        if self._operations.is_read_only:
            self._ask(language)
            return
        self._operations.run(
            tell_calendar,
            initiator=self._view,
            then=lambda _changes: self._ask(language),
            otherwise=self.failed.emit,
            undoable=False,
            session=self._session,
        )

    def _ask(self, language: str) -> None:
        self._operations.ask(
            calendar_facts,
            receiver=self,
            then=lambda facts: self._write(facts, language),
            otherwise=self.failed.emit,
            session_id=self._session,
        )

    def _write(self, facts: CalendarFacts, language: str) -> None:
        number = facts.session.number
        name = _("session {number}").format(number=number) if number else _("session")
        suggested = self._outside.documents_folder() / f"{name}.{language}.ics"
        target = self._outside.choose_target(self._view, suggested, _("Calendar file"))
        if target is None:
            return
        events, workshop = session_events(facts, language), self._workshop

        def write(_progress: object) -> Path:
            workshop.write_calendar(events, target)
            return target

        self._operations.work(write, receiver=self, then=self.written.emit, otherwise=self.failed.emit)
