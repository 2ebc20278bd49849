from dataclasses import replace

import pytest

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Table,
)
from iomdesk.document.inline import Run, plain
from iomdesk.rendering.pdf_boxes import Box
from iomdesk.rendering.pdf_flow import Flow, destination
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_styles import STEP
from iomdesk.rendering.pdf_typesetter import Typesetter
from tests.rendering.documents import long_paragraphs

_LONG = plain(long_paragraphs(1)[0])
_WIDTH = 440.0


def boxes_of(*blocks: Block) -> list[Box]:
    flow = Flow(blocks, Typesetter("fr", {}, {}), _WIDTH)
    for place in range(len(blocks)):
        flow.add(place)
    return flow.boxes


def text_of(line: Line) -> str:
    return "".join(fragment.text for fragment in line.fragments)


def is_bold(line: Line) -> bool:
    return "Bold" in line.fragments[0].face.font


def test_a_number_stands_at_the_margin_and_its_text_after_a_tab() -> None:
    first, *others = boxes_of(NumberedParagraph("11.", _LONG))
    number, text = first.lines
    assert (text_of(number), number.x, text.x) == ("11.", 0, STEP)
    assert {line.x for box in others for line in box.lines} == {0}


def test_a_number_wider_than_the_tab_pushes_its_text() -> None:
    number, text = boxes_of(NumberedParagraph("1234 quater.", _LONG))[0].lines
    assert text.x > number.width + 3


def test_only_the_number_and_the_verb_of_an_operative_paragraph_are_bold() -> None:
    text = (Run("Recommande", bold=True), Run(" au Comité"))
    (box,) = boxes_of(OperativeParagraph("1.", text))
    number, line = box.lines
    assert is_bold(number)
    assert [("Bold" in part.face.font, part.text.strip()) for part in line.fragments] == [
        (True, "Recommande"),
        (False, "au Comité"),
    ]


def test_a_single_operative_paragraph_has_no_number_but_its_indent() -> None:
    (box,) = boxes_of(OperativeParagraph("", plain("Recommande")))
    (line,) = box.lines
    assert line.x == STEP


@pytest.mark.parametrize("level", [1, 2])
def test_list_items_hang_at_steps(level: int) -> None:
    first, *others = boxes_of(ListItem(level, "a)", _LONG))
    marker, text = first.lines
    assert marker.x == level * STEP
    assert text.x == pytest.approx((level + 1) * STEP)
    assert {line.x for box in others for line in box.lines} == {text.x}


def test_headings_are_bold_in_three_sizes_and_hung_after_their_number() -> None:
    sizes = []
    for level in (1, 2, 3):
        number, text = boxes_of(Heading(level, "I.", plain("Titre")))[0].lines
        assert is_bold(text)
        assert text.x == STEP
        sizes.append(number.fragments[0].face.size)
    assert sizes == [14, 12, 11]


def test_a_heading_stays_with_what_follows() -> None:
    boxes = boxes_of(Heading(1, "I.", plain("Titre")), NumberedParagraph("1.", _LONG))
    assert boxes[0].glued


def test_a_note_below_a_heading_stays_with_the_text() -> None:
    boxes = boxes_of(Heading(1, "", plain("Titre")), Paragraph(plain("Alinéa"), ParagraphStyle.NOTE))
    assert [box.glued for box in boxes] == [True, True]
    assert boxes[1].lines[0].fragments[0].face.grey > 0


def test_a_recommendation_keeps_its_heading_and_the_start_of_its_preamble_together() -> None:
    preamble = Paragraph(plain("Le Groupe de travail,"), ParagraphStyle.PREAMBLE)
    boxes = boxes_of(Heading(2, "", plain("Recommandation 1")), preamble, preamble)
    assert [box.glued for box in boxes] == [True, True, False]


@pytest.mark.parametrize(
    "following", [ListItem(1, "a)", plain("x")), Table((Column(plain("A")),), ((plain("b"),),))]
)
def test_an_announcement_stays_with_its_list(following: Block) -> None:
    announced = boxes_of(NumberedParagraph("1.", plain("figuraient\u00a0:")), following)
    assert announced[0].glued
    plainly = boxes_of(NumberedParagraph("1.", plain("figuraient.")), following)
    assert not plainly[0].glued


def test_a_signature_stays_with_the_text_it_signs() -> None:
    signature = Paragraph(plain("Le Rapporteur"), ParagraphStyle.SIGNATURE)
    boxes = boxes_of(Paragraph(plain("Fait à Genève.")), signature)
    assert boxes[0].glued
    assert boxes[1].lines[0].x == _WIDTH / 2


def test_an_annex_opens_a_page_with_its_label_title_and_remark_centred() -> None:
    boxes = boxes_of(Paragraph(plain("x")), Annex("Annexe I", "Ordre du 1er jour", remark="non officielle"))
    assert [box.opens_page for box in boxes] == [False, True, False, False]
    lines = [box.lines[0] for box in boxes[1:]]
    assert [text_of(line) for line in lines] == ["ANNEXE I", "ORDRE DU 1er JOUR", "non officielle"]
    assert all(line.x == pytest.approx((_WIDTH - line.width) / 2) for line in lines)


def test_a_page_break_acts_on_the_next_block() -> None:
    boxes = boxes_of(Paragraph(plain("x")), PageBreak(), PageBreak(), Paragraph(plain("y")))
    assert [box.opens_page for box in boxes] == [False, True]


def test_anchors_and_places_are_on_the_boxes() -> None:
    boxes = boxes_of(
        Heading(1, "I.", plain("Titre"), anchor="h"),
        NumberedParagraph("1.", _LONG, anchor="p1"),
        Paragraph(plain("x")),
    )
    assert boxes[0].anchors == (destination(0), "h")
    assert boxes[1].anchors == ("p1",)
    assert not any(box.anchors for box in boxes[2:])
    assert [box.block for box in boxes] == [0, *[1] * (len(boxes) - 2), 2]


def test_items_of_a_list_are_closer_than_paragraphs() -> None:
    item = ListItem(1, "a)", plain("x"))
    boxes = boxes_of(Paragraph(plain("x")), item, item, Paragraph(plain("x")))
    _, announced, inside, below = [box.before for box in boxes]
    assert inside < announced == below


def test_blocks_without_text_take_no_room() -> None:
    assert boxes_of(Heading(1, "", ()), Paragraph(()), ListItem(1, "", ()), Annex("", "")) == []


def test_a_heading_right_below_another_has_no_second_gap() -> None:
    one, two = Heading(1, "I.", plain("Un")), replace(Heading(2, "A.", plain("Deux")))
    assert boxes_of(one, two)[1].before < boxes_of(Paragraph(plain("x")), two)[1].before
