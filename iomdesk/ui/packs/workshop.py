"""What the window asks of those who make packs; who that is, the program decides."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from iomdesk.services.pack_jobs import PackJob
from iomdesk.ui.desk_like import DeskLike
from iomdesk.ui.report.workshop import PagesHandle, Progress


class PackForm(StrEnum):
    """Name the forms in which a pack leaves the desk."""

    FILE = "file"
    COPIES = "copies"
    ARCHIVE = "archive"
    PIECES = "pieces"
    TWO_UP = "two_up"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class PackPlace:
    """Say where a part came to stand: its first page as printed, how many pages.

    `start` counts sides from 0, as they are set: two pages may share one.
    """

    first: str
    pages: int
    start: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MadePack:
    """Hold a pack as it was made to be looked at; the receiver lets the pages go.

    `count` are the pages of the pack, however many of them share a side; `size` is in bytes.
    With `recipient` it is the copy of that one, as it will be handed out.
    """

    job: PackJob
    pages: PagesHandle
    places: dict[str, PackPlace]
    count: int
    size: int
    not_archival: tuple[str, ...]
    form: PackForm = PackForm.FILE
    recipient: int | None = None


@dataclass(frozen=True, slots=True)
class PackOrder:
    """Say what is wanted of a pack: its form, where to, and for pieces how large they may be (bytes).

    `issues` freezes the pack when everything is made and before anything is put in place; copies are logged,
    where `recipient` is given that one alone.
    """

    form: PackForm
    target: Path
    limit: int = 0
    issues: bool = False
    with_restricted: bool = True
    recipient: int | None = None


class PackWorkshop(Protocol):
    """Make packs on a working thread; the desk is asked from there."""

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
        """Make a pack, or the one being prepared (None), reading new files first; or a recipient's copy.

        `form` is a file, two pages on a side, or a booklet. Raises WorkCancelled, UserError.
        """
        ...

    def produce(
        self, desk: DeskLike, session: int, language: str, number: int, order: PackOrder, progress: Progress
    ) -> tuple[Path, ...]:
        """Write files and return them; nothing is left of what was cancelled. Raises the same."""
        ...
