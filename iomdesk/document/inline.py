"""What stands inside a paragraph: runs of text, references to other blocks, footnotes and links."""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """Hold a stretch of text in one face.

    `language` is set only where the run is in another language than its document.
    """

    text: str
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Point at another block by its anchor; it is printed as that block's number, and stays right.

    `otherwise` is printed where that block is not in the paper.
    """

    target: str
    part: Literal["number", "page"] = "number"
    otherwise: str = "…"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """Hold a note whose call stands here; renderers count the notes of a paper from 1."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Hold words that lead to a record: `document:12`, `paragraph:item-3/p3`, `recommendation:4`."""

    runs: tuple[Run, ...]
    target: str


Inline: TypeAlias = Run | Reference | Footnote | Link
Text: TypeAlias = tuple[Inline, ...]


def plain(text: str) -> Text:
    """Make a text of one plain run; an empty string gives an empty text."""
    return (Run(text),) if text else ()
