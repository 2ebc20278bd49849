"""All parts of proofreading put together, for the tab to take in."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from iomdesk.queries.lint_facts import HouseView
from iomdesk.runtime.translations import _
from iomdesk.ui.minutes.beside import Beside
from iomdesk.ui.minutes.correction_menu import CorrectionMenu
from iomdesk.ui.minutes.findings_panel import FindingsPanel
from iomdesk.ui.minutes.proofreading import Proofreading
from iomdesk.ui.minutes.rules_page import RulesPage
from iomdesk.ui.minutes.text_page import TextPages
from iomdesk.ui.operations import Operations

FINDINGS = "findings"


class ProofreadingParts(QObject):
    """Hold the panel, what fills it, the corrections at the cursor and, once wanted, the page of rules."""

    def __init__(self, operations: Operations, pages: TextPages, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._pages = pages
        self._rules: RulesPage | None = None
        self._beside: Beside | None = None
        self.panel = FindingsPanel()
        self.proofreading = Proofreading(operations, pages.text, self.panel, self)
        self.menu = CorrectionMenu(pages.text.editor, self.proofreading)
        self.panel.allow(not operations.is_read_only)
        self.panel.rulesWanted.connect(self.open_rules)
        self.proofreading.counted.connect(self._count)
        self.proofreading.viewed.connect(self._on_view)

    def attach(self, beside: Beside) -> None:
        """Show the number of findings on a switch, which leads to them."""
        self._beside = beside

    def keys(self) -> dict[str, Callable[[], object]]:
        """Return what keys do."""
        return {
            "F8": lambda: self._step(1),
            "Shift+F8": lambda: self._step(-1),
            "Ctrl+.": self.menu.open_at_cursor,
        }

    def open_rules(self) -> None:
        """Show the rules in place of the text."""
        if self._rules is None:
            self._rules = RulesPage(self._operations)
            self._rules.allow(not self._operations.is_read_only)
            self._rules.left.connect(self._pages.show_text)
            self._pages.addWidget(self._rules)
        if self.proofreading.view is not None:
            self._rules.show_view(self.proofreading.view)
        self._pages.setCurrentWidget(self._rules)
        self._rules.setFocus()

    @property
    def rules(self) -> RulesPage | None:
        """Return the page of rules, once it was opened."""
        return self._rules

    def _step(self, by: int) -> None:
        if self._beside is not None:
            self._beside.choose(FINDINGS)
        self.proofreading.step(by)

    def _count(self, number: int) -> None:
        if self._beside is not None:
            words = _("Proofreading ({count})").format(count=number) if number else _("Proofreading")
            self._beside.switch.rename(FINDINGS, words)

    def _on_view(self, view: HouseView) -> None:
        self._pages.text.set_limit(view.limits["item"])
        if self._rules is not None:
            self._rules.show_view(view)
