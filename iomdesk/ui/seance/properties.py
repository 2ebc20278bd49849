"""What an intervention is: its stance, kind, attribution and language, each by one key."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.model.base import LANGUAGES
from iomdesk.model.interventions import Attribution, InterventionKind, Stance
from iomdesk.queries.interventions import InterventionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.seance.words import attributions, stance_words
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import set_look
from iomdesk.ui.widgets.layouts import row
from iomdesk.ui.wording import LANGUAGE_NAMES, intervention_kinds, word_for


class Properties(QWidget):
    """Show four small buttons; pressing one, or its key, takes the next value."""

    changed = Signal(str, str)
    """(field, value)"""

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[str, str] = {}
        self._choices: Mapping[str, tuple[str, Sequence[str], Mapping[object, str]]] = {
            "stance": (_("Stance"), tuple(Stance), stance_words()),
            "kind": (_("Kind of intervention"), tuple(InterventionKind), intervention_kinds()),
            "attribution": (_("Attribution"), tuple(Attribution), attributions()),
            "language": (_("Language spoken"), LANGUAGES, {code: LANGUAGE_NAMES[code] for code in LANGUAGES}),
        }
        self.buttons = {name: self._button(name, key) for name, key in _KEYS.items()}
        self.setLayout(row(*self.buttons.values(), None, gap="xs"))
        self.show_row(None)

    def show_row(self, intervention: InterventionRow | None) -> None:
        """Show what an intervention is, or what a new one would be."""
        self._values = {
            "stance": intervention.stance if intervention else Stance.NONE.value,
            "kind": intervention.kind if intervention else InterventionKind.STATEMENT.value,
            "attribution": intervention.attribution if intervention else Attribution.ANONYMOUS.value,
            "language": intervention.language if intervention else LANGUAGES[0],
        }
        for name in self.buttons:
            self._show(name)

    def take_next(self, name: str) -> None:
        """Take the next value of a field, and tell it."""
        if not self.isEnabled():
            return
        _title, values, _words = self._choices[name]
        at = values.index(self._values[name]) if self._values[name] in values else -1
        self._values[name] = str(values[(at + 1) % len(values)])
        self._show(name)
        self.changed.emit(name, self._values[name])

    def _button(self, name: str, key: str) -> TextButton:
        made = TextButton("", "property", lambda: self.take_next(name))
        title = self._choices[name][0]
        made.setToolTip(f"{title} ({key})")
        return made

    def _show(self, name: str) -> None:
        title, values, words = self._choices[name]
        shown = word_for(words, self._values[name])
        self.buttons[name].setText(shown)
        self.buttons[name].setAccessibleName(f"{title} : {shown}")
        is_set = name in {"stance", "kind"} and self._values[name] != values[0]
        set_look(self.buttons[name], isSet=is_set)


_KEYS = {"stance": "F7", "kind": "F8", "attribution": "F9", "language": "Shift+F9"}
