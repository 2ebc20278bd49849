"""The conclusions: how the items of substance ended, put together by kind of outcome."""

from iomdesk.document.blocks import Block, Heading, ListItem, NumberedParagraph, Sources
from iomdesk.document.inline import Reference, Text, plain
from iomdesk.document.numbering import list_marker
from iomdesk.papers.counting import COUNTED
from iomdesk.papers.facts import ItemFacts
from iomdesk.papers.grammar import enumerate_texts
from iomdesk.papers.items import item_source, recommendations_named
from iomdesk.papers.references import outcome_anchor
from iomdesk.papers.substance import items_below, items_with_role
from iomdesk.papers.voice import Voice


def conclusions_section(voice: Voice) -> list[Block]:
    """Sum up the outcomes with the paragraphs that record them; nothing while none is known."""
    by_kind: dict[str, list[ItemFacts]] = {}
    for item in _substance(voice, items_with_role(voice, "substance")):
        if item.outcome:
            by_kind.setdefault(item.outcome, []).append(item)
    if not by_kind:
        return []
    heading = Heading(1, COUNTED, voice.say("heading.conclusions"))
    return [heading, *_sentences(voice, by_kind)]


def end_mark(voice: Voice, is_last: bool, language: str = "") -> str:
    """Close an entry of a series: " ;" in French, ";" elsewhere, and a point after the last."""
    return "." if is_last else voice.wording.template("series", language or voice.language).rstrip()


def _substance(voice: Voice, items: list[ItemFacts]) -> list[ItemFacts]:
    """List items with all that is below them, in the order of the report."""
    return [one for item in items for one in (item, *_substance(voice, items_below(voice, item)))]


def _sentences(voice: Voice, by_kind: dict[str, list[ItemFacts]]) -> list[Block]:
    conclusions = [(_conclusion(voice, kind, items), _sources(items)) for kind, items in by_kind.items()]
    if len(conclusions) == 1:
        text, sources = conclusions[0]
        return [NumberedParagraph("", voice.group_says("conclusions.single", conclusion=text), "", sources)]
    every = _sources([item for items in by_kind.values() for item in items])
    blocks: list[Block] = [NumberedParagraph("", voice.group_says("conclusions.intro"), "", every)]
    for place, (text, sources) in enumerate(conclusions, start=1):
        ended = (*text, *plain(end_mark(voice, place == len(conclusions))))
        blocks.append(ListItem(1, list_marker(place, 1, voice.language), ended, sources))
    return blocks


def _conclusion(voice: Voice, kind: str, items: list[ItemFacts]) -> Text:
    many = len(items) > 1
    numbers = enumerate_texts([plain(voice.numbers[item.id].full) for item in items], voice.language)
    cited = voice.line("items", many=many, list=numbers)
    anchors: list[Text] = [(Reference(outcome_anchor(item)),) for item in items]
    listed = recommendations_named(voice, items) if kind == "recommended" else ""
    return voice.group_says(
        f"conclusions.{kind}",
        items=cited,
        of_items=voice.after("of", cited),
        list=listed or voice.line("conclusions.some_recommendation", many=many),
        paragraphs=voice.say("paragraphs", many=many, list=enumerate_texts(anchors, voice.language)),
    )


def _sources(items: list[ItemFacts]) -> Sources:
    return tuple(source for item in items for source in item_source(item))
