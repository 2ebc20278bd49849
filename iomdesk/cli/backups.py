"""Commands that keep a desk safe: backups, trying them out, restoring one, saving a damaged desk."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from iomdesk.backups import Backup, back_up, list_backups, rehearse, restore
from iomdesk.cli.options import DeskOption, JsonOption
from iomdesk.cli.passphrases import unlocked
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.queries.keeping_words import rescue_in_words, size_in_words
from iomdesk.runtime.desk_address import is_server, settled
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.settings import backups_root
from iomdesk.runtime.translations import _
from iomdesk.storage.errors import DeskMissing
from iomdesk.storage.rescue import rescue_desk
from iomdesk.storage.server_errors import refuse_shared

FolderOption = Annotated[
    Path | None,
    typer.Option("--folder", metavar="FOLDER", help="The folder of backups, if not the chosen one."),
]
BackupArgument = Annotated[
    str, typer.Argument(metavar="BACKUP", help="A name from `backup list`, a file, or `latest`.")
]


class BackupNotFound(UserError):
    """Raised when a backup is named that is not there."""


def register(program: typer.Typer) -> None:
    """Add `backup`, `restore` and `rescue`."""
    group = typer.Typer(help=_("Backups of a desk, and trying them out."), no_args_is_help=True)
    group.command("now", help=_("Make a backup and try it out."))(_now)
    group.command("list", help=_("List the backups of a desk, the newest first."))(_list)
    group.command("rehearse", help=_("Try a backup out: restore it elsewhere, check it, make a paper."))(
        _rehearse
    )
    program.add_typer(group, name="backup")
    program.command(
        "restore", help=_("Put a backup in the place of a desk; the present desk is kept beside it.")
    )(_restore)
    program.command(
        "rescue", help=_("Save what can be read of a damaged desk into a new one; the damaged one stays.")
    )(_rescue)


def _now(desk: DeskOption, folder: FolderOption = None, as_json: JsonOption = False) -> None:
    _tell(back_up(_there(desk), folder or backups_root(), reason="asked", is_alone=True), as_json)


def _list(desk: DeskOption, folder: FolderOption = None, as_json: JsonOption = False) -> None:
    backups = list_backups(desk, folder or backups_root())
    if as_json:
        print_json({"backups": [_plain(backup) for backup in backups]})
    elif backups:
        heads = (_("Backup"), _("Moment"), _("Size"), _("Rows"), _("Tried out"))
        print_table(heads, [_line(backup) for backup in backups])
    else:
        say(_("There is no backup of this desk yet. `iomdesk backup now` makes one."))


def _rehearse(
    desk: DeskOption,
    backup: BackupArgument = "latest",
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    _tell(rehearse(_named(backup, list_backups(desk, folder or backups_root()))), as_json)


def _restore(
    backup: BackupArgument, desk: DeskOption, folder: FolderOption = None, as_json: JsonOption = False
) -> None:
    path = Path(backup)
    if not path.is_file():
        path = _named(backup, list_backups(desk, folder or backups_root())).path
    restored = restore(unlocked(path), settled(desk))
    if as_json:
        print_json({"restored": str(path), "kept": str(restored.kept) if restored.kept else None})
        return
    say(_("Restored: {items}").format(items=path.name))
    if restored.kept is not None:
        say(_("The desk that was there is kept as {name}.").format(name=restored.kept.name))


def _rescue(
    damaged: Annotated[Path, typer.Argument(metavar="DESK", help="The damaged desk.")],
    target: Annotated[Path, typer.Argument(metavar="NEW", help="The desk to make (*.iomdesk).")],
    as_json: JsonOption = False,
) -> None:
    rescued = rescue_desk(unlocked(_there(refuse_shared(damaged))), refuse_shared(target))
    if as_json:
        print_json(
            {
                "desk": str(target),
                "rows": rescued.row_count,
                "incomplete": list(rescued.incomplete),
                "loose": rescued.loose,
                "loose_file": str(rescued.loose_file) if rescued.loose_file else None,
            }
        )
        return
    for sentence in rescue_in_words(rescued):
        say(sentence)


def _tell(backup: Backup, as_json: bool) -> None:
    if as_json:
        print_json(_plain(backup))
    elif backup.trouble:
        say(_("{speaker}: {words}").format(speaker=_("error"), words=backup.trouble))
    else:
        message = _("Backed up and tried out: {name}, {count} rows, {folder}")
        say(message.format(name=backup.path.name, count=backup.row_count, folder=backup.path.parent))
    raise typer.Exit(0 if backup.is_good else 1)


def _there(desk: Path) -> Path:
    if not is_server(desk) and not desk.is_file():
        raise DeskMissing(desk.absolute())
    return desk


def _named(name: str, backups: tuple[Backup, ...]) -> Backup:
    found = next((one for one in backups if name in ("latest", one.path.name, one.path.stem)), None)
    if found is None:
        message = _("There is no backup “{name}”. Nothing was changed; `iomdesk backup list` shows them.")
        raise BackupNotFound(message.format(name=name))
    return found


def _line(backup: Backup) -> tuple[str, ...]:
    tried = backup.trouble or (_moment(backup.rehearsed_at) if backup.rehearsed_at else _("not yet"))
    size = size_in_words(backup.size)
    return backup.path.stem, _moment(backup.made_at), size, str(backup.row_count), tried


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _plain(backup: Backup) -> dict[str, object]:
    return {
        "name": backup.path.stem,
        "file": str(backup.path),
        "made_at": backup.made_at.isoformat(),
        "reason": backup.reason,
        "size": backup.size,
        "rows": backup.row_count,
        "rehearsed_at": backup.rehearsed_at.isoformat() if backup.rehearsed_at else None,
        "ok": backup.is_good,
        "trouble": backup.trouble or None,
        "paper": backup.paper or None,
    }
