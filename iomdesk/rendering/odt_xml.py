"""Make elements of OpenDocument 1.3."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from lxml import etree

from iomdesk.rendering.printable import printable

Element: TypeAlias = Any
"""An lxml element; lxml carries no types of its own."""

Piece: TypeAlias = Any
"""A stretch of text or an element between two stretches."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "meta": f"{_OASIS}:meta:1.0",
    "manifest": f"{_OASIS}:manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_XML = "http://www.w3.org/XML/1998/namespace"
VERSION = "1.3"
_DROPPED = re.compile(r"(^ +| {2,}| +$)")
_POINT = 20  # twentieths, in which the looks give their lengths


def name(qualified: str) -> str:
    """Give a name as lxml writes it: `text:p` with its namespace spelt out."""
    prefix, local = qualified.split(":")
    return f"{{{_XML if prefix == 'xml' else NAMESPACES[prefix]}}}{local}"


def o(tag: str, attributes: Mapping[str, object] | None = None, *pieces: Piece) -> Element:
    """Make an element; attributes whose value is None are left out."""
    element = etree.Element(name(tag), nsmap={tag.split(":")[0]: NAMESPACES[tag.split(":")[0]]})
    for key, value in (attributes or {}).items():
        if value is not None:
            element.set(name(key), printable(str(value)))
    for piece in pieces:
        append(element, piece)
    return element


def root(tag: str, *children: Element) -> Element:
    """Make the root of a part, which declares all prefixes."""
    element = etree.Element(name(tag), nsmap=NAMESPACES)
    if not tag.startswith("manifest:"):
        element.set(name("office:version"), VERSION)
    element.extend(children)
    return element


def append(element: Element, piece: Piece) -> None:
    """Append an element or a stretch of text."""
    if not isinstance(piece, str):
        element.append(piece)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + piece
    else:
        element.text = (element.text or "") + piece


def text_pieces(text: str) -> list[Piece]:
    """Give a text with what the format keeps as elements: line ends, tabs, spaces beyond the first."""
    pieces: list[Piece] = []
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            pieces.append(o("text:line-break"))
        for place, part in enumerate(line.split("\t")):
            if place:
                pieces.append(o("text:tab"))
            pieces += _spaced(part)
    return pieces


def _spaced(text: str) -> Iterable[Piece]:
    """Keep spaces at the ends and beyond the first, which the format else drops."""
    for piece in _DROPPED.split(text):
        if piece and not piece.strip(" "):
            yield o("text:s", {"text:c": len(piece)} if len(piece) > 1 else None)
        elif piece:
            yield piece


def pt(twentieths: float) -> str:
    """Write a length of the looks in points."""
    return f"{twentieths / _POINT:g}pt"


def serialised(element: Element) -> bytes:
    """Write a part as UTF-8 with its declaration."""
    etree.cleanup_namespaces(element, keep_ns_prefixes=list(NAMESPACES))
    written: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8")
    return written
