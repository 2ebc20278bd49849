"""From interventions to paragraphs of minutes, and again where what was said has changed.

Which paragraphs the program drafted is told by the audit: one whose words are not those that were drafted has
been written over by hand, and is never drafted again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.inline import plain
from iomdesk.document.markdown import parse_markdown, write_paragraph
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.desk_record import AuditEntry
from iomdesk.papers.facts import InterventionFact
from iomdesk.papers.outcome_text import every_outcome_text, outcome_text
from iomdesk.papers.prose import Drafted, Prose
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.house_facts import house_facts
from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.paper_records import intervention_facts
from iomdesk.services.paragraphs import ParagraphChange, change_paragraphs, minutes_text
from iomdesk.services.work import Work

_AT_THE_END = 1_000_000
_KINDS = {"administration": ParagraphKind.ADMINISTRATION, "chair": ParagraphKind.SUMMARY}


class NothingToDraft(UserError):
    """Raised when none of the chosen interventions is there any more."""


def draft_preview(
    session: Session,
    *,
    item: int,
    language: str,
    interventions: Sequence[int],
    rendering: str = "anonymous",
) -> tuple[Drafted, ...]:
    """Return the paragraphs that would be drafted, without writing them."""
    heard = [fact for _item, fact in intervention_facts(session, [item])]
    chosen = [one for one in heard if one.id in set(interventions)]
    return Prose(house_facts(session), language, rendering).draft(chosen, heard)


def draft_paragraphs(
    work: Work,
    *,
    item: int,
    language: str,
    interventions: Sequence[int],
    rendering: str = "anonymous",
    place: int | None = None,
) -> Changes:
    """Draft paragraphs from interventions, one for each sense, at a place of the minutes or at the end.

    Raises NothingToDraft.
    """
    drafted = draft_preview(
        work.session, item=item, language=language, interventions=interventions, rendering=rendering
    )
    if not drafted:
        raise NothingToDraft(_("These interventions are not in the desk any more. Nothing was written."))
    _note(work, item, language, rendering, drafted)
    first = _AT_THE_END if place is None else place
    changes = [
        ParagraphChange("", write_paragraph(_paragraph(one)), first + offset)
        for offset, one in enumerate(drafted)
    ]
    return change_paragraphs(work, item=item, language=language, changes=tuple(changes))


def write_outcome(work: Work, *, item: int, language: str) -> Changes:
    """Write the sentence of the outcome as a decision at the end, or bring the one there up to date."""
    record = work.get(AgendaItem, item)
    present, every = _outcomes(work.session, record, language)
    paragraphs = parse_markdown(minutes_text(work.session, item, language))
    if not present or any(_words(one) == _plain(present) for one in paragraphs):
        return NOTHING
    old = [(place, one) for place, one in enumerate(paragraphs) if _words(one) in every]
    new = TextParagraph(plain(present), kind=ParagraphKind.DECISION)
    change = ParagraphChange("", write_paragraph(new), _AT_THE_END)
    if old:
        place, before = old[-1]
        after = replace(before, text=plain(present))
        change = ParagraphChange(write_paragraph(before), write_paragraph(after), place)
    return change_paragraphs(work, item=item, language=language, changes=(change,))


def refresh_section(work: Work, *, item: int, language: str) -> Changes:
    """Draft again what the program drafted in the minutes of one item; what was written by hand stays.

    These are the paragraphs drafted from interventions, and the sentence of the outcome.
    """
    record = work.get(AgendaItem, item)
    heard = [fact for _item, fact in intervention_facts(work.session, [item])]
    known = _renderings(work.session, item, language)
    present, every = _outcomes(work.session, record, language)
    paragraphs = parse_markdown(minutes_text(work.session, item, language))
    changes: list[ParagraphChange] = []
    added = 0
    for place, one in enumerate(paragraphs):
        words = _words(one)
        new = [one]
        if one.sources and words in known and _is_plain(one):
            prose = Prose(house_facts(work.session), language, known[words])
            new = list(_again(work, item, one, prose, heard))
        elif present and not one.sources and words in every:
            new = [replace(one, text=plain(present))]
        if new[0] != one:
            changes.append(ParagraphChange(write_paragraph(one), write_paragraph(new[0]), place + added))
        for more in new[1:]:
            added += 1
            changes.append(ParagraphChange("", write_paragraph(more), place + added))
    return change_paragraphs(work, item=item, language=language, changes=tuple(changes))


def _again(
    work: Work, item: int, one: TextParagraph, prose: Prose, heard: Sequence[InterventionFact]
) -> Iterator[TextParagraph]:
    """Draft a paragraph from what is left of its sources; without any it stays, for somebody to decide."""
    chosen = [fact for fact in heard if fact.id in one.sources]
    drafted = prose.draft(chosen, heard)
    if not drafted:
        yield one
        return
    if [_plain(new.text) for new in drafted] != [_words(one)] or drafted[0].sources != one.sources:
        _note(work, item, prose.language, prose.rendering, drafted)
    for place, new in enumerate(drafted):
        first = replace(one, text=plain(new.text), sources=new.sources)
        yield _paragraph(new) if place else first


def _paragraph(one: Drafted) -> TextParagraph:
    kind = _KINDS.get(one.sense, ParagraphKind.INTERVENTION)
    return TextParagraph(plain(one.text), kind=kind, sources=one.sources)


def _note(work: Work, item: int, language: str, rendering: str, drafted: Sequence[Drafted]) -> None:
    paragraphs = [{"text": one.text, "sources": list(one.sources)} for one in drafted]
    after = {"language": language, "rendering": rendering, "paragraphs": paragraphs}
    work.audit("draft", "minutes", item, None, after)
    work.session.flush()


def _renderings(session: Session, item: int, language: str) -> dict[str, str]:
    """Map the words of every paragraph that was drafted to its rendering, the latest last."""
    entries = session.scalars(
        select(AuditEntry.after)
        .where(
            AuditEntry.record_kind == "minutes",
            AuditEntry.record_id == str(item),
            AuditEntry.action == "draft",
        )
        .order_by(AuditEntry.id)
    )
    return {
        _plain(one["text"]): str(after["rendering"])
        for after in entries
        if after and after["language"] == language
        for one in after["paragraphs"]
    }


def _outcomes(session: Session, record: AgendaItem, language: str) -> tuple[str, frozenset[str]]:
    """Return the sentence of the item's outcome, and the words of those of any outcome."""
    facts = paper_facts(session, session_id=record.session_id, kind="minutes")
    every = frozenset(map(_plain, every_outcome_text(facts, record.id, language)))
    return outcome_text(facts, record.id, language), every


def _is_plain(paragraph: TextParagraph) -> bool:
    """Say whether nothing was set in a face or given a note by hand."""
    return paragraph.text == plain(plain_text(paragraph.text))


def _words(paragraph: TextParagraph) -> str:
    return _plain(plain_text(paragraph.text))


def _plain(text: str) -> str:
    """Return words without what typing may set otherwise: spaces and apostrophes."""
    return " ".join(text.replace("'", "’").split())
