"""Take files in for the window, each in a process of its own."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from iomdesk.app.paper_workshop import PdfPages
from iomdesk.model.document_names import ProposedNames, propose_names
from iomdesk.reading.intake import IntakeStopped, take_in
from iomdesk.ui.documents.workshop import TakenFile
from iomdesk.ui.report.workshop import PagesHandle, WorkCancelled


class TakenDocuments:
    """Offer the taking in of files to the window."""

    def files(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """Return the files among paths and in folders."""
        return tuple(_files(paths))

    def take(self, path: Path, language: str, goes_on: Callable[[], bool]) -> TakenFile:
        """Look through a file; `language` holds where none is found in it."""
        with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
            printable = Path(folder) / "printable.pdf"
            try:
                taken = take_in(path, path.name, printable, goes_on=goes_on)
            except IntakeStopped as stopped:
                raise WorkCancelled from stopped
            found = propose_names(
                path.name, title=taken.title, first_lines=taken.first_lines, text=taken.text
            )
            reading = {
                "printable": printable.read_bytes() if taken.printable else None,
                "pages": taken.pages,
                "words": taken.words,
                "text": taken.text,
                "remark": ";".join(taken.remarks),
            }
            arguments = {
                "names": ProposedNames(found.symbol, found.title, found.language or language),
                "file_name": path.name,
                "media_type": taken.media_type,
                "data": path.read_bytes(),
                "reading": reading,
            }
        return TakenFile(path.name, arguments, tuple(taken.remarks))

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
