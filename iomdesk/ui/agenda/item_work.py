"""What the user does to an item beside its fields: its place in time, and its documents."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from iomdesk.queries.symbol_offers import document_symbols
from iomdesk.runtime.translations import _
from iomdesk.services.breaks import add_break, edit_break, remove_break
from iomdesk.services.carry_over import set_recurring
from iomdesk.services.expected_documents import (
    edit_document,
    edit_item_document,
    expect_document,
)
from iomdesk.services.item_texts import confirm_translation
from iomdesk.services.symbols import assign_document_symbol, write_document_symbol
from iomdesk.ui.agenda.item_panel import ItemPanel
from iomdesk.ui.operations import Operations


class ItemWork(QObject):
    """Hand in what is done in the panel of an item."""

    originRequested = Signal(int, int)
    """(session, item)"""
    filesChosen = Signal(int, object)
    """(item, paths): they become documents before it."""
    fileCame = Signal(int, object)
    """(document, path)"""

    def __init__(self, operations: Operations, session_id: int, panel: ItemPanel) -> None:
        super().__init__(panel)
        self._operations = operations
        self._session_id = session_id
        self._panel = panel
        self.language = "fr"
        panel.fields.translationConfirmed.connect(self._confirm_translation)
        panel.plan.recurringChosen.connect(self._set_recurring)
        panel.plan.breakEdited.connect(self._edit_break)
        panel.plan.originRequested.connect(self.originRequested)
        panel.documents.addRequested.connect(self._choose_files)
        panel.documents.partEdited.connect(self._edit_part)
        panel.documents.fieldEdited.connect(self._edit_document)
        panel.documents.expected.connect(self._expect)
        panel.documents.symbolsRequested.connect(self._ask_for_symbols)
        panel.documents.symbolEdited.connect(self._give_symbol)
        panel.documents.fileRequested.connect(self._choose_file)

    def attach(self, document: int, path: Path) -> None:
        """Let a document be given the file that has come, once that was looked through."""
        self.fileCame.emit(document, path)

    def _confirm_translation(self, item: int, language: str, part: str) -> None:
        self._operations.run(
            confirm_translation, item=item, language=language, part=part, said=_("Translation confirmed")
        )

    def _set_recurring(self, item: int, is_recurring: bool) -> None:
        self._operations.run(set_recurring, item=item, is_recurring=is_recurring)

    def _edit_break(self, item: int, break_: int | None, minutes: int | None) -> None:
        if break_ is None and minutes:
            self._operations.run(add_break, after_item=item, minutes=minutes, said=_("Break added"))
        elif break_ is not None and minutes:
            self._operations.run(edit_break, break_=break_, minutes=minutes)
        elif break_ is not None:
            self._operations.run(remove_break, break_=break_, said=_("Break removed"))

    def _edit_part(self, item: int, document: int, part: str) -> None:
        self._operations.run(edit_item_document, item=item, document=document, part=part)

    def _edit_document(self, document: int, field: str, value: object) -> None:
        self._operations.run(edit_document, document=document, fields={field: value})

    def _ask_for_symbols(self, document: int) -> None:
        self._operations.ask(
            document_symbols, receiver=self, then=self._panel.documents.offer, document_id=document
        )

    def _give_symbol(self, document: int, symbol: str) -> None:
        give = assign_document_symbol if symbol.strip() else write_document_symbol
        self._operations.run(
            give,
            initiator=None,
            document=document,
            symbol=symbol,
            said=_("Symbol given") if symbol.strip() else _("Symbol taken away"),
            otherwise=self._on_symbol_refused,
        )

    def _on_symbol_refused(self, error: Exception) -> None:
        self._panel.documents.show_again()
        self._operations.failed.emit(error, self)

    def _expect(self, item: int, title: str, deadline_on: date | None) -> None:
        self._operations.run(
            expect_document,
            session=self._session_id,
            item=item,
            title=title,
            language=self.language,
            deadline_on=deadline_on,
            said=_("Document expected"),
        )

    def _choose_files(self, item: int) -> None:
        dialog = self._dialog(_("Add files to the item"), QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(
            lambda names: self.filesChosen.emit(item, [Path(name) for name in names])
        )
        dialog.open()

    def _choose_file(self, document: int) -> None:
        dialog = self._dialog(_("The file of the document"), QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.attach(document, Path(name)))
        dialog.open()

    def _dialog(self, words: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._panel, words)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
