"""Paragraphs of a text that somebody brings, with the numbers and marks that stood before them."""

import re
from dataclasses import dataclass, replace

from iomdesk.document.inline import Inline, Run, Text
from iomdesk.document.runs import merge_runs
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import TextParagraph

_LABEL = re.compile(
    r"\s*(\(?[0-9]{1,3}\s?[.)]|[IVXLC]{1,7}\s?[.)]|\(?[a-z]\s?\)|\(?[ivx]{1,5}\s?\)|[-–—•▪◦·])(?:\s+|$)"
)
_BULLETS = "-–—•▪◦·"


@dataclass(frozen=True, slots=True)
class BroughtParagraph:
    """Hold a paragraph without its number ("12.", "III.", "a)", "–"), which stands beside it.

    `is_heading` says that its style is one of headings.
    """

    paragraph: TextParagraph
    number: str = ""
    is_heading: bool = False

    @property
    def words(self) -> str:
        """Return its words."""
        return plain_text(self.paragraph.text)


def split_number(paragraph: TextParagraph) -> tuple[str, TextParagraph]:
    """Take a typed number or mark off the beginning of a paragraph."""
    found = _LABEL.match(plain_text(paragraph.text))
    if found is None or paragraph.rows:
        return "", paragraph
    return found[1].replace(" ", ""), replace(paragraph, text=_without(paragraph.text, found.end()))


def in_a_list(paragraph: TextParagraph, number: str, level: int = 1) -> TextParagraph:
    """Make an item of a list of a paragraph behind a letter or a mark; others stay as they are."""
    bare = number.strip("()").rstrip(".")
    if not bare or paragraph.rows or bare.isdecimal() or bare.isupper():
        return paragraph
    return replace(paragraph, list_level=level, ordered=bare not in _BULLETS)


def _without(text: Text, count: int) -> Text:
    """Leave the first characters of a text out; they stand in its runs."""
    kept: list[Inline] = []
    for part in text:
        if isinstance(part, Run) and count:
            cut = min(count, len(part.text))
            count -= cut
            part = replace(part, text=part.text[cut:])
        kept.append(part)
    return merge_runs(tuple(kept))
