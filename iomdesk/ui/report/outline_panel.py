"""The outline of a report: its profile, which sections and annexes in which order, under which titles."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from iomdesk.papers.report_outline import (
    Outline,
    outline_as_data,
    outline_from_data,
    with_moved,
    with_switched,
    with_title,
)
from iomdesk.queries.report_words import annex_names, profile_names, section_names
from iomdesk.queries.sessions import SessionRow
from iomdesk.runtime.translations import _
from iomdesk.services.report_views import ReportView
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.fields import ChoiceField, LineField, NumberField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import session_title, session_when_where

_NAME = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PartList(QListWidget):
    """Switch parts on and off with Space, move them with Alt+Up and Alt+Down."""

    moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumWidth(150)

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
        self.addressee = NumberField(_("Session it goes to"), 999)
        self.sections = PartList()
        self.annexes = PartList()
        self.sessions = PartList()
        self.sessions.setAccessibleName(_("Sessions it covers"))
        self._covered: tuple[int, ...] = ()
        self._own = 0
        self.title = LineField(_("Title of the section"), _("The usual title"))
        self.sections.setAccessibleName(_("Sections"))
        self.annexes.setAccessibleName(_("Annexes"))
        self.setLayout(self._laid_out())
        self._connect()

    def show_view(self, view: ReportView, language: str) -> None:
        """Show the outline of a report."""
        self._outline, self._language = outline_from_data(view.outline), language
        self._own, self._covered = view.session, view.sessions
        self.profile.show_stored(view.profile)
        self.arrangement.show_stored(self._outline.arrangement)
        self.marking.show_stored(view.marking)
        self.addressee.show_stored(view.addressee_session)
        self._fill(self.sections, self._outline.sections, section_names(), "")
        self._fill(self.annexes, self._outline.annexes, annex_names(), "annex:")
        self._show_title()

    def show_sessions(self, rows: Sequence[SessionRow]) -> None:
        """Show the sessions of the desk, those that the report covers checked."""
        with QSignalBlocker(self.sessions):
            self.sessions.clear()
            for one in rows:
                words = " · ".join(filter(None, (session_title(one), session_when_where(one))))
                item = QListWidgetItem(words, self.sessions)
                item.setData(_NAME, one.id)
                item.setCheckState(_CHECKED if one.id in self._covered else _UNCHECKED)
                if one.id == self._own:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)

    def _cover(self, _item: QListWidgetItem) -> None:
        """Let the report cover the sessions that are checked, besides its own."""
        every = [self.sessions.item(place) for place in range(self.sessions.count())]
        chosen = [int(one.data(_NAME)) for one in every if one.checkState() == _CHECKED]
        self.changed.emit({"scope": {"sessions": [one for one in chosen if one != self._own]}})

    def _laid_out(self) -> Any:
        for field in (self.profile, self.arrangement, self.marking):
            field.setMinimumContentsLength(18)
        fields = column(
            label(_("Profile"), "field"),
            self.profile,
            label(_("Substance"), "field"),
            self.arrangement,
            label(_("Printed"), "field"),
            self.marking,
            label(_("Session it goes to"), "field"),
            self.addressee,
            section(_("Sessions it covers")),
            self.sessions,
            gap="xs",
        )
        parts = column(
            row(section(_("Sections")), None, *self._movers(self.sections)),
            self.sections,
            self.title,
            gap="xs",
        )
        annexes = column(
            row(section(_("Annexes")), None, *self._movers(self.annexes)), self.annexes, gap="xs"
        )
        laid = row(fields, parts, annexes, gap="l", margins=(16, 8, 16, 8))
        laid.setStretch(1, 1)
        laid.setStretch(2, 1)
        return laid

    def _movers(self, parts: PartList) -> tuple[IconButton, IconButton]:
        up = IconButton("arrow-up", _("Move up (Alt+Up)"), lambda: parts.step(-1))
        return up, IconButton("arrow-down", _("Move down (Alt+Down)"), lambda: parts.step(1))

    def _connect(self) -> None:
        self.profile.committed.connect(lambda value: self.changed.emit({"profile": value}))
        self.marking.committed.connect(lambda value: self.changed.emit({"marking": value}))
        self.addressee.committed.connect(lambda value: self.changed.emit({"addressee_session": value}))
        self.arrangement.committed.connect(self._arrange)
        self.title.committed.connect(self._name_section)
        self.sessions.itemChanged.connect(self._cover)
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
