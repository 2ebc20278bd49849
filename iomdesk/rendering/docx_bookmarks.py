"""Name the places of a paper that contents and cross-references lead to."""

import re
import zlib

from iomdesk.document.blocks import Annex, Heading, NumberedParagraph, OperativeParagraph
from iomdesk.document.document import Document
from iomdesk.rendering.docx_xml import Element, w

_LONGEST = 40  # of a bookmark's name, in Word
_STRANGE = re.compile(r"[^0-9A-Za-z_]")


def reference_name(anchor: str) -> str:
    """Name the bookmark of an anchor, always the same; the underscore hides it from the user's own."""
    plain = "_Ref_" + _STRANGE.sub("_", anchor)
    if plain == f"_Ref_{anchor}" and len(plain) <= _LONGEST:
        return plain
    return f"{plain[: _LONGEST - 9]}_{zlib.crc32(anchor.encode(errors='surrogatepass')):08x}"


def contents_name(index: int) -> str:
    """Name the bookmark of a heading by its place among the blocks, in the form Word itself gives."""
    return f"_Toc{100_000_000 + index}"


def anchors(document: Document) -> dict[str, int]:
    """Map each anchor to the place of its block; where two blocks share one, the last counts."""
    return {
        block.anchor: index
        for index, block in enumerate(document.blocks)
        if isinstance(block, Heading | NumberedParagraph | OperativeParagraph | Annex) and block.anchor
    }


class Bookmarks:
    """Put bookmarks around the content of paragraphs, each with an id of its own."""

    def __init__(self) -> None:
        self._used = 0

    def around(self, content: list[Element], names: list[str]) -> list[Element]:
        """Enclose the content in a bookmark for each name."""
        for name in names:
            number = self._used
            self._used += 1
            content = [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]
        return content
