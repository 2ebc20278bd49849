from iomdesk.document.flat_text import REFERENCE, Edit, flatten
from iomdesk.document.inline import Reference, Run


def test_a_text_is_one_string_in_which_a_reference_takes_one_place() -> None:
    flat = flatten((Run("ab"), Reference("x"), Run("c")))
    assert flat.characters == f"ab{REFERENCE}c"
    assert [flat.part_index(place) for place in range(4)] == [0, 0, 1, 2]


def test_new_characters_take_the_face_of_the_first_that_they_replace() -> None:
    flat = flatten((Run("a "), Run(" b", bold=True), Run("c")))
    edited = flat.edited([Edit(1, 3, "--"), Edit(4, 5, "cc")])
    assert edited.raised(()) == (Run("a--"), Run("b", bold=True), Run("cc"))


def test_characters_can_be_taken_away() -> None:
    flat = flatten((Run("a "), Run(":", bold=True)))
    assert flat.edited([Edit(1, 2, "")]).raised(()) == (Run("a"), Run(":", bold=True))


def test_a_raised_stretch_may_cross_runs() -> None:
    flat = flatten((Run("1e"), Run("r mai", bold=True), Reference("x")))
    assert flat.raised([(1, 3)]) == (
        Run("1"),
        Run("e", superscript=True),
        Run("r", bold=True, superscript=True),
        Run(" mai", bold=True),
        Reference("x"),
    )


def test_an_empty_text_stays_empty() -> None:
    assert flatten(()).edited([]).raised(()) == ()
