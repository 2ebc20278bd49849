"""Remember what each block of an edited text stands for, so that only changed ones are read again.

Aligned with the numbers of the blocks and kept so by `contentsChange`: the revision of a block, which Qt
counts, does not tell of changes of its format, and its user data is for others.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from iomdesk.document.inline import Run
from iomdesk.document.markdown import write_paragraph
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph
from iomdesk.ui.text.commands import count_words
from iomdesk.ui.text.converters import paragraph_of, text_of
from iomdesk.ui.text.faces import CALL, note_id
from iomdesk.ui.text.lists import level_of
from iomdesk.ui.text.tables import read_table, table_at


class BlockText(NamedTuple):
    """Hold what a block stands for; the first block of a table stands for all of it."""

    written: str
    level: int
    kind: ParagraphKind
    words: int
    calls: tuple[int, ...] = ()
    in_table: bool = False

    @property
    def is_counted(self) -> bool:
        """Say whether papers number the paragraph."""
        return bool(self.written) and not self.level and not self.in_table


_INSIDE = BlockText("", 0, ParagraphKind.SUMMARY, 0, (), True)


class BlockTexts(QObject):
    """Give the stored form, the words and the numbers of a document, block by block."""

    countedDiffer = Signal()
    """Which paragraphs are counted, or which footnotes are called, may have changed; sent a moment later."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._known: list[BlockText | None] = [None] * document.blockCount()
        self._numbers: list[int] = []
        self._calls: dict[int, int] = {}
        self._dirty: set[int] = set()
        self._is_stale = True
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._tell)
        document.contentsChange.connect(self._on_change)

    def written(self) -> Iterator[tuple[int, str]]:
        """Give each paragraph in the stored form, with its level as an item of a list."""
        return ((one.level, one.written) for one in self._all())

    def word_count(self) -> int:
        """Count the words."""
        return sum(one.words for one in self._all())

    def at(self, number: int) -> BlockText:
        """Return what a block stands for."""
        known = self._known[number]
        return known if known is not None else self._read(number)

    def number_of(self, number: int) -> int:
        """Return the place of a block among the counted paragraphs, from 1; 0 where it is not counted."""
        self._count()
        return self._numbers[number] if self.at(number).is_counted else 0

    def call_number(self, call: int) -> int:
        """Return the number of the footnote of a call, from 1; 0 for an unknown one."""
        self._count()
        return self._calls.get(call, 0)

    def block_with(self, call: int) -> QTextBlock:
        """Return the block in which a footnote is called; an invalid one where it is not called any more."""
        number = next((place for place, one in enumerate(self._all()) if call in one.calls), -1)
        return self._document.findBlockByNumber(number)

    def known_call_number(self, call: int) -> int:
        """Return the number that a footnote had last; while text is laid out nothing may be read in it."""
        return self._calls.get(call, 0)

    def most_figures(self) -> int:
        """Return how many figures the numbers of footnotes have at most."""
        return len(str(len(self._calls)))

    def calls(self) -> tuple[int, ...]:
        """List the calls of footnotes in their order."""
        self._count()
        return tuple(self._calls)

    def note(self, number: int, paragraph: TextParagraph) -> bool:
        """Take over what was just filled into a block, if that says all; the block then need not be read."""
        if paragraph.rows or not all(isinstance(part, Run) for part in paragraph.text):
            return False
        self._known[number] = _block_text(paragraph)
        return True

    def _all(self) -> Iterator[BlockText]:
        for number, known in enumerate(self._known):
            yield known if known is not None else self._read(number)

    def _read(self, number: int) -> BlockText:
        block = self._document.findBlockByNumber(number)
        table = table_at(QTextCursor(block))
        if table is None:
            made = _block_text(paragraph_of(block), tuple(_calls_in(block)))
            self._known[number] = made
            return made
        first = self._document.findBlock(table.firstPosition()).blockNumber()
        last = self._document.findBlock(table.lastPosition()).blockNumber()
        for place in range(first, last + 1):
            inside = self._document.findBlockByNumber(place)
            self._known[place] = _INSIDE._replace(calls=tuple(_calls_in(inside)))
        head = self._document.findBlockByNumber(first)
        whole = _block_text(read_table(table, text_of), tuple(_calls_in(head)))
        self._known[first] = whole._replace(in_table=True)
        return self.at(number)

    def _count(self) -> None:
        """Count paragraphs and footnotes again, once some block may count otherwise than before."""
        if not self._is_stale:
            return
        self._is_stale = False
        counted = 0
        calls: list[int] = []
        self._numbers = []
        for one in self._all():
            counted += one.is_counted
            self._numbers.append(counted)
            calls += one.calls
        self._calls = {call: number for number, call in enumerate(calls, start=1)}

    def _on_change(self, position: int, _removed: int, added: int) -> None:
        count = self._document.blockCount()
        first = max(self._document.findBlock(position).blockNumber(), 0)
        found = self._document.findBlock(position + added)
        last = found.blockNumber() if found.isValid() else count - 1
        end = max(len(self._known) - (count - 1 - last), first)
        gone = self._known[first:end]
        if len(gone) == 1 == last - first + 1 and gone[0] is not None and not gone[0].in_table:
            self._on_one(first, gone[0])
            return
        self._known[first:end] = [None] * (last - first + 1)
        self._forget_table(first - 1, -1)
        self._forget_table(last + 1, 1)
        self._set_stale()

    def _on_one(self, number: int, before: BlockText) -> None:
        """Note that one paragraph changed, which most often changes no number."""
        self._known[number] = None
        block = self._document.findBlockByNumber(number)
        is_counted = bool(block.text()) and not level_of(block)
        if (is_counted, tuple(_calls_in(block))) != (before.is_counted, before.calls):
            self._set_stale()

    def _tell(self) -> None:
        self._count()
        self.countedDiffer.emit()

    def _forget_table(self, number: int, by: int) -> None:
        while 0 <= number < len(self._known) and (known := self._known[number]) and known.in_table:
            self._known[number] = None
            number += by

    def _set_stale(self) -> None:
        self._is_stale = True
        self._counting.start()


def _block_text(paragraph: TextParagraph, calls: tuple[int, ...] = ()) -> BlockText:
    words = count_words(plain_text(paragraph.text))
    return BlockText(write_paragraph(paragraph), paragraph.list_level, paragraph.kind, words, calls)


def _calls_in(block: QTextBlock) -> Iterator[int]:
    if CALL not in block.text():
        return
    place = block.begin()
    while not place.atEnd():
        if call := note_id(place.fragment().charFormat()):
            yield call
        place += 1
