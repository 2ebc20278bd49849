"""The words of the list of participants: capacities, roles, counts, and the list as text."""

from collections.abc import Iterable, Mapping, Sequence

from iomdesk.queries.participants import DelegationRow, MemberRow
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.ui.wording import word_for

CAPACITY_ORDER = ("member", "observer_state", "organisation", "administration")
_HONORIFICS = {
    "fr": ("Mme", "M.", "S.E. Mme", "S.E. M.", "Dr", "Prof."),
    "en": ("Ms", "Mr", "H.E. Ms", "H.E. Mr", "Dr", "Prof."),
    "es": ("Sra.", "Sr.", "Excma. Sra.", "Excmo. Sr.", "Dr.", "Dra.", "Prof."),
}


def honorifics() -> tuple[str, ...]:
    """Return the titles that are proposed while one is typed."""
    return _HONORIFICS[interface_language()]


def honorific_meant(typed: str) -> str:
    """Write a title as it is proposed, whichever case it was typed in."""
    return next((word for word in honorifics() if word.casefold() == typed.casefold()), typed)


def capacities() -> Mapping[object, str]:
    """Return in which capacity a delegation may take part."""
    return {
        "member": _("Member State"),
        "observer_state": _("observer State"),
        "organisation": _("organisation"),
        "administration": _("the Administration"),
    }


def capacity_choices(is_state: bool, kept: str = "") -> list[tuple[object, str]]:
    """Return the capacities open to a State, or to an organisation; one that is kept stays among them."""
    keys = CAPACITY_ORDER[:2] if is_state else CAPACITY_ORDER[2:]
    words = [(key, word_for(capacities(), key)) for key in (*keys, *({kept} - {"", *keys}))]
    return [(key, word[:1].upper() + word[1:]) for key, word in words]


def group_headings() -> Mapping[object, str]:
    """Return the headings of the groups."""
    return {
        "member": _("Member States"),
        "observer_state": _("Observer States"),
        "organisation": _("Organisations"),
        "administration": _("Administration"),
    }


def roles() -> Mapping[object, str]:
    """Return the roles of persons in a delegation."""
    return {
        "representative": _("representative"),
        "alternate": _("alternate"),
        "adviser": _("adviser"),
        "expert": _("expert"),
        "observer": _("observer"),
    }


def grouped(rows: Iterable[DelegationRow]) -> dict[str, list[DelegationRow]]:
    """Sort delegations into groups, in the order of the groups; a capacity unknown here comes last."""
    groups: dict[str, list[DelegationRow]] = {capacity: [] for capacity in CAPACITY_ORDER}
    for row in rows:
        groups.setdefault(row.capacity, []).append(row)
    return {capacity: members for capacity, members in groups.items() if members}


def counts(rows: Sequence[DelegationRow]) -> str:
    """Count the groups and the persons: "14 Member States · 2 organisations · 19 persons"."""
    parts = [_counted(capacity, len(members)) for capacity, members in grouped(rows).items()]
    persons = sum(len(row.members) for row in rows)
    if persons:
        parts.append(ngettext("{count} person", "{count} persons", persons).format(count=persons))
    return " · ".join(parts)


def found_counts(found: int, total: int) -> str:
    """Say how many delegations a filter leaves: "3 of 17 delegations"."""
    return ngettext("{found} of {total} delegation", "{found} of {total} delegations", total).format(
        found=found, total=total
    )


def member_line(member: MemberRow) -> str:
    """Write a person on one line: "Ms O. Exemple, alternate, First Secretary"."""
    role = "" if member.role == "representative" else word_for(roles(), member.role)
    return ", ".join(part for part in (member.label, role, member.function) if part)


def spoken(row: DelegationRow) -> str:
    """Say a delegation in one sentence for a screen reader."""
    persons = "; ".join(member_line(member) for member in row.members) or _("no person yet")
    capacity = word_for(capacities(), row.capacity)
    return _("{delegation}, {capacity}: {persons}").format(
        delegation=row.name, capacity=capacity, persons=persons
    )


def as_text(rows: Iterable[DelegationRow]) -> str:
    """Write the list as text for a letter or a message, persons set in by a tabulator."""
    blocks = []
    for capacity, members in grouped(rows).items():
        lines = [word_for(group_headings(), capacity).upper()]
        for row in members:
            lines += [row.name, *(f"\t{member_line(member)}" for member in row.members)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _counted(capacity: str, count: int) -> str:
    words = {
        "member": ngettext("{count} Member State", "{count} Member States", count),
        "observer_state": ngettext("{count} observer State", "{count} observer States", count),
        "organisation": ngettext("{count} organisation", "{count} organisations", count),
        "administration": _("Administration"),
    }
    return words.get(capacity, f"{{count}} {capacity}").format(count=count)
