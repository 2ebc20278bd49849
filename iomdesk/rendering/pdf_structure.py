"""Write structure, description and colours into a drawn file: PDF/A-2a and PDF/UA-1 at once.

reportlab draws the pages with their contents marked; the tree over the marks, and all that says what the
file is, is written here. ISO 19005-2 and ISO 14289-1 name what must be there.
"""

from io import BytesIO
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from iomdesk.rendering.pdf_archival import add_output_intent, description
from iomdesk.rendering.pdf_tags import Annotation, Content, Structure, Tag

_PRINT = 4
_SYMBOLIC = 4


class PaperDescription(NamedTuple):
    """Hold what a file says of itself."""

    title: str
    subject: str
    author: str
    language: str


def tagged_pdf(data: bytes, structure: Structure, facts: PaperDescription) -> bytes:
    """Return a drawn file with its structure; the same file gives the same bytes."""
    out = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        _Tree(pdf, structure).write()
        _describe(pdf, facts)
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
        )
    return out.getvalue()


class _Tree:
    def __init__(self, pdf: Pdf, structure: Structure) -> None:
        self._pdf = pdf
        self._structure = structure
        self._pages = [page.obj for page in pdf.pages]
        self._elements: dict[int, Any] = {}
        self._notes = 0

    def write(self) -> None:
        pdf = self._pdf
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(self._structure.root, root)
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(self._numbers())))
        root.ParentTreeNextKey = len(self._pages) + len(self._structure.links)
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, tag: Tag, parent: Any) -> Any:
        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + tag.role), P=parent))
        self._elements[id(tag)] = element
        self._add_details(element, tag)
        first = next((kid.page for kid in tag.kids if isinstance(kid, Content)), None)
        if first is not None:
            element.Pg = self._pages[first]
        kids = [self._kid(kid, element, first) for kid in tag.kids]
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _kid(self, kid: "Tag | Content | Annotation", element: Any, first: int | None) -> Any:
        if isinstance(kid, Tag):
            return self._element(kid, element)
        if isinstance(kid, Annotation):
            note = self._pages[kid.page].Annots[kid.place]
            return Dictionary(Type=Name.OBJR, Obj=note, Pg=self._pages[kid.page])
        if kid.page == first:
            return kid.mark
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.mark)

    def _add_details(self, element: Any, tag: Tag) -> None:
        if tag.language:
            element.Lang = String(tag.language)
        if tag.role == "Sect":
            element.T = String(tag.words)
        elif tag.role == "Note":
            self._notes += 1
            element.ID = String(f"note-{self._notes}")
        elif tag.role == "L":
            element.A = Dictionary(O=Name.List, ListNumbering=Name("/" + tag.detail))
        elif tag.role == "TH":
            element.A = Dictionary(O=Name.Table, Scope=Name("/" + tag.detail))
        elif tag.role == "Table" and tag.words:
            element.A = Dictionary(O=Name.Table, Summary=String(tag.words))

    def _numbers(self) -> list[Any]:
        """Lead from pages and links back to their elements, and number them so."""
        numbers: list[Any] = []
        for place, page in enumerate(self._pages):
            page.StructParents = place
            page.Tabs = Name.S
            tags = self._structure.marks[place] if place < len(self._structure.marks) else []
            numbers += [place, self._pdf.make_indirect(Array([self._elements[id(tag)] for tag in tags]))]
        for key, (found, tag) in enumerate(self._structure.links, start=len(self._pages)):
            note = self._pages[found.page].Annots[found.place]
            note.StructParent = key
            note.F = _PRINT
            note.Contents = String(tag.words or "→")
            numbers += [key, self._elements[id(tag)]]
        return numbers


def _describe(pdf: Pdf, facts: PaperDescription) -> None:
    root = pdf.Root
    root.Lang = String(facts.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    del pdf.docinfo  # what it says must be what the metadata say
    entries = {
        "/Title": facts.title,
        "/Subject": facts.subject,
        "/Author": facts.author,
        "/Creator": "iomdesk",
    }
    for name, words in entries.items():
        if words:
            pdf.docinfo[name] = String(words)
    metadata = pdf.make_stream(description(*facts))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = pdf.make_indirect(metadata)
    add_output_intent(pdf)
