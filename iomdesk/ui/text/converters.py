"""Turn paragraphs as they are stored into the contents of an editor, and back."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from iomdesk.document.inline import Run, Text
from iomdesk.document.markdown import TextParagraph
from iomdesk.document.runs import merge_runs
from iomdesk.ui.text.faces import format_of, run_of
from iomdesk.ui.text.lists import is_ordered, level_of, put_into_list, take_out_of_list

LINE_BREAK = "\u2028"  # what Qt holds where a line ends inside a paragraph
_IN_EDITOR = str.maketrans(
    {"\n": LINE_BREAK, "\r": LINE_BREAK, "\u2029": LINE_BREAK, "\ufdd0": None, "\ufdd1": None}
)
_STORED = str.maketrans({LINE_BREAK: "\n", "\u2029": "\n", "\x00": None, "\ufffc": None})

_SPACE_AFTER = 9.0
_LINE_HEIGHT = 145.0


def read_paragraphs(document: QTextDocument) -> tuple[TextParagraph, ...]:
    """Read the paragraphs of an edited text; empty ones are left out."""
    paragraphs = (_paragraph(block) for block in _blocks(document))
    return tuple(paragraph for paragraph in paragraphs if paragraph.text)


def paragraphs_of(cursor: QTextCursor) -> tuple[TextParagraph, ...]:
    """Read what is selected; an item of a list of which only a part is selected is taken as plain words."""
    part = QTextDocument()
    QTextCursor(part).insertFragment(cursor.selection())
    return read_paragraphs(part)


def fill_document(document: QTextDocument, paragraphs: Sequence[TextParagraph], language: str) -> None:
    """Put paragraphs in place of what a document holds; what was done before cannot be undone after."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(paragraph_format())
    insert_paragraphs(cursor, paragraphs, language)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def replace_all(document: QTextDocument, paragraphs: Sequence[TextParagraph], language: str) -> None:
    """Put paragraphs in place of what a document holds, as one step that the user can undo."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    take_out_of_list(cursor)
    insert_paragraphs(cursor, paragraphs, language)
    cursor.endEditBlock()


def insert_paragraphs(cursor: QTextCursor, paragraphs: Sequence[TextParagraph], language: str) -> None:
    """Insert paragraphs at a cursor; the first goes on in the paragraph where the cursor stands.

    Inside a list plain paragraphs become items of it, so that a list is never torn apart.
    """
    here = (level_of(cursor.block()), is_ordered(cursor.block()))
    cursor.beginEditBlock()
    for index, paragraph in enumerate(paragraphs):
        joins = index == 0 and bool(cursor.block().text())
        if index:
            cursor.insertBlock(paragraph_format(), format_of(Run("")))
        if not joins:
            level, ordered = (paragraph.list_level, paragraph.ordered) if paragraph.list_level else here
            _set_level(cursor, level, ordered, language)
        _insert_text(cursor, paragraph.text)
    cursor.endEditBlock()


def paragraph_format() -> QTextBlockFormat:
    """Return how paragraphs stand in an editor: air between the lines, more between paragraphs."""
    form = QTextBlockFormat()
    form.setBottomMargin(_SPACE_AFTER)
    form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form


def _set_level(cursor: QTextCursor, level: int, ordered: bool, language: str) -> None:
    if level:
        put_into_list(cursor, level, ordered, language)
    else:
        take_out_of_list(cursor)


def _insert_text(cursor: QTextCursor, text: Text) -> None:
    for part in text:
        if isinstance(part, Run):
            cursor.insertText(part.text.translate(_IN_EDITOR), format_of(part))


def _paragraph(block: QTextBlock) -> TextParagraph:
    return TextParagraph(merge_runs(tuple(_runs(block))), level_of(block), is_ordered(block))


def _runs(block: QTextBlock) -> Iterator[Run]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        yield run_of(fragment.text().translate(_STORED), fragment.charFormat())
        place += 1


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
