"""Write words in Markdown: what is typed stays what it is, and faces hold in whatever stands around them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iomdesk.document.inline import Run
from iomdesk.rendering.printable import printable

_SIGNS = re.compile(r"([\\`*_\[\]<>|~&])")
# A figure with a point, a dash or a hash opens a list or a heading where it begins a line.
_OPENS = re.compile(r"^(\s*)(?:(\d+)([.)])(?=\s|$)|([-+#=:]))", re.MULTILINE)
_TAGS = {"*": ("<em>", "</em>"), "**": ("<strong>", "</strong>")}
_TAGS["***"] = ("<strong><em>", "</em></strong>")


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold words as they are written, and the marks that go around them."""

    words: str
    marks: str = ""


def faced(run: Run, form: Callable[[str], str] = str) -> Piece:
    """Write a run."""
    written = escaped(form(run.text), opens=False)
    if run.superscript and written.strip():
        written = f"<sup>{written}</sup>"
    return Piece(written, ("*" if run.italic else "") + ("**" if run.bold else ""))


def joined(pieces: Sequence[Piece]) -> str:
    """Put pieces together; where a mark would not hold (inside a word, beside another), a tag does."""
    text = ""
    for place, piece in enumerate(pieces):
        core = piece.words.strip()
        if not core or not piece.marks:
            text += piece.words
            continue
        start = piece.words.index(core)
        before, after = piece.words[:start], piece.words[start + len(core) :]
        following = (after + "".join(each.words for each in pieces[place + 1 : place + 2]))[:1]
        text += before
        text += _marked(core, piece.marks, text[-1:], following) + after
    return text


def _marked(core: str, marks: str, before: str, following: str) -> str:
    """Put marks where CommonMark sees them: not between a letter and a sign, nor beside another mark."""
    opens = before != "*" and (core[0].isalnum() or not before.isalnum())
    closes = core[-1].isalnum() or not following.isalnum()
    opening_tag, closing_tag = (marks, marks[::-1]) if opens and closes else _TAGS[marks]
    return f"{opening_tag}{core}{closing_tag}"


def escaped(text: str, *, opens: bool = True) -> str:
    """Keep signs of Markdown from being read as such, and line ends as they are."""
    written = _SIGNS.sub(r"\\\1", printable(text).replace("\t", " "))
    return (opening(written) if opens else written).replace("\n", "\\\n")


def opening(written: str) -> str:
    """Keep the beginning of a line from being read as a list or a heading."""
    return _OPENS.sub(lambda hit: f"{hit[1]}{hit[2]}\\{hit[3]}" if hit[2] else f"{hit[1]}\\{hit[4]}", written)
