"""Begin an agenda: from the last session, from a template, or from what the mandate has waiting."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from iomdesk.document.shortening import shortened
from iomdesk.model.agenda import AgendaItem, ItemCarryOver
from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.model.mandate import MandateClause
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.agenda_sources import (
    CarriedItem,
    carried_items,
    clauses_in_version,
    open_recommendation_clauses,
    previous_session,
)
from iomdesk.queries.house_items import SUBSTANCE_RANK, HouseItem, house_items, plain_title, rank_of
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes
from iomdesk.services.mapping import mandate_of
from iomdesk.services.minutes_to_approve import with_minutes_to_approve
from iomdesk.services.new_items import NewItem, added, insert_items, items_of_session
from iomdesk.services.work import Work

TITLE_LENGTH = 120

Tree = tuple[NewItem, ...]
"""An item of the first level with all that is below it."""


class StartFrom(StrEnum):
    """Name what an agenda begins with."""

    LAST = "last"
    TEMPLATE = "template"
    MANDATE = "mandate"


class NothingToStartFrom(UserError):
    """Raised when there is no earlier session, no such template, or no clause was chosen."""


@dataclass(frozen=True)
class _Place:
    """Say where the agenda is to stand: the session, and the version of the mandate it maps to."""

    work: Work
    session: int
    version: int | None

    def clauses(self, clauses: Iterable[int]) -> tuple[int, ...]:
        """Return what clauses are in that version."""
        return clauses_in_version(self.work.session, clauses, self.version)


@dataclass(frozen=True)
class _Known:
    """Hold what the agenda has already: titles, parts of the first level, and items that are continued."""

    titles: frozenset[str]
    roles: frozenset[str]
    continued: frozenset[int]


def start_agenda(
    work: Work, *, session: int, source: str, template: int | None = None, clauses: Sequence[int] = ()
) -> Changes:
    """Fill an agenda from a source, with the items of the house at their places; one undo takes all back.

    What the agenda has already is not added again. `template` is wanted for a template, `clauses` for the
    mandate. Raises NothingToStartFrom.
    """
    work.session.flush()
    place = _place(work, session)
    makers: Mapping[str, Callable[[], list[Tree]]] = {
        StartFrom.LAST: lambda: _from_last(place),
        StartFrom.TEMPLATE: lambda: _from_template(place, template),
        StartFrom.MANDATE: lambda: _from_mandate(place, clauses),
    }
    offered = makers[StartFrom(source)]()
    wanted = _without_doubles(_known(work, session), [*offered, *_from_house(place)])
    ids = [id_ for tree in wanted for id_ in _insert(work, session, tree)]
    return with_minutes_to_approve(work, added(work, session, ids), ids)


def _place(work: Work, session: int) -> _Place:
    """Find the version first: what the queries load later does not load anything more."""
    version = mandate_of(work.session, work.get(GroupSession, session))
    return _Place(work, session, version.id if version else None)


def _from_last(place: _Place) -> list[Tree]:
    last = previous_session(place.work.session, session_id=place.session)
    if last is None:
        raise NothingToStartFrom(
            _(
                "There is no earlier session of this body with an agenda. Nothing was added; start from a "
                "template or from the mandate."
            )
        )
    found = carried_items(place.work.session, session_id=last)
    return _trees([_carried(place, one) for one in found if one.is_recurring or not _is_house(one)])


def _carried(place: _Place, one: CarriedItem) -> NewItem:
    item = one.item
    return NewItem(
        titles={text.language: text.title for text in item.texts if text.title},
        depth=one.depth,
        kind=item.kind,
        role=item.role,
        planned_minutes=item.planned_minutes,
        presenter=item.presenter,
        proposer=item.proposer,
        clauses=place.clauses([link.clause_id for link in item.clause_links]),
        is_recurring=one.is_recurring,
        continued_from=item.id,
        made_from={text.language: text.made_from for text in item.texts},
    )


def _is_house(one: CarriedItem) -> bool:
    return rank_of(one.item.role, [text.title for text in one.item.texts]) != SUBSTANCE_RANK


def _from_template(place: _Place, template: int | None) -> list[Tree]:
    stored = place.work.session.get(AgendaTemplate, template or 0)
    if stored is None or stored.deleted_at is not None:
        raise NothingToStartFrom(_("There is no such template. Nothing was added."))
    return _trees([_templated(place, entry) for entry in stored.items])


def _templated(place: _Place, entry: Mapping[str, Any]) -> NewItem:
    return NewItem(
        titles=entry["titles"],
        depth=entry["depth"],
        kind=entry["kind"],
        role=entry["role"],
        planned_minutes=entry["planned_minutes"],
        clauses=place.clauses(entry["clause_ids"]),
        is_recurring=entry["is_recurring"],
    )


def _from_mandate(place: _Place, clauses: Sequence[int]) -> list[Tree]:
    if not clauses:
        raise NothingToStartFrom(_("No clause of the mandate is waiting. Nothing was added."))
    made: list[Tree] = []
    for clause in clauses:
        texts = place.work.get(MandateClause, clause).texts
        titles = {text.language: shortened(text.text, TITLE_LENGTH) for text in texts if text.text.strip()}
        made.append((NewItem(titles, clauses=place.clauses([clause])),))
    return made


def _from_house(place: _Place) -> list[Tree]:
    session = place.work.session
    open_clauses = open_recommendation_clauses(session, session_id=place.session)
    has = {
        "": True,
        "previous_session": previous_session(session, session_id=place.session) is not None,
        "open_recommendations": open_clauses is not None,
    }
    under = {"open_recommendations": place.clauses(open_clauses or ())}
    return [(_of_house(item, under.get(item.needs, ())),) for item in house_items() if has[item.needs]]


def _of_house(item: HouseItem, clauses: tuple[int, ...]) -> NewItem:
    return NewItem(item.titles, 0, item.kind, item.role, item.minutes, clauses=clauses)


def _trees(items: Sequence[NewItem]) -> list[Tree]:
    trees: list[list[NewItem]] = []
    for item in items:
        if item.depth == 0 or not trees:
            trees.append([replace(item, depth=0)])
        else:
            trees[-1].append(item)
    return [tuple(tree) for tree in trees]


def _known(work: Work, session: int) -> _Known:
    live = [item for item in items_of_session(work, session) if item.deleted_at is None]
    sources = work.session.scalars(
        select(ItemCarryOver.continued_from_id).where(ItemCarryOver.item_id.in_([item.id for item in live]))
    )
    return _Known(
        frozenset(plain_title(text.title) for item in live for text in item.texts if text.title),
        frozenset(item.role for item in live) - {"substance"},
        frozenset(source for source in sources if source is not None),
    )


def _without_doubles(known: _Known, trees: Iterable[Tree]) -> list[Tree]:
    """Leave out what is there or was offered before: by title, by part in the report, by its source."""
    titles, roles = set(known.titles), set(known.roles)
    kept = []
    for tree in trees:
        first = tree[0]
        names = {plain_title(title) for title in first.titles.values()}
        if names & titles or first.role in roles or first.continued_from in known.continued:
            continue
        titles |= names
        roles |= {first.role} - {"substance"}
        kept.append(tree)
    return kept


def _insert(work: Work, session: int, tree: Tree) -> tuple[int, ...]:
    """Put an item after the last one that does not come later by the order of the house."""
    work.session.flush()
    live = [item for item in items_of_session(work, session) if item.deleted_at is None]
    top = sorted((i for i in live if i.parent_id is None), key=lambda item: (item.position, item.id))
    rank = rank_of(tree[0].role, tree[0].titles.values())
    places = [place for place, item in enumerate(top, 1) if _rank(item) <= rank]
    return insert_items(work, session, None, max(places, default=0), tree)


def _rank(item: AgendaItem) -> int:
    return rank_of(item.role, [text.title for text in item.texts])
