"""Earlier minutes are split by the agenda's items, shown, and stored only where that is confirmed."""

import pytest

from iomdesk.document.brought_text import BroughtParagraph, split_number
from iomdesk.document.inline import plain
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.queries.minutes import minutes_of
from iomdesk.queries.revisions import seals_of
from iomdesk.services.agenda import add_item, edit_item
from iomdesk.services.approval import approve_minutes
from iomdesk.services.composed_lines import composed_lines
from iomdesk.services.minutes_import import ImportProposal, import_minutes, propose_import
from iomdesk.services.minutes_lock import MinutesApproved
from iomdesk.services.work import Work
from tests.services.approving import FIRST, MAY, Meeting, made, meeting_with_minutes


@pytest.fixture
def meeting(work: Work) -> Meeting:
    """Give a session whose items are 1, 2 and, below the second, 2 a)."""
    found = meeting_with_minutes(work)
    below = add_item(
        work, session=found.session, title="Création de groupes", language="fr", parent=found.items[1]
    )
    found.items = (*found.items, made(below))
    return found


def brought(*lines: str) -> list[BroughtParagraph]:
    split = [split_number(TextParagraph(plain(line))) for line in lines]
    return [BroughtParagraph(paragraph, number) for number, paragraph in split]


def proposed(meeting: Meeting, *lines: str) -> ImportProposal:
    meeting.work.session.flush()
    return propose_import(
        meeting.work.session, session_id=meeting.session, language="fr", paragraphs=brought(*lines)
    )


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("1. Accord de siège", "2. Groupes régionaux", "a) Création de groupes"),
        ("I. ACCORD DE SIEGE", "II. GROUPES RÉGIONAUX", "a) CREATION DE GROUPES"),
        ("Point 1 : Accord de siège", "Point 2 : Groupes régionaux", "Point 2 a) : Création de groupes"),
        ("Point 1 de l’ordre du jour – Siège", "Point 2", "Point 2 a)"),
        ("Accord de siège", "Groupes régionaux", "Création de groupes"),
        ("Item 1: Accord de siège", "Tema 2: Groupes régionaux", "Item 2(a): Création de groupes"),
    ],
)
def test_headings_are_known_by_number_and_title(
    meeting: Meeting, first: str, second: str, third: str
) -> None:
    found = proposed(meeting, "Genève", first, "1. Un.", "2. Deux.", second, "3. Trois.", third, "Quatre.")
    assert dict(found.texts()) == {
        meeting.items[0]: "Un.\n\nDeux.",
        meeting.items[1]: "Trois.",
        meeting.items[2]: "Quatre.",
    }
    assert found.left_out == 1
    assert [line.is_heading for line in found.lines] == [
        False, True, False, False, True, False, True, False
    ]  # fmt: skip


def test_what_the_paper_writes_by_itself_is_left_out(meeting: Meeting) -> None:
    edit_item(meeting.work, item=meeting.items[1], fields={"outcome": "noted"})
    composed = composed_lines(meeting.work.session, session_id=meeting.session, language="fr")
    (sentence,) = [one for one in composed if "pris note" in one]
    found = proposed(meeting, "Point 2 : Groupes régionaux", "1. Un.", f"2. {sentence.capitalize()}")
    assert dict(found.texts()) == {meeting.items[1]: "Un."}
    assert [line.is_composed for line in found.lines] == [False, False, True]
    taken = found.assigned([2], meeting.items[1])
    assert sentence.capitalize() in taken.texts()[meeting.items[1]]


def test_numbered_paragraphs_are_no_headings(meeting: Meeting) -> None:
    found = proposed(meeting, "1. Le Président ouvre la séance.", "2. L’accord est adopté.")
    assert found.texts() == {}
    assert found.left_out == 2


def test_a_table_of_contents_is_none(meeting: Meeting) -> None:
    agenda = ("1. Accord de siège", "2. Groupes régionaux")
    found = proposed(meeting, *agenda, "Introduction.", *(agenda[0], "Un."), *(agenda[1], "Deux."))
    assert dict(found.texts()) == {meeting.items[0]: "Un.", meeting.items[1]: "Deux."}
    assert found.left_out == 3


def test_letters_and_marks_make_lists(meeting: Meeting) -> None:
    found = proposed(meeting, "1. Accord de siège", "Sont convenus :", "b) de ceci ;", "– de cela.")
    assert found.texts()[meeting.items[0]] == "Sont convenus :\n\n1. de ceci ;\n- de cela."


def test_what_belongs_nowhere_is_given_by_hand(meeting: Meeting) -> None:
    found = proposed(meeting, "Avant.", "1. Accord de siège", "Un.").assigned({0}, meeting.items[1])
    assert dict(found.texts()) == {meeting.items[1]: "Avant.", meeting.items[0]: "Un."}
    assert found.assigned({0, 1, 2}, None).texts() == {}
    assert "Accord de siège" in found.assigned({1}, meeting.items[0]).texts()[meeting.items[0]]


def test_nothing_is_stored_by_looking(meeting: Meeting) -> None:
    before = len(seals_of(meeting.work.session, session_id=meeting.session))
    proposed(meeting, "1. Accord de siège", "Un.")
    assert meeting.text() == FIRST
    assert len(seals_of(meeting.work.session, session_id=meeting.session)) == before


def test_imported_text_stands_behind_what_was_there_and_goes_with_one_undo(meeting: Meeting) -> None:
    texts = {meeting.items[0]: "Importé.", meeting.items[2]: "Importé aussi.", meeting.items[1]: " "}
    changes = import_minutes(meeting.work, language="fr", texts=texts)
    assert meeting.text(0) == f"{FIRST}\n\nImporté."
    assert meeting.text(2) == "Importé aussi."
    seals = seals_of(meeting.work.session, session_id=meeting.session, item_id=meeting.items[0])
    assert [one.reason for one in seals] == ["import", "status"]
    again = meeting.undo(changes)
    assert (meeting.text(0), meeting.text(2)) == (FIRST, "")
    meeting.undo(again)
    assert meeting.text(2) == "Importé aussi."


def test_what_is_replaced_is_sealed_first(meeting: Meeting) -> None:
    item = meeting.items[0]
    import_minutes(meeting.work, language="fr", texts={item: "Importé."}, replaces=True)
    assert meeting.text(0) == "Importé."
    found = minutes_of(meeting.work.session, item_id=item, language="fr").revisions
    assert [one.reason for one in found] == ["import", "status"]


def test_nothing_is_imported_into_approved_minutes(meeting: Meeting) -> None:
    meeting.circulate()
    approve_minutes(meeting.work, session=meeting.session, on=MAY)
    with pytest.raises(MinutesApproved):
        import_minutes(meeting.work, language="fr", texts={meeting.items[0]: "Importé."})
