"""What is said of a paragraph, at its end in the manner of Pandoc: `{.action owner="…" due=2019-06-01}`."""

import re
from dataclasses import replace

from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBERS = "[0-9]{1,15}(?:,[0-9]{1,15})*"
_QUOTED = r'"(?:[^"\\\n]|\\.)*"'
_KINDS = "|".join(kind for kind in ParagraphKind if kind is not ParagraphKind.SUMMARY)
_MARK = re.compile(
    rf"""\.(?P<kind>{_KINDS})|\#(?P<anchor>[\w.-]+)|owner=(?P<owner>{_QUOTED})
       | due=(?P<due>{_DAY}|{_QUOTED})|sources=(?P<sources>{_NUMBERS})""",
    re.VERBOSE,
)
_ONE = rf"(?:\.(?:{_KINDS})|\#[\w.-]+|(?:owner|due)={_QUOTED}|due={_DAY}|sources={_NUMBERS})"
_BLOCK = re.compile(rf"[ \t\n]\{{({_ONE}(?:[ ]{_ONE})*)\}}[ \t]*\Z")
_ESCAPED = re.compile(r"\\(.)")
_LINE_END = re.compile(r"[\r\n]+")


def split_marks(paragraph: TextParagraph, raw: str) -> tuple[TextParagraph, str]:
    """Take what is said about a paragraph off the end of its raw text."""
    found = _found(raw)
    if found is None:
        return paragraph, raw
    for mark in _MARK.finditer(found[1]):
        paragraph = _marked(paragraph, str(mark.lastgroup), mark[str(mark.lastgroup)])
    return paragraph, raw[: found.start()]


def with_marks(paragraph: TextParagraph, written: str) -> str:
    """Add to a written text what is said about its paragraph; words that merely look so are made plain."""
    if marks := " ".join(_marks(paragraph)):
        return f"{written} {{{marks}}}"
    while found := _found(written):
        bracket = found.start() + 1
        written = f"{written[:bracket]}\\{written[bracket:]}"
    return written


def _found(raw: str) -> re.Match[str] | None:
    found = _BLOCK.search(raw) if raw.rstrip(" \t").endswith("}") else None
    return found if found and found.start() else None


def _marked(paragraph: TextParagraph, name: str, value: str) -> TextParagraph:
    if name == "kind":
        return replace(paragraph, kind=ParagraphKind(value))
    if name == "anchor":
        return replace(paragraph, anchor=value)
    if name == "sources":
        return replace(paragraph, sources=tuple(int(one) for one in value.split(",")))
    words = _ESCAPED.sub(r"\1", value[1:-1]) if value.startswith('"') else value
    return replace(paragraph, owner=words) if name == "owner" else replace(paragraph, due=words)


def _marks(paragraph: TextParagraph) -> list[str]:
    due = paragraph.due if re.fullmatch(_DAY, paragraph.due) else _quoted(paragraph.due)
    marks = {
        f".{paragraph.kind}": paragraph.kind is not ParagraphKind.SUMMARY,
        f"#{paragraph.anchor}": paragraph.anchor,
        f"owner={_quoted(paragraph.owner)}": paragraph.owner,
        f"due={due}": paragraph.due,
        f"sources={','.join(map(str, paragraph.sources))}": paragraph.sources,
    }
    return [mark for mark, is_said in marks.items() if is_said]


def _quoted(words: str) -> str:
    line = _LINE_END.sub(" ", words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{line}"'
