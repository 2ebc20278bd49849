"""Blocks of a report as they are kept for editing, and as pages print them again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Sources,
    Table,
)
from iomdesk.document.inline import Inline, Link, Reference, Run, Text
from iomdesk.document.markdown import parse_markdown
from iomdesk.document.markdown_tables import write_table
from iomdesk.document.markdown_text import write_text
from iomdesk.document.report_paragraph import NUMBERED
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.papers.counting import COUNTED

PLACEHOLDER = "¶"
"""Stands in a stored text for the number of the block that a link leads to."""

_SAFE = re.compile(r"[^\w./-]")
_WORDS = re.compile(r"\w")
_NUMBER = re.compile(rf"{PLACEHOLDER}|\d+(?: [a-z]+)?(?!.*\d)")
_SHOWN = re.compile(r"\[(\**)(?:\d+(?: [a-z]+)?|[IVXLC]+|[A-Z]|…)(\**)\]\((paragraph:[\w./-]+)\)")
_KEPT = re.compile(rf"\[(\**){PLACEHOLDER}(\**)\]\(paragraph:([\w./-]+)\)")


def kind_of(block: Block) -> str:
    """Name the shape of a block: `heading-2`, `plain-heading-1`, `numbered`, `note`, `list-1`, `table`…"""
    if isinstance(block, Heading):
        return f"{'heading' if block.number == COUNTED else 'plain-heading'}-{block.level}"
    if isinstance(block, ListItem):
        return f"{'list' if _WORDS.search(block.marker) else 'bullets'}-{block.level}"
    if isinstance(block, Paragraph):
        return block.style.value
    if isinstance(block, Table):
        return "table"
    return "operative" if isinstance(block, OperativeParagraph) else NUMBERED


def stored_words(block: Block) -> str:
    """Write the text of a block in the stored form, references as links."""
    if isinstance(block, Table):
        head = tuple(_stored(column.head) for column in block.columns)
        return write_table((head, *(tuple(map(_stored, row)) for row in block.rows)))
    if isinstance(block, Annex | PageBreak):
        return ""
    return write_text(_stored(block.text))


def foreign_language(block: Block) -> str:
    """Return the language that a whole block stands in for want of a translation; "" for the paper's own."""
    if isinstance(block, Annex | PageBreak | Table):
        return ""
    runs = [run for part in block.text for run in _runs(part) if run.text.strip()]
    if runs and runs[0].italic and runs[0].text.startswith("[") and runs[0].language is None:
        runs = runs[1:]  # the note that says which language follows
    languages = {run.language for run in runs if _WORDS.search(run.text)}
    return (languages.pop() or "") if len(languages) == 1 else ""


def with_numbers(text: str, numbers: Mapping[str, str]) -> str:
    """Show the numbers of now in a stored text, for people to read and edit; `numbers` by target."""
    return _KEPT.sub(
        lambda found: f"[{found[1]}{numbers.get(found[3], '…')}{found[2]}](paragraph:{found[3]})", text
    )


def without_numbers(text: str) -> str:
    """Take numbers out of links to paragraphs again: a stored text never holds one that could be wrong."""
    return _SHOWN.sub(rf"[\1{PLACEHOLDER}\2](\3)", text)


@lru_cache(maxsize=4096)
def printed_words(text: str) -> tuple[TextParagraph, ...]:
    """Read the stored form of a paragraph; several where blank lines were typed into it.

    Pages that follow the typing read the same paragraphs again and again.
    """
    return parse_markdown(text)


def resolved(text: Text, anchors: Mapping[str, str], names: Mapping[str, str]) -> Text:
    """Let links print the numbers and symbols of now: `anchors` and `names` tell what a target is called."""
    return tuple(part for one in text for part in _resolved(one, anchors, names))


def block_of(kind: str, number: str, text: Text, anchor: str, sources: Sources) -> Block:
    """Make the block of a kind; markers of lists and numbers of headings are set later."""
    name, _, level = kind.rpartition("-")
    if name in ("heading", "plain-heading"):
        return Heading(int(level), COUNTED if name == "heading" else "", text, anchor, sources)
    if name in ("list", "bullets"):
        return ListItem(int(level), "" if name == "list" else "–", text, sources)
    if kind == NUMBERED:
        return NumberedParagraph(f"{number}." if number else "", text, anchor, sources)
    if kind == "operative":
        return OperativeParagraph("", text, anchor, sources)
    return Paragraph(text, ParagraphStyle(kind), sources)


def table_of(rows: Sequence[Sequence[Text]], sources: Sources) -> Table:
    """Make a table, the first row its head; columns get room for their longest cell."""
    head, *body = rows
    lengths = [[len(plain_text(cell)) for cell in row] for row in rows]
    longest = [max(8, min(60, max(column))) for column in zip(*lengths, strict=True)]
    columns = tuple(Column(cell, float(share)) for cell, share in zip(head, longest, strict=True))
    return Table(columns, tuple(tuple(row) for row in body), sources=sources)


def _stored(text: Text) -> Text:
    return tuple(_link(part) if isinstance(part, Reference) else part for part in text)


def _link(part: Reference) -> Link:
    return Link((Run(PLACEHOLDER, bold=part.bold),), f"paragraph:{_SAFE.sub('-', part.target)}")


def _runs(part: Inline) -> Sequence[Run]:
    if isinstance(part, Run):
        return (part,)
    return () if isinstance(part, Reference) else part.runs


def _resolved(part: Inline, anchors: Mapping[str, str], names: Mapping[str, str]) -> Text:
    if not isinstance(part, Link):
        return (part,)
    kind, _, target = part.target.partition(":")
    if kind == "paragraph":
        return _with_number(part, anchors.get(target, target))
    if part.target in names:
        return (replace(part.runs[0], text=names[part.target]),)
    return part.runs


def _with_number(link: Link, anchor: str) -> Text:
    """Put the number of now in the place of the one a link holds; words around it stay."""
    for place, run in reversed(tuple(enumerate(link.runs))):
        found = _NUMBER.search(run.text)
        if found:
            otherwise = "…" if found[0] == PLACEHOLDER else found[0]
            reference = Reference(anchor, otherwise=otherwise, bold=run.bold)
            before, after = run.text[: found.start()], run.text[found.end() :]
            around = (replace(run, text=before), reference, replace(run, text=after))
            return (*link.runs[:place], *around, *link.runs[place + 1 :])
    return link.runs
