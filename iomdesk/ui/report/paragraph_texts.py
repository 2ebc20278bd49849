"""The fields in which one paragraph of a report is written, a field per language."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QSplitter, QWidget

from iomdesk.document.markdown import parse_markdown, write_markdown
from iomdesk.document.typed_text import TextKey
from iomdesk.queries.kept_texts import report_paragraph_key
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes
from iomdesk.services.report_paragraphs import write_report_paragraph
from iomdesk.services.report_views import ReportRow
from iomdesk.ui.background import is_alive
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.autosave import Autosave
from iomdesk.ui.text.converters import paragraphs_of
from iomdesk.ui.text.desk_journal import DeskJournal
from iomdesk.ui.text.rich_text_edit import RichTextEdit
from iomdesk.ui.text.unsaved import UnsavedNotice
from iomdesk.ui.tokens import PRINT_FAMILY
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import LANGUAGE_NAMES

Key = tuple[int, str]


class ParagraphEdit(RichTextEdit):
    """Write one paragraph; Alt+Enter splits it, Escape goes back to the list."""

    splitWanted = Signal()
    escaped = Signal()

    def __init__(self, language: str) -> None:
        super().__init__(PRINT_FAMILY, 16, None)
        self.setAccessibleName(
            _("Text of the paragraph, {language}").format(language=LANGUAGE_NAMES[language])
        )
        self.setMinimumHeight(64)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.splitWanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def parts(self) -> tuple[str, str]:
        """Return what stands before the cursor and behind it, in the stored form."""
        here = self.textCursor().position()
        before, behind = QTextCursor(self.document()), QTextCursor(self.document())
        before.setPosition(here, QTextCursor.MoveMode.KeepAnchor)
        behind.setPosition(here)
        behind.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        return write_markdown(paragraphs_of(before)), write_markdown(paragraphs_of(behind))


class ParagraphTexts(QWidget):
    """Show and keep the texts of one paragraph; what is typed goes into the journal at once."""

    written = Signal()
    """What was typed is stored."""
    splitWanted = Signal(str, object)
    """(language, its parts)"""
    left = Signal()
    """The user wants back to the list."""
    saved = Signal(object)
    dirty = Signal(bool)

    def __init__(self, operations: Operations, banner: Banner, view: QObject) -> None:
        super().__init__()
        self._operations = operations
        self._view = view
        self._row: ReportRow | None = None
        self.fields: dict[str, ParagraphEdit] = {}
        self.autosaves: dict[str, Autosave] = {}
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        self._boxes: dict[str, QWidget] = {}
        for language in LANGUAGE_NAMES:
            splitter.addWidget(self._field(language, banner))
        self.setLayout(column(splitter, gap="xs"))

    @property
    def is_dirty(self) -> bool:
        """Say whether anything typed is not stored yet."""
        return any(one.is_dirty for one in self.autosaves.values())

    def show_languages(self, languages: tuple[str, ...]) -> None:
        """Show the fields of these languages."""
        self.flush()
        for language, box in self._boxes.items():
            box.setVisible(language in languages)

    def show_row(self, row_: ReportRow | None) -> None:
        """Show a paragraph; of the same one, what is being typed stays."""
        is_same = row_ is not None and self._row is not None and row_.id == self._row.id
        if not is_same:
            self.flush()
        self._row = row_
        for language, field in self.fields.items():
            text = row_.texts[language].text if row_ and language in row_.texts else ""
            field.setReadOnly(row_ is None or row_.is_deleted or self._operations.is_read_only)
            if row_ is None:
                self.autosaves[language].begin(None, "")
                with QSignalBlocker(field):
                    field.show_markdown("", language)
            else:
                self._show(field, language, (row_.id, language), text, is_same)

    def flush(self) -> None:
        """Hand in what is being typed."""
        for autosave in self.autosaves.values():
            autosave.flush()

    def focus(self, language: str) -> None:
        """Let the keyboard write in a language."""
        self.fields[language].setFocus()

    def _show(self, field: ParagraphEdit, language: str, key: Key, text: str, is_same: bool) -> None:
        autosave = self.autosaves[language]
        if is_same and (autosave.is_dirty or field.markdown() == text):
            return
        unsaved = autosave.unsaved(key)
        shown = text if unsaved is None else str(unsaved)
        with QSignalBlocker(field):
            if is_same:
                field.replace_paragraphs(parse_markdown(shown))
            else:
                field.show_markdown(shown, language)
        autosave.begin(key, shown)

    def _field(self, language: str, banner: Banner) -> QWidget:
        field = ParagraphEdit(language)
        journal = DeskJournal(self._operations, self, _text_key)
        autosave = Autosave(self._save, field.markdown, self, journal=journal)
        UnsavedNotice(banner, autosave, self._operations.aside, field.markdown)
        field.edited.connect(autosave.touch)
        field.left.connect(autosave.flush)
        field.escaped.connect(self.left)
        field.splitWanted.connect(lambda: self.splitWanted.emit(language, field.parts()))
        autosave.saved.connect(self.saved)
        autosave.dirty.connect(self.dirty)
        self.fields[language], self.autosaves[language] = field, autosave
        box = QWidget()
        box.setLayout(column(row(label(LANGUAGE_NAMES[language], "small"), None), field, gap="xs"))
        self._boxes[language] = box
        return box

    def _save(
        self, key: Hashable, value: object, stored: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        if not is_alive(self._operations):  # the program is ending
            return
        paragraph, language = cast(Key, key)
        self._operations.run(
            write_report_paragraph,
            initiator=self._view,
            then=partial(self._on_stored, stored),
            otherwise=failed,
            fold_key=("report_paragraph", paragraph, language),
            paragraph=paragraph,
            language=language,
            text=str(value),
        )

    def _on_stored(self, stored: Callable[[], None], _changes: Changes) -> None:
        stored()
        self.written.emit()


def _text_key(key: Hashable) -> TextKey:
    return report_paragraph_key(*cast(Key, key))
