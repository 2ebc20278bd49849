"""The agenda as a list that is worked on with the keyboard alone: write, move, indent, remove."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragMoveEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QTreeView, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.delegate import AgendaDelegate
from iomdesk.ui.agenda.model import CLAUSE_MIME, AgendaModel
from iomdesk.ui.agenda.nodes import (
    Node,
    Place,
    place_below,
    place_indented,
    place_moved,
    place_outdented,
)
from iomdesk.ui.agenda.row_layout import INDENT

Index = QModelIndex | QPersistentModelIndex


class AgendaTree(QTreeView):
    """Show the agenda; what the user asks for comes out as signals in the agenda's own terms."""

    currentItemChanged = Signal(object)
    moveRequested = Signal(int, object)
    removeRequested = Signal(int)
    clauseRequested = Signal(int)
    editingEnded = Signal()

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Agenda"))
        self.agenda = model
        self.rows = AgendaDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self._set_up()
        self.rows.closeEditor.connect(self._on_editor_closed)
        self.rows.indentTyped.connect(self._on_indent_typed)
        self.rows.addClauseClicked.connect(self.clauseRequested)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.heightsDiffer.connect(self._on_heights_differ)
        model.modelReset.connect(self.expandAll)
        model.rowsMoved.connect(lambda _from, _first, _last, above, _place: self.expand(above))

    def _set_up(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        any_key = QAbstractItemView.EditTrigger.AnyKeyPressed  # for letters composed of several keys
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | any_key)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)

    @property
    def current_item(self) -> int | None:
        """Return the id of the item the keyboard is on."""
        return self.agenda.node(self.currentIndex()).id

    @property
    def is_writing(self) -> bool:
        """Say whether a title is open for writing."""
        return self.state() == QAbstractItemView.State.EditingState

    def choose(self, item: int | None) -> None:
        """Put the keyboard on an item."""
        index = self.agenda.index_of(self.agenda.node_of(item))
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def write_new(self, place: Place, title: str = "") -> None:
        """Open a line for a new item."""
        if self.agenda.is_read_only:
            return
        index = self.agenda.insert_draft(place)
        self.expandAll()
        self.setCurrentIndex(index)
        self.edit(index)
        editor = self.indexWidget(index)
        if title and isinstance(editor, QLineEdit):
            editor.setText(title)

    def finish_writing(self) -> None:
        """Hand in the title that is open."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.rows.commitData.emit(editor)
            self.rows.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def line_of_current(self) -> int:
        """Return on which line the keyboard is, counted over the whole tree; -1 where there is none."""
        node = self.agenda.node(self.currentIndex())
        return next((line for line, other in enumerate(self.agenda.root.walk()) if other is node), -1)

    def item_near(self, line: int) -> int | None:
        """Return the item on a line, or on the last one where there are fewer."""
        nodes = list(self.agenda.root.walk())
        return nodes[min(max(line, 0), len(nodes) - 1)].id if nodes else None

    def write_new_below(self) -> None:
        """Open a line below the current item, or at the end where there is none."""
        node = self.agenda.node(self.currentIndex())
        if node.id is None:
            self.write_new(Place(None, len(self.agenda.root.children)))
        else:
            self.write_new(place_below(node))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_writing:  # keys that the open line does not want, such as Enter, come up to here
            super().keyPressEvent(event)
            return
        node = self.agenda.node(self.currentIndex())
        if self._is_change(event) and not self.agenda.is_read_only and self._act(event, node):
            event.accept()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, goes_next: bool) -> bool:  # noqa: ARG002
        return False  # Tab indents here; F6 and Ctrl+Tab lead out

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.path().endswith(".iomdesk") for url in event.mimeData().urls()):
            event.ignore()  # a desk is opened by the window, not added to an item
            return
        super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        mime = event.mimeData()
        if mime.hasFormat(CLAUSE_MIME) or mime.hasUrls():
            on_item = self.indexAt(event.position().toPoint()).isValid()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept() if on_item else event.ignore()

    @staticmethod
    def _is_change(event: QKeyEvent) -> bool:
        return not event.modifiers() & Qt.KeyboardModifier.ControlModifier

    def _act(self, event: QKeyEvent, node: Node) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return self._move_by_key(event.key(), node)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.write_new_below()
            return True
        return node.id is not None and self._change_by_key(event, node, node.id)

    def _change_by_key(self, event: QKeyEvent, node: Node, item: int) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removeRequested.emit(item)
        elif key == Qt.Key.Key_Tab:
            self._move(node, place_indented(node))
        elif key == Qt.Key.Key_Backtab:
            self._move(node, place_outdented(node))
        elif event.text() == "/":
            self.clauseRequested.emit(item)
        elif key == Qt.Key.Key_F2 or (event.text() and event.text().isprintable()):
            self._write(event.text().strip())
        else:
            return False
        return True

    def _write(self, letter: str) -> None:
        """Open the title: to go on with it, or to begin anew with a letter."""
        self.edit(self.currentIndex())
        editor = self.indexWidget(self.currentIndex())
        if letter and isinstance(editor, QLineEdit):
            editor.setText(letter)

    def _move_by_key(self, key: int, node: Node) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if node.id is None or key not in steps:
            return False
        self._move(node, place_moved(node, steps[Qt.Key(key)]))
        return True

    def _move(self, node: Node, place: Place | None) -> None:
        if place is not None:
            self.moveRequested.emit(node.id, place)

    def _on_indent_typed(self, editor: QLineEdit, by: int) -> None:
        """Change the level of the item whose title is open; a new one goes on being written there."""
        node = self.agenda.node(self.currentIndex())
        place = place_indented(node) if by > 0 else place_outdented(node)
        if node.row is not None:
            self.finish_writing()
            self._move(node, place)
        elif place is not None:
            title = editor.text()
            self.agenda.remove_draft()
            self.write_new(place, title)

    def _on_editor_closed(
        self,
        _editor: QWidget,
        hint: QAbstractItemDelegate.EndEditHint,
    ) -> None:
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache or self._draft_is_empty():
            self.agenda.remove_draft()
        self.setFocus()
        self.editingEnded.emit()

    def _draft_is_empty(self) -> bool:
        return any(node.row is None and not node.title for node in self.agenda.root.walk())

    def dataChanged(self, top: Index, bottom: Index, roles: Sequence[int] = ()) -> None:
        """Draw all rows anew where many changed but not in height: Qt would look at each of them first."""
        if top == bottom or Qt.ItemDataRole.SizeHintRole in roles or QAccessible.isActive():
            super().dataChanged(top, bottom, roles)
        else:
            self.viewport().update()

    def _on_heights_differ(self, they_do: bool) -> None:
        if they_do == self.uniformRowHeights():
            self.setUniformRowHeights(not they_do)
            self.scheduleDelayedItemsLayout()

    def _on_current_changed(
        self, current: QModelIndex | QPersistentModelIndex, _before: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.currentItemChanged.emit(self.agenda.node(current).id)
