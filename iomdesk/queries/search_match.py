"""Write what is looked for as the index is asked: of a file (FTS5), and on a server (tsvector)."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from iomdesk.document.search_query import Any, Part, Words

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """Hold where it is looked, up to the conditions that follow, and the two orders."""

    source: str
    newest: str = "e.id DESC"
    best: str = "e.id DESC"


EVERYTHING = Match("search_entry e WHERE 1 = 1")
"""Look at all entries: no words are wanted."""


def in_file(part: Part, value: Callable[[object], str]) -> Match:
    """Ask FTS5; `value` gives a value its name in the question."""
    match = value(as_fts5(part))
    source = f"search_index f JOIN search_entry e ON e.id = f.rowid WHERE search_index MATCH {match}"
    return Match(source, newest="f.rowid DESC", best="rank")


def on_server(part: Part, value: Callable[[object], str]) -> Match:
    """Ask the words of the index, and its plain text where they are to stand next to each other."""
    condition = _condition(part, value)
    words = value(" | ".join(_lexemes(part)))
    return Match(
        f"search_index f JOIN search_entry e ON e.id = f.entry_id WHERE {condition}",
        newest="f.entry_id DESC",
        best=f"ts_rank(f.words, CAST({words} AS tsquery)) DESC, f.entry_id DESC",
    )


def as_fts5(part: Part) -> str:
    """Write it for SQLite's FTS5: strings beside each other, prefixes with a star."""
    if isinstance(part, Words):
        return f'"{part.text.replace(chr(34), " ")}"{" *" if part.is_prefix else ""}'
    if isinstance(part, Any):
        return f"({' OR '.join(as_fts5(one) for one in part.parts)})"
    wanted = " AND ".join(as_fts5(one) for one in part.parts)
    without = "".join(f" NOT {as_fts5(one)}" for one in part.without)
    return f"(({wanted}){without})"


def folded_words(text: str) -> list[str]:
    """Cut a text into words as the index does: no case, no accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold())


def _condition(part: Part, value: Callable[[object], str]) -> str:
    if isinstance(part, Words):
        return _words(part, value)
    if isinstance(part, Any):
        return f"({' OR '.join(_condition(one, value) for one in part.parts)})"
    wanted = " AND ".join(_condition(one, value) for one in part.parts)
    return f"({wanted}{''.join(f' AND NOT {_condition(one, value)}' for one in part.without)})"


def _words(part: Words, value: Callable[[object], str]) -> str:
    cut = folded_words(part.text)
    if not cut:
        return "FALSE"
    match = f"f.words @@ CAST({value(' & '.join(_terms(cut, part.is_prefix)))} AS tsquery)"
    if len(cut) == 1:
        return match
    beside = value(f"% {' '.join(cut)}{'' if part.is_prefix else ' '}%")
    return f"({match} AND f.plain LIKE {beside})"


def _terms(cut: list[str], is_prefix: bool) -> list[str]:
    quoted = [f"'{word}'" for word in cut]
    return [*quoted[:-1], f"{quoted[-1]}:*" if is_prefix else quoted[-1]]


def _lexemes(part: Part) -> Iterator[str]:
    if isinstance(part, Words):
        yield from _terms(cut, part.is_prefix) if (cut := folded_words(part.text)) else ()
        return
    for one in part.parts:
        yield from _lexemes(one)
