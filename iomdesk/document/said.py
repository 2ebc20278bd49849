"""What a paper says, by whatever it is set: two papers that say the same are told apart by nothing else."""

from collections.abc import Iterator, Mapping
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
    if isinstance(value, bytes):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from _pieces(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key in sorted(value, key=str):
            yield from _pieces((key, value[key]))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _pieces(part)
    elif value:
        yield str(value).encode("utf-8", "surrogatepass")
