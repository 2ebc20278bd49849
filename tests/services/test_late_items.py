"""A number of an adopted agenda is never given to another item, whatever is moved, removed or taken back."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iomdesk.model.papers import PaperIssue, RegisteredPaper
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.agenda_versions import agenda_revision, list_agenda_versions
from iomdesk.queries.agenda_words import version_name
from iomdesk.services.agenda import add_item, move_item, remove_item, restore_item
from iomdesk.services.agenda_versions import issue_agenda
from iomdesk.services.changes import Changes
from iomdesk.services.pasting import paste_items
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    id_ = create_session(work, number=2).created or 0
    paste_items(work, session=id_, parent=None, position=0, text="A\n\tAun\n\tAdeux\nB\nC\n", language="fr")
    return id_


@pytest.fixture
def adopted(work: Work, session: int) -> int:
    issue_agenda(work, session=session, stage="adopted")
    return session


def shown(work: Work, session: int) -> list[str]:
    work.session.flush()
    work.session.expire_all()
    return [
        f"{r.full_number} {r.title}" for r in agenda_of(work.session, session_id=session, language="fr").items
    ]


def named(work: Work, session: int, title: str) -> int:
    rows = agenda_of(work.session, session_id=session, language="fr").items
    return next(row.id for row in rows if row.title == title)


def add(work: Work, session: int, title: str, position: int | None = None) -> Changes:
    return add_item(work, session=session, title=title, language="fr", position=position)


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def versions(work: Work, session: int) -> list[str]:
    work.session.flush()
    return [version_name(row) for row in list_agenda_versions(work.session, session_id=session)]


def test_the_number_of_an_item_that_moved_below_another_is_not_given_again(work: Work, adopted: int) -> None:
    move_item(work, item=named(work, adopted, "C"), parent=named(work, adopted, "A"), position=2)
    add(work, adopted, "D")
    assert shown(work, adopted)[-2:] == ["2 B", "4 D"]


def test_a_late_number_that_moved_away_is_not_given_again(work: Work, adopted: int) -> None:
    add(work, adopted, "tard", 2)
    move_item(work, item=named(work, adopted, "tard"), parent=named(work, adopted, "A"), position=2)
    add(work, adopted, "plus tard", 2)
    assert shown(work, adopted) == [
        "1 A", "1 a) Aun", "1 b) Adeux", "1 c) tard", "2 B", "2 ter plus tard", "3 C",
    ]  # fmt: skip


def test_a_letter_that_moved_away_is_not_given_again(work: Work, adopted: int) -> None:
    move_item(work, item=named(work, adopted, "Adeux"), parent=None, position=3)
    add_item(work, session=adopted, title="E", language="fr", parent=named(work, adopted, "A"))
    assert shown(work, adopted)[:3] == ["1 A", "1 a) Aun", "1 c) E"]


def test_an_item_that_comes_back_by_hand_has_its_number_again(work: Work, adopted: int) -> None:
    c = named(work, adopted, "C")
    move_item(work, item=c, parent=named(work, adopted, "A"), position=2)
    move_item(work, item=c, parent=None, position=2)
    assert shown(work, adopted)[-1] == "3 C"


def test_what_is_below_an_item_that_changes_its_level_is_numbered_as_that_level_is(
    work: Work, adopted: int
) -> None:
    moved = move_item(work, item=named(work, adopted, "A"), parent=named(work, adopted, "B"), position=0)
    assert shown(work, adopted) == ["2 B", "2 a) A", "2 a) i) Aun", "2 a) ii) Adeux", "3 C"]
    back(work, moved)
    assert shown(work, adopted) == ["1 A", "1 a) Aun", "1 b) Adeux", "2 B", "3 C"]


def test_the_number_of_a_removed_late_item_is_not_given_again(work: Work, adopted: int) -> None:
    late = add(work, adopted, "tard", 2).created or 0
    remove_item(work, item=late)
    add(work, adopted, "autre", 2)
    assert "2 ter autre" in shown(work, adopted)
    restore_item(work, item=late)
    assert "2 bis tard" in shown(work, adopted)


def test_an_addition_that_is_undone_leaves_its_number_free_unless_a_paper_went_out(
    work: Work, adopted: int
) -> None:
    undone = back(work, add(work, adopted, "erreur", 2))
    again = add(work, adopted, "tard", 2)
    assert "2 bis tard" in shown(work, adopted)
    back(work, undone)
    assert "2 ter erreur" in shown(work, adopted) or "1 bis erreur" in shown(work, adopted)
    _issue_paper(work, adopted)
    back(work, again)
    add(work, adopted, "encore", 2)
    assert not any(line.startswith("2 bis") for line in shown(work, adopted))


def _issue_paper(work: Work, session: int) -> None:
    paper = RegisteredPaper(session_id=session, kind="agenda", symbol="")
    work.session.add(paper)
    work.session.flush()
    moment = work.clock() + timedelta(seconds=1)
    issue = PaperIssue(
        paper_id=paper.id, language="fr", format="pdf", file_name="x", digest="x", issued_at=moment
    )
    work.session.add(issue)


def test_an_adoption_taken_back_frees_all_numbers_and_is_marked_so(work: Work, session: int) -> None:
    adopted = issue_agenda(work, session=session, stage="adopted")
    late = add(work, session, "tard", 1).created or 0
    back(work, adopted)
    assert shown(work, session)[3:] == ["2 tard", "3 B", "4 C"]
    assert versions(work, session) == ["adopted (taken back)"]
    remove_item(work, item=late)
    add(work, session, "suite", 1)
    assert shown(work, session)[3] == "2 suite"  # provisional again: nothing is late


def test_an_agenda_adopted_after_that_is_no_revision(work: Work, session: int) -> None:
    undone = back(work, issue_agenda(work, session=session, stage="adopted"))
    back(work, back(work, undone))
    issue_agenda(work, session=session, stage="provisional")
    issue_agenda(work, session=session, stage="adopted")
    assert versions(work, session) == ["adopted (taken back)", "provisional", "adopted"]
    assert agenda_revision(work.session, session_id=session) == 0
    issue_agenda(work, session=session, stage="adopted")
    assert versions(work, session)[-1] == "adopted Rev.1"


def test_an_adoption_done_again_fixes_the_same_numbers(work: Work, session: int) -> None:
    undone = back(work, issue_agenda(work, session=session, stage="adopted"))
    remove_item(work, item=named(work, session, "B"))
    back(work, undone)
    assert shown(work, session)[-1] == "3 C"
    assert versions(work, session) == ["adopted"]


def test_a_revision_taken_back_leaves_the_agenda_adopted(work: Work, adopted: int) -> None:
    add(work, adopted, "tard", 1)
    back(work, issue_agenda(work, session=adopted, stage="adopted"))
    assert "1 bis tard" in shown(work, adopted)
    assert versions(work, adopted) == ["adopted", "adopted Rev.1 (taken back)"]


def test_a_provisional_agenda_issued_by_mistake_is_taken_back(work: Work, session: int) -> None:
    back(work, issue_agenda(work, session=session, stage="provisional"))
    issue_agenda(work, session=session, stage="provisional")
    assert versions(work, session) == ["provisional (taken back)", "provisional"]


def test_numbers_of_an_adoption_taken_back_are_free_for_the_next(work: Work, session: int) -> None:
    adopted = issue_agenda(work, session=session, stage="adopted")
    move_item(work, item=named(work, session, "C"), parent=named(work, session, "A"), position=2)
    back(work, adopted)
    issue_agenda(work, session=session, stage="adopted")
    add(work, session, "D")
    assert shown(work, session)[-1] == "3 D"


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "move", "remove", "restore"]), st.integers(0, 9), st.integers(0, 9)),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_no_number_is_borne_by_two_items(
    work: Work, steps: list[tuple[str, int, int]]
) -> None:
    session = create_session(work, number=None).created or 0
    paste_items(work, session=session, parent=None, position=0, text="A\n\tAun\nB\nC\n", language="fr")
    issue_agenda(work, session=session, stage="adopted")
    borne: dict[str, int] = {}
    removed: list[int] = []
    for step, which, where in steps:
        rows = agenda_of(work.session, session_id=session, language="fr").items
        top = [row for row in rows if row.depth == 0]
        chosen = rows[which % len(rows)].id if rows else 0
        if step == "add":
            add(work, session, "tard", where)
        elif step == "move" and top:
            target = top[where % len(top)].id
            inside = {row.id for row in rows if row.parent_id == chosen} | {chosen}
            move_item(work, item=chosen, parent=None if target in inside else target, position=where)
        elif step == "remove" and len(rows) > 1:
            removed.append(chosen)
            remove_item(work, item=chosen)
        elif step == "restore" and removed:
            restore_item(work, item=removed.pop())
        work.session.flush()
        work.session.expire_all()
        for row in agenda_of(work.session, session_id=session, language="fr").items:
            if row.depth == 0:
                assert borne.setdefault(row.number, row.id) == row.id
    work.session.rollback()
