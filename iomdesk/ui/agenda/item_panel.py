"""Everything about the current item, beside the agenda."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from iomdesk.queries.agenda import ClauseChip, ItemDetails
from iomdesk.queries.meetings import BreakRow
from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.item_documents import ItemDocuments
from iomdesk.ui.agenda.item_fields import ItemFields
from iomdesk.ui.agenda.item_lists import ItemClauses, ItemInterventions
from iomdesk.ui.agenda.item_plan import ItemPlan
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, scrolled


class ItemPanel(QWidget):
    """Show one item, or what to do to see one."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 0
        self.heading = label("", "strong", wraps=True)
        self.fields = ItemFields(language)
        self.clauses = ItemClauses()
        self.plan = ItemPlan()
        self.documents = ItemDocuments()
        self.interventions = ItemInterventions()
        content = QWidget()
        content.setLayout(
            column(
                self.heading,
                self.clauses,
                self.fields,
                self.plan,
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
        self._area = scrolled(content)
        self._wanted: tuple[int, str, str] | None = None
        self._stack.addWidget(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_nothing(self) -> None:
        """Show that no item is chosen."""
        self.flush()
        self._shown = 0
        self._stack.setCurrentIndex(0)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.fields.flush()
        self.plan.flush()
        self.documents.flush()

    def show_details(
        self, details: ItemDetails, clauses: Sequence[ClauseChip], breaks: Sequence[BreakRow] = ()
    ) -> None:
        """Show one item, with the breaks of its session."""
        self.heading.setText(_("Item {number}").format(number=details.number))
        self.fields.show_details(details)
        self.clauses.show_clauses(clauses)
        self.plan.show_details(details, breaks)
        self.documents.show_documents(details.id, details.documents)
        self.interventions.show_interventions(details.interventions)
        self._stack.setCurrentIndex(1)
        self._shown = details.id
        self._go()

    def go_to(self, item: int, part: str, language: str) -> None:
        """Put the keyboard where a part of an item is mended: "title", "annotation", "documents"."""
        self._wanted = (item, part, language)
        self._go()

    def _go(self) -> None:
        """Go once the item is shown: its details come from the desk."""
        if self._wanted is None or self._wanted[0] != self._shown:
            return
        _item, part, language = self._wanted
        self._wanted = None
        field = self.documents.go_in() if part == "documents" else self.fields.go_to(language, part)
        self._area.ensureWidgetVisible(field)

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        self.fields.set_read_only(is_read_only)
        self.plan.set_read_only(is_read_only)
        self.clauses.is_read_only = is_read_only
        self.documents.is_read_only = is_read_only
