"""The report and recommendations of a session to the body the group reports to."""

from collections.abc import Iterable

from iomdesk.document.blocks import Block, Contents
from iomdesk.document.document import Document
from iomdesk.document.text import plain_text
from iomdesk.papers.annexes import annex_blocks, annex_labels
from iomdesk.papers.approval_words import cover_notes
from iomdesk.papers.conclusions import conclusions_section
from iomdesk.papers.counting import count_blocks
from iomdesk.papers.cover import body_line, cover_of, session_line
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.introduction import introduction
from iomdesk.papers.procedure import (
    Labels,
    adoption_section,
    agenda_section,
    other_business_section,
    participation_section,
)
from iomdesk.papers.recommendations import recommendations_section
from iomdesk.papers.setting import set_document
from iomdesk.papers.substance import substance_section
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of


def report_to_cppf(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the report in one language; paragraphs have the same numbers in all."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    labels = annex_labels(voice)
    body = count_blocks(_body(voice, labels))
    return report_document(voice, (*body, *annex_blocks(voice, labels, body)))


def report_document(voice: Voice, blocks: Iterable[Block]) -> Document:
    """Put cover and contents before the blocks of a report, and set it all."""
    facts, language = voice.facts, voice.language
    title = _title(voice)
    foot = voice.line("cover.draft") if facts.cover.is_draft else ""
    return set_document(
        Document(
            title=" – ".join(part for part in (facts.cover.symbol, title) if part),
            language=language,
            symbol=facts.cover.symbol,
            cover=cover_of(
                voice, _cover_title(voice), foot, with_rapporteur=True, on_title=cover_notes(voice)
            ),
            contents=Contents(voice.line("contents")),
            blocks=tuple(blocks),
            subject=" – ".join(part for part in (body_line(voice), session_line(voice)) if part),
            mark=_mark(voice),
        )
    )


def _body(voice: Voice, labels: Labels) -> list[Block]:
    return [
        *introduction(voice, labels),
        *participation_section(voice, labels),
        *agenda_section(voice, labels),
        *substance_section(voice),
        *conclusions_section(voice),
        *recommendations_section(voice),
        *other_business_section(voice),
        *adoption_section(voice),
    ]


def _cover_title(voice: Voice) -> tuple[str, ...]:
    addressee = voice.facts.addressee
    title = voice.line("cover.title")
    if addressee is None:
        return (title,)
    return title, plain_text(voice.named(addressee.body, "to")).upper()


def _title(voice: Voice) -> str:
    addressee = voice.facts.addressee
    title = voice.line("report.title")
    return title if addressee is None else f"{title} {plain_text(voice.named(addressee.body, 'to'))}"


def _mark(voice: Voice) -> str:
    if voice.facts.session.is_sample:
        return voice.line("mark.sample")
    return voice.line("mark.draft") if voice.facts.cover.is_draft else ""
