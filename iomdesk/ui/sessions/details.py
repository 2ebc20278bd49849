"""The details of a session above its tabs: its facts, and its meetings."""

from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.queries.gaps import GapKind
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.body_rules import BodyRules
from iomdesk.ui.sessions.form import SessionForm
from iomdesk.ui.sessions.meetings_panel import MeetingsPanel
from iomdesk.ui.widgets.layouts import column, scrolled

_HEIGHT = 290  # leaves room for the tab on a screen 800 pixels high


class SessionDetails(QFrame):
    """Hold the form and the meetings of one session, hidden at first."""

    def __init__(self, operations: Operations, session_id: int) -> None:
        super().__init__()
        self.form = SessionForm()
        self.form.set_read_only(operations.is_read_only)
        self.meetings = MeetingsPanel(operations, session_id)
        self.rules = BodyRules(operations, session_id)
        content = QWidget()
        content.setLayout(column(self.form, self.meetings, self.rules, None))
        area = scrolled(content)
        area.setMinimumHeight(self.form.sizeHint().height())
        area.setMaximumHeight(_HEIGHT)
        self.meetings.grown.connect(lambda: area.ensureWidgetVisible(self.meetings.add))
        self.setLayout(column(area, margins=(14, 12, 14, 0)))
        self.hide()

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.form.flush()
        self.meetings.flush()
        self.rules.flush()

    def go_to(self, gap: GapKind) -> None:
        """Put the keyboard into the field that mends a gap of the session."""
        fields = {
            GapKind.NO_DATES: self.form.start_on.line,
            GapKind.NO_PLACE: self.form.place,
            GapKind.NO_CHAIR: self.form.chair,
            GapKind.NO_RAPPORTEUR: self.form.rapporteur,
        }
        if gap in fields:
            fields[gap].setFocus()
