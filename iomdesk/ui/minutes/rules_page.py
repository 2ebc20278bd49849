"""The house's rules: which are on, the limits of words, the dictionary, the aids while typing."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.document.linting.rule_words import EXAMPLES, rule_descriptions, rule_titles
from iomdesk.document.linting.rules import RULE_NAMES
from iomdesk.queries.lint_facts import (
    ACRONYMS,
    LIMITS,
    OFF,
    SPELLING,
    STATEMENTS,
    TYPING_AIDS,
    HouseView,
    dictionary_setting,
)
from iomdesk.runtime.translations import _
from iomdesk.services.house import set_house_setting
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import LineField, NumberField
from iomdesk.ui.widgets.labels import label, section, separator
from iomdesk.ui.widgets.layouts import column, row, scrolled

_MOST_WORDS = 999_999
_SHOWN = str.maketrans({"\u00a0": "°", "\n": " "})
# Words are looked up by the dictionary as they are typed; the rule is for the command line.
_LISTED = tuple(name for name in RULE_NAMES if name != "spelling")


class RulesPage(QWidget):
    """Switch rules on and off, with what each holds to and an example; all of it is kept at once."""

    left = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._language = "fr"
        self.banner = Banner()
        self.rules = {name: _box(rule_titles()[name], self._set_rules) for name in _LISTED}
        self._examples = {name: label("", "print", wraps=True) for name in _LISTED}
        self.aids = _box(
            _("Set spaces, quotation marks, apostrophes, ellipses and dashes while typing"),
            lambda: self._set(TYPING_AIDS, self.aids.isChecked()),
        )
        self.spelling = _box(
            _("Underline words that are in no dictionary"),
            lambda: self._set(SPELLING, self.spelling.isChecked()),
        )
        self.statements = _box(
            _("Minutes may tell what a single delegation said"),
            lambda: self._set(STATEMENTS, self.statements.isChecked()),
        )
        self.item_words = NumberField(_("Most words for the minutes of an item"), _MOST_WORDS)
        self.paper_words = NumberField(_("Most words for a paper"), _MOST_WORDS)
        self.acronyms = LineField(_("Acronyms that need no introduction"))
        self.dictionary = LineField(_("Words of your own dictionary"))
        self._connect()
        self.setLayout(column(self._head(), separator(), self.banner, scrolled(self._body()), gap="xs"))
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.left)

    def show_view(self, view: HouseView) -> None:
        """Show what the desk holds."""
        self._language = view.facts.language
        for name, box in self.rules.items():
            _check(box, name not in view.facts.off)
            wrong, right = EXAMPLES[name][self._language]
            self._examples[name].setText(f"{wrong.translate(_SHOWN)}  →  {right.translate(_SHOWN)}")
        _check(self.aids, view.aids_typing)
        _check(self.spelling, view.checks_spelling)
        _check(self.statements, view.facts.allows_statements)
        self.item_words.show_stored(view.limits["item"])
        self.paper_words.show_stored(view.limits["paper"])
        self.acronyms.show_stored(", ".join(view.own_acronyms))
        self.dictionary.show_stored(", ".join(sorted(view.own_words, key=str.casefold)))

    def allow(self, is_allowed: bool) -> None:
        """Let the rules be changed, or only be seen."""
        for box in (*self.rules.values(), self.aids, self.spelling, self.statements):
            box.setEnabled(is_allowed)
        for field in (self.item_words, self.paper_words, self.acronyms, self.dictionary):
            field.setReadOnly(not is_allowed)

    def _connect(self) -> None:
        for field in (self.item_words, self.paper_words):
            field.committed.connect(lambda _number: self._set_limits())
        self.acronyms.committed.connect(lambda words: self._set(ACRONYMS, _listed(words)))
        self.dictionary.committed.connect(
            lambda words: self._set(dictionary_setting(self._language), _listed(words))
        )

    def _head(self) -> QWidget:
        head = QWidget()
        back = TextButton(_("Back to the text"), "", self.left.emit, "chevron-left")
        head.setLayout(row(label(_("Rules of the house"), "strong"), None, back, margins=(24, 14, 18, 8)))
        return head

    def _body(self) -> QWidget:
        body = QWidget()
        limits = row(
            label(_("Minutes of an item")), self.item_words, label(_("Paper")), self.paper_words, None
        )
        explained = label(_("A dash means that there is no limit."), "small", wraps=True)
        known = label(
            _("Separate words by commas. The names of the desk are known already."), "small", wraps=True
        )
        parts = (
            column(section(_("While typing")), self.aids, self.spelling),
            column(section(_("Most words")), limits, explained),
            column(
                section(_("Known words")),
                label(_("Acronyms that need no introduction")),
                self.acronyms,
                label(_("Your own dictionary in this language")),
                self.dictionary,
                known,
            ),
            column(section(_("Rules")), self.statements, *map(self._rule, _LISTED), gap="l"),
        )
        body.setLayout(column(*parts, None, gap="xl", margins=(24, 16, 24, 24)))
        return body

    def _rule(self, name: str) -> QWidget:
        made = QWidget()
        description = label(rule_descriptions()[name], "small", wraps=True)
        self.rules[name].setAccessibleDescription(rule_descriptions()[name])
        inner = column(description, self._examples[name], gap="xs", margins=(26, 0, 0, 0))
        made.setLayout(column(self.rules[name], inner, gap="xs"))
        return made

    def _set_rules(self) -> None:
        self._set(OFF, sorted(name for name, box in self.rules.items() if not box.isChecked()))

    def _set_limits(self) -> None:
        limits: Mapping[str, int | None] = {"item": self.item_words.number, "paper": self.paper_words.number}
        self._set(LIMITS, limits)

    def _set(self, name: str, value: object) -> None:
        self._operations.run(
            set_house_setting,
            otherwise=lambda error: self.banner.say(str(error), "danger"),
            name=name,
            value=value,
        )


def _box(words: str, toggled: Callable[[], None]) -> QCheckBox:
    made = QCheckBox(words)
    made.toggled.connect(lambda _is_on: toggled())
    return made


def _check(box: QCheckBox, is_on: bool) -> None:
    with QSignalBlocker(box):
        box.setChecked(is_on)


def _listed(words: str) -> list[str]:
    return sorted({word.strip() for word in words.replace(";", ",").split(",") if word.strip()})
