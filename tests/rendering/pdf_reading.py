"""Read PDF files back: text, bookmarks, labels, links."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf

from iomdesk.document.blocks import Block
from iomdesk.document.document import Document
from iomdesk.rendering.pdf_renderer import PdfRenderer
from iomdesk.rendering.pdf_styles import A4, PageSetup
from tests.rendering.documents import small_document


class PdfFile:
    """Hold a rendered file."""

    def __init__(self, path: Path) -> None:
        self.reader = pypdf.PdfReader(path)
        self._texts: list[str] = []

    @property
    def root(self) -> Any:
        """Return the catalogue."""
        return self.reader.trailer["/Root"]

    @property
    def labels(self) -> list[str]:
        """Return the page numbers that a viewer shows."""
        return list(self.reader.page_labels)

    def texts(self) -> list[str]:
        """Return the text of each page; words cut at the end of a line are whole."""
        if not self._texts:
            self._texts = [
                re.sub(r" +(\n|$)", r"\1", page.extract_text().replace("\u00ad\n", ""))
                for page in self.reader.pages
            ]
        return self._texts

    def flat(self) -> str:
        """Return all text as one line."""
        return " ".join(" ".join(self.texts()).split(" ")).replace("\n", " ")

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Return level from 0, label and place of the page of each bookmark."""
        return list(self._bookmarks(self.reader.outline, 0))

    def _bookmarks(self, entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, level + 1)
            else:
                page = self.reader.get_destination_page_number(entry)
                assert page is not None
                yield level, str(entry.title), page

    def targets(self) -> dict[str, int]:
        """Return the place of the page that each named destination leads to."""
        found = self.reader.named_destinations
        return {name: self.reader.get_destination_page_number(found[name]) or 0 for name in found}

    def links(self, place: int) -> list[tuple[int, float]]:
        """Return for each link of a page the place of the page it leads to, and how high it stands there."""
        annotations = [note.get_object() for note in self.reader.pages[place].get("/Annots", [])]
        arrays = [note["/Dest"].get_object() for note in annotations]
        return [(self._place(array[0]), float(array[3])) for array in arrays]

    def _place(self, page: Any) -> int:
        places = [n for n, other in enumerate(self.reader.pages) if other == page.get_object()]
        return places[0]

    def fonts(self) -> dict[str, Any]:
        """Return the font dictionaries of all pages by name."""
        return {
            name: font.get_object()
            for page in self.reader.pages
            for name, font in _dictionary(_dictionary(page["/Resources"])["/Font"]).items()
        }


def _dictionary(item: Any) -> Any:
    return item.get_object()


def rendered_pdf(document: Document, folder: Path, setup: PageSetup = A4) -> PdfFile:
    """Render a document into a folder and read it back."""
    target = folder / "paper.pdf"
    PdfRenderer(setup).render(document, target)
    return PdfFile(target)


def small_pdf(folder: Path, *blocks: Block, **changes: Any) -> PdfFile:
    """Render a paper without contents from a few blocks and read it back."""
    return rendered_pdf(small_document(*blocks, **changes), folder)
