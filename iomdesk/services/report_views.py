"""The report as the editor shows it: each paragraph with its texts, its marks, and where it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from iomdesk.document.report_paragraph import ReportParagraph, is_stale
from iomdesk.document.text import plain_text
from iomdesk.papers.clauses import all_clauses, reference_to
from iomdesk.papers.cover import session_line
from iomdesk.papers.edited_report import anchors_of, numbers_of
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.report_generated import source_digests
from iomdesk.papers.report_stored import with_numbers
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import wording_of
from iomdesk.runtime.translations import _
from iomdesk.services.edited_reports import covered_period, covered_sessions, report_parts
from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.report_records import live_report, load_paragraphs


@dataclass(frozen=True, slots=True)
class TextRow:
    """Show a paragraph in one language, with the numbers of now in its references."""

    text: str
    base: str = ""
    proposal: str | None = None
    is_edited: bool = False
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Name a record that a paragraph comes from; `is_changed` since, `is_gone` from what reports say.

    `item` and `recommendation` are what it belongs to, 0 for none; `words` are the first ones that were
    taken from it, in a language.
    """

    kind: str
    id: int
    label: str
    session: int = 0
    item: int = 0
    recommendation: int = 0
    is_changed: bool = False
    is_gone: bool = False
    language: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """Show a paragraph of the report; `texts` has a row for each language there are words in."""

    id: int
    number: str
    kind: str
    section: str
    texts: Mapping[str, TextRow]
    sources: tuple[SourceRow, ...] = ()
    is_generated: bool = False
    is_bracketed: bool = False
    is_agreed: bool = False
    alternative_of: int | None = None
    is_deleted: bool = False

    @property
    def is_edited(self) -> bool:
        """Say whether somebody wrote over what was generated."""
        return self.is_generated and any(one.is_edited for one in self.texts.values())

    @property
    def has_proposal(self) -> bool:
        """Say whether something else is proposed in some language."""
        return any(one.proposal is not None for one in self.texts.values())

    @property
    def is_source_changed(self) -> bool:
        """Say whether a record it comes from says something else since."""
        return any(one.is_changed or one.is_gone for one in self.sources)

    def marks(self, language: str, original: str) -> tuple[str, ...]:
        """Name what is to be remarked on the paragraph in a language, the gravest first."""
        text = self.texts.get(language)
        return tuple(
            name
            for name, is_so in (
                ("proposal", self.has_proposal),
                ("source-changed", self.is_source_changed),
                ("untranslated", language != original and not (text and text.text)),
                ("stale", bool(text and text.is_stale)),
                ("alternative", self.alternative_of is not None),
                ("bracketed", self.is_bracketed),
                ("agreed", self.is_agreed),
                ("edited", self.is_edited),
                ("by-hand", not self.is_generated and self.alternative_of is None),
                ("generated", self.is_generated and not self.is_edited),
            )
            if is_so
        )


@dataclass(frozen=True, slots=True)
class ReportView:
    """Show the edited report of a session."""

    id: int
    session: int
    profile: str
    marking: str
    original_language: str
    addressee_session: int | None
    is_issued: bool
    sessions: tuple[int, ...]
    period: tuple[date, date] | None
    outline: Mapping[str, Any]
    rows: tuple[ReportRow, ...] = field(repr=False)
    trash: tuple[ReportRow, ...] = field(repr=False, default=())

    def row(self, paragraph: int) -> ReportRow | None:
        """Find a paragraph, also in the trash."""
        return next((one for one in (*self.rows, *self.trash) if one.id == paragraph), None)


def report_view(session: Session, *, session_id: int) -> ReportView | None:
    """Load the edited report of a session with its provenance; None where there is none."""
    record = live_report(session, session_id)
    if record is None:
        return None
    parts = report_parts(session, record, lambda id_: paper_facts(session, session_id=id_, kind="report"))
    rows = tuple(_rows(load_paragraphs(session, record.id), parts, record.original_language))
    return ReportView(
        id=record.id,
        session=session_id,
        profile=record.profile,
        marking=record.marking,
        original_language=record.original_language,
        addressee_session=parts[0].addressee.session if parts[0].addressee else None,
        is_issued=record.stage == "issued",
        sessions=covered_sessions(session, record),
        period=covered_period(record),
        outline=record.outline,
        rows=tuple(one for one in rows if not one.is_deleted),
        trash=tuple(one for one in rows if one.is_deleted and any(text.text for text in one.texts.values())),
    )


def _rows(
    paragraphs: Sequence[ReportParagraph], parts: Sequence[PaperFacts], original: str
) -> Iterator[ReportRow]:
    live = [one for one in paragraphs if not one.is_deleted]
    numbers = numbers_of(paragraphs)
    shown = {id_: number.rstrip(".") for id_, number in numbers.items()}
    targets = {anchor: shown.get(id_, "") for id_, anchor in anchors_of(live).items()}
    targets |= {f"p-{id_}": number for id_, number in shown.items()}
    digests, labels = source_digests(parts), source_labels(parts, original)
    for one in paragraphs:
        yield ReportRow(
            id=one.id,
            number="" if one.is_deleted else numbers.get(one.id, ""),
            kind=one.kind,
            section=one.section,
            texts={language: _text(one, language, original, targets) for language in one.texts},
            sources=tuple(_sources(one, digests, labels)),
            is_generated=bool(one.key),
            is_bracketed=one.is_bracketed,
            is_agreed=one.is_agreed,
            alternative_of=one.alternative_of,
            is_deleted=one.is_deleted,
        )


def _text(one: ReportParagraph, language: str, original: str, targets: Mapping[str, str]) -> TextRow:
    text = one.texts[language]
    proposal = None if text.proposal is None else with_numbers(text.proposal, targets)
    return TextRow(
        with_numbers(text.text, targets),
        with_numbers(text.base or "", targets),
        proposal,
        text.is_edited,
        is_stale(one, language, original),
    )


def _sources(
    one: ReportParagraph,
    digests: Mapping[tuple[str, int], str],
    labels: Mapping[tuple[str, int], tuple[int, str]],
) -> Iterator[SourceRow]:
    for source in one.sources:
        key = (source.kind, source.record_id)
        now = digests.get(key)
        is_changed = bool(source.digest) and now is not None and now != source.digest
        is_gone = bool(source.digest) and now is None
        session, label = labels.get(key) or (0, _("a record that is not there any more"))
        item, made = _first(one, "item", "minutes"), _first(one, "recommendation")
        yield SourceRow(source.kind, source.record_id, label, session, item, made, is_changed, is_gone)


def _first(one: ReportParagraph, *kinds: str) -> int:
    return next((source.record_id for source in one.sources if source.kind in kinds), 0)


def source_labels(parts: Sequence[PaperFacts], language: str) -> dict[tuple[str, int], tuple[int, str]]:
    """Say for people what each record is that a paragraph may come from, and of which session."""
    return {key: (facts.session.id, label) for facts in parts for key, label in _labels(facts, language)}


def _labels(facts: PaperFacts, language: str) -> Iterator[tuple[tuple[str, int], str]]:
    voice = Voice(facts, language, wording_of(facts.house))
    yield ("session", facts.session.id), session_line(voice) or _("the session")
    for mandate in filter(None, (facts.mandate, facts.mandate_in_force)):
        yield ("mandate", mandate.id), _("Mandate: {label}").format(label=mandate.label)
        for chapter in mandate.chapters:
            number = _("Mandate, chapter {number}").format(number=chapter.number)
            yield ("chapter", chapter.id), number
    for placed in all_clauses(voice):
        cited = reference_to(placed, language)
        yield ("clause", placed.clause.id), _("Mandate, clause {reference}").format(reference=cited)
    for item in facts.items:
        number = voice.numbers[item.id].full
        title = voice.words({key: text.title for key, text in item.texts.items()})
        yield ("item", item.id), _("Item {number}: {title}").format(number=number, title=title)
        yield ("minutes", item.id), _("Minutes of item {number}").format(number=number)
        for one in item.interventions:
            name = voice.words(one.names) or one.on_behalf_of or _("not named")
            yield ("intervention", one.id), _("Intervention: {name}").format(name=name)
    yield from _more_labels(voice, facts)


def _more_labels(voice: Voice, facts: PaperFacts) -> Iterator[tuple[tuple[str, int], str]]:
    for document in (*facts.documents, *(one for item in facts.items for one in item.documents)):
        name = document.symbol or plain_text(voice.choose(document.titles))
        yield ("document", document.id), _("Document: {name}").format(name=name)
    for made in facts.recommendations:
        number = str(made.number)
        yield ("recommendation", made.id), _("Recommendation {number}").format(number=number)
        for place, paragraph in enumerate(made.paragraphs, start=1):
            words = _("Recommendation {number}, paragraph {place}").format(number=number, place=place)
            yield ("recommendation_paragraph", paragraph.id), words
    for delegation in facts.delegations:
        yield (
            ("delegation", delegation.id),
            _("Delegation: {name}").format(name=voice.words(delegation.names)),
        )
