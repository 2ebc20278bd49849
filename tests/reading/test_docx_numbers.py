"""Numbers are counted as Word counts them."""

from typing import Any

import pytest
from lxml import etree

from iomdesk.reading.docx_numbers import WordNumbers
from iomdesk.reading.docx_package import WORD

LEGAL = "<w:isLgl/>"


def xml(name: str, inner: str) -> Any:
    return etree.fromstring(f'<w:{name} xmlns:w="{WORD}">{inner}</w:{name}>')


def level(at: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(inner)}</w:abstractNum>'


def num(number: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def starts(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def listed(list_id: int | None, at: int | None = 0, style: str = "") -> Any:
    rule = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    rule += "" if list_id is None else f'<w:numId w:val="{list_id}"/>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return xml("p", f"<w:pPr>{named}<w:numPr>{rule}</w:numPr></w:pPr>" if rule else f"<w:pPr>{named}</w:pPr>")


def printed(rules: str, *paragraphs: Any, styles: str = "") -> list[str]:
    numbers = WordNumbers(xml("numbering", rules), xml("styles", styles))
    return [found.text if (found := numbers.number(paragraph)) else "" for paragraph in paragraphs]


OUTLINE = abstract(
    1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "lowerRoman", "(%3)")
)


def test_levels_count_each_their_own_and_begin_anew_below_a_higher_one() -> None:
    rules = OUTLINE + num(5, 1)
    places = (0, 1, 1, 2, 2, 1, 0, 1)
    assert printed(rules, *(listed(5, at) for at in places)) == [
        "1.",
        "a)",
        "b)",
        "(i)",
        "(ii)",
        "c)",
        "2.",
        "a)",
    ]


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("decimal", "3"), ("decimalZero", "03"), ("lowerLetter", "c"), ("upperLetter", "C"),
        ("lowerRoman", "iii"), ("upperRoman", "III"), ("ordinal", "3."), ("somethingElse", "3"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, found: str) -> None:
    assert printed(abstract(1, level(0, form, "%1", start=3)) + num(1, 1), listed(1)) == [found]


@pytest.mark.parametrize("form", ["bullet", "none"])
def test_bullets_are_no_numbers(form: str) -> None:
    assert printed(abstract(1, level(0, form, "•")) + num(1, 1), listed(1)) == [""]


def test_a_number_may_show_those_above_it() -> None:
    rules = abstract(
        1, level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3", LEGAL)
    )
    assert printed(rules + num(1, 1), *(listed(1, at) for at in (0, 1, 1, 2))) == ["I", "I.1", "I.2", "1.2.1"]


def test_lists_of_one_definition_count_on_together_unless_one_starts_anew() -> None:
    rules = OUTLINE + num(1, 1) + num(2, 1) + num(3, 1, starts(0, 1))
    order = (1, 1, 2, 3, 3, 1)
    assert printed(rules, *(listed(n) for n in order)) == ["1.", "2.", "3.", "1.", "2.", "3."]


def test_a_list_may_start_elsewhere_and_set_its_own_form() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1:")}</w:lvlOverride>'
    rules = OUTLINE + num(1, 1, starts(0, 7)) + num(2, 1, own)
    assert printed(rules, listed(1), listed(1), listed(2)) == ["7.", "8.", "I:"]


def test_a_level_may_count_through() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    rules = abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", never)) + num(1, 1)
    assert printed(rules, *(listed(1, at) for at in (0, 1, 1, 0, 1))) == ["1.", "a)", "b)", "2.", "c)"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Clause">'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="Clause"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
)


def test_styles_number_their_paragraphs_and_those_based_on_them() -> None:
    rules = abstract(
        1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Clause"/>')
    )
    found = printed(
        rules + num(1, 1),
        listed(None, None, "Clause"),
        listed(None, None, "Mine"),
        listed(None, 1, "Mine"),
        styles=STYLES,
    )
    assert found == ["a)", "b)", "c)"]


def test_a_paragraph_may_refuse_its_styles_number() -> None:
    assert printed(OUTLINE + num(1, 1), listed(0, 0, "Clause"), styles=STYLES) == [""]


def test_styles_based_on_themselves_and_lists_that_are_not_there_do_no_harm() -> None:
    assert printed(OUTLINE, listed(9), listed(None, None, "Round"), styles=STYLES) == ["", ""]
    assert printed(num(1, 44), listed(1)) == [""]
    assert WordNumbers(None, None).number(listed(1)) is None


def test_a_definition_may_be_taken_from_a_list_style() -> None:
    styles = '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    rules = OUTLINE + abstract(2, '<w:numStyleLink w:val="L"/>') + num(1, 1) + num(2, 2)
    assert printed(rules, listed(2, 1), styles=styles) == ["a)"]


def test_a_list_that_starts_at_nought_has_no_letter_there() -> None:
    assert printed(
        abstract(1, level(0, "lowerLetter", "%1)", start=0)) + num(1, 1), listed(1), listed(1)
    ) == ["0)", "a)"]
