"""Turn paragraphs as they are stored into the contents of an editor, and back."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable

from iomdesk.document.inline import Footnote, Inline, Link, Run, Text
from iomdesk.document.runs import merge_links, merge_runs
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.ui.text.faces import CALL, format_of, note_format, parts_of
from iomdesk.ui.text.lists import is_ordered, level_of, put_into_list, take_out_of_list
from iomdesk.ui.text.marks import NO_MARKS, marks_in, marks_of, set_marks
from iomdesk.ui.text.tables import insert_table, read_table, table_at

LINE_BREAK = "\u2028"  # what Qt holds where a line ends inside a paragraph
_IN_EDITOR = str.maketrans(
    {"\n": LINE_BREAK, "\r": LINE_BREAK, "\u2029": LINE_BREAK, "\ufdd0": None, "\ufdd1": None, CALL: None}
)
_STORED = str.maketrans({LINE_BREAK: "\n", "\u2029": "\n", "\x00": None})
_NO_CALLS = str.maketrans({CALL: None})

_SPACE_AFTER = 9.0
_LINE_HEIGHT = 145.0


def read_paragraphs(document: QTextDocument) -> tuple[TextParagraph, ...]:
    """Read the paragraphs of an edited text; empty ones are left out."""
    return tuple(paragraph for paragraph in _paragraphs(document) if paragraph.text)


def paragraphs_of(cursor: QTextCursor) -> tuple[TextParagraph, ...]:
    """Read what is selected; an item of a list of which only a part is selected is taken as plain words."""
    part = QTextDocument()
    QTextCursor(part).insertFragment(cursor.selection())
    return read_paragraphs(part)


def paragraph_of(block: QTextBlock) -> TextParagraph:
    """Read a block that is not in a table."""
    marks = marks_of(block)
    return TextParagraph(
        text_of(block),
        level_of(block),
        is_ordered(block),
        marks.kind,
        marks.owner,
        marks.due,
        marks.sources,
        marks.anchor,
    )


def text_of(block: QTextBlock) -> Text:
    """Read the text of a block."""
    return merge_links(merge_runs(tuple(_parts(block))))


def fill_document(document: QTextDocument, paragraphs: Sequence[TextParagraph], language: str) -> None:
    """Put paragraphs in place of what a document holds; what was done before cannot be undone after."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(paragraph_format())
    insert_paragraphs(cursor, paragraphs, language)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the paragraphs of a document in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def replace_all(document: QTextDocument, paragraphs: Sequence[TextParagraph], language: str) -> None:
    """Put paragraphs in place of what a document holds, as one step that the user can undo."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    take_out_of_list(cursor)
    set_marks(cursor, NO_MARKS)
    insert_paragraphs(cursor, paragraphs, language)
    cursor.endEditBlock()


def insert_paragraphs(cursor: QTextCursor, paragraphs: Sequence[TextParagraph], language: str) -> None:
    """Insert paragraphs at a cursor; the first goes on in the paragraph where the cursor stands.

    Inside a list plain paragraphs become items of it, so that a list is never torn apart; inside a table all
    words go into the cell.
    """
    cursor.beginEditBlock()
    if table_at(cursor) is not None:
        _insert_lines(cursor, paragraphs)
    else:
        _insert(cursor, paragraphs, language)
    cursor.endEditBlock()


def paragraph_format() -> QTextBlockFormat:
    """Return how paragraphs stand in an editor: air between the lines, more between paragraphs."""
    form = QTextBlockFormat()
    form.setBottomMargin(_SPACE_AFTER)
    form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form


def open_block(cursor: QTextCursor) -> None:
    """Begin a new plain paragraph."""
    cursor.insertBlock(paragraph_format(), format_of(Run("")))


def insert_text(cursor: QTextCursor, text: Text) -> None:
    """Insert runs, calls of footnotes and links."""
    for part in text:
        if isinstance(part, Run):
            cursor.insertText(part.text.translate(_IN_EDITOR), format_of(part))
        elif isinstance(part, Footnote):
            cursor.insertText(CALL, note_format(part))
        elif isinstance(part, Link):
            for run in part.runs:
                cursor.insertText(run.text.translate(_IN_EDITOR), format_of(run, part.target))


def _insert(cursor: QTextCursor, paragraphs: Sequence[TextParagraph], language: str) -> None:
    if cursor.document().isEmpty():  # what is left of a text that was taken out says nothing
        set_marks(cursor, NO_MARKS)
        take_out_of_list(cursor)
    here = (level_of(cursor.block()), is_ordered(cursor.block()))
    is_open = True  # the cursor stands where the next paragraph goes
    for index, paragraph in enumerate(paragraphs):
        if paragraph.rows:
            insert_table(cursor, paragraph.rows, insert_text)
            if not cursor.block().text():
                cursor.setBlockFormat(paragraph_format())
            is_open = True
            continue
        joins = index == 0 and bool(cursor.block().text())
        if not is_open:
            open_block(cursor)
        if not joins:
            level, ordered = (paragraph.list_level, paragraph.ordered) if paragraph.list_level else here
            _begin(cursor, paragraph, level, ordered, language)
        insert_text(cursor, paragraph.text)
        is_open = False


def _begin(cursor: QTextCursor, paragraph: TextParagraph, level: int, ordered: bool, language: str) -> None:
    marks = marks_in(paragraph)
    if marks != NO_MARKS:
        set_marks(cursor, marks)
    if level:
        put_into_list(cursor, level, ordered, language)
    else:
        take_out_of_list(cursor)


def _insert_lines(cursor: QTextCursor, paragraphs: Sequence[TextParagraph]) -> None:
    for index, paragraph in enumerate(paragraphs):
        lead: Text = (Run(("\n" if index else "") + ("– " if paragraph.list_level else "")),)
        insert_text(cursor, merge_runs((*lead, *paragraph.text)))


def _paragraphs(document: QTextDocument) -> Iterator[TextParagraph]:
    has_tables = bool(document.rootFrame().childFrames())
    block = document.begin()
    while block.isValid():
        table = table_at(QTextCursor(block)) if has_tables else None
        yield paragraph_of(block) if table is None else read_table(table, text_of)
        block = block.next() if table is None else after_table(table)


def after_table(table: QTextTable) -> QTextBlock:
    """Return the block below a table; Qt always keeps one."""
    return table.lastCursorPosition().block().next()


def _parts(block: QTextBlock) -> Iterator[Inline]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        for part in parts_of(fragment.text().translate(_STORED), fragment.charFormat()):
            yield _without_calls(part)
        place += 1


def _without_calls(part: Inline) -> Inline:
    """Drop signs that stand for nothing: pictures are never taken over."""
    if isinstance(part, Run):
        return Run(part.text.translate(_NO_CALLS), part.bold, part.italic, part.superscript)
    return part
