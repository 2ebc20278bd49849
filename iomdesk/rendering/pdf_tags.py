"""The structure of a paper while it is set: what each line is, for those who have a page read to them.

ISO 32000-1, 14.8.4 names the roles; PDF/UA-1 (ISO 14289-1) asks for all of them.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias


class Content(NamedTuple):
    """Name a stretch of marked content: the place of its page, and its number there."""

    page: int
    mark: int


class Annotation(NamedTuple):
    """Name a link on a page: the place of its page, and of the link among those of the page."""

    page: int
    place: int


@dataclass(slots=True, eq=False)
class Tag:
    """Hold an element of the structure.

    It takes its place below its parent (None: the paper itself) when its first line is drawn. `words` are a
    title of a section, the summary of a table, or what a link says of its target.
    """

    role: str
    parent: "Tag | None" = None
    words: str = ""
    language: str = ""
    detail: str = ""  # of a list its numbering, of a head cell its scope
    kids: "list[Tag | Content | Annotation]" = field(default_factory=list)
    cells: "list[Tag]" = field(default_factory=list)  # of a row: all of them, empty ones too
    is_placed: bool = False


Tags: TypeAlias = tuple[Tag, ...]

ARTIFACT = Tag("Artifact")
"""What is no part of the text: running heads and feet, rules, repeated heads of tables, leaders."""


class Structure:
    """Collect what is drawn, page by page, under its tags."""

    def __init__(self) -> None:
        self.root = Tag("Document", is_placed=True)
        self.marks: list[list[Tag]] = []
        """Of each page, the tags of its marked contents in order."""
        self.links: list[tuple[Annotation, Tag]] = []
        self._links_of_page = 0

    def begin_page(self) -> None:
        """Go on to the next page."""
        self.marks.append([])
        self._links_of_page = 0

    def content(self, tag: Tag) -> int:
        """Number a stretch of content of a tag on this page."""
        self._place(tag)
        marks = self.marks[-1]
        tag.kids.append(Content(len(self.marks) - 1, len(marks)))
        marks.append(tag)
        return len(marks) - 1

    def annotation(self, tag: Tag) -> None:
        """Note that the next link of this page belongs to a tag."""
        self._place(tag)
        found = Annotation(len(self.marks) - 1, self._links_of_page)
        self._links_of_page += 1
        tag.kids.append(found)
        self.links.append((found, tag))

    def _place(self, tag: Tag) -> None:
        if not tag.is_placed:
            parent = tag.parent or self.root
            self._place(parent)
            for each in parent.cells or [tag]:
                parent.kids.append(each)
                each.is_placed = True
