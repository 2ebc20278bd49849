"""The annexes of the report, each only where there is something to put in it."""

from collections.abc import Callable, Iterable, Sequence

from iomdesk.document.blocks import Annex, Block
from iomdesk.document.numbering import roman
from iomdesk.papers.agenda_list import agenda_items
from iomdesk.papers.annex_lists import documents_blocks, participants_blocks
from iomdesk.papers.concordance import concordance_blocks
from iomdesk.papers.mandate_text import clauses_remark, mandate_blocks, mandate_remark
from iomdesk.papers.procedure import Labels, agenda_is_adopted
from iomdesk.papers.voice import Voice

ORDER = ("agenda", "participants", "documents", "clauses", "mandate")


def annex_labels(voice: Voice, order: Sequence[str] = ORDER) -> Labels:
    """Label the annexes there will be, in an order: "Annexe I", or "Annexe" for a single one."""
    kinds = annex_kinds(voice, order)
    word = voice.line("annex")
    if len(kinds) == 1:
        return {kinds[0]: word}
    return {kind: f"{word} {roman(place)}" for place, kind in enumerate(kinds, start=1)}


def annex_kinds(voice: Voice, order: Sequence[str] = ORDER) -> list[str]:
    """Name the annexes that have something in them, in the order given."""
    facts = voice.facts
    mandate = facts.mandate
    has_clauses = bool(mandate and any(chapter.clauses for chapter in mandate.chapters))
    cites_clauses = has_clauses and bool(facts.items or facts.recommendations)
    is_draft = mandate is not None and mandate.status == "projet"
    wanted = {
        "agenda": bool(facts.items),
        "participants": any(delegation.members for delegation in facts.delegations),
        "documents": bool(facts.documents),
        "clauses": cites_clauses,
        "mandate": cites_clauses or (has_clauses and not is_draft),
    }
    return [kind for kind in order if wanted.get(kind)]


def annex_blocks(voice: Voice, labels: Labels, body: Sequence[Block]) -> Iterable[Block]:
    """Print the annexes; `body` is the report before them, whose paragraphs they cite."""
    for kind, label in labels.items():
        yield from annex(voice, kind, label, body)


def annex(voice: Voice, kind: str, label: str, body: Sequence[Block], of: str = "") -> Iterable[Block]:
    """Print one annex; `of` says which session it is of, where a report covers several."""
    builders: dict[str, Callable[[], list[Block]]] = {
        "agenda": lambda: agenda_items(voice),
        "participants": lambda: participants_blocks(voice),
        "documents": lambda: documents_blocks(voice),
        "clauses": lambda: concordance_blocks(voice, body),
        "mandate": lambda: mandate_blocks(voice),
    }
    title = " – ".join(filter(None, (voice.line(_title(voice, kind)), of)))
    anchor = f"annex-{kind}-{voice.facts.session.id}" if of else f"annex-{kind}"
    yield Annex(label, title, anchor, _remark(voice, kind))
    yield from builders[kind]()


def _remark(voice: Voice, kind: str) -> str:
    remarks = {"mandate": mandate_remark, "clauses": clauses_remark}
    return remarks[kind](voice) if kind in remarks else ""


def _title(voice: Voice, kind: str) -> str:
    if kind == "agenda":
        return f"annex.agenda_{'adopted' if agenda_is_adopted(voice) else 'provisional'}"
    if kind == "mandate" and voice.facts.mandate:
        return f"annex.mandate_{voice.facts.mandate.status}"
    return f"annex.{kind}"
