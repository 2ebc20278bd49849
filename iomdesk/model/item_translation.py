"""Tell whether a translation of an item's title or annotation is older than the text it was made from.

An item's original is the text that was written first: the one that was made from no other. Where nothing
tells (texts of before this was noted, texts brought in together) it is the French one, else the English one.
A translation keeps the digests of the original's title and annotation as they were when it was written.
"""

import hashlib
from collections.abc import Collection, Iterator
from typing import Protocol

PARTS = ("title", "annotation")
_ORDER = ("fr", "en", "es")
_LENGTH = 16  # hexadecimal digits: texts are compared with one other, not looked up among millions


class Translated(Protocol):
    """What is needed of an item's texts in one language."""

    @property
    def language(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def annotation(self) -> str: ...
    @property
    def made_from(self) -> str | None: ...


def original_of(texts: Collection[Translated]) -> Translated | None:
    """Return the text that the others are translations of; None where nothing is written."""
    written = [text for text in texts if text.title or text.annotation]
    originals = [text for text in written if text.made_from is None]
    return min(originals or written, key=_rank, default=None)


def stale_parts(texts: Collection[Translated]) -> Iterator[tuple[str, str]]:
    """Name the (language, part) of an item whose original changed after they were written."""
    original = original_of(texts)
    for text in sorted(texts, key=_rank):
        if original is None or text.language == original.language:
            continue
        for part in PARTS:
            basis = basis_of(text.made_from, part)
            if getattr(text, part) and basis and basis != digest(getattr(original, part)):
                yield text.language, part


def basis_of(made_from: str | None, part: str) -> str:
    """Return the digest that a part was translated from; empty where that is not known."""
    title, _slash, annotation = (made_from or "").partition("/")
    return title if part == "title" else annotation


def with_basis(made_from: str | None, part: str, basis: str) -> str:
    """Note another digest for a part."""
    noted = {name: basis if name == part else basis_of(made_from, name) for name in PARTS}
    return "/".join(noted[name] for name in PARTS)


def digest(text: str) -> str:
    """Return a text's digest; nothing has none."""
    plain = text.strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:_LENGTH] if plain else ""


def _rank(text: Translated) -> int:
    return _ORDER.index(text.language) if text.language in _ORDER else len(_ORDER)
