"""What a row of the agenda says, on screen and to a screen reader."""

from datetime import time

from iomdesk.document.dates import format_date, format_duration
from iomdesk.queries.agenda import ItemRow
from iomdesk.queries.meetings import MeetingRow
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.ui.agenda.nodes import Node
from iomdesk.ui.agenda.schedule import Schedule
from iomdesk.ui.wording import item_kinds, outcomes, word_for


def pause_words(node: Node) -> str:
    """Say the breaks that come after an item: "Break, 15 min"."""
    return " · ".join(_("Break, {minutes} min").format(minutes=pause.minutes) for pause in node.pauses)


def meeting_words(meeting: MeetingRow) -> str:
    """Name a meeting by its number and day: "meeting 2, 13 May 2020"."""
    day = format_date(meeting.starts_at.date(), interface_language())
    return _("meeting {number}, {day}").format(number=meeting.number, day=day)


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
    opens = meeting_words(node.meeting) if node.meeting else ""
    line = " · ".join(part for part in (opens, second_line(node.row)) if part)
    return f"{borrowed} {line}".strip()


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
        pause_words(node),
    ]
    return ", ".join(part for part in parts if part)


def total(planned: Schedule) -> str:
    """Say how long the agenda takes and when it would end: "2 h 50 · fin prévue 12:50"."""
    if planned.ends_at is None:
        return ""
    language = interface_language()
    end = clock(planned.ends_at.time())
    if planned.first_of:
        end = f"{format_date(planned.ends_at.date(), language)}, {end}"
    duration = format_duration(planned.total, language)
    words = _("{duration} · planned end {time}").format(duration=duration, time=end)
    if planned.overrun:
        return f"{words} · {overrun(planned)}"
    return words


def overrun(planned: Schedule) -> str:
    """Say by how much the agenda is too long for its meetings."""
    too_long = format_duration(planned.overrun, interface_language())
    return _("{duration} too long").format(duration=too_long)
