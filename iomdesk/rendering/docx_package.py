"""Put the parts of a Word file together, the same bytes each time."""

import io
import zipfile
from datetime import UTC, datetime

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.package import Package

from iomdesk.document.document import Document
from iomdesk.rendering.archives import packed
from iomdesk.rendering.docx_xml import Element, serialised
from iomdesk.rendering.printable import printable

_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the time of making, which would make two equal papers differ."""

_LONGEST_PROPERTY = 255  # Word refuses a file with a longer one


class WordFile:
    """Gather the parts of a Word file around its main part, which may still be filled."""

    def __init__(self, main: Element) -> None:
        self._package = Package()
        name = PackURI("/word/document.xml")
        self._main = XmlPart(name, CONTENT_TYPE.WML_DOCUMENT_MAIN, main, self._package)
        self._package.relate_to(self._main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)

    def add_styles(self, element: Element) -> None:
        """Add the styles."""
        self._add("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, element)

    def add_numbering(self, element: Element) -> None:
        """Add the lists."""
        self._add("numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, element)

    def add_settings(self, element: Element) -> None:
        """Add the settings."""
        self._add("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, element)

    def add_fonts(self, element: Element) -> None:
        """Add the table of fonts."""
        self._add("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, element)

    def add_footnotes(self, element: Element) -> None:
        """Add the footnotes."""
        self._add("footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, element)

    def add_head(self, name: str, element: Element) -> str:
        """Add a running head and return its relationship."""
        return self._add(f"header_{name}", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, element)

    def add_foot(self, name: str, element: Element) -> str:
        """Add a foot and return its relationship."""
        return self._add(f"footer_{name}", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, element)

    def describe(self, document: Document) -> None:
        """Set the properties that file managers and catalogues show."""
        properties = self._package.core_properties
        properties.title = _property(f"{document.symbol} – {document.title}".strip(" –"))
        properties.subject = _property(document.subject)
        properties.author = _property(" ".join(document.cover.body))
        properties.language = document.language
        properties.last_modified_by = ""
        properties.revision = 1
        properties.created = _BEGINNING
        properties.modified = _BEGINNING

    def to_bytes(self) -> bytes:
        """Give the bytes of the file."""
        written = io.BytesIO()
        self._package.save(written)
        return _without_clock(written.getvalue())

    def _add(self, name: str, content_type: str, relationship_type: str, element: Element) -> str:
        part = Part(PackURI(f"/word/{name}.xml"), content_type, serialised(element), self._package)
        return self._main.relate_to(part, relationship_type)


def _property(text: str) -> str:
    return " ".join(printable(text).split())[:_LONGEST_PROPERTY]


def _without_clock(archive: bytes) -> bytes:
    """Pack an archive anew, with fixed times and rights; the order of its files is kept."""
    with zipfile.ZipFile(io.BytesIO(archive)) as written:
        return packed((name, written.read(name)) for name in written.namelist())
