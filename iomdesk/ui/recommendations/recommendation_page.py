"""One recommendation: where it comes from, how far it is, its paragraphs."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from iomdesk.queries.agenda import ItemRow
from iomdesk.queries.recommendations import RecommendationRow
from iomdesk.runtime.translations import _
from iomdesk.ui.recommendations.clause_marks import ClauseMarks
from iomdesk.ui.recommendations.paragraphs_editor import ParagraphsEditor
from iomdesk.ui.recommendations.words import statuses
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label, separator
from iomdesk.ui.widgets.layouts import Part, column, row, scrolled
from iomdesk.ui.widgets.segments import language_switch


class RecommendationPage(QWidget):
    """Show and change one recommendation."""

    itemChosen = Signal(object)
    stepChosen = Signal(object)
    """(status): a step that is to be recorded"""
    removalWanted = Signal()
    languageChosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "strong")
        self.status = ChoiceField(_("Status"), statuses().items())
        self.status.setMinimumContentsLength(18)
        self.item = ChoiceField(_("From item"), [(None, _("no item"))])
        self.item.setMinimumContentsLength(26)
        self.clauses = ClauseMarks()
        self.languages = language_switch(language)
        self.remove = IconButton("trash-2", _("Put this recommendation into the trash"))
        self.banner = Banner()
        self.paragraphs = ParagraphsEditor(language)
        self._build()
        self.status.committed.connect(self.stepChosen)
        self.item.committed.connect(self.itemChosen)
        self.remove.clicked.connect(lambda: self.removalWanted.emit())
        self.languages.chosen.connect(self.languageChosen)

    def show_items(self, items: Sequence[ItemRow]) -> None:
        """Offer the items of the session."""
        with QSignalBlocker(self.item):
            chosen = self.item.currentData()
            self.item.clear()
            self.item.addItem(_("no item"), None)
            for one in items:
                self.item.addItem(f"{one.full_number} {one.title}", one.id)
            self.item.show_stored(chosen)

    def show_head(self, row_: RecommendationRow) -> None:
        """Show what is around the text."""
        self.title.setText(_("Recommendation {number}").format(number=row_.number))
        self.status.show_stored(row_.status)
        self.item.show_stored(row_.item_id)
        self.clauses.show_clauses(row_.clause_ids)

    def allow(self, is_allowed: bool) -> None:
        """Let everything be changed, or only be read."""
        for part in (self.clauses, self.paragraphs):
            part.allow(is_allowed)
        self.status.setEnabled(is_allowed)
        self.item.setEnabled(is_allowed)
        self.remove.setVisible(is_allowed)

    def _build(self) -> None:
        content = QWidget()
        content.setLayout(column(self.paragraphs, margins=(20, 16, 16, 24)))
        self.setLayout(
            column(
                row(self.title, None, self.languages, self.remove, margins=(20, 12, 12, 0)),
                row(
                    _named(_("Status"), self.status),
                    _named(_("From item"), self.item),
                    None,
                    gap="l",
                    margins=(20, 0, 16, 0),
                ),
                row(_named(_("Clauses"), self.clauses), None, margins=(20, 0, 16, 8)),
                separator(),
                self.banner,
                scrolled(content),
            )
        )


def _named(words: str, field: Part) -> QWidget:
    made = QWidget()
    made.setLayout(row(label(words, "field"), field))
    return made
