"""The words of papers as data: formulae with `{placeholders}`, verbs, and names known in three languages.

Templates are data that people may edit, so only plain placeholders of a fixed set are filled: nothing in a
template can reach into an object.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from string import Formatter
from typing import Any, TypeAlias

from iomdesk.document.inline import Inline, Run, Text
from iomdesk.document.runs import merge_runs
from iomdesk.papers.house import HouseFacts
from iomdesk.runtime.templates import load_template

Formula: TypeAlias = str | Mapping[str, str] | list[str]

PLACEHOLDERS = frozenset({
    "at_place", "at_session", "by_body", "conclusion", "count", "day", "details", "end", "group",
    "Group", "items", "label", "language", "list", "name", "number", "of_group", "of_items",
    "of_list", "of_name", "of_person", "on_dates", "ordinal", "paragraphs", "person", "Person",
    "section", "start", "status", "symbol", "title", "to_addressee", "under_chair", "was_before",
})  # fmt: skip

FORMULAE = (
    "formulae",
    "convening",
    "agendas",
    "lists",
    "minutes",
    "packs",
    "attendance",
    "votes",
    "approval",
    "lives",
    "reports",
)
"""The template files that hold formulae; no key stands in two of them."""


class TemplateFault(ValueError):
    """Raised when a template misses words, or holds a placeholder that is not plain or not known."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold the templates of all papers: read only, the same for every paper."""

    formulae: Mapping[str, Mapping[str, Formula]]
    verbs: Mapping[str, Mapping[str, Mapping[str, str]]]
    names: Mapping[str, Any]

    def template(self, key: str, language: str, many: bool = False) -> str:
        """Return a formula, in its plural form where it has one and `many` is set."""
        formula = self._formula(key, language)
        if isinstance(formula, Mapping):
            return formula["many" if many else "one"]
        if isinstance(formula, list):
            raise TemplateFault(f"{key}: a list is no formula")
        return formula

    def number(self, count: int, language: str) -> str:
        """Write a count in words below ten (feminine, for meetings), in figures from ten on."""
        words = self._formula("numbers", language)
        return words[count] if isinstance(words, list) and count < len(words) else str(count)

    def _formula(self, key: str, language: str) -> Formula:
        try:
            return self.formulae[key][language]
        except KeyError as missing:
            raise TemplateFault(f"{key}: nothing for {language}") from missing


def fill(template: str, values: Mapping[str, str | Text]) -> Text:
    """Put values, plain or already set in runs, in the places of a template."""
    parts: list[Inline] = []
    for literal, name in read_placeholders(template):
        parts.append(Run(literal))
        if name is not None:
            if name not in values:
                raise TemplateFault(f"placeholder {{{name}}} is not filled here: {template}")
            value = values[name]
            parts.extend((Run(value),) if isinstance(value, str) else value)
    return merge_runs(tuple(parts))


def read_placeholders(template: str) -> Iterator[tuple[str, str | None]]:
    """Split a template into literal stretches and the placeholder after each; raise TemplateFault."""
    try:
        pieces = list(Formatter().parse(template))
    except ValueError as broken:
        raise TemplateFault(template) from broken
    for literal, name, form, conversion in pieces:
        if name is not None and (name not in PLACEHOLDERS or form or conversion):
            raise TemplateFault(f"placeholder {{{name}}} is not allowed")
        yield literal, name


def wording_of(house: HouseFacts) -> Wording:
    """Return the shipped wording with what the house set in its place."""
    shipped = default_wording()
    if not house.formulae:
        return shipped
    own = {key: {**shipped.formulae.get(key, {}), **words} for key, words in house.formulae.items()}
    return replace(shipped, formulae={**shipped.formulae, **own})


@cache
def default_wording() -> Wording:
    """Return the wording shipped with the program."""
    formulae = {key: words for name in FORMULAE for key, words in load_template(name).items()}
    return Wording(formulae, load_template("verbs"), load_template("names"))
