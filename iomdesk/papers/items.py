"""What the report says on one item: documents, minutes, speakers and how it ended."""

from collections.abc import Iterable
from dataclasses import replace

from iomdesk.document.blocks import Block, NumberedParagraph, Paragraph, ParagraphStyle, Source, Sources
from iomdesk.document.inline import Reference, Run, Text, plain
from iomdesk.document.markdown import parse_markdown, write_markdown
from iomdesk.document.sorting import sort_key
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import ParagraphKind
from iomdesk.papers.clauses import clause_line
from iomdesk.papers.facts import DocumentFact, InterventionFact, ItemFacts, RecommendationFacts, Words
from iomdesk.papers.grammar import enumerate_texts
from iomdesk.papers.minutes import minutes_blocks
from iomdesk.papers.minutes_attribution import Attribution
from iomdesk.papers.persons import group_in
from iomdesk.papers.prose import NOMINATIVE, Prose
from iomdesk.papers.references import RECOMMENDATIONS_SECTION, anchored, outcome_anchor
from iomdesk.papers.voice import Voice

_SPEAKING_KINDS = {"statement", "right_of_reply"}
_NAMED = {"named", "listed"}
_ADOPTED = {"adoption_of_agenda": "minutes.agenda_adopted", "adoption_of_report": "minutes.report_adopted"}


def item_title(voice: Voice, item: ItemFacts) -> Text:
    """Print an item's title."""
    titles = {language: text.title for language, text in item.texts.items()}
    return voice.choose(titles) or (Run(voice.line("note.missing"), italic=True),)


def item_source(item: ItemFacts) -> Sources:
    """Name an item as a source."""
    return (Source("item", item.id),)


def item_notes(voice: Voice, item: ItemFacts) -> list[Block]:
    """Print under a heading which clauses the item falls under."""
    clauses = clause_line(voice, item.clause_ids)
    if not clauses:
        return []
    sources = (*item_source(item), *(Source("clause", clause) for clause in item.clause_ids))
    return [Paragraph(clauses, ParagraphStyle.NOTE, sources)]


def item_paragraphs(voice: Voice, item: ItemFacts, outcome: Text | None = None) -> list[Block]:
    """Print all there is on an item, its sub-items not included; `outcome` replaces the usual sentence."""
    ending = outcome_sentence(voice, item) if outcome is None else outcome
    texts = _discreet(voice, item)
    if ending:
        texts = {language: _without_ending(voice, item, language, text) for language, text in texts.items()}
    blocks = [
        *_documents(voice, item),
        *minutes_blocks(voice, texts, (*item_source(item), Source("minutes", item.id))),
        *_speakers(voice, item),
    ]
    if ending:
        blocks.append(NumberedParagraph("", ending, outcome_anchor(item), item_source(item)))
    return anchored(blocks, item)


def _discreet(voice: Voice, item: ItemFacts) -> Words:
    """Return the text of an item without names that were drafted into it and are to stay unsaid now."""
    return {language: _without_names(voice, item, language) for language in item.minutes}


def _without_ending(voice: Voice, item: ItemFacts, language: str, text: str) -> str:
    """Take the outcome's own sentence out of a text: it is printed after it, with what it refers to."""
    if "{.decision" not in text:
        return text
    sentence = _bare(outcome_sentence(replace(voice, language=language), item, cites_section=False))
    paragraphs = parse_markdown(text)
    kept = [
        one for one in paragraphs if one.kind is not ParagraphKind.DECISION or _bare(one.text) != sentence
    ]
    return text if len(kept) == len(paragraphs) else write_markdown(kept)


def _bare(text: Text) -> str:
    """Return words without what typing may set otherwise: spaces and apostrophes."""
    return " ".join(plain_text(text).replace("'", "’").split())


def _without_names(voice: Voice, item: ItemFacts, language: str) -> str:
    text = item.minutes[language]
    if "sources=" not in text:
        return text
    attribution = Attribution(Prose(voice.facts.house, language, NOMINATIVE), item.interventions)
    return write_markdown([attribution.discreet(one) for one in parse_markdown(text)])


def outcome_sentence(voice: Voice, item: ItemFacts, *, cites_section: bool = True) -> Text:
    """Say in the fixed formula how an item ended; nothing where that is open.

    `cites_section` is for papers that have a section of recommendations.
    """
    if not item.outcome:
        return ()
    if item.outcome != "recommended":
        return voice.group_says(f"outcome.{item.outcome}")
    listed = recommendations_named(voice, [item])
    if not listed:
        return voice.group_says("outcome.recommended_without")
    reference = (Reference(RECOMMENDATIONS_SECTION),)
    section = voice.say("outcome.see_section", section=reference) if cites_section else ()
    return voice.group_says(
        "outcome.recommended", list=listed, of_list=voice.after("of", listed), section=section
    )


def outcome_by_itself(voice: Voice, item: ItemFacts) -> Text:
    """Say how an item ended where no section or annex can be cited; agenda and report are adopted by name."""
    adopted = _ADOPTED.get(item.role) if item.outcome == "adopted" else None
    return voice.group_says(adopted) if adopted else outcome_sentence(voice, item, cites_section=False)


def recommendations_named(voice: Voice, items: Iterable[ItemFacts]) -> str:
    """Name the recommendations made under items: "les recommandations 1 et 2"."""
    made = {one.number for item in items for one in _recommendations_of(voice, item)}
    numbers = [plain(str(number)) for number in sorted(made)]
    if not numbers:
        return ""
    listed = enumerate_texts(numbers, voice.language)
    return voice.line("recommendations.numbers", many=len(numbers) > 1, list=listed)


def _recommendations_of(voice: Voice, item: ItemFacts) -> list[RecommendationFacts]:
    """List an item's own recommendations, else those that share a clause with it."""
    every = voice.facts.recommendations
    own = [one for one in every if one.item_id == item.id]
    return own or [one for one in every if set(one.clause_ids) & set(item.clause_ids)]


def _document_name(voice: Voice, document: DocumentFact) -> Text:
    """Cite a document by its symbol, one without by its title in italics, and the part meant."""
    title = tuple(
        Run(part.text, italic=True, language=part.language)
        for part in voice.choose(document.titles)
        if isinstance(part, Run)
    )
    name = plain(document.symbol) or title
    return (*name, Run(f", {document.part}")) if name and document.part else name


def _documents(voice: Voice, item: ItemFacts) -> list[Block]:
    names = [name for document in item.documents if (name := _document_name(voice, document))]
    if not names:
        return []
    sources = (*item_source(item), *(Source("document", document.id) for document in item.documents))
    has_symbols = all(document.symbol for document in item.documents)
    sentence = voice.say(
        "item.documents" if has_symbols else "item.documents_titled",
        many=len(names) > 1,
        was_before=voice.line("item.was_before", many=voice.is_joint),
        list=enumerate_texts(names, voice.language),
    )
    return [NumberedParagraph("", sentence, sources=sources)]


def _speakers(voice: Voice, item: ItemFacts) -> list[Block]:
    """List those who spoke and may be named, as reports of intergovernmental bodies do."""
    spoken = [one for one in item.interventions if _may_be_listed(one)]
    # Each delegation once; where it also spoke for a group, that is said.
    by_name = {voice.words(one.names): one for one in sorted(spoken, key=lambda one: bool(one.on_behalf_of))}
    if not by_name:
        return []
    names = [_speaker(voice, by_name[name]) for name in sorted(by_name, key=lambda n: _order(voice, n))]
    sources = (*item_source(item), *(Source("intervention", one.id) for one in spoken))
    sentence = voice.say(
        "item.speakers" if len(spoken) == _count_speaking(item) else "item.some_speakers",
        many=len(names) > 1,
        list=enumerate_texts(names, voice.language),
    )
    return [NumberedParagraph("", sentence, sources=sources)]


def _count_speaking(item: ItemFacts) -> int:
    return sum(one.kind in _SPEAKING_KINDS for one in item.interventions)


def _may_be_listed(one: InterventionFact) -> bool:
    return one.kind in _SPEAKING_KINDS and one.attribution in _NAMED and any(one.names.values())


def _order(voice: Voice, name: str) -> tuple[str, str]:
    return sort_key(name, voice.language)


def _speaker(voice: Voice, one: InterventionFact) -> Text:
    name = voice.choose(one.names)
    if not one.on_behalf_of:
        return name
    group = group_in(voice.wording, one.on_behalf_of, voice.language)
    return voice.say("item.on_behalf_of", name=name, of_person=voice.after("of", group))
