"""The page in the middle: the item's text with its bar, or one of its sealed versions."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from iomdesk.document.markdown import TextParagraph
from iomdesk.queries.agenda import ItemRow
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.minutes.revision_page import RevisionPage
from iomdesk.ui.text.action_row import ActionRow
from iomdesk.ui.text.link_panel import LinkPanel
from iomdesk.ui.text.minutes_bar import MinutesBar
from iomdesk.ui.text.minutes_edit import MinutesEdit
from iomdesk.ui.text.note_panel import NotePanel
from iomdesk.ui.tokens import PRINT_FAMILY
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.labels import label, separator, set_look
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import language_switch

NOTE_MS = 6000
COUNT_AFTER_MS = 300
_ROOMY = 690  # pixels


class TextPage(QWidget):
    """Edit the minutes of one item in one language."""

    sealWanted = Signal()
    languageChosen = Signal(str)
    findWanted = Signal()
    versionsWanted = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = MinutesEdit(PRINT_FAMILY, 17)
        self.editor.setPlaceholderText(_("Write the minutes of this item here."))
        self.editor.setAccessibleName(_("Minutes of the item"))
        self.bar = MinutesBar(self.editor)
        self.action = ActionRow(self.editor)
        self.note_panel = NotePanel(self.editor)
        self.link_panel = LinkPanel(self.editor)
        self.banner = Banner()
        self.recovered = Banner()
        self.languages = language_switch(language)
        self.languages.chosen.connect(self.languageChosen)
        self.words = label("", "small")
        self._limit: int | None = None
        self.seal = TextButton(_("Seal"), "", self.sealWanted.emit, "stamp")
        self.seal.setAccessibleName(_("Seal a version"))
        self.seal.setToolTip(_("Keep these words as a version that nothing changes (Ctrl+S)"))
        self._title = label("", "strong", wraps=True)
        self._note = label("", "good")
        self._note_ends = _timer(self, NOTE_MS, self._note.clear)
        self._counting = _timer(self, COUNT_AFTER_MS, self.count)  # at each key it would be felt
        self.editor.textChanged.connect(self._counting.start)
        find = IconButton("search", _("Find and replace (Ctrl+F, Ctrl+H)"), self.findWanted.emit)
        versions = IconButton(
            "history", _("Versions of this item and of all items"), self.versionsWanted.emit
        )
        looking = row(find, versions, gap="xs")
        head = row(self._title, self._note, self.words, looking, gap="m", margins=(24, 14, 18, 4))
        head.setStretchFactor(self._title, 1)
        bar = row(self.bar, None, self.languages, self.seal, gap="m", margins=(20, 0, 16, 10))
        above = (head, bar, separator(), self.banner, self.recovered)
        below = (self.action, self.note_panel, self.link_panel)
        self.setLayout(column(*above, self.editor, *below, gap="xs"))

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar between the head and the text."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self.banner), bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the buttons that every program has keys for where there is little room."""
        super().resizeEvent(event)
        self.bar.make_room(self.width())
        self.seal.setText(_("Seal") if self.width() >= _ROOMY else "")

    def show_title(self, item: ItemRow) -> None:
        """Name the item."""
        self._title.setText(f"{item.full_number}  {item.title}")

    def show_text(self, paragraphs: Sequence[TextParagraph], language: str) -> None:
        """Show another text."""
        self.editor.show_paragraphs(paragraphs, language)
        self.count()

    def show_markdown(self, source: str, language: str) -> None:
        """Show another text from its stored form, of a long one the beginning first."""
        self.editor.show_markdown(source, language)
        self.count()

    def count(self) -> None:
        """Show the number of words."""
        if self.editor.filling.is_active:
            self._counting.start()
            return
        words = self.editor.word_count()
        said = ngettext("{count} word", "{count} words", words).format(count=words)
        if self._limit is not None:
            said = _("{words} of {limit}").format(words=said, limit=self._limit)
        self.words.setText(said)
        role = "bad" if self._limit is not None and words > self._limit else "small"
        if self.words.property("role") != role:
            set_look(self.words, role=role)

    def set_limit(self, limit: int | None) -> None:
        """Hold the number of words against a limit; None for none."""
        if limit != self._limit:
            self._limit = limit
            self.count()

    def note(self, words: str) -> None:
        """Say for a few seconds what was done."""
        self._note.setText(words)
        self._note_ends.start()

    def note_words(self) -> str:
        """Return what was said last and is still shown."""
        return self._note.text()

    def allow(self, is_allowed: bool) -> None:
        """Let the text be written, or only be read."""
        self.editor.setReadOnly(not is_allowed)
        self.bar.allow(is_allowed)
        self.seal.setVisible(is_allowed)


def _timer(parent: QWidget, milliseconds: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer


class TextPages(QStackedWidget):
    """Hold the text and, over it, a version that is being looked at."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.text = TextPage(language)
        self.revision = RevisionPage()
        self.addWidget(self.text)
        self.addWidget(self.revision)
        self.revision.left.connect(self.show_text)

    def show_text(self) -> None:
        """Go back to the text."""
        self.setCurrentWidget(self.text)
        self.text.editor.setFocus()

    def show_revision(self) -> None:
        """Show the version in place of the text."""
        self.setCurrentWidget(self.revision)
