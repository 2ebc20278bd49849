"""The register of symbols: every paper and document that bears one, what is missing, what stands twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.agenda_versions import AgendaVersion
from iomdesk.model.bodies import Body
from iomdesk.model.documents import DocumentVersion, MeetingDocument
from iomdesk.model.papers import RegisteredPaper
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.model.symbols import (
    Symbol,
    doubled,
    form_symbol,
    missing_symbols,
    next_number,
    parse_symbol,
    plain_symbol,
)
from iomdesk.queries.loading import NOTHING_ELSE

SERIES_OF_PAPERS = {
    "report": "L",
    "minutes": "L",
    "agenda": "",
    "annotated-agenda": "",
    "programme": "",
    "documents": "INF",
    "participants": "INF",
    "attendance": "INF",
    "mandate-note": "",
    "recommendations": "L",
    "follow-up": "",
    "convocation": "",
}
"""The series each kind of paper is counted in; a paper that is not here bears no symbol."""


@dataclass(frozen=True, slots=True)
class SymbolRow:
    """Show who bears a symbol: a paper by its kind, a document by its title; `is_read` tells a usual form."""

    symbol: str
    record_kind: str
    record_id: int
    name: str
    session_id: int
    is_read: bool
    is_double: bool


@dataclass(frozen=True, slots=True)
class SymbolRegister:
    """Hold the symbols of a session in order; `template` is only a supposition until it is confirmed."""

    template: str
    is_confirmed: bool
    rows: tuple[SymbolRow, ...]
    missing: tuple[str, ...]
    doubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SymbolOffer:
    """Offer the next free symbol of a series; empty where the body or the session cannot form one."""

    symbol: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class _Bearer:
    symbol: str
    record_kind: str
    record_id: int
    name: str
    session_id: int


def symbol_register(session: Session, *, session_id: int, language: str = "fr") -> SymbolRegister:
    """Return the symbols of a session; one that another session bears as well is a double too."""
    bearers = list(_bearers(session))
    twice = doubled(bearer.symbol for bearer in bearers)
    own = _named(session, [bearer for bearer in bearers if bearer.session_id == session_id], language)
    body = _body(session, session_id)
    return SymbolRegister(
        template=body.symbol_template if body else "",
        is_confirmed=bool(body and body.symbol_confirmed),
        rows=tuple(_row(bearer, twice) for bearer in sorted(own, key=_order)),
        missing=tuple(str(symbol) for symbol in _missing(session, session_id, own)),
        doubles=tuple(sorted({plain_symbol(b.symbol) for b in own} & twice)),
    )


def next_symbol(session: Session, *, session_id: int, series: str = "") -> Symbol:
    """Return the first free symbol of a session's series. Raises SymbolNotFormed."""
    body, number = _body(session, session_id), _number(session, session_id)
    template = body.symbol_template if body else ""
    first = form_symbol(template, session=number, number=1, series=series)
    free = next_number(_used(_bearers(session)), first.run)
    return form_symbol(template, session=number, number=free, series=series)


def symbol_offer(session: Session, *, session_id: int, kind: str) -> SymbolOffer:
    """Offer a symbol for a kind of paper, and say whether its form is confirmed."""
    body = _body(session, session_id)
    if kind not in SERIES_OF_PAPERS or body is None or not body.symbol_template:
        return SymbolOffer("", False)
    if "{session}" in body.symbol_template and _number(session, session_id) is None:
        return SymbolOffer("", body.symbol_confirmed)
    offered = next_symbol(session, session_id=session_id, series=SERIES_OF_PAPERS[kind])
    return SymbolOffer(str(offered), body.symbol_confirmed)


def symbols_in_use(session: Session) -> list[Symbol]:
    """Return every symbol of the desk that has a usual form."""
    return _used(_bearers(session))


def known_symbols(session: Session) -> frozenset[str]:
    """Return the symbols of all papers and documents of the desk, each the usual way."""
    return frozenset(plain_symbol(bearer.symbol) for bearer in _bearers(session))


def bearer_of(
    session: Session, symbol: str, besides: tuple[str, int] | None = None
) -> tuple[str, int] | None:
    """Return kind and id of the record that bears a symbol already, other than the one named."""
    wanted = plain_symbol(symbol)
    for bearer in _bearers(session):
        held = (bearer.record_kind, bearer.record_id)
        if plain_symbol(bearer.symbol) == wanted and held != besides:
            return held
    return None


def _bearers(session: Session) -> Iterator[_Bearer]:
    """Columns only, no records: checks ask for every session of a desk."""
    live = select(GroupSession.id).where(GroupSession.deleted_at.is_(None))
    agendas: dict[str, int] = {}
    for kind, symbol, id_, session_id in session.execute(
        select(RegisteredPaper.kind, RegisteredPaper.symbol, RegisteredPaper.id, RegisteredPaper.session_id)
        .where(RegisteredPaper.symbol != "", RegisteredPaper.session_id.in_(live))
        .order_by(RegisteredPaper.id)
    ):
        yield _Bearer(symbol, "paper", id_, kind, session_id)
        if kind == "agenda":
            agendas[plain_symbol(symbol)] = session_id
    for symbol, id_, owner in session.execute(
        select(MeetingDocument.symbol, MeetingDocument.id, MeetingDocument.session_id)
        .where(MeetingDocument.symbol != "", MeetingDocument.session_id.in_(live))
        .order_by(MeetingDocument.id)
    ):
        yield _Bearer(symbol, "document", id_, "", owner or 0)
    for symbol, id_, session_id in session.execute(
        select(AgendaVersion.symbol, AgendaVersion.id, AgendaVersion.session_id)
        .where(AgendaVersion.symbol != "", AgendaVersion.session_id.in_(live))
        .order_by(AgendaVersion.id)
    ):
        # An issued agenda is the paper of the same symbol, kept; only another symbol is one of its own.
        if agendas.get(plain_symbol(symbol)) != session_id:
            yield _Bearer(symbol, "agenda", id_, "agenda", session_id)


def _named(session: Session, bearers: Sequence[_Bearer], language: str) -> list[_Bearer]:
    wanted = [bearer.record_id for bearer in bearers if bearer.record_kind == "document"]
    titles: dict[int, dict[str, str]] = {}
    for id_, tongue, title in session.execute(
        select(DocumentVersion.document_id, DocumentVersion.language, DocumentVersion.title).where(
            DocumentVersion.document_id.in_(wanted)
        )
    ):
        titles.setdefault(id_, {})[tongue] = title
    return [
        replace(bearer, name=_title(titles.get(bearer.record_id, {}), language))
        if bearer.record_kind == "document"
        else bearer
        for bearer in bearers
    ]


def _title(titles: dict[str, str], language: str) -> str:
    return titles.get(language) or titles.get("fr") or next(iter(titles.values()), "")


def _row(bearer: _Bearer, twice: frozenset[str]) -> SymbolRow:
    return SymbolRow(
        symbol=bearer.symbol,
        record_kind=bearer.record_kind,
        record_id=bearer.record_id,
        name=bearer.name,
        session_id=bearer.session_id,
        is_read=parse_symbol(bearer.symbol) is not None,
        is_double=plain_symbol(bearer.symbol) in twice,
    )


def _order(bearer: _Bearer) -> tuple[bool, tuple[str, str, str], int, str]:
    parsed = parse_symbol(bearer.symbol)
    if parsed is None:
        return True, ("", "", ""), 0, bearer.symbol
    return False, parsed.run, parsed.number, bearer.symbol


def _missing(session: Session, session_id: int, own: Sequence[_Bearer]) -> tuple[Symbol, ...]:
    """Look for holes only in the session's own counts: of other bodies' documents a desk holds but some."""
    body, number = _body(session, session_id), _number(session, session_id)
    if body is None or "{n}" not in body.symbol_template or number is None:
        return ()
    first = form_symbol(body.symbol_template, session=number, number=1)
    return missing_symbols(s for s in _used(own) if (s.organ, s.session) == (first.organ, first.session))


def _used(bearers: Iterator[_Bearer] | Sequence[_Bearer]) -> list[Symbol]:
    return [parsed for bearer in bearers if (parsed := parse_symbol(bearer.symbol))]


def _body(session: Session, session_id: int) -> Body | None:
    """The first of the session's bodies gives a joint session its symbols."""
    return session.scalar(
        select(Body)
        .join(SessionBody, SessionBody.body_id == Body.id)
        .where(SessionBody.session_id == session_id)
        .order_by(SessionBody.position)
        .limit(1)
        .options(NOTHING_ELSE)
    )


def _number(session: Session, session_id: int) -> int | None:
    return session.scalar(select(GroupSession.number).where(GroupSession.id == session_id))
