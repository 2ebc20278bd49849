"""Make elements of WordprocessingML."""

from typing import Any, TypeAlias

from lxml import etree

from iomdesk.rendering.printable import printable

Element: TypeAlias = Any
"""An lxml element; lxml carries no types of its own."""

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACES = {"w": _MAIN, "r": _RELATIONSHIPS}

_POINT = 20
_MILLIMETRE = 1440 / 25.4


def millimetres(length: float) -> int:
    """Give a length in twentieths of a point, the unit of Word."""
    return round(length * _MILLIMETRE)


def points(length: float) -> int:
    """Give a length in points in twentieths of a point."""
    return round(length * _POINT)


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """Make a `w:` element; attributes whose value is None are left out."""
    element = etree.Element(f"{{{_MAIN}}}{tag}", nsmap=_NAMESPACES)
    for name, value in attributes.items():
        if value is not None:
            element.set(f"{{{_MAIN}}}{name}", str(value))
    element.extend(children)
    return element


def link(element: Element, relationship: str) -> Element:
    """Let an element point at a part by its relationship."""
    element.set(f"{{{_RELATIONSHIPS}}}id", relationship)
    return element


def text_elements(text: str) -> list[Element]:
    """Give the content of a run: its text, with line ends and tabs as elements of their own."""
    elements: list[Element] = []
    for line_number, line in enumerate(printable(text).split("\n")):
        if line_number:
            elements.append(w("br"))
        for part_number, part in enumerate(line.split("\t")):
            if part_number:
                elements.append(w("tab"))
            if part:
                elements.append(_kept(w("t"), part))
    return elements


def instruction(code: str) -> Element:
    """Give the code of a field."""
    return _kept(w("instrText"), f" {code} ")


def _kept(element: Element, text: str) -> Element:
    element.text = text
    element.set(_XML_SPACE, "preserve")
    return element


def serialised(element: Element) -> bytes:
    """Write a part as UTF-8 with its declaration."""
    written: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
