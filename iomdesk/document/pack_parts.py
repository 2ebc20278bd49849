"""What a pack is made from, as plain frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WITHHELD = frozenset({"restricted", "not_for_all"})
"""Reasons for which some recipients have a paper and others have not."""


@dataclass(frozen=True, slots=True)
class PackPartFact:
    """Hold one part of a pack, in its place.

    `kind` is paper, item or document; `reference` names a paper ("agenda", "minutes:3" for that of another
    session) or is the id of an item or document. `digest` names the PDF to print; without one, `missing` is
    no_file, not_printable, or not_read. `pages` is None while it is not known. `said` names what a paper of
    the program said when it was issued.
    """

    key: str
    kind: str
    reference: str
    level: int
    item_id: int | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    clauses: tuple[str, ...] = ()
    symbol: str = ""
    part: str = ""
    language: str = ""
    distribution: str = "general"
    is_late: bool = False
    is_included: bool = True
    audience: str = "all"
    digest: str | None = None
    original: str | None = None
    pages: int | None = None
    size: int = 0
    missing: str = ""
    remark: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class PackChange:
    """Say what a supplement does about a part: added, changed or withdrawn, and its pages as issued before.

    `first` is the first page as printed, empty where the part was not there before.
    """

    key: str
    change: str
    first: str = ""
    pages: int = 0
