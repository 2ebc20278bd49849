"""What a paper is made from: plain frozen data, free of the database and of any paper's language.

A loader fills these once per paper. Texts are mappings from language ("fr", "en", "es") to words; a language
that has no text is left out of the mapping (an empty string counts as none).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from iomdesk.papers.approval_facts import NOT_APPROVED, ApprovalFacts
from iomdesk.papers.attendance_facts import AttendanceFact
from iomdesk.papers.house import NO_HOUSE, HouseFacts
from iomdesk.papers.life_facts import NO_LIVES, Lives
from iomdesk.papers.programme_facts import BreakFact

LANGUAGES = ("fr", "en", "es")
Words: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NameFact:
    """Hold a name in one language.

    Unofficial is a working translation, proposed what stands in a draft mandate: both are marked as such.
    """

    name: str
    is_official: bool = True
    abbreviation: str = ""
    is_proposed: bool = False


Names: TypeAlias = Mapping[str, NameFact]


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """Hold a body under the names it bore on the day; `kind` is council, committee or working_group."""

    id: int
    kind: str
    names: Names


@dataclass(frozen=True, slots=True)
class AddresseeFacts:
    """Hold the body a report goes to, and which of its sessions."""

    body: BodyFacts
    session: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """Hold a meeting (séance) in the local time of its place."""

    number: int
    starts_at: datetime
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """Hold a session; several bodies make it a joint one. What is not known is None or empty."""

    id: int
    bodies: tuple[BodyFacts, ...]
    number: int | None = None
    place: str = ""
    start_on: date | None = None
    end_on: date | None = None
    chair: str = ""  # "M. X (Pays)" or an office: "Président du Conseil"
    rapporteur: str = ""
    rapporteur_is_woman: bool = False
    is_sample: bool = False
    meetings: tuple[MeetingFact, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverFacts:
    """Hold what the register of papers knows of this paper."""

    symbol: str = ""
    dated_on: date | None = None
    original_language: str = "fr"
    is_draft: bool = True


@dataclass(frozen=True, slots=True)
class ClauseFact:
    """Hold a clause of the mandate: its letter, and per language its text and whether that is official."""

    id: int
    letter: str
    texts: Words
    official: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChapterFact:
    """Hold a chapter of the mandate with its clauses, both in order."""

    id: int
    number: str
    titles: Words
    clauses: tuple[ClauseFact, ...] = ()
    official: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """Hold the version of the mandate the session maps to; `status` is projet, approuvé or remplacé."""

    id: int
    label: str
    status: str
    body_names: Names  # the name the version gives the body
    approved_by: BodyFacts | None = None
    approving_session: int | None = None
    document_symbol: str = ""
    dated_on: date | None = None
    chapters: tuple[ChapterFact, ...] = ()
    note: str = ""  # facts known of the version, in French


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """Hold a document; `part` says which part an item refers to ("annexe II"), empty for the whole.

    `languages` are those it has a title in. `is_there` is false while neither a file nor a day of issue is
    known; `deadline_on` is None where the rule of the body holds.
    """

    id: int
    symbol: str
    titles: Words
    distribution: str = "general"
    original_language: str = "fr"
    part: str = ""
    languages: tuple[str, ...] = ()
    is_there: bool = True
    issued_on: date | None = None
    deadline_on: date | None = None
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class InterventionFact:
    """Hold an intervention in the order of speaking; kinds, stances and attributions as in the model.

    `article` is the one the State's French name takes; `group_names` are those known of the group spoken for.
    """

    id: int
    delegation_id: int | None
    names: Words
    on_behalf_of: str = ""
    kind: str = "statement"
    stance: str = "none"
    attribution: str = "anonymous"
    language: str = "fr"
    summary: str = ""
    capacity: str = "member"
    article: str = ""
    group_names: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemText:
    """Hold an item's title and annotation in one language."""

    title: str
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """Hold an agenda item. Numbers are counted from the order of the items unless `fixed_number` is set.

    `minutes` holds the item's text as markdown per language, `outcome` an outcome's kind or None.
    """

    id: int
    parent_id: int | None
    texts: Mapping[str, ItemText]
    fixed_number: str | None = None  # bare, without brackets: "3 bis", "b"
    kind: str = "discussion"
    role: str = "substance"
    stage: str = "provisional"
    planned_minutes: int | None = None
    presenter: str = ""
    proposer: str = ""
    outcome: str | None = None
    clause_ids: tuple[int, ...] = ()
    documents: tuple[DocumentFact, ...] = ()
    minutes: Words = field(default_factory=dict)
    interventions: tuple[InterventionFact, ...] = ()


@dataclass(frozen=True, slots=True)
class RecommendationParagraphFact:
    """Hold a paragraph: part (preamble or operative), key of its verb, and the words after the verb."""

    id: int
    part: str
    verb: str
    texts: Words


@dataclass(frozen=True, slots=True)
class RecommendationFacts:
    """Hold a recommendation with its paragraphs in order."""

    id: int
    number: int
    item_id: int | None = None
    status: str = "proposed"
    clause_ids: tuple[int, ...] = ()
    paragraphs: tuple[RecommendationParagraphFact, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberFact:
    """Hold a member of a delegation; `role` is representative, alternate, adviser, expert or observer."""

    honorific: str
    given_name: str
    family_name: str
    role: str = "representative"
    function: str = ""


@dataclass(frozen=True, slots=True)
class DelegationFact:
    """Hold a delegation; capacity is member, observer_state, organisation or administration."""

    id: int
    names: Words
    capacity: str = "member"
    members: tuple[MemberFact, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryFact:
    """Hold a fact known of a past session in the words of its source; printed in the introduction."""

    session_id: int
    text: str
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class RenamingFact:
    """Hold the names a body took on a day."""

    on: date
    names: Names


@dataclass(frozen=True, slots=True)
class BackgroundFacts:
    """Hold a body's past in the order of time: its first names, mandates, meetings with their notes."""

    body: BodyFacts
    versions: tuple[MandateFacts, ...] = ()
    meetings: tuple[tuple[SessionFacts, HistoryFact], ...] = ()
    renamings: tuple[RenamingFact, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierItemFact:
    """Hold the item of an earlier session in which an item was treated last."""

    item_id: int
    session: SessionFacts
    earlier: ItemFacts
    number: str
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class OpenRecommendationFact:
    """Hold a recommendation of an earlier session that is still open, with the items it concerns now."""

    session: SessionFacts
    recommendation: RecommendationFacts
    item_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Hold all that a paper of one session may say.

    `mandate` is the version the items map to, `mandate_in_force` the approved one where that is another.
    `items` are in agenda order, a parent before its children; `documents` in the order they are listed.
    """

    session: SessionFacts
    cover: CoverFacts = CoverFacts()
    addressee: AddresseeFacts | None = None
    mandate: MandateFacts | None = None
    mandate_in_force: MandateFacts | None = None
    items: tuple[ItemFacts, ...] = ()
    recommendations: tuple[RecommendationFacts, ...] = ()
    delegations: tuple[DelegationFact, ...] = ()
    documents: tuple[DocumentFact, ...] = ()
    history: tuple[HistoryFact, ...] = ()
    breaks: tuple[BreakFact, ...] = ()
    texts: Mapping[str, Words] = field(default_factory=dict)  # free texts of the paper by their place
    agenda_symbol: str = ""
    agenda_revision: int = 0  # of the agenda issued last, among those of the stage it has now
    report_symbol: str = ""
    deadline_days: int = 14
    background: BackgroundFacts | None = None
    earlier: tuple[EarlierItemFact, ...] = ()
    open_recommendations: tuple[OpenRecommendationFact, ...] = ()
    house: HouseFacts = NO_HOUSE
    attribution: str = "listed"  # of minutes: nominative, listed or anonymous
    item_id: int | None = None  # of an extract
    attendance: tuple[AttendanceFact, ...] = ()  # meeting by meeting
    approval: ApprovalFacts = NOT_APPROVED
    lives: Lives = NO_LIVES
