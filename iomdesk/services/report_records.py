"""Read the paragraphs of an edited report, and write those that changed, with the way back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from iomdesk.document.report_paragraph import NUMBERED, ParagraphText, ReportParagraph, SourceState
from iomdesk.document.report_paragraph import number_after_issue as next_number
from iomdesk.model.reports import EditedParagraph, EditedSource, EditedText, Report
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.work import Work

_PARAGRAPH = EditedParagraph.__table__
_ISSUED = "issued"


def live_report(session: Session, session_id: int) -> Report | None:
    """Return the edited report of a session, where there is one."""
    return session.scalar(
        select(Report)
        .where(Report.session_id == session_id, Report.deleted_at.is_(None))
        .order_by(Report.id.desc())
        .limit(1)
    )


def load_paragraphs(session: Session, report: int) -> tuple[ReportParagraph, ...]:
    """Read all paragraphs of a report in order, those in the trash included."""
    own = select(EditedParagraph.id).where(EditedParagraph.report_id == report)
    texts: dict[int, dict[str, ParagraphText]] = defaultdict(dict)
    for text in session.execute(
        select(
            EditedText.paragraph_id,
            EditedText.language,
            EditedText.text,
            EditedText.base,
            EditedText.proposal,
            EditedText.made_from,
        )
        .where(EditedText.paragraph_id.in_(own))
        .order_by(EditedText.paragraph_id, EditedText.language)
    ):
        texts[text[0]][text[1]] = ParagraphText(*text[2:])
    sources: dict[int, list[SourceState]] = defaultdict(list)
    for source in session.execute(
        select(EditedSource.paragraph_id, EditedSource.kind, EditedSource.record_id, EditedSource.digest)
        .where(EditedSource.paragraph_id.in_(own))
        .order_by(EditedSource.id)
    ):
        sources[source[0]].append(SourceState(*source[1:]))
    rows = session.execute(
        select(_PARAGRAPH)
        .where(_PARAGRAPH.c.report_id == report)
        .order_by(_PARAGRAPH.c.position, _PARAGRAPH.c.id)
    )
    return tuple(_paragraph(row._mapping, texts, sources) for row in rows)


def _paragraph(
    row: Mapping[Any, Any],
    texts: Mapping[int, Mapping[str, ParagraphText]],
    sources: Mapping[int, Sequence[SourceState]],
) -> ReportParagraph:
    return ReportParagraph(
        id=row["id"],
        section=row["section"],
        kind=row["kind"],
        texts=texts.get(row["id"], {}),
        key=row["key"],
        anchor=row["anchor"],
        sources=tuple(sources.get(row["id"], ())),
        base_position=row["base_position"],
        fixed_number=row["fixed_number"],
        alternative_of=row["alternative_of"],
        is_agreed=row["is_agreed"],
        is_bracketed=row["is_bracketed"],
        is_deleted=row["deleted_at"] is not None,
    )


def put_paragraphs(
    work: Work,
    report: Report,
    before: Sequence[ReportParagraph],
    after: Sequence[ReportParagraph],
    action: str,
) -> tuple[tuple[ReportParagraph, ...], Changes]:
    """Write what changed between two states of a report; return the state with its ids, and the way back."""
    stored = _with_ids(work, report, _numbered(report, after))
    known = {one.id: one for one in before}
    changed = [one for one in stored if known.get(one.id) != one]
    order = [one.id for one in before]
    if not changed and order == [one.id for one in stored]:
        return stored, NOTHING
    _write(work, changed, known)
    _write_order(work, before, stored)
    former = tuple(known.get(one.id) or replace(one, is_deleted=True, base_position=None) for one in changed)
    work.audit(action, "report", report.session_id, _told(former), _told(changed))
    back = {"report": report.id, "states": former, "order": tuple(order)}
    return stored, touching(Operation(put_back, back), report=report.session_id, session=report.session_id)


def put_back(
    work: Work, *, report: int, states: tuple[ReportParagraph, ...], order: tuple[int, ...]
) -> Changes:
    """Bring paragraphs back to a state and an order they had; others stay behind what they follow."""
    record = work.get(Report, report)
    before = load_paragraphs(work.session, report)
    wanted = {one.id: one for one in states}
    now = {one.id: wanted.get(one.id, one) for one in before}
    places = set(order)
    followers: dict[int, list[ReportParagraph]] = defaultdict(list)
    last = 0
    for one in before:
        last = one.id if one.id in places else last
        if one.id not in places:
            followers[last].append(now[one.id])
    after = [*followers[0]]
    for id_ in order:
        after += [now[id_]] if id_ in now else []
        after += followers[id_]
    _stored, changes = put_paragraphs(work, record, before, after, "edit")
    return changes


def _numbered(report: Report, after: Sequence[ReportParagraph]) -> Sequence[ReportParagraph]:
    """Number what is new in a report that was issued: nothing else is ever numbered anew there."""
    if report.stage != _ISSUED:
        return after
    done = list(after)
    for place, one in enumerate(done):
        if one.kind == NUMBERED and one.fixed_number is None and not one.is_deleted and one.texts:
            done[place] = replace(one, fixed_number=next_number(done, place))
    return done


def _with_ids(
    work: Work, report: Report, paragraphs: Sequence[ReportParagraph]
) -> tuple[ReportParagraph, ...]:
    new = [one for one in paragraphs if not one.id]
    if not new:
        return tuple(paragraphs)
    records = [
        EditedParagraph(report_id=report.id, position=-1, section=one.section, key=one.key, kind=one.kind)
        for one in new
    ]
    work.session.add_all(records)
    work.session.flush()
    ids = iter([record.id for record in records])
    return tuple(one if one.id else replace(one, id=next(ids)) for one in paragraphs)


def _write(work: Work, changed: Sequence[ReportParagraph], known: Mapping[int, ReportParagraph]) -> None:
    session = work.session
    if not changed:
        return
    moment = work.clock()
    session.execute(update(EditedParagraph), [_columns(one, moment) for one in changed])
    texts = [one for one in changed if one.id not in known or known[one.id].texts != one.texts]
    sources = [one for one in changed if one.id not in known or known[one.id].sources != one.sources]
    _replace_rows(session, EditedText, [one for one in texts if one.id in known], texts, _text_rows)
    _replace_rows(session, EditedSource, [one for one in sources if one.id in known], sources, _source_rows)
    session.expire_all()


def _replace_rows(
    session: Session,
    table: Any,
    old: Sequence[ReportParagraph],
    new: Sequence[ReportParagraph],
    rows_of: Any,
) -> None:
    ids = [one.id for one in old]
    for start in range(0, len(ids), 500):
        session.execute(delete(table).where(table.paragraph_id.in_(ids[start : start + 500])))
    rows = [row for one in new for row in rows_of(one)]
    if rows:
        session.execute(insert(table), rows)


def _columns(one: ReportParagraph, moment: Any) -> dict[str, Any]:
    return {
        "id": one.id,
        "section": one.section,
        "kind": one.kind,
        "key": one.key,
        "anchor": one.anchor,
        "base_position": one.base_position,
        "fixed_number": one.fixed_number,
        "alternative_of": one.alternative_of,
        "is_agreed": one.is_agreed,
        "is_bracketed": one.is_bracketed,
        "deleted_at": moment if one.is_deleted else None,
    }


def _text_rows(one: ReportParagraph) -> Iterable[dict[str, Any]]:
    for language, text in one.texts.items():
        yield {
            "paragraph_id": one.id,
            "language": language,
            "text": text.text,
            "base": text.base,
            "proposal": text.proposal,
            "made_from": text.made_from,
        }


def _source_rows(one: ReportParagraph) -> Iterable[dict[str, Any]]:
    for source in one.sources:
        yield {
            "paragraph_id": one.id,
            "kind": source.kind,
            "record_id": source.record_id,
            "digest": source.digest,
        }


def _write_order(work: Work, before: Sequence[ReportParagraph], stored: Sequence[ReportParagraph]) -> None:
    places = {one.id: place for place, one in enumerate(before)}
    moved = [
        {"id": one.id, "position": place} for place, one in enumerate(stored) if places.get(one.id) != place
    ]
    if moved:
        work.session.execute(update(EditedParagraph), moved)


def _told(paragraphs: Sequence[ReportParagraph]) -> dict[str, Any]:
    """Tell paragraphs as the audit keeps them."""
    return {
        str(one.id): {
            "texts": {language: text.text for language, text in one.texts.items()},
            "marks": [name for name in ("is_agreed", "is_bracketed", "is_deleted") if getattr(one, name)],
        }
        for one in paragraphs
    }
