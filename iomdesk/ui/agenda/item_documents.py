"""The documents before an item: open, name a part, expect one, say when it is due and who may have it."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from iomdesk.document.dates import format_date
from iomdesk.model.document_state import DocumentState, document_state
from iomdesk.queries.item_documents import DocumentRow
from iomdesk.queries.symbol_offers import DocumentSymbols
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.agenda.item_lists import RowsBelow
from iomdesk.ui.agenda.symbol_menu import SymbolMenu
from iomdesk.ui.widgets.buttons import ElidedButton, IconButton, TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, empty, row


class ItemDocuments(RowsBelow):
    """Show the documents of one item; files come by button or by drop."""

    addRequested = Signal(int)
    """(item)"""
    openRequested = Signal(object)
    removeRequested = Signal(int)
    partEdited = Signal(int, int, str)
    """(item, document, part): what is handed in late still belongs to the item it was typed for."""
    fieldEdited = Signal(int, str, object)
    """(document, field, value)"""
    symbolsRequested = Signal(int)
    """(document): what symbols may it be given?"""
    symbolEdited = Signal(int, str)
    """(document, symbol)"""
    fileRequested = Signal(int)
    """(document): it has come, its file is to be chosen."""
    expected = Signal(int, str, object)
    """(item, title, deadline or None)"""

    def __init__(self) -> None:
        super().__init__(_("Documents"))
        self._item = 0
        self._open_row: int | None = None
        self._rows: Sequence[DocumentRow] | None = None
        self._is_expecting = False
        self._fields: list[LineField | DateField] = []
        self._symbol_buttons: dict[int, IconButton] = {}
        self.symbols: dict[int, LineField] = {}

    def show_documents(self, item: int, documents: Sequence[DocumentRow]) -> None:
        """Show the documents of an item; the same ones again leave what is being typed alone."""
        if (item, documents) == (self._item, self._rows):
            return
        self.flush()
        if item != self._item:
            self._is_expecting, self._open_row = False, None
        self._item, self._rows = item, documents
        self._fill()

    def flush(self) -> None:
        """Hand in what is being typed."""
        for field in self._fields:
            field.flush()

    def go_in(self) -> QWidget:
        """Put the keyboard on the first document, or where one is added; return what has it."""
        buttons = self.findChildren(QPushButton)
        first = next(button for button in buttons if button.isEnabled() and not button.isHidden())
        first.setFocus()
        return first

    def offer(self, offers: DocumentSymbols | None) -> None:
        """Open the menu of the symbols that a document may be given."""
        button = self._symbol_buttons.get(offers.document) if offers else None
        if offers is None or button is None:
            return
        self.menu = SymbolMenu(offers, self)
        self.menu.symbolChosen.connect(self.symbolEdited)
        self.menu.typingChosen.connect(self._type_symbol)
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def show_again(self) -> None:
        """Show what the desk holds, where what was typed was refused."""
        self._fields = []
        self._fill()

    def _type_symbol(self, document: int) -> None:
        self._open(document)
        self.symbols[document].setFocus()

    def _fill(self) -> None:
        empty(self.rows)
        self._fields, self._symbol_buttons, self.symbols = [], {}, {}
        for document in self._rows or ():
            self.rows.addWidget(self._row(document))
        if self._is_expecting and not self.is_read_only:
            self.rows.addWidget(self._expecting())
            return
        add = ElidedButton(_("Add a file, or drop it on the item"), "link", self._on_add, "plus")
        expect = ElidedButton(_("Expect a document…"), "link", self.expect, "clock")
        for button in (add, expect):
            button.setEnabled(not self.is_read_only)
            self.rows.addWidget(button)

    def _on_add(self) -> None:
        self.addRequested.emit(self._item)

    def expect(self) -> None:
        """Ask for the title and the deadline of a document that is to come."""
        self._is_expecting = True
        self._refill()
        self.title.setFocus()

    def _row(self, document: DocumentRow) -> QWidget:
        made = QWidget()
        name = document.symbol or document.title or document.file_name
        parts: list[QWidget] = []
        if document.title and document.title != name:
            parts.append(label(document.title, "small", wraps=True))
        if words := document_words(document, date.today()):
            parts.append(label(words, _tone(document, date.today()), wraps=True))
        parts.append(self._part(document))
        if self._open_row == document.id:
            parts.append(self._more(document))
        made.setLayout(column(self._head(document, name), *parts, gap="xs", margins=(0, 0, 0, 6)))
        return made

    def _head(self, document: DocumentRow, name: str) -> QWidget:
        opening = ElidedButton(name, "link", lambda: self.openRequested.emit(document), "file-text")
        opening.setEnabled(document.content_digest is not None)
        if document.content_digest is None:
            opening.setToolTip(_("No file is kept for this document."))
        symbol = IconButton("stamp", _("Symbol of {name}").format(name=name))
        symbol.clicked.connect(lambda: self.symbolsRequested.emit(document.id))
        symbol.setEnabled(not self.is_read_only)
        self._symbol_buttons[document.id] = symbol
        more = IconButton("pencil", _("Deadline and distribution of {name}").format(name=name))
        more.setCheckable(True)
        more.setChecked(self._open_row == document.id)
        more.clicked.connect(lambda is_on: self._open(document.id if is_on else None))
        take = IconButton("x", _("Take {name} off this item").format(name=name))
        take.clicked.connect(lambda: self.removeRequested.emit(document.id))
        take.setEnabled(not self.is_read_only)
        made = QWidget()
        line = row(opening, label(" ".join(document.languages), "small"), symbol, more, take, gap="xs")
        line.setStretchFactor(opening, 1)
        made.setLayout(line)
        return made

    def _part(self, document: DocumentRow) -> QWidget:
        part = LineField(_("Part of the document"), _("Whole document, or a part: par. 4-9"))
        part.show_stored(document.part)
        part.setReadOnly(self.is_read_only)
        item = self._item
        part.committed.connect(lambda words: self.partEdited.emit(item, document.id, words))
        self._fields.append(part)
        return part

    def _more(self, document: DocumentRow) -> QWidget:
        due, issued = DateField(_("Deadline")), DateField(_("Issued on"))
        due.show_stored(document.due_on if document.has_own_deadline else None)
        issued.show_stored(document.issued_on)
        who = ChoiceField(_("Distribution"), distributions().items())
        who.show_stored(document.distribution)
        reason = LineField(_("Reason for being late"))
        reason.show_stored(document.late_reason)
        symbol = LineField(_("Symbol"))
        symbol.show_stored(document.symbol)
        symbol.committed.connect(lambda text: self.symbolEdited.emit(document.id, text))
        symbol.setReadOnly(self.is_read_only)
        self.symbols[document.id] = symbol
        named: tuple[tuple[str, DateField | ChoiceField | LineField, str], ...] = (
            (_("Deadline"), due, "deadline_on"),
            (_("Issued on"), issued, "issued_on"),
            (_("Distribution"), who, "distribution"),
            (_("Reason for being late"), reason, "late_reason"),
        )
        self._fields += [symbol, due, issued, reason]
        made, grid = QWidget(), QGridLayout()
        grid.addWidget(label(_("Symbol"), "field"), 0, 0)
        grid.addWidget(symbol, 0, 1)
        for place, (words, field, key) in enumerate(named, start=1):
            grid.addWidget(label(words, "field"), place, 0)
            grid.addWidget(field, place, 1)
            field.setEnabled(not self.is_read_only)
            field.committed.connect(lambda value, key=key: self.fieldEdited.emit(document.id, key, value))
        grid.setColumnStretch(1, 1)
        grid.setContentsMargins(0, 0, 0, 0)
        made.setLayout(column(grid, *self._coming(document), gap="s"))
        return made

    def _coming(self, document: DocumentRow) -> tuple[QWidget, ...]:
        if document.content_digest is not None or self.is_read_only:
            return ()
        return (
            TextButton(
                _("Its file has come…"), "link", lambda: self.fileRequested.emit(document.id), "upload"
            ),
        )

    def _expecting(self) -> QWidget:
        self.title = LineField(_("Title of the document"), _("Title of the document"))
        self.due = DateField(_("Deadline"))
        done = TextButton(_("Expect"), "primary", self._on_expected)
        cancel = TextButton(_("Cancel"), "", self._stop_expecting)
        self.title.returnPressed.connect(self._on_expected)
        hint = label(_("Without a deadline, that of the body holds."), "small", wraps=True)
        made = QWidget()
        made.setLayout(column(self.title, self.due, hint, row(done, cancel, None), gap="s"))
        return made

    def _on_expected(self) -> None:
        self.due.flush()
        title, due = self.title.text().strip(), self.due.day
        if title and self.due.is_understood:
            self._is_expecting = False
            self.expected.emit(self._item, title, due)
            self._refill()

    def _stop_expecting(self) -> None:
        self._is_expecting = False
        self._refill()

    def _open(self, document: int | None) -> None:
        self._open_row = document
        self._refill()

    def _refill(self) -> None:
        self.flush()
        self._fill()


def distributions() -> Mapping[object, str]:
    """Return who may have a document."""
    return {
        "general": _("general distribution"),
        "limited": _("limited distribution"),
        "restricted": _("restricted distribution"),
    }


def document_words(document: DocumentRow, today: date) -> str:
    """Say what there is to know of a document: expected, late, restricted."""
    parts = [_state_words(document, today)]
    if document.distribution != "general":
        parts.append(distributions().get(document.distribution, document.distribution))
    return " · ".join(part for part in parts if part)


def _state_words(document: DocumentRow, today: date) -> str:
    due = format_date(document.due_on, interface_language()) if document.due_on else ""
    state = _state(document, today)
    if state is DocumentState.OVERDUE:
        return _("not there, was due by {day}").format(day=due)
    if state is DocumentState.EXPECTED:
        return _("expected by {day}").format(day=due) if due else _("expected")
    if state is DocumentState.CAME_LATE:
        return _("came late: {reason}").format(reason=document.late_reason or _("no reason given"))
    return ""


def _state(document: DocumentRow, today: date) -> DocumentState:
    return document_state(
        is_there=document.is_there, issued_on=document.issued_on, due=document.due_on, today=today
    )


def _tone(document: DocumentRow, today: date) -> str:
    late = {DocumentState.OVERDUE: "bad", DocumentState.CAME_LATE: "warning"}
    return late.get(_state(document, today), "small")
