"""Keep agendas as templates that the secretariat edits."""

from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import select

from iomdesk.document.item_lines import read_item_lines
from iomdesk.model.agenda import AgendaItem, ItemCarryOver, ItemKind, ItemRole
from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.agenda import items_of
from iomdesk.queries.agenda_numbers import in_reading_order
from iomdesk.queries.agenda_sources import shown_title
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.fields import change_fields, set_deleted
from iomdesk.services.work import Work

TemplateEntries = Sequence[Mapping[str, Any]]


class TemplateNameTaken(UserError):
    """Raised when another template has the name, or none is given."""


def save_template(work: Work, *, session: int, name: str) -> Changes:
    """Keep the present agenda of a session as a template. Raises TemplateNameTaken."""
    work.get(GroupSession, session)
    work.session.flush()
    items = items_of(work.session, session)
    recurring = _recurring(work, [item.id for item in items])
    entries = [_entry(item, depth, item.id in recurring) for item, depth in in_reading_order(items)]
    template = AgendaTemplate(name=_free_name(work, name, 0), items=entries)
    work.session.add(template)
    work.session.flush()
    work.audit("create", "template", template.id, None, {"name": template.name, "items": len(entries)})
    return _touching(template.id, remove_template, {}, template.id)


def rename_template(work: Work, *, template: int, name: str) -> Changes:
    """Give a template another name. Raises TemplateNameTaken."""
    record = work.get(AgendaTemplate, template)
    wanted = {"name": _free_name(work, name, template)}
    before = change_fields(work, record, "template", wanted, frozenset({"name"}))
    return _touching(template, rename_template, before) if before else NOTHING


def write_template(work: Work, *, template: int, text: str, language: str) -> Changes:
    """Write a template anew from indented text in one language.

    A line that stayed, or that stands for one other line, keeps kind, minutes, clauses and other languages.
    """
    record = work.get(AgendaTemplate, template)
    return set_template_items(work, template=template, items=_rewritten(record.items, text, language))


def set_template_items(work: Work, *, template: int, items: TemplateEntries) -> Changes:
    """Set the items of a template as they are given."""
    record = work.get(AgendaTemplate, template)
    before = list(record.items)
    if before == list(items):
        return NOTHING
    record.items = [dict(entry) for entry in items]
    work.audit("edit", "template", template, {"items": before}, {"items": record.items})
    return _touching(template, set_template_items, {"items": before})


def remove_template(work: Work, *, template: int) -> Changes:
    """Put a template into the trash; its name is free again."""
    if not set_deleted(work, work.get(AgendaTemplate, template), "template", work.clock()):
        return NOTHING
    return _touching(template, restore_template, {})


def restore_template(work: Work, *, template: int) -> Changes:
    """Take a template out of the trash."""
    if not set_deleted(work, work.get(AgendaTemplate, template), "template", None):
        return NOTHING
    return _touching(template, remove_template, {})


def _touching(
    template: int, back: Callable[..., Changes], arguments: Mapping[str, Any], created: int | None = None
) -> Changes:
    inverse = Operation(back, {"template": template, **arguments})
    return Changes({"template": frozenset({template})}, inverse, created)


def _entry(item: AgendaItem, depth: int, is_recurring: bool) -> dict[str, Any]:
    return {
        "depth": depth,
        "titles": {text.language: text.title for text in item.texts if text.title},
        "kind": item.kind,
        "role": item.role,
        "planned_minutes": item.planned_minutes,
        "clause_ids": sorted(link.clause_id for link in item.clause_links),
        "is_recurring": is_recurring,
    }


def _new_entry(depth: int, title: str, language: str) -> dict[str, Any]:
    return {
        "depth": depth,
        "titles": {language: title},
        "kind": ItemKind.DISCUSSION.value,
        "role": ItemRole.SUBSTANCE.value,
        "planned_minutes": None,
        "clause_ids": [],
        "is_recurring": False,
    }


def _rewritten(entries: TemplateEntries, text: str, language: str) -> list[dict[str, Any]]:
    lines = read_item_lines(text)
    shown = [shown_title(entry["titles"], language) for entry in entries]
    written: list[dict[str, Any]] = []
    steps = SequenceMatcher(None, shown, [line.title for line in lines], autojunk=False).get_opcodes()
    for tag, start, end, first, last in steps:
        same_count = end - start == last - first
        for offset, line in enumerate(lines[first:last]):
            if tag == "equal":
                written.append({**entries[start + offset], "depth": line.depth})
            elif same_count:
                written.append(_retitled(entries[start + offset], line.depth, line.title, language))
            else:
                written.append(_new_entry(line.depth, line.title, language))
    return written


def _retitled(entry: Mapping[str, Any], depth: int, title: str, language: str) -> dict[str, Any]:
    return {**entry, "depth": depth, "titles": {**entry["titles"], language: title}}


def _recurring(work: Work, items: Sequence[int]) -> frozenset[int]:
    query = select(ItemCarryOver.item_id).where(ItemCarryOver.item_id.in_(items), ItemCarryOver.is_recurring)
    return frozenset(work.session.scalars(query))


def _free_name(work: Work, name: str, besides: int) -> str:
    """Check a name; one that only a removed template has is taken from that one."""
    wanted = name.strip()
    same = [
        other
        for other in work.session.scalars(select(AgendaTemplate).where(AgendaTemplate.id != besides))
        if other.name.casefold() == wanted.casefold()
    ]
    if not wanted or any(other.deleted_at is None for other in same):
        raise TemplateNameTaken(
            _("There is a template of this name already, or none was given. Nothing was changed.")
        )
    for other in same:
        other.name = f"{other.name} ({other.id})"
    work.session.flush()
    return wanted
