"""A backup takes no longer than twice a plain copy of the file that is brought to the disk as well."""

import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from iomdesk.runtime.backup_record import remove_backup
from iomdesk.runtime.private_files import bring_to_disk
from iomdesk.storage.backups import make_backup

ROUNDS = 7
PARAGRAPHS = 60_000


def seconds(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def test_backup_against_a_file_copy(
    sample_desk: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    fill(sample_desk)
    copy, root = tmp_path / "copy", tmp_path / "backups"

    def plain() -> None:
        shutil.copyfile(sample_desk, copy)
        bring_to_disk(copy)

    plain_times, backup_times = [], []
    for _round in range(ROUNDS):
        plain_times.append(seconds(plain))
        copy.unlink()
        backup_times.append(seconds(lambda: make_backup(sample_desk, root, reason="asked", is_alone=True)))
        for path in root.rglob("*.iomdesk"):
            remove_backup(path)
    ratio = statistics.median(backup_times) / statistics.median(plain_times)
    size = sample_desk.stat().st_size / 1e6
    record_property("figures", f"backup of {size:.0f} MB: {ratio:.2f} times a file copy")
    assert ratio <= 2


def fill(path: Path) -> None:
    words = "Le groupe de travail a pris note des informations fournies par l’Administration. " * 24
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (item,) = connection.execute("SELECT min(id) FROM agenda_item").fetchone()
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO minutes_revision (item_id, language, text, sealed_at, installation, reason, words) "
            "VALUES (?, 'fr', ?, '2026-01-01 00:00:00.000000', 'x', 'pause', 1)",
            ((item, f"{n} {words}") for n in range(PARAGRAPHS)),
        )
        connection.execute("COMMIT")
