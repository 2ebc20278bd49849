"""Read what people type to find something: words, phrases, AND OR NOT, and fields such as `session:14`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

FIELDS: Mapping[str, tuple[str, ...]] = {
    "clause": ("alinéa", "clause", "apartado", "alinea"),
    "session": ("session", "session", "reunión", "reunion"),
    "state": ("état", "status", "estado", "etat", "state"),
    "speaker": ("orateur", "speaker", "orador", "oratrice", "oradora"),
    "after": ("après", "after", "después", "apres", "despues"),
    "before": ("avant", "before", "antes"),
    "kind": ("type", "kind", "tipo"),
    "language": ("langue", "language", "idioma"),
}
"""Each field by the names it goes by, first that of French, English and Spanish."""

_FIELD_OF = {name: field for field, names in FIELDS.items() for name in names}
_JOINTS = {"AND": "and", "ET": "and", "Y": "and", "OR": "or", "OU": "or", "O": "or"} | dict.fromkeys(
    ("NOT", "SAUF", "NON", "NO"), "not"
)
_TOKEN = re.compile(
    r"""(?P<field>[^\W\d_]+):(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s()"]*))"""
    r"""|"(?P<phrase>[^"]*)"?|«\s*(?P<french>[^»]*)»?|(?P<bracket>[()])|(?P<word>[^\s()"«]+)"""
)
_LETTERS = re.compile(r"\w")


class QueryNotUnderstood(ValueError):
    """Raised when a query says only what is not to be found; the argument is that part."""


@dataclass(frozen=True, slots=True)
class Words:
    """Look for words next to each other, the last of them as the beginning of one where `is_prefix`."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Look for all of these; `without` must not be there."""

    parts: tuple["Part", ...]
    without: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """Look for any of these."""

    parts: tuple["Part", ...]


Part = Words | All | Any


@dataclass(frozen=True, slots=True)
class FieldFilter:
    """Keep what a field says; `is_negated` for all the others."""

    field: str
    value: str
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Hold what is looked for, None for everything, and what narrows it."""

    words: Part | None
    filters: tuple[FieldFilter, ...] = ()

    @property
    def plain_words(self) -> tuple[str, ...]:
        """Return the words that are wanted, as a text is looked through for them."""
        return tuple(_plain(self.words)) if self.words is not None else ()


def read_query(typed: str) -> SearchQuery:
    """Read a query; what is not finished yet is taken as far as it goes. Raises QueryNotUnderstood."""
    reader = _Reader(tuple(_tokens(typed)))
    words = reader.any_of()
    while not reader.is_at_end:  # a bracket too many
        reader.skip()
        more = reader.any_of()
        words = more if words is None else words if more is None else All((words, more))
    return SearchQuery(words, tuple(reader.filters))


def names_of_field(field: str, language: str) -> str:
    """Return what a field is called in a language."""
    return FIELDS[field][("fr", "en", "es").index(language)]


Token = tuple[str, str]


def _tokens(typed: str) -> Iterator[Token | FieldFilter]:
    for found in _TOKEN.finditer(typed):
        text = found[0]
        if found["field"] is not None:
            yield _field(found)
        elif found["phrase"] is not None or found["french"] is not None:
            yield ("phrase", found["phrase"] or found["french"] or "")
        elif found["bracket"]:
            yield (text, text)
        else:
            yield from _word(text)


def _field(found: re.Match[str]) -> Token | FieldFilter:
    """Read a field; what no field is called is a word like any other."""
    name = _FIELD_OF.get(found["field"].casefold())
    value = found["quoted"] if found["quoted"] is not None else found["value"]
    return ("word", found[0]) if name is None else FieldFilter(name, value.strip())


def _word(text: str) -> Iterator[Token | FieldFilter]:
    if text in _JOINTS:
        yield (_JOINTS[text], text)
    elif text.startswith("-"):
        yield ("not", "-")
        yield from _tokens(text[1:])
    else:
        yield ("word", text)


class _Reader:
    """Go through tokens from left to right."""

    def __init__(self, tokens: Sequence[Token | FieldFilter]) -> None:
        self._tokens = tokens
        self._place = 0
        self.filters: list[FieldFilter] = []

    @property
    def is_at_end(self) -> bool:
        return self._place >= len(self._tokens)

    def skip(self) -> None:
        self._place += 1

    def any_of(self) -> Part | None:
        """Read `a OR b`, each side as far as its words go."""
        found = [self._all_of()]
        while self._takes("or"):
            found.append(self._all_of())
        parts = tuple(one for one in found if one is not None)
        return None if not parts else parts[0] if len(parts) == 1 else Any(parts)

    def _all_of(self) -> Part | None:
        wanted: list[Part] = []
        unwanted: list[Part] = []
        while not self.is_at_end and self._kind not in ("or", ")"):
            if self._takes("and"):
                continue
            is_negated = self._takes("not")
            one = self._one(is_negated)
            if one is not None:
                (unwanted if is_negated else wanted).append(one)
        if not wanted:
            if unwanted:
                raise QueryNotUnderstood(" ".join(_plain(All(tuple(unwanted)))))
            return None
        return wanted[0] if len(wanted) == 1 and not unwanted else All(tuple(wanted), tuple(unwanted))

    def _one(self, is_negated: bool) -> Part | None:
        if self.is_at_end or self._kind in ("or", "and", ")"):
            return None
        token = self._tokens[self._place]
        self._place += 1
        if isinstance(token, FieldFilter):
            self.filters.append(FieldFilter(token.field, token.value, is_negated))
            return None
        if token[0] == "(":
            inner = self.any_of()
            self._takes(")")
            return inner
        text = token[1].rstrip("*")
        if not _LETTERS.search(text):
            return None
        return Words(text, is_prefix=token[0] == "word")

    @property
    def _kind(self) -> str:
        token = self._tokens[self._place]
        return "" if isinstance(token, FieldFilter) else token[0]

    def _takes(self, kind: str) -> bool:
        if self.is_at_end or self._kind != kind:
            return False
        self._place += 1
        return True


def _plain(part: Part) -> Iterator[str]:
    if isinstance(part, Words):
        yield part.text
    else:
        for one in part.parts:
            yield from _plain(one)
