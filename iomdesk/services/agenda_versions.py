"""Issue an agenda: provisional, provisional Rev.1…, adopted. What was issued never changes."""

from collections.abc import Mapping

from sqlalchemy import func, select

from iomdesk.document.item_numbers import Numbered, number_items
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.agenda_compare import content_of_entries
from iomdesk.model.agenda_versions import AgendaStage, AgendaVersion
from iomdesk.model.papers import RegisteredPaper
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.agenda_issues import ISSUED_AGAIN, WITHDRAWN
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

    What was issued stays in the list; undo marks it as taken back, and frees the numbers that adoption fixed.
    Raises AgendaEmpty and StageNotAllowed.
    """
    work.get(GroupSession, session)
    work.session.flush()
    items = [item for item, _depth in in_reading_order(items_of_session(work, session))]
    _check(items, stage)
    is_adopted = stage == AgendaStage.ADOPTED
    before = _numbers_of(work, session)
    if is_adopted:
        _adopt(work, items)
    version = _frozen(work, session, stage, symbol or _registered_symbol(work, session))
    work.audit("issue", "agenda", version.id, None, {"stage": stage, "revision": version.revision})
    inverse = Operation(withdraw_agenda, {"version": version.id, "numbers": before if is_adopted else None})
    return Changes(_touched(version, before if is_adopted else {}), inverse, version.id)


def withdraw_agenda(work: Work, *, version: int, numbers: Fixed | None) -> Changes:
    """Take an issued agenda back: it stays in the list, marked so. `numbers` are those of before, if fixed.

    Items that came after an adoption that is taken back lose their late numbers with it.
    """
    record = work.get(AgendaVersion, version)
    now = _numbers_of(work, record.session_id)
    is_unfixed = numbers is not None and not any(number for number, _stage in numbers.values())
    if numbers is not None:
        provisional = (None, AgendaStage.PROVISIONAL.value)
        _set_numbers(
            work, {item: numbers.get(item, provisional if is_unfixed else now[item]) for item in now}
        )
    work.audit(WITHDRAWN, "agenda", version, None, {"is_unfixed": is_unfixed})
    again = {"version": version, "numbers": None if numbers is None else now, "is_unfixed": is_unfixed}
    return Changes(_touched(record, numbers or {}), Operation(reinstate_agenda, again))


def reinstate_agenda(work: Work, *, version: int, numbers: Fixed | None, is_unfixed: bool) -> Changes:
    """Let an issued agenda stand again that was taken back, with the numbers it had fixed."""
    record = work.get(AgendaVersion, version)
    now = _numbers_of(work, record.session_id)
    if numbers is not None:
        _set_numbers(work, numbers)
    work.audit(ISSUED_AGAIN, "agenda", version, None, {"is_unfixed": is_unfixed})
    inverse = Operation(withdraw_agenda, {"version": version, "numbers": None if numbers is None else now})
    return Changes(_touched(record, numbers or {}), inverse)


def _touched(record: AgendaVersion, numbers: Fixed) -> dict[str, frozenset[int]]:
    touched = {"session": frozenset({record.session_id}), "agenda_version": frozenset({record.id})}
    return {**touched, "item": frozenset(numbers)} if numbers else touched


def _numbers_of(work: Work, session: int) -> Fixed:
    """Return number and stage of all items, those in the trash too."""
    work.session.flush()
    columns = select(AgendaItem.id, AgendaItem.fixed_number, AgendaItem.stage)
    rows = work.session.execute(columns.where(AgendaItem.session_id == session))
    return {item: (number, stage) for item, number, stage in rows}


def _set_numbers(work: Work, numbers: Fixed) -> None:
    for record in work.session.scalars(select(AgendaItem).where(AgendaItem.id.in_(numbers))):
        record.fixed_number, record.stage = numbers[record.id]
    work.session.flush()


def _adopt(work: Work, items: list[AgendaItem]) -> None:
    numbers = number_items([Numbered(i.id, i.parent_id, i.fixed_number) for i in items], "fr")
    _set_numbers(work, {item.id: (numbers[item.id].bare, AgendaStage.ADOPTED.value) for item in items})


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
