"""What States are, in the words of the window."""

from collections.abc import Mapping
from datetime import date

from iomdesk.document.dates import format_date
from iomdesk.queries.states import MembershipRow, StateOnDay
from iomdesk.runtime.translations import _, interface_language


def kinds() -> Mapping[object, str]:
    """Return the kinds of membership with their words."""
    return {"member": _("Member"), "observer": _("Observer")}


def membership_words(row: MembershipRow | None) -> str:
    """Say what a State is and since when: "Member since 19 September 2016"."""
    if row is None:
        return ""
    kind = kinds()[row.kind]
    if row.from_on is None and row.until_on is None:
        return kind
    if row.until_on is None:
        return _("{kind} since {day}").format(kind=kind, day=_day(row.from_on))
    if row.from_on is None:
        return _("{kind} until {day}").format(kind=kind, day=_day(row.until_on))
    return _("{kind} from {first} to {last}").format(
        kind=kind, first=_day(row.from_on), last=_day(row.until_on)
    )


def check_words(row: MembershipRow | None) -> str:
    """Say whether somebody checked a membership."""
    if row is None:
        return ""
    return _("verified") if row.is_verified else _("to be verified")


def vote_words(row: StateOnDay) -> str:
    """Say that the vote is suspended on the day shown."""
    return _("suspended") if row.is_suspended else ""


def group_words(row: StateOnDay) -> str:
    """Name the groups of a State; those it only aligns itself with are marked."""
    aligned = [_("{group} (aligned)").format(group=group) for group in row.aligned]
    return ", ".join((*row.groups, *aligned))


def _day(day: date | None) -> str:
    return format_date(day, interface_language()) if day else ""
