"""What the chair and the secretariat do with a session as a whole."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from iomdesk.model.bodies import Body
from iomdesk.model.mandate import MandateVersion
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields, plain_fields, set_deleted
from iomdesk.services.work import Work

EDITABLE = frozenset(
    ["number", "start_on", "end_on", "place", "chair", "rapporteur", "rapporteur_is_woman", "status", "note"]
)


class SessionNumberTaken(UserError):
    """Raised when another session already has the number."""


class DatesOutOfOrder(UserError):
    """Raised when a session would end before it begins."""


def create_session(
    work: Work,
    *,
    number: int | None = None,
    start_on: date | None = None,
    end_on: date | None = None,
    place: str = "",
    bodies: tuple[int, ...] = (),
) -> Changes:
    """Add a session of the desk's own body, or of the bodies named (a joint session)."""
    _check_number(work, number, None)
    _check_dates(start_on, end_on)
    session = GroupSession(number=number, start_on=start_on, end_on=end_on, place=place)
    session.bodies = [
        SessionBody(body_id=body, position=index) for index, body in enumerate(bodies or _own_bodies(work))
    ]
    work.session.add(session)
    work.session.flush()
    work.audit("create", "session", session.id, None, plain_fields(session, EDITABLE))
    return touching(Operation(remove_session, {"session": session.id}), session.id, session=session.id)


def edit_session(work: Work, *, session: int, fields: Mapping[str, Any]) -> Changes:
    """Change what a session says of itself.

    Raises SessionNumberTaken and DatesOutOfOrder.
    """
    record = work.get(GroupSession, session)
    if fields.get("number") is not None:
        _check_number(work, fields["number"], session)
    _check_dates(fields.get("start_on", record.start_on), fields.get("end_on", record.end_on))
    before = change_fields(work, record, "session", fields, EDITABLE)
    if not before:
        return NOTHING
    return touching(Operation(edit_session, {"session": session, "fields": before}), session=session)


def choose_mandate_version(work: Work, *, session: int, version: int | None) -> Changes:
    """Fix the version of the mandate that a session's items are mapped to; None follows its date."""
    record = work.get(GroupSession, session)
    if version is not None:
        work.get(MandateVersion, version)
    before = change_fields(
        work, record, "session", {"mandate_version_id": version}, frozenset({"mandate_version_id"})
    )
    if not before:
        return NOTHING
    inverse = Operation(choose_mandate_version, {"session": session, "version": before["mandate_version_id"]})
    return touching(inverse, session=session, mandate=version or 0)


def remove_session(work: Work, *, session: int) -> Changes:
    """Put a session into the trash with everything in it."""
    if not set_deleted(work, work.get(GroupSession, session), "session", work.clock()):
        return NOTHING
    return touching(Operation(restore_session, {"session": session}), session=session)


def restore_session(work: Work, *, session: int) -> Changes:
    """Take a session out of the trash."""
    record = work.get(GroupSession, session)
    _check_number(work, record.number, session)
    if not set_deleted(work, record, "session", None):
        return NOTHING
    return touching(Operation(remove_session, {"session": session}), session=session)


def _own_bodies(work: Work) -> tuple[int, ...]:
    return tuple(work.session.scalars(select(Body.id).where(Body.is_own).order_by(Body.id)))


def _check_number(work: Work, number: int | None, besides: int | None) -> None:
    if number is None:
        return
    if number < 1:
        raise SessionNumberTaken(_("A session's number begins at 1. Nothing was changed."))
    taken = select(GroupSession.id).where(
        GroupSession.number == number, GroupSession.id != (besides or 0), GroupSession.deleted_at.is_(None)
    )
    if work.session.scalar(taken) is not None:
        raise SessionNumberTaken(
            _("There is a session {number} already. Nothing was changed; choose another number.").format(
                number=number
            )
        )


def _check_dates(start_on: date | None, end_on: date | None) -> None:
    if start_on and end_on and end_on < start_on:
        raise DatesOutOfOrder(
            _("The session would end before it begins. Nothing was changed; correct one of the two dates.")
        )
