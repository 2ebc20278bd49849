"""The report in three languages side by side, paragraph by paragraph, for those who compare or translate."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from iomdesk.document.blocks import Block, Column, Heading, Paragraph, ParagraphStyle, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import Inline, Reference, Run, Text, plain
from iomdesk.document.report_merge import merge_report
from iomdesk.document.runs import merge_runs
from iomdesk.document.text import plain_text
from iomdesk.papers.edited_report import EditedReport, printed_paragraphs
from iomdesk.papers.facts import LANGUAGES, PaperFacts
from iomdesk.papers.report import report_document
from iomdesk.papers.report_generated import generate_report
from iomdesk.papers.report_outline import outline_of_profile
from iomdesk.papers.setting import set_blocks
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import wording_of

_NUMBER_SHARE = 0.35


def report_side_by_side(facts: PaperFacts, language: str) -> Document:
    """Make the report as it would be generated, in all languages side by side."""
    outline = outline_of_profile("debate")
    merged = merge_report((), generate_report((facts,), outline), facts.cover.original_language)
    ids = count(1)
    paragraphs = tuple(replace(one, id=next(ids)) for one in merged.paragraphs)
    original = facts.cover.original_language
    return aligned_report(EditedReport((facts,), outline, paragraphs, original), language)


def aligned_report(report: EditedReport, language: str) -> Document:
    """Make the report as it was edited, in all languages side by side, under a cover in one language."""
    facts = report.parts[0]
    symbol = facts.cover.symbol or facts.report_symbol
    facts = replace(facts, cover=replace(facts.cover, symbol=symbol))
    voice = Voice(facts, language, wording_of(facts.house))
    versions = {one: dict(printed_paragraphs(report, one)) for one in LANGUAGES}
    order = (language, *(one for one in LANGUAGES if one != language))
    paragraphs = versions[language]
    rows = [
        (plain(_label(paragraphs[id_])), *(_cell(versions[one].get(id_, ()), one, language) for one in order))
        for id_ in paragraphs
    ]
    heads = [
        Column((), _NUMBER_SHARE),
        *(Column(plain(voice.language_name(one).capitalize())) for one in order),
    ]
    note = Paragraph(voice.say("report.aligned"), ParagraphStyle.NOTE)
    table = Table(tuple(heads), tuple(rows), voice.line("report.aligned_summary"))
    return replace(report_document(voice, (note, table)), contents=None)


def _label(blocks: Sequence[Block]) -> str:
    return next((str(getattr(one, "number", "") or getattr(one, "marker", "")) for one in blocks), "")


def _cell(blocks: Sequence[Block], spoken: str, language: str) -> Text:
    """Put the blocks of a paragraph into one cell, each word marked with the language it is in."""
    parts: list[Inline] = []
    for block in set_blocks(blocks, spoken):
        parts += (Run("\n"),) if parts else ()
        parts += _parts(block, None if spoken == language else spoken)
    return merge_runs(tuple(parts))


def _parts(block: Block, spoken: str | None) -> Iterator[Inline]:
    is_bold = isinstance(block, Heading)
    if isinstance(block, Table):
        yield Run(_table_words(block), language=spoken)
        return
    for part in getattr(block, "text", ()):
        if isinstance(part, Run):
            yield replace(part, bold=part.bold or is_bold, language=part.language or spoken)
        elif isinstance(part, Reference):
            yield part
        else:
            runs = tuple(replace(run, language=run.language or spoken) for run in part.runs)
            yield replace(part, runs=runs)


def _table_words(table: Table) -> str:
    rows = ([column.head for column in table.columns], *table.rows)
    return "\n".join(" | ".join(plain_text(cell) for cell in row) for row in rows)
