"""Minutes are circulated with a deadline per language, approved and kept as they were."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.document.text import plain_text
from iomdesk.model.corrections import FrozenMinutes
from iomdesk.model.participants import State
from iomdesk.services.agenda import remove_item
from iomdesk.services.approval import (
    REOPENING,
    StepNotPossible,
    approve_minutes,
    circulate_minutes,
    reopen_minutes,
    set_deadline,
    take_back_circulation,
)
from iomdesk.services.frozen_papers import NotFrozen
from iomdesk.services.house import set_house_setting
from iomdesk.services.item_texts import write_item_text
from iomdesk.services.minutes import restore_revision, save_draft
from iomdesk.services.minutes_lock import MinutesApproved
from iomdesk.services.papers import edit_paper
from iomdesk.services.paragraphs import ParagraphChange, change_paragraphs
from iomdesk.services.revisions import replace_words
from iomdesk.services.sessions import create_session, edit_session
from iomdesk.services.work import Work
from tests.services.approving import FIRST, Meeting, made, meeting_with_minutes

JUNE = date(2020, 6, 10)


@pytest.fixture
def meeting(work: Work) -> Meeting:
    return meeting_with_minutes(work)


def approve(meeting: Meeting, on: date = JUNE, by_session: int | None = None) -> None:
    approve_minutes(meeting.work, session=meeting.session, on=on, by_session=by_session)
    meeting.work.session.flush()


def test_minutes_begin_as_a_draft(meeting: Meeting) -> None:
    view = meeting.view()
    assert (view.stage, view.steps, view.deadlines, view.corrections) == ("draft", (), (), ())


def test_circulating_gives_each_language_a_week(meeting: Meeting) -> None:
    meeting.circulate(date(2020, 5, 20))
    view = meeting.view()
    assert view.stage == "circulated"
    assert {one.language: one.deadline_on for one in view.deadlines} == dict.fromkeys(
        ("fr", "en", "es"), date(2020, 5, 27)
    )


def test_a_language_may_follow_on_another_day_with_a_deadline_of_its_own(meeting: Meeting) -> None:
    meeting.circulate(date(2020, 5, 20), ["fr"])
    meeting.circulate(date(2020, 5, 25), ["fr", "en"])
    found = [(one.language, one.deadline_on) for one in meeting.view().deadlines]
    assert found == [("fr", date(2020, 5, 27)), ("en", date(2020, 6, 1))]
    assert len(meeting.view().steps) == 1


def test_a_deadline_is_moved_and_moved_back(meeting: Meeting) -> None:
    meeting.circulate()
    changes = set_deadline(meeting.work, session=meeting.session, language="es", deadline_on=JUNE)
    assert meeting.view().deadlines[2].deadline_on == JUNE
    meeting.undo(changes)
    assert meeting.view().deadlines[2].deadline_on == date(2020, 5, 27)
    with pytest.raises(StepNotPossible):
        set_deadline(meeting.work, session=meeting.session, language="fr", deadline_on=date(2020, 5, 1))


def test_circulating_is_taken_back_and_done_again(meeting: Meeting) -> None:
    again = meeting.undo(meeting.circulate(languages=["fr"]))
    assert (meeting.view().stage, meeting.view().deadlines) == ("draft", ())
    meeting.undo(again)
    assert [one.language for one in meeting.view().deadlines] == ["fr"]


def test_nothing_is_taken_back_to_which_corrections_came(meeting: Meeting) -> None:
    meeting.circulate()
    meeting.correct("4", "utile", "nécessaire")
    with pytest.raises(StepNotPossible):
        take_back_circulation(meeting.work, session=meeting.session, languages=["fr"])
    take_back_circulation(meeting.work, session=meeting.session, languages=["en", "es"])
    assert meeting.view().stage == "circulated"


def test_the_circulated_paper_is_made_again_whatever_changes(meeting: Meeting) -> None:
    meeting.circulate()
    before = meeting.paper(stage="circulated")
    assert before == meeting.paper()
    change_everything(meeting)
    meeting.write(0, "Tout autre chose.")
    assert meeting.paper(stage="circulated") == before
    assert meeting.paper() != before


def change_everything(meeting: Meeting) -> None:
    work = meeting.work
    write_item_text(work, item=meeting.items[0], language="fr", title="Un autre titre")
    remove_item(work, item=meeting.items[1])
    edit_session(work, session=meeting.session, fields={"place": "Vienne", "chair": "M. X (Suisse)"})
    switzerland = work.get(State, "CHE")
    switzerland.name_fr = switzerland.name_en = switzerland.name_es = "Confédération"
    words = {"fr": "Autre nom", "en": "Other name", "es": "Otro nombre"}
    set_house_setting(work, name="formulae.minutes.name", value=words)


@pytest.mark.parametrize("attribution", ["nominative", "listed", "anonymous"])
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_approved_minutes_stay_as_they_were(meeting: Meeting, language: str, attribution: str) -> None:
    meeting.circulate()
    approve(meeting)
    before = meeting.paper(language=language, attribution=attribution)
    change_everything(meeting)
    assert meeting.paper(language=language, attribution=attribution) == before
    assert meeting.paper("extract", language).imprint.kind == "extract"


def test_a_symbol_given_after_the_approval_is_printed_and_one_that_was_there_stays(meeting: Meeting) -> None:
    meeting.circulate()
    approve(meeting)
    before = meeting.paper()
    assert before.symbol == ""
    edit_paper(meeting.work, session=meeting.session, kind="minutes", fields={"symbol": "WG/1/9"})
    after = meeting.paper()
    assert (after.symbol, after.cover.symbol, after.blocks) == ("WG/1/9", "WG/1/9", before.blocks)


def test_a_symbol_that_was_frozen_stays_whatever_the_register_says_later(meeting: Meeting) -> None:
    edit_paper(meeting.work, session=meeting.session, kind="minutes", fields={"symbol": "WG/1/8"})
    meeting.circulate()
    approve(meeting)
    edit_paper(meeting.work, session=meeting.session, kind="minutes", fields={"symbol": "WG/1/9"})
    assert meeting.paper().symbol == "WG/1/8"


def test_approved_minutes_say_so_on_their_cover_and_are_no_draft(meeting: Meeting) -> None:
    work = meeting.work
    following = made(create_session(work, number=22))
    edit_session(work, session=following, fields={"start_on": JUNE})
    meeting.circulate()
    assert meeting.paper().mark == "PROJET"
    approve(meeting, by_session=following)
    cover = meeting.paper().cover
    stars = cover.title[-1].count("*")
    assert cover.title[-1] == "COMPTE RENDU ANALYTIQUE" + "*" * stars
    assert stars == 1 + max(name.count("*") for name in cover.body)
    sentence = "Le présent compte rendu a été approuvé par le Groupe de travail à sa vingt-deuxième session"
    assert f"{'*' * stars} {sentence}, le 10 juin 2020." in cover.foot.replace("\u00a0", " ")
    assert meeting.paper().mark == ""
    assert "PROJET" not in cover.foot
    assert "twenty-second session, on 10 June 2020" in meeting.paper(language="en").cover.foot.replace(
        "\u00a0", " "
    )


def test_every_change_of_approved_minutes_is_refused(meeting: Meeting) -> None:
    work, item = meeting.work, meeting.items[0]
    meeting.circulate()
    meeting.write(0, FIRST + "\n\nEncore un mot.")
    approve(meeting)
    assert len(work.session.scalars(select(FrozenMinutes)).all()) == 2
    changes = (ParagraphChange("", "Nouveau.", 0),)
    attempts: list[Callable[[], object]] = [
        lambda: save_draft(work, item=item, language="fr", text="Autre."),
        lambda: change_paragraphs(work, item=item, language="fr", changes=changes),
        lambda: replace_words(work, session=meeting.session, language="fr", wanted="utile", given="vain"),
        lambda: restore_revision(work, revision=1),
        lambda: circulate_minutes(work, session=meeting.session, on=JUNE),
    ]
    for attempt in attempts[:-1]:
        with pytest.raises(MinutesApproved, match="2020-06-10"):
            attempt()
    with pytest.raises(StepNotPossible):
        attempts[-1]()
    save_draft(work, item=item, language="fr", text=meeting.text())  # the same words are no change


@pytest.mark.parametrize("on", [date(2020, 5, 1), JUNE])
def test_what_was_not_circulated_is_not_approved(meeting: Meeting, on: date) -> None:
    with pytest.raises(StepNotPossible):
        approve(meeting, on)


def test_minutes_are_not_approved_before_they_were_circulated_nor_at_their_own_session(
    meeting: Meeting,
) -> None:
    meeting.circulate()
    with pytest.raises(StepNotPossible):
        approve(meeting, date(2020, 5, 1))
    with pytest.raises(StepNotPossible):
        approve(meeting, JUNE, meeting.session)


def test_minutes_are_not_approved_while_a_correction_waits(meeting: Meeting) -> None:
    meeting.circulate()
    meeting.correct("4", "utile", "nécessaire")
    with pytest.raises(StepNotPossible, match="1 correction is"):
        approve(meeting)


def test_an_approval_is_taken_back_and_noted_again(meeting: Meeting) -> None:
    meeting.circulate()
    changes = approve_minutes(meeting.work, session=meeting.session, on=JUNE)
    again = meeting.undo(changes)
    assert meeting.view().stage == "circulated"
    meeting.write(0, "Écrit de nouveau.")
    meeting.undo(again)
    assert meeting.view().stage == "approved"
    assert "Écrit de nouveau." in [plain_text(getattr(b, "text", ())) for b in meeting.paper().blocks]


def test_minutes_are_reopened_with_a_reason_and_closed_again(meeting: Meeting) -> None:
    meeting.circulate()
    approve(meeting)
    with pytest.raises(StepNotPossible):
        reopen_minutes(meeting.work, session=meeting.session, on=JUNE, reason=" ")
    changes = reopen_minutes(meeting.work, session=meeting.session, on=JUNE, reason="Erreur de date")
    assert meeting.view().steps[-1].note == "Erreur de date"
    meeting.undo(changes)
    assert meeting.view().stage == "approved"
    meeting.undo(reopen_minutes(meeting.work, session=meeting.session, on=JUNE, reason="Erreur"))
    reopen = reopen_minutes(meeting.work, session=meeting.session, on=JUNE, reason="Erreur")
    meeting.write(0, "Corrigé.")
    with pytest.raises(StepNotPossible):
        meeting.undo(reopen)
    with pytest.raises(StepNotPossible):
        take_back_circulation(meeting.work, session=meeting.session)
    approve(meeting, date(2020, 6, 20))
    assert [one.stage for one in meeting.view().steps] == ["circulated", "approved", "circulated", "approved"]


def test_a_house_may_forbid_reopening(meeting: Meeting) -> None:
    meeting.circulate()
    approve(meeting)
    set_house_setting(meeting.work, name=REOPENING, value=False)
    assert not meeting.view().may_reopen
    with pytest.raises(StepNotPossible):
        reopen_minutes(meeting.work, session=meeting.session, on=JUNE, reason="Erreur")


def test_a_stage_that_was_not_reached_has_no_paper(meeting: Meeting) -> None:
    for stage in ("circulated", "approved"):
        with pytest.raises(NotFrozen):
            meeting.paper(stage=stage)
    meeting.circulate(languages=["fr"])
    with pytest.raises(NotFrozen):
        meeting.paper(language="en", stage="circulated")
