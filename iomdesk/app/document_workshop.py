"""Take files in for the window, each in a process of its own."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from iomdesk.app.paper_workshop import PdfPages
from iomdesk.model.document_names import ProposedNames, propose_names
from iomdesk.reading.intake import take_in
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.document_files import bring_document
from iomdesk.ui.desk_like import DeskLike
from iomdesk.ui.documents.workshop import BroughtFile
from iomdesk.ui.report.workshop import PagesHandle, Progress, WorkCancelled


class TakenDocuments:
    """Offer the taking in of files to the window."""

    def bring(
        self, desk: DeskLike, session: int, paths: Sequence[Path], progress: Progress
    ) -> tuple[BroughtFile, ...]:
        """Bring files and folders into a session; one that cannot be taken does not keep the others out."""
        files = [*_files(paths)]
        brought = []
        for place, path in enumerate(files):
            if not progress(place, len(files)):
                raise WorkCancelled
            try:
                brought.append(_bring(desk, session, path))
            except (UserError, OSError) as error:
                brought.append(BroughtFile(path.name, why=str(error)))
        return tuple(brought)

    def pages(self, data: bytes) -> PagesHandle:
        """Show the pages of a clean PDF."""
        return PdfPages(data)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Go through folders; hidden files are nobody's documents."""
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.is_file() and one.name[0] != ".")
        else:
            yield path


def _bring(desk: DeskLike, session: int, path: Path) -> BroughtFile:
    if not path.is_file():
        return BroughtFile(path.name, why=_("the file is not there any more"))
    with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        printable = Path(folder) / "printable.pdf"
        taken = take_in(path, path.name, printable)
        found = propose_names(path.name, title=taken.title, first_lines=taken.first_lines, text=taken.text)
        changes = desk.do(
            bring_document,
            session=session,
            names=ProposedNames(found.symbol, found.title, found.language or "fr"),
            file_name=path.name,
            media_type=taken.media_type,
            data=path.read_bytes(),
            reading={
                "printable": printable.read_bytes() if taken.printable else None,
                "pages": taken.pages,
                "words": taken.words,
                "text": taken.text,
                "remark": ";".join(taken.remarks),
            },
        ).result()
    return BroughtFile(path.name, changes.created, tuple(taken.remarks))
