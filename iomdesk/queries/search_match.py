"""Write what is looked for as the full-text index is asked."""

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


def folded_words(text: str) -> list[str]:
    """Cut a text into words as the index does: no case, no accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold())
