"""What a row of the agenda says, on screen and to a screen reader."""

from datetime import time

from iomdesk.document.dates import format_duration
from iomdesk.queries.agenda import ItemRow
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.ui.agenda.nodes import Node
from iomdesk.ui.agenda.schedule import Schedule
from iomdesk.ui.wording import item_kinds, outcomes, word_for


def second_line(row: ItemRow) -> str:
    """Say what is asked of the group, the documents, who presents and what came of it."""
    parts = [word_for(item_kinds(), row.kind), *row.document_symbols]
    if row.document_count > len(row.document_symbols):
        without = row.document_count - len(row.document_symbols)
        parts.append(ngettext("{count} document", "{count} documents", without).format(count=without))
    if row.presenter:
        parts.append(row.presenter)
    if row.recommendation_count:
        parts.append(
            ngettext("{count} recommendation", "{count} recommendations", row.recommendation_count).format(
                count=row.recommendation_count
            )
        )
    if row.outcome:
        parts.append(word_for(outcomes(), row.outcome))
    return " · ".join(parts)


def below_title(node: Node) -> str:
    """Say what stands below a title, with its language first where it is borrowed from another one."""
    if node.row is None:
        return ""
    borrowed = f"[{node.borrowed_from}]" if node.borrowed_from and node.typed_title is None else ""
    return " ".join(part for part in (borrowed, second_line(node.row)) if part)


def clock(moment: time | None) -> str:
    """Write a time of the plan: 10:30."""
    return f"{moment:%H:%M}" if moment else ""


def minutes(count: int) -> str:
    """Write planned minutes, nothing for none."""
    return f"{count} min" if count else ""


def spoken(node: Node) -> str:
    """Say a whole row in one sentence for a screen reader."""
    row = node.row
    if row is None:
        return _("New item")
    clauses = ", ".join(chip.reference for chip in row.clauses)
    parts = [
        f"{row.full_number} {node.title}",
        below_title(node),
        _("clauses {references}").format(references=clauses) if clauses else _("no clause"),
        minutes(node.minutes),
        clock(node.starts_at),
    ]
    return ", ".join(part for part in parts if part)


def total(planned: Schedule) -> str:
    """Say how long the agenda takes and when it would end: "2 h 50 · fin prévue 12:50"."""
    if planned.ends_at is None:
        return ""
    return _("{duration} · planned end {time}").format(
        duration=format_duration(planned.total, interface_language()), time=clock(planned.ends_at)
    )
