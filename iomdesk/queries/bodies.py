"""The bodies of a desk with the rules that hold for their documents."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.bodies import Body
from iomdesk.model.sessions import SessionBody


@dataclass(frozen=True, slots=True)
class BodyRow:
    """Show a body: its name of today, how its symbols are formed, how many days before documents are due."""

    id: int
    code: str
    name: str
    symbol_template: str
    symbol_confirmed: bool
    deadline_days: int
    is_own: bool


def list_bodies(session: Session, *, language: str = "fr") -> tuple[BodyRow, ...]:
    """List all bodies, those above first."""
    bodies = session.scalars(select(Body).order_by(Body.id).options(selectinload(Body.names)))
    return tuple(_row(body, language) for body in bodies)


def bodies_of(session: Session, *, session_id: int, language: str = "fr") -> tuple[BodyRow, ...]:
    """List the bodies that hold a session; the first gives it its symbols."""
    bodies = session.scalars(
        select(Body)
        .join(SessionBody, SessionBody.body_id == Body.id)
        .where(SessionBody.session_id == session_id)
        .order_by(SessionBody.position)
        .options(selectinload(Body.names))
    )
    return tuple(_row(body, language) for body in bodies)


def _row(body: Body, language: str) -> BodyRow:
    names = [name for name in body.names if not name.is_proposed] or list(body.names)
    own = [name for name in names if name.language == language] or names
    return BodyRow(
        id=body.id,
        code=body.code,
        name=own[-1].name if own else body.code,
        symbol_template=body.symbol_template,
        symbol_confirmed=body.symbol_confirmed,
        deadline_days=body.deadline_days,
        is_own=body.is_own,
    )
