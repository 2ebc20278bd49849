"""Set what holds for a body: how its symbols are formed, and when documents for its sessions are due."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from iomdesk.model.bodies import Body
from iomdesk.model.sessions import SessionBody
from iomdesk.model.symbols import form_symbol
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.fields import change_fields
from iomdesk.services.work import Work

EDITABLE = frozenset(["symbol_template", "symbol_confirmed", "deadline_days"])
LONGEST_DEADLINE = 365


class DeadlineNotAllowed(UserError):
    """Raised when documents would be due after a session begins, or more than a year before."""


def edit_body(work: Work, *, body: int, fields: Mapping[str, Any]) -> Changes:
    """Change the form of a body's symbols, whether that is confirmed, or the deadline for its documents.

    Raises SymbolNotFormed and DeadlineNotAllowed.
    """
    record = work.get(Body, body)
    if fields.get("symbol_template"):
        form_symbol(fields["symbol_template"], session=1, number=1)
    if not 0 <= fields.get("deadline_days", 0) <= LONGEST_DEADLINE:
        raise DeadlineNotAllowed(
            _("Documents are due between 0 and 365 days before a session. Nothing was changed.")
        )
    before = change_fields(work, record, "body", fields, EDITABLE)
    if not before:
        return NOTHING
    sessions = work.session.scalars(select(SessionBody.session_id).where(SessionBody.body_id == body))
    inverse = Operation(edit_body, {"body": body, "fields": before})
    return Changes({"body": frozenset({body}), "session": frozenset(sessions)}, inverse)
