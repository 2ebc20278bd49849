"""Who gets a copy of the packs of a session, and the log of the copies that were made."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from iomdesk.model.packs import Pack, PackCopy, PackRecipient
from iomdesk.queries.participants import delegations_of
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields, set_deleted
from iomdesk.services.work import Work

_FIELDS = frozenset({"name", "copy_number", "language", "may_have_restricted"})


class CopyNumberTaken(UserError):
    """Raised when two recipients would have copies of one number."""


def add_recipient(
    work: Work,
    *,
    session: int,
    name: str,
    language: str = "fr",
    may_have_restricted: bool = False,
    copy_number: int | None = None,
) -> Changes:
    """Add a recipient; by itself the copy gets the next number, and none is given twice."""
    number = copy_number or _next_number(work, session)
    _refuse_taken(work, session, number)
    record = PackRecipient(
        session_id=session,
        name=name,
        copy_number=number,
        language=language,
        may_have_restricted=may_have_restricted,
    )
    work.session.add(record)
    work.session.flush()
    work.audit("create", "recipient", record.id, None, {"name": name, "copy_number": number})
    return touching(
        Operation(remove_recipient, {"recipient": record.id}), record.id, recipient=record.id, session=session
    )


def add_delegations(work: Work, *, session: int, language: str = "fr") -> Changes:
    """Give each delegation of the session a copy, by their names; those that have one keep it."""
    known = {name for (name,) in work.session.execute(_live(session).with_only_columns(PackRecipient.name))}
    names = [row.name for row in delegations_of(work.session, session_id=session, language=language)]
    added = [
        add_recipient(work, session=session, name=name, language=language).created
        for name in names
        if name not in known
    ]
    if not added:
        return NOTHING
    inverse = Operation(remove_recipients, {"session": session, "recipients": tuple(filter(None, added))})
    return touching(inverse, session=session, recipient=added[0])


def edit_recipient(work: Work, *, recipient: int, fields: Mapping[str, Any]) -> Changes:
    """Change name, number, language, or whether restricted documents may be in the copy."""
    record = work.get(PackRecipient, recipient)
    number = fields.get("copy_number", record.copy_number)
    if number != record.copy_number:
        _refuse_taken(work, record.session_id, number)
    before = change_fields(work, record, "recipient", fields, _FIELDS)
    if not before:
        return NOTHING
    inverse = Operation(edit_recipient, {"recipient": recipient, "fields": before})
    return touching(inverse, recipient=recipient, session=record.session_id)


def remove_recipient(work: Work, *, recipient: int) -> Changes:
    """Take a recipient off the list; the log of copies stays."""
    record = work.get(PackRecipient, recipient)
    if not set_deleted(work, record, "recipient", work.clock()):
        return NOTHING
    inverse = Operation(restore_recipient, {"recipient": recipient})
    return touching(inverse, recipient=recipient, session=record.session_id)


def remove_recipients(work: Work, *, session: int, recipients: tuple[int, ...]) -> Changes:
    """Take several recipients off the list at once."""
    for recipient in recipients:
        remove_recipient(work, recipient=recipient)
    return touching(
        Operation(restore_recipients, {"session": session, "recipients": recipients}), session=session
    )


def restore_recipient(work: Work, *, recipient: int) -> Changes:
    """Put a recipient back on the list, under the former number or, where that was given away, the next."""
    record = work.get(PackRecipient, recipient)
    if record.deleted_at is None:
        return NOTHING
    taken = _live(record.session_id).where(PackRecipient.copy_number == record.copy_number)
    if work.session.scalar(taken) is not None:
        record.copy_number = _next_number(work, record.session_id)
    set_deleted(work, record, "recipient", None)
    inverse = Operation(remove_recipient, {"recipient": recipient})
    return touching(inverse, recipient=recipient, session=record.session_id)


def restore_recipients(work: Work, *, session: int, recipients: tuple[int, ...]) -> Changes:
    """Put several recipients back on the list."""
    for recipient in recipients:
        restore_recipient(work, recipient=recipient)
    return touching(
        Operation(remove_recipients, {"session": session, "recipients": recipients}), session=session
    )


def log_copies(work: Work, *, pack: int, copies: tuple[Mapping[str, Any], ...]) -> Changes:
    """Log the copies that were made: recipient, recipient_name, copy_number, file_name and digest of each."""
    record = work.get(Pack, pack)
    for copy in copies:
        work.session.add(
            PackCopy(
                pack_id=pack,
                recipient_id=copy.get("recipient"),
                recipient_name=copy["recipient_name"],
                copy_number=copy.get("copy_number"),
                file_name=copy["file_name"],
                digest=copy["digest"],
                made_at=work.clock(),
            )
        )
    work.session.flush()
    work.audit("copy", "pack", pack, None, {"copies": len(copies)})
    return touching(pack=pack, session=record.session_id)


def _live(session: int) -> Any:
    return select(PackRecipient).where(
        PackRecipient.session_id == session, PackRecipient.deleted_at.is_(None)
    )


def _next_number(work: Work, session: int) -> int:
    """Numbers of copies once given are not given again, even when their recipient is gone."""
    highest = work.session.scalar(
        select(func.max(PackRecipient.copy_number)).where(PackRecipient.session_id == session)
    )
    return (highest or 0) + 1


def _refuse_taken(work: Work, session: int, number: int) -> None:
    if work.session.scalar(_live(session).where(PackRecipient.copy_number == number)) is not None:
        raise CopyNumberTaken(
            _("Copy {number} has a recipient already. Nothing was changed; choose another number.").format(
                number=number
            )
        )
