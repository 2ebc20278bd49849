"""Make packs for the window: files are read, papers set, and everything put together."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from iomdesk.app.paper_workshop import PdfPages
from iomdesk.document.document import Document
from iomdesk.queries.document_register import unread_files
from iomdesk.reading.intake import take_in
from iomdesk.rendering.output import move_in_place, staged_beside
from iomdesk.rendering.packs.geometry import SheetSize
from iomdesk.rendering.packs.imposition import booklet_order, impose, two_up_order
from iomdesk.rendering.packs.making import SHEETS
from iomdesk.rendering.packs.production import PackProduction, Recipient, WrittenFile
from iomdesk.rendering.renderer import RenderingCancelled
from iomdesk.services.document_files import record_reading
from iomdesk.services.pack_jobs import PackJob, pack_file, pack_job
from iomdesk.services.pack_recipients import log_copies
from iomdesk.services.pack_state import pack_paper
from iomdesk.services.packs import issue_pack
from iomdesk.ui.desk_like import DeskLike
from iomdesk.ui.packs.workshop import MadePack, PackForm, PackOrder, PackPlace
from iomdesk.ui.report.workshop import Progress, WorkCancelled

_IN_MEMORY = 64_000_000  # bytes: beyond it pages are read from a file as they are looked at


class ProducedPacks:
    """Offer the making of packs to the window."""

    def preview(
        self,
        desk: DeskLike,
        session: int,
        language: str,
        number: int | None,
        form: PackForm,
        progress: Progress,
        recipient: int | None = None,
    ) -> MadePack:
        """Make a pack, or the one that is being prepared, to be looked at; or one recipient's copy of it."""
        with _workroom() as folder:
            job = _job(desk, session, language, number, folder, progress)
            one = next((one for one in job.recipients if one.id == recipient), None)
            production = _production(desk, job, folder, progress, is_copies=one is not None)
            full = one is None or one.may_have_restricted
            layout, path = production.layout(full), production.path(full)
            if one is not None:
                path = production.copy_path(one.id)
            size, count = path.stat().st_size, layout.front + layout.pages
            sides = _sides(form, count)
            if form is not PackForm.FILE:
                path = _imposed(path, form, SHEETS[job.view.options.get("sheet") or "a4"])
            places = {
                place.key: PackPlace(place.first, place.pages, sides.get(start, 0), place.problem)
                for place, start in zip(layout.places, layout.starts, strict=True)
            }
            shown = one.id if one else None
            return MadePack(job, _pages(path), places, count, size, layout.not_archival, form, shown)

    def produce(
        self, desk: DeskLike, session: int, language: str, number: int, order: PackOrder, progress: Progress
    ) -> tuple[Path, ...]:
        """Make what is ordered, issue the pack, put everything in place at once, and log its copies."""
        with _workroom() as folder, staged_beside(order.target) as staging:
            job = _job(desk, session, language, number, folder, progress)
            is_copies = order.form is PackForm.COPIES
            production = _production(desk, job, folder, progress, is_copies=is_copies)
            files = tuple(_written(production, order, staging))
            if not progress(1, 1):
                raise WorkCancelled
            pack = job.view.id
            if order.issues and not job.view.is_issued:
                pack = _issue(desk, job, production)
            placed = tuple(move_in_place(file.path, order.target.parent / file.path.name) for file in files)
            if order.form is PackForm.COPIES and pack is not None:
                desk.do(log_copies, pack=pack, copies=tuple(map(_logged, files))).result()
            return placed


def _job(
    desk: DeskLike, session: int, language: str, number: int | None, folder: Path, progress: Progress
) -> PackJob:
    if not desk.is_read_only:
        _read_new(desk, session, folder, progress)
    return desk.ask(pack_job, session_id=session, language=language, number=number).result()


def _sides(form: PackForm, pages: int) -> dict[int, int]:
    """Return on which side each page comes to stand, both counted from 0."""
    if form is PackForm.FILE:
        return {page: page for page in range(pages)}
    pairs = booklet_order(pages) if form is PackForm.BOOKLET else two_up_order(pages)
    return {page: side for side, pair in enumerate(pairs) for page in pair if page is not None}


def _imposed(path: Path, form: PackForm, sheet: SheetSize) -> Path:
    sides = path.with_name("sides.pdf")
    impose(path, sides, booklet=form is PackForm.BOOKLET, sheet=sheet)
    return sides


def _pages(path: Path) -> PdfPages:
    """Open pages apart from the workroom: small packs in memory, large ones in a folder of their own."""
    if path.stat().st_size <= _IN_MEMORY:
        return PdfPages(path.read_bytes())
    room = tempfile.TemporaryDirectory(prefix="iomdesk-")
    return PdfPages(Path(shutil.move(path, room.name)), room.cleanup)


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


def _production(
    desk: DeskLike, job: PackJob, folder: Path, progress: Progress, *, is_copies: bool = False
) -> PackProduction:
    return PackProduction(
        texts=job.texts,
        parts=job.view.parts,
        source=_Source(desk, job),
        folder=folder,
        options=job.view.options,
        changes=job.view.changes,
        recipients=tuple(_recipients(job)) if is_copies else (),
        progress=progress,
    )


def _recipients(job: PackJob) -> Iterator[Recipient]:
    for one in job.recipients:
        across = one.name if job.view.options.get("watermark") else ""
        line = job.marks[one.copy_number]
        yield Recipient(one.id, one.name, one.copy_number, line, one.may_have_restricted, across)


def _written(production: PackProduction, order: PackOrder, staging: Path) -> Iterator[WrittenFile]:
    target, full = staging / order.target.name, order.with_restricted
    if order.form is PackForm.COPIES:
        yield from production.write_copies(staging, target.stem, order.recipient)
    elif order.form is PackForm.ARCHIVE:
        yield production.write_archive(target, full)
    elif order.form is PackForm.PIECES:
        yield from production.write_pieces(staging, target.stem, order.limit, full)
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
