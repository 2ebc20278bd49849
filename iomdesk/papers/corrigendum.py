"""The corrections taken to minutes or to a report as one paper: paragraph, old words, new words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from iomdesk.document.blocks import Block, Heading, Paragraph, ParagraphStyle, Source, Sources
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, plain
from iomdesk.papers.approval_facts import CorrectionFact
from iomdesk.papers.facts import LANGUAGES, PaperFacts
from iomdesk.papers.items import item_source
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.minutes_paper import item_heading
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of


def corrigendum_to_minutes(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the corrigendum in one language; corrections to that version come first."""
    return _corrigendum(Voice(facts, language, wording or wording_of(facts.house)), "minutes", "corrigendum")


def corrigendum_to_report(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the one corrigendum to a report; `facts.approval` holds its corrections and its symbol."""
    return _corrigendum(
        Voice(facts, language, wording or wording_of(facts.house)), "reportcorr", "reportcorr"
    )


def _corrigendum(voice: Voice, about: str, intro_of: str) -> Document:
    title = (voice.line("corrigendum.title"), voice.line(f"{about}.title"))
    name = f"{voice.line('corrigendum.name')} – {voice.line(f'{about}.name')}"
    corrections = voice.facts.approval.corrections
    if not corrections:
        none = Paragraph(voice.say("corrigendum.none"), ParagraphStyle.NOTE, _session(voice))
        return paper_with_masthead(voice, title, name, [none])
    symbol = voice.facts.approval.minutes_symbol
    details = voice.say("corrigendum.with_symbol", symbol=symbol) if symbol else ""
    intro = Paragraph(voice.say(f"{intro_of}.intro", details=details), sources=_session(voice))
    return paper_with_masthead(voice, title, name, [intro, *_versions(voice, corrections)])


def _versions(voice: Voice, corrections: Sequence[CorrectionFact]) -> Iterator[Block]:
    """Go through the versions, each under a heading unless all is about the paper's own."""
    order = [voice.language, *(one for one in LANGUAGES if one != voice.language)]
    places = {item.id: place for place, item in enumerate(voice.facts.items)}

    def version(one: CorrectionFact) -> tuple[bool, int]:
        return one.is_late, order.index(one.language)

    def place(one: CorrectionFact) -> tuple[tuple[bool, int], int, int, int]:
        return version(one), places.get(one.item_id or 0, len(places)), _number(one.paragraph), one.id

    groups = [list(group) for _key, group in groupby(sorted(corrections, key=place), version)]
    has_headings = len(groups) > 1 or version(groups[0][0]) != (False, 0)
    for group in groups:
        if has_headings:
            yield Heading(1, "", plain(_version_name(voice, group[0])), sources=_session(voice))
        yield from _items(voice, group, 2 if has_headings else 1)


def _version_name(voice: Voice, one: CorrectionFact) -> str:
    name = voice.line(f"corrigendum.version_{one.language}")
    return voice.line("corrigendum.approved_version", name=name) if one.is_late else name


def _items(voice: Voice, corrections: Sequence[CorrectionFact], level: int) -> Iterator[Block]:
    items = {item.id: item for item in voice.facts.items}
    for id_, group in groupby(corrections, lambda one: one.item_id):
        item = items.get(id_ or 0)
        if item is not None:
            yield Heading(level, "", item_heading(voice, item), sources=item_source(item))
        for one in group:
            yield from _correction(voice, one)


def _correction(voice: Voice, one: CorrectionFact) -> Iterator[Block]:
    sources = (Source("correction", one.id),)
    number = voice.line("corrigendum.paragraph", number=one.paragraph)
    yield Paragraph((Run(number, bold=True),), sources=sources)
    for key, words in _orders(one):
        quoted = voice.in_language(one.language, plain(words), note=False)
        yield Paragraph(voice.say(f"corrigendum.{key}", details=quoted), sources=sources)


def _orders(one: CorrectionFact) -> Iterator[tuple[str, str]]:
    if not one.old_text:
        yield "add", one.new_text
    elif not one.new_text:
        yield "delete", one.old_text
    else:
        yield "instead", one.old_text
        yield "read", one.new_text


def _number(paragraph: str) -> int:
    figures = "".join(sign for sign in paragraph if sign.isdecimal())
    return int(figures or 0)


def _session(voice: Voice) -> Sources:
    return (Source("session", voice.facts.session.id),)
