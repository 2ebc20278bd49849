"""A version of the mandate being written: its name and note, and the texts of a draft in each language."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from iomdesk.queries.mandate import VersionRow
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.mandate_status import edit_version
from iomdesk.services.mandate_texts import write_chapter_title, write_clause_text
from iomdesk.ui.mandate.text_field import ClauseTextField
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import LineField, TextField
from iomdesk.ui.widgets.labels import label, reference
from iomdesk.ui.widgets.layouts import column, empty, frame, row
from iomdesk.ui.widgets.segments import language_switch
from iomdesk.ui.wording import LANGUAGE_NAMES


class VersionEditor(QWidget):
    """Write each text where it stands; what is approved can be read here, not changed."""

    languageChosen = Signal(str)
    left = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._shown: tuple[int, str, bool] | None = None
        self._version: VersionRow | None = None
        self._language = "fr"
        self.texts: dict[tuple[str, int], TextRow] = {}
        self.notice = Banner()
        self.fixed = label(
            _("This version was approved: its texts do not change any more. Its name and its note can."),
            "warning",
            wraps=True,
        )
        self.languages = language_switch(self._language)
        self.name = LineField(_("Name of this version"))
        self.note = TextField(_("Note on this version"))
        self.note.setMaximumHeight(76)
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        done = TextButton(_("Done"), "primary", self._leave, "check")
        self.setLayout(
            column(
                row(label(_("Name of this version"), "field"), None, self.languages, done),
                self.name,
                label(_("Note on this version"), "field"),
                self.note,
                self.notice,
                self.fixed,
                self._body,
                None,
                margins=(0, 0, 14, 16),
            )
        )
        self.languages.chosen.connect(self._on_language)
        self.name.committed.connect(lambda text: self._edit(label=text))
        self.note.committed.connect(lambda text: self._edit(note=text))

    def show_version(self, version: VersionRow, language: str) -> None:
        """Show a version in a language; fields that are being written in keep what is typed."""
        is_draft = version.status == "projet"
        wanted = (version.id, language, is_draft)
        if wanted != self._shown:
            self.flush()
            self.notice.hide()
        self._version, self._language = version, language
        self.languages.choose(language)
        self.name.show_stored(version.label)
        self.note.show_stored(version.note)
        self.fixed.setVisible(not is_draft)
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild(version, is_draft)
        self._fill(version)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.name.flush()
        self.note.flush()
        for text in self.texts.values():
            text.flush()

    def _rebuild(self, version: VersionRow, is_draft: bool) -> None:
        empty(self._body)
        self.texts = {}
        for chapter in version.chapters:
            parts = [self._row("chapter", chapter.id, f"{chapter.number}.", is_draft)]
            parts += [self._row("clause", one.id, one.reference, is_draft) for one in chapter.clauses]
            self._body.addWidget(frame("card", column(*parts, gap="m", margins=(14, 12, 14, 12))))

    def _row(self, kind: str, id_: int, name: str, is_draft: bool) -> "TextRow":
        made = TextRow(name, self._language, is_draft)
        made.written.connect(lambda text, is_official: self._write(kind, id_, text, is_official))
        self.texts[kind, id_] = made
        return made

    def _fill(self, version: VersionRow) -> None:
        for chapter in version.chapters:
            self.texts["chapter", chapter.id].show_texts(chapter.titles, chapter.official, self._language)
            for clause in chapter.clauses:
                self.texts["clause", clause.id].show_texts(clause.texts, clause.official, self._language)

    def _write(self, kind: str, id_: int, text: str, is_official: bool) -> None:
        service = write_clause_text if kind == "clause" else write_chapter_title
        self._run(
            service,
            (kind, id_, self._language),
            **{kind: id_, "language": self._language, "text": text, "is_official": is_official},
        )

    def _edit(self, **fields: str) -> None:
        if self._version is not None:
            self._run(edit_version, None, version=self._version.id, fields=fields)

    def _run(self, service: Callable[..., Any], fold_key: object, **arguments: Any) -> None:
        self._operations.run(
            service, initiator=self, otherwise=self._on_refused, fold_key=fold_key, **arguments
        )

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._operations.failed.emit(error, self)
            return
        self.notice.say(str(error), "danger")
        if self._version is not None:
            self._fill(self._version)

    def _on_language(self, language: str) -> None:
        self.flush()
        self.languageChosen.emit(language)

    def _leave(self) -> None:
        self.flush()
        self.left.emit()


class TextRow(QWidget):
    """Write one text, and say whether it is official; what a translation is made from stands above it."""

    written = Signal(str, bool)

    def __init__(self, name: str, language: str, is_draft: bool) -> None:
        super().__init__()
        self.field = ClauseTextField(
            _("{name} in {language}").format(name=name, language=LANGUAGE_NAMES[language])
        )
        self.field.setReadOnly(not is_draft)
        self.official = QCheckBox(_("official text"))
        self.official.setAccessibleName(_("{name}: official text").format(name=name))
        self.official.setEnabled(is_draft)
        self.source = label("", "small", wraps=True)
        head = row(reference(name), None, self.official)
        self.setLayout(column(head, self.source, self.field, gap="xs"))
        self.field.committed.connect(lambda text: self.written.emit(text, self.official.isChecked()))
        self.official.clicked.connect(
            lambda: self.written.emit(self.field.toPlainText(), self.official.isChecked())
        )

    def show_texts(self, texts: Mapping[str, str], official: Mapping[str, bool], language: str) -> None:
        """Show what the desk holds in a language, under what is to be translated."""
        self.field.show_stored(texts.get(language, ""))
        self.official.setChecked(official.get(language, False))
        others = [one for one in LANGUAGE_NAMES if one != language and texts.get(one)]
        source = next((one for one in others if official.get(one)), others[0] if others else "")
        is_wanted = bool(source) and not official.get(language, False)
        self.source.setVisible(is_wanted)
        self.source.setText(f"{LANGUAGE_NAMES[source]} – {texts[source]}" if is_wanted else "")

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.field.flush()
