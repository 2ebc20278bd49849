"""What the linter and the speller know of a house: names, symbols, settings, what was said on an item."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.linting.linter import Linter
from iomdesk.document.linting.paragraphs import joined, lint_paragraph
from iomdesk.document.linting.parts import Finding, LintFacts, StateList, StateName, state_list
from iomdesk.document.markdown import parse_markdown
from iomdesk.document.typography import OIM, UN_WITHOUT_SPACES
from iomdesk.model.desk_record import DeskRecord
from iomdesk.model.minutes import Draft
from iomdesk.model.participants import Organisation, Person, State
from iomdesk.model.symbols import parse_symbol
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.house import house_setting, house_settings
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.prose_checks import heard_on, house_scale
from iomdesk.queries.symbols import known_symbols
from iomdesk.runtime.templates import load_template

OFF = "lint.off"
"""The setting that lists the rules switched off."""
STATEMENTS = "lint.individual_statements"
"""The setting that says whether minutes may tell what a single delegation said."""
LIMITS = "lint.word_limits"
"""The setting that holds the limits of words: {"item": …, "paper": …}, None for no limit."""
SPELLING = "lint.spelling"
"""The setting that says whether spelling is checked while typing."""
TYPING_AIDS = "lint.typing_aids"
"""The setting that says whether spaces, quotation marks and apostrophes are set while typing."""
ACRONYMS = "lint.acronyms"
"""The setting that lists acronyms which need no introduction, beside the shipped ones."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class HouseView:
    """Hold what linting and spelling in one language need.

    `words` are known beside the dictionary, among them `own_words`, which the user added.
    """

    facts: LintFacts
    words: frozenset[str]
    own_words: frozenset[str]
    ignored: frozenset[str]
    limits: Mapping[str, int | None]
    own_acronyms: tuple[str, ...]
    item_id: int | None
    checks_spelling: bool
    aids_typing: bool


@dataclass(frozen=True, slots=True)
class ItemFindings:
    """Hold what was found in the minutes of an item, with line and column in its text."""

    item_id: int
    number: str
    findings: tuple[tuple[int, int, Finding], ...]


def ignored_setting(item: int, language: str) -> str:
    """Name the setting that lists what is left as it is in the minutes of an item."""
    return f"lint.ignored.{item}.{language}"


def dictionary_setting(language: str) -> str:
    """Name the setting that holds the user's own dictionary."""
    return f"dictionary.{language}"


def ignored_key(finding: Finding) -> str:
    """Tell a finding from others by its rule and its words: places move while a text is written."""
    return f"{finding.rule}|{finding.text}"


def shipped_acronyms(language: str) -> frozenset[str]:
    """Return the acronyms that every house knows."""
    return frozenset(load_template("lint")["acronyms"][language])


def shipped_limits() -> Mapping[str, int | None]:
    """Return the limits of words of a house that set none."""
    limits: Mapping[str, int | None] = load_template("lint")["word_limits"]
    return limits


def house_view(session: Session, *, language: str, item_id: int | None = None) -> HouseView:
    """Load what is known of a house, and of an item where one is named."""
    states = state_list(tuple(_states(session)))
    organisations = tuple(session.scalars(select(Organisation).options(NOTHING_ELSE)))
    lint = house_settings(session, subject="lint")
    limits = {**shipped_limits(), **lint.get(LIMITS, {})}
    own_acronyms = tuple(lint.get(ACRONYMS, ()))
    acronyms = shipped_acronyms(language) | frozenset(own_acronyms)
    facts = _facts(session, states, organisations, language)
    facts = replace(
        facts,
        off=frozenset(lint.get(OFF, ())),
        allows_statements=bool(lint.get(STATEMENTS, True)),
        acronyms=acronyms,
        word_limit=limits["item" if item_id else "paper"],
        heard=heard_on(session, item_id=item_id) if item_id else (),
    )
    ignored = lint.get(ignored_setting(item_id, language), ()) if item_id else ()
    own = frozenset(house_setting(session, name=dictionary_setting(language), default=()))
    return HouseView(
        facts,
        frozenset(_known_words(session, states, organisations)) | acronyms | own,
        own,
        frozenset(ignored),
        limits,
        own_acronyms,
        item_id,
        checks_spelling=bool(lint.get(SPELLING, True)),
        aids_typing=bool(lint.get(TYPING_AIDS, True)),
    )


def lint_session(session: Session, *, session_id: int, language: str) -> tuple[ItemFindings, ...]:
    """Lint the minutes of all items of a session; what was left as it is there is left out."""
    house = house_view(session, language=language)
    found = []
    for item in agenda_of(session, session_id=session_id, language=language).items:
        if text := _minutes(session, item.id, language).strip():
            heard = heard_on(session, item_id=item.id)
            facts = replace(house.facts, heard=heard, word_limit=house.limits["item"])
            ignored = house_setting(session, name=ignored_setting(item.id, language), default=())
            findings = lint_minutes(text, facts, frozenset(ignored))
            found.append(ItemFindings(item.id, item.full_number, findings))
    return tuple(found)


def lint_minutes(
    text: str, facts: LintFacts, ignored: frozenset[str] = frozenset()
) -> tuple[tuple[int, int, Finding], ...]:
    """Lint minutes in their stored form: each finding with its line and column among their characters."""
    read = joined([lint_paragraph(paragraph) for paragraph in parse_markdown(text)])
    return tuple(
        (*read.line_and_column(one), one)
        for one in Linter(facts).lint(read.paragraphs)
        if ignored_key(one) not in ignored
    )


def _facts(
    session: Session, states: StateList, organisations: Iterable[Organisation], language: str
) -> LintFacts:
    symbols = known_symbols(session)
    profile = session.scalar(select(DeskRecord.house_profile))
    return LintFacts(
        language,
        profile=UN_WITHOUT_SPACES if profile == UN_WITHOUT_SPACES.name else OIM,
        is_minutes=True,
        states=states,
        expansions={one.abbreviation: one.name(language) for one in organisations if one.abbreviation},
        symbols=symbols,
        organs=frozenset(parsed.organ for one in symbols if (parsed := parse_symbol(one))),
        scale=house_scale(session, language=language),
        manner=load_template("drafting")[language],
    )


def _states(session: Session) -> Iterator[StateName]:
    for row in session.scalars(select(State).order_by(State.iso3).options(NOTHING_ELSE)):
        names = (("fr", row.name_fr), ("en", row.name_en), ("es", row.name_es))
        yield StateName(row.iso3, names, row.article_fr)


def _known_words(
    session: Session, states: Iterable[StateName], organisations: Iterable[Organisation]
) -> Iterator[str]:
    names = [name for state in states for _code, name in state.names]
    names += [part for one in organisations for part in (one.name_fr, one.name_en, one.name_es)]
    for given, family in session.execute(select(Person.given_name, Person.family_name)):
        names += given, family
    for name in names:
        yield from _WORD.findall(name.replace("'", "’"))


def _minutes(session: Session, item: int, language: str) -> str:
    text = session.scalar(
        select(Draft.text).where(
            Draft.record_kind == "item",
            Draft.record_id == item,
            Draft.field == "minutes",
            Draft.language == language,
        )
    )
    return text or ""
