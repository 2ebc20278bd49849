"""The menu that gives a document its symbol: a free number, Add., Corr. or Rev. of another, a reissue."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from iomdesk.queries.symbol_offers import DocumentSymbols, FollowingSymbols
from iomdesk.runtime.translations import _


class SymbolMenu(QMenu):
    """Offer the symbols of one document; what is chosen comes out once."""

    symbolChosen = Signal(int, str)
    """(document, symbol); an empty one takes it away."""
    typingChosen = Signal(int)
    """(document): its symbol is to be typed."""

    def __init__(self, offers: DocumentSymbols, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = offers.document
        self._fill(offers)
        self.aboutToHide.connect(self.deleteLater)

    def _fill(self, offers: DocumentSymbols) -> None:
        if offers.free:
            self._head(
                _("Next free number") if offers.is_confirmed else _("Next free number (form not confirmed)")
            )
        for _series, symbol in offers.free:
            self._offer(self, symbol, symbol)
        if offers.following:
            self._head(_("Addendum, corrigendum, revision"))
        if offers.symbol:
            self._offer_following(self, offers.following)
        else:
            for one in offers.following:
                self._offer_following(self.addMenu(one.base), (one,))
        if offers.reissue:
            self._head(_("Issued again for technical reasons"))
            self._offer(self, offers.reissue, offers.reissue)
        self.addSeparator()
        self.addAction(_("Type the symbol…"), lambda: self.typingChosen.emit(self._document))
        if offers.symbol:
            self._offer(self, _("Take {symbol} away").format(symbol=offers.symbol), "")

    def _head(self, words: str) -> None:
        """Name a part; the style sheet of the window shows no sections."""
        if not self.isEmpty():
            self.addSeparator()
        self.addAction(words).setEnabled(False)

    def _offer_following(self, menu: QMenu, following: tuple[FollowingSymbols, ...]) -> None:
        for one in following:
            for _kind, symbol in one.symbols:
                self._offer(menu, symbol, symbol)

    def _offer(self, menu: QMenu, words: str, symbol: str) -> None:
        menu.addAction(words, lambda: self.symbolChosen.emit(self._document, symbol))
