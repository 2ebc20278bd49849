"""Write a paper as an OpenDocument text, with the same styles and numbers as the Word file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from iomdesk.document.document import Document, numbers_by_anchor
from iomdesk.rendering.archives import packed
from iomdesk.rendering.docx_bookmarks import anchors
from iomdesk.rendering.docx_looks import COVER_LOOKS, MASTHEAD_LOOKS, TEXT_WIDTH
from iomdesk.rendering.docx_pages import pages_of
from iomdesk.rendering.docx_series import series_of
from iomdesk.rendering.docx_styles import FONT, word_language
from iomdesk.rendering.odt_blocks import BlockWriter, table_styles
from iomdesk.rendering.odt_front import contents_element, cover_elements
from iomdesk.rendering.odt_inline import InlineWriter
from iomdesk.rendering.odt_numbering import OdtNumbering
from iomdesk.rendering.odt_pages import BODY, CONTENTS, COVER, FIRST, layouts, masters
from iomdesk.rendering.odt_styles import OwnStyles, common_styles
from iomdesk.rendering.odt_xml import VERSION, Element, name, o, root, serialised
from iomdesk.rendering.printable import printable
from iomdesk.rendering.renderer import Progress, RenderingCancelled, no_progress

_KIND = "application/vnd.oasis.opendocument.text"
_BELOW_MASTHEAD = "22pt"
_PARTS = ("content.xml", "styles.xml", "meta.xml")


class OdtRenderer:
    """Write a document with real styles, lists, contents, notes and cross-references."""

    extension = "odt"
    name = "OpenDocument"

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        """Write the document to `target`; raises RenderingCancelled."""
        total = len(document.blocks)
        if not progress(0, total):
            raise RenderingCancelled
        target.write_bytes(_Paper(document, progress).to_bytes())


class _Paper:
    def __init__(self, document: Document, progress: Progress) -> None:
        self._document = document
        self._progress = progress
        self._pages = pages_of(document, lambda _done: None)
        self._styles = OwnStyles()
        self._numbering = OdtNumbering(series_of(document.language), self._styles)
        places = {anchor: self._pages.get(index, "…") for anchor, index in anchors(document).items()}
        self._inline = InlineWriter(self._styles, numbers_by_anchor(document), places)
        self._writer = BlockWriter(document, self._numbering, self._styles, self._inline)

    def to_bytes(self) -> bytes:
        content, document = self._content(), self._document
        looks = COVER_LOOKS if document.contents else MASTHEAD_LOOKS
        styles = root(
            "office:document-styles",
            _fonts(),
            common_styles(document.language, looks),
            o("office:automatic-styles", None, *layouts()),
            masters(document),
        )
        parts = zip(_PARTS, (content, styles, _meta(document)), strict=True)
        files = [(part, serialised(element)) for part, element in parts]
        manifest = ("META-INF/manifest.xml", serialised(_manifest()))
        return packed([("mimetype", _KIND.encode()), *files, manifest], stored=frozenset(["mimetype"]))

    def _content(self) -> Element:
        text = o("office:text", None, *self._front(), *self._blocks())
        own = (*self._styles.elements(), *self._numbering.elements(), *table_styles(TEXT_WIDTH))
        return root(
            "office:document-content",
            _fonts(),
            o("office:automatic-styles", None, *own),
            o("office:body", None, text),
        )

    def _front(self) -> list[Element]:
        document, change = self._document, self._writer.changed
        if document.contents is None:
            masthead = cover_elements(document.cover, "Masthead", self._inline)
            change(masthead[-1:], {"fo:margin-bottom": _BELOW_MASTHEAD})
            return change(masthead, {"style:page-number": "1"}, FIRST)
        cover = change(
            cover_elements(document.cover, "Cover", self._inline), {"style:page-number": "1"}, COVER
        )
        contents = contents_element(document, document.contents, self._pages)
        body = contents.find(name("text:index-body"))
        change([body], {"style:page-number": "1"}, CONTENTS)
        return [*cover, contents]

    def _blocks(self) -> Iterator[Element]:
        total = len(self._document.blocks)
        has_begun = self._document.contents is None
        for index, block in enumerate(self._document.blocks):
            made = self._writer.elements(block, index)
            if made and not has_begun:
                made = self._writer.changed(made, {"style:page-number": "1"}, BODY)
                has_begun = True
            yield from made
            if not self._progress(index + 1, total):
                raise RenderingCancelled


def _fonts() -> Element:
    face = {"style:name": FONT, "svg:font-family": f"'{FONT}'", "style:font-family-generic": "roman"}
    return o("office:font-face-decls", None, o("style:font-face", {**face, "style:font-pitch": "variable"}))


def _meta(document: Document) -> Element:
    facts: Mapping[str, str] = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": " ".join(document.cover.body),
        "dc:language": word_language(document.language),
    }
    made = (o(key, None, " ".join(printable(words).split())) for key, words in facts.items() if words)
    return root("office:document-meta", o("office:meta", None, o("meta:generator", None, "iomdesk"), *made))


def _manifest() -> Element:
    def entry(path: str, kind: str) -> Element:
        return o("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind})

    made = root("manifest:manifest", entry("/", _KIND), *(entry(part, "text/xml") for part in _PARTS))
    made.set(name("manifest:version"), VERSION)
    return made
