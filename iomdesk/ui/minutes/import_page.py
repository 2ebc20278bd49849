"""Earlier minutes before they are stored: item by item, what goes nowhere given to items by hand."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QListWidgetItem,
    QSplitter,
)

from iomdesk.document.text import plain_text
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.minutes_import import ImportItem, ImportLine, ImportProposal
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label, separator
from iomdesk.ui.widgets.layouts import column, frame, row
from iomdesk.ui.widgets.segments import language_switch
from iomdesk.ui.widgets.wrapped_list import WrappedList

_KEY = int(Qt.ItemDataRole.UserRole)
_NOWHERE = 0
_LEAST_WIDTH = 240
_MOST_SHOWN = 400  # signs of a paragraph


class ImportPage(QFrame):
    """Show where each paragraph of a file would go; nothing is stored before that is asked for."""

    left = Signal()
    fileWanted = Signal()
    storeWanted = Signal(object, bool)
    """(ImportProposal, whether it takes the place of what is there)"""

    def __init__(self, parent: QFrame | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.proposal: ImportProposal | None = None
        self._former: list[ImportProposal] = []
        self.banner = Banner()
        self.source = label("", "small", wraps=True)
        self.items = WrappedList(_("Items of the agenda"))
        self.items.setMinimumWidth(_LEAST_WIDTH)
        self.items.currentItemChanged.connect(lambda *_: self._show_lines())
        self.lines = WrappedList(_("Paragraphs of the file"))
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.target = ChoiceField(_("Item for the selected paragraphs"), ())
        self.target.setMinimumContentsLength(24)
        self.give = TextButton(_("Give to this item"), "", self.give_selected)
        self.give.setToolTip(_("Give the selected paragraphs to the item (Ctrl+G)"))
        self.leave_out = TextButton(_("Leave out"), "", self.leave_selected_out)
        self.leave_out.setToolTip(_("Leave the selected paragraphs out (Del)"))
        self.undo = TextButton(_("Undo"), "link", self.take_back, "undo-2")
        self.replaces = QCheckBox(_("In place of the minutes that are there (they are sealed first)"))
        self.languages = language_switch("fr")
        self.file = TextButton(_("Choose a file…"), "", self.fileWanted.emit, "folder-open")
        self.store = TextButton(_("Import"), "primary", self._store, "check")
        self._lay_out()
        self.show_proposal(None, None)

    def show_proposal(self, proposal: ImportProposal | None, path: Path | None) -> None:
        """Show what was read from a file, or that none was chosen yet."""
        self._former.clear()
        self.proposal = proposal
        if path is not None:
            words = _("Read from {name}. Nothing is stored yet.").format(name=path.name)
        else:
            words = _("A Word or text file is split by the headings that the items of the agenda have there.")
        self.source.setText(words)
        self.target.clear()
        for one in proposal.items if proposal else ():
            self.target.addItem(_named(one), one.id)
        self._show()
        if proposal is not None:
            (self.items if proposal.left_out else self.store).setFocus()

    def give_selected(self) -> None:
        """Give the selected paragraphs to the item that is chosen."""
        self._assign(self.target.currentData())

    def leave_selected_out(self) -> None:
        """Leave the selected paragraphs out."""
        self._assign(None)

    def take_back(self) -> None:
        """Take back what was last given."""
        if self._former:
            self.proposal = self._former.pop()
            self._show()

    def _lay_out(self) -> None:
        back = TextButton(_("Back to the text"), "", self.left.emit, "arrow-left")
        title = label(_("Import earlier minutes"), "strong")
        head = row(back, title, None, self.file, self.store, gap="m", margins=(16, 12, 16, 0))
        said = row(self.languages, self.source, self.replaces, gap="m", margins=(16, 0, 16, 4))
        said.setStretchFactor(self.source, 1)
        moving = row(self.target, self.give, self.leave_out, None, self.undo, gap="m")
        beside = frame("beside-import", column(self.lines, moving, gap="s", margins=(8, 8, 16, 12)))
        chosen = frame("items-import", column(self.items, margins=(16, 8, 8, 12)))
        body = QSplitter(Qt.Orientation.Horizontal)
        for part in (chosen, beside):
            body.addWidget(part)
        body.setSizes([300, 560])
        body.setStretchFactor(1, 1)
        body.setChildrenCollapsible(False)
        layout = column(head, said, separator(), self.banner, body, gap="s")
        layout.setStretchFactor(body, 1)
        self.setLayout(layout)
        for keys, pressed in (
            ("Escape", self.left.emit),
            ("Ctrl+G", self.give_selected),
            ("Ctrl+Z", self.take_back),
            ("Del", self.leave_selected_out),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(pressed)

    def _assign(self, item: int | None) -> None:
        places = {int(one.data(_KEY)) for one in self.lines.selectedItems()}
        if self.proposal is not None and places:
            self._former.append(self.proposal)
            self.proposal = self.proposal.assigned(places, item)
            self._show()

    def _show(self) -> None:
        proposal = self.proposal
        chosen = self._current_item()
        with QSignalBlocker(self.items):
            self.items.clear()
            if proposal is not None:
                self._add_item(_NOWHERE, _("Not assigned"), proposal.left_out, False)
                counts = _counts(proposal)
                for one in proposal.items:
                    self._add_item(one.id, _named(one), counts.get(one.id, 0), one.has_text)
        keys = [int(self.items.item(place).data(_KEY)) for place in range(self.items.count())]
        if keys:
            self.items.setCurrentRow(keys.index(chosen) if chosen in keys else 0)
        self._show_lines()
        stored = len(proposal.texts()) if proposal else 0
        words = ngettext("Import into {count} item", "Import into {count} items", stored)
        self.store.setText(words.format(count=stored) if stored else _("Import"))
        self.store.setEnabled(bool(stored))
        self.undo.setEnabled(bool(self._former))
        for part in (self.target, self.give, self.leave_out):
            part.setEnabled(proposal is not None)

    def _add_item(self, key: int, words: str, count: int, has_text: bool) -> None:
        said = ngettext("{count} paragraph", "{count} paragraphs", count).format(count=count)
        if has_text:
            said = _("{count} · has minutes already").format(count=said)
        made = QListWidgetItem(f"{words}\n{said}")
        made.setData(_KEY, key)
        self.items.addItem(made)

    def _current_item(self) -> int | None:
        current = self.items.currentItem()
        return None if current is None else int(current.data(_KEY))

    def _show_lines(self) -> None:
        self.lines.clear()
        wanted = self._current_item()
        for place, line in enumerate(self.proposal.lines if self.proposal else ()):
            if (line.item or _NOWHERE) != wanted:
                continue
            words = f"{line.number} {plain_text(line.paragraph.text)}".strip()
            cut = words if len(words) <= _MOST_SHOWN else words[:_MOST_SHOWN] + "…"
            made = QListWidgetItem(_said(line).format(words=cut))
            made.setData(_KEY, place)
            self.lines.addItem(made)

    def _store(self) -> None:
        if self.proposal is not None:
            self.storeWanted.emit(self.proposal, self.replaces.isChecked())


def _said(line: ImportLine) -> str:
    if line.is_heading:
        return _("Heading: {words}")
    return (
        _("The paper writes this by itself: {words}") if line.is_composed and line.item is None else "{words}"
    )


def _counts(proposal: ImportProposal) -> dict[int, int]:
    found: dict[int, int] = {}
    for line in proposal.lines:
        if line.item is not None and not line.is_heading:
            found[line.item] = found.get(line.item, 0) + 1
    return found


def _named(one: ImportItem) -> str:
    return f"{one.number}  {one.title}"
