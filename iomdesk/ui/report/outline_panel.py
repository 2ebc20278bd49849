"""The outline of a report: its profile, which sections and annexes in which order, under which titles."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QListWidgetItem, QWidget

from iomdesk.papers.report_outline import (
    Outline,
    outline_as_data,
    outline_from_data,
    with_moved,
    with_switched,
    with_title,
)
from iomdesk.queries.report_words import annex_names, profile_names, section_names
from iomdesk.runtime.translations import _
from iomdesk.services.report_views import ReportView
from iomdesk.ui.report.covered_sessions import CoveredSessions
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.fields import ChoiceField, LineField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.wrapped_list import WrappedList

_NAME = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PartList(WrappedList):
    """Switch parts on and off with Space, move them with Alt+Up and Alt+Down."""

    moved = Signal(str, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Move the part that is chosen."""
        place = self.currentRow() + by
        if self.currentItem() is not None and 0 <= place < self.count():
            self.moved.emit(str(self.currentItem().data(_NAME)), place)


class OutlinePanel(QWidget):
    """Change the outline; each change is one action that can be undone."""

    changed = Signal(object)
    """(fields of the report)"""

    def __init__(self) -> None:
        super().__init__()
        self._outline: Outline | None = None
        self._language = "fr"
        self.profile = ChoiceField(_("Profile"), profile_names().items())
        arrangements = (("items", _("per item of the agenda")), ("chapters", _("per chapter of the mandate")))
        self.arrangement = ChoiceField(_("Substance"), arrangements)
        markings = (("marked", _("with brackets and marks")), ("clean", _("clean")))
        self.marking = ChoiceField(_("Printed"), markings)
        self.sections = PartList(_("Sections"))
        self.annexes = PartList(_("Annexes"))
        self.sessions = CoveredSessions()
        self.title = LineField(_("Title of the section"), _("The usual title"))
        self.setLayout(self._laid_out())
        self._connect()

    def show_view(self, view: ReportView, language: str) -> None:
        """Show the outline of a report."""
        self._outline, self._language = outline_from_data(view.outline), language
        self.sessions.show_view(view)
        self.profile.show_stored(view.profile)
        self.arrangement.show_stored(self._outline.arrangement)
        self.marking.show_stored(view.marking)
        self._fill(self.sections, self._outline.sections, section_names(), "")
        self._fill(self.annexes, self._outline.annexes, annex_names(), "annex:")
        self._show_title()

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.title.flush()
        self.sessions.flush()

    def _laid_out(self) -> QLayout:
        fields = (
            column(label(words, "field"), field, gap="xs")
            for words, field in (
                (_("Profile"), self.profile),
                (_("Substance"), self.arrangement),
                (_("Printed"), self.marking),
            )
        )
        for field in (self.profile, self.arrangement, self.marking):
            field.setMinimumContentsLength(12)
        parts = column(
            row(section(_("Sections")), None, *self._movers(self.sections)),
            self.sections,
            label(_("Title of the section"), "field"),
            self.title,
            gap="xs",
        )
        annexes = column(
            row(section(_("Annexes")), None, *self._movers(self.annexes)), self.annexes, gap="xs"
        )
        lists = row(parts, annexes, self.sessions, gap="l")
        for place in range(3):
            lists.setStretch(place, 1)
        return column(row(*fields, gap="l"), lists, gap="m", margins=(16, 8, 16, 8))

    def _movers(self, parts: PartList) -> tuple[IconButton, IconButton]:
        up = IconButton("arrow-up", _("Move up (Alt+Up)"), lambda: parts.step(-1))
        return up, IconButton("arrow-down", _("Move down (Alt+Down)"), lambda: parts.step(1))

    def _connect(self) -> None:
        self.profile.committed.connect(lambda value: self.changed.emit({"profile": value}))
        self.marking.committed.connect(lambda value: self.changed.emit({"marking": value}))
        self.arrangement.committed.connect(self._arrange)
        self.title.committed.connect(self._name_section)
        self.sessions.changed.connect(lambda scope: self.changed.emit({"scope": scope}))
        self.sections.currentItemChanged.connect(lambda _now, _before: self._show_title())
        for parts in (self.sections, self.annexes):
            parts.itemChanged.connect(self._switch)
            parts.moved.connect(self._move)

    def _fill(self, parts: PartList, wanted: Any, names: Mapping[str, str], lead: str) -> None:
        with QSignalBlocker(parts):
            current = max(parts.currentRow(), 0)
            parts.clear()
            for one in wanted:
                item = QListWidgetItem(names[one.name], parts)
                item.setData(_NAME, f"{lead}{one.name}")
                item.setCheckState(_CHECKED if one.is_on else _UNCHECKED)
            parts.setCurrentRow(current)

    def _show_title(self) -> None:
        name = str(self.sections.currentItem().data(_NAME)) if self.sections.currentItem() else ""
        found = (
            next((one for one in self._outline.sections if one.name == name), None) if self._outline else None
        )
        self.title.show_stored(found.titles.get(self._language, "") if found else "")

    def _switch(self, item: QListWidgetItem) -> None:
        if self._outline is not None:
            is_on = item.checkState() == _CHECKED
            self._emit(with_switched(self._outline, str(item.data(_NAME)), is_on))

    def _move(self, name: str, place: int) -> None:
        if self._outline is not None:
            (self.annexes if name.startswith("annex:") else self.sections).setCurrentRow(place)
            self._emit(with_moved(self._outline, name, place))

    def _name_section(self, title: str) -> None:
        item = self.sections.currentItem()
        if self._outline is not None and item is not None:
            self._emit(with_title(self._outline, str(item.data(_NAME)), self._language, title))

    def _arrange(self, value: object) -> None:
        if self._outline is not None:
            data = outline_as_data(self._outline)
            self.changed.emit({"outline": {**data, "arrangement": value}})

    def _emit(self, outline: Outline) -> None:
        self.changed.emit({"outline": outline_as_data(outline)})
