"""Make what leaves the desk: one pack, numbered copies for recipients, an archive, pieces to be mailed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from iomdesk.document.pack_parts import PackChange, PackPartFact
from iomdesk.papers.pack import PackText
from iomdesk.papers.pack_kept import kept_pack
from iomdesk.rendering.output import put_in_place
from iomdesk.rendering.packs.archive import write_archive
from iomdesk.rendering.packs.copies import CopyMaker
from iomdesk.rendering.packs.copy_form import CopyMark
from iomdesk.rendering.packs.imposition import impose
from iomdesk.rendering.packs.making import PackMaker, PackSource
from iomdesk.rendering.packs.plan import PackLayout, PackPlan, Progress
from iomdesk.rendering.packs.splitting import plan_pieces, write_piece
from iomdesk.rendering.renderer import RenderingCancelled, no_progress

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Hold who gets a copy: its number, the line on its pages, the words across them (empty for none)."""

    id: int | None
    name: str
    copy_number: int
    line: str
    with_restricted: bool
    across: str = ""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """Hold a file that was put in place, with its SHA-256."""

    path: Path
    digest: str
    recipient: Recipient | None = None


@dataclass
class PackProduction:
    """Make everything of one pack; parts are fetched and set once, and each kind of copy put together once.

    All work is done in `folder`, which the caller removes; files are put in place whole, one by one, so that
    whatever is cancelled leaves the earlier files as they were.
    """

    texts: Mapping[bool, PackText]
    parts: Sequence[PackPartFact]
    source: PackSource
    folder: Path
    options: Mapping[str, Any] = field(default_factory=dict)
    changes: Sequence[PackChange] = ()
    recipients: Sequence[Recipient] = ()
    progress: Progress = no_progress
    _made: dict[bool, tuple[Path, PackPlan, PackLayout]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Announce every letter of the marks of copies, for they are all in the pack's own font."""
        letters = "".join(one.line + one.across for one in self.recipients)
        self._maker = PackMaker(self.folder, self.source, self.options, letters)

    def layout(self, with_restricted: bool = True) -> PackLayout:
        """Return the page numbers, making the pack where that was not done yet."""
        return self._pack(with_restricted)[2]

    def path(self, with_restricted: bool = True) -> Path:
        """Return the pack in the working folder."""
        return self._pack(with_restricted)[0]

    def write(self, target: Path, with_restricted: bool = True) -> WrittenFile:
        """Put the pack in place."""
        return WrittenFile(target, put_in_place(self.path(with_restricted), target))

    def write_copies(self, folder: Path, stem: str, only: int | None = None) -> Iterator[WrittenFile]:
        """Put a copy for each recipient into a folder, one by one; cancelling keeps what is there.

        `only` is the id of the one recipient that wants a copy: the same bytes as among all.
        """
        makers: dict[bool, CopyMaker] = {}
        wanted = [one for one in self.recipients if only in (None, one.id)]
        for place, one in enumerate(wanted):
            if not self.progress(place, len(wanted)):
                raise RenderingCancelled
            path, plan, _layout = self._pack(one.with_restricted)
            maker = makers.setdefault(one.with_restricted, CopyMaker(path, plan))
            scratch = self.folder / "copy.pdf"
            maker.write(CopyMark(one.line, one.across), scratch)
            target = folder / f"{stem}-{one.copy_number:03}-{file_name(one.name)}.pdf"
            yield WrittenFile(target, put_in_place(scratch, target), one)

    def copy_path(self, recipient: int) -> Path:
        """Return one recipient's copy in the working folder, to be looked at: the bytes that will go out."""
        one = next(one for one in self.recipients if one.id == recipient)
        path, plan, _layout = self._pack(one.with_restricted)
        scratch = self.folder / "copy.pdf"
        CopyMaker(path, plan).write(CopyMark(one.line, one.across), scratch)
        return scratch

    def write_archive(self, target: Path, with_restricted: bool = True) -> WrittenFile:
        """Put the papers into an archive with numbered folders."""
        plan = self._maker.plan(self.texts[with_restricted], self.parts, self.progress)
        scratch = self.folder / "pack.zip"
        write_archive(plan.entries, scratch, self.progress)
        return WrittenFile(target, put_in_place(scratch, target))

    def write_pieces(
        self, folder: Path, stem: str, limit: int, with_restricted: bool = True
    ) -> list[WrittenFile]:
        """Cut the pack into files of at most `limit` bytes where pages allow it."""
        path, _plan, layout = self._pack(with_restricted)
        pieces = plan_pieces(path, layout.starts, limit)
        written = []
        for number, piece in enumerate(pieces, start=1):
            if not self.progress(number, len(pieces)):
                raise RenderingCancelled
            scratch = self.folder / "piece.pdf"
            write_piece(path, piece, scratch)
            target = folder / f"{stem}-{number:02}-{len(pieces):02}.pdf"
            written.append(WrittenFile(target, put_in_place(scratch, target)))
        return written

    def write_imposed(self, target: Path, *, booklet: bool, with_restricted: bool = True) -> WrittenFile:
        """Put the pack in place with two pages on a side."""
        plan = self._pack(with_restricted)[1]
        scratch = self.folder / "imposed.pdf"
        impose(self.path(with_restricted), scratch, booklet=booklet, sheet=plan.sheet)
        return WrittenFile(target, put_in_place(scratch, target))

    def kept(self) -> dict[str, Any]:
        """Return what is to be kept of the pack when it is issued."""
        layout = self.layout()
        return kept_pack(
            self.texts,
            self._maker.kept(self.parts),
            [asdict(place) for place in layout.places],
            front=layout.front,
            pages=layout.pages,
            changes=self.changes,
        )

    def papers(self) -> dict[str, bytes]:
        """Return the papers of the program as they were set, by digest."""
        return self._maker.papers()

    def _pack(self, with_restricted: bool) -> tuple[Path, PackPlan, PackLayout]:
        if with_restricted not in self._made:
            path = self.folder / f"pack-{'full' if with_restricted else 'limited'}.pdf"
            plan = self._maker.plan(self.texts[with_restricted], self.parts, self.progress)
            layout = self._maker.write(plan, path, self.progress)
            self._made[with_restricted] = (path, plan, layout)
        return self._made[with_restricted]


def file_name(words: str) -> str:
    """Make words a part of a file's name that every system takes."""
    return _NOT_IN_NAMES.sub("-", words).strip("-.")[:40] or "copie"
