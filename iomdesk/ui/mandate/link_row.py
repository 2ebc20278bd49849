"""One row of a concordance: the old clause, what became of it, the new clause, with what differs marked."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from iomdesk.document.word_diff import Mark, word_diff
from iomdesk.queries.concordance import ConcordanceRow
from iomdesk.queries.mandate import ClauseRow
from iomdesk.runtime.translations import _
from iomdesk.ui.mandate.diff_text import side_html
from iomdesk.ui.mandate.words import KINDS, link_kinds
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label, reference
from iomdesk.ui.widgets.layouts import column, row

MIDDLE_WIDTH = 176


class LinkRow(QFrame):
    """Show one link and let it be corrected: kind and new clause by keyboard, one more, or none."""

    kindChosen = Signal(str)
    newChosen = Signal(object)
    anotherWanted = Signal()
    partWanted = Signal()

    def __init__(self, news: Iterable[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._texts = ("", "")
        self.old, self.new = _Side(), _Side()
        self.kind = ChoiceField(_("What became of the clause"), ((k, link_kinds()[k]) for k in KINDS))
        self.target = ChoiceField(_("New clause"), ((None, _("none")), *news))
        self.target.setMinimumContentsLength(4)
        self.another = IconButton("plus", _("It became one more clause too"), self.anotherWanted.emit)
        self.part = IconButton("unlink", _("Part the two clauses"), self.partWanted.emit)
        self.kind.committed.connect(lambda value: self.kindChosen.emit(str(value)))
        self.target.committed.connect(self.newChosen)
        middle = QWidget()
        middle.setFixedWidth(MIDDLE_WIDTH)
        tools = row(self.target, self.another, self.part, gap="xs")
        middle.setLayout(column(self.kind, tools, None, gap="xs"))
        line = row(self.old, middle, self.new, gap="l", margins=(14, 10, 14, 10))
        line.setStretch(0, 1)
        line.setStretch(2, 1)
        self.setLayout(line)

    def show_link(self, link: ConcordanceRow, language: str) -> None:
        """Show another link in the same place, so that the keyboard stays where it is."""
        old, new = link.old, link.new
        self._texts = link.texts_in(language)
        self.old.show_clause(old)
        self.new.show_clause(new)
        self.kind.show_stored(link.kind)
        self.target.show_stored(new.id if new else None)
        has_both = old is not None and new is not None
        for part in (self.kind, self.another, self.part):
            part.setEnabled(has_both)
        self.target.setEnabled(old is not None)
        ends = [clause.reference if clause else "–" for clause in (old, new)]
        words = _("{old} → {new}: {kind}")
        self.setAccessibleName(words.format(old=ends[0], new=ends[1], kind=link_kinds()[link.kind]))
        self._mark()

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width: Qt's hint is that of the narrowest row and makes pages scroll."""
        return QSize(super().minimumSizeHint().width(), self.kind.sizeHint().height())

    def allow(self, is_allowed: bool) -> None:
        """Let the link be corrected, or only be read."""
        for part in (self.kind, self.target, self.another, self.part):
            part.setEnabled(part.isEnabled() and is_allowed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "new"):
            self._mark()

    def _mark(self) -> None:
        pieces = word_diff(*self._texts)
        self.old.words.setText(side_html(pieces, Mark.DELETED))
        self.new.words.setText(side_html(pieces, Mark.INSERTED))


class _Side(QWidget):
    """Show a clause of one version, or that there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._reference = reference("")
        self._same = label("", "small")
        self.words = QLabel()
        self.words.setProperty("role", "print")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        head = row(self._reference, self._same, None)
        layout: QVBoxLayout = column(head, self.words, None, gap="xs")
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_clause(self, clause: ClauseRow | None) -> None:
        self._reference.setText(clause.reference if clause else "–")
        same = ", ".join(clause.same_words_as) if clause else ""
        self._same.setText(_("same words as {references}").format(references=same) if same else "")
