"""Footnotes in pasted HTML: Word and LibreOffice write calls as links and the notes at the end."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from iomdesk.document.inline import Footnote, Inline, Link, Run, Text
from iomdesk.document.markdown import TextParagraph
from iomdesk.document.runs import merge_runs
from iomdesk.document.text_paragraph import table_paragraph

_NAME = r"(?:ftn|edn|sdfootnote|sdendnote)\d+"
_CALL = re.compile(rf"#_?({_NAME})(?:sym)?")
_BACK = re.compile(r"#_?(?:(?:ftn|edn)ref\d+|(?:sdfootnote|sdendnote)\d+anc)")
_NOTE = re.compile(_NAME)


def called_note(tag: str, attributes: Mapping[str, str]) -> str:
    """Return the name of the note that an element calls, or nothing."""
    found = _CALL.fullmatch(attributes.get("href", "")) if tag == "a" else None
    return found[1] if found else ""


def is_way_back(tag: str, attributes: Mapping[str, str]) -> bool:
    """Say whether an element repeats the figure of its note at the head of it."""
    return tag == "a" and _BACK.fullmatch(attributes.get("href", "")) is not None


def held_note(tag: str, attributes: Mapping[str, str]) -> str:
    """Return the name of the note that an element holds, or nothing."""
    name = attributes.get("id", "")
    return name if tag == "div" and _NOTE.fullmatch(name) else ""


@dataclass
class PastedNotes:
    """Hold the notes that were read, by name, until the whole text is there."""

    _notes: dict[str, list[TextParagraph]] = field(default_factory=dict)
    _called: set[str] = field(default_factory=set)

    def call(self, name: str, words: str) -> Link:
        """Make what stands for a call until its note is known."""
        return Link((Run(words),), f"#{name}")

    def hold(self, name: str, paragraphs: list[TextParagraph]) -> None:
        """Keep a note."""
        self._notes.setdefault(name, []).extend(paragraphs)

    def put_into(self, paragraphs: Sequence[TextParagraph]) -> tuple[TextParagraph, ...]:
        """Put the notes where they are called; those that are called nowhere follow the text."""
        done = [self._noted(paragraph) for paragraph in paragraphs]
        left = (one for name, note in self._notes.items() if name not in self._called for one in note)
        return (*done, *left)

    def _noted(self, paragraph: TextParagraph) -> TextParagraph:
        if paragraph.rows:
            return table_paragraph([[self._text(cell) for cell in row] for row in paragraph.rows])
        return replace(paragraph, text=self._text(paragraph.text))

    def _text(self, text: Text) -> Text:
        return merge_runs(tuple(part for one in text for part in self._resolved(one)))

    def _resolved(self, part: Inline) -> tuple[Inline, ...]:
        """A note called twice is repeated; a call without a note stays the words that it was."""
        if not isinstance(part, Link):
            return (part,)
        name = part.target.removeprefix("#")
        runs = _runs(self._notes.get(name, []))
        if not runs:
            return part.runs
        self._called.add(name)
        return (Footnote(runs),)


def _runs(note: Sequence[TextParagraph]) -> tuple[Run, ...]:
    parts: list[Inline] = []
    for place, paragraph in enumerate(note):
        parts += (Run("\n" if place else ""), *paragraph.text)
    return tuple(part for part in merge_runs(tuple(parts)) if isinstance(part, Run))
