"""Find and replace words in an editor, with the same idea of sameness as everywhere."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from iomdesk.document.text_search import Found, SearchOptions, find_words


def places_in(document: QTextDocument, wanted: str, options: SearchOptions) -> tuple[Found, ...]:
    """Find all places of some words in a document; none goes over the end of a paragraph."""
    return tuple(_places(document, wanted, options)) if wanted else ()


def next_place(places: Sequence[Found], cursor: QTextCursor, *, is_backward: bool = False) -> int:
    """Return which of the places comes next after a cursor, or before it; around the end it goes on."""
    if is_backward:
        before = [index for index, place in enumerate(places) if place.start < cursor.selectionStart()]
        return before[-1] if before else len(places) - 1
    at = cursor.selectionEnd() if cursor.hasSelection() else cursor.position()
    return next((index for index, place in enumerate(places) if place.start >= at), 0)


def selected(document: QTextDocument, place: Found) -> QTextCursor:
    """Make a cursor that selects a place."""
    cursor = QTextCursor(document)
    cursor.setPosition(place.start)
    cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def replace_places(document: QTextDocument, places: Sequence[Found], given: str) -> int:
    """Replace places as one step that undo takes back; what is given takes the face of what it replaces.

    Returns how many there were: a place that reads so already is left alone.
    """
    count = 0
    edit = QTextCursor(document)
    edit.beginEditBlock()
    for place in reversed(places):
        cursor = selected(document, place)
        if cursor.selectedText() == given:
            continue
        inside = QTextCursor(document)
        inside.setPosition(place.start + 1)
        cursor.insertText(given, inside.charFormat())
        count += 1
    edit.endEditBlock()
    return count


def _places(document: QTextDocument, wanted: str, options: SearchOptions) -> Iterator[Found]:
    block = document.begin()
    while block.isValid():
        start = block.position()
        for found in find_words(block.text(), wanted, options):
            yield Found(start + found.start, start + found.end)
        block = block.next()
