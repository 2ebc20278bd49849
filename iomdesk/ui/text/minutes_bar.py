"""The buttons above the text of minutes: the kind of the paragraph, footnotes and links beside the faces."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from iomdesk.document.text_paragraph import ParagraphKind
from iomdesk.runtime.translations import _
from iomdesk.ui.text.format_bar import FormatBar
from iomdesk.ui.text.kinds import kind_name
from iomdesk.ui.text.minutes_edit import KIND, LINK, NOTE, MinutesEdit
from iomdesk.ui.widgets.buttons import TextButton

_WIDTH, _NARROW = 132, 104  # pixels
_ROOMY, _TIGHT, _SCARCE = 830, 690, 560


class MinutesBar(FormatBar):
    """Show the kind of the paragraph at the cursor, and change it."""

    def __init__(self, editor: MinutesEdit, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self.kind = TextButton("", "", self._choose, "chevron-down")
        self.kind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.kind.setMinimumWidth(_WIDTH)
        self.kind.setToolTip(_("Kind of paragraph…") + f" ({KIND})")
        self._minutes = editor
        self._layout.insertWidget(0, self.kind)
        self._layout.insertSpacing(1, 8)
        self._layout.addSpacing(8)
        self.note = self._button("asterisk", _("Insert a footnote"), NOTE, editor.insert_note, switches=False)
        self.link = self._button("link", _("Link…"), LINK, editor.linkWanted.emit, switches=False)
        editor.kindChanged.connect(self._show_kind)
        self._show_kind(ParagraphKind.SUMMARY)

    def make_room(self, width: int) -> None:
        """Leave out what has a key that everybody knows on a narrow page (width in pixels)."""
        for button in (self.undo, self.redo):
            button.setVisible(width >= _ROOMY)
        self.superscript.setVisible(width >= _TIGHT)
        for button in (self.bold, self.italic, self.bullets, self.counted):
            button.setVisible(width >= _SCARCE)
        self.kind.setMinimumWidth(_WIDTH if width >= _TIGHT else _NARROW)

    def _show_kind(self, kind: ParagraphKind) -> None:
        name = kind_name(kind)
        self.kind.setText(name)
        self.kind.setAccessibleName(_("Kind of paragraph: {kind}").format(kind=name))

    def _choose(self) -> None:
        self._minutes.open_kinds(self.kind.mapToGlobal(QPoint(0, self.kind.height() + 2)))
