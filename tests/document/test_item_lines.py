"""Items copied and pasted as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.item_lines import ItemLine, read_item_lines, settled_depths, write_item_lines

titles = st.text(min_size=1, max_size=40).map(lambda text: " ".join(text.splitlines()).strip()).filter(bool)


@st.composite
def item_lists(draw: st.DrawFn) -> list[ItemLine]:
    depths = settled_depths(draw(st.lists(st.integers(0, 4), max_size=12)))
    return [ItemLine(depth, draw(titles)) for depth in depths]


@given(item_lists())
def test_what_was_copied_is_read_back_the_same(lines: list[ItemLine]) -> None:
    assert list(read_item_lines(write_item_lines(lines))) == lines


@given(st.text())
def test_any_text_gives_items_that_stand_one_below_another(text: str) -> None:
    lines = read_item_lines(text)
    assert all(line.title.strip() for line in lines)
    assert settled_depths([line.depth for line in lines]) == tuple(line.depth for line in lines)


@pytest.mark.parametrize("indent", ["\t", "  ", "   ", "    ", "\u00a0\u00a0"])
def test_tabs_and_two_to_four_spaces_mean_the_same(indent: str) -> None:
    text = f"A\n{indent}B\n{indent}{indent}C\n\n{indent}D\nE\n"
    assert read_item_lines(text) == ((0, "A"), (1, "B"), (2, "C"), (1, "D"), (0, "E"))


@pytest.mark.parametrize(
    "line",
    ["1. Divers", "1) Divers", "12.\tDivers", "3 bis. Divers", "a) Divers", "(a) Divers", "iv) Divers",
     "• Divers", "– Divers", "* Divers", "1.2.  Divers", "3 – Divers", "4\tDivers"],
)  # fmt: skip
def test_numbers_and_bullets_are_dropped(line: str) -> None:
    assert read_item_lines(line) == ((0, "Divers"),)


@pytest.mark.parametrize(
    "line", ["2030 Agenda", "1 (suite)", "Divers", "A. Exemple : rapport", "4e rapport", "à suivre", "x-ray"]
)
def test_words_that_only_look_like_numbers_stay(line: str) -> None:
    assert read_item_lines(line) == ((0, line),)


def test_a_list_that_lost_its_indentation_is_read_by_its_numbers() -> None:
    text = "1. A\na) B\nb) C\n2. D\n(a) E\n"
    assert [line.depth for line in read_item_lines(text)] == [0, 1, 1, 0, 1]


def test_lines_indented_alike_are_of_one_level() -> None:
    assert [line.depth for line in read_item_lines("    A\n    B\n")] == [0, 0]
