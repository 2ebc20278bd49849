"""What is done with minutes as a whole: a meeting brought back to a moment, words replaced all over it."""

from collections.abc import Mapping
from datetime import datetime

from iomdesk.document.minutes_diff import units_of, with_paragraph
from iomdesk.document.minutes_search import replace_in_minutes
from iomdesk.document.text_search import ANY_FORM, SearchOptions
from iomdesk.model.minutes import MinutesRevision
from iomdesk.queries.minutes import minutes_of
from iomdesk.queries.revisions import former_state, meeting_at
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.minutes import restore_revision, save_draft, seal_minutes
from iomdesk.services.together import as_one
from iomdesk.services.work import Work


def restore_meeting(work: Work, *, session: int, language: str, at: datetime) -> Changes:
    """Bring the minutes of a meeting back as last sealed by a moment; one undo takes all of it back.

    What stands there is sealed first. Items of which nothing was sealed by then stay as they are.
    """
    work.session.flush()
    former = meeting_at(work.session, session_id=session, language=language, at=at)
    return as_one([restore_revision(work, revision=one.revision) for one in former if one.revision])


def rewrite_minutes(work: Work, *, item: int, language: str, text: str, reason: str) -> Changes:
    """Store another text of an item's minutes, sealed before and after; undo brings the former one back."""
    seal_minutes(work, item=item, language=language, reason="status")
    if save_draft(work, item=item, language=language, text=text) is NOTHING:
        return NOTHING
    work.session.flush()
    written = seal_minutes(work, item=item, language=language, reason=reason)
    former = former_state(work.session, item_id=item, language=language, before=written.created, unlike=text)
    inverse = Operation(restore_revision, {"revision": former.revision}) if former else None
    return Changes(written.touched, inverse, written.created)


def replace_words(
    work: Work,
    *,
    session: int,
    language: str,
    wanted: str,
    given: str,
    options: SearchOptions = ANY_FORM,
    only: Mapping[int, frozenset[int]] | None = None,
) -> Changes:
    """Replace words in the minutes of all items of a meeting, as one action.

    `only` names items and, of each, the hits to replace by their numbers. What stood there is sealed first.
    """
    work.session.flush()
    done: list[Changes] = []
    for one in meeting_at(work.session, session_id=session, language=language, at=None):
        if only is not None and one.item_id not in only:
            continue
        hits = None if only is None else only[one.item_id]
        replaced = replace_in_minutes(one.text, wanted, given, options, hits)
        if replaced.count:
            done.append(
                rewrite_minutes(
                    work, item=one.item_id, language=language, text=replaced.text, reason="replaced"
                )
            )
    return as_one(done)


def restore_paragraph(work: Work, *, revision: int, part: int) -> Changes:
    """Put a paragraph of a sealed version back into the present text, after what it followed there."""
    version = work.get(MinutesRevision, revision)
    before = units_of(version.text)
    if part >= len(before):
        return NOTHING
    present = minutes_of(work.session, item_id=version.item_id, language=version.language).text
    text = with_paragraph(present, before[part], before[:part])
    return rewrite_minutes(
        work, item=version.item_id, language=version.language, text=text, reason="restored"
    )
