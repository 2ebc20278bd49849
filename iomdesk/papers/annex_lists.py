"""The annexes that list: participants by capacity, documents by symbol."""

from iomdesk.document.blocks import Block, Column, Paragraph, ParagraphStyle, Source, Sources, Table
from iomdesk.document.inline import Run, Text, plain
from iomdesk.papers.facts import DelegationFact, DocumentFact, MemberFact
from iomdesk.papers.grammar import enumerate_texts
from iomdesk.papers.persons import honorific_in, is_woman
from iomdesk.papers.procedure import sorted_delegations
from iomdesk.papers.voice import Voice

_ROLES_SAID = {"alternate", "adviser", "expert", "observer"}
_CAPACITIES = ("member", "observer_state", "organisation", "administration")


def participants_blocks(voice: Voice) -> list[Block]:
    """List delegations with their members, capacity by capacity, sorted in the paper's language."""
    blocks: list[Block] = []
    for capacity in _CAPACITIES:
        delegations = sorted_delegations(voice, capacity)
        if delegations:
            title = plain(voice.line(f"capacity.{capacity}").upper())
            blocks.append(Paragraph(title, ParagraphStyle.CENTRED))
            blocks.append(_delegations_table(voice, delegations))
    return blocks


def documents_blocks(voice: Voice) -> list[Block]:
    """List the documents of the session with the items they belong to."""
    documents = voice.facts.documents
    sources: Sources = tuple(Source("document", document.id) for document in documents)
    columns = (
        Column(voice.say("table.symbol"), 2.2),
        Column(voice.say("table.title"), 5.6),
        Column(voice.say("table.item"), 2.2),
    )
    rows = tuple(_document_row(voice, document) for document in documents)
    return [Table(columns, rows, voice.line("table.documents_summary"), sources)]


def _delegations_table(voice: Voice, delegations: list[DelegationFact]) -> Block:
    columns = (Column(voice.say("table.delegation"), 3), Column(voice.say("table.members"), 7))
    rows = tuple(
        (
            _bold(voice.choose(one.names)),
            _on_lines([_member(voice, m) for m in one.members]) or voice.say("table.nothing"),
        )
        for one in delegations
    )
    sources = tuple(Source("delegation", one.id) for one in delegations)
    return Table(columns, rows, voice.line("table.participants_summary"), sources)


def _member(voice: Voice, member: MemberFact) -> str:
    full = " ".join(p for p in (member.honorific, member.given_name, member.family_name) if p.strip())
    name = honorific_in(voice.wording, full, voice.language)
    return ", ".join(part for part in (name, _role(voice, member), member.function) if part)


def _role(voice: Voice, member: MemberFact) -> str:
    """Say the role; a representative is what every first name in the list is."""
    if member.role not in _ROLES_SAID:
        return ""
    form = "f" if is_woman(voice.wording, member.honorific) else "m"
    return voice.line(f"role.{member.role}.{form}")


def _document_row(voice: Voice, document: DocumentFact) -> tuple[Text, ...]:
    nothing = voice.say("table.nothing")
    items = [
        plain(voice.numbers[item.id].full)
        for item in voice.facts.items
        if any(linked.id == document.id for linked in item.documents)
    ]
    remark = ""
    if document.distribution in ("restricted", "limited"):
        remark = voice.line(f"distribution.{document.distribution}")
    title = (*(voice.choose(document.titles) or nothing), *voice.in_brackets(remark))
    return plain(document.symbol) or nothing, title, enumerate_texts(items, voice.language) or nothing


def _bold(text: Text) -> Text:
    return tuple(
        Run(part.text, bold=True, italic=part.italic, language=part.language)
        if isinstance(part, Run)
        else part
        for part in text
    )


def _on_lines(names: list[str]) -> Text:
    return plain("\n".join(names))
