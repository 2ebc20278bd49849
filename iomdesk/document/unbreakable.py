"""Find the spaces at which a line must not end: between a number and its noun, a title and a name…"""

import re
from collections.abc import Iterator

from iomdesk.document.flat_text import REFERENCE, Edit
from iomdesk.document.holding_words import HOLDING_WORDS, HoldingWords

NO_BREAK = "\u00a0"

_SPACE = re.compile(r"(\s)")
_OPENING = "([{«“‘\"'¿¡"
_CLOSING = ".,;:!?…)]}»”’\"'"
_SYMBOLS = frozenset("%‰°€$£")

_NUMBER = re.compile(r"[+−–-]?\d+(?:[.,]\d+)*(?:(?:er|re)?[-–]\d+(?:[.,]\d+)*)?")
_ORDINAL = re.compile(
    r"(?:\d+(?:er|re|e)?[-–])?\d+(?:er|re|ers|res|e|es|ère|ème|st|nd|rd|th|\.?[ºª])|[IVX]*[VX]I*e|I+e|Ier|Ire"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-–]\d+)?")
_THREE_FIGURES = re.compile(r"\d{3}(?!\w)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_FIGURE = re.compile(rf"\(?(?:\d|[IVXLC]+\b|{REFERENCE}|[a-z]{{1,2}}\))")
_CHAPTER = re.compile(r"\d+|[IVX]+")
_LETTER = re.compile(r"[a-z]{1,2}\)")
_MINUTES = re.compile(r"\d\d(?!\d)")
_BEGINS_NUMBER = frozenset("0123456789+−–-IVX")
_WORD_END = re.compile(r"[’']")
_INSERTION = re.compile(r"(?:bis|ter|quater|quinquies)\b")
_SPANISH_DATE = re.compile(rf"\d{{1,2}}º?(\s)de(\s)(?:{'|'.join(sorted(HOLDING_WORDS['es'].months))})\b")


def unbreakable_edits(characters: str, language: str) -> Iterator[Edit]:
    """Make unbreakable the plain spaces that a language keeps together."""
    words = HOLDING_WORDS[language]
    pieces = _SPACE.split(characters)
    place = len(pieces[0])
    for left, space, right in zip(pieces[::2], pieces[1::2], pieces[2::2], strict=False):
        if space == " " and left and right and _may_hold(left, right) and _holds(left, right, words):
            yield Edit(place, place + 1, NO_BREAK)
        place += 1 + len(right)


def spanish_date_edits(characters: str) -> Iterator[Edit]:
    """Keep together the day and the month of "2 de julio"."""
    for found in _SPANISH_DATE.finditer(characters):
        for group in (1, 2):
            yield Edit(*found.span(group), NO_BREAK)


def _may_hold(left: str, right: str) -> bool:
    """Sort out two words in small letters, as most are: papers are long, and looking closer takes time."""
    return not (left[0].islower() and right[0].islower()) or left[-1].isdigit() or ")" in right


def _holds(left: str, right: str, words: HoldingWords) -> bool:
    word = left.lstrip(_OPENING).rpartition("’")[2]
    if not word:
        return False
    return (
        _holds_name(word, right, words)
        or _holds_figure(word, right, words)
        or _holds_noun(word, right, words)
        or _holds_part(word, right)
    )


def _holds_name(word: str, right: str, words: HoldingWords) -> bool:
    """Mme la Présidente, M. E.P. Garcia."""
    if word in words.titles:
        return right[0].isalpha()
    return word[-1] == "." and word.isupper() and right[0].isupper() and _INITIALS.fullmatch(word) is not None


def _holds_figure(word: str, right: str, words: HoldingWords) -> bool:
    """Point 3, annexe II, paragraph (b), n° 5."""
    if word in words.number_signs:
        return right[0].isdigit() or right[0] == REFERENCE
    return word.lower() in words.labels and _FIGURE.match(right) is not None


def _holds_noun(word: str, right: str, words: HoldingWords) -> bool:
    """13 février, 5 %, 193 États, 108e session, XXe siècle, 10 000."""
    if word[0] not in _BEGINS_NUMBER or not (_NUMBER.fullmatch(word) or _ORDINAL.fullmatch(word)):
        return False
    if right[0] in _SYMBOLS:
        return True
    if right[0].isdigit():
        return words.nouns and len(word) <= 3 and _THREE_FIGURES.match(right) is not None
    return _is_held_noun(word, right.rstrip(_CLOSING), words)


def _is_held_noun(number: str, noun: str, words: HoldingWords) -> bool:
    if noun in words.months or noun in words.measures:
        return True
    # After a year a sentence goes on; small words never belong to a number.
    if not words.nouns or not noun[:1].isalpha() or _YEAR.fullmatch(number):
        return False
    return _WORD_END.split(noun, maxsplit=1)[0].lower() not in words.small


def _holds_part(word: str, right: str) -> bool:
    """2 b), b bis), 10 h 30."""
    if word == "h":
        return _MINUTES.match(right) is not None
    if _LETTER.match(right):
        return _CHAPTER.fullmatch(word) is not None
    return len(word) <= 2 and _INSERTION.match(right) is not None
