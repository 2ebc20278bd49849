"""Note a correction by the keyboard: whose, to which paragraph, the old words and the new."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QWidget

from iomdesk.document.delegation_search import Party, only_party, party_names
from iomdesk.queries.approval import CorrectionRow
from iomdesk.queries.participants import DelegationRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.correction_places import CirculatedParagraph
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField, TextField
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import column, row

_TEXT_HEIGHT = 84


class CorrectionForm(QWidget):
    """Hold what is noted of a correction until it is stored; Ctrl+Enter stores it, Escape leaves it."""

    storeWanted = Signal(object, object)
    """(id or None for a new one, fields as the services take them)"""
    paragraphWanted = Signal(str, str)
    """(language, number): show the paragraph as circulated."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correction: int | None = None
        self._parties: list[Party] = []
        self.title = label("", "strong")
        self.notice = Banner()
        self.language = ChoiceField(_("Version"), ())
        self.paragraph = LineField(_("Paragraph"), _("its number in the circulated minutes"))
        self.circulated = label("", "print", wraps=True)
        self.delegation = LineField(_("Delegation"), _("name, in any language, or code"))
        self.meant = label("", "small")
        self.received = DateField(_("Received on"))
        self.old = TextField(_("Old words"))
        self.new = TextField(_("New words"))
        for field in (self.old, self.new):
            field.setMaximumHeight(_TEXT_HEIGHT)
        self.take = TextButton(_("Take the whole paragraph"), "link", self._take_whole)
        self.store = TextButton(_("Store the correction"), "primary", self._store, "check")
        self.cancel = TextButton(_("Cancel"), "", self.left.emit)
        self.language.committed.connect(lambda _value: self._ask_paragraph())
        self.paragraph.textChanged.connect(lambda _text: self._ask_paragraph())
        self.delegation.textChanged.connect(lambda _text: self._find())
        self._lay_out()

    def know(self, languages: Sequence[str], delegations: Sequence[DelegationRow]) -> None:
        """Offer the versions that were circulated, and find delegations among those registered."""
        chosen = self.language.currentData()
        self.language.clear()
        for one in languages:
            self.language.addItem(one.upper(), one)
        own = interface_language()
        wanted = chosen if chosen in languages else own if own in languages else None
        self.language.setCurrentIndex(max(0, self.language.findData(wanted)))
        self._parties = [
            Party(
                one.name,
                party_names(one.names),
                (one.code,) if one.code else (),
                state=one.state_iso3,
                delegation=one.id,
            )
            for one in delegations
        ]

    def begin(self, one: CorrectionRow | None = None) -> None:
        """Show an empty form, or what was noted of a correction."""
        self._correction = one.id if one else None
        self.title.setText(_("Correct what was noted") if one else _("New correction"))
        self.notice.hide()
        if one is not None:
            self.language.show_stored(one.language)
        self.paragraph.setText(one.paragraph if one else "")
        self.delegation.setText(one.delegation if one else "")
        self.received.show_stored(one.received_on if one else date.today())
        self.old.setPlainText(one.old_text if one else "")
        self.new.setPlainText(one.new_text if one else "")
        self._ask_paragraph()
        self._find()
        self.paragraph.setFocus()

    def show_paragraph(self, found: CirculatedParagraph | None) -> None:
        """Show the paragraph whose number is typed, or that there is none."""
        typed = self.paragraph.text().strip()
        nothing = _("The circulated minutes have no such paragraph.") if typed else ""
        self.circulated.setText(found.words if found else nothing)
        set_look(self.circulated, role="print" if found else "small")
        self.take.setVisible(found is not None)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(_("Paragraph"), row(self.language, self.paragraph, gap="s"))
        form.addRow("", column(self.circulated, self.take, gap="xs"))
        form.addRow(_("Delegation"), column(self.delegation, self.meant, gap="xs"))
        form.addRow(_("Received on"), self.received)
        form.addRow(_("Old words"), self.old)
        form.addRow(_("New words"), self.new)
        buttons = row(None, self.cancel, self.store, gap="m")
        self.setLayout(column(self.title, self.notice, form, buttons, None, gap="m"))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._key(keys, self._store)

    def _key(self, keys: str, pressed: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(pressed)

    def _ask_paragraph(self) -> None:
        language = self.language.currentData()
        if language is not None:
            self.paragraphWanted.emit(language, self.paragraph.text())

    def _take_whole(self) -> None:
        self.old.setPlainText(self.circulated.text())
        self.new.setPlainText(self.circulated.text())
        self.new.setFocus()

    def _party(self) -> Party | None:
        typed = self.delegation.text().strip()
        return only_party(typed, self._parties, interface_language()) if typed else None

    def _find(self) -> None:
        party = self._party()
        typed = self.delegation.text().strip()
        unknown = _("Nobody registered is meant beyond doubt.") if typed else ""
        self.meant.setText(f"→ {party.name}" if party is not None else unknown)

    def _store(self) -> None:
        self.received.flush()
        party = self._party()
        if self.delegation.text().strip() and party is None:
            self.notice.say(_("Write more of the name of the delegation, or leave it out."), "warning")
            self.delegation.setFocus()
            return
        fields: Mapping[str, object] = {
            "language": self.language.currentData(),
            "paragraph": self.paragraph.text(),
            "delegation": party.delegation if party else None,
            "received_on": self.received.day or date.today(),
            "old_text": self.old.words,
            "new_text": self.new.words,
        }
        self.storeWanted.emit(self._correction, fields)
