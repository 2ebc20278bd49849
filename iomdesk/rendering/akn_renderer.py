"""Write a paper as Akoma Ntoso, the XML in which the United Nations exchange their papers (AKN4UN)."""

import re
from collections.abc import Mapping
from pathlib import Path

from iomdesk.document.blocks import (
    Annex,
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    Paragraph,
)
from iomdesk.document.document import Document, numbers_by_anchor
from iomdesk.rendering.akn_body import BodyWriter
from iomdesk.rendering.akn_components import component_element, components_of, shown_name
from iomdesk.rendering.akn_cover import cover_elements
from iomdesk.rendering.akn_inline import InlineWriter
from iomdesk.rendering.akn_meta import meta
from iomdesk.rendering.akn_names import Genre, genre_of
from iomdesk.rendering.akn_xml import Element, a, serialised, spoken
from iomdesk.rendering.docx_bookmarks import anchors
from iomdesk.rendering.renderer import Progress, RenderingCancelled, no_progress

_ANNEX = Genre("doc", "annex", "annex")
_PREFIXES: tuple[tuple[type[Block], str], ...] = (
    (Heading, "sec"),
    (Annex, "annex"),
    (NumberedParagraph, "para"),
    (OperativeParagraph, "oper"),
    (ListItem, "item"),
    (Paragraph, "p"),
)
_STRANGE = re.compile(r"[^A-Za-z0-9]+")


class AknRenderer:
    """Write a document as an Akoma Ntoso file that the schema of OASIS accepts."""

    extension = "xml"
    name = "Akoma Ntoso (XML)"

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        """Write the document to `target`; raises RenderingCancelled."""
        target.write_bytes(serialised(_Paper(document, progress).root()))


class _Paper:
    def __init__(self, document: Document, progress: Progress) -> None:
        self._document = document
        self._progress = progress
        self._names = names_of(document)
        places = {anchor: self._names[index] for anchor, index in anchors(document).items()}
        self._inline = InlineWriter(numbers_by_anchor(document), places)
        self._components = components_of(document)
        self._attachments: list[Element] = []
        self._made: list[Element] = []

    def root(self) -> Element:
        """Make the whole file."""
        document, genre = self._document, genre_of(self._document)
        cover = cover_elements(document, self._names)
        body = spoken(self._body(), document.language)
        parts = [meta(document), *cover, body]
        if self._attachments:
            parts.append(a("attachments", *self._attachments))
        if self._made:
            parts.append(a("components", *self._made, eId="components"))
        return a("akomaNtoso", a(genre.element, *parts, name=genre.name))

    def _body(self) -> Element:
        main = writer = BodyWriter(self._inline, self._names)
        blocks = self._document.blocks
        within = range(0)
        for index, block in enumerate(blocks):
            self._go_on(index)
            if index in self._components:
                within = self._components[index].blocks
                self._add_component(writer, index)
            elif isinstance(block, Annex):
                writer = self._annex(block, index)
            elif index not in within:
                writer.add(block, index)
        self._go_on(len(blocks))
        for body in (main.body, *(each[-1][-1] for each in self._attachments)):
            if not len(body):
                body.append(a("p"))  # the schema wants something to stand in a body
        return main.body

    def _go_on(self, done: int) -> None:
        if not self._progress(done, len(self._document.blocks)):
            raise RenderingCancelled

    def _add_component(self, writer: BodyWriter, index: int) -> None:
        component, block = self._components[index], self._document.blocks[index]
        if isinstance(block, Heading):
            writer.end_section(block.level)
        writer.refer(component.name, shown_name(self._document, component))
        self._made.append(component_element(self._document, component, self._inline, self._names))

    def _annex(self, annex: Annex, index: int) -> BodyWriter:
        number = len(self._attachments) + 1
        writer = BodyWriter(self._inline, self._names)
        body = spoken(writer.body, self._document.language)
        front = [a("preface", a("p", annex.remark, class_="remark"))] if annex.remark else []
        doc = a("doc", meta(self._document, f"!annex_{number}", _ANNEX), *front, body, name="annex")
        title = [a("heading", annex.title)] if annex.title else []
        self._attachments.append(a("attachment", a("num", annex.label), *title, doc, eId=self._names[index]))
        return writer


def names_of(document: Document) -> Mapping[int, str]:
    """Name each block by what it is and its number (`para_4`), once only in the whole file."""
    used: set[str] = set()
    names: dict[int, str] = {}
    for index, block in enumerate(document.blocks):
        prefix = next((prefix for kind, prefix in _PREFIXES if isinstance(block, kind)), "part")
        number = _STRANGE.sub("-", _number(block)).strip("-")
        name = f"{prefix}_{number}" if number else f"{prefix}_b{index + 1}"
        names[index] = name if name not in used else f"{name}_b{index + 1}"
        used.add(names[index])
    return names


def _number(block: Block) -> str:
    if isinstance(block, Annex):
        return block.label.rsplit(" ", 1)[-1]
    return str(getattr(block, "number", ""))
