"""One group of a scheme: its name, its abbreviation, and how many States stand in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from iomdesk.queries.states import GroupRow
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.fields import LineField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import LANGUAGE_NAMES


class GroupLine(QFrame):
    """Edit a group in place, and put the States chosen in the list into it."""

    edited = Signal(int, str, str)
    """(group, field, words)"""
    removeRequested = Signal(int)
    putRequested = Signal(int)

    def __init__(self, group: GroupRow) -> None:
        super().__init__()
        self.setObjectName("card")
        self.id = group.id
        self.lines = {
            f"name_{key}": LineField(_("Name, {language}").format(language=words), words)
            for key, words in LANGUAGE_NAMES.items()
        }
        self.lines["abbreviation"] = LineField(_("Abbreviation"), _("Abbreviation"))
        self._count = label("", "small")
        self.put = TextButton(_("Put the chosen States in"), "link", self._on_put, "plus")
        remove = IconButton("trash-2", _("Remove this group"), lambda: self.removeRequested.emit(self.id))
        self.setLayout(
            column(*self.lines.values(), row(self._count, None, self.put, remove), margins=(12, 10, 12, 8))
        )
        for name, line in self.lines.items():
            line.committed.connect(lambda words, name=name: self.edited.emit(self.id, name, words))
        self.show_group(group)

    def show_group(self, group: GroupRow) -> None:
        """Show what the desk holds."""
        for key in LANGUAGE_NAMES:
            self.lines[f"name_{key}"].show_stored(group.names[key])
        self.lines["abbreviation"].show_stored(group.abbreviation)
        count = len({place.state_iso3 for place in group.states})
        self._count.setText(ngettext("{count} State", "{count} States", count).format(count=count))

    def flush(self) -> None:
        """Hand in what is being typed."""
        for line in self.lines.values():
            line.flush()

    def _on_put(self) -> None:
        self.putRequested.emit(self.id)
