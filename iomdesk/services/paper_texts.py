"""Write the free texts of papers: what no record of the desk can say."""

from sqlalchemy import select

from iomdesk.model.papers import PaperText
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.paper_texts import PLACES
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.papers import paper_record
from iomdesk.services.work import Work


class PaperWithoutFreeText(UserError):
    """Raised when a free text is written for a paper that has no place for it."""


def write_paper_text(
    work: Work, *, session: int, kind: str, language: str, text: str, place: str = ""
) -> Changes:
    """Set a free text of a session's paper in a language, as Markdown; an empty one takes it away.

    The place is the paper's own where none is named. Raises PaperWithoutFreeText.
    """
    wanted = place or PLACES.get(kind, "")
    if PLACES.get(kind) != wanted or not wanted:
        raise PaperWithoutFreeText(_("This paper has no free text. Nothing was changed."))
    work.get(GroupSession, session)
    paper = paper_record(work, session, kind)
    record = work.session.scalar(
        select(PaperText).where(
            PaperText.paper_id == paper.id, PaperText.place == wanted, PaperText.language == language
        )
    )
    before = record.text if record else ""
    if before == text:
        return NOTHING
    if record is None:
        record = PaperText(paper_id=paper.id, place=wanted, language=language, text=text)
        work.session.add(record)
    record.text = text
    work.session.flush()
    work.audit("write", "paper", paper.id, {wanted: before}, {wanted: text, "language": language})
    arguments = {"session": session, "kind": kind, "language": language, "text": before, "place": wanted}
    return touching(Operation(write_paper_text, arguments), paper=paper.id, session=session)
