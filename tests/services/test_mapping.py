"""Mapping items to clauses keeps to the version of the mandate that the session works under."""

from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.model.agenda import ClauseOutsideMandate
from iomdesk.model.desk_record import AuditEntry
from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.mandate import find_clause, list_versions, version_for_session
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.mandates import store_mandate
from iomdesk.services.mapping import map_clause, unmap_clause
from iomdesk.services.sessions import choose_mandate_version, create_session
from iomdesk.services.work import Work

OTHER = MandateDraft("fr", "Autre", (ChapterDraft("1", "Titre", (ClauseDraft("a", "Examen."),)),), True)


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


@pytest.fixture
def session(history: Work) -> int:
    return made(create_session(history, number=2, start_on=date(2020, 10, 6)))


@pytest.fixture
def item(history: Work, session: int) -> int:
    return made(add_item(history, session=session, title="Groupes régionaux", language="fr"))


def clause(work: Work, session: int, reference: str) -> int:
    found = find_clause(work.session, session_id=session, reference=reference)
    assert found is not None
    return found


def chips(work: Work, session: int) -> list[str]:
    return [c.reference for c in agenda_of(work.session, session_id=session, language="fr").items[0].clauses]


def test_mapped_clauses_show_on_the_item_in_the_order_of_the_mandate(
    history: Work, session: int, item: int
) -> None:
    map_clause(history, item=item, clause=clause(history, session, "2b"))
    map_clause(history, item=item, clause=clause(history, session, "1 a)"))
    history.session.flush()
    history.session.expire_all()
    assert chips(history, session) == ["1 a)", "2 b)"]


def test_mapping_twice_changes_nothing_the_second_time(history: Work, session: int, item: int) -> None:
    wanted = clause(history, session, "2(b)")
    map_clause(history, item=item, clause=wanted)
    assert map_clause(history, item=item, clause=wanted) is NOTHING


def test_inverse_takes_the_clause_off_and_its_inverse_puts_it_back(
    history: Work, session: int, item: int
) -> None:
    changes = map_clause(history, item=item, clause=clause(history, session, "2b"))
    assert changes.inverse is not None
    undone = changes.inverse.function(history, **changes.inverse.arguments)
    history.session.expire_all()
    assert chips(history, session) == []
    assert undone.inverse is not None
    undone.inverse.function(history, **undone.inverse.arguments)
    history.session.flush()
    history.session.expire_all()
    assert chips(history, session) == ["2 b)"]


def test_clause_of_another_version_is_refused(history: Work, session: int, item: int) -> None:
    store_mandate(history, draft=OTHER)
    other = list_versions(history.session)[-1].clauses[0].id
    choose_mandate_version(history, session=session, version=list_versions(history.session)[2].id)
    with pytest.raises(ClauseOutsideMandate):
        map_clause(history, item=item, clause=other)


def test_session_of_the_past_is_offered_the_draft_as_no_older_clause_is_known(history: Work) -> None:
    past = made(create_session(history, start_on=date(2018, 1, 15)))
    version = version_for_session(history.session, session_id=past)
    assert version is not None
    assert version.status == "projet"


def test_every_mapping_leaves_its_audit_row(history: Work, session: int, item: int) -> None:
    wanted = clause(history, session, "2b")
    map_clause(history, item=item, clause=wanted)
    unmap_clause(history, item=item, clause=wanted)
    actions = history.session.scalars(
        select(AuditEntry.action).where(AuditEntry.record_kind == "item", AuditEntry.record_id == str(item))
    )
    assert list(actions) == ["create", "map", "unmap"]
