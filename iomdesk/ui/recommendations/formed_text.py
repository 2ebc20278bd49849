"""A recommendation as the report will print it, from what stands in the editor."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from iomdesk.document.blocks import Block, ListItem, OperativeParagraph, Paragraph, ParagraphStyle
from iomdesk.document.inline import Run, Text
from iomdesk.papers.facts import PaperFacts, RecommendationParagraphFact
from iomdesk.papers.recommendations import recommendations_section
from iomdesk.papers.setting import set_blocks
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import wording_of
from iomdesk.services.recommendations import ParagraphInput

_BESIDE = 2  # the section's heading and its first sentence, which speak of all recommendations


def formed_html(
    facts: PaperFacts,
    recommendation: int,
    paragraphs: Sequence[ParagraphInput],
    language: str,
    note_color: str,
) -> str:
    """Return the printed form as HTML for a label in the printed face; empty for an unknown one."""
    known = next((one for one in facts.recommendations if one.id == recommendation), None)
    if known is None:
        return ""
    facts_of = tuple(
        RecommendationParagraphFact(index, p.part, p.verb, p.texts) for index, p in enumerate(paragraphs)
    )
    alone = replace(facts, recommendations=(replace(known, paragraphs=facts_of),))
    blocks = recommendations_section(Voice(alone, language, wording_of(facts.house)))[_BESIDE:]
    return "".join(_block(block, note_color) for block in set_blocks(blocks, language))


def _block(block: Block, note_color: str) -> str:
    if isinstance(block, OperativeParagraph):
        number = f"<b>{escape(block.number)}</b>&nbsp;&nbsp;" if block.number else ""
        return _paragraph(number + _inner(block.text))
    if isinstance(block, ListItem):
        indent = 22 * block.level
        return _paragraph(
            f"{escape(block.marker)}&nbsp;&nbsp;{_inner(block.text)}", f"margin-left:{indent}px;"
        )
    if isinstance(block, Paragraph):
        is_note = block.style is ParagraphStyle.NOTE
        style = f"color:{note_color}; font-size:13px; font-style:italic;" if is_note else ""
        return _paragraph(_inner(block.text), style)
    return ""


def _paragraph(inner: str, style: str = "") -> str:
    return f'<p style="margin:0 0 9px 0; line-height:130%; {style}">{inner}</p>'


def _inner(text: Text) -> str:
    return "".join(_run(part) for part in text if isinstance(part, Run))


def _run(run: Run) -> str:
    written = escape(run.text).replace("\n", "<br>")
    for is_set, tag in ((run.bold, "b"), (run.italic, "i"), (run.superscript, "sup")):
        if is_set:
            written = f"<{tag}>{written}</{tag}>"
    return written
