r"""The inside of a paragraph in the stored form: faces, line ends, footnotes and links.

`[^: words]` calls a footnote, `[words](document:12)` leads to a record of the desk. Both hold runs alone, and
faces around them are closed before and opened again after them. A link to anywhere else is plain text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from typing import NamedTuple

from iomdesk.document.inline import Footnote, Inline, Link, Reference, Run, Text
from iomdesk.document.runs import merge_runs
from iomdesk.document.text import plain_text

LINK_KINDS = ("document", "paragraph", "recommendation", "item", "clause")


class _Token(NamedTuple):
    kind: str
    text: str


_LIKE_ITEM = re.compile(r"^(?:-|[0-9]{1,9}\.)(?=[ \t])", re.MULTILINE)
_INNER = r"(?:[^\\\[\]]|\\[\s\S])+"
_TOKEN = re.compile(
    rf"""(?P<hard>(?:\\|[ ]{{2,}})\n[ \t]*|\\\Z)
      | (?P<end>[ \t]+\Z)
      | (?P<soft>[ \t]*\n[ \t]*)
      | \\(?P<escaped>[^\w\n]|_)
      | (?P<sign>\*{{1,3}}(?!\*)|\^)
      | (?P<space>[ \t]+)
      | \[\^:[ ]?(?P<note>{_INNER})\]
      | (?P<link>\[{_INNER}\]\((?:{"|".join(LINK_KINDS)}):[\w./-]+\))
      | (?P<words>[^\\*^\[ \t\n]+(?:[ ][^\\*^\[ \t\n]+)*|\*+|\\|\[)""",
    re.VERBOSE,
)
_LINK = re.compile(rf"\[({_INNER})\]\(([^()]+)\)")
_PRINTED = {"hard": "\n", "soft": " ", "end": ""}
_LOOSE = {"space", "soft", "end"}

# What a sign switches: three stars switch both.
_SIGNS = {"bold": ("**", "***"), "italic": ("*", "***"), "superscript": ("^",)}
_MARK = {"bold": "**", "italic": "*", "superscript": "^"}

# Spaces beside a line end would be trimmed, or break the line.
_TO_ESCAPE = re.compile(r"[\\*^]|(?<=\n)[ \t]|[ \t](?=\n)|\](?=\()")
_TO_ESCAPE_INSIDE = re.compile(r"[\\*^\[\]]|(?<=\n)[ \t]|[ \t](?=\n)")


def parse_text(raw: str) -> Text:
    """Read the raw text of a paragraph or a cell."""
    tokens = tuple(_tokens(raw))
    switches = _switches(tokens)
    face = Run("")
    words: list[str] = []
    parts: list[Inline] = []
    for index, token in enumerate(tokens):
        switched = switches.get(index, ())
        noted = _noted(token)
        words.append("" if noted else _printed(token, switched))
        if switched or noted:
            parts += (replace(face, text="".join(words)), *noted)
            words.clear()
            face = reduce(_switch, switched, face)
    parts.append(replace(face, text="".join(words)))
    return merge_runs(tuple(parts))


def write_text(text: Text) -> str:
    """Write a text in the stored form; languages of runs are not kept.

    A reference cannot be stored: ValueError.
    """
    return _write(tuple(_stored_parts(text)), _TO_ESCAPE)


def _noted(token: _Token) -> tuple[Inline, ...]:
    """Give the footnote or link that a token stands for; one without words is none."""
    if token.kind == "note":
        runs = _runs_in(token.text)
        return (Footnote(runs),) if runs else (Run(""),)
    if token.kind == "link" and (found := _LINK.fullmatch(token.text)):
        runs = _runs_in(found[1])
        return (Link(runs, found[2]),) if runs else (Run(""),)
    return ()


def _runs_in(raw: str) -> tuple[Run, ...]:
    return tuple(part for part in parse_text(raw) if isinstance(part, Run))


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


def _stored_parts(text: Text) -> Iterator[Inline]:
    """Give the parts of a text that can be stored; a footnote or link without words is none."""
    for part in merge_runs(tuple(map(_stored, text))):
        if isinstance(part, Run) or plain_text((part,)).strip(" []"):
            yield part


def _stored(part: Inline) -> Run | Footnote | Link:
    if isinstance(part, Reference):
        raise ValueError(f"a reference has no stored form: {part.target}")
    if isinstance(part, Run):
        return replace(part, text=one_line_end(part.text), language=None)
    return replace(part, runs=_merged(part.runs))


def _merged(runs: Sequence[Run]) -> tuple[Run, ...]:
    stored = merge_runs(tuple(replace(run, text=one_line_end(run.text), language=None) for run in runs))
    return tuple(run for run in stored if isinstance(run, Run))


def one_line_end(source: str) -> str:
    """Write line ends as "\\n"."""
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _write(parts: Sequence[Inline], to_escape: re.Pattern[str]) -> str:
    edge = Run("")
    framed = (edge, *parts, edge)
    written = ""
    for before, part, after in zip(framed, framed[1:], framed[2:], strict=False):
        is_first, is_last = before is edge, after is edge
        if isinstance(part, Run):
            begins = is_first or bool(_opened(before, part))
            ends = is_last or bool(_opened(after, part))
            words = _escape(part.text, begins, ends, to_escape)
        else:
            words = _write_whole(part)
        written += _signs_between(before, part) + words
        written += _signs_between(part, after) if is_last else ""
    return _LIKE_ITEM.sub(_plain_sign, written)


def _write_whole(part: Inline) -> str:
    if isinstance(part, Footnote):
        return f"[^: {_write(part.runs, _TO_ESCAPE_INSIDE)}]"
    if isinstance(part, Link):
        return f"[{_write(part.runs, _TO_ESCAPE_INSIDE)}]({part.target})"
    return ""


def _plain_sign(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"


def _signs_between(one: Inline, other: Inline) -> str:
    """Close in the opposite order of opening, so that plain cases nest as in any Markdown."""
    return "".join([*reversed(_opened(other, one)), *_opened(one, other)])


def _opened(one: Inline, other: Inline) -> list[str]:
    return [
        sign for name, sign in _MARK.items() if getattr(other, name, False) and not getattr(one, name, False)
    ]


def _escape(text: str, begins: bool, ends: bool, to_escape: re.Pattern[str]) -> str:
    """Escape signs, and the spaces that would be trimmed or would keep a sign beside them from its work.

    `begins` and `ends` say that the run is at an end of its paragraph, or just inside a pair of signs.
    """
    framed = ("\n" if begins else "x") + text + ("\n" if ends else "x")
    written = to_escape.sub(r"\\\g<0>", framed)[1:-1].replace("\n", "\\\n")
    return f"{written[:-1]}\\[" if text.endswith("[") and to_escape is _TO_ESCAPE else written
