"""What is known of one document: title, distribution, days, files, and what was found in them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iomdesk.document.dates import format_date
from iomdesk.queries.document_register import FileRow, FormerFileRow, RegisterRow
from iomdesk.queries.document_words import distributions, intake_remarks
from iomdesk.queries.symbol_offers import DocumentSymbols
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.agenda.symbol_menu import SymbolMenu
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, empty, row

LANGUAGES = ("fr", "en", "es")


class DocumentPanel(QWidget):
    """Edit a document's record; each field is handed in when it is left."""

    edited = Signal(object)
    """(mapping of fields)"""
    named = Signal(str, str)
    """(language, title)"""
    fileWanted = Signal(str)
    """(language): the file as it was brought in is wanted elsewhere."""
    formerWanted = Signal(int)
    symbolEdited = Signal(int, str)
    """(document, symbol)"""
    symbolsWanted = Signal(int)
    """(document): what symbols may it be given?"""

    def __init__(self) -> None:
        super().__init__()
        self._row: RegisterRow | None = None
        self._is_allowed = True
        self.titles: dict[str, LineField] = {}
        self._titles = QVBoxLayout()
        self.symbol = LineField(_("Symbol"))
        self.symbol.committed.connect(self._on_symbol)
        self.stamp = IconButton("stamp", _("Offer symbols"))
        self.stamp.clicked.connect(self._on_stamp)
        self.distribution = ChoiceField(
            _("Distribution"), [(key, str(w)) for key, w in distributions().items()]
        )
        self.late = LineField(_("Reason for being late"), _("why it came late"))
        self.days = {
            "issued_on": DateField(_("Issued on")),
            "deadline_on": DateField(_("Deadline")),
            "derestricted_on": DateField(_("Restricted until")),
        }
        self.distribution.committed.connect(lambda value: self.edited.emit({"distribution": value}))
        self.late.committed.connect(lambda words: self.edited.emit({"late_reason": words}))
        for name, field in self.days.items():
            field.committed.connect(lambda day, name=name: self.edited.emit({name: day}))
        self._heading = label("", "title", wraps=True)
        self._files = QVBoxLayout()
        self._former = QVBoxLayout()
        self._items = label("", "small", wraps=True)
        self._passed = label("", "warning", wraps=True)
        fields: list[Any] = [self._heading, self._items, label(_("Symbol"), "small")]
        fields += [row(self.symbol, self.stamp, gap="xs"), label(_("Title"), "small"), self._titles]
        fields += [label(_("Distribution"), "small"), self.distribution]
        for words, name in ((_("Issued on"), "issued_on"), (_("Deadline"), "deadline_on")):
            fields += [label(words, "small"), self.days[name]]
        fields += [label(_("Reason for being late"), "small"), self.late]
        fields += [label(_("Restricted until"), "small"), self.days["derestricted_on"], self._passed]
        fields += [section(_("Files")), self._files, section(_("Former files")), self._former, None]
        self.setLayout(column(*fields, gap="xs", margins=(14, 10, 14, 10)))

    @property
    def row(self) -> RegisterRow | None:
        """Return the document that is shown."""
        return self._row

    def show_document(self, shown: RegisterRow, today: date) -> None:
        """Show a document; what was typed for another one is handed in first."""
        if self._row is not None and self._row.id != shown.id:
            self.flush()
        self._row = shown
        self._heading.setText(shown.symbol or shown.title or _("Document without a symbol"))
        items = ", ".join(number for _id, number in shown.items)
        self._items.setText(_("Before items: {items}").format(items=items) if items else _("Before no item"))
        self.symbol.show_stored(shown.symbol)
        self._show_titles(shown)
        self._passed.setText(derestriction_words(shown, today))
        self._passed.setVisible(bool(self._passed.text()))
        self.distribution.show_stored(shown.distribution)
        self.late.show_stored(shown.late_reason)
        days: Mapping[str, date | None] = {
            "issued_on": shown.issued_on,
            "deadline_on": shown.due_on,
            "derestricted_on": shown.derestricted_on,
        }
        for name, field in self.days.items():
            field.show_stored(days[name])
        empty(self._files)
        for one in shown.files:
            self._files.addWidget(_file_words(one))
            if one.digest:
                words = _("Save “{file}” elsewhere…").format(file=one.file_name)
                wanted = partial(self.fileWanted.emit, one.language)
                self._files.addWidget(TextButton(words, "link", wanted))

    def show_former(self, rows: Sequence[FormerFileRow]) -> None:
        """Show the files that were replaced, each with the way back."""
        empty(self._former)
        for one in rows:
            words = f"{one.file_name} ({one.language}) · {one.replaced_at.astimezone():%d.%m.%Y %H:%M}"
            back = TextButton(_("Bring back"), "link", partial(self.formerWanted.emit, one.id))
            self._former.addLayout(row(label(words, "small"), None, back))

    def allow(self, is_allowed: bool) -> None:
        """Let the document be changed, or not."""
        self._is_allowed = is_allowed
        fields = (self.symbol, self.stamp, self.distribution, self.late, *self.days.values())
        for field in (*fields, *self.titles.values()):
            field.setEnabled(is_allowed)

    def flush(self) -> None:
        """Hand in what is being typed."""
        for line in (self.symbol, self.late, *self.titles.values()):
            line.flush()
        for day in self.days.values():
            day.flush()

    def offer_symbols(self, offers: DocumentSymbols | None) -> None:
        """Open the menu of the symbols that the document may be given."""
        if offers is None or self._row is None or offers.document != self._row.id:
            return
        self.menu = SymbolMenu(offers, self)
        self.menu.symbolChosen.connect(self.symbolEdited)
        self.menu.typingChosen.connect(lambda _document: self.symbol.setFocus())
        self.menu.popup(self.stamp.mapToGlobal(self.stamp.rect().bottomLeft()))

    def _on_stamp(self) -> None:
        if self._row is not None:
            self.symbolsWanted.emit(self._row.id)

    def _on_symbol(self, words: str) -> None:
        if self._row is not None:
            self.symbolEdited.emit(self._row.id, words)

    def _show_titles(self, shown: RegisterRow) -> None:
        """Offer a line for the title in each language there is, and in those of the program."""
        titles = {file.language: file.title for file in shown.files}
        languages = dict.fromkeys([*titles, *LANGUAGES])
        if list(languages) != list(self.titles):
            empty(self._titles)
            self.titles = {one: self._title_field(one) for one in languages}
            for language, field in self.titles.items():
                self._titles.addLayout(row(label(language, "small"), field, gap="s"))
        for language, field in self.titles.items():
            field.show_stored(titles.get(language, ""))

    def _title_field(self, language: str) -> LineField:
        made = LineField(_("Title ({language})").format(language=language))
        made.setEnabled(self._is_allowed)
        made.committed.connect(lambda words: self.named.emit(language, words))
        return made


def derestriction_words(shown: RegisterRow, today: date) -> str:
    """Say where a restriction has run out; nothing else changes until somebody lifts it."""
    day = shown.derestricted_on
    if shown.distribution != "restricted" or day is None or day > today:
        return ""
    return _("The restriction ran out on {day}: make the distribution general.").format(
        day=format_date(day, interface_language())
    )


def _file_words(file: FileRow) -> QWidget:
    facts = [file.language]
    if file.pages:
        facts.append(_("{count} p.").format(count=file.pages))
    if file.words:
        facts.append(_("{count} words").format(count=file.words))
    if not file.digest:
        facts.append(_("no file yet"))
    remarks = intake_remarks()
    lines = [" · ".join(facts), *(str(remarks[one]) for one in file.remarks if one in remarks)]
    return label("\n".join(lines), "small", wraps=True)
