"""Issue an agenda: provisional, provisional Rev.1…, adopted. What was issued never changes."""

from collections.abc import Mapping

from sqlalchemy import func, select

from iomdesk.document.item_numbers import Numbered, number_items
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.agenda_compare import content_of_entries
from iomdesk.model.agenda_versions import AgendaStage, AgendaVersion
from iomdesk.model.papers import RegisteredPaper
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.agenda_numbers import in_reading_order
from iomdesk.queries.agenda_versions import present_entries
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes, Operation
from iomdesk.services.new_items import items_of_session
from iomdesk.services.work import Work

Fixed = Mapping[int, tuple[str | None, str]]
"""Number and stage by item."""


class AgendaEmpty(UserError):
    """Raised when an agenda without items would be issued."""


class StageNotAllowed(UserError):
    """Raised when an adopted agenda would be issued as provisional, or a stage is not known."""


def issue_agenda(work: Work, *, session: int, stage: str, symbol: str = "") -> Changes:
    """Freeze the agenda as it is now; adopting it also fixes the numbers of its items.

    Undo takes the adoption back, not what was issued: that stays in the list. Raises AgendaEmpty and
    StageNotAllowed.
    """
    work.get(GroupSession, session)
    work.session.flush()
    items = [item for item, _depth in in_reading_order(items_of_session(work, session))]
    _check(items, stage)
    is_adopted = stage == AgendaStage.ADOPTED
    inverse = _adopt(work, session, items) if is_adopted else None
    version = _frozen(work, session, stage, symbol or _registered_symbol(work, session))
    work.audit("issue", "agenda", version.id, None, {"stage": stage, "revision": version.revision})
    touched = {"session": frozenset({session})}
    if is_adopted:
        touched["item"] = frozenset(item.id for item in items)
    return Changes({**touched, "agenda_version": frozenset({version.id})}, inverse, version.id)


def set_fixed_numbers(work: Work, *, session: int, numbers: Fixed) -> Changes:
    """Set numbers and stages of items as they are given: adoption taken back, or done again."""
    before: dict[int, tuple[str | None, str]] = {}
    for item, (number, stage) in numbers.items():
        record = work.get(AgendaItem, item)
        before[item] = (record.fixed_number, record.stage)
        record.fixed_number, record.stage = number, stage
    work.audit("number", "session", session, _listed(before), _listed(numbers))
    inverse = Operation(set_fixed_numbers, {"session": session, "numbers": before})
    return Changes({"item": frozenset(numbers), "session": frozenset({session})}, inverse)


def _adopt(work: Work, session: int, items: list[AgendaItem]) -> Operation | None:
    numbers = number_items([Numbered(i.id, i.parent_id, i.fixed_number) for i in items], "fr")
    fixed = {item.id: (numbers[item.id].bare, AgendaStage.ADOPTED.value) for item in items}
    inverse = set_fixed_numbers(work, session=session, numbers=fixed).inverse
    work.session.flush()
    return inverse


def _frozen(work: Work, session: int, stage: str, symbol: str) -> AgendaVersion:
    last = work.session.scalar(
        select(func.max(AgendaVersion.revision)).where(
            AgendaVersion.session_id == session, AgendaVersion.stage == stage
        )
    )
    work.session.expire_all()
    version = AgendaVersion(
        session_id=session,
        stage=stage,
        revision=0 if last is None else last + 1,
        symbol=symbol,
        issued_at=work.clock(),
        content=content_of_entries(present_entries(work.session, session_id=session)),
    )
    work.session.add(version)
    work.session.flush()
    return version


def _registered_symbol(work: Work, session: int) -> str:
    found = work.session.scalar(
        select(RegisteredPaper.symbol).where(
            RegisteredPaper.session_id == session, RegisteredPaper.kind == "agenda"
        )
    )
    return found or ""


def _check(items: list[AgendaItem], stage: str) -> None:
    if stage not in list(AgendaStage):
        raise StageNotAllowed(_("An agenda is issued as provisional or as adopted. Nothing was issued."))
    if not items:
        raise AgendaEmpty(_("The agenda has no item yet. Nothing was issued."))
    if stage == AgendaStage.PROVISIONAL and any(item.fixed_number for item in items):
        raise StageNotAllowed(
            _("This agenda was adopted. Nothing was issued; issue it as adopted, as a revision.")
        )


def _listed(numbers: Fixed) -> dict[str, list[str | None]]:
    return {str(item): list(pair) for item, pair in numbers.items()}
