"""Write what is looked for in the languages of the two full-text indexes."""

import re
import unicodedata

from iomdesk.document.search_query import Any, Part, Words

_WORD = re.compile(r"\w+")


def as_fts5(part: Part) -> str:
    """Write it for SQLite's FTS5: strings beside each other, prefixes with a star."""
    if isinstance(part, Words):
        return f'"{part.text.replace(chr(34), " ")}"{" *" if part.is_prefix else ""}'
    if isinstance(part, Any):
        return f"({' OR '.join(as_fts5(one) for one in part.parts)})"
    wanted = " AND ".join(as_fts5(one) for one in part.parts)
    without = "".join(f" NOT {as_fts5(one)}" for one in part.without)
    return f"(({wanted}){without})"


def as_tsquery(part: Part) -> str:
    """Write it for `to_tsquery('simple', …)` of PostgreSQL, over words without accents and capitals."""
    if isinstance(part, Words):
        words = folded_words(part.text)
        return f"({' <-> '.join(words)}{':*' if part.is_prefix else ''})"
    if isinstance(part, Any):
        return f"({' | '.join(as_tsquery(one) for one in part.parts)})"
    wanted = " & ".join(as_tsquery(one) for one in part.parts)
    return f"({wanted}{''.join(f' & !{as_tsquery(one)}' for one in part.without)})"


def folded_words(text: str) -> list[str]:
    """Cut a text into words as the indexes do: no case, no accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold())
