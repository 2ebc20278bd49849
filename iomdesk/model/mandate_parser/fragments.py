"""Cut the lines where a label could stand, so that a reading is a choice among labelled fragments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from iomdesk.model.mandate_parser.labels import Kind, Mark, marks_of
from iomdesk.model.mandate_parser.lines import SourceLine

_INLINE = re.compile(
    r"(?<=[:;,.–—])\s+(?:(?:and|or|et|ou|y|e|o|u|and/or|et/ou|y/o|ainsi que|así como)\s+)?"
    r"(?=(?:\(\s?)?[A-Za-zñ]{1,2}(?:\s?(?:bis|ter|quater))?\s?\)\s?\S)"
)
_CLAUSE_LABEL = re.compile(r"(?:\(\s?)?[A-Za-zñ]{1,2}(?:\s?(?:bis|ter|quater))?\s?\)")
_SETTLED = re.compile(
    r"(?:[.;:!?…][»”\"’)\]\s]*|[;,]\s?(?:and|or|et|ou|y|e|o|u|ainsi que|así como|and/or|et/ou|y/o))$"
)
_CHAPTER_KINDS = (Kind.NUMBER, Kind.ROMAN, Kind.CAPITAL, Kind.NAMED)
_GOING_ON = tuple(":;,.?!»)")
_WRAPPED_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Fragment:
    """Hold a stretch of text that may begin with a label.

    `roomy` when the line before had room for this line's first word: the break was meant.
    """

    text: str
    marks: tuple[Mark, ...]
    rest: str
    starts_line: bool
    gap: bool
    roomy: bool
    indent: int
    before: str

    @property
    def is_settled(self) -> bool:
        """Say whether the text before had come to an end."""
        return self.gap or not self.before or bool(_SETTLED.search(self.before))

    def mark(self, *kinds: Kind) -> Mark | None:
        """Return the label understood as one of the kinds."""
        return next((mark for mark in self.marks if mark.kind in kinds), None)

    def starts_small(self) -> bool:
        """Say whether the words after the label begin with a small letter, or go on with punctuation."""
        return self.rest[:1].islower() or self.rest[:1] in _GOING_ON


def cut(lines: Sequence[SourceLine]) -> list[Fragment]:
    """Cut lines into fragments, in order and without loss."""
    width = _wrapping_width(lines)
    fragments: list[Fragment] = []
    for before, line in zip([None, *lines], lines, strict=False):
        roomy = before is not None and _has_room(before.text, line.text, width)
        for index, text in enumerate(_pieces(line.text)):
            marks, rest = marks_of(text)
            last = fragments[-1].text if fragments else ""
            first = index == 0
            fragments.append(
                Fragment(text, marks, rest, first, first and line.gap, first and roomy, line.indent, last)
            )
    return _settle_romans(fragments)


def _wrapping_width(lines: Sequence[SourceLine]) -> int:
    lengths = sorted(len(line.text) for line, after in pairwise(lines) if not after.gap)
    return lengths[len(lengths) * 4 // 5] if lengths else 0


def _has_room(before: str, line: str, width: int) -> bool:
    return len(before) + 1 + len(line.split(" ", 1)[0]) <= _WRAPPED_SHARE * width


def _pieces(text: str) -> Iterator[str]:
    marks, rest = marks_of(text)
    if rest != text and any(m.kind in _CHAPTER_KINDS for m in marks) and _CLAUSE_LABEL.match(rest):
        yield text[: len(text) - len(rest)].strip()
        text = rest
    start = 0
    for found in _INLINE.finditer(text):
        yield text[start : found.end()].strip()
        start = found.end()
    yield text[start:]


def _settle_romans(fragments: list[Fragment]) -> list[Fragment]:
    """Decide where `i)` counts in roman below a clause and is not the clause after h)."""
    settled = list(fragments)
    expected = 0
    for index, fragment in enumerate(fragments):
        roman = fragment.mark(Kind.SMALL_ROMAN)
        if roman is None:
            continue
        number = roman.order // 2
        if number == expected or (number == 1 and _second_follows(fragments, index)):
            settled[index] = replace(fragment, marks=(roman,))
            expected = number + 1
    return settled


def _second_follows(fragments: Sequence[Fragment], index: int) -> bool:
    for fragment in fragments[index + 1 : index + 40]:
        roman, letter = fragment.mark(Kind.SMALL_ROMAN), fragment.mark(Kind.LETTER)
        if roman is not None and roman.order == 4:
            return True
        if fragment.mark(*_CHAPTER_KINDS) or (letter is not None and letter.value in ("a", "j")):
            return False
    return False
