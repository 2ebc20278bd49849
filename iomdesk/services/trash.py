"""Take out of the trash whatever is in it, together with what it belongs to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.model.conduct import Motion
from iomdesk.model.corrections import Correction
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.interventions import Intervention
from iomdesk.model.packs import PackRecipient
from iomdesk.model.recommendations import Recommendation
from iomdesk.model.sessions import GroupSession
from iomdesk.services.agenda import restore_item
from iomdesk.services.agenda_templates import restore_template
from iomdesk.services.breaks import restore_break
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.conduct_votes import restore_motion
from iomdesk.services.document_files import restore_document
from iomdesk.services.documents import recall_dropped_document
from iomdesk.services.fields import set_deleted
from iomdesk.services.groups import (
    edit_place_in_group,
    remove_group,
    remove_scheme,
    take_out_of_group,
)
from iomdesk.services.interventions import restore_intervention
from iomdesk.services.kept_rows import HolderGone, NothingKept, put_back_rows
from iomdesk.services.meetings import restore_meeting
from iomdesk.services.members import remove_member
from iomdesk.services.membership import edit_membership, remove_membership
from iomdesk.services.pack_recipients import restore_recipient
from iomdesk.services.participants import restore_delegation
from iomdesk.services.recommendations import restore_recommendation
from iomdesk.services.revisions import restore_paragraph
from iomdesk.services.sessions import restore_session
from iomdesk.services.together import as_one
from iomdesk.services.work import Work

Restore = Callable[[Work, int], Changes]


@dataclass(frozen=True)
class _Hidden:
    """Say how records come back that stayed in their table, and which columns name what they belong to."""

    model: type[Any]
    restore: Restore
    holders: Mapping[str, str] = field(default_factory=dict)


def restore_from_trash(work: Work, *, kind: str, id_: int, part: int | None = None) -> Changes:
    """Take a record out of the trash, after what it belongs to where that is there too; one undo for all.

    A paragraph of minutes is named by the version that still has it and its place there (`part`).
    Raises NothingKept, PlaceTaken, HolderGone and what else keeps a record from coming back.
    """
    if kind == "paragraph":
        return restore_paragraph(work, revision=id_, part=part or 0)
    return as_one(_restored(work, kind, id_), created=id_)


def _restored(work: Work, kind: str, id_: int) -> list[Changes]:
    if kind == "document" and work.session.get(MeetingDocument, id_) is not None:
        return [restore_document(work, document=id_)]  # it stayed in its table, others are kept in the audit
    hidden = _hidden().get(kind)
    if hidden is None:
        return _brought_back(work, kind, id_)
    record = work.get(hidden.model, id_)
    done: list[Changes] = []
    for column, holder in hidden.holders.items():
        held_by = getattr(record, column)
        if held_by is not None:
            done += _restored(work, holder, held_by)
    if record.deleted_at is not None:
        done.append(hidden.restore(work, id_))
        work.session.flush()
    return done


def _brought_back(work: Work, kind: str, id_: int) -> list[Changes]:
    restore = _kept().get(kind)
    if restore is None:
        raise NothingKept(f"{kind} {id_}")
    done: list[Changes] = []
    while True:
        try:
            return [*done, restore(work, id_)]
        except HolderGone as gone:
            if gone.kind not in _kept():
                raise
            done += _brought_back(work, gone.kind, gone.id)


def _hidden() -> Mapping[str, _Hidden]:
    session = {"session_id": "session"}
    return {
        "session": _Hidden(GroupSession, _by(restore_session, "session")),
        "item": _Hidden(AgendaItem, _by(restore_item, "item"), {**session, "parent_id": "item"}),
        "recommendation": _Hidden(Recommendation, _by(restore_recommendation, "recommendation"), session),
        "intervention": _Hidden(Intervention, _by(restore_intervention, "intervention"), {"item_id": "item"}),
        "motion": _Hidden(Motion, _by(restore_motion, "motion"), {"item_id": "item"}),
        "template": _Hidden(AgendaTemplate, _by(restore_template, "template")),
        "correction": _Hidden(Correction, partial(_show_again, Correction, "correction"), session),
        "recipient": _Hidden(PackRecipient, _by(restore_recipient, "recipient"), session),
    }


def _kept() -> Mapping[str, Restore]:
    return {
        "delegation": _by(restore_delegation, "delegation"),
        "meeting": _by(restore_meeting, "meeting"),
        "break": _by(restore_break, "break_"),
        "document": _by(recall_dropped_document, "document"),
        "member": partial(_put_back, "member", remove_member, "member", None),
        "group_scheme": partial(_put_back, "group_scheme", remove_scheme, "scheme", None),
        "state_group": partial(_put_back, "state_group", remove_group, "group", None),
        "group_membership": partial(
            _put_back, "group_membership", take_out_of_group, "place", edit_place_in_group
        ),
        "membership": partial(_put_back, "membership", remove_membership, "membership", edit_membership),
    }


def _by(service: Callable[..., Changes], argument: str) -> Restore:
    return lambda work, id_: service(work, **{argument: id_})


def _put_back(
    kind: str,
    remove: Callable[..., Changes],
    argument: str,
    check: Callable[..., Changes] | None,
    work: Work,
    id_: int,
) -> Changes:
    """Bring a record back that has no service of its own for it; `check` raises where it does not fit in."""
    values = put_back_rows(work, kind=kind, id_=id_)
    if check is not None:
        check(work, **{argument: id_})
    work.audit("restore", kind, id_, None, None)
    inverse = Operation(remove, {argument: id_})
    return touching(inverse, id_, **{kind: id_}, delegation=values.get("delegation_id"))


def _show_again(model: type[Any], kind: str, work: Work, id_: int) -> Changes:
    return _set_hidden(work, model=model, kind=kind, id_=id_, is_hidden=False)


def _set_hidden(work: Work, *, model: type[Any], kind: str, id_: int, is_hidden: bool) -> Changes:
    record = work.get(model, id_)
    if not set_deleted(work, record, kind, work.clock() if is_hidden else None):
        return NOTHING
    back = {"model": model, "kind": kind, "id_": id_, "is_hidden": not is_hidden}
    return touching(Operation(_set_hidden, back), **{kind: id_}, session=record.session_id)
