"""What comes out of taking in a file, and how far it may go."""

from dataclasses import dataclass
from enum import StrEnum

_MEGABYTE = 1024 * 1024


class Remark(StrEnum):
    """Name what was found or done; the window says each in one sentence."""

    ACTIONS = "actions_removed"  # scripts and what a file would do by itself
    ATTACHMENTS = "attachments_removed"
    FORM = "form_set_fast"  # fields became print
    REPAIRED = "repaired"
    UNLOCKED = "restrictions_ignored"  # everybody may read it, but not print or copy
    LOCKED = "locked"
    DAMAGED = "damaged"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MUCH_MEMORY = "too_much_memory"
    CONVERTED = "converted"
    NO_CONVERTER = "no_converter"
    NOT_CONVERTED = "not_converted"
    OTHER_KIND = "other_kind"
    WRONG_NAME = "wrong_name"
    FONTS = "fonts_missing"
    NO_TEXT = "no_text"  # pages are pictures


REFUSALS = frozenset(
    [
        Remark.LOCKED,
        Remark.DAMAGED,
        Remark.EMPTY,
        Remark.TOO_LARGE,
        Remark.TOO_LONG,
        Remark.TOO_MANY_PAGES,
        Remark.TOO_MUCH_MEMORY,
        Remark.NO_CONVERTER,
        Remark.NOT_CONVERTED,
        Remark.OTHER_KIND,
    ]
)
"""Remarks on a file that cannot be printed; it is kept as it is."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Hold how far taking in one file may go: seconds, bytes of the file, of memory, pages."""

    seconds: float = 180.0
    file_size: int = 1024 * _MEGABYTE
    memory: int = 3072 * _MEGABYTE
    pages: int = 20_000
    pixels: int = 250_000_000
    text: int = 50_000_000  # characters kept for searching


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Hold what was found in a file: `printable` says that a PDF fit for packs was written.

    `title` is a proposal, `first_lines` are those of its first page, in which a symbol may stand.
    """

    media_type: str
    remarks: tuple[Remark, ...] = ()
    printable: bool = False
    pages: int | None = None
    words: int | None = None
    text: str = ""
    title: str = ""
    first_lines: tuple[str, ...] = ()
