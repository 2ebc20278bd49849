"""One thing that is pinned to an older version, with the clauses it has and those it would get."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.document.dates import format_date
from iomdesk.document.ordinals import session_in_words
from iomdesk.queries.pinned import PinnedRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.mandate.words import pinned_kinds
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label, reference
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import word_for


class PinnedLine(QFrame):
    """Offer to move one thing; where its clauses were dropped, to a clause that the user chooses."""

    repinWanted = Signal(object)
    """(mapping): old clause to new clauses."""

    def __init__(
        self, pinned: PinnedRow, choices: Sequence[tuple[int, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.pinned = pinned
        self.choice = ChoiceField(_("Clause to move to"), ((None, _("choose a clause…")), *choices))
        self.choice.setMinimumContentsLength(22)
        self.choice.setMaximumWidth(340)
        self.repin = TextButton(_("Re-pin"), "", self._on_pressed)
        self.choice.committed.connect(lambda _value: self._allow())
        title = label(_title(pinned), "medium", wraps=True)
        about = label(_about(pinned), "small")
        clauses = row(
            *(reference(one) for one in pinned.clauses), label("→", "muted"), *self._targets(), gap="xs"
        )
        words = column(title, row(about, clauses, None, gap="m"), gap="xs")
        line = row(words, self.repin, gap="m", margins=(14, 10, 14, 10))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setAccessibleName(_title(pinned))
        self.repin.setVisible(not pinned.is_settled)
        self._allow()

    def _targets(self) -> list[QWidget]:
        if self.pinned.becomes:
            self.choice.setParent(self)
            self.choice.hide()
            return [reference(one) for one in self.pinned.becomes]
        return [label(_("no clause any more"), "warning"), *([] if self.pinned.is_settled else [self.choice])]

    def _allow(self) -> None:
        self.repin.setEnabled(bool(self.pinned.becomes) or self.choice.currentData() is not None)

    def _on_pressed(self) -> None:
        chosen = self.choice.currentData()
        if self.pinned.becomes:
            self.repinWanted.emit(dict(self.pinned.mapping))
        elif chosen is not None:
            first, *others = self.pinned.mapping
            self.repinWanted.emit({first: (int(chosen),)} | dict.fromkeys(others, ()))


def _title(pinned: PinnedRow) -> str:
    kind = word_for(pinned_kinds(), pinned.kind)
    return f"{kind} {pinned.number}".strip() + (f" – {pinned.title}" if pinned.title else "")


def _about(pinned: PinnedRow) -> str:
    stays = _("stays as it was: its session is closed or reported") if pinned.is_settled else ""
    return " · ".join(part for part in (_session(pinned), stays) if part)


def _session(pinned: PinnedRow) -> str:
    language = interface_language()
    if pinned.session_id is None:
        return ""
    if pinned.session_number is not None and 1 <= pinned.session_number <= 999:
        return session_in_words(pinned.session_number, language)
    if pinned.session_start_on is not None:
        return _("Meeting of {day}").format(day=format_date(pinned.session_start_on, language))
    return _("Session without a date")
