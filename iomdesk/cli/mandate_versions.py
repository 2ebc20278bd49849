"""Commands on two versions of the mandate: compare them, and say what became of each clause."""

from typing import Annotated, Any

import typer

from iomdesk.cli.options import DeskOption, JsonOption, LanguageOption, checked_language, reading, writing
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.desk import Desk
from iomdesk.document.word_diff import Mark, Piece, word_diff
from iomdesk.queries.concordance import ConcordanceRow, ConcordanceTable, concordance_of
from iomdesk.queries.versions import find_version
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.concordance import confirm_concordance, links_of

OldArgument = Annotated[str, typer.Argument(metavar="OLD", help="The older version: id or label.")]
NewArgument = Annotated[str, typer.Argument(metavar="NEW", help="The newer version: id or label.")]

_MARKS = {Mark.KEPT: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}


class VersionNotFound(UserError):
    """Raised when a version is named that the desk does not hold, or by a label that several bear."""


def add_commands(group: typer.Typer) -> None:
    """Add the commands to the group `mandate`."""
    group.command("diff", help=_("Compare two versions word by word: [-deleted-] {+inserted+}."))(_diff)
    group.command("concordance", help=_("Show what became of each clause; --confirm stores it."))(
        _concordance
    )


def _diff(
    old: OldArgument,
    new: NewArgument,
    desk: DeskOption,
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        table = _table(opened, old, new, language)
    if as_json:
        rows = [_link(row) | {"diff": _pieces(row, language)} for row in table.rows]
        print_json(_versions(table) | {"language": language, "clauses": rows})
        return
    say(f"{table.old.label} → {table.new.label}")
    for row in table.rows:
        say("")
        say(_heading(row))
        say("".join(_MARKS[piece.mark].format(piece.words) for piece in _differences(row, language)))


def _concordance(
    old: OldArgument,
    new: NewArgument,
    desk: DeskOption,
    confirm: Annotated[bool, typer.Option("--confirm", help="Store it as it is shown.")] = False,
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with writing(desk) if confirm else reading(desk) as opened:
        table = _table(opened, old, new, language)
        if confirm:
            opened.do(
                confirm_concordance,
                old_version=table.old.id,
                new_version=table.new.id,
                links=links_of(table.rows),
            ).result()
            table = _table(opened, old, new, language)
    if as_json:
        links = [_link(row) for row in table.rows]
        print_json(_versions(table) | {"confirmed": table.is_confirmed, "links": links})
        return
    print_table((_("Old"), _("New"), _("Kind"), _("Likeness")), [_line(row) for row in table.rows])
    say(_("Confirmed.") if table.is_confirmed else _("Proposed by the program; --confirm stores it."))


def _table(desk: Desk, old: str, new: str, language: str) -> ConcordanceTable:
    table = desk.ask(
        concordance_of,
        old_version=version_named(desk, old),
        new_version=version_named(desk, new),
        language=language,
    ).result()
    if table is None:
        raise VersionNotFound(_not_found().format(version=old))
    return table


def version_named(desk: Desk, reference: str) -> int:
    """Find a version by id or label; raises VersionNotFound."""
    found = desk.ask(find_version, reference=reference).result()
    if found is None:
        raise VersionNotFound(_not_found().format(version=reference))
    return found


def _not_found() -> str:
    return _(
        "There is no one version “{version}” in this desk. `iomdesk mandate show --json` lists them with ids."
    )


def _versions(table: ConcordanceTable) -> dict[str, Any]:
    return {
        "old": {"id": f"v{table.old.id}", "label": table.old.label, "status": table.old.status},
        "new": {"id": f"v{table.new.id}", "label": table.new.label, "status": table.new.status},
    }


def _link(row: ConcordanceRow) -> dict[str, Any]:
    return {
        "old": row.old.reference if row.old else None,
        "new": row.new.reference if row.new else None,
        "kind": row.kind,
        "likeness": round(row.likeness, 2),
    }


def _line(row: ConcordanceRow) -> tuple[str, ...]:
    likeness = f"{row.likeness:.0%}" if row.old and row.new else ""
    return (
        row.old.reference if row.old else "–",
        row.new.reference if row.new else "–",
        kind_words()[row.kind],
        likeness,
    )


def kind_words() -> dict[str, str]:
    """Return the words for what became of a clause."""
    return {
        "same": _("same"),
        "reworded": _("reworded"),
        "split": _("split"),
        "merged": _("merged"),
        "new": _("new"),
        "dropped": _("dropped"),
    }


def _heading(row: ConcordanceRow) -> str:
    old, new, kind, _likeness = _line(row)
    return f"{old} → {new}  ({kind})"


def _differences(row: ConcordanceRow, language: str) -> tuple[Piece, ...]:
    return word_diff(*row.texts_in(language))


def _pieces(row: ConcordanceRow, language: str) -> list[dict[str, str]]:
    return [{"mark": piece.mark.value, "words": piece.words} for piece in _differences(row, language)]
