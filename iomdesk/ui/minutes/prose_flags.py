"""Paragraphs that their sources do not bear out, said in a sentence, with the words that fit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iomdesk.queries.prose_checks import ProseFinding
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.widgets.buttons import ElidedButton, TextButton
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import Part, column, empty, row

_MOST = 12
"""More would be no list any more, and each takes time that typing waits for."""


class ProseFlags(QWidget):
    """List the findings of a text; hidden where there are none."""

    adjustWanted = Signal(object)
    """(ProseFinding): put the words in that fit."""
    placeWanted = Signal(object)
    """(ProseFinding): show where it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = section("")
        self._rows = column(gap="m")
        self.setLayout(column(self._heading, self._rows, gap="s"))
        self.buttons: list[TextButton] = []
        self.hide()

    def show_findings(self, findings: Sequence[ProseFinding], *, allows_changes: bool) -> None:
        """Show these findings."""
        empty(self._rows)
        self.buttons = []
        heading = ngettext("{count} paragraph to check", "{count} paragraphs to check", len(findings))
        self._heading.setText(heading.format(count=len(findings)).upper())
        for finding in findings[:_MOST]:
            self._rows.addLayout(self._row(finding, allows_changes))
        if len(findings) > _MOST:
            more = len(findings) - _MOST
            words = ngettext(
                "{count} more comes up once these are settled.",
                "{count} more come up once these are settled.",
                more,
            )
            self._rows.addWidget(label(words.format(count=more), "small", wraps=True))
        self.setVisible(bool(findings))

    def _row(self, finding: ProseFinding, allows_changes: bool) -> QVBoxLayout:
        place = TextButton(_("Show"), "link", lambda: self.placeWanted.emit(finding), "eye")
        self.buttons.append(place)
        parts: list[Part] = [label(sentence_of(finding), "small", wraps=True), row(place, None)]
        if finding.after and allows_changes:
            words = _("Write “{words}”").format(words=finding.doubt.offer)
            adjust = ElidedButton(words, "link", lambda: self.adjustWanted.emit(finding), "check")
            self.buttons.append(adjust)
            parts.append(adjust)
        return column(*parts, gap="xs")


def sentence_of(finding: ProseFinding) -> str:
    """Say what is doubtful, and why."""
    doubt = finding.doubt
    if doubt.kind == "count":
        words = ngettext(
            "“{words}”: its sources are {count} voice of {speakers} that took the floor.",
            "“{words}”: its sources are {count} voices of {speakers} that took the floor.",
            doubt.count,
        )
        return words.format(words=doubt.words, count=doubt.count, speakers=doubt.speakers)
    who = ", ".join(name for name in finding.who if name)
    if doubt.kind == "sense":
        return _("“{words}”: not all of its sources say so ({who}).").format(words=doubt.words, who=who)
    if doubt.kind == "named":
        return _("“{words}” is named, but its statement is not to be attributed.").format(words=doubt.words)
    if doubt.words:
        return _("“{words}”: no intervention bears this out any more.").format(words=doubt.words)
    return _("A paragraph has sources that are not there any more.")
