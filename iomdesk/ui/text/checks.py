"""Check an edited text block by block while nobody types: rules of the house, and spelling.

Aligned with the numbers of the blocks and kept so by `contentsChange`. A key costs a look at one entry; all
else is done in slices of a few milliseconds after a pause, what is on screen first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextDocument

from iomdesk.document.linting.linter import Linter, Looked
from iomdesk.document.linting.parts import LintParagraph, Spot
from iomdesk.document.linting.spelling import words_to_check
from iomdesk.runtime.spelling import Speller
from iomdesk.ui.text.converters import LINE_BREAK
from iomdesk.ui.text.marks import marks_of

PAUSE_MS = 300
_SLICE_S = 0.004
_BETWEEN_MS = 8


class Mark(NamedTuple):
    """Hold what is underlined in a block."""

    start: int
    end: int
    is_spelling: bool


class Found(NamedTuple):
    """Hold what a rule found, by the number of the block."""

    block: int
    rule: str
    spot: Spot


@dataclass(slots=True)
class BlockCheck:
    """Hold what was found in one block; what is not fresh is checked again."""

    paragraph: LintParagraph | None = None
    looked: Looked | None = None
    placed: tuple[tuple[str, Spot], ...] = ()
    misspelled: tuple[tuple[int, int], ...] = ()
    told: tuple[tuple[str, Spot], ...] = ()
    marks: tuple[Mark, ...] = ()
    is_fresh: bool = False


class TextChecks(QObject):
    """Keep what is found in a document."""

    marksChanged = Signal()
    """What is to be underlined has changed somewhere."""
    finished = Signal()
    """All is checked."""

    def __init__(self, document: QTextDocument, visible: Callable[[], range], parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._visible = visible
        self._linter: Linter | None = None
        self._speller: Speller | None = None
        self._ignored: frozenset[str] = frozenset()
        self._blocks = [BlockCheck() for _ in range(document.blockCount())]
        self._reached = 0
        self._shown = range(0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._slices = QTimer(self)
        self._slices.setInterval(_BETWEEN_MS)
        self._pause.timeout.connect(self._slices.start)
        self._slices.timeout.connect(self._slice)
        document.contentsChange.connect(self._on_change)

    @property
    def is_busy(self) -> bool:
        """Say whether something is still to be checked."""
        return self._pause.isActive() or self._slices.isActive()

    def begin(self, linter: Linter | None, speller: Speller | None, ignored: frozenset[str]) -> None:
        """Check all by other rules or other words; what was found is shown until it is known better."""
        self._linter, self._speller, self._ignored = linter, speller, ignored
        for one in self._blocks:
            one.is_fresh, one.looked, one.paragraph = False, None, None
        self._wait()

    def set_ignored(self, ignored: frozenset[str]) -> None:
        """Leave other findings out."""
        self._ignored = ignored
        for one in self._blocks:
            self._tell(one)
        self.marksChanged.emit()
        self.finished.emit()

    def check_now(self) -> None:
        """Check all that is left at once."""
        while not self._is_done():
            self._check_next()
        self.marksChanged.emit()
        self._end()

    def found(self) -> Iterator[Found]:
        """Give what rules found, in the order of the text."""
        for number, one in enumerate(self._blocks):
            for rule, spot in one.told:
                yield Found(number, rule, spot)

    def found_in(self, number: int) -> tuple[Found, ...]:
        """Return what rules found in a block."""
        one = self._blocks[number]
        return tuple(Found(number, rule, spot) for rule, spot in one.told) if one.is_fresh else ()

    def misspelled_in(self, number: int) -> tuple[tuple[int, int], ...]:
        """Return the places of words in a block that are in no dictionary."""
        one = self._blocks[number]
        return one.misspelled if one.is_fresh else ()

    def marks_in(self, number: int) -> tuple[Mark, ...]:
        """Return what is underlined in a block."""
        return self._blocks[number].marks if number < len(self._blocks) else ()

    def _tell(self, one: BlockCheck) -> None:
        """Work out what is told of a block, and underlined in it."""
        text = one.paragraph.text if one.paragraph else ""
        found = (*one.looked.spots, *one.placed) if one.looked else ()
        told = [
            (rule, spot)
            for rule, spot in found
            if not self._ignored or f"{rule}|{text[spot.start : spot.end]}" not in self._ignored
        ]
        one.told = tuple(sorted(told, key=lambda pair: pair[1][:2]))
        words = [
            Mark(start, end, True)
            for start, end in one.misspelled
            if not any(spot.start < end and start < spot.end for _rule, spot in told)
        ]
        one.marks = (*(Mark(spot.start, spot.end, False) for _rule, spot in one.told), *words)

    def _wait(self) -> None:
        self._reached = 0
        self._slices.stop()
        self._pause.start()

    def _slice(self) -> None:
        end = perf_counter() + _SLICE_S
        self._shown = self._visible()
        is_seen = False
        while perf_counter() < end and not self._is_done():
            is_seen |= self._check_next() in self._shown
        if is_seen:  # a page that looks the same is not drawn again
            self.marksChanged.emit()
        if self._is_done():
            self._end()

    def _is_done(self) -> bool:
        blocks, place = self._blocks, self._reached
        while place < len(blocks) and blocks[place].is_fresh:
            place += 1
        self._reached = place
        return place >= len(blocks)

    def _check_next(self) -> int:
        shown = (number for number in self._shown if number < len(self._blocks))
        number = next((number for number in shown if not self._blocks[number].is_fresh), self._reached)
        self._check(number)
        return number

    def _check(self, number: int) -> None:
        one = self._blocks[number]
        paragraph = _paragraph(self._document.findBlockByNumber(number))
        if paragraph != one.paragraph:
            one.paragraph = paragraph
            one.looked = self._linter.examine(paragraph) if self._linter else None
            one.misspelled = self._misspelled(paragraph.text)
        one.is_fresh = True
        self._tell(one)

    def _misspelled(self, text: str) -> tuple[tuple[int, int], ...]:
        speller = self._speller
        if speller is None:
            return ()
        return tuple(place for place in words_to_check(text) if not speller.knows(text[place[0] : place[1]]))

    def _end(self) -> None:
        self._slices.stop()
        self._pause.stop()
        if self._judge():
            self.marksChanged.emit()
        self.finished.emit()

    def _judge(self) -> bool:
        """Look at the whole text; say whether anything is found there that was not before."""
        if self._linter is None:
            return False
        is_other = False
        placed: dict[int, list[tuple[str, Spot]]] = {}
        looked = [one.looked for one in self._blocks if one.looked is not None]
        if len(looked) == len(self._blocks):
            for rule, (number, spot) in self._linter.judge(looked):
                placed.setdefault(number, []).append((rule, spot))
        for number, one in enumerate(self._blocks):
            new = tuple(placed.get(number, ()))
            if new != one.placed:
                one.placed, is_other = new, True
                self._tell(one)
        return is_other

    def _on_change(self, position: int, removed: int, added: int) -> None:
        count = self._document.blockCount()
        block = self._document.findBlock(position)
        first = max(block.blockNumber(), 0)
        behind = self._document.findBlock(position + added)
        last = behind.blockNumber() if behind.isValid() else count - 1
        end = max(len(self._blocks) - (count - 1 - last), first)
        if first == last and end - first == 1:
            one = self._blocks[first]
            one.is_fresh = False
            one.marks = _moved(one.marks, position - block.position(), removed, added)
        else:
            self._blocks[first:end] = [BlockCheck() for _ in range(last - first + 1)]
        if self._linter is not None or self._speller is not None:
            self._wait()


def _paragraph(block: QTextBlock) -> LintParagraph:
    marks = marks_of(block)
    return LintParagraph(block.text().replace(LINE_BREAK, "\n"), str(marks.kind), marks.sources)


def _moved(marks: tuple[Mark, ...], place: int, removed: int, added: int) -> tuple[Mark, ...]:
    """Move what stands behind a change, and drop what it touches, until the block is checked again."""
    by = added - removed
    return tuple(
        mark if mark.end < place else mark._replace(start=mark.start + by, end=mark.end + by)
        for mark in marks
        if mark.end < place or mark.start >= place + removed
    )
