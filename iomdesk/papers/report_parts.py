"""The sections of a report as its outline wants them: per item or per chapter, in full or in short."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from iomdesk.document.blocks import Block, Heading, NumberedParagraph, Source
from iomdesk.document.inline import Reference, Text, plain
from iomdesk.document.markdown import parse_markdown, write_markdown
from iomdesk.papers.clauses import PlacedClause, all_clauses, reference_to
from iomdesk.papers.conclusions import conclusions_section
from iomdesk.papers.counting import COUNTED
from iomdesk.papers.cover import session_dates, session_line
from iomdesk.papers.facts import ChapterFact, ItemFacts, PaperFacts
from iomdesk.papers.grammar import enumerate_texts
from iomdesk.papers.introduction import introduction
from iomdesk.papers.procedure import (
    Labels,
    adoption_section,
    agenda_section,
    other_business_section,
    participation_section,
)
from iomdesk.papers.recommendations import recommendations_section
from iomdesk.papers.references import RECOMMENDATIONS_SECTION
from iomdesk.papers.report_outline import Outline, OutlineSection
from iomdesk.papers.substance import has_something, item_section, items_with_role, substance_section
from iomdesk.papers.voice import Voice
from iomdesk.runtime.templates import load_template

_DEEPEST = 3

SectionBlocks = Sequence[tuple[str, Block]]
"""Blocks, each with the name of its section."""


def session_blocks(voice: Voice, outline: Outline, labels: Labels) -> SectionBlocks:
    """Make the sections of one session, in the order of the outline."""
    voice = replace(voice, facts=in_short(voice.facts)) if outline.substance == "results" else voice
    makers: Mapping[str, Callable[[], list[Block]]] = {
        "introduction": lambda: _introduction(voice, labels),
        "participation": lambda: participation_section(voice, labels),
        "agenda": lambda: agenda_section(voice, labels),
        "substance": lambda: _substance(voice, outline),
        "conclusions": lambda: conclusions_section(voice),
        "recommendations": lambda: recommendations_section(voice),
        "other_business": lambda: other_business_section(voice),
        "adoption": lambda: adoption_section(voice),
    }
    return [
        (section.name, block)
        for section in outline.sections
        if section.is_on
        for block in _titled(voice, section, makers[section.name]())
    ]


def part_of_session(voice: Voice, blocks: SectionBlocks) -> SectionBlocks:
    """Put the sections of a session one level down, below a heading that names it."""
    session = voice.facts.session
    title = plain(session_name(voice))
    heading = Heading(1, COUNTED, title, f"session-{session.id}", (Source("session", session.id),))
    return [("part", heading), *((name, _lowered(block, session.id)) for name, block in blocks)]


def session_name(voice: Voice) -> str:
    """Name a session with its days: "Quatorzième session (12-13 mai 2019)"."""
    name, dates = session_line(voice), session_dates(voice)
    return f"{name} ({dates})" if name and dates else name or dates


def in_short(facts: PaperFacts) -> PaperFacts:
    """Leave of each item what came of it: conclusions, decisions, recommendations and actions."""
    return replace(facts, items=tuple(_results(item) for item in facts.items))


def _results(item: ItemFacts) -> ItemFacts:
    kinds = load_template("report_profiles")["results"]
    minutes = {
        language: write_markdown([one for one in parse_markdown(text) if one.kind in kinds])
        for language, text in item.minutes.items()
    }
    return replace(item, minutes=minutes, interventions=())


def _introduction(voice: Voice, labels: Labels) -> list[Block]:
    """Say also under which clauses reports are made."""
    blocks = introduction(voice, labels)
    clauses = [placed for placed in all_clauses(voice) if _is_on_reports(placed)]
    if not clauses:
        return blocks
    cited: list[Text] = [plain(reference_to(placed, voice.language)) for placed in clauses]
    sentence = voice.say(
        "report.under_clauses", many=len(cited) > 1, list=enumerate_texts(cited, voice.language)
    )
    sources = tuple(Source("clause", placed.clause.id) for placed in clauses)
    return [*blocks[:2], NumberedParagraph("", sentence, "report-clauses", sources), *blocks[2:]]


def _is_on_reports(placed: PlacedClause) -> bool:
    wanted: Mapping[str, Sequence[str]] = load_template("report_profiles")["clauses_on_reports"]
    return any(
        all(word in placed.clause.texts.get(language, "").casefold() for word in words)
        for language, words in wanted.items()
    )


def _substance(voice: Voice, outline: Outline) -> list[Block]:
    mandate = voice.facts.mandate
    if outline.arrangement != "chapters" or mandate is None or not mandate.chapters:
        return substance_section(voice)
    items = [item for item in items_with_role(voice, "substance") if has_something(voice, item)]
    if not items:
        return []
    return [
        Heading(1, COUNTED, voice.say("heading.substance"), "section-substance"),
        *_by_chapter(voice, mandate.chapters, items),
    ]


def _by_chapter(voice: Voice, chapters: Sequence[ChapterFact], items: Sequence[ItemFacts]) -> Iterator[Block]:
    """Print each item under the first chapter it has a clause of; the rest come last."""
    left = list(items)
    for chapter in chapters:
        clauses = {clause.id for clause in chapter.clauses}
        here = [item for item in left if clauses & set(item.clause_ids)]
        left = [item for item in left if item not in here]
        if here:
            source = (Source("chapter", chapter.id),)
            yield Heading(2, COUNTED, _chapter_title(voice, chapter), f"chapter-{chapter.id}", source)
            for item in here:
                yield from item_section(voice, item, _DEEPEST)
    if left:
        yield Heading(2, COUNTED, voice.say("report.no_chapter"), "chapter-none")
        for item in left:
            yield from item_section(voice, item, _DEEPEST)


def _chapter_title(voice: Voice, chapter: ChapterFact) -> Text:
    title = voice.choose({language: words.rstrip(" :") for language, words in chapter.titles.items()})
    if not title:
        return voice.say("report.chapter_untitled", number=chapter.number)
    return voice.say("report.chapter", number=chapter.number, title=title)


def _titled(voice: Voice, section: OutlineSection, blocks: list[Block]) -> list[Block]:
    title = section.titles.get(voice.language, "")
    if not title or not blocks or not isinstance(blocks[0], Heading):
        return blocks
    return [replace(blocks[0], text=plain(title)), *blocks[1:]]


def _lowered(block: Block, session: int) -> Block:
    """Lower a heading, and tell the sections of sessions apart by their anchors."""
    if isinstance(block, Heading):
        return replace(block, level=min(block.level + 1, _DEEPEST), anchor=_own(block.anchor, session))
    if isinstance(block, NumberedParagraph):
        text = tuple(
            replace(part, target=_own(part.target, session)) if isinstance(part, Reference) else part
            for part in block.text
        )
        return replace(block, text=text, anchor=_own(block.anchor, session))
    return block


def _own(anchor: str, session: int) -> str:
    return f"{anchor}-s{session}" if anchor in _SHARED else anchor


_SHARED = (RECOMMENDATIONS_SECTION, "section-substance", "report-clauses")
