"""Offer, on the page of an item, what was typed there and not stored when the program last ended."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from iomdesk.document.typed_text import TextKey
from iomdesk.queries.recovered import RecoveredRow, recovered_texts
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.recovery import settle_recovered
from iomdesk.ui.minutes.text_page import TextPages
from iomdesk.ui.operations import Operations
from iomdesk.ui.recovery.area import said_of
from iomdesk.ui.recovery.view import RecoveryView
from iomdesk.ui.recovery.words import offer_in_words


class ItemRecovery(QObject):
    """Ask whether an item has recovered texts, say so above its text, and lead to the choice."""

    settled = Signal()

    def __init__(self, operations: Operations, pages: TextPages, view: QObject) -> None:
        super().__init__(view)
        self._operations = operations
        self._pages = pages
        self._key: TextKey | None = None
        self._rows: tuple[RecoveredRow, ...] = ()
        self.page: RecoveryView | None = None
        operations.changed.connect(self._on_changed)

    def look(self, key: TextKey) -> None:
        """Look for what was recovered of a text."""
        if key != self._key:
            self._rows = ()
            self._pages.text.recovered.hide()
        self._key = key
        self._operations.ask(
            recovered_texts,
            receiver=self,
            then=lambda rows: self._on_rows(key, rows),
            language=interface_language(),
            key=key,
        )

    def open(self) -> None:
        """Show the recovered text beside the stored one."""
        if not self._rows:
            return
        if self.page is None:
            self.page = RecoveryView()
            self.page.allow(not self._operations.is_read_only)
            self.page.chosen.connect(self._settle)
            self.page.left.connect(self._pages.show_text)
            self._pages.addWidget(self.page)
        self.page.show_row(self._rows[0])
        self._pages.setCurrentWidget(self.page)
        self.page.take.setFocus()

    def _on_rows(self, key: TextKey, rows: Sequence[RecoveredRow]) -> None:
        if key != self._key:
            return
        self._rows = tuple(rows)
        banner = self._pages.text.recovered
        if not rows:
            banner.hide()
        else:
            banner.say(offer_in_words(rows[0]), "warning", _("Compare"), self.open, stays=True)

    def _settle(self, recovered: int, choice: str) -> None:
        self._operations.run(
            settle_recovered,
            then=lambda _changes: self._on_settled(),
            otherwise=lambda error: self._pages.text.banner.say(str(error), "danger"),
            said=said_of(choice),
            recovered=recovered,
            choice=choice,
        )

    def _on_settled(self) -> None:
        self._pages.show_text()
        self.settled.emit()

    def _on_changed(self, changes: Changes, _initiator: QObject | None) -> None:
        if self._key is not None and changes.touches("recovered"):
            self.look(self._key)
