"""The note on the mandate: the group's history, what the Administration proposes, the draft as annex."""

from collections.abc import Iterator

from iomdesk.document.blocks import (
    Annex,
    Block,
    NumberedParagraph,
    Paragraph,
    ParagraphStyle,
    Source,
)
from iomdesk.document.document import Document
from iomdesk.document.inline import plain
from iomdesk.papers.background import background
from iomdesk.papers.counting import count_blocks
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.mandate_text import mandate_blocks, mandate_remark
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.minutes import minutes_blocks
from iomdesk.papers.unofficial import completed
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

FREE_TEXT = "proposal"
"""The place of what the Administration proposes."""


def mandate_note(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the note in one language; paragraphs have the same numbers in all."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    form = "" if _is_revision(facts) else "_first"
    title = (voice.line(f"background.title{form}"), voice.line("background.by_administration"))
    blocks = (*count_blocks(_body(voice)), *_annex(voice))
    return paper_with_masthead(voice, title, voice.line(f"background.name{form}"), blocks)


def _is_revision(facts: PaperFacts) -> bool:
    return bool(facts.background and any(v.status != "projet" for v in facts.background.versions))


def _body(voice: Voice) -> Iterator[Block]:
    yield from background(voice)
    source = Source("session", voice.facts.session.id)
    yield from minutes_blocks(voice, completed(voice, voice.facts.texts.get(FREE_TEXT, {})), (source,))
    mandate = voice.facts.mandate
    if mandate is not None and mandate.status == "projet":
        said = voice.say("background.closing", many=_is_revision(voice.facts))
        yield NumberedParagraph("", said, sources=(Source("mandate", mandate.id),))


def _annex(voice: Voice) -> Iterator[Block]:
    """Print the draft as the seed of this form does: the group's name in capitals, then what the text is."""
    mandate = voice.facts.mandate
    if mandate is None:
        return
    yield Annex(voice.line("annex"), "", "annex-mandate", mandate_remark(voice))
    blocks = mandate_blocks(voice)
    name = blocks[:1] if mandate.body_names else []
    title = voice.line(f"annex.mandate_{mandate.status}").upper()
    yield from name
    yield Paragraph(plain(title), ParagraphStyle.CENTRED, (Source("mandate", mandate.id),))
    yield from blocks[len(name) :]
