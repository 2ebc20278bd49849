"""What is kept of an issued pack, as plain data: its words, parts and page numbers, for good."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from iomdesk.document.blocks import Cover
from iomdesk.document.pack_parts import PackChange, PackPartFact
from iomdesk.papers.pack import PackLine, PackText


def kept_pack(
    texts: Mapping[bool, PackText],
    parts: Iterable[PackPartFact],
    places: Iterable[Mapping[str, Any]],
    *,
    front: int,
    pages: int,
    changes: Iterable[PackChange] = (),
) -> dict[str, Any]:
    """Put together what is kept: `texts` for copies with restricted documents (True) and without.

    `places` say of each part its `key`, its `first` page as printed, and how many `pages` it has.
    """
    return {
        "text": asdict(texts[True]),
        "limited": asdict(texts[False]),
        "parts": [asdict(part) for part in parts if part.is_included],
        "places": [dict(place) for place in places],
        "front": front,
        "pages": pages,
        "changes": [asdict(change) for change in changes],
    }


def kept_texts(layout: Mapping[str, Any]) -> Mapping[bool, PackText]:
    """Read the words of an issued pack back."""
    return {True: _text(layout["text"]), False: _text(layout["limited"])}


def kept_parts(layout: Mapping[str, Any]) -> tuple[PackPartFact, ...]:
    """Read the parts of an issued pack back."""
    return tuple(PackPartFact(**{**part, "clauses": tuple(part["clauses"])}) for part in layout["parts"])


def _text(kept: Mapping[str, Any]) -> PackText:
    cover = {name: tuple(v) if isinstance(v, list) else v for name, v in kept["cover"].items()}
    return PackText(
        **{
            **kept,
            "cover": Cover(**cover),  # type: ignore[arg-type]
            "lines": tuple(PackLine(**line) for line in kept["lines"]),
            "difference_heads": tuple(kept["difference_heads"]),
            "differences": tuple(tuple(row) for row in kept["differences"]),
        }
    )
