"""What stands inside a paragraph: runs of text and references to other blocks."""

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
    """Point at another block by its anchor; it is printed as that block's number, and stays right."""

    target: str
    part: Literal["number", "page"] = "number"


Inline: TypeAlias = Run | Reference
Text: TypeAlias = tuple[Inline, ...]


def plain(text: str) -> Text:
    """Make a text of one plain run; an empty string gives an empty text."""
    return (Run(text),) if text else ()
