"""The parts of a pack in order, each with its box to tick, its first page and how many pages it has."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from iomdesk.document.pack_parts import PackPartFact
from iomdesk.runtime.translations import _
from iomdesk.ui.packs.moves import Move, move_to, step
from iomdesk.ui.packs.workshop import PackPlace

_KEY = Qt.ItemDataRole.UserRole
_WIDTHS = (0, 58, 62)


class PartList(QTreeWidget):
    """Tick with Space, move with Alt and the arrows or by dragging, Enter shows the pages."""

    inclusionChanged = Signal(str, bool)
    moved = Signal(object)
    """(list of Move): together one action"""
    audienceWanted = Signal(str)
    """(key): turn it over between all copies and those with restricted documents"""
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._parts: Sequence[PackPartFact] = ()
        self._shown: Sequence[PackPartFact] = ()
        self.setHeaderLabels([_("In the pack"), _("Page"), _("Pages")])
        self.setAccessibleName(_("Parts of the pack"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            if width:
                self.header().resizeSection(column, width)
        self.itemChanged.connect(self._on_changed)
        self.currentItemChanged.connect(self._on_current)

    @property
    def current_key(self) -> str:
        """Return the key of the part the keyboard is on; empty for none."""
        item = self.currentItem()
        return str(item.data(0, _KEY)) if item is not None else ""

    @property
    def current_part(self) -> PackPartFact | None:
        """Return the part the keyboard is on."""
        return next((part for part in self._parts if part.key == self.current_key), None)

    def show_parts(
        self, parts: Sequence[PackPartFact], titles: Mapping[str, str], *, is_fixed: bool, is_whole: bool
    ) -> None:
        """Show the parts; those of an issued pack can no longer change.

        Unless it is the whole pack, items are left out below which there is nothing.
        """
        held = self.current_key
        treated = {part.item_id for part in parts if part.kind != "item"}
        self._parts = parts
        self._shown = [p for p in parts if is_whole or p.kind != "item" or p.item_id in treated]
        with QSignalBlocker(self):
            self.clear()
            for part in self._shown:
                self.addTopLevelItem(self._row(part, titles.get(part.key, ""), is_fixed))
        self.setDragEnabled(not is_fixed)
        self._choose(held)

    def show_places(self, places: Mapping[str, PackPlace]) -> None:
        """Show where each part came to stand."""
        with QSignalBlocker(self):
            for index in range(self.topLevelItemCount()):
                item = self.topLevelItem(index)
                place = places.get(str(item.data(0, _KEY))) if item else None
                if item is not None:
                    item.setText(1, place.first if place and place.pages else "")
                    item.setText(2, str(place.pages) if place and place.pages else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        way = ways.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.step(way)
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.current_key)
        elif event.key() == Qt.Key.Key_R and self.current_key:
            self.audienceWanted.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the desk move the part; the list shows it again in its new place."""
        target = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        last = self.topLevelItem(self.topLevelItemCount() - 1)
        place = target or last
        if place is not None and self.dragEnabled():
            self._tell(move_to(self._parts, self.current_key, str(place.data(0, _KEY))))

    def step(self, by: int) -> None:
        """Move the part the keyboard is on by one place; an item takes its documents along."""
        if self.dragEnabled():
            self._tell(step(self._parts, self._shown, self.current_key, by))

    def _tell(self, moves: list[Move]) -> None:
        if moves:
            self.moved.emit(moves)

    def _row(self, part: PackPartFact, title: str, is_fixed: bool) -> QTreeWidgetItem:
        words = " ".join(filter(None, (part.number if part.kind == "item" else "", title)))
        item = QTreeWidgetItem([("      " if part.level > 1 else "") + words, "", str(part.pages or "")])
        item.setData(0, _KEY, part.key)
        remark = _remark(part)
        item.setToolTip(0, f"{words}\n{remark}" if remark else words)
        if remark:
            item.setText(0, f"{item.text(0)}  ·  {remark}")
        font = item.font(0)
        font.setBold(part.kind == "item")
        item.setFont(0, font)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags if is_fixed else flags | Qt.ItemFlag.ItemIsUserCheckable)
        if not is_fixed:
            item.setCheckState(0, Qt.CheckState.Checked if part.is_included else Qt.CheckState.Unchecked)
        for column in (1, 2):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _choose(self, key: str) -> None:
        for index in range(self.topLevelItemCount()):
            item = self.topLevelItem(index)
            if item is not None and (str(item.data(0, _KEY)) == key or not key):
                self.setCurrentItem(item)
                return
        if key:
            self._choose("")

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            is_included = item.checkState(0) == Qt.CheckState.Checked
            self.inclusionChanged.emit(str(item.data(0, _KEY)), is_included)

    def _on_current(self, item: QTreeWidgetItem | None, _former: QTreeWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self.chosen.emit(str(item.data(0, _KEY)))


def _remark(part: PackPartFact) -> str:
    """Say in a few words what the secretariat should know of a part."""
    missing = {
        "no_file": _("no file yet"),
        "not_printable": _("cannot be printed"),
        "not_read": _("not read yet"),
    }
    remarks = [
        missing.get(part.missing, ""),
        _("restricted") if part.distribution == "restricted" else "",
        _("full copies only") if part.audience == "full" else "",
        _("late") if part.is_late else "",
    ]
    return ", ".join(filter(None, remarks))
