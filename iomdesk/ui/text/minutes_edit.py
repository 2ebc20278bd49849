"""The editor of minutes: paragraphs of a kind, numbered in the margin, with footnotes, links and tables."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QResizeEvent, QShortcut, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from iomdesk.document.text_paragraph import ParagraphKind
from iomdesk.runtime.translations import _
from iomdesk.ui.text.inlays import anchor_of, call_at, insert_call, insert_link, link_at, remove_link
from iomdesk.ui.text.kinds import kind_menu, set_kind
from iomdesk.ui.text.margin import NARROW, WIDE, Margin
from iomdesk.ui.text.marks import marks_of
from iomdesk.ui.text.rich_text_edit import RichTextEdit
from iomdesk.ui.text.table_menu import add_table_part

KIND, NOTE, LINK, FOLLOW, NEXT = "Alt+K", "Ctrl+Alt+F", "Ctrl+L", "Alt+Return", "Ctrl+Return"
_LEAST_TEXT = 380  # pixels: with less the margin shows numbers alone
_RIGHT = 24
_AIR = 5  # between the margin and the text


class MinutesEdit(RichTextEdit):
    """Edit the minutes of an item."""

    kindChanged = Signal(object)
    """(kind): the cursor stands in a paragraph of this kind, or its kind was changed."""
    actionMade = Signal()
    """The paragraph at the cursor was made an action."""
    noteWanted = Signal(int)
    """(call): the footnote is to be written."""
    linkWanted = Signal()
    linkFollowed = Signal(str)
    nextWanted = Signal()

    keeps_tables = True

    def __init__(
        self, family: str, pixels: int = 16, measure: int = 720, parent: QWidget | None = None
    ) -> None:
        super().__init__(family, pixels, measure, parent)
        self.margin = Margin(self)
        self.margin.kindWanted.connect(self._choose_at)
        self.menu: QMenu | None = None
        for keys, pressed in {
            KIND: self.choose_kind,
            NOTE: self.insert_note,
            LINK: self.linkWanted.emit,
        }.items():
            self._bind(keys, pressed)
        self._bind(FOLLOW, self.follow_link, reads=True)
        self._bind(NEXT, self.nextWanted.emit, reads=True)
        self.cursorPositionChanged.connect(self._tell_kind)
        self.document().contentsChanged.connect(self._tell_kind)
        self._kind: ParagraphKind | None = None

    @property
    def kind(self) -> ParagraphKind:
        """Return the kind of the paragraph at the cursor."""
        return marks_of(self.textCursor().block()).kind

    def set_kind(self, kind: ParagraphKind) -> None:
        """Change the kind of the paragraphs selected."""
        set_kind(self.textCursor(), kind)
        if kind is ParagraphKind.ACTION:
            self.actionMade.emit()

    def choose_kind(self) -> None:
        """Open the menu of kinds beside the paragraph at the cursor."""
        self.open_kinds(self.viewport().mapToGlobal(self.cursorRect().bottomLeft() + QPoint(0, 6)))

    def insert_note(self) -> None:
        """Call a footnote at the cursor and ask for its words."""
        cursor = self.textCursor()
        call = insert_call(cursor)
        self.setTextCursor(cursor)
        self.noteWanted.emit(call)

    def insert_link(self, target: str, words: str) -> None:
        """Make a link of the selection, or of words inserted at the cursor."""
        cursor = self.textCursor()
        insert_link(cursor, target, words)
        self.setTextCursor(cursor)

    def remove_link(self) -> None:
        """Let the words of the link at the cursor lead nowhere."""
        remove_link(self.textCursor())

    def follow_link(self) -> None:
        """Go where the link at the cursor leads, or to the footnote called there."""
        cursor = self.textCursor()
        if call := call_at(cursor):
            self.noteWanted.emit(call)
        elif target := link_at(cursor):
            self.linkFollowed.emit(target)

    def counted_blocks(self) -> Iterator[tuple[int, QTextBlock]]:
        """Give the paragraphs that have a number in print, with it."""
        block = self.document().begin()
        while block.isValid():
            if number := self.margin.number_of(block):
                yield number, block
            block = block.next()

    def anchor_at(self, position: int) -> str:
        """Return the anchor of the paragraph at a position, giving it one where it has none."""
        block = self.document().findBlock(position)
        return anchor_of(block, (marks_of(one).anchor for _number, one in self.counted_blocks()))

    def go_to_anchor(self, anchor: str) -> bool:
        """Go to the paragraph with an anchor; say whether there is one."""
        self.filling.finish()
        for _number, block in self.counted_blocks():
            if marks_of(block).anchor == anchor:
                self.setTextCursor(QTextCursor(block))
                self.ensureCursorVisible()
                return True
        return False

    def room_beside(self, side: int) -> tuple[int, int]:
        """Leave room for the margin."""
        wide = self.width() - WIDE - _RIGHT >= _LEAST_TEXT
        return max((WIDE if wide else NARROW) + _AIR, side), max(_RIGHT, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edge = self.viewport().x()
        width = WIDE if edge >= WIDE + _AIR else NARROW
        self.margin.place(QRect(edge - width - _AIR, self.viewport().y(), width, self.viewport().height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.textCursor().hasSelection():
            self.follow_link()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "margin"):
            self.margin.update()

    def context_menu(self) -> QMenu:
        """Add what minutes have of their own."""
        menu = super().context_menu()
        can_write = not self.isReadOnly()
        cursor = self.textCursor()
        menu.addSeparator()
        for words, pressed, keys, is_possible in (
            (_("Kind of paragraph…"), self.choose_kind, KIND, can_write),
            (_("Insert a footnote"), self.insert_note, NOTE, can_write),
            (_("Link…"), self.linkWanted.emit, LINK, can_write),
            (_("Remove the link"), self.remove_link, "", can_write and bool(link_at(cursor))),
            (_("Go where this leads"), self.follow_link, FOLLOW, bool(call_at(cursor) or link_at(cursor))),
        ):
            action = menu.addAction(words)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _checked=False, pressed=pressed: pressed())
        if can_write:
            add_table_part(menu, self)
        return menu

    def _choose_at(self, position: int, where: QPoint) -> None:
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        block = self.document().findBlock(position)
        if not cursor.selectionStart() <= block.position() <= cursor.selectionEnd():
            cursor.setPosition(position)
            self.setTextCursor(cursor)
        self.open_kinds(where)

    def open_kinds(self, where: QPoint) -> None:
        """Open the menu of kinds somewhere on the screen."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = kind_menu(self, self.kind, self.set_kind)
        self.menu.popup(where)

    def _tell_kind(self) -> None:
        kind = self.kind
        if kind is not self._kind:
            self._kind = kind
            self.kindChanged.emit(kind)

    def _bind(self, keys: str, pressed: Callable[[], None], *, reads: bool = False) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: pressed() if reads or not self.isReadOnly() else None)
