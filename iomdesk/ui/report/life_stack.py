"""The papers of a session, and the life of its report in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

if TYPE_CHECKING:
    from iomdesk.ui.report.report_tab import ReportTab


class PapersOrLife(QStackedWidget):
    """Show the papers; the page of the report's life is made when it is first wanted."""

    def __init__(self, papers: QLayout, tab: ReportTab) -> None:
        super().__init__()
        self._tab = tab
        shown = QWidget()
        shown.setLayout(papers)
        self.addWidget(shown)

    def show_life(self) -> None:
        """Show what the report went through, and what is asked to be corrected in it."""
        from iomdesk.ui.report.life_page import LifePage

        tab = self._tab
        tab.flush()
        page = self.widget(1)
        if not isinstance(page, LifePage):
            page = LifePage(tab.operations, tab.session_id, tab.paper, tab.outside)
            page.left.connect(lambda: self.setCurrentIndex(0))
            self.addWidget(page)
        self.setCurrentWidget(page)
        page.form.step.setFocus()
