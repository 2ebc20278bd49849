"""Units of two texts find one another, and each comes exactly once."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.alignment import Pair, aligned, likeness

UNITS = st.lists(
    st.sampled_from(["un", "deux", "trois mots ici", "une phrase plus longue que les autres", "fin"])
)
LONG = "La délégation de la Suisse a présenté sa proposition au Groupe de travail."


def test_units_between_equal_ones_are_paired_where_they_are_alike() -> None:
    old = ["début", "Le Groupe a pris note du rapport.", "Adopté.", "fin"]
    new = ["début", "Le Groupe a pris acte du rapport.", "fin"]
    assert aligned(old, new) == (Pair(0, 0), Pair(1, 1), Pair(2, None), Pair(3, 2))


def test_a_unit_that_was_moved_stands_at_its_new_place() -> None:
    assert aligned([LONG, "un", "deux"], ["un", "deux", LONG]) == (
        Pair(1, 0),
        Pair(2, 1),
        Pair(0, 2, is_moved=True),
    )


def test_a_short_unit_was_not_moved_but_removed_and_added() -> None:
    assert not any(pair.is_moved for pair in aligned(["Oui.", "un", "deux"], ["un", "deux", "Oui."]))


def test_what_was_removed_stands_before_what_came_in_its_place() -> None:
    assert aligned(["a", "xyz", "b"], ["a", "uvw", "b"]) == (
        Pair(0, 0),
        Pair(1, None),
        Pair(None, 1),
        Pair(2, 2),
    )


def test_units_that_all_changed_a_little_find_one_another() -> None:
    old = [
        f"Au point {number} le Groupe a entendu plusieurs délégations et le Secrétariat"
        for number in range(99)
    ]
    new = [f"{unit} aussi." for unit in old]
    assert aligned(old, new) == tuple(Pair(place, place) for place in range(99))


def test_likeness_counts_the_words_two_texts_share() -> None:
    assert likeness("Le Groupe note", "le groupe NOTE") == 1.0
    assert likeness("oui", "non") == 0.0


@given(UNITS, UNITS)
def test_each_unit_comes_once_and_the_new_ones_in_order(old: list[str], new: list[str]) -> None:
    pairs = aligned(old, new)
    assert [pair.new for pair in pairs if pair.new is not None] == list(range(len(new)))
    assert sorted(pair.old for pair in pairs if pair.old is not None) == list(range(len(old)))
    standing = [pair.old for pair in pairs if pair.old is not None and not pair.is_moved]
    assert standing == sorted(standing)
    assert all(old[pair.old or 0] == new[pair.new or 0] for pair in pairs if pair.is_moved)
