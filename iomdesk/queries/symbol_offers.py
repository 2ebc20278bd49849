"""What symbol a document may be given next: a free number, an Add., Corr. or Rev., a reissue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import ItemDocument
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.symbols import (
    SUFFIXES,
    Symbol,
    SymbolNotFormed,
    following,
    parse_symbol,
    plain_symbol,
    reissued,
)
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.symbols import next_symbol, symbol_register, symbols_in_use

SERIES_OF_DOCUMENTS = ("", "INF", "L", "CRP")


@dataclass(frozen=True, slots=True)
class FollowingSymbols:
    """Offer what may follow one symbol: its next Add., Corr. and Rev. by kind."""

    base: str
    symbols: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentSymbols:
    """Offer symbols for a document.

    `free` pairs a series with its next number; `following` begins with what is before the same items;
    `reissue` is its own symbol with one asterisk more, empty where it has none.
    """

    document: int
    symbol: str
    free: tuple[tuple[str, str], ...]
    following: tuple[FollowingSymbols, ...]
    reissue: str
    is_confirmed: bool


def document_symbols(session: Session, *, document_id: int) -> DocumentSymbols | None:
    """Offer symbols for a document; None where it is not in the desk any more."""
    document = session.get(MeetingDocument, document_id, options=[NOTHING_ELSE])
    if document is None or document.session_id is None:
        return None
    own = parse_symbol(document.symbol)
    used = symbols_in_use(session)
    bases = [own] if own else _bases(session, document.session_id, document_id)
    register = symbol_register(session, session_id=document.session_id)
    return DocumentSymbols(
        document=document_id,
        symbol=document.symbol,
        free=tuple(_free(session, document.session_id)),
        following=tuple(_following(base, used) for base in bases),
        reissue=str(reissued(own)) if own else "",
        is_confirmed=register.is_confirmed,
    )


def _free(session: Session, session_id: int) -> Iterator[tuple[str, str]]:
    for series in SERIES_OF_DOCUMENTS:
        try:
            yield series, str(next_symbol(session, session_id=session_id, series=series))
        except SymbolNotFormed:  # no form, or no number of the session: a symbol can still be typed
            return


def _following(base: Symbol, used: Sequence[Symbol]) -> FollowingSymbols:
    offered = tuple((kind, str(following(base, kind, used))) for kind in SUFFIXES)
    return FollowingSymbols(str(base), offered)


def _bases(session: Session, session_id: int, document_id: int) -> list[Symbol]:
    """Return the symbols of a session that something may follow; those before the same items come first."""
    near = _near(session, document_id)
    rows = symbol_register(session, session_id=session_id).rows
    parsed = [symbol for row in rows if (symbol := parse_symbol(row.symbol))]
    return sorted((s for s in parsed if not s.suffixes), key=lambda symbol: str(symbol) not in near)


def _near(session: Session, document_id: int) -> frozenset[str]:
    items = select(ItemDocument.item_id).where(ItemDocument.document_id == document_id)
    query = (
        select(MeetingDocument.symbol)
        .join(ItemDocument, ItemDocument.document_id == MeetingDocument.id)
        .where(ItemDocument.item_id.in_(items), MeetingDocument.symbol != "")
    )
    return frozenset(plain_symbol(symbol) for symbol in session.scalars(query))
