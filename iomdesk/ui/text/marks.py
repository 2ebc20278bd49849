"""What is said of a paragraph, kept in its block format: so undo, cut and paste keep it with the words."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextFormat

from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph

_FIRST = QTextFormat.Property.UserProperty.value + 11
_KIND, _OWNER, _DUE, _SOURCES, _ANCHOR = range(_FIRST, _FIRST + 5)


@dataclass(frozen=True, slots=True)
class Marks:
    """Hold what is said of a paragraph."""

    kind: ParagraphKind = ParagraphKind.SUMMARY
    owner: str = ""
    due: str = ""
    sources: tuple[int, ...] = ()
    anchor: str = ""


NO_MARKS = Marks()


def marks_in(paragraph: TextParagraph) -> Marks:
    """Return what is said of a stored paragraph."""
    return Marks(paragraph.kind, paragraph.owner, paragraph.due, paragraph.sources, paragraph.anchor)


def marks_of(block: QTextBlock) -> Marks:
    """Return what is said of a block of an editor."""
    form = block.blockFormat()
    if not any(map(form.hasProperty, (_KIND, _OWNER, _DUE, _SOURCES, _ANCHOR))):
        return NO_MARKS
    sources = form.stringProperty(_SOURCES)
    return Marks(
        ParagraphKind(form.stringProperty(_KIND) or ParagraphKind.SUMMARY),
        form.stringProperty(_OWNER),
        form.stringProperty(_DUE),
        tuple(int(one) for one in sources.split(",")) if sources else (),
        form.stringProperty(_ANCHOR),
    )


def set_marks(cursor: QTextCursor, marks: Marks) -> None:
    """Say something else of the cursor's block, as a step that can be undone."""
    form = cursor.blockFormat()
    put_marks(form, marks)
    cursor.setBlockFormat(form)


def put_marks(form: QTextBlockFormat, marks: Marks) -> None:
    """Put marks into a format; what is usual is not written at all."""
    for name, value in _values(marks).items():
        if value:
            form.setProperty(name, value)
        else:
            form.clearProperty(name)


def _values(marks: Marks) -> Mapping[int, str]:
    return {
        _KIND: "" if marks.kind is ParagraphKind.SUMMARY else str(marks.kind),
        _OWNER: marks.owner,
        _DUE: marks.due,
        _SOURCES: ",".join(map(str, marks.sources)),
        _ANCHOR: marks.anchor,
    }
