"""Make elements of Akoma Ntoso."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from lxml import etree

from iomdesk.rendering.printable import printable

Element: TypeAlias = Any
"""An lxml element; lxml carries no types of its own."""

Piece: TypeAlias = Any
"""A stretch of text or an element between two stretches."""

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def a(tag: str, *pieces: Piece, **attributes: str | None) -> Element:
    """Make an element; attributes whose value is None are left out, a final underscore is taken off."""
    element = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap={None: NAMESPACE})
    for name, value in attributes.items():
        if value is not None:
            element.set(name.rstrip("_"), printable(value))
    return filled(element, pieces)


def filled(element: Element, pieces: Iterable[Piece]) -> Element:
    """Put text and elements into an element, in order."""
    for piece in pieces:
        if isinstance(piece, str):
            _append_text(element, piece)
        else:
            element.append(piece)
    return element


def _append_text(element: Element, text: str) -> None:
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            element.append(a("eol"))
        if len(element):
            element[-1].tail = (element[-1].tail or "") + line
        else:
            element.text = (element.text or "") + line


def spoken(element: Element, language: str) -> Element:
    """Say which language an element is in."""
    element.set(_XML_LANGUAGE, language)
    return element


def serialised(root: Element) -> bytes:
    """Write a file as UTF-8 with its declaration; no space is added, for it would count as text."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written + b"\n"
