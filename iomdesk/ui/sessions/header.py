"""The head of a session's page: which session, when and where, and what must not be overlooked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.queries.session_words import session_statuses
from iomdesk.queries.sessions import SessionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.labels import chip, label
from iomdesk.ui.widgets.layouts import row
from iomdesk.ui.wording import session_title, session_when_where, word_for


class SessionHeader(QFrame):
    """Show the session's name; the arrow leads back to the list, the pencil to the details."""

    backRequested = Signal()
    detailsRequested = Signal()
    trashRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._title = label("", "title")
        self._where = label("", "muted")
        self._sample = chip(_("example"), "warning")
        self._status = chip("")
        self.back = IconButton("arrow-left", _("All sessions"), self.backRequested.emit, size=18)
        self.details = IconButton("pencil", _("Details of the session"), self.detailsRequested.emit)
        self.trash = IconButton("trash-2", _("Trash of this session"), self.trashRequested.emit)
        named = (self.back, self._title, self._where, self._sample, self._status)
        parts = (*named, None, self.trash, self.details)
        self.setLayout(row(*parts, gap="m", margins=(10, 8, 14, 8)))

    @property
    def title(self) -> str:
        """Return the name that is shown."""
        return self._title.text()

    def show_session(self, row_: SessionRow) -> None:
        """Show another session."""
        self._title.setText(session_title(row_))
        where = session_when_where(row_)
        self._where.setText(where)
        self._where.setToolTip(" · ".join(body.name for body in row_.bodies))
        self._sample.setVisible(row_.is_sample)
        self._status.setText(word_for(session_statuses(), row_.status))
