"""The secretariat sets per body when documents are due and how symbols are formed."""

from datetime import date

import pytest

from iomdesk.model.symbols import SymbolNotFormed
from iomdesk.queries.bodies import BodyRow, bodies_of, list_bodies
from iomdesk.queries.gaps import GapKind, gaps_of
from iomdesk.queries.symbols import next_symbol, symbol_register
from iomdesk.services.agenda import add_item
from iomdesk.services.bodies import DeadlineNotAllowed, edit_body
from iomdesk.services.expected_documents import expect_document
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    return create_session(work, number=4, start_on=date(2020, 10, 20)).created or 0


def body(work: Work, session: int) -> BodyRow:
    work.session.flush()
    return bodies_of(work.session, session_id=session)[0]


def test_a_longer_deadline_makes_documents_late_sooner_and_goes_back_with_undo(
    work: Work, session: int
) -> None:
    item = add_item(work, session=session, title="Point", language="fr").created or 0
    expect_document(work, session=session, item=item, title="Note", language="fr")

    def is_overdue() -> bool:
        work.session.flush()
        work.session.expire_all()
        gaps = gaps_of(work.session, session_id=session, today=date(2020, 10, 1))
        return GapKind.DOCUMENT_OVERDUE in {gap.kind for gap in gaps}

    assert not is_overdue()
    changes = edit_body(work, body=body(work, session).id, fields={"deadline_days": 30})
    assert changes.touches("session", [session])
    assert is_overdue()
    assert changes.inverse is not None
    changes.inverse.function(work, **changes.inverse.arguments)
    assert not is_overdue()


def test_symbols_follow_the_form_of_the_body_once_it_is_set_and_confirmed(work: Work, session: int) -> None:
    fields = {"symbol_template": "WG/OIM/{session}/{n}", "symbol_confirmed": True}
    edit_body(work, body=body(work, session).id, fields=fields)
    work.session.flush()
    assert str(next_symbol(work.session, session_id=session, series="INF")) == "WG/OIM/4/INF/1"
    assert symbol_register(work.session, session_id=session).is_confirmed


def test_a_form_without_a_number_and_a_deadline_after_the_beginning_are_refused(
    work: Work, session: int
) -> None:
    wanted = body(work, session).id
    with pytest.raises(SymbolNotFormed):
        edit_body(work, body=wanted, fields={"symbol_template": "WG/{session}"})
    with pytest.raises(DeadlineNotAllowed):
        edit_body(work, body=wanted, fields={"deadline_days": -1})
    assert edit_body(work, body=wanted, fields={"deadline_days": 14}).inverse is None


def test_bodies_have_their_names_of_today(work: Work) -> None:
    named = {row.code: row.name for row in list_bodies(work.session, language="en")}
    assert named["CPPF"] == "Standing Committee on Programmes and Finance"
    assert named["WG"] == "Working Group on IOM–UN Relations and Related Issues"
