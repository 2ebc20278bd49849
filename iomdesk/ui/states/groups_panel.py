"""Schemes of groups: made, named, switched off, filled."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from iomdesk.queries.states import SchemeRow
from iomdesk.runtime.translations import _
from iomdesk.ui.states.group_line import GroupLine
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.fields import ChoiceField, LineField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, empty, row, scrolled


class GroupsPanel(QWidget):
    """Show one scheme at a time; lines stay while their groups do, so that typing goes on."""

    schemeAdded = Signal(str)
    schemeRenamed = Signal(int, str)
    schemeUsed = Signal(int, bool)
    schemeRemoved = Signal(int)
    groupAdded = Signal(int, str)
    groupEdited = Signal(int, str, str)
    groupRemoved = Signal(int)
    putRequested = Signal(int)
    importRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schemes: dict[int, SchemeRow] = {}
        self.groups: dict[int, GroupLine] = {}
        self.new_scheme = LineField(_("New scheme"), _("New scheme, for example regional groups"))
        self.choice = ChoiceField(_("Scheme"), ())
        self.name = LineField(_("Name of the scheme"))
        self.used = QCheckBox(_("Shown in lists"))
        self.new_group = LineField(_("New group"), _("New group"))
        self.bring_in = TextButton(_("Import a scheme…"), "link", self.importRequested.emit, "upload")
        self._remove = IconButton("trash-2", _("Remove this scheme"), self._on_remove)
        self._lines = QVBoxLayout()
        self._scheme = QWidget()
        self._lay_out()
        self._connect()

    @property
    def scheme(self) -> int:
        """Return the scheme shown; 0 while there is none."""
        return int(self.choice.currentData() or 0)

    def show_schemes(self, schemes: Sequence[SchemeRow], wanted: int = 0) -> None:
        """Show the schemes; the one that was chosen stays chosen unless another is wanted."""
        chosen = wanted or self.scheme
        self._schemes = {scheme.id: scheme for scheme in schemes}
        self.choice.clear()
        for scheme in schemes:
            self.choice.addItem(scheme.name, scheme.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)) if schemes else -1)
        self.choice.setVisible(bool(schemes))
        self._show_scheme()

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.name.flush()
        for line in self.groups.values():
            line.flush()

    def _show_scheme(self) -> None:
        scheme = self._schemes.get(self.scheme)
        self._scheme.setVisible(scheme is not None)
        groups = scheme.groups if scheme else ()
        if [group.id for group in groups] != list(self.groups):
            empty(self._lines)
            self.groups = {group.id: self._line(GroupLine(group)) for group in groups}
        for group in groups:
            self.groups[group.id].show_group(group)
        if scheme is not None:
            self.name.show_stored(scheme.name)
            self.used.setChecked(scheme.is_used)

    def _line(self, line: GroupLine) -> GroupLine:
        line.edited.connect(self.groupEdited)
        line.removeRequested.connect(self.groupRemoved)
        line.putRequested.connect(self.putRequested)
        self._lines.addWidget(line)
        return line

    def _lay_out(self) -> None:
        named = row(self.name, self._remove)
        self._scheme.setLayout(column(named, self.used, 6, section(_("Groups")), self._lines, self.new_group))
        words = _(
            "Groups are yours to define: regional groups, a union and those who align themselves with it, "
            "or any other. None is built in."
        )
        content = QWidget()
        content.setLayout(
            column(
                label(words, "muted", wraps=True),
                self.new_scheme,
                row(self.bring_in, None),
                8,
                self.choice,
                self._scheme,
                None,
                margins=(0, 0, 8, 8),
            )
        )
        self.setLayout(column(scrolled(content)))

    def _connect(self) -> None:
        self.new_scheme.returnPressed.connect(self._on_new_scheme)
        self.new_group.returnPressed.connect(self._on_new_group)
        self.choice.committed.connect(lambda _scheme: self._show_scheme())
        self.name.committed.connect(lambda words: self.schemeRenamed.emit(self.scheme, words))
        self.used.clicked.connect(lambda on: self.schemeUsed.emit(self.scheme, on))

    def _on_remove(self) -> None:
        self.schemeRemoved.emit(self.scheme)

    def _on_new_scheme(self) -> None:
        words = self.new_scheme.text().strip()
        self.new_scheme.clear()
        if words:
            self.schemeAdded.emit(words)

    def _on_new_group(self) -> None:
        words = self.new_group.text().strip()
        self.new_group.clear()
        if words:
            self.groupAdded.emit(self.scheme, words)
