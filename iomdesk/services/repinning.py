"""Move open items, recommendations and templates to the clauses of a newer version of the mandate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from iomdesk.model.agenda import AgendaItem, ItemClause
from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.model.mandate import MandateClause
from iomdesk.model.recommendations import Recommendation, RecommendationClause
from iomdesk.model.sessions import GroupSession
from iomdesk.model.template_clauses import clauses_under, template_under
from iomdesk.queries.issued import settled_sessions
from iomdesk.queries.pinned import PinnedRow, pinned_to_older
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.fields import change_fields
from iomdesk.services.mapping import mandate_of
from iomdesk.services.work import Work

Mapped = Mapping[int, Sequence[int]]


class SessionSettled(UserError):
    """Raised when something of a session that is closed or reported would get other clauses."""


class NothingToPinTo(UserError):
    """Raised when none of the clauses is in the newer version."""


class ConcordanceNotConfirmed(UserError):
    """Raised when everything is to follow a concordance that nobody confirmed."""


@dataclass(frozen=True)
class Pins:
    """Hold clauses by item and by recommendation, template items, and the version of each session."""

    items: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    recommendations: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    templates: Mapping[int, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    sessions: Mapping[int, int | None] = field(default_factory=dict)


def repin(work: Work, *, kind: str, record: int, mapping: Mapped) -> Changes:
    """Move an item, a recommendation or a template, as a list of what is pinned names it."""
    if kind == "template":
        return repin_template(work, template=record, mapping=mapping)
    if kind == "recommendation":
        return repin_recommendation(work, recommendation=record, mapping=mapping)
    return repin_item(work, item=record, mapping=mapping)


def repin_item(work: Work, *, item: int, mapping: Mapped) -> Changes:
    """Move an item from old clauses to new ones; its session is from then on mapped to their version.

    Raises SessionSettled and NothingToPinTo.
    """
    record = work.get(AgendaItem, item)
    clauses = _moved(_clauses_of_item(work, item), mapping)
    return set_pins(
        work, pins=Pins(items={item: clauses}, sessions=_session_of(work, record.session_id, mapping))
    )


def repin_recommendation(work: Work, *, recommendation: int, mapping: Mapped) -> Changes:
    """Move a recommendation from old clauses to new ones, like an item."""
    record = work.get(Recommendation, recommendation)
    clauses = _moved(_clauses_of_recommendation(work, recommendation), mapping)
    sessions = _session_of(work, record.session_id, mapping)
    return set_pins(work, pins=Pins(recommendations={recommendation: clauses}, sessions=sessions))


def repin_template(work: Work, *, template: int, mapping: Mapped) -> Changes:
    """Move the items of an agenda template from old clauses to new ones."""
    items = template_under(work.get(AgendaTemplate, template).items, mapping)
    return set_pins(work, pins=Pins(templates={template: items}))


def repin_all(work: Work, *, old_version: int, new_version: int) -> Changes:
    """Move everything open by the confirmed concordance; what only has dropped clauses stays to be decided.

    Raises ConcordanceNotConfirmed.
    """
    found = pinned_to_older(work.session, new_version=new_version, old_version=old_version)
    if found.rows and not found.is_confirmed.get(old_version):
        raise ConcordanceNotConfirmed(
            _("The concordance of these two versions is not confirmed. Nothing was moved; confirm it first.")
        )
    rows = [row for row in found.rows if row.becomes and not row.is_settled]
    mapping = {old: new for row in rows for old, new in row.mapping.items()}
    return set_pins(
        work,
        pins=Pins(
            items={r.id: _moved(_clauses_of_item(work, r.id), mapping) for r in _of(rows, "item")},
            recommendations={
                r.id: _moved(_clauses_of_recommendation(work, r.id), mapping)
                for r in _of(rows, "recommendation")
            },
            templates={
                r.id: template_under(work.get(AgendaTemplate, r.id).items, mapping)
                for r in _of(rows, "template")
            },
            sessions={r.session_id: new_version for r in rows if r.session_id is not None},
        ),
    )


def set_pins(work: Work, *, pins: Pins) -> Changes:
    """Set clauses and versions as they are given; what was there before is the way back."""
    before = Pins(
        items={i: _clauses_of_item(work, i) for i in pins.items},
        recommendations={i: _clauses_of_recommendation(work, i) for i in pins.recommendations},
        templates={i: work.get(AgendaTemplate, i).items for i in pins.templates},
        sessions={i: work.get(GroupSession, i).mandate_version_id for i in pins.sessions},
    )
    if before == pins:
        return NOTHING
    sessions = {work.get(AgendaItem, item).session_id for item in pins.items}
    sessions |= {work.get(Recommendation, one).session_id for one in pins.recommendations}
    _refuse_settled(work, sessions)
    _write(work, before, pins)
    touched = {
        "item": frozenset(pins.items),
        "recommendation": frozenset(pins.recommendations),
        "template": frozenset(pins.templates),
        "session": frozenset({*pins.sessions, *sessions}),
    }
    inverse = Operation(set_pins, {"pins": before})
    return Changes({kind: ids for kind, ids in touched.items() if ids}, inverse)


def _write(work: Work, before: Pins, after: Pins) -> None:
    for id_, version in after.sessions.items():
        fields = {"mandate_version_id": version}
        change_fields(work, work.get(GroupSession, id_), "session", fields, frozenset(fields))
    for item, clauses in after.items.items():
        _replace(work, before.items[item], clauses, ItemClause, "item_id", item)
        work.audit("repin", "item", item, _listed(before.items[item]), _listed(clauses))
    for one, clauses in after.recommendations.items():
        former = before.recommendations[one]
        _replace(work, former, clauses, RecommendationClause, "recommendation_id", one)
        work.audit("repin", "recommendation", one, _listed(former), _listed(clauses))
    for template, items in after.templates.items():
        work.get(AgendaTemplate, template).items = [dict(item) for item in items]
        work.audit(
            "repin", "template", template, {"items": before.templates[template]}, {"items": list(items)}
        )
    work.session.flush()
    work.session.expire_all()


def _replace(
    work: Work,
    before: Iterable[int],
    after: Iterable[int],
    kind: type[ItemClause] | type[RecommendationClause],
    owner: str,
    id_: int,
) -> None:
    for clause in sorted(set(before) - set(after)):
        work.session.delete(work.get(kind, (id_, clause)))
    work.session.add_all(
        kind(**{owner: id_, "clause_id": clause}) for clause in sorted(set(after) - set(before))
    )


def _moved(clauses: Sequence[int], mapping: Mapped) -> tuple[int, ...]:
    moved = clauses_under(clauses, mapping)
    if not moved:
        raise NothingToPinTo(
            _(
                "The newer version has none of these clauses. Nothing was moved; map it by hand to a clause "
                "of that version."
            )
        )
    return tuple(sorted(moved))


def _session_of(work: Work, session: int, mapping: Mapped) -> dict[int, int | None]:
    """The session's version, where the clauses moved to belong to another one."""
    targets = [new for clauses in mapping.values() for new in clauses]
    if not targets:
        return {}
    version = work.get(MandateClause, targets[0]).chapter.version_id
    current = mandate_of(work.session, work.get(GroupSession, session))
    return {} if current is not None and current.id == version else {session: version}


def _refuse_settled(work: Work, sessions: Iterable[int]) -> None:
    if settled_sessions(work.session) & set(sessions):
        raise SessionSettled(
            _(
                "This session is closed or its report was issued: what it fell under stays as it was. "
                "Nothing was changed; the concordance shows which clause it belongs to now."
            )
        )


def _clauses_of_item(work: Work, item: int) -> tuple[int, ...]:
    wanted = select(ItemClause.clause_id).where(ItemClause.item_id == item)
    return tuple(work.session.scalars(wanted.order_by(ItemClause.clause_id)))


def _clauses_of_recommendation(work: Work, recommendation: int) -> tuple[int, ...]:
    column = RecommendationClause.clause_id
    wanted = select(column).where(RecommendationClause.recommendation_id == recommendation)
    return tuple(work.session.scalars(wanted.order_by(column)))


def _of(rows: Iterable[PinnedRow], kind: str) -> list[PinnedRow]:
    return [row for row in rows if row.kind == kind]


def _listed(clauses: Iterable[int]) -> dict[str, object]:
    return {"clauses": list(clauses)}
