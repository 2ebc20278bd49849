"""The blocks a paper is made of, free of any file format.

Every block may carry the ids of what it was made from, so that a paragraph of a paper can be traced back.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from iomdesk.document.inline import Text


@dataclass(frozen=True, slots=True)
class Source:
    """Name a record that a block was made from: its kind ("item", "minutes", "recommendation"…) and id."""

    kind: str
    id: int


Sources: TypeAlias = tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """Hold the first page in the order it is printed; an empty string leaves a line out.

    Shape of a governing-body paper: symbol block top right, body in capitals, session in words, a short rule,
    title in capitals, place, dates, rapporteur; a note at the foot of the page.
    """

    symbol: str
    original: str
    date: str
    body: tuple[str, ...]
    session: str
    title: tuple[str, ...]
    place: str = ""
    dates: str = ""
    rapporteur: str = ""
    remark: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Stand where the table of contents is printed, on pages with roman numbers."""

    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Open a section. Level 1 is `I.`, 2 is `A.`, 3 is `1.`; an empty number prints none."""

    level: int
    number: str
    text: Text
    anchor: str = ""
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """Hold a paragraph of the continuous numbering; the number is final, renderers never count."""

    number: str
    text: Text
    anchor: str = ""
    sources: Sources = ()


class ParagraphStyle(StrEnum):
    """Say how a paragraph without a number looks."""

    BODY = "body"
    NOTE = "note"  # small italic grey: the clause under a heading, "unofficial translation"
    CENTRED = "centred"  # a title line inside an annex, bold capitals centred
    PREAMBLE = "preamble"  # of a recommendation
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold a paragraph without a number."""

    text: Text
    style: ParagraphStyle = ParagraphStyle.BODY
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class OperativeParagraph:
    """Hold an operative paragraph of a recommendation, set in bold; a single one has an empty number."""

    number: str
    text: Text
    anchor: str = ""
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class ListItem:
    """Hold an item of a list: level 1 hangs at one step, 2 at two; the marker (`a)`, `i)`, `–`) is final."""

    level: int
    marker: str
    text: Text
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Column:
    """Name a column of a table and its share of the width (shares are relative)."""

    head: Text
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table whose head is repeated on each page; `summary` says in words what it shows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    summary: str = ""
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """Open an annex on a new page: label ("Annexe I"), title, remark below ("traduction non officielle")."""

    label: str
    title: str
    anchor: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Begin a new page."""


Block: TypeAlias = (
    Heading | NumberedParagraph | Paragraph | OperativeParagraph | ListItem | Table | Annex | PageBreak
)
