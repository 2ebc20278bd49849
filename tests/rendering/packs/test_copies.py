"""Copies differ from their pack, and from each other, only in the bytes that name the recipient."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from iomdesk.rendering.packs.assembly import write_pack
from iomdesk.rendering.packs.copies import CopyMaker
from iomdesk.rendering.packs.copy_form import FORM_LENGTH, CopyMark
from tests.pdf_corpus import scanned, text_pdf, turned
from tests.rendering.packs.conftest import MakePlan
from tests.rendering.packs.other_programs import check

SUISSE = CopyMark("Exemplaire 7 – Suisse", "SUISSE 7")
OTHER = CopyMark("Exemplaire 8 – Türkiye, Côte d’Ivoire", "TÜRKIYE 8")
LETTERS = "".join((SUISSE.line, SUISSE.across, OTHER.line, OTHER.across))


def texts(path: Path) -> list[str]:
    with PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def made(make_plan: MakePlan, folder: Path) -> CopyMaker:
    sources = [text_pdf(folder / "1.pdf", pages=2), turned(folder / "2.pdf", 90), scanned(folder / "3.pdf")]
    plan = make_plan(sources, letters=LETTERS)
    write_pack(plan, folder / "pack.pdf")
    return CopyMaker(folder / "pack.pdf", plan)


def test_copy_names_its_recipient_on_every_page_but_the_front_matter(
    make_plan: MakePlan, tmp_path: Path
) -> None:
    made(make_plan, tmp_path).write(OTHER, tmp_path / "copy.pdf")
    pages = texts(tmp_path / "copy.pdf")
    assert [OTHER.line in page for page in pages] == [False, False, *[True] * 5]
    assert all("TÜRKIYE 8" in page for page in pages[2:])
    assert "Exemplaire" not in "".join(texts(tmp_path / "pack.pdf"))
    check(tmp_path / "copy.pdf")


def test_copies_differ_in_a_few_bytes(make_plan: MakePlan, tmp_path: Path) -> None:
    maker = made(make_plan, tmp_path)
    for name, mark in (("7.pdf", SUISSE), ("8.pdf", OTHER), ("7 again.pdf", SUISSE)):
        maker.write(mark, tmp_path / name)
    one, two = (tmp_path / "7.pdf").read_bytes(), (tmp_path / "8.pdf").read_bytes()
    assert len(one) == len(two)
    differing = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    assert len(differing) < 2 * FORM_LENGTH
    assert one == (tmp_path / "7 again.pdf").read_bytes()
    assert b"SUISSE" not in two


def test_mark_that_is_too_long_is_refused(make_plan: MakePlan, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="too long"):
        made(make_plan, tmp_path).write(CopyMark("S" * 4000), tmp_path / "copy.pdf")


def test_file_that_is_no_pack_is_refused(make_plan: MakePlan, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        CopyMaker(text_pdf(tmp_path / "x.pdf"), make_plan([]))
