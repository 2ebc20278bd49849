"""Make a pack from what the desk holds: fetch and set its papers, put them together, keep what was made."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from pikepdf import Pdf

from iomdesk.document.document import Document
from iomdesk.document.pack_parts import PackPartFact
from iomdesk.document.said import said_digest
from iomdesk.papers.pack import PackLine, PackText
from iomdesk.rendering.formats import RENDERERS
from iomdesk.rendering.packs.assembly import write_pack
from iomdesk.rendering.packs.geometry import A4_SHEET, LETTER_SHEET
from iomdesk.rendering.packs.plan import Entry, PackLayout, PackPlan, PackWords, Progress
from iomdesk.rendering.renderer import RenderingCancelled, no_progress

SHEETS = {"a4": A4_SHEET, "letter": LETTER_SHEET}


class PackSource(Protocol):
    """Give what a pack is made of."""

    def content(self, digest: str) -> bytes:
        """Return a file of the desk."""
        ...

    def paper(self, reference: str) -> Document:
        """Return a paper of the program: "agenda", or "minutes:3" for that of another session."""
        ...


@dataclass
class PackMaker:
    """Make the packs of one moment: what is fetched and set once serves all copies and languages of it.

    Everything lies in `folder` meanwhile, which the caller removes; nothing is left anywhere else.
    """

    folder: Path
    source: PackSource
    options: Mapping[str, Any] = field(default_factory=dict)
    letters: str = ""  # what the marks of copies need besides
    _files: dict[str, Path] = field(default_factory=dict)
    _papers: dict[str, str] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)

    def plan(
        self, text: PackText, parts: Sequence[PackPartFact], progress: Progress = no_progress
    ) -> PackPlan:
        """Fetch what is printed and say how; raises RenderingCancelled."""
        by_key = {part.key: part for part in parts}
        entries = []
        for place, line in enumerate(text.lines):
            if not progress(place, len(text.lines)):
                raise RenderingCancelled
            entries.append(self._entry(line, by_key[line.key]))
        return PackPlan(
            language=text.language,
            title=text.title,
            symbol=text.symbol,
            cover=text.cover,
            words=PackWords(**{_WORDS.get(name, name): words for name, words in text.words.items()}),
            entries=tuple(entries),
            prefix=text.prefix,
            sheet=SHEETS[self.options.get("sheet") or "a4"],
            duplex=bool(self.options.get("duplex")),
            dividers=bool(self.options.get("dividers", True)),
            differences=text.differences,
            differences_title=text.differences_title,
            difference_heads=text.difference_heads,
            letters=self.letters,
        )

    def write(self, plan: PackPlan, target: Path, progress: Progress = no_progress) -> PackLayout:
        """Write one pack to `target`, a temporary path. Raises RenderingCancelled."""
        return write_pack(plan, target, progress)

    def kept(self, parts: Iterable[PackPartFact]) -> tuple[PackPartFact, ...]:
        """Return the parts with the digests of the papers as they were set, to be kept on issue."""
        return tuple(self._kept(part) if part.reference in self._papers else part for part in parts)

    def papers(self) -> dict[str, bytes]:
        """Return the papers that were set, by digest."""
        return {digest: self._files[digest].read_bytes() for digest in self._papers.values()}

    def _kept(self, part: PackPartFact) -> PackPartFact:
        if part.kind != "paper":
            return part
        return replace(part, digest=self._papers[part.reference], said=self._said[part.reference])

    def _entry(self, line: PackLine, part: PackPartFact) -> Entry:
        entry = Entry(line.key, line.level, line.number, line.title, line.mark, note=line.note)
        if part.kind == "item":
            return entry
        if line.missing:
            return replace(entry, missing=line.missing, reserved=self._reserved(line, part))
        return replace(entry, source=self._file(part))

    def _reserved(self, line: PackLine, part: PackPartFact) -> int:
        """Count the pages of a paper that other copies have, so that their numbers stay free in this one."""
        if not line.is_withheld:
            return 1
        if part.kind == "paper":
            return pages_of(self._file(part))
        return part.pages or 1

    def _file(self, part: PackPartFact) -> Path:
        if part.kind == "paper" and part.digest is None:
            return self._set(part.reference)
        assert part.digest is not None
        return self._fetched(part.digest, lambda: self.source.content(part.digest or ""))

    def _set(self, reference: str) -> Path:
        if reference not in self._papers:
            target = self.folder / "paper.pdf"
            paper = self.source.paper(reference)
            self._said[reference] = said_digest(paper)
            RENDERERS["pdf"].render(paper, target)
            data = target.read_bytes()
            target.unlink()
            digest = hashlib.sha256(data).hexdigest()
            self._papers[reference] = digest
            self._fetched(digest, lambda: data)
        return self._files[self._papers[reference]]

    def _fetched(self, digest: str, fetch: Callable[[], bytes]) -> Path:
        if digest not in self._files:
            path = self.folder / f"{digest}.pdf"
            path.touch(mode=0o600)
            path.write_bytes(fetch())
            self._files[digest] = path
        return self._files[digest]


_WORDS = {"why_unreadable": "unreadable"}


def pages_of(path: Path) -> int:
    """Count the pages of a file that was set here."""
    with Pdf.open(path) as pdf:
        return len(pdf.pages)
