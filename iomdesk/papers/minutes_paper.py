"""The minutes of a session as a paper: opening, attendance, and the items in the order of the agenda."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iomdesk.document.blocks import (
    Block,
    Column,
    Contents,
    Heading,
    NumberedParagraph,
    Paragraph,
    ParagraphStyle,
    Source,
    Table,
)
from iomdesk.document.dates import format_date
from iomdesk.document.document import Document
from iomdesk.document.inline import Reference, Text, plain
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.papers.counting import count_blocks
from iomdesk.papers.cover import body_line, cover_of, session_line
from iomdesk.papers.facts import ItemFacts, PaperFacts
from iomdesk.papers.grammar import capitalised
from iomdesk.papers.introduction import proceedings, rapporteur
from iomdesk.papers.items import item_notes, item_source, item_title
from iomdesk.papers.minutes_items import Action, actions_of, is_text_of, item_blocks
from iomdesk.papers.procedure import represented_blocks
from iomdesk.papers.setting import set_document
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_DEEPEST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Section:
    """Hold what is printed on an item, without its sub-items; `actions` are those its text records."""

    item: ItemFacts
    blocks: tuple[Block, ...]
    actions: tuple[Action, ...] = ()


def minutes_of_session(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the minutes in one language; paragraphs have the same numbers in all."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    sections = item_sections(voice)
    body = count_blocks([*opening_blocks(voice), *(block for one in sections for block in one.blocks)])
    name = voice.line("minutes.name")
    return set_document(
        Document(
            title=" – ".join(part for part in (facts.cover.symbol, name) if part),
            language=language,
            symbol=facts.cover.symbol,
            cover=cover_of(
                voice,
                (voice.line("minutes.title"),),
                draft_note(voice),
                with_rapporteur=True,
                on_title=approval_note(voice),
            ),
            contents=Contents(voice.line("contents")),
            blocks=(*body, *_actions_table(voice, [one for part in sections for one in part.actions])),
            subject=" – ".join(part for part in (body_line(voice), session_line(voice)) if part),
            mark=mark_of(voice),
        )
    )


def opening_blocks(voice: Voice) -> list[Block]:
    """Say when the group met, under whom, and who was represented."""
    session = (Source("session", voice.facts.session.id),)
    said = [text for text in (proceedings(voice), rapporteur(voice)) if text]
    blocks = [NumberedParagraph("", text, sources=session) for text in said]
    represented = represented_blocks(voice)
    if not blocks and not represented:
        return []
    return [Heading(1, "", voice.say("minutes.opening")), *blocks, *represented]


def item_sections(voice: Voice) -> list[Section]:
    """Print every item in the order of the agenda, sub-items below theirs."""
    levels: dict[int, int] = {}
    sections: list[Section] = []
    parents = {item.parent_id for item in voice.facts.items}
    for item in voice.facts.items:
        levels[item.id] = levels.get(item.parent_id or 0, 0) + 1
        sections.append(_section(voice, item, levels[item.id], item.id in parents))
    return sections


def first_paragraph_numbers(facts: PaperFacts, language: str) -> Mapping[int, int]:
    """Return for each item the number that the first paragraph of its text bears in the printed minutes."""
    voice = Voice(facts, language, wording_of(facts.house))
    count = _numbered(opening_blocks(voice))
    first: dict[int, int] = {}
    for section in item_sections(voice):
        before = [block for block in section.blocks if not is_text_of(block, section.item)]
        texts = [place for place, block in enumerate(section.blocks) if is_text_of(block, section.item)]
        ahead = section.blocks[: texts[0]] if texts else before[:-1] if section.item.outcome else before
        first[section.item.id] = count + _numbered(ahead) + 1
        count += _numbered(section.blocks)
    return first


def paragraph_numbers(first: int, paragraphs: Sequence[TextParagraph]) -> tuple[str, ...]:
    """Number the paragraphs of an item's text from a first number on; items of lists and tables have none."""
    numbers: list[str] = []
    count = first
    for paragraph in paragraphs:
        is_counted = not paragraph.list_level and not paragraph.rows
        numbers.append(f"{count}." if is_counted else "")
        count += is_counted
    return tuple(numbers)


def draft_note(voice: Voice) -> str:
    """Say at the foot of the cover that corrections may be sent, while the minutes are a draft."""
    return voice.line("cover.draft") if voice.facts.cover.is_draft else ""


def approval_note(voice: Voice) -> str:
    """Say who approved the minutes, at which session and when; nothing while they are not approved."""
    approval = voice.facts.approval
    if approval.on is None or voice.facts.cover.is_draft:
        return ""
    day = format_date(approval.on, voice.language)
    number = approval.session_number
    if number is None:
        return voice.line("minutes.approved", many=voice.is_joint, day=day)
    return voice.line("minutes.approved_at", many=voice.is_joint, ordinal=voice.ordinal(number), day=day)


def mark_of(voice: Voice) -> str:
    """Return what is printed in the foot of each page."""
    if voice.facts.session.is_sample:
        return voice.line("mark.sample")
    return voice.line("mark.draft") if voice.facts.cover.is_draft else ""


def item_heading(voice: Voice, item: ItemFacts) -> Text:
    """Write "Point 3 a) : title"."""
    return voice.say("minutes.item", number=voice.numbers[item.id].full, title=item_title(voice, item))


def _section(voice: Voice, item: ItemFacts, level: int, has_items_below: bool) -> Section:
    text, anchor = item_heading(voice, item), f"section-item-{item.id}"
    heading = Heading(min(level, _DEEPEST_HEADING), "", text, anchor, item_source(item))
    said = item_blocks(voice, item)
    blocks = [heading, *item_notes(voice, item), *said]
    if not said and not has_items_below:
        blocks.append(Paragraph(voice.say("minutes.nothing"), ParagraphStyle.NOTE, item_source(item)))
    return Section(item, tuple(blocks), tuple(actions_of(voice, item, said)))


def _numbered(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, NumberedParagraph) for block in blocks)


def _actions_table(voice: Voice, actions: Sequence[Action]) -> list[Block]:
    if not actions:
        return []
    heads = (("paragraph", 2.0), ("action", 5.0), ("owner", 2.6), ("due", 2.6))
    columns = tuple(Column(voice.say(f"minutes.column_{name}"), share) for name, share in heads)
    nothing = voice.say("table.nothing")
    rows = tuple(
        (
            (Reference(one.anchor),),
            one.text,
            plain(capitalised(one.owner)) or nothing,
            plain(one.due) or nothing,
        )
        for one in actions
    )
    heading = Heading(1, "", voice.say("minutes.actions"))
    return [heading, Table(columns, rows, voice.line("minutes.actions_summary"))]
