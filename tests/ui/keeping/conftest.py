"""A keeper that does nothing but note what it is asked."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.queries.findings import Finding
from iomdesk.runtime.backup_record import Backup
from iomdesk.ui.keeping.keeper import Keeper

NOW = datetime.now(UTC)


class NotingKeeper(Keeper):
    """Note each wish; tests give the answers."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []
        self.damaged = False

    @property
    def folder(self) -> Path:
        return Path("/sauvegardes")

    @property
    def is_damaged(self) -> bool:
        return self.damaged

    def look(self) -> None:
        self.asked.append("look")

    def back_up(self, reason: str = "asked") -> None:
        self.asked.append(reason)

    def rehearse(self, backup: Backup) -> None:
        self.asked.append(("rehearse", backup))

    def restore(self, backup: Path) -> None:
        self.asked.append(("restore", backup))

    def choose_folder(self, folder: Path | None) -> None:
        self.asked.append(("folder", folder))

    def check(self) -> None:
        self.asked.append("check")

    def repair(self) -> None:
        self.asked.append("repair")

    def rescue(self, target: Path) -> None:
        self.asked.append(("rescue", target))

    def show(self, *backups: Backup, trouble: str = "") -> None:
        self.backups, self.trouble, self.is_listed = backups, trouble, True
        self.listed.emit()

    def show_findings(self, *findings: Finding, repaired: tuple[str, ...] = ()) -> None:
        self.findings, self.repaired = findings, repaired
        self.checked.emit()

    def be_busy(self, is_busy: bool) -> None:
        self.is_busy = is_busy
        self.busyChanged.emit(is_busy)


@pytest.fixture
def keeper(qtbot: QtBot) -> NotingKeeper:  # noqa: ARG001
    return NotingKeeper()


@pytest.fixture
def backup() -> Callable[..., Backup]:
    def make(days_ago: int = 0, *, is_tried: bool = True, trouble: str = "") -> Backup:
        moment = NOW - timedelta(days=days_ago)
        made = Backup(Path(f"/sauvegardes/{days_ago}.iomdesk"), moment, "hourly", 2_000_000, rows={"a": 5})
        return made.rehearsed(moment, trouble, "agenda s1") if is_tried or trouble else made

    return make
