"""Read texts back as plain strings."""

from collections.abc import Mapping

from iomdesk.document.inline import Reference, Text


def plain_text(text: Text, numbers: Mapping[str, str] | None = None) -> str:
    """Join the runs of a text; a reference prints the number of its target, or `…` where that is unknown."""
    known = numbers or {}
    return "".join(known.get(part.target, "…") if isinstance(part, Reference) else part.text for part in text)
