"""Find and replace words in texts in the stored form: in the words alone, never in the signs around them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from iomdesk.document.inline import Footnote, Inline, Link, Run, Text
from iomdesk.document.markdown import parse_markdown, write_markdown
from iomdesk.document.minutes_diff import UNIT_END
from iomdesk.document.runs import merge_runs
from iomdesk.document.text_paragraph import TextParagraph, table_paragraph
from iomdesk.document.text_search import ANY_FORM, Found, SearchOptions, find_words, may_hold

_AROUND = 48  # signs shown on each side
_OTHER_THAN_WORDS = re.compile(r"[\\*^\[\]{}|]")

Place: TypeAlias = tuple[int, int]
"""Which part of a text, and which run within it."""
Rewrite: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Hit:
    """Show words that were found, numbered through the text, with some words around them."""

    index: int
    before: str
    found: str
    after: str
    in_note: bool = False


@dataclass(frozen=True, slots=True)
class Replaced:
    """Hold a text with words replaced, and how many places that were."""

    text: str
    count: int


def find_in_minutes(stored: str, wanted: str, options: SearchOptions = ANY_FORM) -> tuple[Hit, ...]:
    """Find words in a stored text."""
    hits: list[Hit] = []
    for unit in _units(stored)[::2]:
        if _is_worth_reading(unit, wanted, options):
            for words, in_note in _strings(parse_markdown(unit)):
                for found in find_words(words, wanted, options):
                    hits.append(_hit(len(hits), words, found, in_note))
    return tuple(hits)


def replace_in_minutes(
    stored: str,
    wanted: str,
    given: str,
    options: SearchOptions = ANY_FORM,
    only: frozenset[int] | None = None,
) -> Replaced:
    """Replace words in a stored text, everywhere or at the hits numbered `only`.

    Faces, kinds and whatever else is noted of a paragraph stay; so does every paragraph without a hit, sign
    by sign. A place that reads so already is not counted.
    """
    work = _Replacing(wanted, given, options, only)
    units = _units(stored)
    for place in range(0, len(units), 2):
        if _is_worth_reading(units[place], wanted, options):
            units[place] = work.unit(units[place])
    return Replaced("".join(units), work.count)


class _Replacing:
    """Count through the hits of a text and replace those that are wanted."""

    def __init__(self, wanted: str, given: str, options: SearchOptions, only: frozenset[int] | None) -> None:
        self._wanted, self._given, self._options, self._only = wanted, given, options, only
        self._seen = 0
        self.count = 0

    def unit(self, unit: str) -> str:
        before = self.count
        paragraphs = [self._paragraph(paragraph) for paragraph in parse_markdown(unit)]
        if self.count == before:
            return unit
        indent = unit[: len(unit) - len(unit.lstrip("\n"))]
        return indent + write_markdown(paragraphs)

    def _paragraph(self, paragraph: TextParagraph) -> TextParagraph:
        if not paragraph.rows:
            return replace(paragraph, text=self._text(paragraph.text))
        rows = tuple(tuple(self._text(cell) for cell in row) for row in paragraph.rows)
        made = table_paragraph(rows)
        return replace(paragraph, text=made.text, rows=made.rows)

    def _text(self, text: Text) -> Text:
        written: dict[Place, str] = {}
        for strip in _strips(text):
            written |= self._strip(strip)
        return _rewritten(text, written)

    def _strip(self, strip: Sequence[tuple[Place, Run]]) -> Mapping[Place, str]:
        words = "".join(run.text for _place, run in strip)
        chosen = [
            found for found in find_words(words, self._wanted, self._options) if self._takes(found, words)
        ]
        written: dict[Place, str] = {}
        start = 0
        for place, run in strip:
            written[place] = self._run(run.text, start, chosen)
            start += len(run.text)
        return written

    def _takes(self, found: Found, words: str) -> bool:
        index = self._seen
        self._seen += 1
        is_taken = self._only is None or index in self._only
        is_taken = is_taken and words[found.start : found.end] != self._given
        self.count += is_taken
        return is_taken

    def _run(self, text: str, start: int, chosen: Sequence[Found]) -> str:
        """Write a run that begins at a place of its strip: what is given goes where a hit begins."""
        written, at = "", 0
        for found in chosen:
            first, last = found.start - start, found.end - start
            if last <= 0 or first >= len(text):
                continue
            written += text[at : max(first, 0)] + (self._given if first >= 0 else "")
            at = min(last, len(text))
        return written + text[at:]


def _units(stored: str) -> list[str]:
    """Split a text into paragraphs and what stands between them, by turns."""
    return UNIT_END.split(stored.replace("\r\n", "\n").replace("\r", "\n"))


def _is_worth_reading(unit: str, wanted: str, options: SearchOptions) -> bool:
    """Leave out what holds none of the words; signs of the stored form may stand between them."""
    return bool(wanted) and (may_hold(unit, wanted, options) or _OTHER_THAN_WORDS.search(unit) is not None)


def _strings(paragraphs: Sequence[TextParagraph]) -> Iterator[tuple[str, bool]]:
    """Give what is read in one go, and whether that is a footnote."""
    for paragraph in paragraphs:
        for text in (cell for row in paragraph.rows for cell in row) if paragraph.rows else (paragraph.text,):
            for place, strip in enumerate(_strips(text)):
                yield "".join(run.text for _place, run in strip), place > 0


def _strips(text: Text) -> Iterator[list[tuple[Place, Run]]]:
    """Give the runs that are read in one go: the text with the words of its links, then each footnote."""
    main: list[tuple[Place, Run]] = []
    notes: list[list[tuple[Place, Run]]] = []
    for number, part in enumerate(text):
        runs = [((number, place), run) for place, run in enumerate(_runs(part))]
        if isinstance(part, Footnote):
            notes.append(runs)
        else:
            main.extend(runs)
    yield main
    yield from notes


def _runs(part: Inline) -> tuple[Run, ...]:
    if isinstance(part, Run):
        return (part,)
    return part.runs if isinstance(part, Footnote | Link) else ()


def _rewritten(text: Text, written: Mapping[Place, str]) -> Text:
    parts: list[Inline] = []
    for number, part in enumerate(text):
        if isinstance(part, Run):
            parts.append(replace(part, text=written[number, 0]))
        elif isinstance(part, Footnote | Link):
            runs = [replace(run, text=written[number, place]) for place, run in enumerate(part.runs)]
            if kept := tuple(run for run in runs if run.text):
                parts.append(replace(part, runs=kept))
        else:
            parts.append(part)
    return merge_runs(tuple(parts))


def _hit(index: int, words: str, found: Found, in_note: bool) -> Hit:
    start, end = max(0, found.start - _AROUND), found.end + _AROUND
    before = ("…" if start else "") + words[start : found.start]
    after = words[found.end : end] + ("…" if end < len(words) else "")
    middle = _one_line(words[found.start : found.end])
    return Hit(index, _one_line(before), middle, _one_line(after), in_note)


def _one_line(words: str) -> str:
    return words.replace("\n", " ").replace("\t", " ")
