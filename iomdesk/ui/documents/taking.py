"""Take files in beside the window and store them as they come; all of one drop are one action to undo."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from iomdesk.queries.document_words import intake_remarks
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.changes import Changes
from iomdesk.services.document_files import attach_read_file, bring_document
from iomdesk.ui.documents.workshop import BroughtFile, DocumentWorkshop, TakenFile
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.work_strip import WorkStrip
from iomdesk.ui.report.workshop import Progress, WorkCancelled


class FileTaking(QObject):
    """Take files in for a session or one of its items; the strip shows it and stops it."""

    told = Signal(object)
    """(tuple of BroughtFile): what became of each file, once all are through or the work was stopped."""
    _taken = Signal(object, object)
    """(run, TakenFile or BroughtFile): comes from the working thread."""

    def __init__(self, operations: Operations, workshop: DocumentWorkshop, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self.workshop = workshop
        self.strip = WorkStrip()
        self._taken.connect(self._store)

    def take(
        self,
        paths: Sequence[Path],
        *,
        session: int,
        language: str,
        item: int | None = None,
        document: int | None = None,
    ) -> None:
        """Take files and folders in, as documents of their own or as the file of one that is there."""
        run = _Run(session, item, document, language)
        work = self._operations.work(
            lambda progress: self._go_through(run, paths, language, progress),
            receiver=self,
            then=lambda _done: None,
            otherwise=lambda error: self._note(run, error),
        )
        work.finished.connect(lambda: self._end(run))  # comes for work that was stopped too
        self.strip.follow(work, _("Taking files in…"))

    def _go_through(self, run: "_Run", paths: Sequence[Path], language: str, progress: Progress) -> None:
        files = self.workshop.files(paths)
        for place, path in enumerate(files):
            goes_on = partial(progress, place, len(files))
            if not goes_on():
                raise WorkCancelled
            self._taken.emit(run, self._take(path, language, goes_on))

    def _take(self, path: Path, language: str, goes_on: Callable[[], bool]) -> TakenFile | BroughtFile:
        """Look through one file; one that cannot be taken does not keep the others out."""
        try:
            return self.workshop.take(path, language, goes_on)
        except UserError as error:
            return BroughtFile(path.name, why=str(error))
        except OSError as error:
            why = _("It cannot be read ({reason}) and was not taken in.").format(reason=error.strerror)
            return BroughtFile(path.name, why=why)

    def _store(self, run: "_Run", taken: TakenFile | BroughtFile) -> None:
        place = run.begin()
        if isinstance(taken, BroughtFile):
            run.files[place] = taken
            return

        def stored(changes: Changes) -> None:
            run.files[place] = BroughtFile(taken.name, changes.created, taken.remarks)
            self._tell(run)

        def refused(error: Exception) -> None:
            run.files[place] = BroughtFile(taken.name, why=str(error))
            self._tell(run)

        self._operations.run(
            attach_read_file if run.document is not None else bring_document,
            then=stored,
            otherwise=refused,
            said=_("Added: {name}").format(name=taken.name),
            fold_key=run,  # one drop is one step back
            joins=True,
            **run.arguments(taken),
        )

    def _note(self, run: "_Run", error: Exception) -> None:
        run.files[run.begin()] = BroughtFile("", why=str(error))

    def _end(self, run: "_Run") -> None:
        run.is_over = True
        self._tell(run)

    def _tell(self, run: "_Run") -> None:
        if run.is_over and all(run.files):
            self.told.emit(tuple(run.files))


class _Run:
    """Remember what became of the files of one drop."""

    def __init__(self, session: int, item: int | None, document: int | None, language: str) -> None:
        self._place: Mapping[str, Any] = {"session": session, "item": item}
        self.document = document
        self._language = language
        self.files: list[BroughtFile | None] = []
        self.is_over = False

    def arguments(self, taken: TakenFile) -> Mapping[str, Any]:
        """Return what the service is told: a document that is there keeps its names."""
        if self.document is None:
            return {**self._place, **taken.arguments}
        told = {name: value for name, value in taken.arguments.items() if name != "names"}
        return {"document": self.document, "language": self._language, **told}

    def begin(self) -> int:
        """Make room for one more file; return its place."""
        self.files.append(None)
        return len(self.files) - 1


def taking_words(files: Sequence[BroughtFile]) -> str:
    """Say how many files are in, and in one line each what was done to those that are not as they were."""
    remarks = intake_remarks()
    count = sum(one.document is not None for one in files)
    total = ngettext("{count} file was taken in.", "{count} files were taken in.", count)
    lines = [total.format(count=count)]
    for one in files:
        said = one.why or " ".join(str(remarks[remark]) for remark in one.remarks if remark in remarks)
        if said:
            lines.append(f"{one.name} – {said}" if one.name else said)
    return "\n".join(lines)
