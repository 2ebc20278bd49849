"""All rules of the linter, in the order in which they are listed."""

from iomdesk.document.linting.acronyms import not_introduced, uses
from iomdesk.document.linting.house_spellings import house_spellings
from iomdesk.document.linting.ordinals_and_dates import dates, ordinals
from iomdesk.document.linting.page_references import page_references
from iomdesk.document.linting.parts import Rule, WholeRule
from iomdesk.document.linting.quotation import dashes, ellipses, straight_apostrophes, straight_quotes
from iomdesk.document.linting.reporting import (
    first_person,
    individual_statements,
    reporting_tense,
)
from iomdesk.document.linting.sourced import attributions, lost_sources, quantifiers
from iomdesk.document.linting.spacing import doubled_spaces, spaces_by_signs
from iomdesk.document.linting.spelling import misspellings
from iomdesk.document.linting.state_names import state_names
from iomdesk.document.linting.sub_paragraphs import broken_series, list_ends, mark_forms, marks
from iomdesk.document.linting.symbols_cited import symbols
from iomdesk.document.linting.word_limits import over_the_limit, word_starts

RULES: tuple[Rule, ...] = (
    Rule("spaces", spaces_by_signs),
    Rule("double-space", doubled_spaces),
    Rule("quotes", straight_quotes),
    Rule("apostrophe", straight_apostrophes),
    Rule("ellipsis", ellipses),
    Rule("dash", dashes),
    Rule("ordinal", ordinals),
    Rule("date", dates),
    Rule("house-spelling", house_spellings),
    Rule("state-name", state_names),
    Rule("mark", mark_forms),
    Rule("symbol", symbols),
    Rule("page-reference", page_references),
    Rule("tense", reporting_tense),
    Rule("first-person", first_person),
    Rule("quantifier", quantifiers),
    Rule("source", lost_sources),
    Rule("individual-statement", individual_statements),
    Rule("attribution", attributions),
    Rule("spelling", misspellings),
)
"""Rules that look at one paragraph."""

WHOLE_RULES: tuple[WholeRule, ...] = (
    WholeRule("acronym", uses, not_introduced),
    WholeRule("series", marks, broken_series),
    WholeRule("list-end", marks, list_ends),
    WholeRule("word-limit", word_starts, over_the_limit),
)
"""Rules that need the whole text."""

RULE_NAMES: tuple[str, ...] = (
    *(rule.name for rule in RULES),
    *(whole.name for whole in WHOLE_RULES),
)
