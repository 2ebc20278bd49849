"""The recommendations: preamble and operative paragraphs as resolutions and recommendations are drafted.

A preambular paragraph opens with a participle in italics and ends with a comma; an operative one opens with a
verb in bold, is numbered unless it is alone, and ends with a semicolon, the last with a point. Source: United
Nations Editorial Manual, resolutions and decisions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iomdesk.document.blocks import (
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    Paragraph,
    ParagraphStyle,
    Source,
    Sources,
)
from iomdesk.document.inline import Run, Text, plain
from iomdesk.document.markdown import TextParagraph, parse_markdown
from iomdesk.papers.clauses import clause_line, clauses_of
from iomdesk.papers.conclusions import end_mark
from iomdesk.papers.counting import COUNTED
from iomdesk.papers.facts import RecommendationFacts, RecommendationParagraphFact
from iomdesk.papers.grammar import begin_sentence, capitalised, without_final_points
from iomdesk.papers.minutes import ListCounter
from iomdesk.papers.references import RECOMMENDATIONS_SECTION
from iomdesk.papers.verbs import open_with_verb, verb_for
from iomdesk.papers.voice import Voice

_FACES = {"preamble": Run("", italic=True), "operative": Run("", bold=True)}
_NOT_YET_AGREED = {"proposed", "negotiated"}


def recommendations_section(voice: Voice) -> list[Block]:
    """Print all recommendations; a lone one has no heading below the section's."""
    recommendations = voice.facts.recommendations
    if not recommendations:
        return []
    return [_heading(voice), *recommendations_alone(voice, level=2)]


def recommendations_alone(voice: Voice, level: int = 1) -> list[Block]:
    """Print all recommendations below a sentence on whom they go to, their headings of a level."""
    recommendations = voice.facts.recommendations
    blocks = [_introduction(voice)]
    for recommendation in recommendations:
        blocks.extend(_recommendation(voice, recommendation, 0 if len(recommendations) == 1 else level))
    return blocks


def recommendation_anchor(recommendation: RecommendationFacts) -> str:
    """Name the heading of a recommendation."""
    return f"recommendation-{recommendation.id}"


def operative_texts(voice: Voice, recommendation: RecommendationFacts) -> list[Text]:
    """Return the operative paragraphs one by one, without their numbers and sub-paragraphs."""
    operative = _written(recommendation, "operative")
    return [
        _set_paragraphs(voice, paragraph, is_last=place == len(operative))[0].text
        for place, paragraph in enumerate(operative, start=1)
    ]


def _heading(voice: Voice) -> Block:
    many = len(voice.facts.recommendations) > 1
    addressee = voice.facts.addressee
    if addressee is None:
        text = voice.say("heading.recommendations_alone", many=many)
    else:
        text = voice.say("heading.recommendations", many=many, to_addressee=voice.named(addressee.body, "to"))
    return Heading(1, COUNTED, text, RECOMMENDATIONS_SECTION)


def _introduction(voice: Voice) -> Block:
    addressee = voice.facts.addressee
    many = len(voice.facts.recommendations) > 1
    if addressee is None:
        text = voice.say("recommendations.intro_alone", many=many)
    else:
        to_addressee = voice.named(addressee.body, "to")
        text = voice.say("recommendations.intro", many=many, to_addressee=to_addressee)
    sources = tuple(Source("recommendation", one.id) for one in voice.facts.recommendations)
    return NumberedParagraph("", text, sources=sources)


def _recommendation(voice: Voice, one: RecommendationFacts, level: int) -> Iterator[Block]:
    title = voice.line("heading.recommendation", number=str(one.number))
    source = (Source("recommendation", one.id),)
    if not level:
        yield Paragraph((Run(title, bold=True),), sources=source)
    else:
        yield Heading(level, "", plain(title), recommendation_anchor(one), source)
    note = _note(voice, one)
    if note:
        yield Paragraph(note, ParagraphStyle.NOTE, source)
    preamble = _written(one, "preamble")
    operative = _written(one, "operative")
    if preamble or operative:
        yield Paragraph((Run(f"{capitalised(voice.group)},", italic=True),), ParagraphStyle.PREAMBLE, source)
    for paragraph in preamble:
        yield from _preamble(voice, one, paragraph)
    for place, paragraph in enumerate(operative, start=1):
        yield from _operative(voice, one, paragraph, place, len(operative))


def _note(voice: Voice, one: RecommendationFacts) -> Text:
    """Say where a recommendation belongs: clauses, item, and whether its text is agreed."""
    parts = [clause_line(voice, clauses_of(voice, one))]
    if one.item_id is not None and one.item_id in voice.numbers:
        parts.append(voice.say("item.point", number=voice.numbers[one.item_id].full))
    if one.status in _NOT_YET_AGREED:
        parts.append(voice.say(f"recommendation.{one.status}"))
    known = [part for part in parts if part]
    joined: Text = ()
    for part in known:
        joined = (*joined, *plain(" – "), *part) if joined else begin_sentence(part)
    return joined


def _written(one: RecommendationFacts, part: str) -> list[RecommendationParagraphFact]:
    return [p for p in one.paragraphs if p.part == part and any(t.strip() for t in p.texts.values())]


def _preamble(
    voice: Voice, one: RecommendationFacts, paragraph: RecommendationParagraphFact
) -> Iterator[Block]:
    first, *rest = _set_paragraphs(voice, paragraph, is_last=False)
    sources = _sources(one, paragraph)
    yield Paragraph(first.text, ParagraphStyle.PREAMBLE, sources)
    yield from _rest(voice, rest, sources)


def _operative(
    voice: Voice, one: RecommendationFacts, paragraph: RecommendationParagraphFact, place: int, count: int
) -> Iterator[Block]:
    first, *rest = _set_paragraphs(voice, paragraph, is_last=place == count)
    sources = _sources(one, paragraph)
    number = f"{place}." if count > 1 else ""
    yield OperativeParagraph(number, first.text, f"{recommendation_anchor(one)}-{place}", sources)
    yield from _rest(voice, rest, sources)


def _rest(voice: Voice, paragraphs: Sequence[TextParagraph], sources: Sources) -> Iterator[Block]:
    """Print sub-paragraphs as a list."""
    counter = ListCounter(voice.language)
    for paragraph in paragraphs:
        if paragraph.list_level:
            level, marker = counter.marker(paragraph.list_level, paragraph.ordered)
            yield ListItem(level, marker, paragraph.text, sources)
        else:
            yield Paragraph(paragraph.text, ParagraphStyle.PREAMBLE, sources)


def _set_paragraphs(
    voice: Voice, paragraph: RecommendationParagraphFact, is_last: bool
) -> list[TextParagraph]:
    """Open a paragraph with its verb set off, close it, and say which language it is in.

    The verb is in the language of the words, so that a sentence never mixes two.
    """
    language, words = voice.pick(paragraph.texts) or (voice.language, "")
    written = list(parse_markdown(words)) or [TextParagraph(plain(words))]
    end = "," if paragraph.part == "preamble" else end_mark(voice, is_last, language)
    written[-1] = replace(written[-1], text=_close(written[-1].text, end))
    verb = verb_for(voice.wording, paragraph.part, paragraph.verb, language, voice.is_joint)
    opened = _open(verb, written[0].text, _FACES[paragraph.part], language)
    texts = [voice.in_language(language, opened)]
    texts += [voice.in_language(language, one.text, note=False) for one in written[1:]]
    return [replace(one, text=text) for one, text in zip(written, texts, strict=True)]


def _open(verb: str, text: Text, face: Run, language: str) -> Text:
    first = text[0] if text else Run("")
    words = first.text if isinstance(first, Run) else ""
    if not verb or not isinstance(first, Run):
        return begin_sentence(text) if text else text
    opened, following = open_with_verb(verb, words, language)
    return (replace(face, text=opened), replace(first, text=following), *text[1:])


def _close(text: Text, end: str) -> Text:
    """Put the mark that the place in the series asks for in the place of any there is."""
    if not text or not isinstance(text[-1], Run):
        return (*text, *plain(end))
    last = text[-1]
    return (*text[:-1], replace(last, text=without_final_points(last.text)), *plain(end))


def _sources(one: RecommendationFacts, paragraph: RecommendationParagraphFact) -> Sources:
    return (Source("recommendation", one.id), Source("recommendation_paragraph", paragraph.id))
