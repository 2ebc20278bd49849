"""The names of States against the list: other names, names in another language, missing accents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot, StateList, StateName
from iomdesk.document.name_matching import fold
from iomdesk.document.other_names import OTHER_NAMES
from iomdesk.runtime.translations import _

# Short names that careful papers use as well.
_ALSO_RIGHT = frozenset(
    {
        "États-Unis", "Royaume-Uni", "Pays-Bas", "United States", "United Kingdom", "Netherlands",
        "Estados Unidos",
        "Reino Unido", "Países Bajos",
    }
)  # fmt: skip
# Names that are also those of cities, persons or things, in whatever language.
_AMBIGUOUS = frozenset(
    fold(name)
    for name in (
        "São Tomé", "Jordan", "Georgia", "Granada", "Dominica", "Dominique", "Maurice", "Grenade",
        "Chad", "Mali",
        "Guinea", "Singapore", "Hollande", "Chili", "Gabon", "Israel", "Samoa", "Nauru", "Panama",
        "Luxembourg",
        "Monaco", "Congo", "Kuwait", "Mexico", "México", "Guatemala", "Cuba", "Malta", "Belize",
        "República del Congo",
    )
)  # fmt: skip
_WORD = re.compile(r"(?<![\w-])([A-ZÀ-ÞŒ]\w+)")
_IN_BRACKETS = re.compile(r"\s*\(.*\)")
_TITLE = re.compile(
    r"(?:\bM\.|\bMM\.|\bMmes?|\bMr\.?|\bMrs\.?|\bMs\.?|\bDr\.?|\bSra?\.|\bSres\.)\s+(?:[\w.-]+\s+){0,2}\Z"
)
_LEAST_FOREIGN = 5

_ARTICLE = re.compile(
    r"(?:(?<=\W)|\A)(de la|de l[’']|du|des|à la|à l[’']|aux?|les?|la|l[’']|de|d[’'])\s?\Z", re.IGNORECASE
)
_KIND = {
    "le": "", "la": "", "l’": "", "les": "", "du": "de", "de la": "de", "de l’": "de", "des": "de", "au": "à",
    "à la": "à", "à l’": "à", "aux": "à",
}  # fmt: skip
_ARTICLES = frozenset({"le", "la", "l’", "les"})
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold one way of writing a State, folded, and what belongs in its place; that may be the same."""

    words: str
    state: StateName
    right: str


def state_names(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find names of States that are not those of the list; words in capitals only are left alone."""
    known = _table(facts.states, facts.language)
    characters = paragraph.text
    reached = 0
    for found in _WORD.finditer(characters) if known else ():
        place = found.start()
        if place < reached:
            continue
        for entry in known.get(fold(found[1]), ()):
            end = _end_of(characters, place, entry.words)
            if end:
                reached = end
                if _is_wrong(characters, place, end, entry):
                    yield _spot(characters, place, end, entry, facts.language)
                break


def _end_of(characters: str, place: int, folded: str) -> int:
    """Return where words end that fold to the same as a known name; 0 where they do not."""
    found = _written(folded).match(characters, place)
    if found is None or fold(found[0]) != folded:
        return 0
    # A bracket that was opened before the name is not the name's.
    return found.end() if "(" in found[0] else place + len(found[0].rstrip(")"))


@lru_cache(maxsize=4096)
def _written(folded: str) -> re.Pattern[str]:
    words = [rf"\w{{{max(1, len(word) - 3)},{len(word)}}}" for word in folded.split()]
    return re.compile(r"[\s’'()\-,]{1,3}".join(words) + r"(?!\w)(?:[’']?\))?")


def _is_wrong(characters: str, place: int, end: int, entry: _Known) -> bool:
    written = characters[place:end]
    if _evened(written) == _evened(entry.right) or (written.isupper() and len(written) > 3):
        return False
    return not _TITLE.search(characters[max(0, place - 40) : place])


def _evened(name: str) -> str:
    return " ".join(name.replace("'", "’").split())


def _spot(characters: str, place: int, end: int, entry: _Known, language: str) -> Spot:
    why = _("The list of States says “{right}”.").format(right=entry.right)
    article = _ARTICLE.search(characters[max(0, place - 8) : place]) if language == "fr" else None
    kind = _KIND.get(article[1].lower().replace("'", "’")) if article else None
    if article and kind is not None and entry.state.article_fr in _ARTICLES:
        led = _with_article(article[1], kind, entry)
        if _evened(led) != _evened(f"{article[0]}{entry.right}"):
            return Spot(place - len(article[0]), end, why, led)
    return Spot(place, end, why, entry.right)


def _with_article(old: str, kind: str, entry: _Known) -> str:
    article = entry.state.article_fr
    led = _CONTRACTED.get((kind, article)) or " ".join(part for part in (kind, article) if part)
    if old[0].isupper():
        led = led[0].upper() + led[1:]
    return f"{led}{'' if article == 'l’' else ' '}{entry.right}"


@lru_cache(maxsize=16)
def _table(states: StateList, language: str) -> Mapping[str, tuple[_Known, ...]]:
    """Map the folded first word of every writing of a name to what is known of it, the longest first."""
    right = {fold(state.name(language)) for state in states}
    made: dict[str, _Known] = {}
    for state in states:
        for entry in _entries(state, language, right):
            made.setdefault(entry.words, entry)
    table: dict[str, list[_Known]] = {}
    for entry in sorted(made.values(), key=lambda entry: -len(entry.words)):
        table.setdefault(entry.words.split()[0], []).append(entry)
    return {first: tuple(entries) for first, entries in table.items()}


def _entries(state: StateName, language: str, right: set[str]) -> Iterator[_Known]:
    name = state.name(language)
    bare = _bare(name)
    yield _Known(fold(name), state, name)
    for short in _ALSO_RIGHT:
        if fold(name).startswith(f"{fold(short)} "):
            yield _Known(fold(short), state, short)
    if bare != name:
        yield _Known(fold(bare), state, name)
    for other in (*OTHER_NAMES.get(state.iso3, ()), *_foreign(state, language)):
        folded = fold(other)
        is_code = other.isupper() or "." in other
        if not is_code and folded and folded not in right and folded not in _AMBIGUOUS:
            yield _Known(folded, state, name)


def _foreign(state: StateName, language: str) -> tuple[str, ...]:
    names = (_bare(name) for code, name in state.names if code != language)
    return tuple(name for name in names if len(name) >= _LEAST_FOREIGN)


def _bare(name: str) -> str:
    return _IN_BRACKETS.sub("", name)
