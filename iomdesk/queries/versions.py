"""Find versions of the mandate and bodies by what people call them."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.dated_names import name_on
from iomdesk.model.bodies import Body
from iomdesk.model.mandate import MandateVersion
from iomdesk.queries.loading import NOTHING_ELSE


def find_version(session: Session, *, reference: str) -> int | None:
    """Find a version of the own mandate by its id (`3`, `v3`), its label, or how that begins."""
    wanted = reference.strip().casefold()
    labels = {
        id_: label.casefold()
        for id_, label in session.execute(
            select(MandateVersion.id, MandateVersion.label)
            .join(Body, Body.id == MandateVersion.body_id)
            .where(Body.is_own)
            .order_by(MandateVersion.id)
        ).all()
    }
    digits = wanted.removeprefix("v")
    if digits.isdecimal() and int(digits) in labels:
        return int(digits)
    exact = [id_ for id_, label in labels.items() if label == wanted]
    begun = [id_ for id_, label in labels.items() if wanted and label.startswith(wanted)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


def find_body(session: Session, *, reference: str) -> int | None:
    """Find a body by its code or by an abbreviation of its name in any language."""
    wanted = reference.strip().casefold()
    bodies = session.scalars(
        select(Body).order_by(Body.id).options(selectinload(Body.names), NOTHING_ELSE)
    ).all()
    for body in bodies:
        names = {body.code.casefold(), *(n.abbreviation.casefold() for n in body.names if n.abbreviation)}
        if wanted in names:
            return body.id
    return None


def approving_bodies(session: Session, *, language: str = "fr") -> tuple[tuple[int, str], ...]:
    """List the bodies that may approve a mandate, the one that the working group reports to first."""
    bodies = session.scalars(
        select(Body).order_by(Body.id).options(selectinload(Body.names), NOTHING_ELSE)
    ).all()
    own = next((body for body in bodies if body.is_own), None)
    ordered = sorted(bodies, key=lambda body: (own is None or body.id != own.parent_id, body.id))
    return tuple((body.id, _name(body, language)) for body in ordered if not body.is_own)


def _name(body: Body, language: str) -> str:
    name = name_on(body.names, language, None) or name_on(body.names, "fr", None)
    return name.name if name else body.code
