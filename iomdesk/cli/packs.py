"""The command that makes the pack of a session, its supplements, and the copies for its recipients."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from iomdesk.cli.documents import read_unread
from iomdesk.cli.options import (
    DeskOption,
    JsonOption,
    LanguageOption,
    SessionOption,
    checked_language,
    reading,
    session_named,
    writing,
)
from iomdesk.cli.printing import print_json, say
from iomdesk.desk import Desk
from iomdesk.document.document import Document
from iomdesk.queries.document_register import unread_files
from iomdesk.rendering.packs.production import PackProduction, Recipient, WrittenFile
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.pack_jobs import PackJob, pack_file, pack_job
from iomdesk.services.pack_recipients import log_copies
from iomdesk.services.pack_state import pack_paper
from iomdesk.services.packs import issue_pack

ALL = "all"
_MEGABYTE = 1_000_000


class PackNotIssued(UserError):
    """Raised when a supplement to a pack is asked for that was not issued."""


class NothingNew(UserError):
    """Raised when a supplement would be empty."""


class RecipientNotFound(UserError):
    """Raised when a recipient is named that the session does not have."""


class CopiesArePdf(UserError):
    """Raised when copies for recipients are asked for in another form."""


def register(program: typer.Typer) -> None:
    """Add `pack`."""
    program.command(
        "pack",
        help=_(
            "Make the pack of a session. "
            "Example: iomdesk pack --session 14 --out pack.pdf --desk group.iomdesk"
        ),
    )(_pack)


def _pack(
    session: SessionOption,
    desk: DeskOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=_("The file to write."))],
    language: LanguageOption = "fr",
    recipients: Annotated[
        str,
        typer.Option(
            "--recipients",
            metavar="all|NAME",
            help=_("Issue the pack and write a numbered copy for each recipient, or for one, beside FILE."),
        ),
    ] = "",
    supplement: Annotated[
        bool, typer.Option("--supplement", help=_("Only what came or changed since the pack was issued."))
    ] = False,
    issue: Annotated[
        bool, typer.Option("--issue", help=_("Issue it: from then on its pages keep their numbers."))
    ] = False,
    as_zip: Annotated[
        bool, typer.Option("--zip", help=_("An archive of single papers with a list of checksums."))
    ] = False,
    without_restricted: Annotated[
        bool, typer.Option("--without-restricted", help=_("Leave out documents of restricted distribution."))
    ] = False,
    two_up: Annotated[bool, typer.Option("--two-up", help=_("Two pages on a side."))] = False,
    booklet: Annotated[bool, typer.Option("--booklet", help=_("As a booklet to be folded."))] = False,
    split: Annotated[
        float, typer.Option("--split", metavar="MB", help=_("Several files of at most so many megabytes."))
    ] = 0,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    if recipients and (as_zip or two_up or booklet or split):
        raise CopiesArePdf(
            _("Copies for recipients are whole PDF files: leave out --zip, --two-up, --booklet and --split.")
        )
    _read_files(desk, session)
    opened = writing(desk) if issue or recipients else reading(desk)
    with opened, tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        id_ = session_named(opened, session)
        job = _job(opened, id_, language, supplement)
        production = _production(opened, job, Path(folder), recipients)
        full = not without_restricted
        if recipients:
            files = _issued_copies(opened, job, production, out, _only(job, recipients))
        else:
            files = _files(production, out, full, as_zip=as_zip, two_up=two_up, booklet=booklet, split=split)
            if issue:
                _issue(opened, job, production)
        _tell(job, production, files, full, as_json)


def _read_files(desk: Path, session: str) -> None:
    """Make files ready for printing that were brought in before anybody looked through files."""
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        unread = opened.answer(unread_files, session_id=id_)
    if unread:
        with writing(desk) as opened:
            read_unread(opened, unread)


def _job(desk: Desk, session: int, language: str, supplement: bool) -> PackJob:
    """Load the pack, or with `supplement` the next one to it."""
    pack = desk.answer(pack_job, session_id=session, language=language, number=0)
    if not supplement:
        return pack
    if not pack.view.is_issued:
        raise PackNotIssued(
            _("The pack of this session was not issued yet: what is new goes into the pack itself.")
        )
    job = desk.answer(pack_job, session_id=session, language=language)
    if not job.view.changes:
        raise NothingNew(_("Nothing came or changed since the pack was issued. Nothing was written."))
    return job


def _production(desk: Desk, job: PackJob, folder: Path, wanted: str) -> PackProduction:
    return PackProduction(
        texts=job.texts,
        parts=job.view.parts,
        source=_DeskSource(desk, job),
        folder=folder,
        options=job.view.options,
        changes=job.view.changes,
        recipients=tuple(_recipients(job)) if wanted else (),
    )


class _DeskSource:
    """Fetch what a pack is made of from a desk."""

    def __init__(self, desk: Desk, job: PackJob) -> None:
        self._desk = desk
        self._job = job

    def content(self, digest: str) -> bytes:
        return self._desk.answer(pack_file, digest=digest)

    def paper(self, reference: str) -> Document:
        view = self._job.view
        return self._desk.answer(
            pack_paper, session_id=view.session_id, reference=reference, language=view.language
        )


def _only(job: PackJob, wanted: str) -> int | None:
    """Return the one recipient that wants a copy, None for all."""
    found = [one.id for one in job.recipients if wanted in (ALL, one.name)]
    if not found:
        known = ", ".join(one.name for one in job.recipients) or _("none")
        raise RecipientNotFound(
            _("There is no recipient “{name}” for this language. There are: {known}.").format(
                name=wanted, known=known
            )
        )
    return None if wanted == ALL else found[0]


def _recipients(job: PackJob) -> Iterable[Recipient]:
    for one in job.recipients:
        across = one.name if job.view.options.get("watermark") else ""
        line = job.marks[one.copy_number]
        yield Recipient(one.id, one.name, one.copy_number, line, one.may_have_restricted, across)


def _issued_copies(
    desk: Desk, job: PackJob, production: PackProduction, out: Path, only: int | None
) -> Sequence[WrittenFile]:
    pack = job.view.id if job.view.is_issued else _issue(desk, job, production)
    files = [*production.write_copies(out.parent, out.stem, only)]
    copies = tuple(
        {
            "recipient": file.recipient.id,
            "recipient_name": file.recipient.name,
            "copy_number": file.recipient.copy_number,
            "file_name": file.path.name,
            "digest": file.digest,
        }
        for file in files
        if file.recipient
    )
    desk.do(log_copies, pack=pack, copies=copies).result()
    return files


def _issue(desk: Desk, job: PackJob, production: PackProduction) -> int | None:
    if job.view.is_issued:
        return job.view.id
    changes = desk.do(
        issue_pack,
        session=job.view.session_id,
        language=job.view.language,
        number=job.view.number,
        layout=production.kept(),
        papers=production.papers(),
    ).result()
    return changes.created


def _files(
    production: PackProduction,
    out: Path,
    full: bool,
    *,
    as_zip: bool,
    two_up: bool,
    booklet: bool,
    split: float,
) -> Sequence[WrittenFile]:
    if as_zip:
        return (production.write_archive(out, full),)
    if two_up or booklet:
        return (production.write_imposed(out, booklet=booklet, with_restricted=full),)
    if split:
        return production.write_pieces(out.parent, out.stem, round(split * _MEGABYTE), full)
    return (production.write(out, full),)


def _tell(
    job: PackJob, production: PackProduction, files: Sequence[WrittenFile], full: bool, as_json: bool
) -> None:
    layout = production.layout(full)
    problems = [(place.key, place.problem) for place in layout.places if place.problem]
    if as_json:
        print_json(_as_data(job, production, files, full))
        return
    for file in files:
        say(_("Written: {file}").format(file=file.path))
    titles = {line.key: line.title for line in job.texts[full].lines}
    for key, problem in problems:
        say(_("Not included: {title} – {reason}").format(title=titles.get(key, key), reason=problem))


def _as_data(
    job: PackJob, production: PackProduction, files: Sequence[WrittenFile], full: bool
) -> dict[str, Any]:
    layout = production.layout(full)
    return {
        "session": f"s{job.view.session_id}",
        "language": job.view.language,
        "number": job.view.number,
        "front": layout.front,
        "pages": layout.pages,
        "archival": not layout.not_archival,
        "not_archival": list(layout.not_archival),
        "parts": [
            {"key": place.key, "first": place.first, "pages": place.pages, "problem": place.problem}
            for place in layout.places
        ],
        "files": [
            {
                "file": str(file.path),
                "digest": file.digest,
                "recipient": file.recipient.name if file.recipient else None,
                "copy": file.recipient.copy_number if file.recipient else None,
            }
            for file in files
        ],
    }
