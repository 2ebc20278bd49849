"""A report goes from draft to project, corrections, one corrigendum and approval; its files stay kept."""

import hashlib
from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.document.text import plain_text
from iomdesk.model.bodies import Body
from iomdesk.queries.papers import paper_of
from iomdesk.queries.report_life import ReportLifeView, kept_file, report_life_of
from iomdesk.services.changes import Changes
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.papers import edit_paper
from iomdesk.services.report_corrections import (
    decide_report_correction,
    edit_report_correction,
    receive_report_correction,
    remove_report_correction,
)
from iomdesk.services.report_life import (
    ReportStepNotPossible,
    approve_report,
    change_report_deadline,
    issue_corrigendum,
    issue_project,
    keep_report_file,
    open_corrections,
    reissue_report,
    take_back_report_step,
)
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work

JUNE = date(2020, 6, 1)
SYMBOL = "WG/2/L/3"


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


@pytest.fixture
def session(work: Work) -> int:
    return made(create_session(work, number=2, start_on=date(2020, 5, 12), end_on=date(2020, 5, 13)))


@pytest.fixture
def project(work: Work, session: int) -> int:
    return made(issue_project(work, session=session, on=JUNE, symbol=SYMBOL))


def life(work: Work, session: int) -> ReportLifeView:
    work.session.flush()
    return report_life_of(work.session, session_id=session)


def receive(work: Work, session: int, on: date = date(2020, 6, 5), language: str = "fr") -> int:
    return made(
        receive_report_correction(
            work,
            session=session,
            language=language,
            paragraph="12.",
            received_on=on,
            old_text="a déclaré",
            new_text="a rappelé",
        )
    )


def test_a_report_is_a_draft_until_it_is_issued_under_a_symbol(work: Work, session: int) -> None:
    assert life(work, session).stage == "draft"
    with pytest.raises(ReportStepNotPossible):
        issue_project(work, session=session, on=JUNE, symbol=" ")
    issue_project(work, session=session, on=JUNE, symbol=SYMBOL)
    view = life(work, session)
    assert (view.stage, view.steps[0].symbol, view.steps[0].on) == ("project", SYMBOL, JUNE)


@pytest.mark.usefixtures("project")
def test_each_language_has_a_week_from_the_day_it_was_received(work: Work, session: int) -> None:
    open_corrections(work, session=session, on=JUNE, languages=("fr",))
    open_corrections(work, session=session, on=date(2020, 6, 10), languages=("fr", "es"))
    deadlines = {one.language: one.deadline_on for one in life(work, session).deadlines}
    assert deadlines == {"fr": date(2020, 6, 8), "es": date(2020, 6, 17)}
    change_report_deadline(work, session=session, language="es", deadline_on=date(2020, 6, 19))
    with pytest.raises(ReportStepNotPossible):
        change_report_deadline(work, session=session, language="es", deadline_on=JUNE)
    assert life(work, session).deadlines[1].deadline_on == date(2020, 6, 19)


@pytest.mark.usefixtures("project")
def test_a_correction_after_its_last_day_is_marked_late(work: Work, session: int) -> None:
    open_corrections(work, session=session, on=JUNE, languages=("fr",))
    receive(work, session)
    receive(work, session, on=date(2020, 6, 9))
    assert [(one.paragraph, one.is_late) for one in life(work, session).corrections] == [
        ("12", False),
        ("12", True),
    ]


def test_a_draft_is_not_corrected_but_changed(work: Work, session: int) -> None:
    with pytest.raises(ReportStepNotPossible):
        receive(work, session)


@pytest.mark.usefixtures("project")
def test_the_corrigendum_waits_until_all_is_decided_and_holds_what_was_taken(
    work: Work, session: int
) -> None:
    first, second, third = (receive(work, session) for _ in range(3))
    with pytest.raises(ReportStepNotPossible, match="3 corrections"):
        issue_corrigendum(work, session=session, on=date(2020, 6, 12))
    decide_report_correction(work, correction=first, status="accepted")
    decide_report_correction(work, correction=second, status="amended", final_text="a réaffirmé")
    with pytest.raises(ReportStepNotPossible):
        decide_report_correction(work, correction=third, status="refused")
    decide_report_correction(work, correction=third, status="refused", reason="Non prononcé.")
    issue_corrigendum(work, session=session, on=date(2020, 6, 12), symbol=f"{SYMBOL}/Corr.1")
    work.session.flush()
    paper = build_paper(work.session, session_id=session, kind="report-corrigendum", language="fr")
    said = " ".join(plain_text(block.text) for block in paper.blocks if hasattr(block, "text"))
    assert "a rappelé" in said
    assert "a réaffirmé" in said
    assert paper.symbol == f"{SYMBOL}/Corr.1"
    with pytest.raises(ReportStepNotPossible):
        decide_report_correction(work, correction=first, status="received")


@pytest.mark.usefixtures("project")
def test_without_any_correction_taken_there_is_no_corrigendum(work: Work, session: int) -> None:
    with pytest.raises(ReportStepNotPossible):
        issue_corrigendum(work, session=session, on=date(2020, 6, 12))


@pytest.mark.usefixtures("project")
def test_decisions_edits_and_removals_are_taken_back(work: Work, session: int) -> None:
    one = receive(work, session)
    edited = edit_report_correction(work, correction=one, fields={"new_text": "a souligné"})
    undo(work, edited)
    assert life(work, session).corrections[0].new_text == "a rappelé"
    decided = decide_report_correction(work, correction=one, status="accepted")
    with pytest.raises(ReportStepNotPossible):
        edit_report_correction(work, correction=one, fields={"new_text": "autre"})
    undo(work, decided)
    assert life(work, session).corrections[0].status == "received"
    undo(work, remove_report_correction(work, correction=one))
    assert len(life(work, session).corrections) == 1


@pytest.mark.usefixtures("project")
def test_an_approval_names_body_and_session_on_the_report_and_its_cover_note(
    work: Work, session: int
) -> None:
    committee = work.session.scalars(select(Body.id).where(Body.kind == "committee")).all()[0]
    approve_report(work, session=session, on=date(2020, 11, 2), body=committee, body_session=27)
    view = life(work, session)
    assert (view.stage, view.steps[-1].body_session) == ("approved", 27)
    report = build_paper(work.session, session_id=session, kind="report", language="fr")
    assert "vingt-septième session" in report.cover.foot
    assert report.mark == ""
    note = build_paper(work.session, session_id=session, kind="cover-note", language="fr")
    assert "sans modification" in plain_text(note.blocks[0].text).replace("\u00a0", " ")  # type: ignore[union-attr]


@pytest.mark.usefixtures("project")
def test_a_reissue_cancels_the_former_document_on_its_cover(work: Work, session: int) -> None:
    reissue_report(work, session=session, on=date(2020, 6, 3), replaces=SYMBOL, dated_on=JUNE)
    report = build_paper(work.session, session_id=session, kind="report", language="fr")
    assert f"annule et remplace le document {SYMBOL}" in report.cover.foot.replace("\u00a0", " ")
    open_corrections(work, session=session, on=date(2020, 6, 4))
    assert life(work, session).stage == "corrections"


def test_steps_come_in_order_of_way_and_of_days(work: Work, session: int) -> None:
    with pytest.raises(ReportStepNotPossible):
        approve_report(work, session=session, on=JUNE)
    issue_project(work, session=session, on=JUNE, symbol=SYMBOL)
    with pytest.raises(ReportStepNotPossible, match="2020-06-01"):
        open_corrections(work, session=session, on=date(2020, 5, 31))


def test_undo_of_a_project_gives_the_report_its_former_symbol_back(work: Work, session: int) -> None:
    edit_paper(work, session=session, kind="report", fields={"symbol": "WG/9/L/1"})
    issued = issue_project(work, session=session, on=JUNE, symbol="WG/9/L/7")
    again = undo(work, issued)
    assert (life(work, session).stage, symbol(work, session)) == ("draft", "WG/9/L/1")
    undo(work, again)
    assert (life(work, session).stage, symbol(work, session)) == ("project", "WG/9/L/7")


def symbol(work: Work, session: int) -> str:
    return paper_of(work.session, session_id=session, kind="report").symbol


def test_undo_and_redo_of_a_period_bring_its_deadlines_back(work: Work, session: int, project: int) -> None:
    opened = open_corrections(work, session=session, on=JUNE)
    again = undo(work, opened)
    assert (life(work, session).stage, life(work, session).deadlines) == ("project", ())
    undo(work, again)
    assert len(life(work, session).deadlines) == 3
    with pytest.raises(ReportStepNotPossible):
        take_back_report_step(work, step=project)


def test_an_issued_file_is_kept_byte_for_byte_even_when_its_step_is_taken_back(
    work: Work, session: int, project: int
) -> None:
    data = b"%PDF-1.7 as issued"
    kept = made(
        keep_report_file(
            work, step=project, kind="report", language="fr", format="pdf", file_name="r.pdf", data=data
        )
    )
    take_back_report_step(work, step=project)
    view = life(work, session)
    assert view.stage == "draft"
    assert view.steps[0].is_taken_back
    assert view.steps[0].files[0].digest == hashlib.sha256(data).hexdigest()
    assert kept_file(work.session, file=kept) == ("r.pdf", data)
