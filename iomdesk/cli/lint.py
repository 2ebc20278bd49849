"""The command that lints: the minutes of a session, or any text."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from iomdesk.cli.options import checked_language, reading, session_named
from iomdesk.cli.passphrases import unlocked
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.document.linting.linter import lint
from iomdesk.document.linting.paragraphs import LintText
from iomdesk.document.linting.parts import Finding, LintFacts, StateName, state_list
from iomdesk.document.linting.rule_words import EXAMPLES, rule_descriptions
from iomdesk.document.linting.rules import RULE_NAMES
from iomdesk.queries.lint_facts import house_view, lint_session, shipped_acronyms, shipped_limits
from iomdesk.reading import read_text_lines
from iomdesk.runtime.reference import reference_data
from iomdesk.runtime.spelling import load_speller
from iomdesk.runtime.translations import _, ngettext


class _Line(NamedTuple):
    item: str
    line: int
    column: int
    finding: Finding


def register(program: typer.Typer) -> None:
    """Add `lint`."""
    program.command(
        "lint",
        help=_(
            "Check a text, or the minutes of a session, by the rules of the house. "
            "Examples: iomdesk lint paper.txt --lang fr; iomdesk lint --session 1 --desk group.iomdesk"
        ),
    )(_lint)


def _lint(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Text, DOCX or PDF; - reads what is piped in.")
    ] = "",
    session: Annotated[
        str, typer.Option("--session", metavar="N", help="The session's number, or its id (s12).")
    ] = "",
    desk: Annotated[
        Path | None,
        typer.Option(
            "--desk",
            metavar="DESK",
            help="The desk whose names and settings count.",
            callback=lambda desk: unlocked(desk) if desk else desk,
        ),
    ] = None,
    language: Annotated[
        str, typer.Option("--lang", metavar="fr|en|es", help="Language: fr, en or es.")
    ] = "fr",
    minutes: Annotated[
        bool, typer.Option("--minutes", help="Take FILE for minutes, not for a paper.")
    ] = False,
    spelling: Annotated[
        bool, typer.Option("--spelling", help="Look words up in the dictionary too.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", metavar="WORDS", help="The most words.")] = None,
    off: Annotated[list[str] | None, typer.Option("--off", metavar="RULE", help="Leave a rule out.")] = None,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules and do nothing else.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with status 1 if anything is found.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a list.")] = False,
) -> None:
    checked_language(language)
    if rules:
        _list_rules(language, as_json)
        return
    left_out = frozenset(off or ())
    _check_usage(file, session, left_out)
    if file:
        facts, words = _known(desk, language)
        facts = replace(facts, is_minutes=minutes, off=facts.off | left_out)
        if limit is not None:
            facts = replace(facts, word_limit=limit)
        lines = _in_file(file, _spelt(facts, words) if spelling else facts)
    elif desk is None:
        raise typer.BadParameter(_("a session needs its desk"), param_hint="--desk")
    else:
        lines = _in_session(desk, session, language, left_out)
    _tell(lines, as_json)
    raise typer.Exit(1 if strict and lines else 0)


def _check_usage(file: str, session: str, off: frozenset[str]) -> None:
    if bool(file) == bool(session):
        raise typer.BadParameter(_("name a file or a session"), param_hint="FILE")
    if not off <= set(RULE_NAMES):
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(RULE_NAMES)), param_hint="--off"
        )


def _known(desk: Path | None, language: str) -> tuple[LintFacts, frozenset[str]]:
    """Return what is known of the house, and words that no dictionary has."""
    if desk is not None:
        with reading(desk) as opened:
            view = opened.ask(house_view, language=language).result()
        return view.facts, view.words
    states = state_list(tuple(_state(row) for row in reference_data().states))
    limit = shipped_limits()["paper"]
    facts = LintFacts(language, states=states, acronyms=shipped_acronyms(language), word_limit=limit)
    return facts, frozenset(word for one in states for word in one.name(language).split())


def _state(row: Mapping[str, str]) -> StateName:
    names = tuple((code, row[f"name_{code}"]) for code in ("fr", "en", "es"))
    return StateName(row["iso3"], names, row["article_fr"])


def _spelt(facts: LintFacts, words: frozenset[str]) -> LintFacts:
    speller = load_speller(facts.language)
    speller.learn(words)
    return replace(facts, spelling=speller)


def _in_file(file: str, facts: LintFacts) -> list[_Line]:
    lines = sys.stdin.read().split("\n") if file == "-" else read_text_lines(Path(file))
    text = LintText("\n".join(lines))
    return [_Line("", *text.line_and_column(one), one) for one in lint(text.paragraphs, facts)]


def _in_session(desk: Path, session: str, language: str, off: frozenset[str]) -> list[_Line]:
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        found = opened.ask(lint_session, session_id=id_, language=language).result()
    return [
        _Line(item.number, line, column, one)
        for item in found
        for line, column, one in item.findings
        if one.rule not in off
    ]


def _tell(lines: Sequence[_Line], as_json: bool) -> None:
    if as_json:
        print_json({"findings": [_entry(one) for one in lines]})
        return
    for one in lines:
        say(_sentence(one))
    words = ngettext("{count} finding", "{count} findings", len(lines))
    say(words.format(count=len(lines)) if lines else _("Nothing was found."))


def _entry(one: _Line) -> dict[str, Any]:
    entry: dict[str, Any] = {"item": one.item} if one.item else {}
    return entry | {
        "rule": one.finding.rule,
        "line": one.line,
        "column": one.column,
        "text": one.finding.text,
        "why": one.finding.why,
        "offer": one.finding.offer,
    }


def _sentence(one: _Line) -> str:
    offer = "" if one.finding.offer is None else f" [{one.finding.text} → {one.finding.offer}]"
    place = f"{one.line}:{one.column}"
    if one.item:
        place = _("Item {number}, {place}").format(number=one.item, place=place)
    return f"{place}: {one.finding.rule}: {one.finding.why}{_plain(offer)}"


def _plain(words: str) -> str:
    return words.replace("\n", " ")


def _list_rules(language: str, as_json: bool) -> None:
    if as_json:
        print_json({"rules": list(_rules(language))})
        return
    heads = (_("Rule"), _("What it holds to"), _("Not"), _("But"))
    print_table(heads, [tuple(_plain(cell) for cell in rule.values()) for rule in _rules(language)])


def _rules(language: str) -> Iterator[dict[str, str]]:
    descriptions = rule_descriptions()
    for name in RULE_NAMES:
        wrong, right = EXAMPLES[name][language]
        yield {"rule": name, "description": descriptions[name], "wrong": wrong, "right": right}
