"""Mark elements of a Word file as inserted or deleted, so that a reader can accept or reject it."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from datetime import UTC, datetime
from itertools import count

from iomdesk.rendering.docx_xml import Element, w

_FIRST_ID = 1_000_000  # above those of bookmarks
_PARAGRAPH, _TABLE, _ROW, _RUN = (w(tag).tag for tag in ("p", "tbl", "tr", "r"))
_PROPERTIES, _ROW_PROPERTIES, _SECTION = (w(tag).tag for tag in ("pPr", "trPr", "sectPr"))
_TEXT, _DELETED_TEXT = w("t").tag, w("delText").tag
_COMPARED = tuple(w(tag).tag for tag in ("pStyle", "numPr", "ind"))


class Marker:
    """Mark changes as those of an author, at a time."""

    def __init__(self, author: str, at: datetime) -> None:
        self._author = author
        self._at = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._ids = count(_FIRST_ID)

    def inserted_runs(self, runs: Iterable[Element]) -> list[Element]:
        """Mark runs as inserted."""
        return [self._made("ins", *made)] if (made := list(runs)) else []

    def deleted_runs(self, runs: Iterable[Element]) -> list[Element]:
        """Mark runs as deleted; their text has an element of its own."""
        made = list(runs)
        for run in made:
            for text in run.iter(_TEXT):
                text.tag = _DELETED_TEXT
        return [self._made("del", *made)] if made else []

    def inserted(self, elements: Iterable[Element]) -> list[Element]:
        """Mark paragraphs and tables as inserted."""
        return [self._whole(element, "ins", self.inserted_runs) for element in elements]

    def deleted(self, elements: Iterable[Element]) -> list[Element]:
        """Mark paragraphs and tables as deleted."""
        return [self._whole(element, "del", self.deleted_runs) for element in elements]

    def restyled(self, element: Element, former: Element) -> None:
        """Say that a paragraph was of another style, or in another list, where it was."""
        properties, before = element.find(_PROPERTIES), former.find(_PROPERTIES)
        if _compared(properties) != _compared(before):
            kept = deepcopy(before)
            for section in kept.findall(_SECTION):
                kept.remove(section)
            properties.append(self._made("pPrChange", kept))

    def _made(self, tag: str, *children: Element) -> Element:
        return w(tag, *children, id=next(self._ids), author=self._author, date=self._at)

    def _whole(self, element: Element, tag: str, mark: Callable[[list[Element]], list[Element]]) -> Element:
        for paragraph in element.iter(_PARAGRAPH):
            self._mark_paragraph(paragraph, tag, mark)
        for row in element.iter(_ROW):
            row.find(_ROW_PROPERTIES).append(self._made(tag))
        return element

    def _mark_paragraph(
        self, paragraph: Element, tag: str, mark: Callable[[list[Element]], list[Element]]
    ) -> None:
        paragraph.find(_PROPERTIES).append(w("rPr", self._made(tag)))
        for run in paragraph.findall(_RUN):
            place = paragraph.index(run)
            paragraph.remove(run)
            paragraph[place:place] = mark([run])


def _compared(properties: Element) -> list[bytes]:
    """Give what a reader would take for a change of format; spaces follow from the neighbours."""
    from lxml import etree

    return [etree.tostring(each) for each in properties if each.tag in _COMPARED]
