"""What people write: paragraphs, each of a kind, items of lists and tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from iomdesk.document.inline import Inline, Run, Text
from iomdesk.document.runs import merge_runs
from iomdesk.document.text import plain_text

Rows: TypeAlias = tuple[tuple[Text, ...], ...]


class ParagraphKind(StrEnum):
    """Say what a paragraph of minutes does."""

    SUMMARY = "summary"
    INTERVENTION = "intervention"
    ADMINISTRATION = "administration"
    CONCLUSION = "conclusion"
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """Hold a paragraph as written: level 0 is no item of a list; `ordered` items are counted.

    `owner` and `due` (an ISO date, else as typed) belong to an action; `sources` are ids of interventions;
    `anchor` is what links to the paragraph name. A paragraph with `rows` is a table, the first row its head;
    make it with `table_paragraph`, which gives it its words as text too.
    """

    text: Text
    list_level: int = 0
    ordered: bool = False
    kind: ParagraphKind = ParagraphKind.SUMMARY
    owner: str = ""
    due: str = ""
    sources: tuple[int, ...] = ()
    anchor: str = ""
    rows: Rows = ()


def table_paragraph(rows: Sequence[Sequence[Text]]) -> TextParagraph:
    """Make a table, short rows filled up; as text its cells stand apart by tabs, its rows by line ends."""
    width = max((len(row) for row in rows), default=0)
    filled: Rows = tuple(
        tuple(merge_runs(tuple(cell)) for cell in (*row, *((),) * (width - len(row)))) for row in rows
    )
    text = merge_runs(tuple(_between(filled)))
    return TextParagraph(text if plain_text(text).strip() else (), rows=filled)


def _between(rows: Rows) -> Iterable[Inline]:
    for line, row in enumerate(rows):
        for place, cell in enumerate(row):
            yield Run("\t" if place else "\n" if line else "")
            yield from cell
