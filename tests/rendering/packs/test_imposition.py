"""Two pages stand on a side, in order or as a booklet."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from iomdesk.rendering.packs.imposition import booklet_order, impose, two_up_order
from tests.pdf_corpus import SENTENCE, text_pdf


@given(st.integers(1, 60))
def test_folded_booklet_reads_in_order(pages: int) -> None:
    sides = [*booklet_order(pages)]
    assert len(sides) % 2 == 0
    leaves = [*zip(sides[::2], sides[1::2], strict=True)]
    opened = [page for front, back in leaves for page in (front[1], back[0])]
    closed = [page for front, back in reversed(leaves) for page in (back[1], front[0])]
    assert [page for page in opened + closed if page is not None] == [*range(pages)]


def test_pages_stand_side_by_side(tmp_path: Path) -> None:
    source = text_pdf(tmp_path / "pack.pdf", pages=5)
    assert impose(source, tmp_path / "two.pdf") == 3
    with PdfDocument(tmp_path / "two.pdf") as pdf:
        assert [round(value) for value in pdf[0].get_size()] == [842, 595]
        text = pdf[0].get_textpage()
        assert text.get_text_bounded().count(SENTENCE) == 2
        assert f"{SENTENCE} 1" in text.get_text_bounded(right=421)
        assert f"{SENTENCE} 2" in text.get_text_bounded(left=421)
    assert impose(source, tmp_path / "booklet.pdf", booklet=True) == 4
    assert [*two_up_order(3)] == [(0, 1), (2, None)]
