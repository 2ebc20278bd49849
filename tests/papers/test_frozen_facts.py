"""Facts go to plain data and come back as they were, whatever a later program adds or drops."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from iomdesk.document.imprint import Imprint, LifeStep
from iomdesk.papers import PAPERS
from iomdesk.papers.approval_facts import ApprovalFacts, CorrectionFact
from iomdesk.papers.attendance_facts import AttendanceFact, PresentFact
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.frozen_facts import from_plain, to_plain
from iomdesk.papers.house import HouseFacts
from tests.papers.facts_samples import BARE, FULL

MOMENT = datetime(2020, 5, 12, 8, 0, tzinfo=UTC)
STAYS = ((MOMENT, None), (MOMENT, MOMENT))
RICH = replace(
    FULL,
    approval=ApprovalFacts(
        date(2020, 6, 10), 22, "S/23/L/1", (CorrectionFact(1, None, "fr", "4", "a", "b"),)
    ),
    house=HouseFacts(
        formulae={"minutes.name": {"fr": "Acte"}, "x": {"fr": {"one": "a", "many": "b"}}},
        scales={"fr": [{"least": 1, "most": None}]},
    ),
    attendance=(AttendanceFact(1, 1, MOMENT, None, (PresentFact(1, {"fr": "Suisse"}, stays=STAYS),), 9, 5),),
)


def there_and_back(facts: PaperFacts) -> PaperFacts:
    return from_plain(PaperFacts, json.loads(json.dumps(to_plain(facts), ensure_ascii=False)))


@pytest.mark.parametrize("facts", [BARE, FULL, RICH])
def test_facts_come_back_as_they_were(facts: PaperFacts) -> None:
    assert to_plain(there_and_back(facts)) == to_plain(facts)


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_paper_is_the_same_from_them(kind: str, language: str) -> None:
    assert PAPERS[kind](there_and_back(FULL), language) == PAPERS[kind](FULL, language)


def test_what_a_later_program_added_has_its_default_and_what_it_dropped_is_left_out() -> None:
    plain = to_plain(FULL)
    del plain["approval"], plain["session"]["meetings"]
    plain["dropped"] = {"a": 1}
    found = from_plain(PaperFacts, plain)
    assert found.approval == ApprovalFacts()
    assert found.session.meetings == ()


def test_an_imprint_keeps_numbers_as_keys() -> None:
    imprint = Imprint(
        "minutes", date(2020, 5, 12), numbers={7: 1}, lives={7: (LifeStep(date(2021, 1, 1), "x"),)}
    )
    assert from_plain(Imprint, json.loads(json.dumps(to_plain(imprint)))) == imprint
