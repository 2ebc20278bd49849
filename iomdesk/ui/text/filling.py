"""Fill a long text into an editor: the first pages at once, the rest while nothing else is to be done."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from iomdesk.document.markdown import iter_markdown, join_written, write_paragraph
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.ui.text.block_texts import BlockTexts
from iomdesk.ui.text.converters import fill_document, insert_paragraphs, open_block

_AT_ONCE = 60  # paragraphs: more than the highest screen shows
_SLICE_S = 0.004
_A_FEW = 4
_AFTER_KEY_MS = 10  # by then a key is painted
_REST_MS = 300  # without a key nobody is typing


class Filling(QObject):
    """Put paragraphs at the end of a document; what is not there yet is known all the same.

    Until all is there nothing can be undone. `owner` sends no signals for what is filled in.
    """

    finished = Signal()

    def __init__(self, document: QTextDocument, texts: BlockTexts, owner: QObject) -> None:
        super().__init__(owner)
        self._document = document
        self._texts = texts
        self._owner = owner
        self._source: Iterator[TextParagraph] = iter(())
        self._waiting: deque[TextParagraph] = deque()
        self._above: list[TextParagraph] = []
        self._language = "fr"
        self._stored = ""
        self._reached: int | None = None
        self._level = 0
        self._last_key = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_active(self) -> bool:
        """Say whether something is still to be filled in."""
        return self._timer.isActive()

    def begin_stored(self, stored: str, language: str) -> None:
        """Show a text from its stored form."""
        self._begin(iter_markdown(stored), language, stored)

    def begin(self, paragraphs: Iterable[TextParagraph], language: str) -> None:
        """Show the beginning of another text now, and all of it soon."""
        self._begin(paragraphs, language, "")

    def _begin(self, paragraphs: Iterable[TextParagraph], language: str, stored: str) -> None:
        self._timer.stop()
        self._stored, self._reached, self._level = stored, 0 if stored else None, 0
        self._source, self._language = iter(paragraphs), language
        self._waiting.clear()
        with QSignalBlocker(self._owner):
            first = self._take(_AT_ONCE)
            fill_document(self._document, first, language)
            self._note(first, 0)
            self._above = first[-1:]
            if self._look_ahead():
                self._document.setUndoRedoEnabled(False)
                self._timer.start(0)

    def make_way(self) -> None:
        """Let a key be painted first; while keys come, a few paragraphs are filled in after each."""
        self._last_key = perf_counter()
        if self.is_active:
            self._timer.start(_AFTER_KEY_MS)

    def finish(self) -> None:
        """Fill in all that is left."""
        self._fill(lambda: True)

    def written_behind(self, filled: Iterable[tuple[int, str]]) -> str:
        """Return the stored form of all, `filled` being that of what is there already.

        What is not there yet is not read for it: it is the end of what is stored, so that a key right after
        opening does not wait for 300 pages.
        """
        following = self._waiting[0] if self._waiting else None
        if self._reached is None or following is None:
            rest = ((one.list_level, write_paragraph(one)) for one in self.rest())
            return join_written((*filled, *rest))
        first = (following.list_level, write_paragraph(following))
        return join_written((*filled, first)) + self._stored[self._reached :]

    def rest(self) -> tuple[TextParagraph, ...]:
        """Return what is not filled in yet."""
        self._waiting.extend(self._source)
        return tuple(self._waiting)

    def _go_on(self) -> None:
        now = perf_counter()
        is_typing = now - self._last_key < _REST_MS / 1000
        self._timer.setInterval(_REST_MS if is_typing else 0)
        self._fill(lambda: perf_counter() < now + (0 if is_typing else _SLICE_S))

    def _fill(self, has_time: Callable[[], bool]) -> None:
        if not self.is_active:
            return
        with QSignalBlocker(self._owner):
            while some := self._take(_A_FEW):
                self._append(some)
                if not has_time():
                    break
        if not self._look_ahead():
            self._timer.stop()
            self._document.setUndoRedoEnabled(True)
            self.finished.emit()

    def _append(self, paragraphs: list[TextParagraph]) -> None:
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        start = self._document.blockCount()
        cursor.beginEditBlock()
        is_open = not cursor.block().text()  # below a table
        if not is_open:
            open_block(cursor)
        insert_paragraphs(cursor, paragraphs, self._language)
        cursor.endEditBlock()
        above = [] if is_open else self._above  # which a new block below it makes look changed
        self._note([*above, *paragraphs], start - is_open - len(above))
        self._above = paragraphs[-1:]

    def _note(self, paragraphs: list[TextParagraph], start: int) -> None:
        """Spare reading what was just written; a table takes many blocks, so those below it are read."""
        for place, paragraph in enumerate(paragraphs, start=start):
            if paragraph.rows:
                break
            if not self._texts.note(place, paragraph):
                self._texts.at(place)  # now, and not all of them with the first key

    def _take(self, count: int) -> list[TextParagraph]:
        taken: list[TextParagraph] = []
        while len(taken) < count and self._look_ahead():
            taken.append(self._waiting.popleft())
        return taken

    def _look_ahead(self) -> bool:
        if not self._waiting:
            for one in [one for one in [next(self._source, None)] if one is not None]:
                self._waiting.append(one)
                self._follow(one)
        return bool(self._waiting)

    def _follow(self, paragraph: TextParagraph) -> None:
        """Note where a paragraph ends in the stored form, as long as that is written as the editor writes."""
        if self._reached is None:
            return
        before = "\n" if self._level and paragraph.list_level else "\n\n"
        words = (before if self._reached else "") + write_paragraph(paragraph)
        is_there = self._stored.startswith(words, self._reached)
        self._reached = self._reached + len(words) if is_there else None
        self._level = paragraph.list_level
