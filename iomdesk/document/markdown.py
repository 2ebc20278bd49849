r"""The stored form of what people write: a small part of Markdown.

Paragraphs are separated by a blank line. `**bold**`, `*italic*` and `^raised^` may overlap freely; `- ` opens
an item of a list, `1. ` one of a counted list (papers print `a)`), four spaces nest it; a backslash or two
spaces at the end of a line break it, which a run holds as "\n". A backslash before a sign makes it plain.
Everything else (headings, links, images, HTML, code) is text like any other, and nothing is ever fetched.

The parser is an own one, because CommonMark cannot hold what a text editor yields: there emphasis may not
begin or end beside a space, nor overlap, and an indented item alone is code. With a general parser a text
would not come back as it was written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import NamedTuple

from iomdesk.document.inline import Inline, Run, Text
from iomdesk.document.runs import merge_runs


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """Hold a paragraph as written: level 0 is no item of a list; `ordered` items are counted."""

    text: Text
    list_level: int = 0
    ordered: bool = False


class _Token(NamedTuple):
    kind: str
    text: str


_ITEM = re.compile(r"([ \t]*)(-|[0-9]{1,9}\.)[ \t]+(.*)", re.DOTALL)
_LIKE_ITEM = re.compile(r"^(?:-|[0-9]{1,9}\.)(?=[ \t])", re.MULTILINE)
_TOKEN = re.compile(
    r"""(?P<hard>(?:\\|[ ]{2,})\n[ \t]*|\\\Z)
      | (?P<end>[ \t]+\Z)
      | (?P<soft>[ \t]*\n[ \t]*)
      | \\(?P<escaped>[^\w\n]|_)
      | (?P<sign>\*{1,3}(?!\*)|\^)
      | (?P<space>[ \t]+)
      | (?P<words>[^\\*^ \t\n]+(?:[ ][^\\*^ \t\n]+)*|\*+|\\)""",
    re.VERBOSE,
)
_PRINTED = {"hard": "\n", "soft": " ", "end": ""}
_LOOSE = {"space", "soft", "end"}

# What a sign switches: three stars switch both.
_SIGNS = {"bold": ("**", "***"), "italic": ("*", "***"), "superscript": ("^",)}
_MARK = {"bold": "**", "italic": "*", "superscript": "^"}

# Spaces beside a line end would be trimmed, or break the line.
_TO_ESCAPE = re.compile(r"[\\*^]|(?<=\n)[ \t]|[ \t](?=\n)")


def parse_markdown(source: str) -> tuple[TextParagraph, ...]:
    """Read the stored form; empty paragraphs are left out."""
    paragraphs = (replace(block, text=_parse_text(raw)) for block, raw in _blocks(_one_line_end(source)))
    return tuple(paragraph for paragraph in paragraphs if paragraph.text)


def write_markdown(paragraphs: Sequence[TextParagraph]) -> str:
    """Write paragraphs in the stored form, from which `parse_markdown` gives the same ones.

    Runs are merged, empty paragraphs left out, languages of runs not kept. A reference cannot be stored:
    ValueError.
    """
    source = ""
    before = 0
    for paragraph in paragraphs:
        if written := _write_text(paragraph.text):
            close = before and paragraph.list_level
            source += ("\n" if close else "\n\n") if source else ""
            source += _lead(paragraph) + written
            before = paragraph.list_level
    return source


def _one_line_end(source: str) -> str:
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _blocks(source: str) -> Iterator[tuple[TextParagraph, str]]:
    """Give each paragraph without its text, and its raw lines."""
    block = None
    raw: list[str] = []
    for line in [*source.split("\n"), ""]:
        item = _ITEM.fullmatch(line)
        starts = item is not None or block is None
        if block is not None and (item or not line.strip(" \t")):
            yield block, "\n".join(raw)
            block = None
        if not line.strip(" \t"):
            continue
        if starts:
            block, raw = _open_block(line, item)
        else:
            raw.append(line)


def _open_block(line: str, item: re.Match[str] | None) -> tuple[TextParagraph, list[str]]:
    if item is None:
        return TextParagraph(()), [line.lstrip(" \t")]
    # Four spaces a level; three, as other programs nest below `1. `, come out right down to level 3.
    level = 1 + (len(item[1].expandtabs(4)) + 2) // 4
    return TextParagraph((), level, item[2] != "-"), [item[3]]


def _parse_text(raw: str) -> Text:
    tokens = tuple(_tokens(raw))
    switches = _switches(tokens)
    face = Run("")
    words: list[str] = []
    runs: list[Inline] = []
    for index, token in enumerate(tokens):
        switched = switches.get(index, ())
        words.append(_printed(token, switched))
        if switched:
            runs.append(replace(face, text="".join(words)))
            words.clear()
            face = reduce(_switch, switched, face)
    runs.append(replace(face, text="".join(words)))
    return merge_runs(tuple(runs))


def _printed(token: _Token, switched: Sequence[str]) -> str:
    text = _PRINTED.get(token.kind, token.text)
    for name in switched:
        text = text.removeprefix(_MARK[name])
    return text


def _tokens(raw: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(raw):
        kind = str(found.lastgroup)
        yield _Token(kind, found[kind])


def _switches(tokens: Sequence[_Token]) -> dict[int, list[str]]:
    """Map the places of signs that form a pair to the faces they switch; all other signs are plain text."""
    switches: dict[int, list[str]] = {}
    for name in _SIGNS:
        opened: int | None = None
        for index, token in enumerate(tokens):
            if token.kind != "sign" or token.text not in _SIGNS[name]:
                continue
            if opened is None:
                opened = index if _is_tight(tokens, index + 1) else None
            elif _is_tight(tokens, index - 1):
                for place in (opened, index):
                    switches.setdefault(place, []).append(name)
                opened = None
    return switches


def _is_tight(tokens: Sequence[_Token], index: int) -> bool:
    return 0 <= index < len(tokens) and tokens[index].kind not in _LOOSE


def _switch(face: Run, name: str) -> Run:
    return replace(
        face,
        bold=face.bold != (name == "bold"),
        italic=face.italic != (name == "italic"),
        superscript=face.superscript != (name == "superscript"),
    )


def _lead(paragraph: TextParagraph) -> str:
    """Open the line; counted items all say 1, so that an inserted one changes no other line."""
    if not paragraph.list_level:
        return ""
    return "    " * (paragraph.list_level - 1) + ("1. " if paragraph.ordered else "- ")


def _write_text(text: Text) -> str:
    edge = Run("")
    runs = (edge, *_stored_runs(text), edge)
    written = ""
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        is_first, is_last = before is edge, after is edge
        begins = is_first or bool(_opened(before, run))
        ends = is_last or bool(_opened(after, run))
        words = _escape(run.text, begins, ends)
        written += _signs_between(before, run) + words
        written += _signs_between(run, after) if is_last else ""
    return _LIKE_ITEM.sub(_plain_sign, written)


def _plain_sign(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"


def _stored_runs(text: Text) -> Iterator[Run]:
    for part in merge_runs(tuple(_stored(part) for part in text)):
        if isinstance(part, Run):
            yield part


def _stored(part: Inline) -> Run:
    if not isinstance(part, Run):
        raise ValueError(f"a reference has no stored form: {part.target}")
    return replace(part, text=_one_line_end(part.text), language=None)


def _signs_between(one: Run, other: Run) -> str:
    """Close in the opposite order of opening, so that plain cases nest as in any Markdown."""
    return "".join([*reversed(_opened(other, one)), *_opened(one, other)])


def _opened(one: Run, other: Run) -> list[str]:
    return [sign for name, sign in _MARK.items() if getattr(other, name) and not getattr(one, name)]


def _escape(text: str, begins: bool, ends: bool) -> str:
    """Escape signs, and the spaces that would be trimmed or would keep a sign beside them from its work.

    `begins` and `ends` say that the run is at an end of its paragraph, or just inside a pair of signs.
    """
    framed = ("\n" if begins else "x") + text + ("\n" if ends else "x")
    return _TO_ESCAPE.sub(r"\\\g<0>", framed)[1:-1].replace("\n", "\\\n")
