"""Number clauses, list items and inserted paragraphs as each language prints them."""

import re

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

_LATIN_SUFFIXES = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies",
    "undecies", "duodecies",
)  # fmt: skip

_CLAUSE = re.compile(
    rf"""\s*
    (?: (?P<figure>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*) [\s.]* \(?
      | (?P<roman>[IVXLCDM]+|[ivxlcdm]+) (?:[\s.]+\(?|\()
      | (?P<tight>[IVXLCDM]+)(?=[a-z])
    )
    \s* (?P<letter>[a-z]|[A-Z]|([a-z])\5+)
    (?: \s* (?P<suffix>{"|".join(_LATIN_SUFFIXES)}) )?
    \s* \)? [\s.;:,]*""",
    re.VERBOSE,
)


def roman(number: int) -> str:
    """Write a number in capital roman figures; ValueError outside 1 to 3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no roman figure for {number}")
    written = ""
    for value, figure in _ROMAN:
        count, number = divmod(number, value)
        written += figure * count
    return written


def from_roman(figures: str) -> int:
    """Read roman figures in either case; ValueError unless they are written the usual way."""
    rest = capitals = figures.upper()
    number = 0
    for value, figure in _ROMAN:
        while rest.startswith(figure):
            number += value
            rest = rest[len(figure) :]
    if rest or not 1 <= number <= 3999 or roman(number) != capitals:
        raise ValueError(f"not a roman figure: {figures!r}")
    return number


def letters(number: int) -> str:
    """Count in letters: a … z, then aa, bb … as in resolutions and as word processors number lists."""
    if number < 1:
        raise ValueError(f"no letter for {number}")
    rounds, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)


def bis(number: int) -> str:
    """Name the nth insertion after a number: bis, ter, quater… (the same in every language)."""
    if not 1 <= number <= len(_LATIN_SUFFIXES):
        raise ValueError(f"no Latin suffix for insertion {number}")
    return _LATIN_SUFFIXES[number - 1]


def enclose(label: str, language: str) -> str:
    """Put a letter or small roman figure in its brackets: `(a)` in English, `a)` in French and Spanish."""
    return f"({label})" if language == "en" else f"{label})"


def clause_reference(chapter: str, letter: str, language: str) -> str:
    """Refer to a clause of the mandate: `2 b)` in French and Spanish, `2(b)` in English.

    Without a letter it refers to the chapter, without a chapter to a clause of a mandate in one part.
    """
    if not letter:
        return chapter
    gap = " " if chapter and language != "en" else ""
    return f"{chapter}{gap}{enclose(letter, language)}"


def parse_clause_reference(text: str) -> tuple[str, str] | None:
    """Split a clause reference as people write it into chapter and letter: `2b`, `2 B)`, `2(b)`, `2.b`.

    Roman chapters come back in capitals. None where the text is anything else, a chapter alone included.
    """
    found = _CLAUSE.fullmatch(text)
    if found is None:
        return None
    chapter = found["figure"] or (found["roman"] or found["tight"]).upper()
    letter = found["letter"].lower()
    return chapter, f"{letter} {found['suffix']}" if found["suffix"] else letter


def list_marker(index: int, level: int, language: str) -> str:
    """Mark the nth item of a list: `a)` then `i)` (English `(a)`, `(i)`), then `a.` and `i.` below.

    Levels count from 1. Source: United Nations Editorial Manual, paragraphs and subparagraphs.
    """
    label = letters(index) if level % 2 else roman(index).lower()
    return enclose(label, language) if level <= 2 else f"{label}."
