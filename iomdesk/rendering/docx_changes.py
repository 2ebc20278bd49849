"""Write two states of a paper as one Word file with tracked changes.

Whoever accepts them all has the new paper, whoever rejects them all the old one: paragraphs that were put in
or deleted are marked whole, those that were changed word by word, tables row by row. Contents, heads and feet
are those of the new paper; Word makes them anew.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from difflib import SequenceMatcher
from pathlib import Path

from iomdesk.document.alignment import aligned
from iomdesk.document.document import Document
from iomdesk.document.inline import Reference, plain
from iomdesk.document.text import plain_text
from iomdesk.document.text_changes import changed_text
from iomdesk.rendering.docx_front import CoverLine, cover_lines, line_runs
from iomdesk.rendering.docx_merging import Merging, block_keys, marked_runs
from iomdesk.rendering.docx_pages import pages_of
from iomdesk.rendering.docx_paragraphs import paragraph
from iomdesk.rendering.docx_renderer import Paper, Steps
from iomdesk.rendering.docx_tracked import Marker
from iomdesk.rendering.docx_xml import Element
from iomdesk.rendering.renderer import Progress, no_progress


class ChangesRenderer:
    """Write a document with what was changed since an older state of it.

    The author is the body and the time the day of the paper where nothing else is given.
    """

    extension = "docx"
    name = "Word"

    def __init__(self, old: Document, author: str = "", at: datetime | None = None) -> None:
        self._old = old
        self._author = author
        self._at = at

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        """Write the changes that lead to `document` to `target`; raises RenderingCancelled."""
        steps = Steps(progress, len(document.blocks))
        pages = pages_of(document, steps.foresee_blocks)
        marker = Marker(self._author or _author(document), self._at or _day(document))
        paper = _ChangedPaper(self._old, document, pages, marker)
        target.write_bytes(paper.to_bytes(steps.write_blocks))


def _author(document: Document) -> str:
    """Name the body: a paper is its own, whoever types it."""
    imprint = document.imprint
    return imprint.body_short or imprint.body or " ".join(document.cover.body) or "iomdesk"


def _day(document: Document) -> datetime:
    """Take the day of the paper, for the day of today would make two equal files differ."""
    dated_on = document.imprint.dated_on
    return datetime.combine(dated_on, time(), UTC) if dated_on else datetime(2000, 1, 1, tzinfo=UTC)


class _ChangedPaper(Paper):
    def __init__(self, old: Document, new: Document, pages: Mapping[int, str], marker: Marker) -> None:
        super().__init__(new, pages)
        self._old = old
        self._marker = marker

    def _cover(self, kind: str) -> list[Element]:
        before = list(cover_lines(self._old.cover, kind))
        after = list(cover_lines(self._document.cover, kind))
        made = [each for one, other in _paired_lines(before, after) for each in self._line(one, other)]
        return [*made, paragraph("TableEnd")]  # ends the section, whatever is accepted

    def _line(self, old: CoverLine | None, new: CoverLine | None) -> list[Element]:
        if new is None:
            return self._marker.deleted([_line(old)]) if old else []
        if old is None:
            return self._marker.inserted([_line(new)])
        content: list[Element] = []
        for piece in changed_text(plain(old.text), plain(new.text), _unprinted, _unprinted):
            content += marked_runs(self._marker, piece, lambda text: line_runs(new, plain_text(text)))
        return [paragraph(new.style, content)]

    def _blocks(self, on_block: Callable[[int], None]) -> Iterator[Element]:
        pairs = aligned(block_keys(self._old), block_keys(self._document), may_move=False)
        states = (self._old, self._document)
        merged = Merging(states, pairs, self._numbering, self._pages, self._notes, self._marker)
        on_block(0)
        for pair in pairs:
            yield from merged.elements(pair)
            if pair.new is not None:
                on_block(pair.new + 1)
        on_block(len(self._document.blocks))


def _unprinted(_reference: Reference) -> str:
    return ""


def _line(line: CoverLine) -> Element:
    return paragraph(line.style, line_runs(line, line.text))


def _paired_lines(
    old: list[CoverLine], new: list[CoverLine]
) -> Iterator[tuple[CoverLine | None, CoverLine | None]]:
    """Pair lines of the same kind in order."""
    matcher = SequenceMatcher(None, [one.style for one in old], [one.style for one in new], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from ((one, None) for one in old[a:b])
            yield from ((None, one) for one in new[c:d])
