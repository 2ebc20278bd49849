"""Which records each numbered paragraph of a paper was made from, for the register."""

from collections.abc import Iterator

from iomdesk.document.document import Document


def paragraph_sources(document: Document) -> tuple[tuple[str, str, int], ...]:
    """List (paragraph, kind, id); what stands below a paragraph or heading is listed under its number."""
    return tuple(dict.fromkeys(_sources(document)))


def _sources(document: Document) -> Iterator[tuple[str, str, int]]:
    number = ""
    for block in document.blocks:
        number = getattr(block, "number", "") or getattr(block, "label", "") or number
        for source in getattr(block, "sources", ()):
            yield number, source.kind, source.id
