"""One formula: its words, what may stand in braces, the default below, and the way back to it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.runtime.translations import _
from iomdesk.services.formulae import FormulaRow
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import TextField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, empty, row

_HEIGHT = 70
_MOST_PLACES = 7


class FormulaCard(QWidget):
    """Edit a formula; what is refused stays in the field with a sentence that says why."""

    changed = Signal(str, object)
    """(key, forms): the words were changed."""
    resetWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: FormulaRow | None = None
        self.one = TextField(_("Words"))
        self.many = TextField(_("Words for several"))
        self.banner = Banner()
        self.reset = TextButton(_("Take the default back"), "link", self._on_reset, "rotate-ccw")
        self._several = section(_("For several bodies or things"))
        self._single = section(_("Words"))
        self._places = row(gap="xs")
        self._default = label("", "print", wraps=True)
        self._left_out = label("", "small", wraps=True)
        self._key = label("", "muted")
        self._fields = (self.one, self.many)
        self._written = self.one
        for field in self._fields:
            field.setFixedHeight(_HEIGHT)
            field.committed.connect(lambda _text: self._on_committed())
            field.cursorPositionChanged.connect(lambda field=field: self._note_field(field))
        hint = label(_("These may stand in the words, and are filled in on the paper:"), "small", wraps=True)
        parts = (
            self._single,
            self.one,
            self._several,
            self.many,
            self.banner,
            self._left_out,
            hint,
            self._places,
        )
        default = column(section(_("Default")), self._default, row(self.reset, None), gap="xs")
        layout = column(self._key, *parts, 8, default, None, gap="s", margins=(16, 4, 4, 4))
        self.setLayout(layout)

    def show_row(self, formula: FormulaRow) -> None:
        """Show a formula, or the same one as it is stored now."""
        is_other = self._row is None or self._row.key != formula.key or self._row.shipped != formula.shipped
        self._row = formula
        if is_other:
            self.banner.hide()
        has_two = len(formula.shipped) > 1
        self._single.setText((_("For one body or thing") if has_two else _("Words")).upper())
        for field, words in zip(self._fields, (*formula.forms, ""), strict=False):
            field.show_stored(words)
        self._several.setVisible(has_two)
        self.many.setVisible(has_two)
        self._key.setText(formula.key)
        self._default.setText("\n".join(formula.shipped))
        self._show_places(formula.places)
        self._left_out.setText(_left_out(formula.left_out))
        self._left_out.setVisible(bool(formula.left_out))
        self.reset.setEnabled(formula.is_own and not self.one.isReadOnly())

    def refuse(self, error: Exception) -> None:
        """Say why the words were not taken."""
        self.banner.say(str(error), "danger", stays=True)

    def accept(self) -> None:
        """Take back what was said against the words."""
        self.banner.hide()

    def flush(self) -> None:
        """Hand in what is being typed."""
        for field in self._fields:
            field.flush()

    def allow(self, is_allowed: bool) -> None:
        """Let the words be changed, or only be read."""
        for field in self._fields:
            field.setReadOnly(not is_allowed)

    def _show_places(self, places: Sequence[str]) -> None:
        empty(self._places)
        for name in places[:_MOST_PLACES]:
            button = TextButton(f"{{{name}}}", "link", partial(self._insert, name))
            button.setToolTip(_("Put this where the cursor is"))
            button.setEnabled(not self.one.isReadOnly())
            self._places.addWidget(button)
        self._places.addStretch(1)

    def _insert(self, name: str) -> None:
        self._written.insertPlainText(f"{{{name}}}")
        self._written.setFocus()

    def _note_field(self, field: TextField) -> None:
        if field.hasFocus():
            self._written = field

    def _on_committed(self) -> None:
        if self._row is not None:
            forms = [field.toPlainText() for field in self._fields[: len(self._row.shipped)]]
            self.changed.emit(self._row.key, tuple(" ".join(form.splitlines()) for form in forms))

    def _on_reset(self) -> None:
        if self._row is not None:
            self.resetWanted.emit(self._row.key)


def _left_out(names: Sequence[str]) -> str:
    places = ", ".join(f"{{{name}}}" for name in names)
    return _("Left out: {places}. What stands there will not be printed.").format(places=places)
