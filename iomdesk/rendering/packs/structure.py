"""Keep the tags of the parts: their structure trees become the parts of one tree."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, NumberTree, Pdf, String


class TaggedPart(NamedTuple):
    """Hold a part with tags: its file, its title, and its pages in the pack."""

    file: Pdf
    title: str
    pages: tuple[Any, ...]


def merge_structure(pdf: Pdf, parts: Iterable[TaggedPart]) -> bool:
    """Bring the tags of the parts into the pack; say whether there were any."""
    merger = _Merger(pdf)
    for part in parts:
        if "/StructTreeRoot" in part.file.Root:
            merger.add(part)
    return merger.finish()


class _Merger:
    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root))
        self._kids: list[Any] = []
        self._numbers: list[Any] = []
        self._next = 0
        self._roles: dict[str, Any] = {}
        self._classes: dict[str, Any] = {}

    def add(self, part: TaggedPart) -> None:
        source = part.file.Root.StructTreeRoot
        tree = self._pdf.copy_foreign(source if source.is_indirect else part.file.make_indirect(source))
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=self._document, T=String(part.title))
        )
        if "/Lang" in part.file.Root:
            element.Lang = String(str(part.file.Root.Lang))
        kids = _as_list(tree.get("/K"))
        for kid in kids:
            if isinstance(kid, Dictionary):
                kid.P = element
        element.K = Array(kids)
        self._kids.append(element)
        self._take_parents(tree, part.pages)
        _take(tree.get("/RoleMap"), self._roles)
        _take(tree.get("/ClassMap"), self._classes)

    def finish(self) -> bool:
        if not self._kids:
            return False
        self._document.K = Array(self._kids)
        self._root.K = self._document
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(self._numbers)))
        self._root.ParentTreeNextKey = self._next
        for name, entries in (("/RoleMap", self._roles), ("/ClassMap", self._classes)):
            if entries:
                self._root[name] = Dictionary(entries)
        self._pdf.Root.StructTreeRoot = self._root
        return True

    def _take_parents(self, tree: Any, pages: Iterable[Any]) -> None:
        """Renumber what pages and annotations say of their place in the tree: each part counts from 0."""
        offset = self._next
        highest = -1
        if "/ParentTree" in tree:
            for number, value in NumberTree(tree.ParentTree).items():
                self._numbers += [number + offset, value]
                highest = max(highest, number)
        for page in pages:
            for holder, name in _numbered(page):
                number = int(holder[name])
                highest = max(highest, number)
                holder[name] = number + offset
        self._next = offset + highest + 1


def _numbered(page: Any) -> list[tuple[Any, str]]:
    """List what bears a number of the parent tree: the page, its annotations, and the forms it draws."""
    found = [(page, "/StructParents")]
    found += [
        (note, "/StructParent") for note in _as_list(page.get("/Annots")) if isinstance(note, Dictionary)
    ]
    forms = page.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    for name in ("/StructParents", "/StructParent"):
        found += [(form, name) for form in forms.values()]
    return [(holder, name) for holder, name in found if name in holder]


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return [*value] if isinstance(value, Array) else [value]


def _take(entries: Any, into: dict[str, Any]) -> None:
    for name, value in (entries or Dictionary()).items():
        into.setdefault(name, value)
