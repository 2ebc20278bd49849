"""A document is offered free numbers, what may follow other documents, and its own reissue."""

import pytest

from iomdesk.queries.symbol_offers import DocumentSymbols, document_symbols
from iomdesk.services.agenda import add_item
from iomdesk.services.documents import add_document
from iomdesk.services.sessions import create_session
from iomdesk.services.symbols import assign_document_symbol
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    return create_session(work, number=4).created or 0


def document(work: Work, session: int, symbol: str = "", item: int | None = None) -> int:
    made = add_document(work, session=session, symbol=symbol, title="Note", language="fr", item=item)
    work.session.flush()
    return made.created or 0


def offers(work: Work, document: int) -> DocumentSymbols:
    work.session.flush()
    found = document_symbols(work.session, document_id=document)
    assert found is not None
    return found


def test_a_document_without_symbol_is_offered_the_next_number_of_each_series(
    work: Work, session: int
) -> None:
    document(work, session, "WG/4/1")
    document(work, session, "WG/4/INF/1")
    found = offers(work, document(work, session))
    assert [symbol for _series, symbol in found.free] == ["WG/4/2", "WG/4/INF/2", "WG/4/L/1", "WG/4/CRP/1"]
    assert (found.reissue, found.is_confirmed) == ("", False)


def test_what_may_follow_a_document_before_the_same_item_comes_first(work: Work, session: int) -> None:
    item = add_item(work, session=session, title="Point", language="fr").created
    document(work, session, "WG/4/1")
    document(work, session, "WG/4/2", item)
    document(work, session, "WG/4/2/Add.1", item)
    found = offers(work, document(work, session, item=item))
    assert [one.base for one in found.following] == ["WG/4/2", "WG/4/1"]
    assert found.following[0].symbols == (
        ("Add", "WG/4/2/Add.2"),
        ("Corr", "WG/4/2/Corr.1"),
        ("Rev", "WG/4/2/Rev.1"),
    )


def test_a_document_with_a_symbol_is_offered_its_own_followers_and_its_reissue(
    work: Work, session: int
) -> None:
    found = offers(work, document(work, session, "WG/4/1"))
    assert [one.base for one in found.following] == ["WG/4/1"]
    assert found.reissue == "WG/4/1*"


def test_every_offer_can_be_taken(work: Work, session: int) -> None:
    document(work, session, "WG/4/1")
    wanted = document(work, session)
    found = offers(work, wanted)
    follow = [symbol for one in found.following for _kind, symbol in one.symbols]
    for symbol in [*(symbol for _series, symbol in found.free), *follow]:
        assert assign_document_symbol(work, document=wanted, symbol=symbol).inverse is not None


def test_without_a_number_of_the_session_nothing_is_offered_but_what_follows(work: Work) -> None:
    session = create_session(work, number=None).created or 0
    document(work, session, "WG/9/1")
    found = offers(work, document(work, session))
    assert found.free == ()
    assert [one.base for one in found.following] == ["WG/9/1"]
