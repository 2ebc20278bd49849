"""The heart of the report: what the group did under each item of substance."""

from iomdesk.document.blocks import Block, Heading, Paragraph, ParagraphStyle
from iomdesk.papers.counting import COUNTED
from iomdesk.papers.facts import ItemFacts
from iomdesk.papers.items import item_notes, item_paragraphs, item_source, item_title
from iomdesk.papers.voice import Voice

_DEEPEST_HEADING = 3
_ROLES_OF_PROCEDURE = {"adoption_of_agenda", "other_business", "adoption_of_report"}


def substance_section(voice: Voice) -> list[Block]:
    """Print the items of substance: one under its own title, several as A., B., C. under a common one."""
    items = [item for item in items_with_role(voice, "substance") if has_something(voice, item)]
    if len(items) == 1:
        return item_section(voice, items[0], level=1)
    if not items:
        return []
    blocks: list[Block] = [Heading(1, COUNTED, voice.say("heading.substance"))]
    for item in items:
        blocks.extend(item_section(voice, item, level=2))
    return blocks


def items_with_role(voice: Voice, role: str) -> list[ItemFacts]:
    """List the items at the top of the agenda that play a part in the report."""
    ids = {item.id for item in voice.facts.items}
    return [item for item in voice.facts.items if _role(item) == role and item.parent_id not in ids]


def _role(item: ItemFacts) -> str:
    """Return an item's role; one that is not known is substance, lest the report pass over it."""
    return item.role if item.role in _ROLES_OF_PROCEDURE else "substance"


def items_below(voice: Voice, item: ItemFacts) -> list[ItemFacts]:
    """List the sub-items of an item."""
    return [below for below in voice.facts.items if below.parent_id == item.id]


def has_something(voice: Voice, item: ItemFacts) -> bool:
    """Say whether the report has anything to print on an item or below it."""
    if item_notes(voice, item) or item_paragraphs(voice, item):
        return True
    return any(has_something(voice, below) for below in items_below(voice, item))


def sub_items(voice: Voice, item: ItemFacts, level: int) -> list[Block]:
    """Print the sub-items of an item; a lone one gets no heading, for there is no A without a B."""
    below = [child for child in items_below(voice, item) if has_something(voice, child)]
    has_headings = len(below) > 1 and level <= _DEEPEST_HEADING
    blocks: list[Block] = []
    for child in below:
        blocks.extend(
            item_section(voice, child, level) if has_headings else _item_without_heading(voice, child, level)
        )
    return blocks


def lone_title(voice: Voice, item: ItemFacts) -> Paragraph:
    """Print the title of an item where a heading would stand alone."""
    number = voice.numbers[item.id].full
    label = voice.say("heading.lone_item", number=number, title=item_title(voice, item))
    return Paragraph(label, ParagraphStyle.NOTE, item_source(item))


def item_section(voice: Voice, item: ItemFacts, level: int) -> list[Block]:
    """Print an item under a heading of a level, with what is below it."""
    number = voice.numbers[item.id].full
    title = voice.say("heading.item", title=item_title(voice, item), number=number)
    heading = Heading(level, COUNTED, title, f"section-item-{item.id}", item_source(item))
    return [
        heading,
        *item_notes(voice, item),
        *item_paragraphs(voice, item),
        *sub_items(voice, item, level + 1),
    ]


def _item_without_heading(voice: Voice, item: ItemFacts, level: int) -> list[Block]:
    title = lone_title(voice, item)
    return [
        title,
        *item_notes(voice, item),
        *item_paragraphs(voice, item),
        *sub_items(voice, item, level + 1),
    ]
