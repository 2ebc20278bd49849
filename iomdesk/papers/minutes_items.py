"""The text of an item as minutes print it, in the rendering wanted, and the actions it records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from iomdesk.document.blocks import Block, NumberedParagraph, Source
from iomdesk.document.inline import Text
from iomdesk.document.markdown import parse_markdown, write_markdown
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph
from iomdesk.papers.facts import ItemFacts, PaperFacts
from iomdesk.papers.items import item_paragraphs, outcome_by_itself
from iomdesk.papers.minutes_attribution import Attribution
from iomdesk.papers.minutes_kinds import due_date, known_owner
from iomdesk.papers.outcome_text import outcome_text
from iomdesk.papers.prose import Prose
from iomdesk.papers.voice import Voice

LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Action:
    """Hold an action with the anchor of the paragraph that records it."""

    anchor: str
    text: Text
    owner: str
    due: str


def item_blocks(voice: Voice, item: ItemFacts) -> list[Block]:
    """Print documents, text, list of speakers where it is wanted, and outcome of an item."""
    is_listed = voice.facts.attribution == LISTED
    shown = replace(
        item,
        minutes={language: _printed(voice.facts, item, language) for language in item.minutes},
        interventions=item.interventions if is_listed else (),
    )
    ending = () if _records_outcome(voice.facts, item) else outcome_by_itself(voice, item)
    return item_paragraphs(voice, shown, ending)


def actions_of(voice: Voice, item: ItemFacts, blocks: Sequence[Block]) -> Iterator[Action]:
    """List the actions an item's text records; `blocks` are those the item was printed as."""
    texts = {language: _leads(text) for language, text in item.minutes.items()}
    printed = [one for one in blocks if isinstance(one, NumberedParagraph) and is_text_of(one, item)]
    for place, block in enumerate(printed):
        versions = {language: leads[place] for language, leads in texts.items() if place < len(leads)}
        if not versions:
            continue
        chosen = versions[voice.best_language(versions)]
        if chosen.kind is ParagraphKind.ACTION:
            owner = known_owner(voice, chosen.owner)
            yield Action(block.anchor, chosen.text, owner, due_date(chosen.due, voice.language))


def is_text_of(block: Block, item: ItemFacts) -> bool:
    """Say whether a block was made from the text of an item."""
    return Source("minutes", item.id) in getattr(block, "sources", ())


def _leads(text: str) -> list[TextParagraph]:
    return [one for one in parse_markdown(text) if not one.list_level and not one.rows]


def _printed(facts: PaperFacts, item: ItemFacts, language: str) -> str:
    """Return the text of a language as it is printed."""
    attribution = Attribution(Prose(facts.house, language, facts.attribution), item.interventions)
    return write_markdown([attribution.rendered(one) for one in parse_markdown(item.minutes[language])])


def _records_outcome(facts: PaperFacts, item: ItemFacts) -> bool:
    """Say whether the text says itself, in the fixed formula, how the item ended."""
    return any(
        _has_sentence(text, outcome_text(facts, item.id, language)) for language, text in item.minutes.items()
    )


def _has_sentence(text: str, sentence: str) -> bool:
    wanted = _plain(sentence)
    return bool(wanted) and any(_plain(plain_text(one.text)) == wanted for one in parse_markdown(text))


def _plain(text: str) -> str:
    return " ".join(text.replace("'", "’").split())
