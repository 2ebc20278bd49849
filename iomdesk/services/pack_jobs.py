"""Load all that a pack is made from, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from iomdesk.papers.pack import PackText, copy_line, pack_text
from iomdesk.papers.pack_kept import kept_texts
from iomdesk.queries.documents import content_of
from iomdesk.queries.packs import PackView, RecipientRow, pack_of, recipients_of
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.pack_state import current_pack
from iomdesk.services.paper_facts import paper_facts

PACK = "pack"
"""The kind under which the register keeps what the cover of a pack says."""


class FileGone(UserError):
    """Raised when a file that a pack needs is not in the desk any more."""


@dataclass(frozen=True, slots=True)
class PackJob:
    """Hold a pack ready to be made: `texts` for copies with restricted documents (True) and without.

    `marks` say by the number of a copy what is printed on its pages.
    """

    view: PackView
    texts: Mapping[bool, PackText]
    recipients: tuple[RecipientRow, ...]
    marks: Mapping[int, str]


def pack_job(session: Session, *, session_id: int, language: str, number: int | None = None) -> PackJob:
    """Load a pack or supplement of a session with its words; those of an issued one are as they were."""
    view = current_pack(session, session_id=session_id, language=language, number=number)
    facts = paper_facts(session, session_id=session_id, kind=PACK)
    recipients = tuple(
        one for one in recipients_of(session, session_id=session_id) if one.language == language
    )
    texts = kept_texts(view.layout) if view.layout else _texts(session, view)
    marks = {one.copy_number: copy_line(facts, language, one.copy_number, one.name) for one in recipients}
    return PackJob(view, texts, recipients, marks)


def _texts(session: Session, view: PackView) -> Mapping[bool, PackText]:
    facts = paper_facts(session, session_id=view.session_id, kind=PACK)
    said = _with_withdrawn(session, view)
    return {
        with_restricted: pack_text(
            facts,
            view.language,
            said.parts,
            number=view.number,
            changes=view.changes,
            with_restricted=with_restricted,
        )
        for with_restricted in (True, False)
    }


def _with_withdrawn(session: Session, view: PackView) -> PackView:
    """Let the sheet of differences name what a supplement takes away, which has no part in it any more."""
    gone = {change.key for change in view.changes if change.change == "withdrawn"}
    if not gone:
        return view
    named = {}
    for number in range(view.number):
        before = pack_of(session, session_id=view.session_id, language=view.language, number=number)
        named.update(
            {part.key: replace(part, is_included=False) for part in before.parts if part.key in gone}
        )
    return replace(view, parts=(*view.parts, *named.values()))


def pack_file(session: Session, *, digest: str) -> bytes:
    """Return the bytes of a file that a pack needs. Raises FileGone."""
    data = content_of(session, digest=digest)
    if not data:
        raise FileGone(_("A file of the pack is not in the desk any more. Check the desk, then try again."))
    return data
