"""Keep a desk safe: make a backup, rehearse it with a paper made from it, thin out, restore."""

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from iomdesk.desk import Desk, Surroundings, open_desk
from iomdesk.queries.sessions import list_sessions
from iomdesk.runtime.backup_record import Backup, remove_backup, store_record
from iomdesk.runtime.desk_address import ServerAddress, known_passwords, remember_password
from iomdesk.runtime.desk_keys import DeskKey, known_keys, remember_key
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, choose_interface_language, interface_language
from iomdesk.storage.backups import list_backups, make_backup, thin_out
from iomdesk.storage.copy_methods import BackupGivenUp
from iomdesk.storage.rehearsal import digest_of_file, restore_elsewhere, trouble_in
from iomdesk.storage.restoring import restore_backup
from iomdesk.storage.server_errors import refuse_shared

_LOOK_SECONDS = 0.1
_GRACE = 5.0


class BackupFailed(UserError):
    """Raised in the window's process for what went wrong in the process of the backup."""


@dataclass(frozen=True)
class Restored:
    """Say where the desk that gave way is kept; None where there was none."""

    kept: Path | None


def back_up(desk: Path, root: Path, *, reason: str, is_alone: bool = False) -> Backup:
    """Make a backup, rehearse it and thin out; it takes the place of the last one where nothing changed.

    Raises BackupNotWritten, and what is wrong with the desk.
    """
    made = make_backup(desk, root, reason=reason, is_alone=is_alone)
    former = next((one for one in list_backups(desk, root) if one.path != made.path), None)
    kept = rehearse(made)
    if former is not None and former.digest == kept.digest and former.is_good and kept.is_good:
        remove_backup(former.path)  # byte by byte the same: the newer one says more
        if former.reason == "upgrade":
            kept = replace(kept, reason=former.reason)
            store_record(kept)
    thin_out(list_backups(desk, root))
    return kept


def rehearse(backup: Backup) -> Backup:
    """Restore a backup into a temporary file, check it, count its rows, make a paper; keep the outcome."""
    with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        trouble, paper, digest = _tried(backup, Path(folder))
    done = replace(backup.rehearsed(datetime.now(UTC), trouble, paper), digest=digest)
    with suppress(OSError):  # a folder that may only be read tells it next time
        store_record(done)
    return done


def restore(backup: Path, desk: Path, *, surroundings: Surroundings | None = None) -> Restored:
    """Put a backup in the place of a desk that nobody has open, and note it in the history of the desk.

    Raises what `restore_backup` raises; the desk is then as it was.
    """
    around = surroundings or Surroundings()
    refuse_shared(desk)
    kept = restore_backup(backup, desk, around.clock())
    told = {"backup": backup.name, "kept": kept.name if kept else None}
    with open_desk(desk, surroundings=around) as opened:
        opened.run(lambda work: work.audit("restore_backup", "desk", 1, None, told))
    return Restored(kept)


def back_up_elsewhere(
    desk: Path, root: Path, *, reason: str, is_wanted: Callable[[], bool] = lambda: True
) -> Backup:
    """Do all of `back_up` in a process of its own, which neither the window nor the desk's thread feels.

    Raises BackupFailed, and BackupGivenUp once it is no longer wanted.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    arguments = (there, desk, root, reason, interface_language(), known_keys(), known_passwords())
    worker = context.Process(target=_back_up_there, args=arguments, name="backup", daemon=True)
    worker.start()
    there.close()
    try:
        return _answer(here, is_wanted)
    finally:
        here.close()
        _end(worker)


def _back_up_there(
    there: Connection,
    desk: Path,
    root: Path,
    reason: str,
    language: str,
    keys: Sequence[DeskKey],
    passwords: Mapping[ServerAddress, str],
) -> None:
    choose_interface_language(language)
    for key in keys:  # they come through a pipe, never by the command line
        remember_key(key)
    for address, password in passwords.items():
        remember_password(address, password)
    with suppress(AttributeError, OSError):  # Windows has no such thing
        os.nice(10)
    try:
        there.send(back_up(desk, root, reason=reason, is_alone=True))
    except (UserError, OSError) as error:
        there.send(str(error))
    there.close()


def _answer(here: Connection, is_wanted: Callable[[], bool]) -> Backup:
    try:
        while not here.poll(_LOOK_SECONDS):
            if not is_wanted():
                raise BackupGivenUp
        answer = here.recv()
    except EOFError:
        answer = _("The backup broke off. The desk itself is safe.")
    if isinstance(answer, Backup):
        return answer
    raise BackupFailed(str(answer))


def _end(worker: multiprocessing.process.BaseProcess) -> None:
    worker.terminate()
    worker.join(timeout=_GRACE)
    if worker.is_alive():
        worker.kill()
        worker.join(timeout=_GRACE)
    worker.close()


def _tried(backup: Backup, folder: Path) -> tuple[str, str, str]:
    """Return what is wrong, which paper was made, and the digest."""
    try:
        copy = restore_elsewhere(backup, folder)
        digest = digest_of_file(copy)
        trouble = trouble_in(copy, backup.rows)
        return trouble, "" if trouble else _paper_from(copy, folder), digest
    except (UserError, OSError) as error:
        return str(error), "", ""


def _paper_from(desk: Path, folder: Path) -> str:
    """Make the agenda of the session that has most to say as a file, and name it; "" without a session."""
    from iomdesk.rendering.output import write_paper
    from iomdesk.services.paper_facts import build_paper

    apart = Surroundings(journals=lambda: folder / "journals")
    with open_desk(desk, read_only=True, surroundings=apart) as opened:
        session = _fullest_session(opened)
        if session is None:
            return ""
        paper = opened.answer(build_paper, session_id=session, kind="agenda", language="fr")
    write_paper(paper, folder / "agenda.pdf", "pdf")
    return f"agenda s{session}"


def _fullest_session(desk: Desk) -> int | None:
    rows = desk.glance(list_sessions).result()
    return max(rows, key=lambda row: (row.item_count, row.id)).id if rows else None


__all__ = [
    "Backup",
    "BackupFailed",
    "BackupGivenUp",
    "Restored",
    "back_up",
    "back_up_elsewhere",
    "list_backups",
    "rehearse",
    "restore",
]
