"""What the rapporteur does with the minutes of an item: type, seal, restore."""

from sqlalchemy import select

from iomdesk.document.text_merge import merged_text
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.minutes import Draft, MinutesRevision
from iomdesk.queries.kept_texts import minutes_key
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.journal import clear_typing
from iomdesk.services.minutes_lock import check_not_approved
from iomdesk.services.work import Work


def save_draft(work: Work, *, item: int, language: str, text: str, known: str | None = None) -> Changes:
    """Keep what is being typed. Not audited key by key: revisions tell the history of a text.

    The journal of the text ends in the same transaction: it led to these words, or to what they replace.
    `known` is what whoever typed took for stored; other words that stand there are somebody else's. They are
    put together with these paragraph by paragraph; where both changed the same paragraph, theirs are sealed
    first (`created`). Raises MinutesApproved.
    """
    kept = None
    if known is not None:
        draft = _draft(work, item, language)
        merged = merged_text(known, text, draft.text) if draft is not None and draft.text else text
        kept = _keep_of_others(work, item, language, (known, text)) if merged is None else None
        text = text if merged is None else merged
    changes = _store(work, item, language, text)
    return changes if kept is None else Changes(changes.touched, changes.inverse, kept)


def _keep_of_others(work: Work, item: int, language: str, own: tuple[str, str]) -> int | None:
    """Seal words that another window stored meanwhile; return the revision, None where nothing is new."""
    draft = _draft(work, item, language)
    if draft is None or not draft.text or draft.text in own:
        return None
    seal_minutes(work, item=item, language=language, reason="status")
    return draft.sealed_revision_id


def _store(work: Work, item: int, language: str, text: str) -> Changes:
    record = work.get(AgendaItem, item)
    clear_typing(work, minutes_key(item, language))
    draft = _draft(work, item, language)
    if text != (draft.text if draft else ""):
        check_not_approved(work.session, record.session_id)
    if draft is None:
        draft = Draft(record_kind="item", record_id=item, field="minutes", language=language)
        work.session.add(draft)
    elif draft.text == text:
        return NOTHING
    draft.text = text
    draft.saved_at = work.clock()
    draft.sealed_revision_id = None
    return touching(minutes=item, session=record.session_id)


def seal_minutes(
    work: Work, *, item: int, language: str, reason: str, restored_from: int | None = None
) -> Changes:
    """Keep the present draft as a revision that nothing changes; an unchanged one is not repeated."""
    record = work.get(AgendaItem, item)
    draft = _draft(work, item, language)
    if draft is None or draft.sealed_revision_id is not None:
        return NOTHING
    revision = MinutesRevision(
        item_id=item,
        language=language,
        text=draft.text,
        sealed_at=work.clock(),
        installation=work.installation,
        reason=reason,
        restored_from_id=restored_from,
        words=len(draft.text.split()),
    )
    work.session.add(revision)
    work.session.flush()
    draft.sealed_revision_id = revision.id
    work.audit("seal", "minutes", item, None, {"revision": revision.id, "language": language})
    return touching(created=revision.id, minutes=item, session=record.session_id)


def restore_revision(work: Work, *, revision: int) -> Changes:
    """Bring an older text back as a new revision; what was there is sealed first, so nothing is destroyed."""
    wanted = work.get(MinutesRevision, revision)
    item, language = wanted.item_id, wanted.language
    current = _draft(work, item, language)
    if current is not None and current.text == wanted.text:
        return NOTHING
    seal_minutes(work, item=item, language=language, reason="status")
    former = _latest_revision(work, item, language)
    save_draft(work, item=item, language=language, text=wanted.text)
    work.session.flush()
    changes = seal_minutes(work, item=item, language=language, reason="restored", restored_from=revision)
    inverse = Operation(restore_revision, {"revision": former}) if former else None
    return Changes(changes.touched, inverse, changes.created)


def _draft(work: Work, item: int, language: str) -> Draft | None:
    return work.session.scalar(
        select(Draft).where(
            Draft.record_kind == "item",
            Draft.record_id == item,
            Draft.field == "minutes",
            Draft.language == language,
        )
    )


def _latest_revision(work: Work, item: int, language: str) -> int | None:
    return work.session.scalar(
        select(MinutesRevision.id)
        .where(MinutesRevision.item_id == item, MinutesRevision.language == language)
        .order_by(MinutesRevision.id.desc())
        .limit(1)
    )
