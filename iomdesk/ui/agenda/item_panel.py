"""Everything about the current item, beside the agenda."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from iomdesk.queries.agenda import ClauseChip, ItemDetails
from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.item_fields import ItemFields
from iomdesk.ui.agenda.item_lists import ItemClauses, ItemDocuments, ItemInterventions
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, scrolled


class ItemPanel(QWidget):
    """Show one item, or what to do to see one."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "strong", wraps=True)
        self.fields = ItemFields(language)
        self.clauses = ItemClauses()
        self.documents = ItemDocuments()
        self.interventions = ItemInterventions()
        content = QWidget()
        content.setLayout(
            column(
                self.heading,
                self.clauses,
                self.fields,
                self.documents,
                self.interventions,
                None,
                gap="m",
                margins=(0, 0, 10, 16),
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState("list", _("No item chosen"), _("Choose an item of the agenda to see all of it here."))
        )
        self._stack.addWidget(scrolled(content))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_nothing(self) -> None:
        """Show that no item is chosen."""
        self.fields.flush()
        self._stack.setCurrentIndex(0)

    def show_details(self, details: ItemDetails, clauses: Sequence[ClauseChip]) -> None:
        """Show one item."""
        self.heading.setText(_("Item {number}").format(number=details.number))
        self.fields.show_details(details)
        self.clauses.show_clauses(clauses)
        self.documents.show_documents(details.documents)
        self.interventions.show_interventions(details.interventions)
        self._stack.setCurrentIndex(1)

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        self.fields.set_read_only(is_read_only)
        self.clauses.is_read_only = is_read_only
        self.documents.is_read_only = is_read_only
