from dataclasses import replace
from itertools import pairwise

from iomdesk.document.blocks import Cover
from iomdesk.rendering.pdf_boxes import Stack
from iomdesk.rendering.pdf_cover import cover_pages, masthead
from iomdesk.rendering.pdf_pages import Page
from iomdesk.rendering.pdf_typesetter import Typesetter
from tests.rendering.documents import COVER

_WIDTH, _HEIGHT = 440.0, 700.0


def pages_of(cover: Cover) -> list[Page]:
    return cover_pages(cover, Typesetter("fr", {}, {}), _WIDTH, _HEIGHT)


def downs(page: Page) -> dict[str, float]:
    return {
        "".join(part.text for part in line.fragments): placed.down
        for placed in page.boxes
        for line in placed.box.lines
    }


def test_the_symbol_block_is_at_the_right_and_the_note_at_the_foot() -> None:
    (page,) = pages_of(COVER)
    first, last = page.boxes[0], page.boxes[-1]
    assert first.down == 0
    assert first.box.lines[0].x + first.box.lines[0].width == _WIDTH
    assert last.down + last.box.height == _HEIGHT


def test_title_and_body_are_in_bold_capitals() -> None:
    (page,) = pages_of(COVER)
    bold = {
        "".join(part.text for part in line.fragments): line.fragments[0].face
        for placed in page.boxes
        for line in placed.box.lines
        if "Bold" in line.fragments[0].face.font
    }
    assert bold["RAPPORT ET RECOMMANDATIONS"].size == 16
    assert "GROUPE DE TRAVAIL SUR LES PARTENARIATS" in bold


def test_the_body_stands_at_the_same_height_whatever_the_symbol_block_holds() -> None:
    (full,), (bare,) = pages_of(COVER), pages_of(replace(COVER, remark="", date=""))
    body = "GROUPE DE TRAVAIL SUR LES PARTENARIATS"
    assert downs(full)[body] == downs(bare)[body]


def test_empty_facts_leave_their_line_out() -> None:
    (page,) = pages_of(replace(COVER, place="", rapporteur="", foot=""))
    assert "Genève" not in downs(page)
    assert downs(page)["12-13 mai 2020"] > downs(page)["AU COMITÉ PERMANENT DES PROGRAMMES ET DES FINANCES"]


def test_a_long_title_takes_the_free_space_before_it_runs_on() -> None:
    (page,) = pages_of(replace(COVER, title=("Rapport " * 80,)))
    assert all(one.down + one.box.height <= two.down + 1e-6 for one, two in pairwise(page.boxes))


def test_what_one_page_cannot_hold_goes_on_to_another() -> None:
    pages = pages_of(replace(COVER, title=("Rapport " * 300,)))
    assert len(pages) > 1
    assert "12-13 mai 2020" in downs(pages[-1])


def test_a_masthead_stays_with_the_first_block() -> None:
    stack = Stack()
    masthead(COVER, stack, Typesetter("fr", {}, {}), _WIDTH)
    assert all(box.glued for box in stack.boxes)
