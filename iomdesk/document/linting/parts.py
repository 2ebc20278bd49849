"""What the editorial linter works with: paragraphs, what is known of the house, rules, findings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from iomdesk.document.quantifiers import Scale
from iomdesk.document.spoken import Spoken
from iomdesk.document.typography import OIM, HouseProfile

LANGUAGES = frozenset({"fr", "en", "es"})


@dataclass(frozen=True, slots=True)
class LintParagraph:
    """Hold the characters of a paragraph and what is known of it; "\\n" ends a line inside it.

    `kind` is that of a paragraph of minutes, `sources` the interventions that it sums up.
    """

    text: str
    kind: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StateName:
    """Hold what the list of States says of one: its names by language, its article in French."""

    iso3: str
    names: tuple[tuple[str, str], ...]
    article_fr: str = ""

    def name(self, language: str) -> str:
        """Return the name in a language, empty where there is none."""
        return dict(self.names).get(language, "")


@dataclass(frozen=True, eq=False)
class StateList:
    """Hold the list of States; made by `state_list`, so that the same list is the same object.

    Rules keep tables by it, and to compare long lists with every paragraph would take longer than the rules.
    """

    states: tuple[StateName, ...] = ()

    def __iter__(self) -> Iterator[StateName]:
        """Go through the States."""
        return iter(self.states)


@lru_cache(maxsize=8)
def state_list(states: tuple[StateName, ...]) -> StateList:
    """Return the list of some States, the same one for the same States."""
    return StateList(states)


NO_STATES = state_list(())


@dataclass(frozen=True)
class LintFacts:
    """Hold what rules may know beyond a paragraph.

    `symbols` is None where no register is at hand; `is_minutes` tells minutes from papers, in which the
    Administration speaks for itself; `heard` is all that was said on the item of the text.
    """

    language: str
    profile: HouseProfile = OIM
    is_minutes: bool = False
    off: frozenset[str] = frozenset()
    states: StateList = NO_STATES
    acronyms: frozenset[str] = frozenset()
    expansions: Mapping[str, str] = field(default_factory=dict)
    symbols: frozenset[str] | None = None
    organs: frozenset[str] = frozenset()
    heard: tuple[Spoken, ...] = ()
    scale: Scale | None = None
    manner: Mapping[str, Any] = field(default_factory=dict)
    allows_statements: bool = True
    word_limit: int | None = None
    spelling: "Spelling | None" = None


class Spelling(Protocol):
    """Anything that knows how words are written."""

    def knows(self, word: str) -> bool:
        """Say whether a word is written like that."""
        ...

    def suggest(self, word: str) -> Sequence[str]:
        """Return what may have been meant, the likeliest first."""
        ...


class Spot(NamedTuple):
    """Say where in a paragraph a rule found something, why, and what it offers in its place if anything."""

    start: int
    end: int
    why: str
    offer: str | None = None


class Gathered(NamedTuple):
    """Hold what a rule of the whole text noted of one paragraph."""

    paragraph: int
    note: Any


class Placed(NamedTuple):
    """Say in which paragraph a rule of the whole text found something."""

    paragraph: int
    spot: Spot


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one finding: the rule, the place in the paragraph, why, and the change offered, if any."""

    rule: str
    paragraph: int
    start: int
    end: int
    text: str
    why: str
    offer: str | None = None


Check = Callable[[LintParagraph, LintFacts], Iterator[Spot]]
Gather = Callable[[LintParagraph, LintFacts], Any]
Judge = Callable[[Sequence[Gathered], LintFacts], Iterator[Placed]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold a rule that looks at one paragraph at a time."""

    name: str
    check: Check
    languages: frozenset[str] = LANGUAGES


@dataclass(frozen=True, slots=True)
class WholeRule:
    """Hold a rule that needs the whole text: it notes a little of each paragraph, then judges the notes.

    A note that is None is not kept, so that judging stays cheap.
    """

    name: str
    gather: Gather
    judge: Judge
    languages: frozenset[str] = LANGUAGES
