from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics

from iomdesk.rendering.pdf_fonts import (
    PaperFont,
    Widths,
    fallback_font,
    fallback_letters,
    family_font,
    family_letters,
)


class Document:
    """Stand for the file that reportlab keeps the codes of letters apart by."""


@pytest.fixture
def font() -> PaperFont:
    return family_font(bold=False, italic=False)


def letters_coded(font: PaperFont, text: str, document: Any) -> str:
    subsets = font._assignState(document).subsets
    return "".join(
        chr(subsets[subset][code]) for subset, codes in font.splitString(text, document) for code in codes
    )


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_every_face_is_registered_once(bold: bool, italic: bool) -> None:
    font = family_font(bold, italic)
    assert family_font(bold, italic) is font
    assert pdfmetrics.getFont(font.fontName) is font


def test_the_letters_of_member_states_names_are_in_every_face() -> None:
    assert family_letters().issuperset("Şő ǧ ʻ Ả ŁÇñØåžčđÞ–—…«»“”’€№°º\u00a0\u202f\u2011")


def test_the_fallback_adds_letters() -> None:
    assert fallback_letters().issuperset("საქართველო Հայաստան")
    assert fallback_font(bold=True).fontName != fallback_font(bold=False).fontName


def test_ascii_keeps_its_codes_so_that_files_can_be_searched(font: PaperFont) -> None:
    assert font.splitString("Page 1", Document()) == [(0, b"Page 1")]


def test_a_non_breaking_space_is_not_the_code_that_justification_stretches(font: PaperFont) -> None:
    ((subset, codes),) = font.splitString("\u00a0", Document())
    assert (subset, codes) != (0, b" ")


def test_hundreds_of_letters_find_a_code_each(font: PaperFont) -> None:
    text = "".join(sorted(letter for letter in font.letters if "\u00a1" <= letter <= "\u0500"))
    assert len(text) > 600
    document = Document()
    assert letters_coded(font, text, document) == text
    assert letters_coded(font, text[::-1], document) == text[::-1]


def test_32_is_a_space_and_0_no_letter_in_each_subset(font: PaperFont) -> None:
    document = Document()
    font.splitString("".join(sorted(font.letters)), document)
    subsets = font._assignState(document).subsets
    assert len(subsets) > 3
    assert all(subset[32] == 32 for subset in subsets if len(subset) > 32)
    assert all(subset[0] == 0 for subset in subsets)


def test_a_letter_that_is_lacking_looks_like_a_box_and_is_as_wide(font: PaperFont) -> None:
    width = Widths(font, 11)["中"]
    font.splitString("中", Document())
    assert font.face.charToGlyph[ord("中")] == font.face.charToGlyph[ord("□")]
    assert Widths(font, 11)["中"] == width == Widths(font, 11)["□"]
    assert "中" not in font.letters


def test_widths_are_those_of_the_letters(font: PaperFont) -> None:
    assert Widths(font, 11)["Genève"] == pytest.approx(pdfmetrics.stringWidth("Genève", font.fontName, 11))
