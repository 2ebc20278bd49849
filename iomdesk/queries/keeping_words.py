"""Say in words how a desk is kept safe: its backups, and what was saved of a damaged one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from iomdesk.document.dates import format_date
from iomdesk.runtime.translations import _, interface_language, ngettext

OLD_AFTER_DAYS = 7
"""A rehearsal of before then is told as old."""


@dataclass(frozen=True)
class Rescued:
    """Say what was saved: rows per table, the tables of which rows may be missing, where loose rows were put.

    Loose rows refer to rows that were lost; they are kept beside the new desk as JSON.
    """

    rows: Mapping[str, int] = field(default_factory=dict)
    incomplete: tuple[str, ...] = ()
    loose: int = 0
    loose_file: Path | None = None

    @property
    def row_count(self) -> int:
        """Return how many rows were saved."""
        return sum(self.rows.values())


def left_as_they_were(names: Sequence[str]) -> str:
    """Name copies of a desk that could not follow its protection."""
    words = _("These copies are as they were; move them to a safe place or delete them: {names}")
    return words.format(names=", ".join(names))


def rescue_in_words(rescued: Rescued) -> Iterator[str]:
    """Say what was saved, and what was not."""
    count = rescued.row_count
    yield ngettext("{count} row was saved.", "{count} rows were saved.", count).format(count=count)
    if rescued.incomplete:
        names = ", ".join(rescued.incomplete)
        yield _("Rows may be missing of: {tables}. Compare with a backup.").format(tables=names)
    if rescued.loose_file is not None:
        yield ngettext(
            "{count} row belonged to one that was lost; it is kept in {name}.",
            "{count} rows belonged to some that were lost; they are kept in {name}.",
            rescued.loose,
        ).format(count=rescued.loose, name=rescued.loose_file.name)


def rehearsed_in_words(at: datetime | None, today: date) -> str:
    """Say when a backup was last tried out well, for a line of the window."""
    if at is None:
        return _("no backup checked yet")
    days = (today - at.astimezone().date()).days
    if days <= 0:
        return _("backup checked today")
    if days == 1:
        return _("backup checked yesterday")
    words = ngettext("backup checked {count} day ago", "backup checked {count} days ago", days)
    return words.format(count=days)


def is_old(at: datetime | None, today: date) -> bool:
    """Say whether the last good rehearsal is too long ago to rely on."""
    return at is None or (today - at.astimezone().date()).days > OLD_AFTER_DAYS


def moment_in_words(moment: datetime) -> str:
    """Write day and time, the time alone for today."""
    local = moment.astimezone()
    day = format_date(local.date(), interface_language())
    return f"{local:%H:%M}" if local.date() == datetime.now().astimezone().date() else f"{day}, {local:%H:%M}"


def size_in_words(size: int) -> str:
    """Write a size in bytes as people read it."""
    return f"{size / 1_000_000:.1f} MB" if size < 100_000_000 else f"{size / 1_000_000:.0f} MB"
