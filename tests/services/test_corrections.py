"""Corrections are received, decided, and applied word by word or not at all."""

from datetime import date

import pytest

from iomdesk.document.text import plain_text
from iomdesk.services.approval import approve_minutes, reopen_minutes
from iomdesk.services.changes import NOTHING
from iomdesk.services.correction_places import ParagraphUnknown, preview_correction
from iomdesk.services.corrections import (
    CorrectionRefused,
    ParagraphChanged,
    WordsNotFound,
    accept_correction,
    amend_correction,
    edit_correction,
    receive_correction,
    refuse_correction,
    remove_correction,
    reopen_correction,
)
from iomdesk.services.papers import edit_paper
from iomdesk.services.trash import restore_from_trash
from iomdesk.services.work import Work
from tests.services.approving import FIRST, MAY, SECOND, Meeting, meeting_with_minutes

JUNE = date(2020, 6, 10)


@pytest.fixture
def meeting(work: Work) -> Meeting:
    made = meeting_with_minutes(work)
    made.circulate()
    return made


@pytest.fixture
def number(meeting: Meeting) -> str:
    """Give the number under which "La Suisse a jugé" is printed."""
    blocks = [one for one in meeting.paper().blocks if "La Suisse a jugé" in text_of(one)]
    return str(blocks[0].number).rstrip(".")  # type: ignore[union-attr]


def text_of(block: object) -> str:
    return plain_text(getattr(block, "text", ()))


def lines(meeting: Meeting, language: str = "fr") -> list[str]:
    blocks = meeting.paper("corrigendum", language).blocks
    return [text_of(one).replace("\u00a0", " ") for one in blocks]


def test_a_correction_knows_its_item_by_the_number_of_the_paragraph(meeting: Meeting, number: str) -> None:
    correction = meeting.correct(f" {number}. ", "utile", "nécessaire")
    row = meeting.view().corrections[0]
    assert (row.id, row.item_id, row.paragraph, row.delegation, row.status, row.is_late) == (
        (correction, meeting.items[0], number, "Suisse", "received", False)
    )


def test_one_that_comes_after_its_deadline_is_late(meeting: Meeting, number: str) -> None:
    meeting.correct(number, "utile", "nécessaire", date(2020, 5, 27))
    meeting.correct(number, "jugé", "trouvé", date(2020, 5, 28))
    assert [one.is_late for one in meeting.view().corrections] == [False, True]


@pytest.mark.parametrize("wrong", ["99", "", "x", "0"])
def test_a_paragraph_that_is_not_there_is_refused(meeting: Meeting, wrong: str) -> None:
    with pytest.raises(ParagraphUnknown):
        meeting.correct(wrong, "utile", "nécessaire")


def test_a_correction_without_words_or_without_a_difference_is_refused(meeting: Meeting, number: str) -> None:
    for old, new in (("", " "), ("utile", "utile"), ("utile\n\nlong", "x")):
        with pytest.raises(CorrectionRefused):
            meeting.correct(number, old, new)


def test_nothing_is_received_before_minutes_are_circulated(work: Work) -> None:
    with pytest.raises(ParagraphUnknown):
        meeting_with_minutes(work).correct("3", "utile", "nécessaire")


def test_accepting_changes_the_words_and_nothing_else(meeting: Meeting, number: str) -> None:
    meeting.write(0, FIRST.replace("jugé", "**jugé**"))
    correction = meeting.correct(number, "l'accord utile", "l’accord très utile")
    shown = preview_correction(meeting.work.session, correction_id=correction)
    assert shown is not None
    assert shown.can_apply
    assert not shown.is_changed
    changes = accept_correction(meeting.work, correction=correction)
    assert meeting.text() == FIRST.replace("jugé", "**jugé**").replace("utile", "très utile")
    assert meeting.record(correction).status == "accepted"
    again = meeting.undo(changes)
    assert meeting.text() == FIRST.replace("jugé", "**jugé**")
    assert meeting.record(correction).status == "received"
    meeting.undo(again)
    assert "très utile" in meeting.text()
    assert meeting.record(correction).decided_at is not None


def test_kind_and_lists_of_the_paragraph_stay(meeting: Meeting, number: str) -> None:
    in_list = meeting.correct(number, "premier", "premier point")
    accept_correction(meeting.work, correction=in_list)
    assert meeting.text() == FIRST.replace("premier", "premier point")
    last = meeting.correct(str(int(number) + 1), "Plusieurs", "De nombreux")
    accept_correction(meeting.work, correction=last)
    assert meeting.text(1) == SECOND.replace("Plusieurs", "De nombreux")


def test_words_are_added_as_a_paragraph_behind_or_taken_out(meeting: Meeting, number: str) -> None:
    added = meeting.correct(number, "", "Le Président en a pris note.")
    changes = accept_correction(meeting.work, correction=added)
    assert meeting.text() == f"{FIRST}\n\nLe Président en a pris note."
    meeting.undo(changes)
    assert meeting.text() == FIRST
    gone = meeting.correct(number, " utile", "")
    gone_words = meeting.record(gone).old_text
    assert gone_words == "utile"
    accept_correction(meeting.work, correction=gone)
    assert "utile" not in meeting.text()


def test_a_paragraph_changed_meanwhile_is_shown_and_not_touched(meeting: Meeting, number: str) -> None:
    correction = meeting.correct(number, "utile", "nécessaire")
    meeting.write(0, FIRST.replace("l’accord utile", "l’accord fort utile"))
    with pytest.raises(ParagraphChanged):
        accept_correction(meeting.work, correction=correction)
    shown = preview_correction(meeting.work.session, correction_id=correction)
    assert shown is not None
    assert shown.is_changed
    assert "accord utile" in shown.circulated
    assert "fort utile" in shown.present
    assert "fort nécessaire" in shown.proposed
    accept_correction(meeting.work, correction=correction, shown=shown.present)
    assert "fort nécessaire" in meeting.text()


def test_a_paragraph_changed_after_it_was_shown_is_not_touched(meeting: Meeting, number: str) -> None:
    correction = meeting.correct(number, "utile", "nécessaire")
    shown = preview_correction(meeting.work.session, correction_id=correction)
    assert shown is not None
    meeting.write(0, FIRST.replace("jugé", "estimé"))
    with pytest.raises(ParagraphChanged):
        accept_correction(meeting.work, correction=correction, shown=shown.present)
    assert "utile" in meeting.text()


def test_a_paragraph_that_moved_is_found_and_one_that_is_gone_is_not(meeting: Meeting, number: str) -> None:
    correction = meeting.correct(number, "utile", "nécessaire")
    meeting.write(0, f"Tout nouveau.\n\nEncore nouveau.\n\n{FIRST}")
    accept_correction(meeting.work, correction=correction)
    assert "nécessaire" in meeting.text()
    other = meeting.correct(number, "La Suisse", "Le Japon")
    meeting.write(0, "Plus rien de tout cela.")
    shown = preview_correction(meeting.work.session, correction_id=other)
    assert shown is not None
    assert (shown.present, shown.can_apply) == ("", False)
    with pytest.raises(ParagraphChanged):
        accept_correction(meeting.work, correction=other)


@pytest.mark.parametrize(("old", "why"), [("introuvable", "do not stand"), ("e", "more than once")])
def test_words_that_do_not_stand_there_once_are_not_replaced(
    meeting: Meeting, number: str, old: str, why: str
) -> None:
    correction = meeting.correct(number, old, "x")
    with pytest.raises(WordsNotFound, match=why):
        accept_correction(meeting.work, correction=correction)
    assert meeting.text() == FIRST


def test_a_correction_is_amended(meeting: Meeting, number: str) -> None:
    correction = meeting.correct(number, "utile", "indispensable")
    amend_correction(meeting.work, correction=correction, text="nécessaire", reason="Mesure")
    row = meeting.view().corrections[0]
    assert "nécessaire" in meeting.text()
    assert (row.status, row.final_text, row.reason) == ("amended", "nécessaire", "Mesure")


def test_a_correction_is_refused_with_its_reason_only(meeting: Meeting, number: str) -> None:
    correction = meeting.correct(number, "utile", "vain")
    with pytest.raises(CorrectionRefused):
        refuse_correction(meeting.work, correction=correction, reason="  ")
    changes = refuse_correction(meeting.work, correction=correction, reason="Ne correspond pas au débat")
    assert meeting.text() == FIRST
    with pytest.raises(CorrectionRefused):
        accept_correction(meeting.work, correction=correction)
    meeting.undo(changes)
    assert meeting.view().pending == 1


def test_a_decision_is_taken_back_even_later(meeting: Meeting, number: str) -> None:
    correction = meeting.correct(number, "utile", "nécessaire")
    accept_correction(meeting.work, correction=correction)
    meeting.write(0, meeting.text() + "\n\nSuite.")
    reopen_correction(meeting.work, correction=correction)
    assert meeting.text() == FIRST + "\n\nSuite."
    assert reopen_correction(meeting.work, correction=correction) is NOTHING
    accept_correction(meeting.work, correction=correction)
    meeting.write(0, meeting.text().replace("nécessaire", "autre"))
    with pytest.raises(ParagraphChanged):
        reopen_correction(meeting.work, correction=correction)


def test_what_was_noted_is_corrected_while_it_is_not_decided(meeting: Meeting, number: str) -> None:
    correction = meeting.correct(number, "utile", "vain")
    last = str(int(number) + 1)
    changes = edit_correction(
        meeting.work, correction=correction, fields={"paragraph": f"{last}.", "new_text": " nécessaire "}
    )
    row = meeting.view().corrections[0]
    assert (row.paragraph, row.new_text, row.item_id) == (last, "nécessaire", meeting.items[1])
    meeting.undo(changes)
    assert meeting.view().corrections[0].paragraph == number
    with pytest.raises(ParagraphUnknown):
        edit_correction(meeting.work, correction=correction, fields={"paragraph": "99"})
    refuse_correction(meeting.work, correction=correction, reason="Non")
    with pytest.raises(CorrectionRefused):
        edit_correction(meeting.work, correction=correction, fields={"new_text": "autre"})


def test_a_delegation_of_another_session_is_refused(meeting: Meeting, number: str) -> None:
    other = meeting_with_minutes(meeting.work, 22)
    with pytest.raises(CorrectionRefused):
        receive_correction(
            meeting.work,
            session=meeting.session,
            language="fr",
            paragraph=number,
            received_on=MAY,
            new_text="x",
            delegation=other.delegation,
        )


def test_a_correction_goes_to_the_trash_and_comes_back(meeting: Meeting, number: str) -> None:
    correction = meeting.correct(number, "utile", "nécessaire")
    changes = remove_correction(meeting.work, correction=correction)
    assert meeting.view().corrections == ()
    meeting.undo(changes)
    remove_correction(meeting.work, correction=correction)
    restore_from_trash(meeting.work, kind="correction", id_=correction)
    assert len(meeting.view().corrections) == 1


def test_the_corrigendum_tells_what_was_taken(meeting: Meeting, number: str) -> None:
    edit_paper(meeting.work, session=meeting.session, kind="minutes", fields={"symbol": "S/23/L/1"})
    accepted = meeting.correct(number, "utile", "nécessaire")
    amended = meeting.correct(str(int(number) + 1), "Plusieurs", "Tous les")
    refused = meeting.correct(number, "jugé", "su")
    added = meeting.correct(number, "", "Il en a pris note.")
    accept_correction(meeting.work, correction=accepted)
    amend_correction(meeting.work, correction=amended, text="De nombreux")
    refuse_correction(meeting.work, correction=refused, reason="Non")
    shown = preview_correction(meeting.work.session, correction_id=added)
    assert shown is not None
    accept_correction(meeting.work, correction=added, shown=shown.present)
    paper = meeting.paper("corrigendum")
    assert paper.symbol == "S/23/L/1/Corr.1"
    assert paper.cover.title == ("CORRIGENDUM", "COMPTE RENDU ANALYTIQUE")
    assert lines(meeting) == [
        "Les corrections ci-après sont apportées au compte rendu analytique de la session, tel qu’il a été "
        "distribué sous la cote S/23/L/1.",
        "Point 1 : Accord de siège",
        f"Paragraphe {number}",
        "Au lieu de : « utile »",
        "Lire : « nécessaire »",
        f"Paragraphe {number}",
        "Ajouter à la suite : « Il en a pris note. »",
        "Point 2 : Groupes régionaux",
        f"Paragraphe {int(number) + 1}",
        "Au lieu de : « Plusieurs »",
        "Lire : « De nombreux »",
    ]
    assert lines(meeting, "en")[1] == "French version"


def test_a_corrigendum_without_corrections_says_so(meeting: Meeting) -> None:
    assert lines(meeting) == ["Aucune correction n’a été retenue."]
    assert lines(meeting, "es") == ["No se aceptó ninguna corrección."]


def test_a_correction_after_the_approval_goes_into_the_corrigendum_alone(
    meeting: Meeting, number: str
) -> None:
    approve_minutes(meeting.work, session=meeting.session, on=JUNE)
    before = meeting.paper()
    correction = meeting.correct(number, "utile", "nécessaire", JUNE)
    accept_correction(meeting.work, correction=correction)
    assert meeting.text() == FIRST
    assert meeting.paper() == before
    assert lines(meeting)[1] == "Version française, après l’approbation du compte rendu"
    reopen_correction(meeting.work, correction=correction)
    reopen_minutes(meeting.work, session=meeting.session, on=JUNE, reason="Correction tardive")
    accept_correction(meeting.work, correction=correction)
    assert "nécessaire" in meeting.text()
