"""The bar above a pack: which one in which language, and the ways out of the desk."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QMenu, QWidget

from iomdesk.queries.packs import PackRow, PackView
from iomdesk.runtime.translations import _
from iomdesk.ui.packs.producing import MEGABYTE
from iomdesk.ui.packs.words import pack_name, state_of
from iomdesk.ui.packs.workshop import PackForm
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import language_switch

MAIL_LIMITS = (5, 10, 20, 25)
"""Megabytes that mail systems let through."""


class PackHead(QWidget):
    """Choose a pack and say what to make of it."""

    languageChosen = Signal(str)
    packChosen = Signal(object)
    """(number of an issued pack, or None for the one in preparation)"""
    issueWanted = Signal()
    saveWanted = Signal(object, int, bool)
    """(PackForm or None for the form that is shown, most bytes of a file, with restricted documents)"""
    printWanted = Signal(bool)
    """(whether each item is a job of its own)"""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.languages = language_switch(language)
        self.packs = ChoiceField(_("Pack or supplement"), [])
        self.packs.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.packs.setMinimumContentsLength(14)  # where there is little room
        self.state = label("", "small")
        self.issue = TextButton(_("Issue…"), "primary", self.issueWanted.emit, "stamp")
        self.save = TextButton(_("Save as PDF…"), "", lambda: self._save(None), "download")
        self.print = TextButton(_("Print…"), "", lambda: self.printWanted.emit(False), "printer")
        self.more = IconButton("ellipsis", _("More forms"))
        self.more.setMenu(self._menu())
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.setLayout(
            column(
                row(self.languages, self.packs, None, self.issue, self.save, self.print, self.more),
                self.state,
                gap="xs",
                margins=(16, 10, 16, 6),
            )
        )
        self.languages.chosen.connect(self.languageChosen)
        self.packs.committed.connect(self.packChosen)

    def show_packs(self, rows: Sequence[PackRow], prepared: int | None, shown: int | None) -> None:
        """Offer what was issued, and what is in preparation; `shown` as in packChosen."""
        with QSignalBlocker(self.packs):
            self.packs.clear()
            for one in rows:
                words = _("{name}, issued").format(name=pack_name(one.number))
                self.packs.addItem(words, one.number)
            if prepared is not None:
                words = _("{name}, in preparation").format(name=pack_name(prepared))
                self.packs.addItem(words, None)
            self.packs.setCurrentIndex(
                self.packs.count() - 1 if shown is None else self.packs.findData(shown)
            )
        self.packs.setEnabled(self.packs.count() > 1)

    def show_view(self, view: PackView, *, may_issue: bool) -> None:
        """Say what is shown and what can be done with it."""
        self.state.setText(state_of(view))
        words = _("Issue supplement S-{number}…").format(number=view.number) if view.number else _("Issue…")
        self.issue.setText(words)
        self.issue.setVisible(not view.is_issued)
        self.issue.setEnabled(may_issue)

    def allow_making(self, is_allowed: bool, *, by_item: bool) -> None:
        """Let pages be printed and files be written, or not while there are none."""
        for part in (self.save, self.print, self.more):
            part.setEnabled(is_allowed)
        self.by_item.setEnabled(is_allowed and by_item)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.without_restricted = menu.addAction(
            _("PDF without restricted documents…"),
            lambda: self.saveWanted.emit(PackForm.FILE, 0, False),
        )
        self.archive = menu.addAction(
            _("ZIP archive of single papers…"), lambda: self._save(PackForm.ARCHIVE)
        )
        self.pieces = menu.addMenu(_("Cut for mailing"))
        for limit in MAIL_LIMITS:
            words = _("At most {count} MB a file…").format(count=limit)
            self.pieces.addAction(words, partial(self._save, PackForm.PIECES, limit * MEGABYTE))
        menu.addSeparator()
        self.by_item = menu.addAction(
            _("Print each item as a job of its own…"), lambda: self.printWanted.emit(True)
        )
        return menu

    def _save(self, form: PackForm | None, limit: int = 0) -> None:
        self.saveWanted.emit(form, limit, True)
