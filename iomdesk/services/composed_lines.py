"""The lines of minutes that the paper writes by itself: brought in with a text they would stand twice."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from iomdesk.document.blocks import NumberedParagraph, Paragraph
from iomdesk.document.document import Document
from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.queries.agenda import items_of
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.paragraphs import minutes_text


def composed_lines(session: Session, *, session_id: int, language: str) -> frozenset[str]:
    """Return what the minutes say now beside what was written by hand, as `bare_words` writes it."""
    paper = build_paper(session, session_id=session_id, kind="minutes", language=language)
    by_hand = {
        bare_words(plain_text(one.text))
        for item in items_of(session, session_id)
        for one in parse_markdown(minutes_text(session, item.id, language))
    }
    return frozenset(map(bare_words, _lines(paper))) - by_hand


def bare_words(words: str) -> str:
    """Write words so that those are equal that differ in spaces, quotes or capitals alone."""
    return " ".join(words.replace("'", "’").split()).casefold()


def _lines(paper: Document) -> Iterator[str]:
    for block in paper.blocks:
        if isinstance(block, NumberedParagraph | Paragraph):
            yield plain_text(block.text)
