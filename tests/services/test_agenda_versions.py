"""An agenda is issued, frozen, adopted; late items get bis; two versions are compared."""

import pytest

from iomdesk.model.agenda_compare import AgendaChange
from iomdesk.model.agenda_versions import AgendaVersion
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.agenda_versions import VersionNotFound, compare_versions, list_agenda_versions
from iomdesk.services.agenda import add_item, move_item, remove_item, restore_item, write_item_text
from iomdesk.services.agenda_versions import AgendaEmpty, StageNotAllowed, issue_agenda
from iomdesk.services.changes import Changes
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.pasting import paste_items
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    id_ = create_session(work, number=2).created or 0
    paste_items(work, session=id_, parent=None, position=0, text="A\n\tAun\n\tAdeux\nB\nC\n", language="fr")
    return id_


def shown(work: Work, session: int) -> list[str]:
    work.session.flush()
    work.session.expire_all()
    rows = agenda_of(work.session, session_id=session, language="fr").items
    return [f"{row.full_number} {row.title}" for row in rows]


def item_named(work: Work, session: int, title: str) -> int:
    rows = agenda_of(work.session, session_id=session, language="fr").items
    return next(row.id for row in rows if row.title == title)


def issue(work: Work, session: int, stage: str = "provisional") -> Changes:
    return issue_agenda(work, session=session, stage=stage)


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def test_revisions_are_counted_by_stage(work: Work, session: int) -> None:
    for stage in ("provisional", "provisional", "adopted"):
        issue(work, session, stage)
    rows = list_agenda_versions(work.session, session_id=session)
    assert [(row.stage, row.revision) for row in rows] == [
        ("provisional", 0),
        ("provisional", 1),
        ("adopted", 0),
    ]


def test_what_was_issued_does_not_follow_later_changes(work: Work, session: int) -> None:
    version = issue(work, session).created
    write_item_text(work, item=item_named(work, session, "B"), language="fr", title="Autre")
    work.session.flush()
    work.session.expire_all()
    stored = work.get(AgendaVersion, version).content
    assert [(entry["number"], entry["titles"]["fr"]) for entry in stored][3] == ("2", "B")


def test_an_adopted_agenda_keeps_its_numbers_and_late_items_get_bis(work: Work, session: int) -> None:
    issue(work, session, "adopted")
    b = item_named(work, session, "B")
    add_item(work, session=session, title="tard", language="fr", position=2)
    add_item(work, session=session, title="fin", language="fr")
    add_item(
        work,
        session=session,
        title="Aun bis",
        language="fr",
        position=1,
        parent=item_named(work, session, "A"),
    )
    remove_item(work, item=b)
    assert shown(work, session) == [
        "1 A", "1 a) Aun", "1 a bis) Aun bis", "1 b) Adeux", "2 bis tard", "3 C", "4 fin",
    ]  # fmt: skip
    restore_item(work, item=b)
    assert "2 B" in shown(work, session)


def test_items_pasted_into_an_adopted_agenda_are_late_with_their_sub_items(work: Work, session: int) -> None:
    issue(work, session, "adopted")
    paste_items(work, session=session, parent=None, position=1, text="X\n\tx\n\ty\n", language="fr")
    assert shown(work, session)[3:6] == ["1 bis X", "1 bis a) x", "1 bis b) y"]


def test_an_adopted_item_keeps_its_number_on_its_level_and_gets_another_below_a_parent(
    work: Work, session: int
) -> None:
    issue(work, session, "adopted")
    c = item_named(work, session, "C")
    move_item(work, item=c, parent=None, position=0)
    assert shown(work, session)[0] == "3 C"
    changes = move_item(work, item=c, parent=item_named(work, session, "A"), position=2)
    assert shown(work, session)[3] == "1 c) C"
    back(work, changes)
    assert shown(work, session)[0] == "3 C"


def test_undoing_the_adoption_gives_counted_numbers_back_but_keeps_the_record(
    work: Work, session: int
) -> None:
    adopted = issue(work, session, "adopted")
    undone = back(work, adopted)
    remove_item(work, item=item_named(work, session, "B"))
    assert shown(work, session)[-1] == "2 C"
    back(work, undone)
    assert shown(work, session)[-1] == "3 C"
    assert len(list_agenda_versions(work.session, session_id=session)) == 1


def test_an_empty_agenda_and_a_step_back_are_refused(work: Work, session: int) -> None:
    with pytest.raises(AgendaEmpty):
        issue(work, create_session(work, number=3).created or 0)
    issue(work, session, "adopted")
    with pytest.raises(StageNotAllowed):
        issue(work, session, "provisional")
    with pytest.raises(StageNotAllowed):
        issue(work, session, "final")


def test_a_version_is_compared_with_the_present(work: Work, session: int) -> None:
    version = issue(work, session).created
    write_item_text(work, item=item_named(work, session, "C"), language="en", title="C in English")
    remove_item(work, item=item_named(work, session, "B"))
    work.session.flush()
    work.session.expire_all()
    found = compare_versions(work.session, session_id=session, old=version, new=None)
    changed = [(row.new.number if row.new else "", row.changes) for row in found.items if row.changes]
    assert changed == [
        ("", (AgendaChange.DROPPED,)),
        ("2", (AgendaChange.RENUMBERED, AgendaChange.RETITLED)),
    ]


def test_a_version_of_another_session_is_not_found(work: Work, session: int) -> None:
    version = issue(work, session).created
    other = create_session(work, number=3).created or 0
    with pytest.raises(VersionNotFound):
        compare_versions(work.session, session_id=other, old=version, new=None)


def test_the_paper_bears_the_revision_that_was_issued_last(work: Work, session: int) -> None:
    def title() -> tuple[str, ...]:
        work.session.flush()
        work.session.expire_all()
        return build_paper(work.session, session_id=session, kind="agenda", language="fr").cover.title

    assert title() == ("ORDRE DU JOUR PROVISOIRE",)
    for _time in range(2):
        issue(work, session)
    assert title() == ("ORDRE DU JOUR PROVISOIRE Rev.1",)
    issue(work, session, "adopted")
    assert title() == ("ORDRE DU JOUR",)
