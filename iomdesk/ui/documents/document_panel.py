"""What is known of one document: title, distribution, days, files, and what was found in them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iomdesk.queries.document_register import FileRow, FormerFileRow, RegisterRow
from iomdesk.queries.document_words import distributions, intake_remarks
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, empty, row


class DocumentPanel(QWidget):
    """Edit a document's record; each field is handed in when it is left."""

    edited = Signal(object)
    """(mapping of fields)"""
    named = Signal(str, str)
    """(language, title)"""
    fileWanted = Signal(str)
    """(language): the file as it was brought in is wanted elsewhere."""
    formerWanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._row: RegisterRow | None = None
        self.title = LineField(_("Title"))
        self.title.committed.connect(self._on_title)
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
        fields: list[Any] = [self._heading, label(_("Title"), "small"), self.title]
        fields += [label(_("Distribution"), "small"), self.distribution]
        for words, name in ((_("Issued on"), "issued_on"), (_("Deadline"), "deadline_on")):
            fields += [label(words, "small"), self.days[name]]
        fields += [label(_("Reason for being late"), "small"), self.late]
        fields += [label(_("Restricted until"), "small"), self.days["derestricted_on"]]
        fields += [section(_("Files")), self._files, section(_("Former files")), self._former, None]
        self.setLayout(column(*fields, gap="xs", margins=(14, 10, 14, 10)))

    @property
    def row(self) -> RegisterRow | None:
        """Return the document that is shown."""
        return self._row

    def show_document(self, shown: RegisterRow, language: str) -> None:
        """Show a document."""
        self._row = shown
        self._heading.setText(shown.symbol or shown.title or _("Document without a symbol"))
        file = _file_in(shown, language)
        self.title.show_stored(file.title if file else shown.title)
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
        for field in (self.title, self.distribution, self.late, *self.days.values()):
            field.setEnabled(is_allowed)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.title.flush()
        self.late.flush()
        for field in self.days.values():
            field.flush()

    def _on_title(self, words: str) -> None:
        if self._row is not None:
            file = self._row.files[0] if self._row.files else None
            self.named.emit(file.language if file else self._row.original_language, words)


def _file_in(shown: RegisterRow, language: str) -> FileRow | None:
    files = {file.language: file for file in shown.files}
    return files.get(language) or next(iter(files.values()), None)


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
