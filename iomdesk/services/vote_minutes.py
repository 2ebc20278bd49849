"""The result of a vote in the minutes of its item."""

from iomdesk.document.inline import plain
from iomdesk.document.markdown import parse_markdown, write_paragraph
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.conduct import Motion, Vote
from iomdesk.papers.vote_text import VoteFact, vote_text
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.composed_lines import bare_words
from iomdesk.services.conduct_votes import VoteNotPossible
from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.paragraphs import ParagraphChange, change_paragraphs, minutes_text
from iomdesk.services.work import Work

_AT_THE_END = 1_000_000


def write_vote(work: Work, *, vote: int, language: str) -> Changes:
    """Write how a vote came out as a decision at the end of its item's minutes; twice is once.

    Raises VoteNotPossible for a vote without quorum: it decided nothing.
    """
    record = work.get(Vote, vote)
    if not record.is_valid:
        raise VoteNotPossible(
            _("This vote was taken without a quorum and decided nothing. Nothing was written.")
        )
    motion = work.get(Motion, record.motion_id)
    item = work.get(AgendaItem, motion.item_id)
    fact = VoteFact(
        kind=motion.kind,
        text=motion.text,
        in_favour=record.in_favour,
        against=record.against,
        abstaining=record.abstaining,
        is_adopted=record.is_adopted,
    )
    facts = paper_facts(work.session, session_id=item.session_id, kind="minutes")
    sentence = vote_text(facts, fact, language)
    written = parse_markdown(minutes_text(work.session, item.id, language))
    if any(bare_words(plain_text(one.text)) == bare_words(sentence) for one in written):
        return NOTHING
    paragraph = TextParagraph(plain(sentence), kind=ParagraphKind.DECISION)
    change = ParagraphChange("", write_paragraph(paragraph), _AT_THE_END)
    return change_paragraphs(work, item=item.id, language=language, changes=(change,))
