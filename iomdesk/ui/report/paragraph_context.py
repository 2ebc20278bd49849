"""What stands beside a paragraph of a report: where it comes from, and what is proposed for it."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QWidget

from iomdesk.document.report_merge import merged_words
from iomdesk.document.word_diff import Mark, word_diff
from iomdesk.runtime.translations import _
from iomdesk.services.report_views import ReportRow, SourceRow, TextRow
from iomdesk.ui.report.paragraph_model import shown_words
from iomdesk.ui.tokens import PRINT_FAMILY, current_tokens
from iomdesk.ui.widgets.buttons import ElidedButton, TextButton
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, empty, row, scrolled


class SourceList(QWidget):
    """Name the records a paragraph comes from; a click leads there."""

    chosen = Signal(object)
    """(SourceRow)"""

    def __init__(self) -> None:
        super().__init__()
        self._inner = column(gap="xs")
        inside = QWidget()
        inside.setLayout(column(self._inner, None))
        self.buttons: list[ElidedButton] = []
        self.setMinimumWidth(150)
        self.setLayout(column(section(_("Comes from")), scrolled(inside), gap="xs", margins=(0, 6, 8, 0)))

    def show_row(self, one: ReportRow | None) -> None:
        """Show the sources of a paragraph."""
        empty(self._inner)
        self.buttons = []
        for source in one.sources if one else ():
            button = ElidedButton(_words(source), "link", icon_name=_icon(source))
            button.clicked.connect(lambda _checked=False, source=source: self.chosen.emit(source))
            self.buttons.append(button)
            self._inner.addWidget(button)
        if one is not None and not one.sources:
            words = (
                _("It stands in the outline of the report; no record stands behind it.")
                if one.is_generated
                else _("Written by hand; no record stands behind it.")
            )
            self._inner.addWidget(label(words, "muted", wraps=True))


class ProposalView(QWidget):
    """Show what would be generated now against what stands there, word by word."""

    taken = Signal(str, bool)
    """(language, both changes together)"""
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._language = ""
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Proposed text, compared with yours"))
        self.text.setOpenLinks(False)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.take = TextButton(
            _("Take it"), "primary", lambda: self.taken.emit(self._language, False), "check"
        )
        self.both = TextButton(_("Take both"), "", lambda: self.taken.emit(self._language, True), "merge")
        self.keep = TextButton(_("Keep mine"), "", lambda: self.refused.emit(self._language))
        self.take.setToolTip("Ctrl+Enter")
        self.both.setToolTip("Ctrl+Shift+Enter")
        self.keep.setToolTip("Ctrl+Shift+K")
        self._title = section(_("Proposed instead"))
        self.setLayout(
            column(
                self._title,
                self.text,
                row(self.take, self.both, self.keep, None, gap="s"),
                gap="xs",
                margins=(8, 6, 0, 0),
            )
        )

    @property
    def language(self) -> str:
        """Return the language of the proposal that is shown, "" for none."""
        return self._language

    def show_row(self, one: ReportRow | None, languages: tuple[str, ...]) -> None:
        """Show the first proposal there is in the languages shown, else in any."""
        found = _first_proposal(one, languages)
        self.setVisible(found is not None)
        self._language = found[0] if found else ""
        if found is None:
            return
        language, text = found
        proposal = text.proposal or ""
        title = _("Proposed instead")
        self._title.setText(f"{title} ({language})".upper())
        self.text.setHtml(_compared(text.text, proposal))
        together = merged_words(text.base, proposal, text.text)
        self.both.setEnabled(
            bool(proposal) and together is not None and together not in (text.text, proposal)
        )
        self.take.setText(_("Take it") if proposal else _("Leave it out"))


def _first_proposal(one: ReportRow | None, languages: tuple[str, ...]) -> tuple[str, TextRow] | None:
    if one is None:
        return None
    order = (*languages, *one.texts)
    found = ((key, one.texts[key]) for key in order if key in one.texts)
    return next(((key, text) for key, text in found if text.proposal is not None), None)


def _compared(text: str, proposal: str) -> str:
    if not proposal:
        gone = _("Its source is not in the desk any more: it would be left out.")
        return f"<p>{escape(gone)}</p>"
    tokens = current_tokens()
    tags = {
        Mark.KEPT: "{}",
        Mark.INSERTED: f'<span style="color:{tokens.good};text-decoration:underline">{{}}</span>',
        Mark.DELETED: f'<span style="color:{tokens.danger};text-decoration:line-through">{{}}</span>',
    }
    pieces = word_diff(shown_words(text), shown_words(proposal))
    words = "".join(tags[piece.mark].format(escape(piece.words)) for piece in pieces)
    return f"<div style=\"font-family:'{PRINT_FAMILY}';font-size:15px\">{words}</div>"


def _words(source: SourceRow) -> str:
    if source.is_gone:
        return _("{source} – not there any more").format(source=source.label)
    return _("{source} – changed since").format(source=source.label) if source.is_changed else source.label


def _icon(source: SourceRow) -> str:
    return "triangle-alert" if source.is_changed or source.is_gone else "link"
