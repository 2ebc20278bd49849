"""Propose the symbol, the title and the language of a document from the name and first page of its file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iomdesk.model.symbols import parse_symbol

_LANGUAGE = re.compile(r"(?:^|[\s._-])(fr|en|es|fra|eng|spa|f|e|s)$", re.IGNORECASE)
_LANGUAGES = {"f": "fr", "fr": "fr", "fra": "fr", "e": "en", "en": "en", "eng": "en"}
_LANGUAGES |= {"s": "es", "es": "es", "spa": "es"}
_SEPARATORS = re.compile(r"[\s_-]+")
_SYMBOL = re.compile(r"[A-Z][A-Za-z.]*(?:/[A-Za-z0-9.]+){1,6}\*{0,3}")
_UNTITLED = re.compile(r"^(untitled|sans titre|sin título|\(?anonymous\)?|document\s*\d*)$", re.IGNORECASE)
_PROGRAM = re.compile(r"^microsoft (word|powerpoint|excel) - ", re.IGNORECASE)
_ENDING = re.compile(r"\.(docx?|odt|rtf|pptx?|xlsx?|pdf|txt)$", re.IGNORECASE)
_MASTHEAD = re.compile(
    r"^(original ?:|page \w+$|distr|\d{1,2}(er|º)? \w+ \d{4}$|(\w+ )+session$)", re.IGNORECASE
)
_LONGEST = 160
_COMMON = {
    "fr": ("le", "la", "les", "des", "du", "et", "dans", "pour", "est", "une", "sur", "aux"),
    "en": ("the", "of", "and", "to", "in", "for", "is", "on", "with", "that", "by"),
    "es": ("el", "la", "los", "las", "de", "del", "y", "en", "para", "una", "por", "con"),
}


@dataclass(frozen=True, slots=True)
class ProposedNames:
    """Hold what is proposed; empty where nothing was found."""

    symbol: str = ""
    title: str = ""
    language: str = ""


def propose_names(
    file_name: str, *, title: str = "", first_lines: Sequence[str] = (), text: str = ""
) -> ProposedNames:
    """Propose symbol, title and language of a file; the user decides."""
    stem = file_name.rpartition(".")[0] or file_name
    named = _LANGUAGE.search(stem)
    bare = stem[: named.start()] if named else stem
    return ProposedNames(
        symbol=_symbol(bare, first_lines),
        title=_title(title, first_lines) or _SEPARATORS.sub(" ", bare).strip(),
        language=_LANGUAGES[named[1].lower()] if named else _language(text),
    )


def _symbol(stem: str, lines: Iterable[str]) -> str:
    """Read a symbol off the first page, where it stands alone or at the end of a line, or off the name."""
    for line in lines:
        for found in reversed(_SYMBOL.findall(line)):
            if parse_symbol(found) is not None:
                return str(parse_symbol(found))
    parsed = parse_symbol(_SEPARATORS.sub("/", stem.strip()))
    return str(parsed) if parsed else ""


def _title(title: str, lines: Iterable[str]) -> str:
    """Prefer what the file says of itself; else the first line that is no part of a masthead."""
    said = _ENDING.sub("", _PROGRAM.sub("", title.strip())).strip()
    if said and not _UNTITLED.match(said) and parse_symbol(said) is None:
        return said[:_LONGEST]
    for line in lines:
        if len(line) > 8 and not _MASTHEAD.match(line) and not _SYMBOL.fullmatch(line.split()[-1]):
            return line[:_LONGEST]
    return ""


def _language(text: str) -> str:
    """Count the little words of each language; empty where none stands out."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    counts = {language: sum(word in common for word in words) for language, common in _COMMON.items()}
    best = max(counts, key=lambda language: counts[language])
    others = max(count for language, count in counts.items() if language != best)
    return best if counts[best] >= 8 and counts[best] > 1.15 * others else ""
