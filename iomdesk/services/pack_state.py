"""The pack of a session as it stands, with the papers of the program that say something else by now."""

from sqlalchemy.orm import Session

from iomdesk.document.document import Document
from iomdesk.document.said import said_digest
from iomdesk.queries.packs import PackView, pack_of
from iomdesk.services.paper_facts import build_paper


def current_pack(session: Session, *, session_id: int, language: str, number: int | None = None) -> PackView:
    """Return a pack as pack_of does; a supplement takes in the agenda and its like where they changed."""

    def said(reference: str) -> str:
        paper = pack_paper(session, session_id=session_id, reference=reference, language=language)
        return said_digest(paper)

    return pack_of(session, session_id=session_id, language=language, number=number, said=said)


def pack_paper(session: Session, *, session_id: int, reference: str, language: str) -> Document:
    """Make a paper of the program that a pack holds: "agenda", or "minutes:3" for that of session 3."""
    kind, _colon, other = reference.partition(":")
    return build_paper(session, session_id=int(other or session_id), kind=kind, language=language)
