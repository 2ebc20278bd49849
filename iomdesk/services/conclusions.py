"""How an item ended, noted in the room: the outcome itself and its standard sentence in the minutes."""

from iomdesk.document.markdown import parse_markdown, write_paragraph
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import ParagraphKind
from iomdesk.model.agenda import AgendaItem
from iomdesk.papers.outcome_text import every_outcome_text
from iomdesk.services.agenda import edit_item
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.drafting import write_outcome
from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.paragraphs import ParagraphChange, change_paragraphs, minutes_text
from iomdesk.services.together import as_one
from iomdesk.services.work import Work


def conclude_item(work: Work, *, item: int, outcome: str | None, language: str) -> Changes:
    """Note how an item ended and write its sentence as a decision at the end of the minutes in a language.

    Another outcome brings the sentence up to date; None takes outcome and sentence away. What was written by
    hand stays. Raises ValueNotAllowed.
    """
    noted = edit_item(work, item=item, fields={"outcome": outcome})
    if noted is NOTHING:
        return NOTHING
    work.session.flush()
    write = write_outcome if outcome else _take_out_sentence
    return as_one([noted, write(work, item=item, language=language)])


def _take_out_sentence(work: Work, *, item: int, language: str) -> Changes:
    """Take the standard sentence of any outcome out of the minutes, where it stands as it was written."""
    facts = paper_facts(work.session, session_id=work.get(AgendaItem, item).session_id, kind="minutes")
    known = {_plain(sentence) for sentence in every_outcome_text(facts, item, language)}
    paragraphs = parse_markdown(minutes_text(work.session, item, language))
    changes = [
        ParagraphChange(write_paragraph(one), "", place)
        for place, one in enumerate(paragraphs)
        if one.kind is ParagraphKind.DECISION and _plain(plain_text(one.text)) in known
    ]
    return change_paragraphs(work, item=item, language=language, changes=tuple(reversed(changes)))


def _plain(text: str) -> str:
    """Return words without what typing may set otherwise: spaces and apostrophes."""
    return " ".join(text.replace("'", "’").split())
