"""Clean source lines, drop what belongs to the page, and join broken lines again."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iomdesk.model.mandate_parser.noise import page_furniture
from iomdesk.model.mandate_parser.words import COMPOUND_HEADS, COMPOUND_TAILS, COMPOUNDS

PAGE_BREAK = "\f"
SOFT_HYPHEN = "\u00ad"

_SPACES = dict.fromkeys((0x09, 0x0B, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_LETTERS = {
    0x2010: "-", 0x2011: "-", 0xF0B7: "•", 0xF0A7: "•",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
}  # fmt: skip
_PLAIN = {**_SPACES, **_INVISIBLE, **_LETTERS}

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\u2028\u2029\x85]")
_STRAY_SPACE = re.compile(r" +([,.])(?=\s|$)")
_MARKDOWN = re.compile(r"^(?:#{1,6} |> )+|\*\*|\\(?=[.()*#-])")
_LISTED_LABEL = re.compile(r"^[-*•·–—] +(?=\(?[a-zA-Z0-9]{1,3}[.)] )")
_TABLE_ROW = re.compile(r"^\|(.*)\|$")
_LEADERS = re.compile(r"(?:\. ?){4,}\s*[\divxl]+$|…{2,}\s*[\divxl]+$")
_LEADER_REACH = 80
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(r"(?:^|[^\w])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’']$", re.IGNORECASE)
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Hold a line of the text proper; `gap` when a blank line or a page's edge came before it."""

    text: str
    gap: bool
    indent: int


def clean(text: str) -> str:
    """Bring a line to plain letters and single spaces; apostrophes and accents stay as they are."""
    text = _CONTROL.sub("", unicodedata.normalize("NFC", text).translate(_PLAIN))
    text = " ".join(text.split())
    row = _TABLE_ROW.match(text)
    text = " ".join(row.group(1).replace("|", " ").split()) if row else text
    text = _LISTED_LABEL.sub("", _MARKDOWN.sub("", text))
    text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]
    return _STRAY_SPACE.sub(r"\1", text).strip()


def source_lines(raw: Iterable[str]) -> list[SourceLine]:
    """Split, clean and keep the lines of the text proper: no blank lines, no heads, feet or page numbers."""
    pieces, texts = _cleaned(raw)
    furniture = page_furniture(texts)
    kept: list[SourceLine] = []
    gap = True
    for index, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if not text or text == PAGE_BREAK or index in furniture or _LEADERS.search(text[-_LEADER_REACH:]):
            gap = True
            continue
        kept.append(SourceLine(text, gap, _indent(piece)))
        gap = False
    return kept


def page_heads(raw: Iterable[str]) -> list[str]:
    """Return the lines left out as running heads and feet, each once; a body's name may stand only there."""
    _raw, texts = _cleaned(raw)
    return list(dict.fromkeys(texts[index] for index in sorted(page_furniture(texts))))


def _cleaned(raw: Iterable[str]) -> tuple[list[str], list[str]]:
    pieces = [piece for line in raw for piece in _pieces(line)]
    return pieces, [PAGE_BREAK if piece == PAGE_BREAK else clean(piece) for piece in pieces]


def _pieces(line: str) -> Iterable[str]:
    for part in _LINE_ENDS.split(line.rstrip("\r\n")):
        first, *others = part.split(PAGE_BREAK)
        yield first
        for other in others:
            yield PAGE_BREAK
            yield other


def _indent(piece: str) -> int:
    spread = piece.expandtabs(4)
    return len(spread) - len(spread.lstrip())


def compounds_of(lines: Sequence[SourceLine]) -> frozenset[str]:
    """Collect the words and hyphened compounds seen unbroken, the evidence for broken ones."""
    found: set[str] = set()
    for line in lines:
        found.update(word.lower() for word in _COMPOUND.findall(line.text))
        found.update(word.lower() for word in _FIRST_WORD.findall(line.text))
    return frozenset(found)


def join(left: str, right: str, seen: frozenset[str] = frozenset()) -> str:
    """Put a line after another as one text, closing words broken at the line's end."""
    if not left or not right:
        return left or right
    if left.endswith(SOFT_HYPHEN):
        return left[:-1] + right
    broken = _BROKEN_WORD.search(left)
    if broken:
        return _close_word(left, broken.group(1), right, seen)
    if _ELISION.search(left) or (left.endswith("/") and left[-2:-1].isalpha()):
        return left + right
    return f"{left} {right}"


def _close_word(left: str, head: str, right: str, seen: frozenset[str]) -> str:
    tail = _FIRST_WORD.match(right)
    if tail is None or not tail.group().islower() or _is_compound(head.lower(), tail.group(), seen):
        return left + right
    return left[:-1] + right


def _is_compound(head: str, tail: str, seen: frozenset[str]) -> bool:
    if f"{head}-{tail}" in seen or f"{head}-{tail}" in COMPOUNDS:
        return True
    if head + tail in seen:
        return False
    return head in COMPOUND_HEADS or tail in COMPOUND_TAILS


def join_all(parts: Iterable[str], seen: frozenset[str] = frozenset()) -> str:
    """Join lines into one."""
    text = ""
    for part in parts:
        text = join(text, part, seen)
    return text.replace(SOFT_HYPHEN, "")
