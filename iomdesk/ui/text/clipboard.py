"""What goes to the clipboard and comes from it: our stored form, clean HTML, plain text."""

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QMimeData

from iomdesk.document.inline import Footnote, Inline, Link, Run, Text, plain
from iomdesk.document.markdown import TextParagraph, parse_markdown, write_markdown
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import Rows
from iomdesk.ui.text.paragraph_builder import table_lines
from iomdesk.ui.text.pasted_html import paragraphs_from_html

STORED_FORM = "application/x-iomdesk-text"

_BULLET = re.compile(r"[ \t]*[•·▪◦‣●○∙][ \t\u00a0]+")
_TAGS = {"bold": "b", "italic": "i", "superscript": "sup"}


def paragraphs_from_mime(mime: QMimeData, keeps_tables: bool = False) -> tuple[TextParagraph, ...]:
    """Read the richest form there is: ours, HTML, plain text; pictures and files are no text.

    Where tables are not kept, their rows become lines with tabs.
    """
    found = _from_mime(mime)
    if keeps_tables:
        return found
    return tuple(each for one in found for each in (table_lines(one) if one.rows else (one,)))


def _from_mime(mime: QMimeData) -> tuple[TextParagraph, ...]:
    if mime.hasFormat(STORED_FORM):
        return parse_markdown(bytes(mime.data(STORED_FORM).data()).decode("utf-8", "replace"))
    if mime.hasHtml() and (found := paragraphs_from_html(mime.html())):
        return found
    return paragraphs_from_text(mime.text()) if mime.hasText() else ()


def paragraphs_from_text(source: str) -> tuple[TextParagraph, ...]:
    """Read plain text: each line is a paragraph, one that begins with a bullet an item of a list."""
    lines = (line.strip(" \t\x0b\x0c") for line in source.splitlines())
    return tuple(_line(line) for line in lines if line)


def mime_of(paragraphs: Sequence[TextParagraph]) -> QMimeData:
    """Offer paragraphs in every form other programs may want."""
    mime = QMimeData()
    mime.setData(STORED_FORM, write_markdown(paragraphs).encode())
    mime.setHtml(html_of(paragraphs))
    mime.setText("\n".join(plain_text(paragraph.text) for paragraph in paragraphs))
    return mime


def html_of(paragraphs: Sequence[TextParagraph]) -> str:
    """Write paragraphs as HTML without a single style, so that they look like the place they are put in."""
    groups = (
        (in_list, list(group)) for in_list, group in groupby(paragraphs, key=lambda p: p.list_level > 0)
    )
    return "".join(_list(group) if in_list else _plain(group) for in_list, group in groups)


def _line(line: str) -> TextParagraph:
    words = _BULLET.sub("", line, count=1)
    return TextParagraph(plain(words), 1) if words != line and words else TextParagraph(plain(line))


def _plain(paragraphs: list[TextParagraph]) -> str:
    return "".join(_table(one.rows) if one.rows else f"<p>{_inner(one.text)}</p>" for one in paragraphs)


def _table(rows: Rows) -> str:
    head, *others = rows
    cells = "".join(f"<th>{_inner(cell)}</th>" for cell in head)
    lines = ("".join(f"<td>{_inner(cell)}</td>" for cell in row) for row in others)
    return f"<table><tr>{cells}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _list(items: list[TextParagraph]) -> str:
    written = ""
    opened: list[str] = []
    for item in items:
        tag = "ol" if item.ordered else "ul"
        while len(opened) > item.list_level or (len(opened) == item.list_level and opened[-1] != tag):
            written += f"</{opened.pop()}>"
        while len(opened) < item.list_level:
            opened.append(tag)
            written += f"<{tag}>"
        written += f"<li>{_inner(item.text)}</li>"
    return written + "".join(f"</{tag}>" for tag in reversed(opened))


def _inner(text: Text) -> str:
    return "".join(_run(part) if isinstance(part, Run) else _whole(part) for part in text)


def _whole(part: Inline) -> str:
    """Write a footnote in brackets, a link as its words: other programs know nothing of our records."""
    words = "".join(map(_run, part.runs)) if isinstance(part, Footnote | Link) else ""
    return f" [{words}]" if isinstance(part, Footnote) else words


def _run(run: Run) -> str:
    written = escape(run.text, quote=False).replace("\n", "<br>")
    for name, tag in _TAGS.items():
        if getattr(run, name):
            written = f"<{tag}>{written}</{tag}>"
    return written
