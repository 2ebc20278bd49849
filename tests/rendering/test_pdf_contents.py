import pytest

from iomdesk.document.blocks import Annex, Heading
from iomdesk.document.inline import plain
from iomdesk.rendering.pdf_boxes import Box
from iomdesk.rendering.pdf_contents import contents_boxes
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_styles import STEP
from iomdesk.rendering.pdf_typesetter import Typesetter
from tests.rendering.documents import small_document

_WIDTH = 440.0


def boxes_of(*blocks: Heading | Annex, page: str = "12") -> list[Box]:
    pages = dict.fromkeys(range(len(blocks)), page)
    typesetter = Typesetter("fr", {}, {})
    return contents_boxes(small_document(*blocks), ("Table des matières", "Page"), pages, typesetter, _WIDTH)


def text_of(line: Line) -> str:
    return "".join(fragment.text for fragment in line.fragments)


def test_the_title_stands_above_and_the_word_page_over_the_numbers() -> None:
    title, page = boxes_of()
    assert text_of(title.lines[0]) == "TABLE DES MATIÈRES"
    assert page.lines[0].x + page.lines[0].width == pytest.approx(_WIDTH)


def test_an_entry_has_number_text_dots_and_page() -> None:
    *_, entry = boxes_of(Heading(1, "III.", plain("Groupes régionaux")))
    number, text, dots, page = entry.lines
    assert [text_of(number), text_of(text), text_of(page)] == ["III.", "Groupes régionaux", "12"]
    assert set(text_of(dots)) == {".", " "}
    assert text.x + text.width < dots.x < dots.x + dots.width < page.x
    assert page.x + page.width == pytest.approx(_WIDTH)


def test_dots_of_all_entries_stand_below_each_other() -> None:
    boxes = boxes_of(Heading(1, "I.", plain("Un")), Heading(1, "II.", plain("Un titre plus long")))
    first, second = boxes[-2].lines[2], boxes[-1].lines[2]
    assert first.x + first.width == pytest.approx(second.x + second.width)


def test_lower_levels_are_indented() -> None:
    boxes = boxes_of(*[Heading(level, "1.", plain("Titre")) for level in (1, 2, 3)])
    assert [box.lines[0].x for box in boxes[-3:]] == [0, STEP, 2 * STEP]


def test_a_long_title_goes_on_below_itself_and_its_last_line_has_the_page() -> None:
    *_, first, last = boxes_of(Heading(1, "I.", plain("Examen des partenariats et de la gouvernance, " * 2)))
    assert [text_of(line) for line in last.lines][-1] == "12"
    assert first.glued
    assert first.lines[1].x == last.lines[0].x == STEP


def test_an_annex_is_listed_with_its_title() -> None:
    *_, entry = boxes_of(Annex("Annexe I", "Ordre du jour"))
    assert "Annexe I – Ordre du jour" in [text_of(line) for line in entry.lines]


def test_a_heading_that_is_only_a_number_is_listed() -> None:
    *_, entry = boxes_of(Heading(1, "I.", ()))
    assert text_of(entry.lines[0]) == "I."


def test_each_line_of_an_entry_leads_to_its_heading() -> None:
    boxes = boxes_of(Heading(1, "I.", plain("Un")), Heading(1, "II.", plain("mot " * 60)))
    assert [box.link for box in boxes[2:]] == ["block-0", *["block-1"] * (len(boxes) - 3)]
