"""The text of the mandate as an annex: the name it gives the body, its chapters and clauses."""

from collections.abc import Iterator, Mapping

from iomdesk.document.blocks import Block, ListItem, Paragraph, ParagraphStyle, Source
from iomdesk.document.inline import Run, Text, plain
from iomdesk.document.numbering import enclose
from iomdesk.papers.clauses import all_clauses
from iomdesk.papers.conclusions import end_mark
from iomdesk.papers.facts import ChapterFact, ClauseFact, MandateFacts, Words
from iomdesk.papers.grammar import without_final_points
from iomdesk.papers.voice import Voice


def mandate_blocks(voice: Voice) -> list[Block]:
    """Print the mandate; a working translation is marked, as a whole or clause by clause."""
    mandate = voice.facts.mandate
    if mandate is None:
        return []
    blocks: list[Block] = [_title(voice, mandate)] if mandate.body_names else []
    for chapter in mandate.chapters:
        blocks.append(_chapter(voice, chapter))
        blocks.extend(_clause(voice, clause, clause is chapter.clauses[-1]) for clause in chapter.clauses)
    return blocks


def mandate_remark(voice: Voice) -> str:
    """Mark the whole text where every clause of it is a working translation."""
    return voice.line("note.unofficial") if _all_unofficial(voice) else ""


def clauses_remark(voice: Voice) -> str:
    """Mark a table that quotes clauses, where any of them is quoted in a working translation."""
    if all(_printed_official(voice)):
        return ""
    return voice.line("note.unofficial_clauses")


def _title(voice: Voice, mandate: MandateFacts) -> Block:
    language, fact = voice.name(mandate.body_names)
    text = voice.in_language(language, plain(fact.name.upper()))
    if not fact.is_official and not _all_unofficial(voice):
        text = (*text, *voice.in_brackets(voice.line("note.unofficial")))
    return Paragraph(text, ParagraphStyle.CENTRED, (Source("mandate", mandate.id),))


def _chapter(voice: Voice, chapter: ChapterFact) -> Block:
    end = "colon" if chapter.clauses else ""
    marker = f"{chapter.number}." if chapter.number else ""
    words = _words(voice, chapter.titles, chapter.official, end, chapter.clauses == ())
    return ListItem(1, marker, words, (Source("chapter", chapter.id),))


def _clause(voice: Voice, clause: ClauseFact, is_last: bool) -> Block:
    marker = enclose(clause.letter, voice.language) if clause.letter else ""
    words = _words(voice, clause.texts, clause.official, "series", is_last)
    return ListItem(2, marker, words, (Source("clause", clause.id),))


def _words(voice: Voice, texts: Words, official: Mapping[str, bool], end: str, is_last: bool) -> Text:
    """Print words with the mark that their place asks for, in the punctuation of their own language."""
    picked = voice.pick(texts)
    if picked is None:
        return ()
    language, words = picked
    mark = voice.wording.template("colon", language) if end == "colon" else end_mark(voice, is_last, language)
    text = voice.in_language(language, plain(without_final_points(words) + mark))
    if official.get(language, False) or _all_unofficial(voice):
        return text
    return (*text, Run(" "), Run(f"({voice.line('note.unofficial')})", italic=True))


def _all_unofficial(voice: Voice) -> bool:
    return not any(_printed_official(voice))


def _printed_official(voice: Voice) -> Iterator[bool]:
    """Say of each clause whether the text that is printed is an official one."""
    for placed in all_clauses(voice):
        picked = voice.pick(placed.clause.texts)
        if picked:
            yield placed.clause.official.get(picked[0], False)
