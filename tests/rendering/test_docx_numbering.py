from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iomdesk.document.blocks import (
    Annex,
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    Paragraph,
)
from iomdesk.document.inline import plain
from tests.rendering.documents import long_document, rich_document, small_document
from tests.rendering.word_reading import rendered

_COUNTED = ("heading 1", "heading 2", "heading 3", "Numbered paragraph", "Operative paragraph", "List a)",
            "List i)", "Annex heading")  # fmt: skip


def word_numbers(folder: Path, blocks: Sequence[Block], language: str = "fr") -> list[str]:
    """The numbers that Word prints before the blocks that may have one."""
    file = rendered(small_document(*blocks, language=language), folder)
    return [line.number for line in file.lines() if line.style in _COUNTED]


def numbers(blocks: Sequence[Block]) -> list[str]:
    """The numbers that the blocks carry."""
    return [_number(block) for block in blocks if not isinstance(block, Paragraph)]


def _number(block: Block) -> str:
    if isinstance(block, ListItem):
        return block.marker
    if isinstance(block, Annex):
        return block.label
    assert isinstance(block, Heading | NumberedParagraph | OperativeParagraph)
    return block.number


def paragraphs(*given_numbers: str) -> list[Block]:
    return [NumberedParagraph(number, plain("Texte.")) for number in given_numbers]


def items(*markers: str, level: int = 1) -> list[Block]:
    return [ListItem(level, marker, plain("Texte.")) for marker in markers]


def text() -> list[Block]:
    return [Paragraph(plain("Texte."))]


def test_word_counts_what_the_report_says(tmp_path: Path) -> None:
    blocks = [block for block in rich_document().blocks if _may_be_counted(block)]
    assert word_numbers(tmp_path, blocks) == [_number(block) for block in blocks]


def _may_be_counted(block: Block) -> bool:
    return isinstance(block, Heading | NumberedParagraph | OperativeParagraph | ListItem | Annex)


def test_word_counts_a_report_of_600_paragraphs_by_style_alone(tmp_path: Path) -> None:
    file = rendered(long_document(600), tmp_path)
    found = [line.number for line in file.lines() if line.style == "Numbered paragraph"]
    assert found == [f"{number}." for number in range(1, 601)]
    assert not file.all("//w:p[w:pPr/w:pStyle/@w:val='NumberedParagraph']/w:pPr/w:numPr")


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(paragraphs("1.", "2.", "3.", "3 bis.", "4."), id="inserted paragraph"),
        pytest.param(paragraphs("1.", "1 bis.", "1 ter.", "2."), id="two inserted"),
        pytest.param(paragraphs("7.", "8."), id="begins late"),
        pytest.param(paragraphs("1.", "2.", "5.", "6.", "10."), id="gaps"),
        pytest.param(paragraphs("3.", "2.", "2.", "1."), id="backwards"),
        pytest.param(paragraphs("1", "2", "3"), id="without points"),
        pytest.param(paragraphs("1.", "", "2."), id="one without a number"),
        pytest.param(paragraphs("[12.]", "[13.]"), id="in brackets"),
        pytest.param(paragraphs("1.1.", "1.2."), id="in two parts"),
        pytest.param(paragraphs("100.", "101."), id="three figures"),
        pytest.param([*items("a)", "b)"), *text(), *items("a)", "b)", "c)")], id="second list"),
        pytest.param([*items("a)", "b)"), *text(), *items("c)", "d)")], id="list that goes on"),
        pytest.param([*items("a)"), *text(), *items("a)"), *text(), *items("a)")], id="lists of one"),
        pytest.param(items("a)", "c)", "d)"), id="item left out"),
        pytest.param(items("a)", "b)", "b bis)", "c)"), id="inserted item"),
        pytest.param(
            items("a)", "b)", "c)", "d)", "e)", "f)", "g)", "h)", "i)", "j)"), id="the letter i after h"
        ),
        pytest.param(items("w)", "x)", "y)", "z)", "aa)", "bb)"), id="past the alphabet"),
        pytest.param(
            [
                *items("a)"),
                *items("i)", "ii)", "iii)", level=2),
                *items("b)"),
                *items("i)", "ii)", level=2),
                *items("c)"),
            ],
            id="two levels",
        ),
        pytest.param(
            [*items("a)"), *items("i)", level=2), *text(), *items("i)", "ii)", level=2), *items("b)")],
            id="second level begins anew while the first goes on",
        ),
        pytest.param([*items("i)", "ii)", level=2), *items("a)")], id="second level first"),
        pytest.param(
            [*items("a)"), *items("i)", level=2), *items("a.", "b.", level=3), *items("i.", level=4)],
            id="four levels",
        ),
        pytest.param(items("–", "–", "–"), id="dashes"),
        pytest.param([*items("•"), *items("1)", "2)", level=2), *items("•")], id="points and figures"),
        pytest.param(items("(a)", "(b)"), id="English brackets in French"),
        pytest.param(
            [
                Heading(1, "I.", plain("Un")),
                Heading(2, "A.", plain("Un")),
                Heading(2, "B.", plain("Deux")),
                Heading(1, "II.", plain("Deux")),
                Heading(2, "A.", plain("Un")),
                Heading(3, "1.", plain("Un")),
                Heading(3, "2.", plain("Deux")),
                Heading(2, "B.", plain("Deux")),
                Heading(3, "1.", plain("Un")),
            ],
            id="headings of three levels",
        ),
        pytest.param(
            [
                Heading(1, "", plain("Introduction")),
                Heading(1, "I.", plain("Un")),
                Heading(1, "", plain("x")),
            ],
            id="headings without number",
        ),
        pytest.param(
            [
                Heading(1, "I.", plain("Un")),
                Heading(2, "A.", plain("Un")),
                Heading(1, "", plain("Conclusions")),
                Heading(2, "A.", plain("Un")),
                Heading(1, "II.", plain("Deux")),
            ],
            id="second level under a heading without number",
        ),
        pytest.param(
            [Heading(1, "V.", plain("x")), Heading(2, "a)", plain("x")), Heading(2, "b)", plain("x"))],
            id="lettered headings",
        ),
        pytest.param([Heading(1, "C.", plain("x")), Heading(1, "D.", plain("x"))], id="C is a letter"),
        pytest.param(
            [
                *(OperativeParagraph(n, plain("Invite")) for n in ("1.", "2.")),
                *text(),
                OperativeParagraph("", plain("Recommande")),
                *text(),
                *(OperativeParagraph(n, plain("Prie")) for n in ("1.", "2.", "3.")),
            ],
            id="three recommendations",
        ),
        pytest.param([Annex("Annexe I", "Un"), Annex("Annexe II", "Deux")], id="annexes"),
        pytest.param([Annex("Annexe A", "Un"), Annex("Annexe B", "Deux")], id="lettered annexes"),
    ],
)
def test_word_prints_the_numbers_that_the_blocks_carry(blocks: list[Block], tmp_path: Path) -> None:
    assert word_numbers(tmp_path, blocks) == numbers(blocks)


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_items_are_counted_by_their_styles_in_each_language(language: str, tmp_path: Path) -> None:
    opening = "(" if language == "en" else ""
    blocks = [
        *items(f"{opening}a)", f"{opening}b)"),
        *items(f"{opening}i)", level=2),
        *items(f"{opening}c)"),
    ]
    file = rendered(small_document(*blocks, language=language), tmp_path)
    assert [line.number for line in file.lines() if line.style.startswith("List")] == numbers(blocks)
    assert not file.all("//w:body/w:p/w:pPr/w:numPr")


@pytest.mark.parametrize(
    ("language", "labels"),
    [("fr", ("Annexe I", "Annexe II")), ("en", ("Annex I", "Annex II")), ("es", ("Anexo I", "Anexo II"))],
)
def test_annexes_are_counted_by_their_style(language: str, labels: tuple[str, str], tmp_path: Path) -> None:
    blocks = [Annex(label, "Titre") for label in labels]
    file = rendered(small_document(*blocks, language=language), tmp_path)
    assert [line.number for line in file.lines() if line.style == "Annex heading"] == list(labels)
    assert not file.all("//w:body/w:p/w:pPr/w:numPr")


@pytest.mark.parametrize("annex", [Annex("Annexe", "Mandat"), Annex("Annexe I", ""), Annex("Annexe", "")])
def test_a_label_that_word_cannot_count_is_text(annex: Annex, tmp_path: Path) -> None:
    file = rendered(small_document(annex), tmp_path)
    (line,) = [line for line in file.lines() if line.style == "Annex heading"]
    assert line.number == ""
    assert line.text == (f"{annex.label} – {annex.title}" if annex.title else annex.label)


def test_heading_levels_of_a_list_are_linked_to_the_styles(tmp_path: Path) -> None:
    file = rendered(rich_document(), tmp_path)
    assert file.all("//w:abstractNum[@w:abstractNumId='0']/w:lvl/w:pStyle/@w:val", "numbering") == [
        "Heading1",
        "Heading2",
        "Heading3",
    ]


def test_no_two_lists_share_an_identity(tmp_path: Path) -> None:
    file = rendered(rich_document(), tmp_path)
    for path in ("//w:abstractNum/@w:abstractNumId", "//w:nsid/@w:val", "//w:num/@w:numId"):
        found = file.all(path, "numbering")
        assert len(found) == len(set(found))


_NUMBER = st.sampled_from(["1.", "2.", "3.", "4.", "3 bis.", "i)", "ii)", "v.", "", "–", "aa)", "IV.", "[2]"])
_BLOCK = st.one_of(
    st.builds(lambda number: NumberedParagraph(number, plain("x")), _NUMBER),
    st.builds(lambda number: OperativeParagraph(number, plain("x")), _NUMBER),
    st.builds(lambda level, number: Heading(level, number, plain("x")), st.integers(1, 3), _NUMBER),
    st.builds(
        lambda level, marker: ListItem(level, marker, plain("x")),
        st.integers(1, 3),
        st.sampled_from(["a)", "b)", "c)", "i)", "ii)", "h)", "a.", "–", "(a)", "b bis)"]),
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks=st.lists(_BLOCK, max_size=25))
def test_word_prints_any_numbers_in_any_order(blocks: list[Block], tmp_path: Path) -> None:
    assert word_numbers(tmp_path, blocks) == numbers(blocks)
