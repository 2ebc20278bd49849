"""Give papers and documents their symbols, each symbol once."""

from sqlalchemy import select

from iomdesk.model.documents import MeetingDocument
from iomdesk.model.papers import RegisteredPaper
from iomdesk.model.symbols import plain_symbol
from iomdesk.queries.symbols import SERIES_OF_PAPERS, bearer_of, next_symbol
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields
from iomdesk.services.papers import edit_paper
from iomdesk.services.work import Work


class SymbolTaken(UserError):
    """Raised when a symbol is to be given that another paper or document bears."""


class PaperWithoutSymbol(UserError):
    """Raised when a symbol is wanted for a kind of paper that bears none."""


def assign_paper_symbol(work: Work, *, session: int, kind: str, symbol: str = "") -> Changes:
    """Give a session's paper a symbol, by default the next free one of its series.

    Raises SymbolTaken, SymbolNotFormed and PaperWithoutSymbol.
    """
    if kind not in SERIES_OF_PAPERS:
        raise PaperWithoutSymbol(_("This paper bears no symbol. Nothing was changed."))
    series = SERIES_OF_PAPERS[kind]
    wanted = plain_symbol(symbol) or str(next_symbol(work.session, session_id=session, series=series))
    paper = work.session.scalar(
        select(RegisteredPaper.id).where(RegisteredPaper.session_id == session, RegisteredPaper.kind == kind)
    )
    _check_free(work, wanted, ("paper", paper or 0))
    return edit_paper(work, session=session, kind=kind, fields={"symbol": wanted})


def assign_document_symbol(work: Work, *, document: int, symbol: str = "", series: str = "") -> Changes:
    """Give a document a symbol, by default the next free one of a series of its session.

    Raises SymbolTaken and SymbolNotFormed.
    """
    record = work.get(MeetingDocument, document)
    wanted = plain_symbol(symbol) or str(
        next_symbol(work.session, session_id=record.session_id or 0, series=series)
    )
    _check_free(work, wanted, ("document", document))
    return write_document_symbol(work, document=document, symbol=wanted)


def write_document_symbol(work: Work, *, document: int, symbol: str) -> Changes:
    """Set a document's symbol as it is given; an empty one takes it away."""
    record = work.get(MeetingDocument, document)
    before = change_fields(work, record, "document", {"symbol": symbol.strip()}, frozenset({"symbol"}))
    if not before:
        return NOTHING
    inverse = Operation(write_document_symbol, {"document": document, "symbol": before["symbol"]})
    return touching(inverse, document=document, session=record.session_id)


def _check_free(work: Work, symbol: str, besides: tuple[str, int]) -> None:
    work.session.flush()
    if bearer_of(work.session, symbol, besides) is not None:
        raise SymbolTaken(
            _("The symbol {symbol} is in use already. Nothing was changed; choose another.").format(
                symbol=symbol
            )
        )
