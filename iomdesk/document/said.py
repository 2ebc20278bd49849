"""What a paper says, by whatever it is set: two papers that say the same are told apart by nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from typing import Any

from iomdesk.document.document import Document
from iomdesk.document.imprint import NO_IMPRINT


def said_digest(document: Document) -> str:
    """Name a paper by its words, numbers and pictures; what only catalogues ask is left out.

    Empty fields do not count, so that a field the program learns later changes no paper that lacks it.
    """
    found = sha256()
    for piece in _pieces(replace(document, imprint=NO_IMPRINT)):
        found.update(piece + b"\0")
    return found.hexdigest()


def _pieces(value: Any) -> Iterator[bytes]:
    parts = _parts(value)
    if parts is not None:
        for part in parts:
            yield from _pieces(part)
    elif value:
        yield value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def _parts(value: Any) -> Iterable[Any] | None:
    if is_dataclass(value):
        return [getattr(value, one.name) for one in fields(value)]
    if isinstance(value, Mapping):
        return sorted(value.items(), key=str)
    return value if isinstance(value, tuple | list) else None
