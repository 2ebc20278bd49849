"""The left side of the pack: its parts in order, what changed since it was issued, and how large it is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from iomdesk.document.pack_parts import PackPartFact
from iomdesk.papers.pack_kept import kept_texts
from iomdesk.queries.packs import PackView
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Operation
from iomdesk.services.packs import address_part, include_part, move_part
from iomdesk.ui.packs.moves import Move, block_of
from iomdesk.ui.packs.part_list import PartList
from iomdesk.ui.packs.words import missing_of, summary_of, title_of
from iomdesk.ui.packs.workshop import MadePack
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row

_SHOWN = 3  # columns of the differences: where a paper is now, the list of parts says


class Arranging(QWidget):
    """Show and arrange the parts; each change is one action of the desk."""

    wanted = Signal(object)
    """(tuple of Operation): one action, undone by one undo"""
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._view: PackView | None = None
        self.parts = PartList()
        self.up = IconButton("arrow-up", _("Move up (Alt+↑)"), lambda: self.parts.step(-1))
        self.down = IconButton("arrow-down", _("Move down (Alt+↓)"), lambda: self.parts.step(1))
        self.full_only = TextButton(_("Full copies only"), "link", self._address_current, "lock")
        self.full_only.setToolTip(_("Only in copies with restricted documents, or in all (R)"))
        self.differences = _differences()
        self.changed_title = section(_("Since the pack was issued"))
        self.missing = label("", "small", wraps=True)
        self.summary = label("", "small", wraps=True)
        self.tools = row(self.up, self.down, self.full_only, None)
        self.setLayout(
            column(
                self.parts,
                self.tools,
                self.changed_title,
                self.differences,
                self.missing,
                self.summary,
                margins=(10, 6, 10, 8),
            )
        )
        self.parts.inclusionChanged.connect(self._include)
        self.parts.moved.connect(self._move)
        self.parts.audienceWanted.connect(lambda _key: self._address_current())
        self.parts.chosen.connect(self.chosen)
        self.setFocusProxy(self.parts)

    def show_view(self, view: PackView, *, is_fixed: bool) -> None:
        """Show a pack as it is arranged; its pages and size come when it is made."""
        self._view = view
        self.parts.show_parts(view.parts, _titles(view), is_fixed=is_fixed, is_whole=view.number == 0)
        for button in (self.up, self.down, self.full_only):
            button.setEnabled(not is_fixed)
        self.missing.setText("" if view.is_issued else missing_of(view.parts, view.language))
        self.missing.setVisible(bool(self.missing.text()))
        for part in (self.changed_title, self.differences):
            part.setVisible(view.number > 0)

    def show_made(self, made: MadePack) -> None:
        """Show where everything came to stand, and how large it is."""
        self.parts.show_places(made.places)
        self.summary.setText(summary_of(made, duplex=bool(made.job.view.options.get("duplex"))))
        text = made.job.texts[True]
        self.differences.setHeaderLabels(list(text.difference_heads[:_SHOWN]))
        self.differences.clear()
        for line in text.differences:
            item = QTreeWidgetItem(list(line[:_SHOWN]))
            item.setToolTip(0, line[0])
            self.differences.addTopLevelItem(item)

    def _here(self) -> dict[str, Any]:
        assert self._view is not None
        return {"session": self._view.session_id, "language": self._view.language}

    def _move(self, moves: Sequence[Move]) -> None:
        here = self._here()
        self.wanted.emit(
            tuple(Operation(move_part, {**here, "key": key, "place": place}) for key, place in moves)
        )

    def _include(self, key: str, is_included: bool) -> None:
        """An item goes with its documents; a document brings its item along."""
        if self._view is None:
            return
        keys = block_of(self._view.parts, key)
        part = self.parts.current_part if self.parts.current_key == key else self._part(key)
        if is_included and part is not None and part.kind == "document":
            keys = [f"item:{part.item_id}", *keys]
        here = {**self._here(), "is_included": is_included}
        self.wanted.emit(tuple(Operation(include_part, {**here, "key": one}) for one in keys))

    def _address_current(self) -> None:
        """Turn a part over between all copies and full ones; an item with its documents."""
        part = self.parts.current_part
        if part is None or self._view is None or not self.parts.dragEnabled():
            return
        found = map(self._part, block_of(self._view.parts, part.key))
        papers = [one for one in found if one is not None and one.kind != "item"]
        audience = "all" if papers and papers[0].audience == "full" else "full"
        here = {**self._here(), "audience": audience}
        self.wanted.emit(tuple(Operation(address_part, {**here, "key": one.key}) for one in papers))

    def _part(self, key: str) -> PackPartFact | None:
        return next((part for part in self._view.parts if part.key == key), None) if self._view else None


def _differences() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(_("Differences since the pack was issued"))
    made.setRootIsDecorated(False)
    made.setMaximumHeight(150)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setColumnCount(_SHOWN)
    made.header().setStretchLastSection(False)
    made.header().setSectionResizeMode(made.header().ResizeMode.ResizeToContents)
    made.header().setSectionResizeMode(0, made.header().ResizeMode.Stretch)
    return made


def _titles(view: PackView) -> dict[str, str]:
    """Name the parts, those of an issued pack as they were called."""
    named = {part.key: title_of(part, view.language) for part in view.parts}
    kept = kept_texts(view.layout)[True].lines if view.is_issued and view.layout else ()
    return named | {line.key: line.title for line in kept}
