"""Read the HTML that other programs put on the clipboard, keeping words, three faces and lists.

An own reader and not Qt's: that one would fetch images and styles, and keep fonts and colours. Word marks its
lists by `mso-list` in styles and writes the bullets out as text; browsers and LibreOffice use `ul` and `ol`.
"""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from iomdesk.document.inline import Run
from iomdesk.document.markdown import TextParagraph
from iomdesk.document.runs import merge_runs
from iomdesk.ui.text.inline_css import (
    Look,
    declarations,
    is_word_marker,
    is_word_tab,
    look_in,
    word_list_level,
)
from iomdesk.ui.text.lists import DEEPEST
from iomdesk.ui.text.paragraph_builder import ParagraphBuilder, PastedTable, table_lines
from iomdesk.ui.text.pasted_notes import PastedNotes, called_note, held_note, is_way_back

# Comments first: the end of a conditional comment holds a mark that looks like the second kind.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CONDITION = re.compile(r"<!\[[^>]*>")

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOST_SPANNED = 60  # some programs write thousands for "all that are left"
_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = (
    _HEADINGS
    | _LISTS
    | _CELLS
    | {"p", "div", "li", "dl", "dt", "dd", "table", "caption", "tr", "blockquote", "pre", "hr", "section"}
    | {"article", "header", "footer", "address", "figure", "figcaption", "form", "fieldset", "center", "main"}
    | {"nav", "aside", "details", "summary", "body"}
)
_UNSEEN = frozenset({"style", "script", "title", "xml", "template", "object", "svg", "select", "del"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "wbr"}
)

# What an opening tag closes where the closing tag was left out, and what it does not reach beyond.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LISTS | {"table"}),
    "p": (frozenset({"p"}), _CELLS | {"li", "div", "table"}),
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
}
_FACES = {
    "b": {"bold": True},
    "strong": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "cite": {"italic": True},
    "dfn": {"italic": True},
    "var": {"italic": True},
    "sup": {"superscript": True},
    "sub": {"superscript": False},
    "pre": {"keeps_spaces": True},
}


@dataclass
class _Element:
    tag: str
    look: Look
    level: int = 0  # of an item, where the source says it
    is_marker: bool = False
    is_word_item: bool = False
    own: int | None = None  # of an item: where its first paragraph stands
    call: str = ""  # the footnote that is called here, and by which words
    call_words: str = ""
    note: str = ""  # the footnote that is held here
    across: int = 1  # of a cell: how many columns and rows it takes
    down: int = 1


def paragraphs_from_html(source: str) -> tuple[TextParagraph, ...]:
    """Read pasted HTML; headings become paragraphs, links their words, a table in a cell its lines."""
    reader = _Reader()
    reader.feed(_CONDITION.sub("", _COMMENT.sub("", source)))
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Element] = [_Element("", Look())]
        self._words = ParagraphBuilder()
        self._sinks: list[list[TextParagraph]] = [[]]
        self._tables: list[PastedTable] = []
        self._notes = PastedNotes()

    def finish(self) -> tuple[TextParagraph, ...]:
        """Close what was left open and return what was read."""
        self._close_down_to(1)
        self._end_paragraph()
        return self._notes.put_into(self._sinks[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self._close_implied(tag)
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag == "br" and not self._open[-1].look.hidden:
            self._words.break_line()
        if tag not in _VOID:
            self._push(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what was left open inside it; a stray closing tag means nothing."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                self._close_down_to(depth)
                return
            if self._open[depth].tag in _CELLS and tag not in {"tr", "table", *_CELLS}:
                return

    def handle_data(self, data: str) -> None:
        """Add words to the paragraph."""
        element = self._open[-1]
        call = next((outer for outer in self._open if outer.call), None)
        if any(outer.is_marker for outer in self._open):
            self._words.marker += data
        elif call is not None:
            call.call_words += data
        elif not element.look.hidden:
            self._words.add(data, element.look)

    def _push(self, tag: str, attributes: dict[str, str]) -> None:
        style = declarations(attributes.get("style", ""))
        look = replace(look_in(style, self._open[-1].look), **_FACES.get(tag, {}))
        if tag in _UNSEEN or is_way_back(tag, attributes):
            look = replace(look, hidden=True)
        if tag in ("b", "strong", "i", "em"):  # Google Docs wraps all in a <b> of normal weight
            look = look_in(style, look)
        if is_word_tab(style) and not look.hidden:
            self._words.add("\t", replace(look, keeps_spaces=True))
            look = replace(look, hidden=True)
        level = word_list_level(style) if tag not in _HEADINGS else 0
        is_marker = is_word_marker(style) and not self._is_in_heading()
        element = _Element(tag, look, level or _aria_level(tag, attributes), is_marker, bool(level))
        if tag in _CELLS:
            element.across, element.down = _span(attributes, "colspan"), _span(attributes, "rowspan")
        element.call, element.note = called_note(tag, attributes), held_note(tag, attributes)
        self._open.append(element)
        self._open_part(element)

    def _open_part(self, element: _Element) -> None:
        tag = element.tag
        if element.note:
            self._sinks.append([])
        elif tag == "table":
            self._tables.append(PastedTable())
        elif tag == "tr" and self._tables:
            self._tables[-1].open_row()
        elif tag in _CELLS:
            self._sinks.append([])

    def _close_implied(self, tag: str) -> None:
        closed, barrier = _CLOSES.get(tag, (frozenset(), frozenset()))
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in closed:
                self._close_down_to(depth)
                return
            if self._open[depth].tag in barrier:
                return

    def _close_down_to(self, depth: int) -> None:
        while len(self._open) > depth:
            if self._open[-1].tag in _BLOCKS:
                self._end_paragraph()
            self._close_part(self._open.pop())

    def _close_part(self, element: _Element) -> None:
        if element.call:
            self._words.parts.append(self._notes.call(element.call, element.call_words))
        elif element.note:
            self._notes.hold(element.note, self._sinks.pop())
        else:
            self._close_table_part(element)

    def _close_table_part(self, element: _Element) -> None:
        if element.tag in _CELLS:
            cell = self._sinks.pop()
            if self._tables:
                self._tables[-1].add_cell(cell, element.across, element.down)
            else:
                self._sinks[-1].extend(cell)
        elif element.tag == "tr" and self._tables:
            self._tables[-1].close_row()
        elif element.tag == "table":
            read = self._tables.pop().paragraphs()
            is_inner = bool(self._tables)
            self._sinks[-1].extend(
                line for one in read for line in (table_lines(one) if is_inner and one.rows else (one,))
            )

    def _end_paragraph(self) -> None:
        text, marker = self._words.take(), self._words.marker
        self._words.marker = ""
        if not text:
            return
        sink, item = self._sinks[-1], self._item()
        if item is None:
            sink.append(TextParagraph(text))
        elif item.own == len(sink) - 1:  # a second paragraph of the item: a new line of the same one
            sink[-1] = replace(sink[-1], text=merge_runs((*sink[-1].text, Run("\n"), *text)))
        else:
            item.own = len(sink)
            ordered = _is_counted(marker) if item.is_word_item else self._open_lists()[-1:] == ["ol"]
            sink.append(TextParagraph(text, self._level(item), ordered))

    def _item(self) -> _Element | None:
        """The innermost item of a list, as far as the cell."""
        for element in reversed(self._open):
            if element.tag == "li" or element.is_word_item:
                return element
            if element.tag in _CELLS:
                return None
        return None

    def _level(self, item: _Element) -> int:
        return min(item.level or max(1, len(self._open_lists())), DEEPEST)

    def _open_lists(self) -> list[str]:
        tags = [element.tag for element in self._open]
        cells = [index for index, tag in enumerate(tags) if tag in _CELLS]
        return [tag for tag in tags[cells[-1] if cells else 0 :] if tag in _LISTS]

    def _is_in_heading(self) -> bool:
        return any(element.tag in _HEADINGS for element in self._open)


def _aria_level(tag: str, attributes: dict[str, str]) -> int:
    # Word for the web opens a list of its own for each item, and says the level here.
    stated = attributes.get("data-aria-level") or attributes.get("aria-level", "")
    return int(stated) if tag == "li" and stated.isdecimal() else 0


def _span(attributes: dict[str, str], name: str) -> int:
    stated = attributes.get(name, "")
    return min(max(int(stated), 1), _MOST_SPANNED) if stated.isdecimal() else 1


def _is_counted(marker: str) -> bool:
    """Tell numbers and letters from bullets; Word's second bullet is a plain letter o."""
    return any(sign.isdecimal() for sign in marker) or (
        any(sign.isalpha() for sign in marker) and any(sign in ".)" for sign in marker)
    )
