"""The record of attendance: who was there from when to when, and when the quorum was met."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.blocks import Table
from iomdesk.document.text import plain_text
from iomdesk.papers.attendance import attendance_of_session, most_at_once, quorum_spans
from iomdesk.papers.attendance_facts import AttendanceFact, PresentFact
from tests.papers.facts_samples import FULL, lines

ZONE = timezone(timedelta(hours=2))
TEN = datetime(2020, 5, 12, 10, 0, tzinfo=ZONE)


def at(minutes: int) -> datetime:
    return TEN + timedelta(minutes=minutes)


def present(id_: int, name: str, *stays: tuple[int, int | None], capacity: str = "member") -> PresentFact:
    return PresentFact(
        id_,
        {"fr": name},
        capacity,
        tuple((at(one), None if two is None else at(two)) for one, two in stays),
        counts=capacity == "member",
    )


MEETING = AttendanceFact(
    meeting_id=1,
    number=1,
    starts_at=TEN,
    ends_at=at(180),
    present=(
        present(1, "Suisse", (0, 60), (90, None)),
        present(2, "Équateur", (10, None)),
        present(3, "Autriche", (20, None)),
        present(4, "Bélarus", (0, None), capacity="observer_state"),
    ),
    members=5,
    needed=3,
)


def words(language: str, meeting: AttendanceFact = MEETING) -> str:
    document = attendance_of_session(replace(FULL, attendance=(meeting,)), language)
    return "\n".join(lines(document)).replace("\u00a0", " ").replace("\u202f", " ")


def test_delegations_stand_by_capacity_in_the_order_of_the_language_with_their_times() -> None:
    document = attendance_of_session(replace(FULL, attendance=(MEETING,)), "fr")
    members, observers = (block for block in document.blocks if isinstance(block, Table))
    assert [plain_text(row[0]) for row in members.rows] == ["Autriche", "Équateur", "Suisse"]
    assert [plain_text(row[0]) for row in observers.rows] == ["Bélarus"]
    assert "de 10 h à 11 h ; à partir de 11 h 30" in words("fr")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Il a été atteint de 10 h 20 à 11 h et à partir de 11 h 30."),
        ("en", "It was met: 10.20 a.m. to 11 a.m. and from 11.30 a.m."),
        ("es", "Se alcanzó: de 10.20 a 11.00 horas y desde las 11.30 horas."),
    ],
)
def test_paper_says_when_the_quorum_was_met(language: str, sentence: str) -> None:
    assert sentence in words(language)


def test_paper_says_that_the_quorum_was_never_met_or_is_not_known() -> None:
    assert "Il n’a pas été atteint." in words("fr", replace(MEETING, members=175, needed=88))
    assert "le quorum n’a pas été établi" in words("fr", replace(MEETING, members=0, needed=0))


def test_meeting_without_attendance_says_so_and_a_session_without_meetings_too() -> None:
    assert "La présence n’a pas été relevée." in words("fr", replace(MEETING, present=()))
    document = attendance_of_session(FULL, "es")
    assert "Aún no se ha fijado ninguna sesión." in lines(document)


STAYS = st.lists(
    st.tuples(st.integers(0, 90), st.integers(1, 90)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=1,
)


@given(st.lists(STAYS, max_size=6), st.integers(1, 5))
def test_quorum_is_met_at_a_minute_just_when_enough_members_are_there(
    stays: list[list[tuple[int, int]]], needed: int
) -> None:
    meeting = replace(
        MEETING,
        present=tuple(present(place, str(place), *one) for place, one in enumerate(stays)),
        needed=needed,
    )
    spans = quorum_spans(meeting)
    for minute in range(0, 181, 5):
        there = sum(any(one <= minute < two for one, two in each) for each in stays)
        is_met = any(start <= at(minute) and (end is None or at(minute) < end) for start, end in spans)
        assert is_met is (there >= needed)
        assert there <= most_at_once(meeting)
