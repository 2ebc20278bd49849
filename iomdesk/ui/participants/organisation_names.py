"""The names of an organisation in the languages of the papers, and its abbreviation."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.participants.lines import PersonLine, pass_undo
from iomdesk.ui.tokens import SPACE
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column
from iomdesk.ui.wording import LANGUAGE_NAMES


class OrganisationNames(QWidget):
    """Show and edit what an organisation is called; a name that is missing is the French one on paper."""

    edited = Signal(str, str)
    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = {
            f"name_{key}": PersonLine(_("Name, {language}").format(language=words), words)
            for key, words in LANGUAGE_NAMES.items()
        }
        self.lines["abbreviation"] = PersonLine(_("Abbreviation"))
        self._lay_out()
        for field, line in self.lines.items():
            pass_undo(line)
            line.textChanged.connect(lambda _text: self.touched.emit())
            line.editingFinished.connect(self.touched)
            line.committed.connect(lambda text, field=field: self.edited.emit(field, text.strip()))

    @property
    def is_being_written(self) -> bool:
        """Say whether anything is typed that was not handed in."""
        return any(line.is_being_written for line in self.lines.values())

    def show_names(self, names: Mapping[str, str], abbreviation: str) -> None:
        """Show what the desk holds; without a French name, the others stand alone."""
        for key in LANGUAGE_NAMES:
            self.lines[f"name_{key}"].show_stored(names.get(key, ""))
        self.lines["abbreviation"].show_stored(abbreviation)

    def flush(self) -> None:
        """Hand in what is being typed."""
        for line in self.lines.values():
            line.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        for line in self.lines.values():
            line.setReadOnly(is_read_only)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE["s"])
        grid.setVerticalSpacing(SPACE["xs"])
        heads = [*(key.upper() for key in LANGUAGE_NAMES), _("Abbreviation")]
        for place, (words, line) in enumerate(zip(heads, self.lines.values(), strict=True)):
            named = label(words, "field")
            named.setBuddy(line)
            grid.addWidget(named, place, 0)
            grid.addWidget(line, place, 1)
        grid.setColumnStretch(1, 1)
        self.lines["abbreviation"].setMaximumWidth(160)
        self.setLayout(column(section(_("Names on paper")), grid))
