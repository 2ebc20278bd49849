"""What catalogues are told of a paper."""

from datetime import date

from iomdesk.document.imprint import Imprint, LifeStep
from iomdesk.model.report_life import ReportStage, ReportStep
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.work import Work


def imprint(work: Work, session: int, kind: str) -> Imprint:
    return build_paper(work.session, session_id=session, kind=kind, language="fr").imprint


def test_a_paper_says_of_which_session_and_day_it_is(work: Work, sample_session: int) -> None:
    found = imprint(work, sample_session, "agenda")
    assert (found.kind, found.session, found.original_language) == ("agenda", 1, "fr")
    assert found.body
    assert [step.on for step in found.steps] == [found.dated_on]


def test_a_report_tells_its_life_without_what_was_taken_back(work: Work, sample_session: int) -> None:
    for day, stage, is_gone in ((1, ReportStage.PROJECT, False), (8, ReportStage.APPROVED, True)):
        work.session.add(
            ReportStep(
                session_id=sample_session,
                stage=stage.value,
                on=date(2020, 6, day),
                symbol="WG/1/L/1",
                recorded_at=work.clock(),
                deleted_at=work.clock() if is_gone else None,
            )
        )
    work.session.flush()
    steps = imprint(work, sample_session, "report").steps
    assert steps == (LifeStep(date(2020, 6, 1), "project", "", "WG/1/L/1"),)


def test_recommendations_are_told_with_their_numbers_and_steps(work: Work, sample_session: int) -> None:
    found = imprint(work, sample_session, "report")
    assert sorted(found.numbers.values()) == [1, 2]
    assert set(found.lives) <= set(found.numbers)
