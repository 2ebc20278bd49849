"""The life of a report in the window: project, corrections, corrigendum, approval, kept files."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.queries.report_life import ReportLifeView, report_life_of
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.life_page import LifePage
from tests.ui.report.fake_workshop import FakeWorkshop, FakeWorld
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.memory_desk import MemoryDesk


@pytest.fixture
def world(tmp_path: Path) -> FakeWorld:
    return FakeWorld(tmp_path)


@pytest.fixture
def page(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, world: FakeWorld, settle: Settle
) -> LifePage:
    made = LifePage(operations, desk.sample_session, FakeWorkshop(), world.outside())
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    settle()
    return made


def life(desk: MemoryDesk) -> ReportLifeView:
    return desk.look(report_life_of, session_id=desk.sample_session)


def take(page: LifePage, step: str, settle: Settle) -> None:
    page.form.step.show_stored(step)
    page.form.record.click()
    settle()


def kept(desk: MemoryDesk) -> list[str]:
    return [f"{one.kind} {one.language} {one.format}" for step in life(desk).steps for one in step.files]


def test_the_project_is_proposed_with_its_symbol_issued_and_its_files_kept(
    page: LifePage, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    assert (page.form.step.currentData(), page.form.symbol.text()) == ("project", "WG/1/L/1")
    page.form.languages["es"].setChecked(False)
    take(page, "project", settle)
    qtbot.waitUntil(lambda: len(kept(desk)) == 2)
    settle()
    assert sorted(kept(desk)) == ["report en pdf", "report fr pdf"]
    assert (life(desk).stage, life(desk).steps[0].symbol) == ("project", "WG/1/L/1")
    assert page.form.step.currentData() == "corrections"


def test_a_period_of_corrections_is_a_week_for_each_language_and_can_be_moved(
    page: LifePage, desk: MemoryDesk, settle: Settle
) -> None:
    page.form.formats["pdf"].setChecked(False)
    take(page, "project", settle)
    take(page, "corrections", settle)
    first = life(desk).deadlines[0]
    assert (first.deadline_on - first.received_on).days == 7
    assert list(page.deadlines) == ["fr", "en", "es"]
    later = first.deadline_on.replace(year=first.deadline_on.year + 1)
    page.deadlines["fr"].committed.emit(later)
    settle()
    assert life(desk).deadlines[0].deadline_on == later


def with_correction(page: LifePage, settle: Settle) -> None:
    page.form.formats["pdf"].setChecked(False)
    take(page, "project", settle)
    page.inbox.paragraph.setText("7")
    page.inbox.old.setText("a pris note")
    page.inbox.new.setText("a pris acte")
    page.inbox.note.click()
    settle()


def test_a_correction_is_noted_and_accepted_in_other_words(
    page: LifePage, desk: MemoryDesk, settle: Settle
) -> None:
    with_correction(page, settle)
    assert page.inbox.table.rowCount() == 1
    page.inbox.final.setText("a dûment pris note")
    page.inbox.accept.click()
    settle()
    (one,) = life(desk).corrections
    assert (one.status, one.final_text) == ("amended", "a dûment pris note")
    page.inbox.back.click()
    settle()
    assert life(desk).corrections[0].status == "received"


def test_a_refusal_needs_a_reason(page: LifePage, desk: MemoryDesk, settle: Settle) -> None:
    with_correction(page, settle)
    page.inbox.refuse.click()
    settle()
    assert life(desk).corrections[0].status == "received"
    assert page.banner.text
    page.inbox.reason.setText("Le texte est celui de la séance")
    page.inbox.refuse.click()
    settle()
    assert life(desk).corrections[0].status == "refused"


def test_corrigendum_approval_and_reissue_follow_and_the_last_step_is_taken_back(
    page: LifePage, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    with_correction(page, settle)
    page.inbox.accept.click()
    settle()
    take(page, "corrigendum", settle)
    page.form.formats["pdf"].setChecked(True)
    page.form.body_session.setValue(26)
    page.form.resolution.setText("Décision 3")
    take(page, "approved", settle)
    step = life(desk).steps[-1]
    assert (step.stage, step.form) == ("approved", "cover_note")
    assert (step.body_session, step.resolution) == (26, "Décision 3")
    qtbot.waitUntil(lambda: len(kept(desk)) == 3)
    settle()
    assert kept(desk)[0].startswith("cover-note")
    page.form.replaces.setText("WG/1/L/1")
    page.form.formats["pdf"].setChecked(False)
    take(page, "reissued", settle)
    assert life(desk).stage == "reissued"
    page.back.click()
    settle()
    assert life(desk).stage == "approved"


def test_a_kept_file_is_written_again_as_it_was(
    page: LifePage, desk: MemoryDesk, settle: Settle, qtbot: QtBot, world: FakeWorld
) -> None:
    for language in ("en", "es"):
        page.form.languages[language].setChecked(False)
    take(page, "project", settle)
    qtbot.waitUntil(lambda: len(kept(desk)) == 1)
    settle()
    one = life(desk).steps[0].files[0]
    world.target = world.folder / "again.pdf"
    page.save_again(one)
    settle()
    assert world.target.stat().st_size == one.size
    assert "again.pdf" in page.banner.text
