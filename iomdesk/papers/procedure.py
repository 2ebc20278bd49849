"""The sections around the substance: participation, the agenda, other business, adoption of the report."""

from collections.abc import Mapping

from iomdesk.document.blocks import Block, Heading, NumberedParagraph, Source
from iomdesk.document.dates import format_date
from iomdesk.document.inline import Text
from iomdesk.document.sorting import sort_key
from iomdesk.papers.counting import COUNTED
from iomdesk.papers.facts import DelegationFact, ItemFacts
from iomdesk.papers.grammar import enumerate_texts
from iomdesk.papers.items import item_notes, item_paragraphs, outcome_sentence
from iomdesk.papers.substance import items_with_role, lone_title, sub_items
from iomdesk.papers.voice import Voice

Labels = Mapping[str, str]
"""Labels of the annexes there are, by their kind."""

_CAPACITIES = ("member", "observer_state", "organisation")


def participation_section(voice: Voice, labels: Labels) -> list[Block]:
    """Say who was represented, sorted in the language of the paper."""
    represented = represented_blocks(voice)
    if not represented:
        return []
    blocks = [*_opening(voice), *represented]
    if "participants" in labels:
        label = annex_cited(voice, labels, "participants")
        sources = (Source("session", voice.facts.session.id),)
        blocks.append(NumberedParagraph("", voice.say("participation.list", label=label), sources=sources))
    return [Heading(1, COUNTED, voice.say("heading.participation")), *blocks]


def represented_blocks(voice: Voice) -> list[Block]:
    """Say who was represented, capacity by capacity."""
    return [block for capacity in _CAPACITIES for block in _represented(voice, capacity)]


def agenda_section(voice: Voice, labels: Labels) -> list[Block]:
    """Say that the agenda was adopted, or that the provisional one is annexed."""
    if not voice.facts.items:
        return []
    items = items_with_role(voice, "adoption_of_agenda")
    label = annex_cited(voice, labels, "agenda")
    adopted = voice.group_says("agenda.adopted", label=label)
    blocks = _items_in_turn(voice, items, {"adopted": adopted})
    if not any(item.outcome == "adopted" for item in items):
        sentence = adopted if agenda_is_adopted(voice) else voice.say("agenda.provisional", label=label)
        sources = tuple(Source("item", item.id) for item in items or voice.facts.items)
        blocks.append(NumberedParagraph("", sentence, sources=sources))
    heading = "heading.agenda_adopted" if items or agenda_is_adopted(voice) else "heading.agenda"
    return [Heading(1, COUNTED, voice.say(heading)), *blocks]


def annex_cited(voice: Voice, labels: Labels, kind: str) -> str:
    """Cite an annex within a sentence: "l’annexe II", or "l’annexe" for a single one; empty if not there."""
    if kind not in labels:
        return ""
    _, gap, number = labels[kind].partition(" ")
    return voice.line("annex.cited", many=bool(gap), number=number)


def agenda_is_adopted(voice: Voice) -> bool:
    """Say whether the group adopted its agenda: its items have that stage, or the minutes say so."""
    adoption = items_with_role(voice, "adoption_of_agenda")
    return has_adopted_stage(voice) or any(item.outcome == "adopted" for item in adoption)


def has_adopted_stage(voice: Voice) -> bool:
    """Say whether every item bears the stage of an adopted agenda."""
    items = voice.facts.items
    return bool(items) and all(item.stage == "adopted" for item in items)


def other_business_section(voice: Voice) -> list[Block]:
    """Print what was said under other business."""
    blocks = _items_in_turn(voice, items_with_role(voice, "other_business"), {})
    return [Heading(1, COUNTED, voice.say("heading.other_business")), *blocks] if blocks else []


def adoption_section(voice: Voice) -> list[Block]:
    """Say that the report was adopted, where it was."""
    adopted = voice.group_says("outcome.report_adopted")
    blocks = _items_in_turn(voice, items_with_role(voice, "adoption_of_report"), {"adopted": adopted})
    return [Heading(1, COUNTED, voice.say("heading.adoption_of_report")), *blocks] if blocks else []


def sorted_delegations(voice: Voice, capacity: str) -> list[DelegationFact]:
    """List the delegations of a capacity in the alphabetical order of the paper's language."""
    present = [one for one in voice.facts.delegations if one.capacity == capacity and voice.words(one.names)]
    return sorted(present, key=lambda one: sort_key(voice.words(one.names), voice.language))


def _items_in_turn(voice: Voice, items: list[ItemFacts], endings: Mapping[str, Text]) -> list[Block]:
    """Print items one after the other; several that have something to say get their titles."""
    said = {item.id: _said(voice, item, endings) for item in items}
    telling = [item for item in items if said[item.id]]
    blocks: list[Block] = []
    for item in telling:
        title = [lone_title(voice, item)] if len(telling) > 1 else []
        blocks.extend([*title, *item_notes(voice, item), *said[item.id]])
    return blocks


def _said(voice: Voice, item: ItemFacts, endings: Mapping[str, Text]) -> list[Block]:
    ending = endings.get(item.outcome or "", outcome_sentence(voice, item))
    return [*item_paragraphs(voice, item, ending), *sub_items(voice, item, level=2)]


def _opening(voice: Voice) -> list[Block]:
    session = voice.facts.session
    if not session.start_on or not session.end_on or session.end_on <= session.start_on:
        return []
    sentence = voice.say(
        "participation.opened",
        start=format_date(session.start_on, voice.language),
        end=format_date(session.end_on, voice.language),
    )
    return [NumberedParagraph("", sentence, sources=(Source("session", session.id),))]


def _represented(voice: Voice, capacity: str) -> list[Block]:
    delegations = sorted_delegations(voice, capacity)
    if not delegations:
        return []
    listed = enumerate_texts([voice.choose(one.names) for one in delegations], voice.language)
    sentence = voice.say(f"participation.{capacity}", many=len(delegations) > 1, list=listed)
    sources = tuple(Source("delegation", one.id) for one in delegations)
    return [NumberedParagraph("", sentence, sources=sources)]
