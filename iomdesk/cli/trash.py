"""Commands on the trash: what is in it, and taking things out of it."""

from typing import Annotated, Any

import typer

from iomdesk.cli.options import (
    DeskOption,
    JsonOption,
    LanguageOption,
    checked_language,
    reading,
    session_named,
    writing,
)
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.document.text_search import may_hold
from iomdesk.queries.trash import TrashRow, trash_of
from iomdesk.queries.trash_words import kind_names
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.trash import restore_from_trash
from iomdesk.services.work import Work


class NotInTrash(UserError):
    """Raised when something is named that is not in the trash."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("What was deleted, and taking it back."), no_args_is_help=True)
    group.command("list", help=_("List what is in the trash, the latest first."))(_list)
    group.command(
        "restore",
        help=_("Take things out of the trash. Example: iomdesk trash restore item:12 --desk group.iomdesk"),
    )(_restore)
    return group


def _list(
    desk: DeskOption,
    session: Annotated[str, typer.Option("--session", metavar="N", help="Only what belongs to it.")] = "",
    find: Annotated[str, typer.Option("--find", metavar="WORDS", help="Only what holds these words.")] = "",
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        id_ = session_named(opened, session) if session else None
        rows = opened.ask(trash_of, language=language, session_id=id_).result()
    names = kind_names()
    rows = tuple(row for row in rows if may_hold(f"{names[row.kind]} {row.words}", find))
    if as_json:
        print_json({"trash": [_row(row) for row in rows]})
        return
    heads = (_("Id"), _("What"), _("Words"), _("Deleted"), _("By"))
    print_table(heads, [(reference(row), names[row.kind], row.words, _when(row), row.by) for row in rows])


def _restore(
    references: Annotated[list[str], typer.Argument(metavar="ID…", help="As `list` shows them: item:12")],
    desk: DeskOption,
    as_json: JsonOption = False,
) -> None:
    with writing(desk) as opened:
        there = {reference(row): row for row in opened.ask(trash_of).result()}
        wanted = [_named(there, one) for one in references]
        opened.run(lambda work: _restore_all(work, wanted))
    if as_json:
        print_json({"restored": [reference(row) for row in wanted]})
    else:
        say(_("Restored: {items}").format(items=", ".join(reference(row) for row in wanted)))


def _restore_all(work: Work, rows: list[TrashRow]) -> None:
    """Restore all or none: one transaction."""
    for row in rows:
        restore_from_trash(work, kind=row.kind, id_=row.id, part=row.part)


def reference(row: TrashRow) -> str:
    """Write how a thing in the trash is named: `item:12`, `paragraph:4.3`."""
    return f"{row.kind}:{row.id}" + (f".{row.part}" if row.part is not None else "")


def _named(there: dict[str, TrashRow], wanted: str) -> TrashRow:
    found = there.get(wanted)
    if found is None:
        raise NotInTrash(
            _(
                "There is no “{thing}” in the trash. Nothing was changed; `iomdesk trash list` shows it."
            ).format(thing=wanted)
        )
    return found


def _when(row: TrashRow) -> str:
    return f"{row.removed_at.astimezone():%Y-%m-%d %H:%M:%S}"


def _row(row: TrashRow) -> dict[str, Any]:
    return {
        "id": reference(row),
        "kind": row.kind,
        "words": row.words,
        "below": row.below,
        "session": f"s{row.session_id}" if row.session_id else None,
        "removed_at": row.removed_at,
        "by": row.by,
    }
