import pytest

from iomdesk.document.blocks import Heading, Paragraph
from iomdesk.document.document import Document
from iomdesk.document.inline import plain
from iomdesk.rendering.pdf_sheets import Part, Sheet, lay_out, roman
from iomdesk.rendering.pdf_styles import A4, PageSetup
from tests.rendering.documents import long_document, rich_document, small_document


def sheets_of(document: Document, setup: PageSetup = A4) -> list[Sheet]:
    return lay_out(document, setup, lambda _: None)


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix"), (400, "cd")],
)
def test_roman_figures(number: int, written: str) -> None:
    assert roman(number) == written


def test_cover_contents_and_body_follow_each_other() -> None:
    sheets = sheets_of(rich_document())
    assert [(sheet.part, sheet.number) for sheet in sheets[:4]] == [
        (Part.COVER, ""),
        (Part.FRONT, "i"),
        (Part.BODY, "1"),
        (Part.BODY, "2"),
    ]


@pytest.mark.parametrize("headings", [1, 60, 120, 200])
@pytest.mark.parametrize("setup", [A4, PageSetup(blank_versos=True)])
def test_page_1_is_on_a_right_hand_page(headings: int, setup: PageSetup) -> None:
    blocks = tuple(Heading(1, f"{number}.", plain("Titre")) for number in range(headings))
    sheets = sheets_of(rich_document(blocks=blocks), setup)
    place = next(place for place, sheet in enumerate(sheets) if sheet.number == "1")
    assert place % 2 == 0


def test_blank_versos_put_the_contents_on_a_right_hand_page_too() -> None:
    sheets = sheets_of(rich_document(), PageSetup(blank_versos=True))
    assert [sheet.number for sheet in sheets[:5]] == ["", "", "i", "", "1"]


def test_without_contents_page_1_has_the_masthead_and_no_head() -> None:
    first, *others = sheets_of(small_document(*long_document(20).blocks))
    assert first.number == ""
    assert [sheet.number for sheet in others] == [str(number) for number in range(2, len(others) + 2)]


def test_blocks_are_counted_as_they_are_set() -> None:
    counted: list[int] = []
    lay_out(small_document(*[Paragraph(plain("x"))] * 3), A4, counted.append)
    assert counted == [0, 1, 2, 3]
