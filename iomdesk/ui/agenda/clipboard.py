"""Cut, copy and paste items as text; what was cut here comes back whole when it is pasted here."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from iomdesk.document.item_lines import ItemLine, read_item_lines, write_item_lines
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.agenda import move_item, remove_item, restore_item
from iomdesk.services.changes import Changes, Operation
from iomdesk.services.pasting import paste_items
from iomdesk.ui.agenda.nodes import Node, Place, place_below
from iomdesk.ui.agenda.tree import AgendaTree
from iomdesk.ui.operations import Operations


@dataclass(frozen=True)
class _Cut:
    """Remember an item that was cut, and the text that stands for it elsewhere."""

    item: int
    text: str


class AgendaClipboard(QObject):
    """Serve the usual keys on the tree of one session's agenda."""

    pasted = Signal(int)
    """(item): the first of those that were pasted."""

    def __init__(self, operations: Operations, session_id: int, tree: AgendaTree) -> None:
        super().__init__(tree)
        self._operations = operations
        self._session_id = session_id
        self._tree = tree
        self._cut: _Cut | None = None
        for key, do in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Cut, self.cut),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            shortcut = QShortcut(QKeySequence(key), tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def copy(self) -> None:
        """Copy the current item with all below it; without one, the whole agenda."""
        node = self._tree.agenda.node(self._tree.currentIndex())
        QGuiApplication.clipboard().setText(text_of(node))
        self._cut = None

    def copy_all(self) -> None:
        """Copy the whole agenda."""
        QGuiApplication.clipboard().setText(text_of(self._tree.agenda.root))
        self._cut = None

    def cut(self) -> None:
        """Copy the current item with all below it, and remove it."""
        node = self._tree.agenda.node(self._tree.currentIndex())
        if node.id is None or self._operations.is_read_only:
            return
        self.copy()
        self._cut = _Cut(node.id, text_of(node))
        self._operations.run(remove_item, item=node.id, said=_("Item cut"))

    def paste(self) -> None:
        """Add the lines of the clipboard as items below the current one."""
        text = QGuiApplication.clipboard().text()
        if self._operations.is_read_only or not read_item_lines(text):
            return
        if self._cut is not None and self._cut.text == text:
            self._put_back(self._cut.item, self._place())
        else:
            self._paste_text(text, self._place())
        self._cut = None

    def _paste_text(self, text: str, place: Place) -> None:
        count = len(read_item_lines(text))
        self._operations.run(
            paste_items,
            session=self._session_id,
            parent=place.parent,
            position=place.position,
            text=text,
            language=self._tree.agenda.language,
            then=self._on_pasted,
            said=ngettext("{count} item pasted", "{count} items pasted", count).format(count=count),
        )

    def _put_back(self, item: int, place: Place) -> None:
        """Move what was cut: annotation, documents and clauses would not come through text."""
        move = {"item": item, "parent": place.parent, "position": place.position}
        self._operations.run_together(
            (Operation(restore_item, {"item": item}), Operation(move_item, move)),
            then=lambda _changes: self.pasted.emit(item),
            said=_("Item moved"),
        )

    def _place(self) -> Place:
        node = self._tree.agenda.node(self._tree.currentIndex())
        return Place(None, len(self._tree.agenda.root.children)) if node.id is None else place_below(node)

    def _on_pasted(self, changes: Changes) -> None:
        if changes.created is not None:
            self.pasted.emit(changes.created)


def text_of(node: Node) -> str:
    """Write an item with all below it, or all items for the root, one a line, deeper ones indented."""
    lines = [ItemLine(0, node.title)] if node.row else []
    return write_item_lines([*lines, *_below(node, len(lines))])


def _below(node: Node, depth: int) -> list[ItemLine]:
    lines: list[ItemLine] = []
    for child in node.children:
        lines += [ItemLine(depth, child.title), *_below(child, depth + 1)]
    return lines
