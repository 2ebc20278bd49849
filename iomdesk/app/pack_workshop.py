"""Make packs for the window: files are read, papers set, and everything put together."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from iomdesk.app.paper_workshop import PdfPages
from iomdesk.document.document import Document
from iomdesk.queries.document_register import unread_files
from iomdesk.reading.intake import take_in
from iomdesk.rendering.packs.production import PackProduction, Recipient, WrittenFile
from iomdesk.rendering.renderer import RenderingCancelled
from iomdesk.services.document_files import record_reading
from iomdesk.services.pack_jobs import PackJob, pack_file, pack_job, pack_paper
from iomdesk.services.pack_recipients import log_copies
from iomdesk.services.packs import issue_pack
from iomdesk.ui.desk_like import DeskLike
from iomdesk.ui.packs.workshop import MadePack, PackForm, PackOrder, PackPlace
from iomdesk.ui.report.workshop import Progress, WorkCancelled


class ProducedPacks:
    """Offer the making of packs to the window."""

    def preview(
        self, desk: DeskLike, session: int, language: str, number: int | None, progress: Progress
    ) -> MadePack:
        """Make a pack, or the one that is being prepared, to be looked at."""
        with _workroom() as folder:
            if not desk.is_read_only:
                _read_new(desk, session, folder, progress)
            job = desk.ask(pack_job, session_id=session, language=language, number=number).result()
            production = _production(desk, job, folder, progress)
            layout, path = production.layout(), production.path()
            places = {
                place.key: PackPlace(place.first, place.pages, start, place.problem)
                for place, start in zip(layout.places, layout.starts, strict=True)
            }
            data = path.read_bytes()
            return MadePack(job, PdfPages(data), places, layout.front, len(data), layout.not_archival)

    def produce(
        self, desk: DeskLike, session: int, language: str, number: int, order: PackOrder, progress: Progress
    ) -> tuple[Path, ...]:
        """Write what is ordered, then issue the pack and log its copies."""
        with _workroom() as folder:
            job = desk.ask(pack_job, session_id=session, language=language, number=number).result()
            production = _production(desk, job, folder, progress)
            files = tuple(_written(production, order))
            pack = job.view.id
            if order.issues and not job.view.is_issued:
                pack = _issue(desk, job, production)
            if order.form is PackForm.COPIES and pack is not None:
                desk.do(log_copies, pack=pack, copies=tuple(map(_logged, files))).result()
            return tuple(file.path for file in files)


class _Source:
    """Fetch what a pack is made of from a desk."""

    def __init__(self, desk: DeskLike, job: PackJob) -> None:
        self._desk = desk
        self._view = job.view

    def content(self, digest: str) -> bytes:
        return self._desk.ask(pack_file, digest=digest).result()

    def paper(self, reference: str) -> Document:
        view = self._view
        return self._desk.ask(
            pack_paper, session_id=view.session_id, reference=reference, language=view.language
        ).result()


@contextmanager
def _workroom() -> Iterator[Path]:
    """Give a folder that goes with all that is in it, whatever happens."""
    with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        try:
            yield Path(folder)
        except RenderingCancelled as cancelled:
            raise WorkCancelled from cancelled


def _read_new(desk: DeskLike, session: int, folder: Path, progress: Progress) -> None:
    """Look through files that nobody looked through yet."""
    unread = desk.ask(unread_files, session_id=session).result()
    for place, (digest, name) in enumerate(unread):
        if not progress(place, len(unread)):
            raise WorkCancelled
        source, printable = folder / "file", folder / "printable.pdf"
        source.write_bytes(desk.ask(pack_file, digest=digest).result())
        taken = take_in(source, name, printable)
        desk.do(
            record_reading,
            digest=digest,
            printable=printable.read_bytes() if taken.printable else None,
            pages=taken.pages,
            words=taken.words,
            text=taken.text,
            remark=";".join(taken.remarks),
        ).result()


def _production(desk: DeskLike, job: PackJob, folder: Path, progress: Progress) -> PackProduction:
    return PackProduction(
        texts=job.texts,
        parts=job.view.parts,
        source=_Source(desk, job),
        folder=folder,
        options=job.view.options,
        changes=job.view.changes,
        recipients=tuple(_recipients(job)),
        progress=progress,
    )


def _recipients(job: PackJob) -> Iterator[Recipient]:
    for one in job.recipients:
        across = one.name if job.view.options.get("watermark") else ""
        line = job.marks[one.copy_number]
        yield Recipient(one.id, one.name, one.copy_number, line, one.may_have_restricted, across)


def _written(production: PackProduction, order: PackOrder) -> Iterator[WrittenFile]:
    target, full = order.target, order.with_restricted
    if order.form is PackForm.COPIES:
        yield from production.write_copies(target.parent, target.stem)
    elif order.form is PackForm.ARCHIVE:
        yield production.write_archive(target, full)
    elif order.form is PackForm.PIECES:
        yield from production.write_pieces(target.parent, target.stem, order.limit, full)
    elif order.form is PackForm.FILE:
        yield production.write(target, full)
    else:
        booklet = order.form is PackForm.BOOKLET
        yield production.write_imposed(target, booklet=booklet, with_restricted=full)


def _issue(desk: DeskLike, job: PackJob, production: PackProduction) -> int | None:
    changes = desk.do(
        issue_pack,
        session=job.view.session_id,
        language=job.view.language,
        number=job.view.number,
        layout=production.kept(),
        papers=production.papers(),
    ).result()
    return changes.created


def _logged(file: WrittenFile) -> dict[str, Any]:
    one = file.recipient
    return {
        "recipient": one.id if one else None,
        "recipient_name": one.name if one else "",
        "copy_number": one.copy_number if one else None,
        "file_name": file.path.name,
        "digest": file.digest,
    }
