"""Turn the blocks of a paper into the hierarchy of Akoma Ntoso: sections, paragraphs with numbers, lists."""

from collections.abc import Callable, Mapping
from typing import Any

from iomdesk.document.blocks import (
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    Table,
)
from iomdesk.document.inline import Text
from iomdesk.rendering.akn_inline import InlineWriter
from iomdesk.rendering.akn_xml import Element, a

_SECTIONS = {1: "section", 2: "subsection"}
_DEEPEST = 3


class BodyWriter:
    """Fill the body of one document; headings open what stands below them."""

    def __init__(self, inline: InlineWriter, names: Mapping[int, str], body: Element | None = None) -> None:
        self.body = a("mainBody") if body is None else body
        self._inline = inline
        self._names = names
        self._open: list[tuple[int, Element]] = [(0, self.body)]
        self._content: Element | None = None
        self._lists: list[Element] = []
        self._by_type: dict[type[Block], Callable[[Any, str], None]] = {
            Heading: self._heading,
            NumberedParagraph: self._numbered,
            OperativeParagraph: self._operative,
            Paragraph: self._paragraph,
            ListItem: self._item,
            Table: self._table,
            PageBreak: lambda _block, _name: None,
        }

    @property
    def place(self) -> Element:
        """Return the element that is filled now."""
        return self._open[-1][1]

    def add(self, block: Block, index: int) -> None:
        """Add the block that stands at `index` in the document."""
        if not isinstance(block, ListItem):
            self._lists = []
        self._by_type[type(block)](block, self._names[index])

    def refer(self, component: str, shown: str) -> None:
        """Let a component stand here."""
        self._content, self._lists = None, []
        self.place.append(a("componentRef", src=f"#{component}", showAs=shown))

    def end_section(self, level: int) -> None:
        """Close what is open at this level and below."""
        while self._open[-1][0] >= level:
            self._open.pop()
        self._content = None

    def _heading(self, heading: Heading, name: str) -> None:
        level = min(max(heading.level, 1), _DEEPEST)
        self.end_section(level)
        number = [a("num", heading.number)] if heading.number else []
        title = a("heading", *self._inline.pieces(heading.text))
        section = a(_SECTIONS.get(level, "level"), *number, title, eId=name)
        self.place.append(section)
        self._open.append((level, section))

    def _numbered(self, block: NumberedParagraph, name: str) -> None:
        self._new_paragraph(name, block.number).append(self._p(block.text))

    def _operative(self, block: OperativeParagraph, name: str) -> None:
        self._new_paragraph(name, block.number, "operative").append(self._p(block.text))

    def _paragraph(self, block: Paragraph, name: str) -> None:
        self._new_paragraph(name, "", block.style.value).append(self._p(block.text))

    def _new_paragraph(self, name: str, number: str, look: str | None = None) -> Element:
        self._content = a("content", eId=f"{name}__content")
        numbers = [a("num", number)] if number else []
        self.place.append(a("paragraph", *numbers, self._content, eId=name, class_=look))
        return self._content

    def _p(self, text: Text) -> Element:
        return a("p", *self._inline.pieces(text))

    def _item(self, item: ListItem, name: str) -> None:
        level = max(item.level, 1)
        del self._lists[level:]
        while len(self._lists) < level:
            self._open_list(name)
        number = [a("num", item.marker)] if item.marker else []
        self._lists[-1].append(a("item", *number, self._p(item.text), eId=name))

    def _open_list(self, name: str) -> None:
        """Open a list in the last item of the list above it, else below the last paragraph."""
        depth = len(self._lists) + 1
        made = a("blockList", eId=f"{name}__list_{depth}")
        above = self._lists[-1] if self._lists else None
        if above is None:
            holder = self._content if self._content is not None else self._new_paragraph(f"{name}__p", "")
        elif len(above):
            holder = above[-1]
        else:
            holder = a("item", eId=f"{name}__item_{depth}")
            above.append(holder)
        holder.append(made)
        self._lists.append(made)

    def _table(self, table: Table, name: str) -> None:
        if not table.columns:
            return
        heads = a("tr", *(a("th", self._p(column.head)) for column in table.columns))
        rows = (
            a("tr", *(a("td", self._p(cell)) for cell in row[: len(table.columns)]))
            for row in table.rows
            if row
        )
        made = a("table", heads, *rows, eId=f"{name}__table", title=table.summary or None)
        self._new_paragraph(name, "").append(made)
