"""What a report would say now, block by block in every language, with keys that stay over regenerations."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from iomdesk.document.blocks import Annex, Block, PageBreak, Source
from iomdesk.document.numbering import roman
from iomdesk.document.report_merge import GeneratedParagraph
from iomdesk.document.report_paragraph import SourceState
from iomdesk.papers.annexes import annex_kinds, annex_labels
from iomdesk.papers.facts import LANGUAGES, PaperFacts
from iomdesk.papers.procedure import Labels
from iomdesk.papers.report_outline import Outline
from iomdesk.papers.report_parts import SectionBlocks, part_of_session, session_blocks
from iomdesk.papers.report_stored import foreign_language, kind_of, stored_words
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import wording_of

_COUNTED_ANCHOR = re.compile(r"item-\d+-\d+|recommendation-\d+-\d+")
_TELLING = frozenset({"item", "recommendation", "mandate", "session", "recommendation_paragraph"})
Digests = Mapping[tuple[str, int], str]


def generate_report(parts: Sequence[PaperFacts], outline: Outline) -> tuple[GeneratedParagraph, ...]:
    """Make the blocks of a report over one or several sessions, as they would be generated now."""
    digests = source_digests(parts)
    versions = {language: _by_place(parts, outline, language) for language in LANGUAGES}
    order = max(versions.values(), key=len)
    return tuple(
        _generated(
            place, {lang: blocks[place] for lang, blocks in versions.items() if place in blocks}, digests
        )
        for place in order
    )


def source_digests(parts: Sequence[PaperFacts]) -> Digests:
    """Digest what each record says that a report may come from, by kind and id."""
    return {key: _digest(said) for facts in parts for key, said in _records(facts)}


Place = tuple[str, str, int]
"""Group, kind of block, and which of these it is."""


def _by_place(parts: Sequence[PaperFacts], outline: Outline, language: str) -> dict[Place, tuple[str, Block]]:
    places: dict[Place, tuple[str, Block]] = {}
    counts: dict[tuple[str, str], int] = {}
    for session, section, block in _blocks(parts, outline, language):
        group, kind = _group(session, section, block), kind_of(block)
        count = counts[group, kind] = counts.get((group, kind), 0) + 1
        places[group, kind, count] = (section, block)
    return places


def _blocks(parts: Sequence[PaperFacts], outline: Outline, language: str) -> Iterator[tuple[int, str, Block]]:
    for facts in parts:
        voice = Voice(facts, language, wording_of(facts.house))
        blocks: SectionBlocks = session_blocks(voice, outline, labels_of(voice, parts, outline))
        if len(parts) > 1:
            blocks = part_of_session(voice, blocks)
        for section, block in blocks:
            if not isinstance(block, Annex | PageBreak):
                yield facts.session.id, section, block


def labels_of(voice: Voice, parts: Sequence[PaperFacts], outline: Outline) -> Labels:
    """Label the annexes of one session among those of all sessions that the report covers."""
    if len(parts) == 1:
        return annex_labels(voice, outline.printed_annexes)
    return {
        kind: label for kind, session, label in all_labels(voice, parts, outline) if session == voice.facts
    }


def all_labels(
    voice: Voice, parts: Sequence[PaperFacts], outline: Outline
) -> Iterator[tuple[str, PaperFacts, str]]:
    """Label the annexes of several sessions in one count: the same kind of all sessions together."""
    wanted = [
        (kind, facts)
        for kind in outline.printed_annexes
        for facts in parts
        if annex_kinds(replace(voice, facts=facts), (kind,))
    ]
    word = voice.line("annex")
    for place, (kind, facts) in enumerate(wanted, start=1):
        yield kind, facts, word if len(wanted) == 1 else f"{word} {roman(place)}"


def _group(session: int, section: str, block: Block) -> str:
    """Tell blocks apart by where they come from, not by their place or their words."""
    anchor = getattr(block, "anchor", "")
    if anchor and not _COUNTED_ANCHOR.fullmatch(anchor):
        return f"s{session}/{section}/{anchor}"
    sources: Sequence[Source] = getattr(block, "sources", ())
    kinds = list(dict.fromkeys(source.kind for source in sources))
    ids = {kind: {source.id for source in sources if source.kind == kind} for kind in kinds}
    if "minutes" in kinds:  # whose words were noted changes while the paragraph stays
        kinds = ["item", "minutes"]
    told = [
        f"{kind}:{next(iter(ids[kind]))}" if kind in _TELLING and len(ids.get(kind, ())) == 1 else kind
        for kind in kinds
    ]
    return f"s{session}/{section}/{kind_of(block)}/{'+'.join(told)}"


def _generated(
    place: Place, versions: Mapping[str, tuple[str, Block]], digests: Digests
) -> GeneratedParagraph:
    section, block = next(iter(versions.values()))
    texts = {
        language: words
        for language, (_section, one) in versions.items()
        if not foreign_language(one) and (words := stored_words(one))
    }
    anchor = getattr(block, "anchor", "")
    return GeneratedParagraph(
        group=place[0],
        section=section,
        kind=place[1],
        texts=texts,
        anchor="" if re.fullmatch(r"item-\d+-\d+", anchor) else anchor,
        sources=tuple(
            SourceState(source.kind, source.id, digests.get((source.kind, source.id), ""))
            for source in dict.fromkeys(getattr(block, "sources", ()))
        ),
    )


def _records(facts: PaperFacts) -> Iterator[tuple[tuple[str, int], object]]:
    yield ("session", facts.session.id), facts.session
    for mandate in filter(None, (facts.mandate, facts.mandate_in_force)):
        yield ("mandate", mandate.id), (mandate.status, mandate.label, mandate.document_symbol)
        for chapter in mandate.chapters:
            yield ("chapter", chapter.id), (chapter.number, chapter.titles)
            yield from ((("clause", clause.id), clause) for clause in chapter.clauses)
    for item in facts.items:
        yield ("item", item.id), replace(item, minutes={}, interventions=(), documents=())
        yield ("minutes", item.id), item.minutes
        yield from ((("intervention", one.id), one) for one in item.interventions)
        yield from ((("document", one.id), (one.symbol, one.titles)) for one in item.documents)
    for recommendation in facts.recommendations:
        yield ("recommendation", recommendation.id), replace(recommendation, paragraphs=())
        yield from ((("recommendation_paragraph", one.id), one) for one in recommendation.paragraphs)
    yield from ((("delegation", one.id), (one.names, one.capacity)) for one in facts.delegations)


def _digest(said: object) -> str:
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
