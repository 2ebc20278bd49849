"""Owner and due date of an action: a row below the text while the cursor is in such a paragraph."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QFrame, QSizePolicy, QWidget

from iomdesk.document.text_paragraph import ParagraphKind
from iomdesk.runtime.translations import _
from iomdesk.ui.text.due_dates import due_in_words, due_typed
from iomdesk.ui.text.kinds import set_action
from iomdesk.ui.text.marks import marks_of
from iomdesk.ui.text.minutes_edit import MinutesEdit
from iomdesk.ui.widgets.fields import LineField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import row


class ActionRow(QFrame):
    """Write owner and due date of the action at the cursor; Enter goes on, and then back to the text."""

    def __init__(self, editor: MinutesEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textFoot")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._editor = editor
        self._owners = QStringListModel(self)
        self.owner = LineField(_("To be done by"), _("Administration, Chair, a delegation…"))
        self.due = LineField(_("Due"), _("day.month.year, or words"))
        self.due.setMaximumWidth(190)
        completer = QCompleter(self._owners, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.popup().setObjectName("boxed")  # type: ignore[union-attr]
        self.owner.setCompleter(completer)
        for field in (self.owner, self.due):
            field.committed.connect(lambda _words: self._hand_in())
        self.owner.returnPressed.connect(self.due.setFocus)
        self.due.returnPressed.connect(self._leave)
        parts = (label(_("To be done by"), "small"), self.owner, label(_("Due"), "small"), self.due)
        self.setLayout(row(*parts, margins=(20, 8, 16, 8)))
        self.hide()
        editor.cursorPositionChanged.connect(self.follow)
        editor.document().contentsChanged.connect(self.follow)
        editor.actionMade.connect(self.begin)

    def suggest(self, owners: Iterable[str]) -> None:
        """Offer names of those who may act."""
        self._owners.setStringList(list(owners))

    def begin(self) -> None:
        """Go to the first field that is empty."""
        self.follow()
        (self.due if self.owner.text() else self.owner).setFocus()

    def follow(self) -> None:
        """Show what is said of the paragraph at the cursor."""
        block = self._editor.textCursor().block()
        marks = marks_of(block)
        is_action = marks.kind is ParagraphKind.ACTION
        if is_action:
            self.owner.show_stored(marks.owner)
            self.due.show_stored(due_in_words(marks.due))
        self.setVisible(is_action and not self._editor.isReadOnly())

    def _hand_in(self) -> None:
        block = self._editor.textCursor().block()
        if marks_of(block).kind is ParagraphKind.ACTION:
            set_action(block, owner=" ".join(self.owner.text().split()), due=due_typed(self.due.text()))

    def _leave(self) -> None:
        self._hand_in()
        self._editor.setFocus()
