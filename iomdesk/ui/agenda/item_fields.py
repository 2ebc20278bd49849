"""The fields of one item: titles in three languages, kind, part, minutes, persons, outcome, annotation."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from iomdesk.document.typed_text import TextKey
from iomdesk.queries.agenda import ItemDetails
from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.stale_mark import StaleMark
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.field_journal import FieldJournal
from iomdesk.ui.tokens import SPACE
from iomdesk.ui.widgets.fields import ChoiceField, LineField, NumberField, TextField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import language_switch
from iomdesk.ui.wording import LANGUAGE_NAMES, item_kinds, item_roles, outcomes


class ItemFields(QWidget):
    """Show and edit one item; what was edited comes out field by field."""

    titleEdited = Signal(int, str, str)
    annotationEdited = Signal(int, str, str)
    translationConfirmed = Signal(int, str, str)
    """(item, language, part)"""
    fieldEdited = Signal(int, str, object)
    """Each begins with the item: what is handed in late still belongs to the item it was typed for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._details: ItemDetails | None = None
        self._is_read_only = False
        self.titles = {
            key: LineField(_("Title, {language}").format(language=name), name)
            for key, name in LANGUAGE_NAMES.items()
        }
        self.kind = ChoiceField(_("Kind"), item_kinds().items())
        self.role = ChoiceField(_("Part in the report"), item_roles().items())
        self.minutes = NumberField(_("Planned minutes"), 24 * 60, _(" min"))
        self.outcome = ChoiceField(_("Outcome"), outcomes().items())
        self.presenter = LineField(_("Presented by"))
        self.proposer = LineField(_("Proposed by"))
        self.annotation = TextField(_("Annotation"), _("What the annotated agenda says of this item"))
        self.annotation.setFixedHeight(92)
        self.languages = language_switch(language)
        self.title_marks = {
            key: StaleMark(line, line.accessibleName(), partial(self._confirm, key, "title"))
            for key, line in self.titles.items()
        }
        self.annotation_mark = StaleMark(
            self.annotation, _("Annotation"), lambda: self._confirm(self.languages.current, "annotation")
        )
        self._lay_out()
        self._connect()

    def show_details(self, details: ItemDetails) -> None:
        """Show another item, or the same as it is now."""
        if self._details is not None and self._details.id != details.id:
            self.flush()
        self._details = details
        for key, line in self.titles.items():
            line.show_stored(details.texts.get(key, ("", ""))[0])
            self._show_mark(self.title_marks[key], key, "title")
        self.kind.show_stored(details.kind)
        self.role.show_stored(details.role)
        self.minutes.show_stored(details.planned_minutes)
        self.outcome.show_stored(details.outcome)
        self.presenter.show_stored(details.presenter)
        self.proposer.show_stored(details.proposer)
        self._show_annotation()

    def flush(self) -> None:
        """Hand in what is being typed."""
        for line in (*self.titles.values(), self.presenter, self.proposer):
            line.flush()
        self.minutes.flush()
        self.annotation.flush()

    def go_to(self, language: str, part: str) -> QWidget:
        """Put the keyboard into a title or an annotation in one language; return its field."""
        field: QWidget = self.titles[language]
        if part == "annotation":
            self.languages.choose(language)
            self._show_annotation()
            field = self.annotation
        field.setFocus()
        return field

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._is_read_only = is_read_only
        for line in (*self.titles.values(), self.presenter, self.proposer):
            line.setReadOnly(is_read_only)
        self.minutes.setReadOnly(is_read_only)
        self.annotation.setReadOnly(is_read_only)
        for choice in (self.kind, self.role, self.outcome):
            choice.setEnabled(not is_read_only)

    def _lay_out(self) -> None:
        titles = QGridLayout()
        titles.setSpacing(SPACE["xs"])
        for place, (key, line) in enumerate(self.titles.items()):
            titles.addWidget(label(key.upper(), "field"), place * 2, 0)
            titles.addWidget(line, place * 2, 1)
            titles.addWidget(self.title_marks[key], place * 2 + 1, 1)
        self.setLayout(
            column(
                section(_("Title")),
                titles,
                4,
                self._grid(),
                4,
                row(section(_("Annotation")), None, self.languages),
                self.annotation,
                self.annotation_mark,
            )
        )

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE["s"])
        grid.setVerticalSpacing(SPACE["xs"])
        parts: Mapping[str, QWidget] = {
            _("Kind"): self.kind,
            _("Planned time"): self.minutes,
            _("Part in the report"): self.role,
            _("Outcome"): self.outcome,
            _("Presented by"): self.presenter,
            _("Proposed by"): self.proposer,
        }
        for place, (words, widget) in enumerate(parts.items()):
            named = label(words, "field")
            named.setBuddy(widget)
            grid.addWidget(named, place // 2 * 2, place % 2)
            grid.addWidget(widget, place // 2 * 2 + 1, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        for key, line in self.titles.items():
            line.committed.connect(lambda text, key=key: self.titleEdited.emit(self._item, key, text))
        for name, field in self._named_fields().items():
            field.committed.connect(lambda value, name=name: self.fieldEdited.emit(self._item, name, value))
        self.annotation.committed.connect(
            lambda text: self.annotationEdited.emit(self._item, self.languages.current, text)
        )
        self.languages.chosen.connect(lambda _key: self._show_annotation())
        for key in LANGUAGE_NAMES:
            self.languages.button(key).pressed.connect(self.annotation.flush)

    def _named_fields(self) -> Mapping[str, LineField | ChoiceField | NumberField]:
        return {
            "kind": self.kind,
            "role": self.role,
            "planned_minutes": self.minutes,
            "outcome": self.outcome,
            "presenter": self.presenter,
            "proposer": self.proposer,
        }

    def keep_typing(self, operations: Operations) -> None:
        """Note what is typed into the texts, so that nothing of it is lost before it is handed in."""
        for language, line in self.titles.items():
            FieldJournal(operations, line, partial(self._key, "title", language))
        FieldJournal(operations, self.annotation, lambda: self._key("annotation", self.languages.current))
        FieldJournal(operations, self.presenter, partial(self._key, "presenter", ""))
        FieldJournal(operations, self.proposer, partial(self._key, "proposer", ""))

    def _key(self, field: str, language: str) -> TextKey | None:
        return TextKey("item", self._item, field, language) if self._item else None

    @property
    def _item(self) -> int:
        return self._details.id if self._details else 0

    def _show_annotation(self) -> None:
        if self._details is not None:
            self.annotation.show_stored(self._details.texts.get(self.languages.current, ("", ""))[1])
            self._show_mark(self.annotation_mark, self.languages.current, "annotation")

    def _show_mark(self, mark: StaleMark, language: str, part: str) -> None:
        is_stale = self._details is not None and (language, part) in self._details.stale
        mark.show_stale(is_stale, is_read_only=self._is_read_only)

    def _confirm(self, language: str, part: str) -> None:
        self.flush()  # what is being typed is an answer of its own
        self.translationConfirmed.emit(self._item, language, part)
