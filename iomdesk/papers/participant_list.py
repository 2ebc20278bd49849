"""The list of participants as a paper of its own: one line per person, delegation by delegation."""

from iomdesk.document.blocks import Block, Column, Heading, Paragraph, ParagraphStyle, Source, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, Text, plain
from iomdesk.papers.facts import DelegationFact, MemberFact, PaperFacts
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.persons import honorific_in, is_woman
from iomdesk.papers.procedure import sorted_delegations
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_CAPACITIES = ("member", "observer_state", "organisation", "administration")
_ROLES = frozenset({"representative", "alternate", "adviser", "expert", "observer"})
_FUNCTION = "participants.column_function"
_ROLE = "participants.column_role"
_COLUMNS = (
    ("table.delegation", 3.1),
    ("participants.column_name", 3.1),
    (_FUNCTION, 3.4),
    (_ROLE, 2.1),
)


def list_of_participants(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the list in one language, sorted by its alphabet without articles or accents."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    blocks = [block for capacity in _CAPACITIES for block in _section(voice, capacity)]
    empty: list[Block] = [Paragraph(voice.say("participants.none_yet"), ParagraphStyle.NOTE)]
    title, name = voice.line("participants.title"), voice.line("annex.participants")
    return paper_with_masthead(voice, title, name, blocks or empty)


def _section(voice: Voice, capacity: str) -> list[Block]:
    delegations = sorted_delegations(voice, capacity)
    if not delegations:
        return []
    label = voice.line(f"capacity.{capacity}")
    left_out = _left_out(voice, capacity)
    shown = [place for place, (head, _) in enumerate(_COLUMNS) if head not in left_out]
    columns = tuple(Column(voice.say(_COLUMNS[place][0]), _COLUMNS[place][1]) for place in shown)
    rows = tuple(tuple(row[place] for place in shown) for one in delegations for row in _rows(voice, one))
    sources = tuple(Source("delegation", one.id) for one in delegations)
    summary = voice.line("participants.summary", label=label)
    return [Heading(1, "", plain(label)), Table(columns, rows, summary, sources)]


def _left_out(voice: Voice, capacity: str) -> set[str]:
    """Leave out columns that would tell nothing: functions while none is known, who represents the house."""
    members = [member for one in voice.facts.delegations for member in one.members]
    left_out = set() if any(member.function.strip() for member in members) else {_FUNCTION}
    return left_out | ({_ROLE} if capacity == "administration" else set())


def _rows(voice: Voice, delegation: DelegationFact) -> list[tuple[Text, ...]]:
    """Name the delegation on its first line only, as lists of participants do."""
    nothing = voice.say("table.nothing")
    persons = [_person(voice, member) for member in delegation.members] or [((), (), ())]
    named = _bold(voice.choose(delegation.names))
    return [
        (named if place == 0 else (), *(cell or nothing for cell in person))
        for place, person in enumerate(persons)
    ]


def _person(voice: Voice, member: MemberFact) -> tuple[Text, Text, Text]:
    full = " ".join(p.strip() for p in (member.honorific, member.given_name, member.family_name) if p.strip())
    name = honorific_in(voice.wording, full, voice.language)
    return plain(name), plain(member.function.strip()), plain(_role(voice, member))


def _role(voice: Voice, member: MemberFact) -> str:
    if member.role not in _ROLES:
        return member.role
    form = "f" if is_woman(voice.wording, member.honorific) else "m"
    return voice.line(f"role.{member.role}.{form}")


def _bold(text: Text) -> Text:
    return tuple(
        Run(part.text, bold=True, italic=part.italic, language=part.language)
        if isinstance(part, Run)
        else part
        for part in text
    )
