"""What goes to the clipboard and comes from it: our stored form, clean HTML, plain text."""

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QMimeData

from iomdesk.document.inline import Run, Text, plain
from iomdesk.document.markdown import TextParagraph, parse_markdown, write_markdown
from iomdesk.document.text import plain_text
from iomdesk.ui.text.pasted_html import paragraphs_from_html

STORED_FORM = "application/x-iomdesk-text"

_BULLET = re.compile(r"[ \t]*[•·▪◦‣●○∙][ \t\u00a0]+")
_TAGS = {"bold": "b", "italic": "i", "superscript": "sup"}


def paragraphs_from_mime(mime: QMimeData) -> tuple[TextParagraph, ...]:
    """Read the richest form there is: ours, HTML, plain text; pictures and files are no text."""
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
    return "".join(f"<p>{_inner(paragraph.text)}</p>" for paragraph in paragraphs)


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
    return "".join(_run(part) for part in text if isinstance(part, Run))


def _run(run: Run) -> str:
    written = escape(run.text, quote=False).replace("\n", "<br>")
    for name, tag in _TAGS.items():
        if getattr(run, name):
            written = f"<{tag}>{written}</{tag}>"
    return written
