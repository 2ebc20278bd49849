"""The order of the speakers' list, for any order of asking."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.model.interventions import InterventionKind
from iomdesk.model.speakers_list import interrupts, place_of_request

KINDS = st.sampled_from([kind.value for kind in InterventionKind])
POINT, REPLY = InterventionKind.POINT_OF_ORDER.value, InterventionKind.RIGHT_OF_REPLY.value


def asked(kinds: list[str]) -> list[tuple[str, int]]:
    """Let requests come in one after another; return (kind, when it was asked) in the order of the list."""
    waiting: list[tuple[str, int]] = []
    for turn, kind in enumerate(kinds):
        waiting.insert(place_of_request([one for one, _turn in waiting], kind), (kind, turn))
    return waiting


def rank(kind: str) -> int:
    return {POINT: 0, REPLY: 2}.get(kind, 1)


@given(st.lists(KINDS, max_size=12))
def test_points_of_order_come_first_replies_last_and_equals_in_the_order_asked(kinds: list[str]) -> None:
    listed = asked(kinds)
    assert listed == sorted(listed, key=lambda one: (rank(one[0]), one[1]))


@given(st.lists(KINDS, max_size=12), KINDS)
def test_any_list_moved_by_hand_gives_a_place_that_exists(waiting: list[str], kind: str) -> None:
    assert 0 <= place_of_request(waiting, kind) <= len(waiting)


@given(st.lists(KINDS, max_size=12))
def test_point_of_order_passes_everybody_but_points_of_order(waiting: list[str]) -> None:
    assert set(waiting[: place_of_request(waiting, POINT)]) <= {POINT}


def test_statement_stays_behind_one_that_was_moved_to_the_end_by_hand() -> None:
    assert place_of_request(["right_of_reply", "statement"], "statement") == 2


def test_only_a_point_of_order_interrupts() -> None:
    assert [kind.value for kind in InterventionKind if interrupts(kind)] == [POINT]
