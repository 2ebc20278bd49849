"""Choose what the board shows: a version of the mandate, a chapter, a body, a period, a language."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from iomdesk.queries.coverage_rows import NEWEST, Coverage, CoverageFilter, VersionChoice
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import language_switch
from iomdesk.ui.wording import mandate_statuses, word_for

_NARROWEST = 84
_WIDEST = 220  # titles of chapters are whole sentences


class CoverageFilters(QWidget):
    """Hold the choices; the newest version with clauses is chosen first."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[VersionChoice, ...] = ()
        self.version = _combo(_("Version of the mandate"))
        self.chapter = _combo(_("Chapter"))
        self.body = _combo(_("Body"))
        self.since = DateField(_("From"))
        self.until = DateField(_("Until"))
        self.languages = language_switch(interface_language())
        self.clear = TextButton(_("Show all"), "link", self.show_all)
        for field in (self.since, self.until):
            field.setFixedWidth(156)
            field.committed.connect(lambda _day: self._on_changed())
        since, until = label(_("from"), "small"), label(_("until"), "small")
        choices = row(self.version, self.chapter, self.body, None)
        days = row(since, self.since, until, self.until, None)
        self.setLayout(column(choices, days))  # on one line, three choices are cut in a window of 1280
        self.version.activated.connect(lambda _place: self._on_version())
        for combo in (self.chapter, self.body):
            combo.activated.connect(lambda _place: self._on_changed())
        self.languages.chosen.connect(lambda _language: self.changed.emit())
        self._mark_clear()

    @property
    def language(self) -> str:
        """Return the language of the clauses and of what is written."""
        return self.languages.current

    @property
    def filter(self) -> CoverageFilter:
        """Return what is chosen."""
        return CoverageFilter(
            version=self.version.currentData() or NEWEST,
            since=self.since.day,
            until=self.until.day,
            chapter=self.chapter.currentData() or "",
            body=self.body.currentData() or "",
        )

    def show_choices(self, coverage: Coverage) -> None:
        """Offer what there is to choose from, and keep what was chosen."""
        chosen = self.version.currentData() or (coverage.versions[-1].id if coverage.versions else 0)
        self._choices = coverage.versions
        _fill(self.version, ((_version_words(found), found.id) for found in coverage.versions), chosen)
        _fill(self.body, _with_all(_("All bodies"), ((code, code) for code in coverage.bodies)))
        self._fill_chapters()
        self.version.setVisible(len(coverage.versions) > 1)
        self.body.setVisible(len(coverage.bodies) > 1)

    def show_all(self) -> None:
        """Take every choice back but that of the version."""
        for combo in (self.chapter, self.body):
            combo.setCurrentIndex(0)
        for field in (self.since, self.until):
            field.show_stored(None)
        self._on_changed()

    def _fill_chapters(self) -> None:
        found = next((one for one in self._choices if one.id == self.version.currentData()), None)
        chapters = found.chapters if found else ()
        entries = ((f"{number}. {title}".strip(" :"), number) for number, title in chapters)
        _fill(self.chapter, _with_all(_("All chapters"), entries))

    def _on_version(self) -> None:
        self._fill_chapters()
        self._on_changed()

    def _on_changed(self) -> None:
        self._mark_clear()
        self.changed.emit()

    def _mark_clear(self) -> None:
        chosen = self.filter
        self.clear.setVisible(bool(chosen.chapter or chosen.body or chosen.since or chosen.until))


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMinimumWidth(_NARROWEST)
    made.setMaximumWidth(_WIDEST)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def _with_all(words: str, entries: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((words, ""), *entries)


def _fill(combo: QComboBox, entries: Iterable[tuple[str, object]], chosen: object = None) -> None:
    wanted = combo.currentData() if chosen is None else chosen
    combo.clear()
    for words, key in entries:
        combo.addItem(words, key)
    combo.setCurrentIndex(max(0, combo.findData(wanted)))


def _version_words(version: VersionChoice) -> str:
    return f"{version.label} ({word_for(mandate_statuses(), version.status)})"
