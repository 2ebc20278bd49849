"""The pack of a session: its parts in order, what was issued, and who gets it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.pack_parts import PackChange, PackPartFact
from iomdesk.model.packs import Pack, PackCopy, PackPart, PackRecipient, PackStatus
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.pack_parts import default_parts


@dataclass(frozen=True, slots=True)
class PackView:
    """Hold a pack as it stands; `id` is None while nobody changed anything about it.

    `layout` holds the page numbers and words as issued, `changes` what a supplement does to pages issued
    before, and `is_behind` that an issued pack lacks papers that came or changed since.
    """

    id: int | None
    session_id: int
    language: str
    number: int
    status: str
    parts: tuple[PackPartFact, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    issued_at: datetime | None = None
    layout: Mapping[str, Any] | None = None
    changes: tuple[PackChange, ...] = ()

    @property
    def is_issued(self) -> bool:
        """Say whether the pack can no longer change."""
        return self.status == PackStatus.ISSUED


@dataclass(frozen=True, slots=True)
class PackRow:
    """Show a pack or supplement in the list of a session."""

    id: int
    language: str
    number: int
    status: str
    issued_at: datetime | None
    pages: int


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """Show who gets a copy."""

    id: int
    name: str
    copy_number: int
    language: str
    may_have_restricted: bool


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Show a line of the distribution log."""

    id: int
    language: str
    number: int
    recipient: str
    copy_number: int | None
    file_name: str
    digest: str
    made_at: datetime


Said: TypeAlias = Callable[[str], str]
"""Names what a paper of the program says now, by its reference."""


def pack_of(
    session: Session, *, session_id: int, language: str, number: int | None = None, said: Said | None = None
) -> PackView:
    """Return a pack (0) or supplement of a session; without a number the one that is being made.

    That is the pack itself until it is issued, then the next supplement, whose parts are what came since;
    `said` is asked only then, and without it papers of the program count as what they were.
    """
    packs = _packs(session, session_id, language)
    if number is None:
        number = next((p.number for p in packs if p.status == PackStatus.DRAFT), len(packs))
    record = next((pack for pack in packs if pack.number == number), None)
    if record is not None and record.status == PackStatus.ISSUED:
        return _issued(record)
    parts = default_parts(session, session_id=session_id, language=language)
    changes: tuple[PackChange, ...] = ()
    if number:
        issued = [pack for pack in packs if pack.status == PackStatus.ISSUED]
        changes = tuple(_changes(parts, issued, said))
        wanted = {change.key for change in changes if change.change != "withdrawn"}
        left_out = _left_out(issued)
        parts = tuple(
            replace(part, is_included=part.is_included and part.key not in left_out)
            for part in parts
            if part.kind == "item" or part.key in wanted
        )
    parts = _arranged(parts, record.parts if record else ())
    away = {part.key for part in parts if not part.is_included}
    return PackView(
        id=record.id if record else None,
        session_id=session_id,
        language=language,
        number=number,
        status=PackStatus.DRAFT.value,
        parts=parts,
        options=_options(packs, record),
        changes=tuple(one for one in changes if one.change != "added" or one.key not in away),
    )


def list_packs(session: Session, *, session_id: int) -> tuple[PackRow, ...]:
    """List the packs and supplements of a session, by language and number."""
    records = session.scalars(
        select(Pack)
        .where(Pack.session_id == session_id)
        .order_by(Pack.language, Pack.number)
        .options(NOTHING_ELSE)
    )
    return tuple(
        PackRow(
            record.id,
            record.language,
            record.number,
            record.status,
            record.issued_at,
            int((record.layout or {}).get("pages", 0)),
        )
        for record in records
    )


def recipients_of(session: Session, *, session_id: int) -> tuple[RecipientRow, ...]:
    """List who gets a copy, by the number of the copy."""
    records = session.scalars(
        select(PackRecipient)
        .where(PackRecipient.session_id == session_id, PackRecipient.deleted_at.is_(None))
        .order_by(PackRecipient.copy_number, PackRecipient.id)
    )
    return tuple(
        RecipientRow(one.id, one.name, one.copy_number, one.language, one.may_have_restricted)
        for one in records
    )


def copies_of(session: Session, *, session_id: int) -> tuple[CopyRow, ...]:
    """Return the distribution log of a session, newest first."""
    rows = session.execute(
        select(PackCopy, Pack.language, Pack.number)
        .join(Pack, Pack.id == PackCopy.pack_id)
        .where(Pack.session_id == session_id)
        .order_by(PackCopy.id.desc())
    )
    return tuple(
        CopyRow(
            copy.id,
            language,
            number,
            copy.recipient_name,
            copy.copy_number,
            copy.file_name,
            copy.digest,
            copy.made_at,
        )
        for copy, language, number in rows
    )


def _packs(session: Session, session_id: int, language: str) -> Sequence[Pack]:
    return session.scalars(
        select(Pack)
        .where(Pack.session_id == session_id, Pack.language == language)
        .order_by(Pack.number)
        .options(selectinload(Pack.parts), NOTHING_ELSE)
    ).all()


def _options(packs: Sequence[Pack], record: Pack | None) -> Mapping[str, Any]:
    """A supplement is made as the pack was, unless something else was chosen for it."""
    issued: dict[str, Any] = {}
    for pack in packs:
        if pack.status == PackStatus.ISSUED:
            issued |= pack.options
    return issued | (record.options if record else {})


def _issued(record: Pack) -> PackView:
    """Return a pack as it was issued: its words and numbers come from what was kept."""
    layout = record.layout or {}
    return PackView(
        id=record.id,
        session_id=record.session_id,
        language=record.language,
        number=record.number,
        status=record.status,
        parts=tuple(map(_kept_part, layout.get("parts", ()))),
        options=dict(record.options),
        issued_at=record.issued_at,
        layout=layout,
        changes=tuple(PackChange(**change) for change in layout.get("changes", ())),
    )


def _arranged(parts: Sequence[PackPartFact], decided: Iterable[PackPart]) -> tuple[PackPartFact, ...]:
    """Put parts where they were moved to; what is new stays behind the part it would follow by itself."""
    rows = {part_key(row.kind, row.reference, row.item_id): row for row in decided}
    places: dict[str, tuple[float, int]] = {}
    last = -1.0
    for order, part in enumerate(parts):
        row = rows.get(part.key)
        last = float(row.position) if row else last
        places[part.key] = (last if row else last + 0.5, order)
    ordered = sorted(parts, key=lambda part: places[part.key])
    return tuple(
        replace(part, is_included=row.is_included, audience=row.audience)
        if (row := rows.get(part.key))
        else part
        for part in ordered
    )


def part_key(kind: str, reference: str, item_id: int | None) -> str:
    """Name a part the same way each time: a document before two items is two parts."""
    return f"{kind}:{reference}" if item_id is None or kind == "item" else f"{kind}:{reference}@{item_id}"


def _changes(
    parts: Sequence[PackPartFact], issued: Sequence[Pack], said: Said | None
) -> Iterable[PackChange]:
    """Compare what is there now with what was issued last, part by part; withdrawn parts come last."""
    known = _issued_parts(issued)
    for part in parts:
        before = known.pop(part.key, None)
        if before is None:
            if part.kind == "document":
                yield PackChange(part.key, "added")
        elif _differs(part, before, said):
            yield PackChange(part.key, "changed", before.first, before.pages)
    gone = ((key, one) for key, one in known.items() if one.part.kind == "document")
    yield from (PackChange(key, "withdrawn", one.first, one.pages) for key, one in gone)


def _left_out(issued: Sequence[Pack]) -> frozenset[str]:
    """Return what was left out of packs on purpose: it stays out of supplements until it is taken in."""
    return frozenset(
        part_key(row.kind, row.reference, row.item_id)
        for pack in issued
        for row in pack.parts
        if row.kind != "item" and not row.is_included
    )


class _IssuedPart(NamedTuple):
    part: PackPartFact
    first: str
    pages: int


def _differs(part: PackPartFact, before: _IssuedPart, said: Said | None) -> bool:
    """Say whether recipients hold something else than there is now.

    A paper of the program is made anew each time: only what it says can tell.
    """
    if part.kind == "document":
        return part.digest != before.part.digest
    if said is None or not before.part.said:
        return False
    return said(part.reference) != before.part.said


def _issued_parts(packs: Sequence[Pack]) -> dict[str, _IssuedPart]:
    """Return which papers recipients hold, by the pack or supplement that brought them last."""
    known: dict[str, _IssuedPart] = {}
    for layout in (pack.layout or {} for pack in packs):
        places = {place["key"]: place for place in layout.get("places", ())}
        for part in map(_kept_part, layout.get("parts", ())):
            if part.kind != "item" and part.key in places:
                place = places[part.key]
                known[part.key] = _IssuedPart(part, place["first"], place["pages"])
        for change in layout.get("changes", ()):
            if change["change"] == "withdrawn":
                known.pop(change["key"], None)
    return known


def _kept_part(part: Mapping[str, Any]) -> PackPartFact:
    return PackPartFact(**{**part, "clauses": tuple(part["clauses"])})
