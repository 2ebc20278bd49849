"""Read texts back as plain strings."""

from collections.abc import Mapping

from iomdesk.document.inline import Footnote, Inline, Link, Reference, Run, Text


def plain_text(text: Text, numbers: Mapping[str, str] | None = None) -> str:
    """Join the runs of a text, a footnote in brackets where it is called.

    A reference prints the number of its target, or what it says itself where that is unknown.
    """
    known = numbers or {}
    return "".join([part.text if isinstance(part, Run) else _words(part, known) for part in text])


def words_of(part: Footnote | Link) -> str:
    """Return the words of a footnote or a link."""
    return "".join(run.text for run in part.runs)


def _words(part: Inline, numbers: Mapping[str, str]) -> str:
    if isinstance(part, Reference):
        return numbers.get(part.target, part.otherwise)
    if isinstance(part, Footnote):
        return f" [{words_of(part)}]"
    return part.text if isinstance(part, Run) else words_of(part)
