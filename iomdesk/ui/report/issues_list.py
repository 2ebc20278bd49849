"""The files already written of a paper."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from iomdesk.document.dates import format_date
from iomdesk.queries.papers import IssueRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import add, column, empty

_NEWEST = 4


class IssuesList(QWidget):
    """Show the newest files with their day; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = column(gap="xs")
        self.setLayout(column(section(_("Files written")), self._rows, margins=(18, 12, 12, 14)))
        self.hide()

    def show_issues(self, issues: Sequence[IssueRow]) -> None:
        """Show other files, newest first."""
        empty(self._rows)
        for issue in issues[:_NEWEST]:
            add(self._rows, _row(issue))
        self.setVisible(bool(issues))


def _row(issue: IssueRow) -> QWidget:
    local = issue.issued_at.astimezone()
    when = f"{format_date(local.date(), interface_language())}, {local:%H:%M}"
    name = label(issue.file_name, wraps=True)
    name.setToolTip(_("SHA-256: {digest}").format(digest=issue.digest))
    made = QWidget()
    made.setLayout(column(name, label(when, "small"), gap="xs"))
    return made
