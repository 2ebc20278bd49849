"""The formulae of the house: found by words, edited per language, with the default in sight."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QWidget

from iomdesk.papers.formula_rules import checked_formula
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.formulae import (
    FormulaRow,
    ScaleRow,
    checked_scale,
    list_formulae,
    reset_formula,
    reset_scale,
    scale_row,
    set_formula,
    set_scale,
)
from iomdesk.ui.formulae.formula_card import FormulaCard
from iomdesk.ui.formulae.scale_card import ScaleCard
from iomdesk.ui.formulae.topics import by_topic, topic_names
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row, scrolled
from iomdesk.ui.widgets.segments import language_switch

SCALE = "quantifiers"
_KEY = int(Qt.ItemDataRole.UserRole)
_LONGEST = 90
_SMALL = 11


class FormulaePage(DeskView):
    """Show the formulae by topic at the left, the chosen one at the right."""

    kinds = frozenset({"house"})
    left = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self.language = interface_language()
        self._rows: dict[str, FormulaRow] = {}
        self._chosen = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a formula by its words"))
        self.search.setAccessibleName(_("Find a formula by its words"))
        self.search.setClearButtonEnabled(True)
        self.languages = language_switch(self.language)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Formulae"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.card = FormulaCard()
        self.scale = ScaleCard()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for the formulae and the scale again."""
        ask, language = self.operations.ask, self.language
        ask(list_formulae, receiver=self, then=self._on_formulae, language=language)
        ask(scale_row, receiver=self, then=self._on_scale, language=language)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.card.flush()
        self.scale.flush()

    def show_formula(self, key: str) -> None:
        """Go to a formula, or to the scale of quantifiers."""
        self.search.clear()
        self._chosen = key
        self._fill()

    def _build(self) -> None:
        self._stack.addWidget(scrolled(self.card))
        self._stack.addWidget(scrolled(self.scale))
        for card in (self.card, self.scale):
            card.allow(not self.operations.is_read_only)
        side = QWidget()
        side.setLayout(column(self.search, self.list, gap="s"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(side)
        splitter.addWidget(self._stack)
        splitter.setSizes([430, 720])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.back = IconButton("arrow-left", _("Back to the sessions"), self.left.emit)
        head = row(self.back, label(_("Formulae of the house"), "title"), None, self.languages)
        words = _(
            "Sentences and words that papers are made of, per language. What is not set here is the default."
        )
        layout = column(head, label(words, "muted", wraps=True), splitter, gap="m", margins=(20, 16, 20, 12))
        layout.setStretchFactor(splitter, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._fill())
        self.languages.chosen.connect(self._on_language)
        self.list.currentItemChanged.connect(lambda item, _before: self._on_chosen(item))
        self.card.changed.connect(self._write)
        self.card.resetWanted.connect(lambda key: self._run(reset_formula, self.card.refuse, key=key))
        self.scale.changed.connect(self._write_scale)
        self.scale.resetWanted.connect(lambda: self._run(reset_scale, self.scale.refuse))

    def _on_formulae(self, rows: tuple[FormulaRow, ...]) -> None:
        self._rows = {one.key: one for one in rows}
        self._fill()

    def _on_scale(self, scale: ScaleRow) -> None:
        if scale.language == self.language:
            self.scale.show_scale(scale)

    def _fill(self) -> None:
        """List what is sought; what was chosen stays chosen where it is still there."""
        sought = self.search.text().casefold()
        shown = [one for one in self._rows.values() if sought in " ".join((one.key, *one.forms)).casefold()]
        with QSignalBlocker(self.list):
            self.list.clear()
            if sought in _("Scale of quantifiers").casefold():
                self.list.addItem(_entry(_("Scale of quantifiers"), SCALE))
            for topic, rows in by_topic(shown).items():
                self.list.addItem(_heading(topic_names()[topic]))
                for one in rows:
                    self.list.addItem(_entry(_title(one), one.key))
            keys = [self.list.item(place).data(_KEY) for place in range(self.list.count())]
            wanted = self._chosen if self._chosen in keys else next(filter(None, keys), None)
            if wanted is not None:
                self.list.setCurrentRow(keys.index(wanted))
        self._on_chosen(self.list.currentItem())

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        key = str(item.data(_KEY) or "") if item is not None else ""
        if key != self._chosen:
            self.flush()
        if not key:
            return
        self._chosen = key
        self._stack.setCurrentIndex(int(key == SCALE))
        if key in self._rows:
            self.card.show_row(self._rows[key])

    def _on_language(self, language: str) -> None:
        self.flush()
        self.language = language
        self.refresh()

    def _write(self, key: str, forms: object) -> None:
        """Store words that may stand; others are refused before anything is handed in."""
        if not isinstance(forms, tuple):
            return
        try:
            checked_formula(key, self.language, forms)
        except UserError as refused:
            self.card.refuse(refused)
            return
        self.card.accept()
        fold = ("formula", key, self.language)
        self._run(set_formula, self.card.refuse, fold_key=fold, key=key, forms=forms)

    def _write_scale(self, steps: tuple[Mapping[str, Any], ...]) -> None:
        try:
            checked_scale(self.language, steps)
        except UserError as refused:
            self.scale.refuse(refused)
            return
        self._run(set_scale, self.scale.refuse, steps=steps)

    def _run(
        self,
        service: Callable[..., Changes],
        refuse: Callable[[Exception], None],
        fold_key: object = None,
        **arguments: Any,
    ) -> None:
        self.operations.run(
            service,
            initiator=self,
            then=lambda _changes: self.refresh(),
            otherwise=refuse,
            fold_key=fold_key,
            language=self.language,
            **arguments,
        )


def _heading(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words.upper())
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    font.setPixelSize(_SMALL)
    item.setFont(font)
    return item


def _entry(words: str, key: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setData(_KEY, key)
    return item


def _title(one: FormulaRow) -> str:
    words = one.forms[0] or one.key
    shown = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
    return f"● {shown}" if one.is_own else shown
