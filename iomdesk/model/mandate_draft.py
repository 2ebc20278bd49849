"""A mandate as read from a paper, before anything is stored: a draft a person can correct."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from iomdesk.model.mandate_parser.clause_text import gather_clause, gather_title, is_ended
from iomdesk.model.mandate_parser.fragments import Fragment, cut
from iomdesk.model.mandate_parser.heading import blocks_above, blocks_of, body_name, guess_language, is_draft
from iomdesk.model.mandate_parser.labels import SUFFIXES
from iomdesk.model.mandate_parser.lines import compounds_of, page_heads, source_lines
from iomdesk.model.mandate_parser.readings import Part, Reading, credible_readings
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _

_TOP = 8


@dataclass(frozen=True, slots=True)
class ClauseDraft:
    """Hold a clause: its letter (`a`, `b bis`) and its text on one line, ending as in the source."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class ChapterDraft:
    """Hold a chapter: its number as the source counts (`1`, `II`, `A`), its title, its clauses."""

    number: str
    title: str
    clauses: tuple[ClauseDraft, ...]


@dataclass(frozen=True, slots=True)
class MandateDraft:
    """Hold a mandate as read: language (fr, en or es), the body's name as printed ("" if none), chapters."""

    language: str
    title: str
    chapters: tuple[ChapterDraft, ...]
    is_draft: bool


class NoMandateFound(UserError):
    """Say that a text has no chapters with lettered clauses under them."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "No mandate was found in this text: it has no chapters (1., 2.) with lettered clauses, "
                "a) or (a), under them. Nothing was changed."
            )
        )


def parse_mandate(lines: Sequence[str], *, language: str | None = None) -> MandateDraft:
    """Read a mandate out of the lines of a paper.

    Chapters without clauses, prose around the mandate and page furniture are left out; a form feed is a page
    break. With a language, a text that holds several mandates gives the one in that language. Raises
    NoMandateFound.
    """
    kept = source_lines(lines)
    fragments = cut(kept)
    seen = compounds_of(kept)
    drafts = (_draft(fragments, reading, seen) for reading in credible_readings(fragments))
    chosen = _choose((draft for draft in drafts if draft.chapters), language)
    title = chosen.title or body_name(page_heads(lines))
    return replace(chosen, language=language or chosen.language, title=title)


def _choose(drafts: Iterable[MandateDraft], language: str | None) -> MandateDraft:
    first = None
    for draft in drafts:
        first = first or draft
        if language in (None, draft.language):
            return draft
    if first is None:
        raise NoMandateFound
    return first


def _draft(fragments: Sequence[Fragment], reading: Reading, seen: frozenset[str]) -> MandateDraft:
    punctuated = _is_punctuated(fragments, reading.parts)
    chapters = tuple(_chapter(fragments, part, punctuated, seen) for part in reading.parts)
    chapters = tuple(chapter for chapter in chapters if chapter.clauses)
    blocks = blocks_above(fragments, reading.start)
    preface = fragments[: reading.start]
    return MandateDraft(
        language=guess_language(_words_of(chapters), " ".join(blocks)),
        title=body_name(blocks) or body_name(blocks_of(preface[:_TOP])),
        chapters=chapters,
        is_draft=is_draft(blocks, [fragment.text for fragment in preface]),
    )


def _words_of(chapters: Sequence[ChapterDraft]) -> str:
    clauses = [clause.text for chapter in chapters for clause in chapter.clauses]
    return " ".join([chapter.title for chapter in chapters] + clauses)


def _is_punctuated(fragments: Sequence[Fragment], parts: Sequence[Part]) -> bool:
    """Say whether clauses end with a mark, by the text before every label but the first of a chapter."""
    ends = [fragments[index].before for part in parts for _letter, index in part.clauses[1:]]
    return 2 * sum(map(is_ended, ends)) >= len(ends)


def _chapter(
    fragments: Sequence[Fragment], part: Part, punctuated: bool, seen: frozenset[str]
) -> ChapterDraft:
    starts = [index for _letter, index in part.clauses]
    stops = [*starts[1:], part.stop]
    texts = [
        gather_clause(
            fragments, range(start, stop), is_last=start == starts[-1], is_punctuated=punctuated, seen=seen
        )
        for start, stop in zip(starts, stops, strict=True)
    ]
    letters = _told_apart([letter for letter, _index in part.clauses])
    clauses = tuple(ClauseDraft(letter, text) for letter, text in zip(letters, texts, strict=True) if text)
    title = "" if part.head is None else gather_title(fragments, part.head, starts[0], seen)
    return ChapterDraft(part.number, title, clauses)


def _suffix(insertion: int) -> str:
    return SUFFIXES[insertion] if insertion < len(SUFFIXES) else str(insertion + 1)


def _told_apart(letters: Sequence[str]) -> list[str]:
    """Tell clauses of the same letter apart as an inserted paragraph is numbered: b, b bis, b ter."""
    known: list[str] = []
    for letter in letters:
        plain = letter.split(" ")[0]
        taken = [name for name in known if name.split(" ")[0] == plain]
        known.append(letter if letter not in known else f"{plain} {_suffix(len(taken))}")
    return known
