"""Set words in lines: justified, ragged or centred."""

from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple, TypeAlias

from iomdesk.rendering.pdf_breaks import EVEN, FAIR, LOOSE, Measures, balanced_ends, best_ends, first_fit
from iomdesk.rendering.pdf_fonts import Face
from iomdesk.rendering.pdf_styles import Align, TextStyle
from iomdesk.rendering.pdf_text import SOFT_HYPHEN
from iomdesk.rendering.pdf_words import Ending, Fragment, Piece, Word, fitted, merged, spacing_face

_LEAST_LAST_LINE = 8  # letters
_WIDEST_STRETCH = 3.0  # of a space: rather than tear a line further apart, let it end early
_LEAST_ROOM = 6.0  # points: even a column narrower than its padding gets a letter a line


class Line(NamedTuple):
    """Hold a line ready to be drawn: where it begins, and what is added to each space (points)."""

    fragments: tuple[Fragment, ...]
    x: float
    width: float
    word_space: float = 0.0


def set_lines(words: Sequence[Word], style: TextStyle, width: float) -> list[Line]:
    """Break words into lines of a width in points; no words give no lines."""
    lines: list[Line] = []
    for stretch in _stretches(words):
        indent = style.rest if lines else style.first
        lines += _set_stretch(stretch, style, indent, width - style.right)
    return lines


def one_line(words: Sequence[Word]) -> Line:
    """Set words side by side, however long the line becomes."""
    pieces = [piece for word in words for piece in word.whole]
    fragments = pieces[0].fragments if len(pieces) == 1 else _joined(pieces) if pieces else ()
    return Line(fragments, 0.0, sum([fragment.face.widths[fragment.text] for fragment in fragments]))


def _stretches(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Divide words where the text itself breaks the line."""
    ends = [place for place, word in enumerate(words, start=1) if word.ends_line]
    if not ends:
        return [words] if words else []
    return [words[start:end] for start, end in pairwise([0, *ends, len(words)]) if start < end]


def _set_stretch(words: Sequence[Word], style: TextStyle, indent: float, right: float) -> list[Line]:
    first, rest = max(right - indent, _LEAST_ROOM), max(right - style.rest, _LEAST_ROOM)
    pieces, measures, ends = _breaker(style)(words, style.hyphenated, first, rest)
    faces = {piece.face for piece in pieces}
    face = faces.pop() if len(faces) == 1 else None
    lines: list[Line] = []
    for start, end in pairwise([0, *ends]):
        line_width = measures.width(start, end)
        gap = (rest if start else first) - line_width
        fragments = _one_face(pieces[start:end], face) if face else _joined(pieces[start:end])
        x = (style.rest if start else indent) + gap * style.align.share
        spaces = measures.spaces[end - 1] - measures.spaces[start]
        stretch = gap / spaces if spaces and (end < len(pieces) or gap < 0) else 0.0
        stretch = min(stretch, measures.space * _WIDEST_STRETCH)
        lines.append(Line(fragments, x, line_width, stretch if style.align is Align.JUSTIFIED else 0.0))
    return lines


_Broken: TypeAlias = tuple[list[Piece], Measures, list[int]]


def _justified(words: Sequence[Word], hyphenated: bool, first: float, rest: float) -> _Broken:
    """Try without cutting words, then with it, then at any price."""
    pieces, measures = _measured(words, False, first, rest)
    ends = best_ends(measures, first, rest, EVEN)
    if ends is None and hyphenated:
        pieces, measures = _measured(words, True, first, rest)
        ends = best_ends(measures, first, rest, FAIR)
    ends = ends or best_ends(measures, first, rest, LOOSE) or first_fit(pieces, first, rest)
    return pieces, measures, ends


def _ragged(words: Sequence[Word], hyphenated: bool, first: float, rest: float) -> _Broken:
    pieces, measures = _measured(words, hyphenated, first, rest)
    return pieces, measures, first_fit(pieces, first, rest)


def _balanced(words: Sequence[Word], hyphenated: bool, first: float, rest: float) -> _Broken:
    pieces, measures = _measured(words, hyphenated, first, rest)
    return pieces, measures, balanced_ends(pieces, min(first, rest))


def _breaker(style: TextStyle) -> Callable[[Sequence[Word], bool, float, float], _Broken]:
    if style.align is Align.JUSTIFIED:
        return _justified
    return _balanced if style.balanced else _ragged


def _measured(
    words: Sequence[Word], hyphenate: bool, first: float, rest: float
) -> tuple[list[Piece], Measures]:
    """Cut words into pieces that leave room for a hyphen."""
    if hyphenate:
        pieces = [piece for word in words[:-1] for piece in word.cut] + list(_last_cut(words[-1]))
    else:
        pieces = [piece for word in words for piece in word.whole]
    face = words[0].fragments[0].face
    pieces = fitted(pieces, min(first, rest) - face.widths["-"])
    return pieces, Measures(pieces, face.space)


def _last_cut(word: Word) -> tuple[Piece, ...]:
    """Cut the last word of a paragraph only where a good part of it would make the last line."""
    last_line = sum(len(fragment.text) for fragment in word.cut[-1].fragments)
    return word.cut if last_line >= _LEAST_LAST_LINE else word.whole


def _one_face(pieces: Sequence[Piece], face: Face) -> tuple[Fragment, ...]:
    text = "".join([piece.text for piece in pieces])
    ending = pieces[-1].ending
    if ending is Ending.SPACE:
        text = text[:-1]
    elif ending is Ending.SOFT:
        text += SOFT_HYPHEN
    return (Fragment(face, text),)


def _joined(pieces: Sequence[Piece]) -> tuple[Fragment, ...]:
    """Join neighbours of one face, with the spaces between words and the hyphen that ends the line."""
    parts: list[Fragment] = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        parts += piece.fragments
        if following and piece.ending is Ending.SPACE:
            link = parts[-1].link if parts[-1].link == following.fragments[0].link else ""
            parts.append(Fragment(spacing_face(piece.fragments), " ", link))
    if pieces[-1].ending is Ending.SOFT:
        parts.append(parts[-1]._replace(text=SOFT_HYPHEN))
    return tuple(merged(parts))
