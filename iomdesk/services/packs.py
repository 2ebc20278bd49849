"""Arrange the pack of a session, and issue it: from then on its pages keep their numbers."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from iomdesk.model.packs import Pack, PackAudience, PackPart, PackStatus
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.packs import PackView, part_key
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.documents import keep_content
from iomdesk.services.pack_state import current_pack
from iomdesk.services.work import Work


class PackIssued(UserError):
    """Raised when an issued pack would be changed."""


class PackOvertaken(UserError):
    """Raised when a pack would be issued that is not the next one of its session."""


def move_part(work: Work, *, session: int, language: str, key: str, place: int) -> Changes:
    """Put a part at a place among the parts, counted from 0 after the move."""
    view = _draft_view(work, session, language)
    keys = [part.key for part in view.parts]
    if key not in keys or keys.index(key) == place:
        return NOTHING
    before = keys.index(key)
    keys.insert(place, keys.pop(before))
    record = _record(work, view)
    is_included = {part.key: part.is_included for part in view.parts}
    for position, part in enumerate(keys):
        row = _part(work, record, part)
        row.position, row.is_included = position, is_included[part]
    inverse = Operation(move_part, {"session": session, "language": language, "key": key, "place": before})
    return _changed(
        work, record, "move", {"key": key, "place": before}, {"key": key, "place": place}, inverse
    )


def include_part(work: Work, *, session: int, language: str, key: str, is_included: bool) -> Changes:
    """Put a part into the pack, or leave it out."""
    return _decide(work, session, language, key, "is_included", is_included, include_part)


def address_part(work: Work, *, session: int, language: str, key: str, audience: str) -> Changes:
    """Say into whose copies a part goes: "all", or "full" for those who may have restricted documents."""
    return _decide(work, session, language, key, "audience", PackAudience(audience).value, address_part)


def set_pack_options(work: Work, *, session: int, language: str, options: Mapping[str, Any]) -> Changes:
    """Set how the pack is made: dividers, duplex, sheet ("a4", "letter"), watermark."""
    view = _draft_view(work, session, language)
    record = _record(work, view)
    before = dict(view.options)
    after = {**before, **options}
    if before == after:
        return NOTHING
    record.options = after
    former = {name: before.get(name) for name in options}
    inverse = Operation(set_pack_options, {"session": session, "language": language, "options": former})
    return _changed(work, record, "edit", former, options, inverse)


def issue_pack(
    work: Work,
    *,
    session: int,
    language: str,
    number: int,
    layout: Mapping[str, Any],
    papers: Mapping[str, bytes],
) -> Changes:
    """Freeze a pack as it was made: its words and page numbers, and the papers of the program in it.

    `papers` are the PDFs made of them by the digests that `layout` names. It cannot be taken back: what
    comes later makes a supplement. Raises PackOvertaken.
    """
    view = _draft_view(work, session, language)
    if view.number != number:
        raise PackOvertaken(
            _("This pack was issued meanwhile. Nothing was changed; what is new makes a supplement.")
        )
    for data in papers.values():
        keep_content(work, data, "application/pdf")
    record = _record(work, view)
    record.layout = dict(layout)
    record.options = dict(view.options)
    record.status = PackStatus.ISSUED.value
    record.issued_at = work.clock()
    work.session.flush()
    work.audit("issue", "pack", record.id, None, {"session": session, "number": number, "language": language})
    return touching(created=record.id, pack=record.id, session=session)


def _decide(
    work: Work, session: int, language: str, key: str, name: str, value: Any, service: Any
) -> Changes:
    """Keep a decision on one part, and with it the places of all as they are now."""
    view = _draft_view(work, session, language)
    part = next((part for part in view.parts if part.key == key), None)
    if part is None or getattr(part, name) == value:
        return NOTHING
    record = _record(work, view)
    for position, one in enumerate(view.parts):
        _part(work, record, one.key).position = position
    setattr(_part(work, record, key), name, value)
    before = getattr(part, name)
    arguments = {"session": session, "language": language, "key": key, name: before}
    return _changed(work, record, "edit", {name: before}, {name: value}, Operation(service, arguments))


def _draft_view(work: Work, session: int, language: str) -> PackView:
    work.get(GroupSession, session)
    work.session.flush()
    return current_pack(work.session, session_id=session, language=language)


def _record(work: Work, view: PackView) -> Pack:
    """Return the pack that is being made, made on the first change."""
    if view.id is not None:
        return work.get(Pack, view.id)
    record = Pack(session_id=view.session_id, language=view.language, number=view.number, options={})
    work.session.add(record)
    work.session.flush()
    return record


def _part(work: Work, pack: Pack, key: str) -> PackPart:
    found = {part_key(p.kind, p.reference, p.item_id): p for p in _parts(work, pack)}.get(key)
    if found is None:
        kind, _colon, rest = key.partition(":")
        reference, _at, item = rest.partition("@")
        item_id = int(item) if item else int(reference) if kind == "item" else None
        found = PackPart(pack_id=pack.id, kind=kind, reference=reference, item_id=item_id, position=0)
        work.session.add(found)
        work.session.flush()
    return found


def _parts(work: Work, pack: Pack) -> Iterable[PackPart]:
    return work.session.scalars(select(PackPart).where(PackPart.pack_id == pack.id))


def _changed(
    work: Work,
    record: Pack,
    action: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    inverse: Operation,
) -> Changes:
    work.session.flush()
    work.audit(action, "pack", record.id, before, after)
    return touching(inverse, pack=record.id, session=record.session_id)
