"""Commands on the agenda: show it, add an item, map an item to clauses."""

from typing import Annotated, Any

import typer

from iomdesk.cli import agenda_building, agenda_issues
from iomdesk.cli.options import (
    DeskOption,
    JsonOption,
    LanguageOption,
    SessionOption,
    checked_language,
    reading,
    session_named,
    writing,
)
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.desk import Desk
from iomdesk.queries.agenda import ItemRow, agenda_of
from iomdesk.queries.item_search import find_items
from iomdesk.queries.mandate import find_clause
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.agenda import add_item
from iomdesk.services.mapping import map_clause, unmap_clause
from iomdesk.services.work import Work


class ItemNotFound(UserError):
    """Raised when an item is named that is not there, or that stands in several sessions."""


class ClauseNotFound(UserError):
    """Raised when a clause is named that the session's mandate does not have."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The agenda of a session."), no_args_is_help=True)
    group.command("show", help=_("Show the agenda of a session."))(_show)
    group.command("add", help=_("Add an item at the end of the agenda."))(_add)
    group.command(
        "map", help=_("Map an item to clauses. Example: iomdesk agenda map i12 2b 1a --desk group.iomdesk")
    )(_map)
    agenda_building.register(group)
    agenda_issues.register(group)
    return group


def _show(
    session: SessionOption, desk: DeskOption, language: LanguageOption = "fr", as_json: JsonOption = False
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        rows = opened.ask(agenda_of, session_id=id_, language=language).result().items
    if as_json:
        print_json({"session": f"s{id_}", "items": [_item(row) for row in rows]})
        return
    heads = (_("Id"), _("No."), _("Title"), _("Clauses"), _("Planned time"))
    print_table(heads, [_line(row) for row in rows])


def _item(row: ItemRow) -> dict[str, Any]:
    return {
        "id": f"i{row.id}",
        "parent": f"i{row.parent_id}" if row.parent_id else None,
        "number": row.full_number,
        "title": row.title,
        "language": row.title_language,
        "kind": row.kind,
        "planned_minutes": row.planned_minutes,
        "outcome": row.outcome,
        "clauses": [chip.reference for chip in row.clauses],
        "documents": list(row.document_symbols),
        "has_minutes": row.has_minutes,
        "recommendations": row.recommendation_count,
    }


def _line(row: ItemRow) -> tuple[str, ...]:
    clauses = ", ".join(chip.reference for chip in row.clauses)
    planned = str(row.planned_minutes) if row.planned_minutes else ""
    return f"i{row.id}", row.full_number, "  " * row.depth + row.title, clauses, planned


def _add(
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    session: SessionOption,
    desk: DeskOption,
    language: LanguageOption = "fr",
) -> None:
    checked_language(language)
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        changes = opened.do(add_item, session=id_, title=title, language=language).result()
    say(_("Added: i{id}").format(id=changes.created))


def _map(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The item's id (i12), or its number (3, 3a).")],
    clauses: Annotated[list[str], typer.Argument(metavar="CLAUSE…", help="Clauses: 2b, '2 b)', '2(b)'.")],
    desk: DeskOption,
    session: Annotated[
        str, typer.Option("--session", metavar="N", help="Where ITEM is a number: the session.")
    ] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Take the clauses off instead.")] = False,
) -> None:
    with writing(desk) as opened:
        item_id, session_id = item_named(opened, item, session)
        wanted = [_clause_named(opened, session_id, reference) for reference in _references(clauses)]
        opened.submit(lambda work: _map_all(work, item_id, wanted, remove)).result()
        rows = opened.ask(agenda_of, session_id=session_id, language="fr").result().items
    row = next(row for row in rows if row.id == item_id)
    references = ", ".join(chip.reference for chip in row.clauses) or "–"
    say(_("{item}: {clauses}").format(item=f"{row.full_number}  {row.title}", clauses=references))


def _map_all(work: Work, item: int, clauses: list[int], remove: bool) -> None:
    """Map all or none: one transaction."""
    for clause in clauses:
        (unmap_clause if remove else map_clause)(work, item=item, clause=clause)


def _references(words: list[str]) -> list[str]:
    """Accept `2 b)` without quotes: a number and the letter after it are one reference."""
    joined: list[str] = []
    for word in words:
        if (
            joined
            and joined[-1].isalnum()
            and not any(c.isalpha() for c in joined[-1])
            and word[:1].isalpha()
        ):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def item_named(desk: Desk, reference: str, session: str) -> tuple[int, int]:
    """Find an item by id or number; returns (item, session). Raises ItemNotFound and SessionNotFound."""
    session_id = session_named(desk, session) if session else None
    found = desk.ask(find_items, reference=reference, session_id=session_id).result()
    if not found:
        raise ItemNotFound(
            _(
                "There is no item “{item}”. `iomdesk agenda show --session N` lists them with their ids."
            ).format(item=reference)
        )
    if len(found) > 1:
        raise ItemNotFound(
            _("Several sessions have an item “{item}”. Name its id, or add --session.").format(item=reference)
        )
    return found[0]


def _clause_named(desk: Desk, session_id: int, reference: str) -> int:
    clause = desk.ask(find_clause, session_id=session_id, reference=reference).result()
    if clause is None:
        raise ClauseNotFound(
            _("The mandate of this session has no clause “{clause}”. Nothing was changed.").format(
                clause=reference
            )
        )
    return clause
