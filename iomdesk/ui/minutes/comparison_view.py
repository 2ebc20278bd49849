"""Show what differs between two states of minutes, item by item, with what stayed folded away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.minutes_diff import Fate, ParagraphChange, is_changed, stretches
from iomdesk.document.text_paragraph import ParagraphKind
from iomdesk.document.word_diff import Mark, Piece
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.text.converters import paragraph_format
from iomdesk.ui.text.kinds import kind_name
from iomdesk.ui.text.rich_text_edit import RichTextEdit
from iomdesk.ui.tokens import PRINT_FAMILY, current_tokens

_SLICE_S = 0.008  # a long text is filled in by slices that nobody feels
_LINE_END = "\u2028"


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """Hold what became of an item's minutes; the heading is empty where there is one item alone."""

    heading: str
    changes: tuple[ParagraphChange, ...]

    @property
    def changed_count(self) -> int:
        """Count the paragraphs that something happened to."""
        return sum(one.fate is not Fate.KEPT for one in self.changes)


@dataclass(frozen=True, slots=True)
class _Line:
    pieces: tuple[tuple[str, QTextCharFormat], ...]
    form: QTextBlockFormat


class ComparisonView(RichTextEdit):
    """Show a text that can only be read: as it was, or what changed in it."""

    def __init__(self) -> None:
        super().__init__(PRINT_FAMILY, 17)
        self.setReadOnly(True)
        self.setAccessibleName(_("Sealed version"))
        self._lines: Iterator[_Line] = iter(())
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._fill)
        self._is_empty = True

    def show_version(self, stored: str, language: str) -> None:
        """Show a text as it was."""
        self._more.stop()
        self.show_markdown(stored, language)

    def show_comparison(self, items: Sequence[ComparedItem], *, only_changes: bool) -> None:
        """Show what changed, or the whole with what changed in it."""
        self.show_paragraphs((), self.language)
        self._lines = _lines(items, 1 if only_changes else None)
        self._is_empty = True
        self._fill()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _fill(self) -> None:
        """Insert lines for some milliseconds; the rest comes when the window has nothing else to do."""
        ends = perf_counter() + _SLICE_S
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for line in self._lines:
            self._insert(cursor, line)
            if perf_counter() > ends:
                self._more.start()
                break
        else:
            self._more.stop()
        cursor.endEditBlock()

    def _insert(self, cursor: QTextCursor, line: _Line) -> None:
        if self._is_empty:
            cursor.setBlockFormat(line.form)
            self._is_empty = False
        else:
            cursor.insertBlock(line.form, QTextCharFormat())
        for words, form in line.pieces:
            cursor.insertText(words.replace("\n", _LINE_END), form)


def _lines(items: Sequence[ComparedItem], around: int | None) -> Iterator[_Line]:
    shown = items if around is None else [one for one in items if is_changed(one.changes)]
    for item in shown:
        if item.heading:
            yield _line((item.heading, _heading()))
        for stretch in stretches(item.changes, around):
            if stretch.skipped:
                yield _line((_skipped(stretch.skipped), _note()))
            yield from (_paragraph(change) for change in stretch.changes)
    if not shown:
        yield _line((_("Nothing changed."), _note()))


def _line(*pieces: tuple[str, QTextCharFormat]) -> _Line:
    return _Line(pieces, paragraph_format())


def _paragraph(change: ParagraphChange) -> _Line:
    note = _remark(change)
    pieces = [(f"{note}  ", _note())] if note else []
    return _line(*pieces, *((piece.words, _form(piece)) for piece in change.shown()))


def _remark(change: ParagraphChange) -> str:
    if change.fate is Fate.MOVED:
        return _("Moved here:")
    old, new = _kind(change.old), _kind(change.new)
    if change.fate in (Fate.CHANGED, Fate.MARKED) and old is not new:
        return f"{kind_name(old)} → {kind_name(new)}"
    return _("Typeface, owner or sources:") if change.fate is Fate.MARKED else ""


def _kind(stored: str) -> ParagraphKind:
    paragraphs = parse_markdown(stored)
    return paragraphs[0].kind if paragraphs else ParagraphKind.SUMMARY


def _skipped(count: int) -> str:
    words = ngettext("{count} paragraph without a change", "{count} paragraphs without a change", count)
    return f"⋯  {words.format(count=count)}"


def _form(piece: Piece) -> QTextCharFormat:
    """Colour is doubled by a line, for those who do not see it and for paper."""
    form, tokens = QTextCharFormat(), current_tokens()
    if piece.mark is Mark.INSERTED:
        form.setForeground(tokens.color("good"))
        form.setFontUnderline(True)
    elif piece.mark is Mark.DELETED:
        form.setForeground(tokens.color("danger"))
        form.setFontStrikeOut(True)
    return form


def _heading() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(ui_font())
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _note() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(ui_font())
    form.setForeground(current_tokens().color("faint"))
    return form
