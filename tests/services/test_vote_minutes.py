"""How a vote came out, written into the minutes of its item."""

from dataclasses import replace

import pytest

from iomdesk.papers.vote_text import VoteFact, vote_text
from iomdesk.services.changes import NOTHING
from iomdesk.services.conduct import arrive_all
from iomdesk.services.conduct_votes import VoteNotPossible, open_motion, record_vote
from iomdesk.services.house import set_house_setting
from iomdesk.services.paragraphs import minutes_text
from iomdesk.services.vote_minutes import write_vote
from iomdesk.services.work import Work
from tests.papers.facts_samples import FULL
from tests.services.room import TEN, Room, furnish, made

LOST = VoteFact("amendment", "", 1, 12, 1, is_adopted=False)
CARRIED = VoteFact("proposal", "adopter le texte.", 8, 5, 0, is_adopted=True)


@pytest.fixture
def room(work: Work) -> Room:
    found = furnish(work)
    arrive_all(work, meeting=found.meeting, at=TEN)
    return found


def voted(room: Room) -> int:
    motion = made(
        open_motion(room.work, item=room.item, meeting=room.meeting, text="Adopter le texte amendé.", at=TEN)
    )
    return made(record_vote(room.work, motion=motion, in_favour=3, against=1))


def minutes(room: Room) -> str:
    room.work.session.flush()
    return " ".join(minutes_text(room.work.session, room.item, "fr").split())


@pytest.mark.parametrize(
    ("language", "vote", "expected"),
    [
        ("fr", CARRIED, "a adopté la proposition suivante par 8 voix contre 5 : adopter le texte."),
        ("fr", LOST, "a rejeté l’amendement suivant par 12 voix contre une et une abstention."),
        ("en", LOST, "rejected the following amendment by 12 votes to one with one abstention."),
        ("es", LOST, "rechazó la siguiente enmienda por 12 votos contra uno y una abstención."),
        ("fr", replace(LOST, in_favour=0, abstaining=3), "par 12 voix contre zéro et 3 abstentions."),
        (
            "en",
            replace(CARRIED, kind="close_debate", text=""),
            "the motion to close the debate by 8 votes to 5.",
        ),
    ],
)
def test_vote_is_said_with_its_figures(language: str, vote: VoteFact, expected: str) -> None:
    said = " ".join(vote_text(FULL, vote, language).split())
    assert said.endswith(expected)


def test_vote_is_written_once_as_a_decision_and_taken_back(room: Room) -> None:
    vote = voted(room)
    done = write_vote(room.work, vote=vote, language="fr")
    assert minutes(room) == (
        "Le Groupe de travail a adopté la proposition suivante par 3 voix contre une : "
        "Adopter le texte amendé. {.decision}"
    )
    assert write_vote(room.work, vote=vote, language="fr") is NOTHING
    room.take_back(done)
    assert minutes(room) == ""


def test_vote_without_quorum_is_not_written(room: Room) -> None:
    set_house_setting(room.work, name="quorum.members", value=175)
    with pytest.raises(VoteNotPossible):
        write_vote(room.work, vote=voted(room), language="fr")
