from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.rendering.pdf_breaks import EVEN, LOOSE, Measures, balanced_ends, best_ends, first_fit
from iomdesk.rendering.pdf_words import Ending, Piece

_SPACE = 2.0


def piece(width: float, ending: Ending = Ending.SPACE) -> Piece:
    extra = {Ending.SPACE: _SPACE, Ending.SOFT: 1.0, Ending.HARD: 0.0}[ending]
    return Piece((), width, ending, extra, None, "")


def words(*widths: float) -> list[Piece]:
    return [piece(width) for width in widths]


def squared_gaps(pieces: list[Piece], ends: list[int], room: float) -> float:
    measures = Measures(pieces, _SPACE)
    lines = list(pairwise([0, *ends]))[:-1]
    return sum((room - measures.width(start, end)) ** 2 for start, end in lines)


def test_a_short_text_is_one_line() -> None:
    assert best_ends(Measures(words(10, 10), _SPACE), 100, 100, EVEN) == [2]


def test_the_first_line_has_its_own_width() -> None:
    pieces = words(20, 20, 20, 20)
    assert best_ends(Measures(pieces, _SPACE), 20, 64, EVEN) == [1, 4]


def test_spaces_may_shrink_a_little() -> None:
    pieces = words(20, 20, 20)
    assert best_ends(Measures(pieces, _SPACE), 63.2, 63.2, EVEN) == [3]
    assert first_fit(pieces, 63.2, 63.2) == [2, 3]


def test_no_even_lines_is_said_rather_than_a_loose_one_given() -> None:
    pieces = words(20, 20, 60)
    assert best_ends(Measures(pieces, _SPACE), 60, 60, EVEN) is None


def test_the_paragraph_counts_rather_than_the_line() -> None:
    pieces = words(*[18, 5, 17, 19, 6, 16, 14, 19, 5, 13, 16, 18, 7, 12] * 3)
    best = best_ends(Measures(pieces, _SPACE), 60, 60, LOOSE)
    assert best is not None
    greedy = first_fit(pieces, 60, 60)
    assert squared_gaps(pieces, best, 60) < squared_gaps(pieces, greedy, 60)


def test_a_hyphen_is_avoided_where_spaces_are_even_without_it() -> None:
    pieces = [*words(20, 20), piece(10, Ending.SOFT), piece(8), *words(20, 40)]
    assert best_ends(Measures(pieces, _SPACE), 63, 63, LOOSE) == [4, 6]


def test_a_hyphen_takes_room() -> None:
    pieces = [*words(20, 20), piece(16, Ending.SOFT), piece(30)]
    measures = Measures(pieces, _SPACE)
    assert measures.width(0, 3) == 20 + 2 + 20 + 2 + 16 + 1


def test_a_ragged_line_cuts_a_word_only_when_it_would_stay_too_empty() -> None:
    cut = [piece(20), piece(30, Ending.SOFT), piece(30)]
    assert first_fit(cut, 60, 60) == [2, 3]
    whole = [piece(50), piece(5, Ending.SOFT), piece(30)]
    assert first_fit(whole, 60, 60) == [1, 3]


def test_what_is_wider_than_a_line_gets_one_of_its_own() -> None:
    assert first_fit(words(90, 10, 90), 50, 50) == [1, 2, 3]


def test_balanced_lines_are_as_few_as_fit() -> None:
    pieces = words(20, 20, 20, 20)
    assert first_fit(pieces, 70, 70) == [3, 4]
    assert balanced_ends(pieces, 70) == [2, 4]
    assert balanced_ends(pieces, 100) == [4]


_WIDTHS = st.lists(st.floats(min_value=1, max_value=50), min_size=1, max_size=60)


@given(_WIDTHS, st.floats(min_value=50, max_value=300))
def test_lines_hold_every_piece_once_and_never_more_than_fits(widths: list[float], room: float) -> None:
    pieces = words(*widths)
    ends = best_ends(Measures(pieces, _SPACE), room, room, LOOSE)
    for found in (ends, first_fit(pieces, room, room)):
        if found is not None:
            assert found == sorted(set(found))
            assert found[-1] == len(pieces)
    measures = Measures(pieces, _SPACE)
    for start, end in pairwise([0, *(ends or [])]):
        shrunk = measures.width(start, end) - (end - start - 1) * _SPACE * 0.25
        assert shrunk <= room + 1e-3
