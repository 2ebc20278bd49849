"""Names of those who may be asked to act on what a meeting decided."""

from sqlalchemy.orm import Session

from iomdesk.papers.grammar import capitalised
from iomdesk.papers.wording import default_wording
from iomdesk.queries.participants import delegations_of


def action_owners(session: Session, *, session_id: int, language: str) -> tuple[str, ...]:
    """Name the offices of the house and the delegations to a session, in the language of the text."""
    offices = (capitalised(entry[language]) for entry in default_wording().names["offices"])
    delegations = (one.name for one in delegations_of(session, session_id=session_id, language=language))
    return tuple(dict.fromkeys(name for name in (*offices, *delegations) if name))
