"""One paragraph of a recommendation: number, verb, text in the language shown, and what to do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iomdesk.document.markdown import parse_markdown
from iomdesk.papers.verbs import verbs
from iomdesk.runtime.translations import _
from iomdesk.services.recommendations import ParagraphInput
from iomdesk.ui.recommendations.paragraph_text import ParagraphText
from iomdesk.ui.recommendations.words import line_of, verb_words
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import column, row

_NUMBER_WIDTH = 22
_OWN_PROCEDURE = "decides"


class ParagraphField(QWidget):
    """Edit a paragraph in one language at a time; the texts in the others are kept."""

    edited = Signal()
    nextWanted = Signal()
    removalWanted = Signal()
    moveWanted = Signal(int)
    stepWanted = Signal(int)

    def __init__(self, paragraph: ParagraphInput, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = paragraph.part
        self._texts = dict(paragraph.texts)
        self._language = language
        self._number = label("", "muted")
        self._number.setFixedWidth(_NUMBER_WIDTH)
        choices = [("", "–"), *((key, key) for key in verbs(self.part))]
        self.verb = ChoiceField(_("Verb"), choices)
        self.verb.setFixedWidth(240)
        self.verb.show_stored(paragraph.verb)
        self.warning = label(
            _("“Decides” is for the group’s own procedure; of others it recommends, invites or requests."),
            "small",
            wraps=True,
        )
        set_look(self.warning, tone="danger")
        self.text = ParagraphText()
        self.text.setAccessibleName(_("Text after the verb"))
        self._up = IconButton("arrow-up", _("Move up (Alt+↑)"), lambda: self.moveWanted.emit(-1))
        self._down = IconButton("arrow-down", _("Move down (Alt+↓)"), lambda: self.moveWanted.emit(1))
        self._remove = IconButton("x", _("Remove (Alt+Delete)"), self.removalWanted.emit)
        self._build()
        self._connect()
        self.show_language(language)

    def paragraph(self) -> ParagraphInput:
        """Return the paragraph as it stands."""
        texts = {**self._texts, self._language: self.text.markdown()}
        verb = self.verb.currentData() or ""
        return ParagraphInput(self.part, verb, {code: text for code, text in texts.items() if text})

    def show_language(self, language: str) -> None:
        """Edit the text in another language; the words of one there is stand in as a hint."""
        if language != self._language:
            self._texts = dict(self.paragraph().texts)
        self._language = language
        written = self._texts.get(language, "")
        self.text.show_paragraphs(parse_markdown(written), language)
        others = ParagraphInput(self.part, "", {k: v for k, v in self._texts.items() if k != language})
        self.text.setPlaceholderText(line_of(others, language) if not written else "")
        for index in range(1, self.verb.count()):
            self.verb.setItemText(index, verb_words(self.part, str(self.verb.itemData(index)), language))

    def show_number(self, number: str) -> None:
        """Show the number the paper will print; a lone paragraph has none."""
        self._number.setText(number)

    def allow(self, is_allowed: bool) -> None:
        """Let the paragraph be changed, or only be read."""
        self.text.setReadOnly(not is_allowed)
        self.verb.setEnabled(is_allowed)
        for button in (self._up, self._down, self._remove):
            button.setVisible(is_allowed)

    def _build(self) -> None:
        buttons = (self._up, self._down, self._remove)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys do the same, and Tab goes text to text
        head = row(self._number, self.verb, None, *buttons, gap="xs")
        body = column(self.text, self.warning, gap="xs")
        self.setLayout(column(head, row(_NUMBER_WIDTH + 4, body, gap="xs"), gap="xs"))
        self._warn()

    def _connect(self) -> None:
        self.verb.currentIndexChanged.connect(lambda _place: self._warn())
        self.verb.committed.connect(lambda _key: self.edited.emit())
        self.text.edited.connect(self.edited)
        self.text.nextWanted.connect(self.nextWanted)
        self.text.removalWanted.connect(self.removalWanted)
        self.text.moveWanted.connect(self.moveWanted)
        self.text.stepWanted.connect(self.stepWanted)

    def _warn(self) -> None:
        """Tell of a verb that a group may not use of others : its mandate is to recommend."""
        self.warning.setVisible(self.verb.currentData() == _OWN_PROCEDURE)
