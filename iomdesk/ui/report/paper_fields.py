"""What the cover says and people must fill in: symbol, date, original language, addressee session."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.queries.papers import PaperRow
from iomdesk.queries.symbols import SERIES_OF_PAPERS, SymbolOffer
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField, NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import Part, row
from iomdesk.ui.wording import LANGUAGE_NAMES


class PaperFields(QWidget):
    """Show and change the register's entry of a paper."""

    edited = Signal(str, object)
    """(field, value)"""
    symbolWanted = Signal()
    """The next free symbol is to be given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symbol = LineField(_("Symbol"), "WG/1/1")
        self.symbol.setFixedWidth(150)
        self.next_symbol = IconButton("plus", "", self.symbolWanted.emit)
        self.next_symbol.hide()
        self.dated_on = DateField(_("Date"))
        self.dated_on.setFixedWidth(190)
        self.original = ChoiceField(_("Original language"), LANGUAGE_NAMES.items())
        self.addressee = NumberField(_("Session of the addressee"), 999)
        self.addressee.setFixedWidth(80)
        self._addressee_part = _named(_("For session"), self.addressee)
        self._symbol_part = _named(_("Symbol"), row(self.symbol, self.next_symbol, gap="xs"))
        self.setLayout(
            row(
                self._symbol_part,
                _named(_("Date"), self.dated_on),
                _named(_("Original"), self.original),
                self._addressee_part,
                gap="l",
            )
        )
        self.symbol.committed.connect(lambda text: self.edited.emit("symbol", text.strip()))
        self.dated_on.committed.connect(lambda day: self.edited.emit("dated_on", day))
        self.original.committed.connect(lambda key: self.edited.emit("original_language", key))
        self.addressee.committed.connect(lambda number: self.edited.emit("addressee_session", number))

    def show_paper(self, paper: PaperRow, has_addressee: bool) -> None:
        """Show what the register holds; only a report is addressed to anybody."""
        self.symbol.show_stored(paper.symbol)
        self.dated_on.show_stored(paper.dated_on)
        self.original.show_stored(paper.original_language)
        self.addressee.show_stored(paper.addressee_session)
        self._addressee_part.setVisible(has_addressee)

    def show_offer(self, kind: str, offer: SymbolOffer) -> None:
        """Offer the next free symbol to a paper without one; a paper for the chair alone bears none."""
        self._symbol_part.setVisible(kind in SERIES_OF_PAPERS)
        is_wanted = bool(offer.symbol) and not self.symbol.text() and not self.symbol.isReadOnly()
        self.next_symbol.setVisible(is_wanted)
        words = _("Give it the next free symbol, {symbol}").format(symbol=offer.symbol)
        if not offer.is_confirmed:
            words = _("{offer} (the form of these symbols is unconfirmed)").format(offer=words)
        self.next_symbol.setToolTip(words)
        self.next_symbol.setAccessibleName(words)

    def flush(self) -> None:
        """Hand in what is being typed."""
        for field in (self.symbol, self.dated_on, self.addressee):
            field.flush()

    def allow(self, is_allowed: bool) -> None:
        """Let the fields be changed, or only be read."""
        self.symbol.setReadOnly(not is_allowed)
        for field in (self.dated_on, self.original, self.addressee):
            field.setEnabled(is_allowed)


def _named(words: str, field: Part) -> QWidget:
    made = QWidget()
    made.setLayout(row(label(words, "field"), field))
    return made
