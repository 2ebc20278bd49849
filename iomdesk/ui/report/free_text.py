"""The free text of a paper above its pages: what no record of the desk can say."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from iomdesk.queries.kept_texts import paper_text_key
from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.paper_kinds import free_text_names
from iomdesk.ui.text.field_journal import FieldJournal
from iomdesk.ui.widgets.fields import TextField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import LANGUAGE_NAMES

_HEIGHT = 132


class FreeText(QWidget):
    """Show and change the text of one paper in one language; hidden where the paper has none."""

    edited = Signal(str, str, str)
    """(kind, language, text): of the paper that was shown while it was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ("", "")
        self._title = label("", "field")
        self.field = TextField(_("Free text of the paper"), _("An empty line begins a new paragraph."))
        self.field.setFixedHeight(_HEIGHT)
        self.field.committed.connect(lambda text: self.edited.emit(*self._shown, text))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setLayout(column(row(self._title, None), self.field, gap="xs", margins=(16, 0, 16, 12)))
        self.hide()

    def choose(self, kind: str, language: str) -> bool:
        """Turn to another paper or language, after handing in what was typed; say whether it has a text."""
        if (kind, language) != self._shown:
            self.flush()
            self._shown = (kind, language)
            self.field.show_stored("")
        names = free_text_names()
        self.setVisible(kind in names)
        if kind in names:
            words = f"{names[kind]} – {LANGUAGE_NAMES[language]}"
            self._title.setText(words)
            self.field.setAccessibleName(words)
        return kind in names

    def show_texts(self, kind: str, language: str, texts: Mapping[str, str]) -> None:
        """Show what the desk holds, if that is still the paper shown."""
        if (kind, language) == self._shown:
            self.field.show_stored(texts.get(language, ""))
            self.field.setPlaceholderText(_hint(language, texts))

    def keep_typing(self, operations: Operations, session: int) -> None:
        """Note what is typed, so that nothing of it is lost before it is handed in."""
        FieldJournal(
            operations, self.field, lambda: paper_text_key(session, *self._shown) if self._shown[0] else None
        )

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.field.flush()

    def allow(self, is_allowed: bool) -> None:
        """Let the text be changed, or only be read."""
        self.field.setReadOnly(not is_allowed)


def _hint(language: str, texts: Mapping[str, str]) -> str:
    """Say what the page prints instead while there is no text in this language."""
    others = [LANGUAGE_NAMES[one] for one in LANGUAGE_NAMES if one != language and texts.get(one)]
    if not others:
        return _("An empty line begins a new paragraph.")
    return _("No text in this language yet; the page prints what there is in: {languages}.").format(
        languages=", ".join(others)
    )
