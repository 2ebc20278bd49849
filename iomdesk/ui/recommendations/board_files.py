"""What the board needs of files outside the desk; tests put their own in its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from iomdesk.model.answer_rows import AnswerRow
from iomdesk.runtime.translations import _
from iomdesk.ui.report.outside import choose_target


def _ask_target(parent: QWidget, suggested: Path) -> Path | None:
    return choose_target(parent, suggested, "Excel")


def _ask_source(parent: QWidget) -> Path | None:
    kinds = _("Tables: CSV and Excel (*.csv *.tsv *.txt *.xlsx *.xlsm)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Import answers"), "", kinds)
    return Path(chosen) if chosen else None


@dataclass(frozen=True)
class BoardFiles:
    """Read tables of answers, write the board, and ask which file is meant."""

    read_answers: Callable[[Path], Sequence[AnswerRow]]
    write_table: Callable[[Sequence[Sequence[Any]], Path], str]
    choose_target: Callable[[QWidget, Path], Path | None] = _ask_target
    choose_source: Callable[[QWidget], Path | None] = _ask_source
