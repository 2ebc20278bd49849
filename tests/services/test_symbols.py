"""Every symbol once: what is in use, what comes next, what is missing."""

from typing import Any

import pytest

from iomdesk.model.papers import RegisteredPaper
from iomdesk.model.symbols import SymbolNotFormed
from iomdesk.queries.gaps import gaps_of
from iomdesk.queries.symbols import SymbolRegister, next_symbol, symbol_offer, symbol_register
from iomdesk.services.changes import Changes
from iomdesk.services.documents import add_document
from iomdesk.services.papers import edit_paper
from iomdesk.services.sessions import create_session, edit_session
from iomdesk.services.symbols import (
    PaperWithoutSymbol,
    SymbolTaken,
    assign_document_symbol,
    assign_paper_symbol,
)
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    return create_session(work, number=7).created or 0


def document(work: Work, session: int, symbol: str) -> int:
    made = add_document(work, session=session, symbol=symbol, title="Note", language="fr")
    return made.created or 0


def register(work: Work, session: int) -> SymbolRegister:
    work.session.flush()
    return symbol_register(work.session, session_id=session)


def undo(work: Work, changes: Changes) -> None:
    assert changes.inverse is not None
    arguments: dict[str, Any] = dict(changes.inverse.arguments)
    changes.inverse.function(work, **arguments)


def symbol_of(work: Work, session: int, kind: str) -> str:
    work.session.flush()
    found = work.session.query(RegisteredPaper).filter_by(session_id=session, kind=kind).one()
    return found.symbol


def test_papers_get_the_next_number_of_their_series_one_after_the_other(work: Work, session: int) -> None:
    for kind in ("agenda", "convocation", "report", "participants", "documents"):
        assign_paper_symbol(work, session=session, kind=kind)
    assert [row.symbol for row in register(work, session).rows] == [
        "WG/7/1", "WG/7/2", "WG/7/INF/1", "WG/7/INF/2", "WG/7/L/1",
    ]  # fmt: skip


def test_document_gets_a_number_that_no_paper_has(work: Work, session: int) -> None:
    assign_paper_symbol(work, session=session, kind="agenda")
    note = document(work, session, "")
    assign_document_symbol(work, document=note)
    assert [(row.symbol, row.record_kind, row.name) for row in register(work, session).rows] == [
        ("WG/7/1", "paper", "agenda"),
        ("WG/7/2", "document", "Note"),
    ]


def test_symbol_of_another_record_is_refused_and_nothing_changes(work: Work, session: int) -> None:
    note = document(work, session, "WG/7/1")
    with pytest.raises(SymbolTaken, match="WG/7/1"):
        assign_paper_symbol(work, session=session, kind="agenda", symbol=" WG/7/1 ")
    assign_document_symbol(work, document=note, symbol="WG/7/1")
    assert len(register(work, session).rows) == 1


def test_giving_a_symbol_can_be_taken_back(work: Work, session: int) -> None:
    undo(work, assign_paper_symbol(work, session=session, kind="agenda", symbol="WG/7/5"))
    note = document(work, session, "WG/7/9")
    undo(work, assign_document_symbol(work, document=note, series="INF"))
    assert [row.symbol for row in register(work, session).rows] == ["WG/7/9"]
    assert symbol_of(work, session, "agenda") == ""


def test_paper_for_the_chair_alone_bears_no_symbol(work: Work, session: int) -> None:
    with pytest.raises(PaperWithoutSymbol):
        assign_paper_symbol(work, session=session, kind="brief")
    assert symbol_offer(work.session, session_id=session, kind="brief").symbol == ""


def test_holes_and_doubles_are_gaps_of_the_session(work: Work, session: int) -> None:
    document(work, session, "WG/7/1")
    document(work, session, "WG/7/3")
    edit_paper(work, session=session, kind="agenda", fields={"symbol": "WG/7/3"})
    document(work, session, "S/23/14")  # another body's: its count is not this desk's business
    found = register(work, session)
    assert (found.missing, found.doubles) == (("WG/7/2",), ("WG/7/3",))
    assert [row.symbol for row in found.rows if row.is_double] == ["WG/7/3", "WG/7/3"]
    gaps = [(g.kind.value, g.detail) for g in gaps_of(work.session, session_id=session) if "symbol" in g.kind]
    assert gaps == [("symbol_missing", "WG/7/2"), ("symbol_double", "WG/7/3")]


def test_symbol_that_two_sessions_bear_is_a_double_in_both(work: Work, session: int) -> None:
    other = create_session(work, number=8).created or 0
    document(work, session, "C/106/INF/10")
    document(work, other, "C/106/INF/10")
    document(work, other, "C/106/INF/10*")
    assert register(work, session).doubles == register(work, other).doubles == ("C/106/INF/10",)


def test_removed_session_keeps_no_symbol_from_the_others(work: Work, session: int) -> None:
    other = create_session(work, number=8).created or 0
    document(work, other, "WG/7/1")
    assert str(next_symbol(work.session, session_id=session)) == "WG/7/2"
    from iomdesk.services.sessions import remove_session

    remove_session(work, session=other)
    work.session.flush()
    assert str(next_symbol(work.session, session_id=session)) == "WG/7/1"


def test_form_of_the_groups_symbols_is_said_to_be_unconfirmed(work: Work, session: int) -> None:
    assert not register(work, session).is_confirmed
    assert symbol_offer(work.session, session_id=session, kind="agenda").is_confirmed is False


def test_session_without_a_number_has_no_symbols_to_offer(work: Work, session: int) -> None:
    edit_session(work, session=session, fields={"number": None})
    work.session.flush()
    assert symbol_offer(work.session, session_id=session, kind="agenda").symbol == ""
    assert register(work, session).missing == ()
    with pytest.raises(SymbolNotFormed):
        next_symbol(work.session, session_id=session)
