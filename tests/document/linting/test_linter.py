from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.inline import Run
from iomdesk.document.linting.linter import Linter, Looked, lint
from iomdesk.document.linting.paragraphs import LintText, joined, lint_paragraph
from iomdesk.document.linting.parts import Finding, LintFacts, LintParagraph
from iomdesk.document.linting.rule_words import EXAMPLES
from iomdesk.document.linting.rules import RULE_NAMES
from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph
from iomdesk.document.typography import UN_WITHOUT_SPACES, typeset_string
from iomdesk.runtime.reference import reference_data
from tests.document.linting.known_house import KnownWords, facts, facts_for, found

LANGUAGES = st.sampled_from(("fr", "en", "es"))
# Words and signs of the trade, thrown together: what random letters would hardly ever hit.
PIECES = st.sampled_from(
    [example for by_language in EXAMPLES.values() for pair in by_language.values() for example in pair]
    + list(" \u00a0\n.,;:!?«»“”\"'’()-–…/*")
    + ["a)", "(ii)", "1.", "C/109/L.12", "Rev.1", "OIM", "1er", "12/13/2014"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=200)


def everything(language: str) -> LintFacts:
    return facts(language, spelling=KnownWords(), symbols=frozenset({"C/109/L/12"}), word_limit=20)


@given(TEXTS, LANGUAGES)
def test_no_text_is_too_odd_to_be_linted(text: str, language: str) -> None:
    read = LintText(text)
    for one in lint(read.paragraphs, everything(language)):
        place = read.offset(one)
        line, column = read.line_and_column(one)
        assert text[place : place + len(one.text)] == one.text
        assert text.split("\n")[line - 1][column - 1 : column - 1 + len(one.text)] == one.text.split("\n")[0]


@given(TEXTS, LANGUAGES, st.sampled_from(RULE_NAMES))
def test_an_offer_removes_what_was_found_and_its_rule_finds_nothing_new(
    text: str, language: str, rule: str
) -> None:
    known = everything(language)
    read = LintText(text)
    before = [one for one in lint(read.paragraphs, known) if one.rule == rule]
    for one in before:
        if one.offer is not None:
            after = lint(changed(read.paragraphs, one), known)
            again = Counter((o.text, o.offer) for o in after if o.rule == rule)
            assert (
                again[one.text, one.offer] < Counter((o.text, o.offer) for o in before)[one.text, one.offer]
            )


def changed(paragraphs: tuple[LintParagraph, ...], one: Finding) -> tuple[LintParagraph, ...]:
    assert one.offer is not None
    old = paragraphs[one.paragraph]
    new = replace(old, text=old.text[: one.start] + one.offer + old.text[one.end :])
    return (*paragraphs[: one.paragraph], new, *paragraphs[one.paragraph + 1 :])


def test_a_careful_editor_finds_nothing_in_the_draft_mandate() -> None:
    text = "\n".join(reference_data().draft_mandate)
    assert found(text, "fr", known=facts("fr", is_minutes=False, word_limit=10_700)) == []


@pytest.mark.parametrize("rule", ["spaces", "quotes", "apostrophe"])
def test_what_papers_set_by_themselves_is_never_found_in_them(rule: str) -> None:
    for text in EXAMPLES[rule]["fr"]:
        assert found(typeset_string(text, "fr"), "fr", rule) == []


def test_a_house_without_spaces_before_signs_is_told_of_those() -> None:
    known = facts("fr", profile=UN_WITHOUT_SPACES)
    assert [(o.text, o.offer) for o in found("ainsi : « oui »", "fr", "spaces", known)] == [
        (" ", ""),
        (" ", ""),
        (" ", ""),
    ]
    assert found("ainsi: «oui»", "fr", "spaces", known) == []


def test_only_changed_paragraphs_are_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    linter = Linter(facts("fr"))
    looked: list[str] = []
    examine = linter.examine

    def noted(one: LintParagraph) -> Looked:
        looked.append(one.text)
        return examine(one)

    monkeypatch.setattr(linter, "examine", noted)
    linter.lint((LintParagraph("un"), LintParagraph("deux")))
    linter.lint((LintParagraph("un"), LintParagraph("deux..."), LintParagraph("un")))
    assert looked == ["un", "deux", "deux..."]


def test_findings_come_in_the_order_of_the_text_with_line_and_column() -> None:
    text = LintText("Le  Conseil\na dit...\n\na) l'un")
    findings = lint(text.paragraphs, facts("fr"))
    assert [(one.rule, *text.line_and_column(one)) for one in findings] == [
        ("double-space", 1, 3),
        ("ellipsis", 2, 6),
        ("apostrophe", 4, 5),
    ]


def test_paragraphs_of_minutes_keep_their_kind_and_sources_and_stand_on_a_line_each() -> None:
    one = TextParagraph((Run("Un"),), kind=ParagraphKind.DECISION, sources=(3,))
    assert lint_paragraph(one) == LintParagraph("Un", "decision", (3,))
    text = joined((LintParagraph("Un"), LintParagraph("deux..."), LintParagraph("l'un")))
    findings = lint(text.paragraphs, facts("fr"))
    assert [text.line_and_column(one) for one in findings] == [(2, 5), (3, 2)]


def test_facts_for_every_rule_can_be_made() -> None:
    assert all(facts_for(rule, "fr").language == "fr" for rule in RULE_NAMES)
