import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.numbering import (
    bis,
    clause_reference,
    from_roman,
    letters,
    list_marker,
    parse_clause_reference,
    roman,
)


@pytest.mark.parametrize(
    ("number", "figures"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (1994, "MCMXCIV")]
)
def test_roman_figures_are_written_the_usual_way(number: int, figures: str) -> None:
    assert roman(number) == figures


@given(st.integers(1, 3999))
def test_roman_figures_are_read_back_in_either_case(number: int) -> None:
    assert from_roman(roman(number)) == number
    assert from_roman(roman(number).lower()) == number


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_numbers_without_roman_figure_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


@pytest.mark.parametrize("figures", ["", "IIII", "VX", "IC", "IXI", "MMMM", "A", "1"])
def test_what_is_no_roman_figure_is_refused(figures: str) -> None:
    with pytest.raises(ValueError, match="not a roman figure"):
        from_roman(figures)


def test_letters_double_after_z() -> None:
    assert [letters(number) for number in (1, 2, 26, 27, 28, 53)] == ["a", "b", "z", "aa", "bb", "aaa"]
    with pytest.raises(ValueError, match="0"):
        letters(0)


def test_insertions_are_named_in_latin() -> None:
    assert [bis(number) for number in range(1, 5)] == ["bis", "ter", "quater", "quinquies"]
    for number in (0, 12):
        with pytest.raises(ValueError, match=str(number)):
            bis(number)


@pytest.mark.parametrize(("language", "written"), [("fr", "2 b)"), ("es", "2 b)"), ("en", "2(b)")])
def test_a_clause_is_referred_to_as_its_language_does(language: str, written: str) -> None:
    assert clause_reference("2", "b", language) == written


def test_a_reference_may_lack_its_letter_or_its_chapter() -> None:
    assert clause_reference("2", "", "fr") == "2"
    assert clause_reference("", "b", "fr") == "b)"
    assert clause_reference("", "b", "en") == "(b)"


@pytest.mark.parametrize(
    "text",
    [
        "2b",
        "2 b)",
        "2 b",
        "2(b)",
        "2 (b)",
        "2.b",
        "2. b)",
        "2.b)",
        "2 B)",
        "2\u00a0b)",
        " 2 b) ",
        "2 b) ;",
        "2 b).",
    ],
)
def test_a_clause_reference_is_read_however_it_is_written(text: str) -> None:
    assert parse_clause_reference(text) == ("2", "b")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("II b)", ("II", "b")),
        ("ii(b)", ("II", "b")),
        ("IV.d", ("IV", "d")),
        ("IIb", ("II", "b")),
        ("1.2 c)", ("1.2", "c")),
        ("12 aa)", ("12", "aa")),
        ("2 b bis)", ("2", "b bis")),
        ("2(b bis)", ("2", "b bis")),
        ("2 b) bis", None),
        ("2", None),
        ("b)", None),
        ("", None),
        ("2 ab)", None),
        ("2 b) et 2 c)", None),
        ("chapitre", None),
        ("2 é)", None),
        ("vi", None),
    ],
)
def test_chapters_and_letters_of_other_shapes(text: str, clause: tuple[str, str] | None) -> None:
    assert parse_clause_reference(text) == clause


@given(st.integers(1, 60), st.integers(1, 60), st.booleans(), st.sampled_from(["fr", "en", "es"]))
def test_a_written_reference_is_read_back(chapter: int, clause: int, capitals: bool, language: str) -> None:
    number = roman(chapter) if capitals else str(chapter)
    written = clause_reference(number, letters(clause), language)
    assert parse_clause_reference(written) == (number, letters(clause))


def test_lists_are_marked_by_letter_then_small_roman() -> None:
    assert [list_marker(2, level, "fr") for level in (1, 2, 3, 4)] == ["b)", "ii)", "b.", "ii."]
    assert [list_marker(2, level, "es") for level in (1, 2)] == ["b)", "ii)"]
    assert [list_marker(4, level, "en") for level in (1, 2, 3, 4)] == ["(d)", "(iv)", "d.", "iv."]
