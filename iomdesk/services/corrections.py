"""Corrections to circulated minutes: received, decided with a reason, applied word by word or not at all."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.numbered_groups import Group, corrected
from iomdesk.model.base import LANGUAGES
from iomdesk.model.corrections import Correction, CorrectionStatus, MinutesStage
from iomdesk.model.participants import Delegation
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.correction_places import circulated_paragraph, present_group, times
from iomdesk.services.fields import change_fields, set_deleted
from iomdesk.services.minutes import seal_minutes
from iomdesk.services.minutes_lock import latest_step
from iomdesk.services.paragraphs import ParagraphChange, change_paragraphs
from iomdesk.services.together import as_one
from iomdesk.services.work import Work

EDITABLE = frozenset({"delegation_id", "language", "paragraph", "old_text", "new_text", "received_on"})
_DECISION = ("status", "reason", "final_text", "decided_at")


class CorrectionRefused(UserError):
    """Raised when a correction cannot be stored or decided as it was asked for."""


class ParagraphChanged(UserError):
    """Raised when the paragraph is not any more as it was circulated, or as it was shown."""


class WordsNotFound(UserError):
    """Raised when the old words do not stand in the paragraph, or stand there more than once."""


def receive_correction(
    work: Work,
    *,
    session: int,
    language: str,
    paragraph: str,
    received_on: date,
    old_text: str = "",
    new_text: str = "",
    delegation: int | None = None,
) -> Changes:
    """Note a correction to the circulated minutes. Raises CorrectionRefused, ParagraphUnknown."""
    _check_delegation(work, session, delegation)
    _check_words(language, old_text, new_text)
    place = circulated_paragraph(work.session, session_id=session, language=language, number=paragraph)
    record = Correction(
        session_id=session,
        item_id=place.item_id,
        delegation_id=delegation,
        language=language,
        paragraph=place.number,
        old_text=old_text.strip(),
        new_text=new_text.strip(),
        received_on=received_on,
    )
    work.session.add(record)
    work.session.flush()
    after = {"paragraph": place.number, "old_text": record.old_text, "new_text": record.new_text}
    work.audit("create", "correction", record.id, None, after)
    return _touching(record, Operation(remove_correction, {"correction": record.id}), record.id)


def edit_correction(work: Work, *, correction: int, fields: Mapping[str, Any]) -> Changes:
    """Change what was noted of a correction not decided yet. Raises CorrectionRefused, ParagraphUnknown."""
    record = work.get(Correction, correction)
    if record.status != CorrectionStatus.RECEIVED:
        raise CorrectionRefused(
            _("This correction was decided already. Nothing was changed; take the decision back first.")
        )
    wanted = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    merged = {name: wanted.get(name, getattr(record, name)) for name in EDITABLE}
    _check_delegation(work, record.session_id, merged["delegation_id"])
    _check_words(merged["language"], merged["old_text"], merged["new_text"])
    place = circulated_paragraph(
        work.session,
        session_id=record.session_id,
        language=merged["language"],
        number=merged["paragraph"],
    )
    if "paragraph" in wanted:
        wanted["paragraph"] = place.number
    before = change_fields(work, record, "correction", wanted, EDITABLE)
    record.item_id = place.item_id
    if not before:
        return NOTHING
    return _touching(record, Operation(edit_correction, {"correction": correction, "fields": before}))


def remove_correction(work: Work, *, correction: int) -> Changes:
    """Put a correction into the trash; one that was applied stays applied."""
    return _set_removed(work, correction, work.clock())


def restore_correction(work: Work, *, correction: int) -> Changes:
    """Take a correction out of the trash."""
    return _set_removed(work, correction, None)


def accept_correction(work: Work, *, correction: int, reason: str = "", shown: str | None = None) -> Changes:
    """Accept a correction and apply it to the minutes, where its old words stand once.

    `shown` is the paragraph that was shown, as stored: without it the paragraph must be as it was circulated.
    To approved minutes nothing is applied: the corrigendum tells it. Raises ParagraphChanged, WordsNotFound,
    CorrectionRefused.
    """
    record = work.get(Correction, correction)
    return _decide(work, record, CorrectionStatus.ACCEPTED, reason, record.new_text, shown)


def amend_correction(
    work: Work, *, correction: int, text: str, reason: str = "", shown: str | None = None
) -> Changes:
    """Accept a correction in other words than those asked for; else as `accept_correction`."""
    record = work.get(Correction, correction)
    return _decide(work, record, CorrectionStatus.AMENDED, reason, text.strip(), shown)


def refuse_correction(work: Work, *, correction: int, reason: str) -> Changes:
    """Refuse a correction; the reason is what its author is told. Raises CorrectionRefused."""
    if not reason.strip():
        raise CorrectionRefused(_("Say why the correction is refused. Nothing was changed."))
    record = work.get(Correction, correction)
    _check_undecided(record)
    return as_one([_settle(work, record, CorrectionStatus.REFUSED, reason, "")])


def reopen_correction(work: Work, *, correction: int) -> Changes:
    """Take the decision back, and what it changed where nobody wrote over it since."""
    record = work.get(Correction, correction)
    if record.status == CorrectionStatus.RECEIVED:
        return NOTHING
    done = []
    if record.status != CorrectionStatus.REFUSED and not _is_approved(work, record.session_id):
        new = record.final_text if record.status == CorrectionStatus.AMENDED else record.new_text
        done += _taken_out(work, record, new)
    back = {name: getattr(record, name) for name in _DECISION}
    done.append(_put_decision(work, correction=correction, values=_nothing_decided(), back=back))
    return as_one(done)


def _decide(
    work: Work, record: Correction, status: CorrectionStatus, reason: str, new: str, shown: str | None
) -> Changes:
    _check_undecided(record)
    done: list[Changes] = []
    if not _is_approved(work, record.session_id):
        done += _applied(work, record, new, shown)
    final = new if status is CorrectionStatus.AMENDED else ""
    done.append(_settle(work, record, status, reason, final))
    return as_one(done)


def _applied(work: Work, record: Correction, new: str, shown: str | None) -> list[Changes]:
    paragraph = circulated_paragraph(
        work.session, session_id=record.session_id, language=record.language, number=record.paragraph
    )
    group, is_changed = present_group(work.session, record, paragraph)
    if group is None or (is_changed if shown is None else group.stored != shown):
        raise ParagraphChanged(
            _(
                "Paragraph {number} is not as it was circulated any more. Nothing was changed; compare "
                "both and decide with the present words before you."
            ).format(number=record.paragraph)
        )
    if times(group, record.old_text) != 1:
        raise WordsNotFound(_not_once(times(group, record.old_text), record.paragraph))
    return _rewritten(work, record, group, new)


def _rewritten(work: Work, record: Correction, group: Group, new: str) -> list[Changes]:
    """Change the paragraphs of a group; what stood there is sealed, and what stands there then."""
    item, language = record.item_id, record.language
    if item is None:
        return []
    seal_minutes(work, item=item, language=language, reason="status")
    pairs = corrected(group, record.old_text, new)
    changes = [
        ParagraphChange(before, after, group.place + place)
        for place, (before, after) in enumerate(pairs)
        if before != after
    ]
    done = change_paragraphs(work, item=item, language=language, changes=tuple(reversed(changes)))
    work.session.flush()
    seal_minutes(work, item=item, language=language, reason="correction")
    return [done]


def _taken_out(work: Work, record: Correction, new: str) -> list[Changes]:
    """Put the old words back where the new ones stand once in the paragraph; else leave it as it is."""
    paragraph = circulated_paragraph(
        work.session, session_id=record.session_id, language=record.language, number=record.paragraph
    )
    group, _is_changed = present_group(work.session, record, paragraph)
    if group is None or record.item_id is None or not record.old_text or times(group, new) != 1 or not new:
        raise ParagraphChanged(
            _(
                "Paragraph {number} was changed since this was decided, and the words cannot be put back by "
                "themselves. Nothing was changed; use undo, or put them back by hand."
            ).format(number=record.paragraph)
        )
    pairs = corrected(group, new, record.old_text)
    changes = tuple(
        ParagraphChange(before, after, group.place + place)
        for place, (before, after) in enumerate(pairs)
        if before != after
    )
    return [change_paragraphs(work, item=record.item_id, language=record.language, changes=changes)]


def _settle(
    work: Work, record: Correction, status: CorrectionStatus, reason: str, final_text: str
) -> Changes:
    back = {name: getattr(record, name) for name in _DECISION}
    values = {"status": status.value, "reason": reason.strip(), "final_text": final_text}
    return _put_decision(work, correction=record.id, values={**values, "decided_at": work.clock()}, back=back)


def _put_decision(
    work: Work, *, correction: int, values: Mapping[str, Any], back: Mapping[str, Any]
) -> Changes:
    record = work.get(Correction, correction)
    for name, value in values.items():
        setattr(record, name, value)
    work.audit("decide", "correction", correction, _told(back), _told(values))
    inverse = {"correction": correction, "values": dict(back), "back": dict(values)}
    return _touching(record, Operation(_put_decision, inverse))


def _nothing_decided() -> dict[str, Any]:
    return {"status": CorrectionStatus.RECEIVED.value, "reason": "", "final_text": "", "decided_at": None}


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}


def _set_removed(work: Work, correction: int, moment: datetime | None) -> Changes:
    record = work.get(Correction, correction)
    if not set_deleted(work, record, "correction", moment):
        return NOTHING
    back = restore_correction if moment else remove_correction
    return _touching(record, Operation(back, {"correction": correction}))


def _is_approved(work: Work, session: int) -> bool:
    step = latest_step(work.session, session)
    return step is not None and step.stage == MinutesStage.APPROVED


def _check_undecided(record: Correction) -> None:
    if record.status != CorrectionStatus.RECEIVED:
        raise CorrectionRefused(
            _("This correction was decided already. Nothing was changed; take the decision back first.")
        )


def _check_delegation(work: Work, session: int, delegation: int | None) -> None:
    if delegation is not None and work.get(Delegation, delegation).session_id != session:
        raise CorrectionRefused(
            _("This delegation is not registered for the session. Nothing was stored; register it first.")
        )


def _check_words(language: str, old: str, new: str) -> None:
    if language not in LANGUAGES:
        raise CorrectionRefused(_("The language is fr, en or es. Nothing was stored."))
    if not (old.strip() or new.strip()) or old.strip() == new.strip():
        raise CorrectionRefused(_("Give the old words, the new ones, or both. Nothing was stored."))
    if len(parse_markdown(old)) > 1:
        raise CorrectionRefused(_("The old words are those of one paragraph. Nothing was stored."))


def _not_once(count: int, number: str) -> str:
    if not count:
        words = _(
            "The old words do not stand in paragraph {number}. Nothing was changed; amend the correction."
        )
    else:
        words = _(
            "The old words stand more than once in paragraph {number}. Nothing was changed; "
            "give more of them."
        )
    return words.format(number=number)


def _touching(record: Correction, inverse: Operation, created: int | None = None) -> Changes:
    return touching(inverse, created, correction=record.id, session=record.session_id)
