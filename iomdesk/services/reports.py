"""Make the report of a session, one that can be edited, and bring it up to what its sources say now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from iomdesk.document.report_merge import MergeCount, merge_report
from iomdesk.document.report_paragraph import NUMBERED, paragraph_numbers
from iomdesk.model.base import LANGUAGES
from iomdesk.model.reports import Report, ReportMarking
from iomdesk.model.sessions import GroupSession
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.report_generated import generate_report
from iomdesk.papers.report_outline import (
    PROFILES,
    OutlineFault,
    outline_as_data,
    outline_from_data,
    outline_of_profile,
)
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.edited_reports import report_parts
from iomdesk.services.fields import change_fields, set_deleted
from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.papers import edit_paper, paper_record
from iomdesk.services.report_records import live_report, load_paragraphs, put_paragraphs
from iomdesk.services.together import as_one
from iomdesk.services.work import Work

_FIELDS = frozenset({"marking", "scope", "outline", "profile"})


class ReportNotMade(UserError):
    """Raised when the edited report of a session is asked for that was not made yet."""


class ReportExists(UserError):
    """Raised when a session would get a second report beside the one that is being edited."""


class OutlineNotPossible(UserError):
    """Raised when an outline or a setting names what a report does not have."""


@dataclass(frozen=True)
class Regenerated(Changes):
    """Hold the changes of a regeneration, and what became of the paragraphs."""

    count: MergeCount = field(default_factory=MergeCount)


def make_report(
    work: Work,
    *,
    session: int,
    profile: str = "debate",
    sessions: Sequence[int] = (),
    period: tuple[date, date] | None = None,
    addressee_session: int | None = None,
    original_language: str = "",
) -> Changes:
    """Make the report that is edited, over the session, further ones, or all sessions of a period.

    Its original language is that of the paper unless another is given.
    Raises ReportExists, OutlineNotPossible, RecordGone.
    """
    work.get(GroupSession, session)
    if live_report(work.session, session) is not None:
        raise ReportExists(
            _("This session has a report that is being edited. Nothing was changed; regenerate that one.")
        )
    _check("profile", profile, PROFILES)
    paper = paper_record(work, session, "report")
    original = original_language or paper.original_language or "fr"
    _check("original_language", original, LANGUAGES)
    paper.original_language = original
    record = Report(
        session_id=session,
        profile=profile,
        scope=_scope(work, sessions, period),
        outline=outline_as_data(outline_of_profile(profile)),
        original_language=original,
    )
    work.session.add(record)
    work.session.flush()
    work.audit("create", "report", session, None, {"profile": profile, "scope": record.scope})
    back = Operation(remove_report, {"report": record.id})
    done = [touching(back, record.id, report=session, session=session)]
    if addressee_session is not None:
        done.append(address_report(work, session=session, number=addressee_session))
    _merge(work, record)
    return as_one(done, record.id)


def remove_report(work: Work, *, report: int) -> Changes:
    """Put an edited report into the trash: papers are generated again from what the desk holds."""
    record = work.get(Report, report)
    if not set_deleted(work, record, "report", work.clock()):
        return NOTHING
    back = Operation(restore_report, {"report": report})
    return touching(back, report=record.session_id, session=record.session_id)


def restore_report(work: Work, *, report: int) -> Changes:
    """Take an edited report out of the trash. Raises ReportExists."""
    record = work.get(Report, report)
    if record.deleted_at is not None and live_report(work.session, record.session_id) is not None:
        raise ReportExists(_("This session has another report by now. Nothing was changed."))
    if not set_deleted(work, record, "report", None):
        return NOTHING
    back = Operation(remove_report, {"report": report})
    return touching(back, report=record.session_id, session=record.session_id)


def regenerate_report(work: Work, *, session: int) -> Regenerated:
    """Bring a report up to its sources; what a hand wrote stays, and gets proposals. Raises ReportNotMade."""
    return _merge(work, report_of(work.session, session))


def edit_report(work: Work, *, session: int, fields: Mapping[str, Any]) -> Changes:
    """Change outline, scope, profile, addressee or marking, and regenerate.

    A new profile brings its outline. Raises ReportNotMade, OutlineNotPossible.
    """
    record = report_of(work.session, session)
    own = {name: value for name, value in fields.items() if name != "addressee_session"}
    before = change_fields(work, record, "report", _checked(work, own), _FIELDS)
    done = []
    if before:
        back = Operation(_set_fields, {"report": record.id, "fields": before})
        done.append(touching(back, report=session, session=session))
    if own != fields:
        done.append(address_report(work, session=session, number=fields["addressee_session"]))
    work.session.flush()
    return as_one([*done, _merge(work, record)]) if done else NOTHING


def address_report(work: Work, *, session: int, number: int | None) -> Changes:
    """Say to which session of its addressee a report goes; the one that is edited is regenerated."""
    record = live_report(work.session, session)
    addressed = edit_paper(work, session=session, kind="report", fields={"addressee_session": number})
    if record is None or not addressed.touched:
        return addressed
    return as_one([addressed, _merge(work, record)])


def report_of(session: Session, session_id: int) -> Report:
    """Return the edited report of a session. Raises ReportNotMade."""
    record = live_report(session, session_id)
    if record is None:
        raise ReportNotMade(_("This session has no edited report yet. Nothing was changed; make it first."))
    return record


def fix_report_numbers(work: Work, session: int) -> None:
    """Fix the numbers of a report that is issued: from then on nothing is numbered anew."""
    record = live_report(work.session, session)
    if record is None or record.stage == "issued":
        return
    before = load_paragraphs(work.session, record.id)
    numbers = paragraph_numbers(before)
    after = [
        replace(one, fixed_number=numbers.get(one.id) if one.kind == NUMBERED else None) for one in before
    ]
    put_paragraphs(work, record, before, after, "number")
    record.stage = "issued"


def free_report_numbers(work: Work, session: int) -> None:
    """Let numbers be counted again: the issue was taken back."""
    record = live_report(work.session, session)
    if record is None or record.stage != "issued":
        return
    record.stage = "draft"
    before = load_paragraphs(work.session, record.id)
    put_paragraphs(work, record, before, [replace(one, fixed_number=None) for one in before], "number")


def _merge(work: Work, record: Report) -> Regenerated:
    parts = report_parts(work.session, record, lambda id_: _facts(work, id_))
    generated = generate_report(parts, outline_from_data(record.outline))
    before = load_paragraphs(work.session, record.id)
    merged = merge_report(before, generated, record.original_language)
    _stored, changes = put_paragraphs(work, record, before, merged.paragraphs, "regenerate")
    return Regenerated(changes.touched, changes.inverse, changes.created, merged.count)


def _facts(work: Work, session: int) -> PaperFacts:
    return paper_facts(work.session, session_id=session, kind="report")


def _set_fields(work: Work, *, report: int, fields: Mapping[str, Any]) -> Changes:
    """Bring settings back without generating anew: the paragraphs come back by themselves."""
    record = work.get(Report, report)
    before = change_fields(work, record, "report", fields, _FIELDS)
    if not before:
        return NOTHING
    back = Operation(_set_fields, {"report": report, "fields": before})
    return touching(back, report=record.session_id, session=record.session_id)


def _checked(work: Work, fields: Mapping[str, Any]) -> dict[str, Any]:
    wanted = dict(fields)
    if "profile" in wanted:
        _check("profile", wanted["profile"], PROFILES)
        wanted.setdefault("outline", outline_as_data(outline_of_profile(wanted["profile"])))
    if "outline" in wanted:
        try:
            wanted["outline"] = outline_as_data(outline_from_data(wanted["outline"]))
        except OutlineFault as fault:
            raise _not_possible(str(fault)) from fault
    if "marking" in wanted:
        _check("marking", wanted["marking"], tuple(ReportMarking))
    if "scope" in wanted:
        wanted["scope"] = _checked_scope(work, wanted["scope"])
    return wanted


def _scope(work: Work, sessions: Sequence[int], period: tuple[date, date] | None) -> dict[str, Any]:
    for one in sessions:
        work.get(GroupSession, one)
    scope: dict[str, Any] = {"sessions": list(sessions)} if sessions else {}
    if period is not None:
        if period[1] < period[0]:
            raise OutlineNotPossible(
                _("A period does not end before it begins. Nothing was changed; check the two days.")
            )
        scope |= {"from": period[0].isoformat(), "to": period[1].isoformat()}
    return scope


def _checked_scope(work: Work, scope: Mapping[str, Any]) -> dict[str, Any]:
    period = (date.fromisoformat(scope["from"]), date.fromisoformat(scope["to"])) if "from" in scope else None
    return _scope(work, [int(one) for one in scope.get("sessions", ())], period)


def _check(name: str, value: object, known: Sequence[str]) -> None:
    if value not in known:
        raise _not_possible(f"{name}: {value}")


def _not_possible(what: str) -> OutlineNotPossible:
    return OutlineNotPossible(_("A report has no “{name}”. Nothing was changed.").format(name=what))
