"""Make paragraphs of a named style."""

from collections.abc import Iterable

from iomdesk.rendering.docx_inline import run
from iomdesk.rendering.docx_numbering import NO_LIST, Place
from iomdesk.rendering.docx_xml import Element, points, w


def paragraph(
    style: str,
    content: Iterable[Element] = (),
    *,
    place: Place | None = None,
    keep_next: bool = False,
    page_before: bool = False,
    before: float | None = None,
    after: float | None = None,
    align: str = "",
) -> Element:
    """Make a paragraph; `place` takes it into a list or, where its style counts, out of it.

    `before` and `after` are the space around in points, where it is not that of the style.
    """
    properties = [w("pStyle", val=style)]
    holds = {"keepNext": keep_next, "pageBreakBefore": page_before}
    properties += [w(tag) for tag, wanted in holds.items() if wanted]
    counted = place is not None and not place.by_style
    if place and counted:
        properties.append(w("numPr", w("ilvl", val=place.level), w("numId", val=place.list)))
    properties += _spacing(before, after)
    if place and counted and place.list == NO_LIST:
        properties.append(w("ind", left=0, firstLine=0))
    if align:
        properties.append(w("jc", val=align))
    return w("p", w("pPr", *properties), *content)


def _spacing(before: float | None, after: float | None) -> list[Element]:
    lengths = {"before": before, "after": after}
    given = {side: points(length) for side, length in lengths.items() if length is not None}
    return [w("spacing", **given)] if given else []


def line(style: str, text: str) -> list[Element]:
    """Make a paragraph of plain text, or none where there is no text."""
    return [paragraph(style, run(text))] if text else []


def break_page_before(element: Element) -> bool:
    """Let a paragraph begin a page; False where the element is none."""
    properties = element.find(w("pPr").tag) if element.tag == w("p").tag else None
    if properties is None:
        return False
    after_style = 1 + len(properties.findall(w("keepNext").tag))
    properties.insert(after_style, w("pageBreakBefore"))
    return True


def leave_below(element: Element, length: float) -> None:
    """Leave a space in points below a paragraph that has nothing but its style."""
    element.find(w("pPr").tag).extend(_spacing(None, length))


def close_section(element: Element, section: Element) -> None:
    """Let a paragraph be the last of its section."""
    element.find(w("pPr").tag).append(section)
