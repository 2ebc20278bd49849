"""The bars above the pages: which paper in which language, what to make of it, how large to show it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from iomdesk.runtime.translations import _
from iomdesk.services.former_papers import FormerState
from iomdesk.ui.minutes.moments import moment_in_words
from iomdesk.ui.report.minutes_options import MinutesOptions
from iomdesk.ui.report.pages_view import PagesView, percent
from iomdesk.ui.report.paper_fields import PaperFields
from iomdesk.ui.report.paper_kinds import paper_kinds
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import language_switch

_BUTTONS = ("pdf", "docx")
_MOST_STATES = 20


class PaperControls(QWidget):
    """Choose a paper and say what to make of it."""

    paperChosen = Signal(str, str)
    """(kind, language)"""
    saveWanted = Signal(str)
    printWanted = Signal()
    calendarWanted = Signal()
    changesWanted = Signal(object)
    """(State to compare the paper with)"""

    def __init__(self, formats: Mapping[str, str], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = ChoiceField(_("Paper"), paper_kinds().items())
        self.kinds.setMinimumContentsLength(max(map(len, paper_kinds().values())))
        self.kinds.show_stored("report")
        self.languages = language_switch(language)
        self.fields = PaperFields()
        self.saving = {key: self._saving(key, formats[key]) for key in _BUTTONS if key in formats}
        self.printing = TextButton(_("Print…"), "", self.printWanted.emit, "printer")
        self.calendar = TextButton(_("Calendar file…"), "", self.calendarWanted.emit, "calendar")
        self.calendar.setToolTip(_("Write the session for calendars; a later file updates an earlier one"))
        self.calendar.hide()
        self.options = MinutesOptions()
        self.more = IconButton("ellipsis", _("More formats"))
        self.more.setMenu(self._menu(formats))
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._buttons = row(gap="s")
        self.setLayout(
            column(
                row(
                    self.kinds,
                    self.languages,
                    self._buttons,
                    None,
                    *self.saving.values(),
                    self.printing,
                    self.more,
                    margins=(0, 0, 0, 0),
                ),
                row(self.options, None),
                row(self.fields, None, self.calendar),
                gap="m",
                margins=(16, 12, 16, 12),
            )
        )
        self.more.setVisible(bool(set(formats) - set(_BUTTONS)))
        for chosen in (self.kinds.committed, self.languages.chosen):
            chosen.connect(self._on_chosen)
        self.options.changed.connect(lambda: self.paperChosen.emit(self.kind, self.language))

    def _on_chosen(self, _key: object) -> None:
        self.calendar.setVisible(self.kind == "convocation")
        self.options.show_kind(self.kind)
        self.paperChosen.emit(self.kind, self.language)

    @property
    def kind(self) -> str:
        """Return which paper is chosen, by its kind."""
        return str(self.kinds.currentData())

    @property
    def language(self) -> str:
        """Return in which language."""
        return self.languages.current

    def add_button(self, button: QWidget) -> None:
        """Put a button of one kind of paper beside the choice of the paper."""
        self._buttons.addWidget(button)

    def allow_making(self, is_allowed: bool) -> None:
        """Let files be written and pages be printed, or not while there are none."""
        for button in (*self.saving.values(), self.printing, self.more):
            button.setEnabled(is_allowed)

    def _saving(self, format: str, name: str) -> TextButton:
        role, icon_name = ("primary", "download") if format == "pdf" else ("", "file-text")
        words = _("Save as {format}…").format(format=name)
        return TextButton(words, role, lambda: self.saveWanted.emit(format), icon_name)

    def _menu(self, formats: Mapping[str, str]) -> QMenu:
        menu = QMenu(self)
        for key, name in formats.items():
            if key not in _BUTTONS:
                action = menu.addAction(_("Save as {format}…").format(format=name))
                action.triggered.connect(lambda _checked=False, key=key: self.saveWanted.emit(key))
        menu.addSeparator()
        self.changes = menu.addMenu(_("Word file with changes since"))
        self.changes.menuAction().setVisible(False)
        return menu

    def show_states(self, states: Sequence[FormerState]) -> None:
        """Offer the states that the paper can be compared with."""
        self.changes.clear()
        now = datetime.now(UTC)
        for one in states[:_MOST_STATES]:
            action = self.changes.addAction(f"{moment_in_words(one.since, now)} – {one.name}")
            action.triggered.connect(lambda _checked=False, one=one: self.changesWanted.emit(one.state))
        self.changes.menuAction().setVisible(bool(states))


class ZoomBar(QWidget):
    """Show where one is and how large, and change the size."""

    inWanted = Signal()
    outWanted = Signal()
    fitWanted = Signal()
    wholeWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = label("", "small")
        self.zoom = TextButton("100 %", "link", self.wholeWanted.emit)
        self.zoom.setToolTip(_("Show at the size of the paper"))
        smaller = IconButton("zoom-out", _("Smaller (Ctrl+−)"), self.outWanted.emit)
        larger = IconButton("zoom-in", _("Larger (Ctrl++)"), self.inWanted.emit)
        fit = IconButton("move-horizontal", _("Fit the width (Ctrl+0)"), self.fitWanted.emit)
        self.setLayout(
            row(self.page, None, smaller, self.zoom, larger, fit, gap="xs", margins=(16, 4, 12, 4))
        )

    def steer(self, pages: PagesView) -> None:
        """Change the size of these pages."""
        pages.zoomChanged.connect(self.show_zoom)
        self.inWanted.connect(pages.zoom_in)
        self.outWanted.connect(pages.zoom_out)
        self.fitWanted.connect(pages.fit_width)
        self.wholeWanted.connect(lambda: pages.set_zoom(1.0))

    def show_zoom(self, zoom: float) -> None:
        """Show a zoom."""
        self.zoom.setText(percent(zoom))

    def show_page(self, printed: str, place: int, count: int) -> None:
        """Show which page is looked at: as printed, and its place among all."""
        named = _("Page {printed}").format(printed=printed) if _is_number(printed) else printed
        among = _("{place} of {count}").format(place=place, count=count)
        self.page.setText(f"{named} · {among}" if count else "")


def _is_number(printed: str) -> bool:
    return printed.isdecimal() or set(printed.lower()) <= set("ivxlc")
