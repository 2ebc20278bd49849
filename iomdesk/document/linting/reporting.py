"""How minutes report: in the past and in the third person; individual statements where none are wanted."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot, StateList
from iomdesk.document.linting.reporting_verbs import (
    BEFORE_NOUNS,
    DELEGATIONS,
    LOOKS_PAST,
    OF_OTHERS,
    ORGANS,
    PRONOUNS,
    STOPPED_BY,
    past_of,
)
from iomdesk.runtime.translations import _

# A line that begins with a capital begins no sentence: lines of files end anywhere.
_SENTENCE = re.compile(r"(?:\A|(?<=[.!?…;]\s))\s*(?:(?:\(?[a-z]{1,4}|\d{1,3})[.)]\s+)?(?=[A-ZÀ-Þ])")
_REACH = 220
_SUBJECT_REACH = 110
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.;:!?«»“”()]")
_ENDS = frozenset(".;:!?«»“”")
_ORGAN_KINDS = frozenset({"decision", "recommendation", "conclusion"})
_WHOLE_ARTICLE = {
    "fr": re.compile(r"(?:L[ae]s?\s+|L[’'])?"),
    "en": re.compile(r"(?:The\s+)?"),
    "es": re.compile(r"(?:El\s+|La\s+|Los\s+|Las\s+)?"),
}
_FIRST_PERSON = {
    "fr": re.compile(r"\b(?:[Jj]e|[Nn]ous|[Nn]otre|[Nn]os|[Mm]on|[Mm]es|[Mm]oi)\b|\b[Jj][’']"),
    "en": re.compile(r"\b(?:I(?!\.)(?= [a-z])|[Ww]e|[Oo]ur|[Mm]y|[Uu]s)\b"),
    "es": re.compile(r"\b(?:[Nn]osotr[oa]s|[Nn]uestr[oa]s?|[Yy]o|[Mm]i)\b"),
}
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_ONE_SPEAKER = {
    "fr": re.compile(
        r"\A(?:L[ea]|L[’'])\s?(?:représentante?|délégation|observat(?:eur|rice)|orat(?:eur|rice))\b"
    ),
    "en": re.compile(r"\AThe (?:representative|delegation|observer|delegate|speaker)\b"),
    "es": re.compile(r"\A(?:El|La) (?:representante|delegación|observadora?|oradora?)\b"),
}
_HAS_REPORTED = {
    "fr": re.compile(r"\b(?:a|avait)\s+(?:également\s+|aussi\s+|ensuite\s+)?\w+(?:é|i|u|it|is)\b"),
    "en": re.compile(r"\b(?:\w+ed|said|thought|drew|took)\b"),
    "es": re.compile(r"\b(?:\w{2,}ó|dijo|propuso|hizo|expuso)\b"),
}


class _Subject(NamedTuple):
    start: int
    end: int
    is_organ: bool


def reporting_tense(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find reporting verbs in the present; what an organ says of itself in its own paper is left alone."""
    past = past_of(facts.language)
    for subject, start, verb in _reports(paragraph, facts):
        if not _is_own_voice(subject, verb, paragraph, facts):
            why = _("Minutes report in the past: “{right}”.").format(right=past[verb])
            yield Spot(start, start + len(verb), why, past[verb])


def first_person(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find the first person in minutes, outside quotations."""
    if not facts.is_minutes:
        return
    for found in _FIRST_PERSON[facts.language].finditer(paragraph.text):
        if not _is_quoted(paragraph.text, found.start()):
            yield Spot(*found.span(), _("Minutes are written in the third person."))


def individual_statements(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find what a single delegation said, where the house wants none of it."""
    if facts.allows_statements:
        return
    why = _("This report does not tell what single delegations said; a list of speakers can take its place.")
    for start, sentence in _sentences(paragraph.text):
        single = _ONE_SPEAKER[facts.language].match(sentence) or _state_at_head(sentence, facts)
        if single and _tells(sentence[single.end() :], facts.language):
            yield Spot(start, start + _end_of_sentence(sentence), why)


def _reports(paragraph: LintParagraph, facts: LintFacts) -> Iterator[tuple[_Subject, int, str]]:
    """Give who reports, and the place and the words of the verb in the present."""
    for start, sentence in _sentences(paragraph.text):
        subject = _subject(sentence, facts)
        if subject is None or _is_quoted(paragraph.text, start):
            continue
        found = _verb(sentence, subject.end, facts.language)
        if found is not None:
            yield subject, start + found.start(), found[0]


def _sentences(characters: str) -> Iterator[tuple[int, str]]:
    reached = -1
    for found in _SENTENCE.finditer(characters):
        if found.end() == reached:  # behind a mark such as 1. a sentence seems to begin twice
            continue
        reached = found.end()
        yield found.end(), characters[found.end() : found.end() + _REACH]


def _subject(sentence: str, facts: LintFacts) -> _Subject | None:
    """Find who speaks at the head of a sentence, the first that is named."""
    language = facts.language
    state = _state_at_head(sentence, facts)
    if state:
        return _Subject(0, state.end(), False)
    head = sentence[:_SUBJECT_REACH]
    found = [
        _Subject(*match.span(), is_organ)
        for pattern, is_organ in ((DELEGATIONS[language], False), (ORGANS[language], True))
        if (match := pattern.search(head))
    ]
    if pronoun := PRONOUNS[language].match(sentence):
        found.append(_Subject(*pronoun.span(), True))
    first = min(found, default=None)
    if first is None or _has_verb_before(sentence[: first.start], language):
        return None
    return first


def _has_verb_before(words: str, language: str) -> bool:
    """A subject stands at the head: behind a finite verb or a relative it is something else."""
    tokens = {token.lower() for token in _TOKEN.findall(words)}
    return bool(tokens & STOPPED_BY[language]) or bool(tokens & past_of(language).keys()) or ":" in tokens


def _verb(sentence: str, place: int, language: str) -> re.Match[str] | None:
    past, stops, determiners = past_of(language), STOPPED_BY[language], BEFORE_NOUNS[language]
    before = ""
    for token in _TOKEN.finditer(sentence, place):
        word = token[0].lower()
        if word in _ENDS or word in stops:
            return None
        if LOOKS_PAST[language].fullmatch(word) and word not in past:
            return None
        if word in past and before not in determiners and token[0].islower():
            return token
        before = word
    return None


def _is_own_voice(subject: _Subject, verb: str, paragraph: LintParagraph, facts: LintFacts) -> bool:
    if not subject.is_organ:
        return False
    if facts.is_minutes:
        return paragraph.kind in _ORGAN_KINDS
    return verb not in OF_OTHERS[facts.language]


def _is_quoted(characters: str, place: int) -> bool:
    return any(found.start() < place < found.end() for found in _QUOTED.finditer(characters))


def _state_at_head(sentence: str, facts: LintFacts) -> re.Match[str] | None:
    pattern = _names(facts.states, facts.language)
    return pattern.match(sentence) if pattern else None


@lru_cache(maxsize=16)
def _names(states: StateList, language: str) -> re.Pattern[str] | None:
    names = sorted({name for state in states if (name := state.name(language))}, key=len, reverse=True)
    if not names:
        return None
    return re.compile(rf"{_WHOLE_ARTICLE[language].pattern}(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _tells(rest: str, language: str) -> bool:
    end = _end_of_sentence(rest)
    if _HAS_REPORTED[language].search(rest[:end]):
        return True
    return _verb(rest, 0, language) is not None


def _end_of_sentence(sentence: str) -> int:
    found = re.search(r"[.!?…](?=\s|\Z)", sentence)
    return found.end() if found else len(sentence.rstrip())
