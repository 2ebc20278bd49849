"""The speakers' list in the desk: order, the floor, interruptions, times, and all of it taken back."""

import pytest

from iomdesk.services.changes import NOTHING
from iomdesk.services.conduct_speakers import (
    FloorNotPossible,
    NobodySpeaks,
    ask_floor,
    end_floor,
    give_floor,
    give_floor_to_next,
    move_speaker,
    register_and_ask,
    take_floor,
    withdraw,
)
from iomdesk.services.groups import GroupHasSpoken, add_group, add_scheme, add_to_group, remove_group
from iomdesk.services.interventions import write_notes
from iomdesk.services.work import Work
from tests.services.room import TEN, Room, furnish, made, minutes


@pytest.fixture
def room(work: Work) -> Room:
    return furnish(work)


def ask(room: Room, state: str, kind: str = "statement") -> int:
    return made(
        ask_floor(
            room.work,
            meeting=room.meeting,
            item=room.item,
            delegation=room.delegations[state],
            kind=kind,
            at=TEN,
        )
    )


def test_list_keeps_the_order_of_asking_with_order_in_front_and_reply_at_the_end(room: Room) -> None:
    ask(room, "CHE", "right_of_reply")
    ask(room, "FRA")
    ask(room, "AUT", "point_of_order")
    ask(room, "DEU")
    assert room.waiting() == ["Autriche", "France", "Allemagne", "Suisse"]


def test_asking_twice_is_once_but_a_reply_is_another_request(room: Room) -> None:
    ask(room, "CHE")
    again = ask_floor(room.work, meeting=room.meeting, item=room.item, delegation=room.delegations["CHE"])
    assert again == NOTHING
    ask(room, "CHE", "right_of_reply")
    assert room.waiting() == ["Suisse", "Suisse"]


def test_asking_moving_withdrawing_go_back(room: Room) -> None:
    ask(room, "CHE")
    fra = ask(room, "FRA")
    room.goes_back(
        lambda: ask_floor(
            room.work,
            meeting=room.meeting,
            item=room.item,
            delegation=room.delegations["AUT"],
            kind="point_of_order",
            at=TEN,
        )
    )
    room.goes_back(lambda: move_speaker(room.work, speaker=fra, position=0))
    room.goes_back(lambda: withdraw(room.work, speaker=fra))
    move_speaker(room.work, speaker=fra, position=0)
    assert room.waiting() == ["France", "Suisse"]
    withdraw(room.work, speaker=fra)
    assert room.waiting() == ["Suisse"]


def test_floor_given_becomes_an_intervention_and_its_time_is_kept(room: Room) -> None:
    che = ask(room, "CHE")
    intervention = made(give_floor(room.work, speaker=che, at=minutes(1)))
    speaking = room.view().speaking
    assert speaking is not None
    assert (speaking.name, speaking.intervention_id) == ("Suisse", intervention)
    assert speaking.seconds(minutes(3)) == 120
    end_floor(room.work, speaker=che, at=minutes(4))
    (said,) = room.view().interventions[room.item]
    assert (said.id, said.speaker, said.seconds, said.heard_at) == (intervention, "Suisse", 180, minutes(1))
    assert room.view().speaking is None


def test_giving_and_ending_go_back_with_the_intervention(room: Room) -> None:
    che, fra = ask(room, "CHE"), ask(room, "FRA")
    give_floor(room.work, speaker=che, at=minutes(1))
    room.goes_back(lambda: give_floor(room.work, speaker=fra, at=minutes(3)))
    room.goes_back(lambda: end_floor(room.work, speaker=che, at=minutes(3)))


def test_notes_typed_meanwhile_come_back_with_the_floor(room: Room) -> None:
    che = ask(room, "CHE")
    given = give_floor(room.work, speaker=che, at=minutes(1))
    write_notes(room.work, intervention=made(given), text="Soutient le projet.")
    undone = room.take_back(given)
    assert room.view().interventions == {}
    room.take_back(undone)
    assert room.view().interventions[room.item][0].notes == "Soutient le projet."


def test_next_one_takes_over_and_with_nobody_left_the_floor_is_free(room: Room) -> None:
    ask(room, "CHE")
    ask(room, "FRA")
    for at, expected in ((1, "Suisse"), (2, "France")):
        give_floor_to_next(room.work, meeting=room.meeting, at=minutes(at))
        speaking = room.view().speaking
        assert speaking is not None
        assert speaking.name == expected
    give_floor_to_next(room.work, meeting=room.meeting, at=minutes(5))
    assert room.view().speaking is None
    assert [one.seconds for one in room.view().interventions[room.item]] == [60, 180]


def test_point_of_order_interrupts_and_the_speaker_goes_on_with_the_same_intervention(room: Room) -> None:
    che = ask(room, "CHE")
    ask(room, "FRA")
    first = made(give_floor(room.work, speaker=che, at=minutes(0)))
    order = ask(room, "AUT", "point_of_order")
    room.goes_back(lambda: give_floor(room.work, speaker=order, at=minutes(2)))
    give_floor(room.work, speaker=order, at=minutes(2))
    assert room.waiting() == ["Suisse", "France"]
    assert room.view().waiting[0].is_interrupted
    give_floor_to_next(room.work, meeting=room.meeting, at=minutes(5))
    speaking = room.view().speaking
    assert speaking is not None
    assert (speaking.intervention_id, speaking.seconds(minutes(6))) == (first, 180)
    end_floor(room.work, speaker=che, at=minutes(7))
    assert [one.seconds for one in room.view().interventions[room.item]] == [240, 180]


def test_interrupted_speaker_who_does_not_go_on_keeps_the_time_spoken(room: Room) -> None:
    che = ask(room, "CHE")
    give_floor(room.work, speaker=che, at=minutes(0))
    give_floor(room.work, speaker=ask(room, "AUT", "point_of_order"), at=minutes(2))
    withdraw(room.work, speaker=che)
    assert room.waiting() == []
    assert room.view().interventions[room.item][0].seconds == 120


def test_floor_is_given_at_once_to_one_not_on_the_list(room: Room) -> None:
    request = {"meeting": room.meeting, "item": room.item, "delegation": room.delegations["CHE"]}
    room.goes_back(lambda: take_floor(room.work, at=minutes(1), **request))
    ask(room, "CHE")
    take_floor(room.work, at=minutes(2), **request)
    assert room.waiting() == []


def test_statement_for_a_group_bears_the_states_that_align_themselves(room: Room) -> None:
    group = made(add_group(room.work, scheme=made(add_scheme(room.work, name="Essai")), name_fr="Groupe A"))
    add_to_group(room.work, group=group, state="CHE")
    add_to_group(room.work, group=group, state="NOR", is_aligned_only=True)
    take_floor(
        room.work,
        meeting=room.meeting,
        item=room.item,
        delegation=room.delegations["CHE"],
        on_behalf_of="Groupe A",
        group=group,
    )
    (said,) = room.view().interventions[room.item]
    assert (said.on_behalf_of, said.group_id, said.aligned) == ("Groupe A", group, ("NOR",))
    with pytest.raises(GroupHasSpoken):
        remove_group(room.work, group=group)


def test_chair_speaks_without_a_delegation_and_nobody_else_does(room: Room) -> None:
    take_floor(room.work, meeting=room.meeting, item=room.item, kind="chair")
    assert room.view().interventions[room.item][0].kind == "chair"
    with pytest.raises(NobodySpeaks):
        ask_floor(room.work, meeting=room.meeting, item=room.item)


def test_who_was_heard_has_to_ask_again(room: Room) -> None:
    che = ask(room, "CHE")
    give_floor(room.work, speaker=che, at=minutes(1))
    end_floor(room.work, speaker=che, at=minutes(2))
    with pytest.raises(FloorNotPossible):
        give_floor(room.work, speaker=che)


def test_state_that_is_not_registered_is_registered_with_its_request_and_both_go_back(room: Room) -> None:
    room.goes_back(
        lambda: register_and_ask(room.work, meeting=room.meeting, item=room.item, state="ITA", at=TEN)
    )
    register_and_ask(room.work, meeting=room.meeting, item=room.item, state="ITA", at=TEN)
    assert room.waiting() == ["Italie"]
    register_and_ask(room.work, meeting=room.meeting, item=room.item, state="ESP", at_once=True, at=TEN)
    speaking = room.view().speaking
    assert speaking is not None
    assert speaking.name == "Espagne"
