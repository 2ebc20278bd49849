"""What the minutes say on one item and below it, as a paper of its own with the numbers of the whole."""

from iomdesk.document.blocks import Block
from iomdesk.document.document import Document
from iomdesk.document.text import plain_text
from iomdesk.papers.counting import count_blocks
from iomdesk.papers.facts import ItemFacts, PaperFacts
from iomdesk.papers.items import item_title
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.minutes_paper import (
    Section,
    approval_note,
    draft_note,
    item_heading,
    item_sections,
    opening_blocks,
)
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of


def extract_of_minutes(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the extract on the item of the facts, the first item where none is named."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    wanted = _wanted(facts)
    counted = _counted(voice, item_sections(voice))
    blocks = [block for item, block in counted if item.id in wanted]
    chosen = next((item for item in facts.items if item.id in wanted), None)
    heading = plain_text(item_heading(voice, chosen)) if chosen else ""
    title = [voice.line("minutes.extract_title"), *([_in_capitals(voice, chosen)] if chosen else [])]
    name = voice.line("minutes.extract_name")
    whole_name = f"{name} – {heading}" if heading else name
    return paper_with_masthead(
        voice, title, whole_name, blocks[1:], draft_note(voice), on_title=approval_note(voice)
    )


def _in_capitals(voice: Voice, item: ItemFacts) -> str:
    """Write the heading in capitals, but not the letter of a sub-item."""
    title = plain_text(item_title(voice, item))
    heading = voice.line("minutes.item", number="#", title=title)
    return heading.upper().replace("#", voice.numbers[item.id].full, 1)


def _wanted(facts: PaperFacts) -> frozenset[int]:
    """List the item and all below it."""
    chosen = next((item.id for item in facts.items if facts.item_id in (None, item.id)), None)
    wanted = {chosen}
    for item in facts.items:
        if item.parent_id in wanted and item.parent_id is not None:
            wanted.add(item.id)
    return frozenset(id_ for id_ in wanted if id_ is not None)


def _counted(voice: Voice, sections: list[Section]) -> list[tuple[ItemFacts, Block]]:
    """Number everything as the whole minutes do, and keep which item each block belongs to."""
    opening = opening_blocks(voice)
    owners = [section.item for section in sections for _block in section.blocks]
    body = count_blocks([*opening, *(block for section in sections for block in section.blocks)])
    return list(zip(owners, body[len(opening) :], strict=True))
