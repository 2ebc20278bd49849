"""The bar above the text of a report: regenerate, the outline, languages side by side, what is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.document.report_merge import MergeCount
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.report.editor_actions import ParagraphActions
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_LANGUAGES = ("fr", "en", "es")


class EditorBar(QWidget):
    """Hold what concerns the whole report."""

    regenerateWanted = Signal()
    removeWanted = Signal()
    outlineWanted = Signal(bool)
    columnsChosen = Signal(str)
    """How many languages: one, two or three."""
    filterChosen = Signal(str)

    def __init__(self, actions: ParagraphActions) -> None:
        super().__init__()
        self.regenerate = TextButton(_("Regenerate"), "", self.regenerateWanted.emit, "rotate-ccw")
        self.regenerate.setToolTip(_("Bring the text up to its sources; what was edited stays (F5)"))
        self.outline = TextButton(_("Outline"), "outcome", None, "list")
        self.outline.setCheckable(True)
        self.outline.toggled.connect(self.outlineWanted)
        columns = (("one", _("one language")), ("two", _("with the original")), ("three", "fr | en | es"))
        self.columns = ChoiceField(_("Languages side by side"), columns)
        filters = (
            ("all", _("All paragraphs")),
            ("proposals", _("Proposed or changed")),
            ("translation", _("To be translated")),
            ("open", _("In brackets")),
            ("trash", _("In the trash")),
        )
        self.filter = ChoiceField(_("Show"), filters)
        for field in (self.columns, self.filter):
            field.setMinimumContentsLength(14)
        self.more = IconButton("ellipsis", _("What can be done with the paragraph"))
        self.more.setMenu(actions.menu)
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        actions.menu.addSeparator()
        remove = actions.menu.addAction(_("Put the edited report into the trash"))
        remove.triggered.connect(lambda _checked=False: self.removeWanted.emit())
        self.remove = remove
        self.said = label("", "small", wraps=True)
        self.said.hide()
        self.setLayout(
            column(
                row(self.regenerate, self.outline, None, self.columns, self.filter, self.more, gap="s"),
                self.said,
                gap="xs",
                margins=(12, 8, 12, 4),
            )
        )
        self.columns.committed.connect(lambda key: self.columnsChosen.emit(str(key)))
        self.filter.committed.connect(lambda key: self.filterChosen.emit(str(key)))

    def say_count(self, count: MergeCount) -> None:
        """Say what a regeneration did."""
        self.say(" · ".join(_counted(count)) or _("Nothing changed: the text is up to its sources."))

    def say(self, words: str) -> None:
        """Say something for a while, until it is said otherwise."""
        self.said.setText(words)
        self.said.setVisible(bool(words))


def columns_of(key: str, language: str, original: str) -> tuple[str, ...]:
    """Name the languages to be shown side by side."""
    if key == "three":
        return _LANGUAGES
    if key == "two":
        other = original if original != language else next(one for one in _LANGUAGES if one != language)
        return (language, other)
    return (language,)


def _counted(count: MergeCount) -> list[str]:
    told = (
        (count.taken, ngettext("{count} taken anew", "{count} taken anew", count.taken)),
        (count.added, ngettext("{count} added", "{count} added", count.added)),
        (count.dropped, ngettext("{count} left out", "{count} left out", count.dropped)),
        (
            count.proposed,
            ngettext("{count} proposal beside the text", "{count} proposals beside the text", count.proposed),
        ),
    )
    return [words.format(count=number) for number, words in told if number]
