"""The recommendations of a session as a paper of their own."""

from iomdesk.document.blocks import Block, Paragraph, ParagraphStyle, Source
from iomdesk.document.document import Document
from iomdesk.document.text import plain_text
from iomdesk.papers.counting import count_blocks
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.recommendations import recommendations_alone
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of


def recommendations_of_session(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the paper in one language; a lone sentence on whom they go to has no number."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    return paper_with_masthead(voice, _title(voice), voice.line("standalone.name"), _blocks(voice))


def _title(voice: Voice) -> tuple[str, ...]:
    title, addressee = voice.line("standalone.title"), voice.facts.addressee
    if addressee is None:
        return (title,)
    return title, plain_text(voice.named(addressee.body, "to")).upper()


def _blocks(voice: Voice) -> tuple[Block, ...]:
    if not voice.facts.recommendations:
        sources = (Source("session", voice.facts.session.id),)
        return (Paragraph(voice.say("standalone.none"), ParagraphStyle.NOTE, sources),)
    return count_blocks(recommendations_alone(voice))
