"""The outcome of an item by one key: noted, its sentence in the minutes, both taken back together."""

import pytest

from iomdesk.papers import PAPERS
from iomdesk.services.changes import NOTHING
from iomdesk.services.conclusions import conclude_item
from iomdesk.services.minutes import save_draft
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.paragraphs import minutes_text
from iomdesk.services.work import Work
from tests.papers.facts_samples import lines
from tests.services.room import Room, furnish

NOTED = "Le Groupe de travail a pris note des informations communiquées au titre de ce point."


@pytest.fixture
def room(work: Work) -> Room:
    found = furnish(work)
    save_draft(work, item=found.item, language="fr", text="Le débat a été bref.")
    work.session.flush()
    return found


def conclude(room: Room, outcome: str | None) -> None:
    conclude_item(room.work, item=room.item, outcome=outcome, language="fr")


def minutes_of(room: Room) -> str:
    room.work.session.flush()
    return " ".join(minutes_text(room.work.session, room.item, "fr").split())


def test_outcome_is_noted_with_its_sentence_and_both_go_back(room: Room) -> None:
    before = minutes_of(room)
    done = conclude_item(room.work, item=room.item, outcome="noted", language="fr")
    assert minutes_of(room) == f"Le débat a été bref. {NOTED} {{.decision}}"
    assert room.view().agenda.items[0].outcome == "noted"
    room.take_back(done)
    assert (minutes_of(room), room.view().agenda.items[0].outcome) == (before, None)


def test_other_outcome_changes_the_sentence_and_none_takes_it_away(room: Room) -> None:
    conclude(room, "noted")
    conclude(room, "deferred")
    assert NOTED not in minutes_of(room)
    assert "reporter" in minutes_of(room)
    conclude(room, None)
    assert minutes_of(room) == "Le débat a été bref."


def test_sentence_that_was_changed_by_hand_stays(room: Room) -> None:
    conclude(room, "noted")
    save_draft(room.work, item=room.item, language="fr", text="Il en a pris note avec intérêt. {.decision}")
    room.work.session.flush()
    conclude(room, None)
    assert minutes_of(room) == "Il en a pris note avec intérêt. {.decision}"


def test_same_outcome_again_changes_nothing(room: Room) -> None:
    conclude(room, "noted")
    assert conclude_item(room.work, item=room.item, outcome="noted", language="fr") is NOTHING


@pytest.mark.parametrize("kind", ["report", "minutes"])
def test_papers_say_the_outcome_once(room: Room, kind: str) -> None:
    assert kind in PAPERS
    conclude(room, "noted")
    room.work.session.flush()
    room.work.session.expire_all()
    document = build_paper(room.work.session, session_id=room.session, kind=kind, language="fr")
    assert sum(NOTED in line for line in lines(document)) == 1
