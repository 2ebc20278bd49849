"""What the chair says when the report comes before the body it goes to: a text to be read aloud."""

from collections.abc import Iterator

from iomdesk.document.blocks import ListItem, Paragraph, ParagraphStyle, Source
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, Text, plain
from iomdesk.document.text import plain_text
from iomdesk.papers.conclusions import end_mark
from iomdesk.papers.facts import ItemFacts, PaperFacts
from iomdesk.papers.introduction import proceedings
from iomdesk.papers.items import item_source, item_title, outcome_by_itself
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.recommendations import operative_texts
from iomdesk.papers.substance import items_with_role
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_WORDS_A_MINUTE = 130
"""How fast a text is read where it is interpreted (United Nations Office at Geneva, advice to speakers)."""


def oral_report(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the text in one language, with the time it takes to read."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    spoken = list(_spoken(voice))
    words = sum(len(plain_text(block.text).split()) for block in spoken)
    minutes = max(1, round(words / _WORDS_A_MINUTE))
    time = voice.line("oral.time", many=minutes > 1, count=str(minutes))
    source = (Source("session", facts.session.id),)
    note = Paragraph(plain(f"{voice.line('oral.check')} {time}"), ParagraphStyle.NOTE, source)
    return paper_with_masthead(voice, voice.line("oral.title"), voice.line("oral.name"), [note, *spoken])


def _spoken(voice: Voice) -> Iterator[Paragraph | ListItem]:
    source = (Source("session", voice.facts.session.id),)
    symbol = voice.facts.report_symbol
    cited = f" {symbol}" if symbol else ""
    yield Paragraph(voice.say("oral.salutation"), sources=source)
    honour = voice.say(
        "oral.honour", to_addressee=_to_addressee(voice), details=f" ({symbol})" if symbol else ""
    )
    yield Paragraph(honour, sources=source)
    held = proceedings(voice)
    if held:
        yield Paragraph(held, sources=source)
    yield from _items(voice)
    yield from _recommendations(voice)
    yield Paragraph(voice.say("oral.detail", details=cited), sources=source)
    yield Paragraph(voice.say("oral.thanks"), sources=source)


def _to_addressee(voice: Voice) -> Text:
    addressee = voice.facts.addressee
    return (*plain(" "), *voice.named(addressee.body, "to")) if addressee else ()


def _items(voice: Voice) -> Iterator[Paragraph | ListItem]:
    items = items_with_role(voice, "substance")
    if not items:
        return
    source = (Source("session", voice.facts.session.id),)
    key = "oral.considered_joint" if voice.is_joint else "oral.considered"
    yield Paragraph(voice.say(key, many=len(items) > 1), sources=source)
    for place, item in enumerate(items, start=1):
        ended = end_mark(voice, place == len(items))
        yield ListItem(1, "–", (*item_title(voice, item), *plain(ended)), item_source(item))
    for item in items:
        if item.outcome and item.outcome != "recommended":
            yield Paragraph(_outcome(voice, item), sources=item_source(item))


def _outcome(voice: Voice, item: ItemFacts) -> Text:
    title = Run(f"{plain_text(item_title(voice, item))}.", bold=True)
    return (title, Run(" "), *outcome_by_itself(voice, item))


def _recommendations(voice: Voice) -> Iterator[Paragraph | ListItem]:
    made = voice.facts.recommendations
    source = (Source("session", voice.facts.session.id),)
    if not made:
        yield Paragraph(voice.say("oral.none"), sources=source)
        return
    to_addressee = _to_addressee(voice)
    yield Paragraph(
        voice.say("oral.recommends", many=len(made) > 1, to_addressee=to_addressee), sources=source
    )
    for one in made:
        if len(made) > 1:
            title = Run(voice.line("heading.recommendation", number=str(one.number)), bold=True)
            yield Paragraph((title,), sources=(Source("recommendation", one.id),))
        for text in operative_texts(voice, one):
            yield ListItem(1, "–", text, (Source("recommendation", one.id),))
