"""Whatever is brought, the program lives on: files are opened apart, cleaned, or kept with a reason."""

import subprocess
import time
from pathlib import Path
from shutil import which

import pytest
from docx import Document
from pikepdf import Pdf
from PIL import Image, PngImagePlugin
from pypdfium2 import PdfDocument

from iomdesk.reading.intake import LIMITS, Limits, Remark, TakenIn, take_in
from iomdesk.reading.intake.office import converter
from iomdesk.reading.intake.work import take_in_here
from tests import pdf_corpus
from tests.pdf_corpus import READABLE, SENTENCE, UNREADABLE, ink
from tests.rendering.packs.other_programs import unpacked

needs_office = pytest.mark.skipif(converter() is None, reason="LibreOffice is not installed")


@pytest.fixture
def printable(tmp_path: Path) -> Path:
    return tmp_path / "printable.pdf"


def here(path: Path, printable: Path, name: str = "", limits: Limits = LIMITS) -> TakenIn:
    """Take in a file in this process: what the other process does, without its start."""
    return take_in_here(path, name or path.name, printable, limits)


@pytest.mark.parametrize("kind", READABLE)
def test_every_readable_file_becomes_a_clean_one_with_its_text(
    kind: str, tmp_path: Path, printable: Path
) -> None:
    taken = here(READABLE[kind](tmp_path / "x.pdf"), printable)
    assert taken.printable
    with PdfDocument(printable) as pdf:
        assert len(pdf) == taken.pages
    assert kind in ("scanned", "very long", "unbalanced") or SENTENCE in taken.text
    assert (Remark.NO_TEXT in taken.remarks) == (kind == "scanned")


@pytest.mark.parametrize(
    ("kind", "remark"),
    [
        ("locked", Remark.LOCKED),
        ("no pages", Remark.DAMAGED),
        ("no pdf", Remark.OTHER_KIND),
    ],
)
def test_unreadable_file_is_told_why(kind: str, remark: Remark, tmp_path: Path, printable: Path) -> None:
    taken = here(UNREADABLE[kind](tmp_path / "x.pdf"), printable)
    assert remark in taken.remarks
    assert not taken.printable
    assert not printable.exists()


@pytest.mark.parametrize(
    ("make", "remark"),
    [
        (pdf_corpus.truncated, Remark.DAMAGED),
        (pdf_corpus.cyclic, Remark.DAMAGED),
        (pdf_corpus.bomb, Remark.TOO_LARGE),
    ],
    ids=["truncated", "cyclic", "bomb"],
)
def test_hostile_file_harms_nobody(make: object, remark: Remark, tmp_path: Path, printable: Path) -> None:
    assert callable(make)
    began = time.monotonic()
    taken = take_in(make(tmp_path / "x.pdf"), "x.pdf", printable, Limits(seconds=60))
    assert taken.remarks == (remark,)
    assert not taken.printable
    assert time.monotonic() - began < 60


def test_nothing_that_acts_is_left_and_what_was_filled_in_stays(tmp_path: Path, printable: Path) -> None:
    taken = here(pdf_corpus.with_actions(tmp_path / "x.pdf"), printable)
    assert {Remark.FORM, Remark.ATTACHMENTS, Remark.ACTIONS} <= set(taken.remarks)
    data = unpacked(printable)
    for word in (b"JavaScript", b"OpenAction", b"/AA ", b"EmbeddedFile", b"MZ this", b"AcroForm", b"/Widget"):
        assert word not in data
    with PdfDocument(printable) as pdf:
        page = pdf[0].render(scale=1).to_pil()
        assert ink(page.crop((72, page.height - 620, 272, page.height - 600))), "what was filled in stays"


def test_links_stay_and_actions_behind_them_do_not(tmp_path: Path, printable: Path) -> None:
    here(pdf_corpus.with_links(tmp_path / "x.pdf"), printable)
    data = unpacked(printable)
    assert b"https://www.iom.int/" in data
    assert b"app.alert" not in data
    assert b"calc.exe" not in data
    with Pdf.open(printable) as pdf, pdf.open_outline() as outline:
        assert outline.root[0].title == "Chapitre"


def test_file_that_takes_too_long_is_given_up(tmp_path: Path, printable: Path) -> None:
    source = pdf_corpus.text_pdf(tmp_path / "x.pdf", pages=2)
    began = time.monotonic()
    taken = take_in(source, "x.pdf", printable, Limits(seconds=0.01))
    assert taken.remarks == (Remark.TOO_LONG,)
    assert time.monotonic() - began < 20


def test_file_that_needs_too_much_memory_is_given_up(tmp_path: Path, printable: Path) -> None:
    size = (9000, 9000)
    Image.new("RGB", size).save(tmp_path / "x.tif", compression="tiff_deflate")
    taken = take_in(tmp_path / "x.tif", "x.tif", printable, Limits(memory=600 * 1024 * 1024))
    assert taken.remarks == (Remark.TOO_MUCH_MEMORY,)


def test_file_with_too_many_pages_or_bytes_is_kept_as_it_is(tmp_path: Path, printable: Path) -> None:
    source = pdf_corpus.text_pdf(tmp_path / "x.pdf", pages=5)
    assert here(source, printable, limits=Limits(pages=4)).remarks == (Remark.TOO_MANY_PAGES,)
    assert take_in(source, "x.pdf", printable, Limits(file_size=100)).remarks == (Remark.TOO_LARGE,)
    (tmp_path / "empty.pdf").touch()
    assert take_in(tmp_path / "empty.pdf", "empty.pdf", printable).remarks == (Remark.EMPTY,)


@pytest.mark.parametrize("ending", ["png", "jpg", "tif"])
def test_image_becomes_a_page(ending: str, tmp_path: Path, printable: Path) -> None:
    Image.new("RGB", (900, 600), (200, 30, 30)).save(tmp_path / f"x.{ending}")
    taken = here(tmp_path / f"x.{ending}", printable)
    assert taken.pages == 1
    with PdfDocument(printable) as pdf:
        picture = pdf[0].render(scale=0.5).to_pil().convert("RGB")
        middle = picture.getpixel((picture.width // 2, picture.height // 2))
        assert isinstance(middle, tuple)
        assert middle[0] > 150 > 80 > middle[1]


def test_every_page_of_a_scan_comes_at_the_size_it_was_scanned(tmp_path: Path, printable: Path) -> None:
    pages = [Image.new("1", (1654, 2339)), Image.new("L", (1654, 2339))]
    pages[0].save(tmp_path / "x.tif", save_all=True, append_images=pages[1:], dpi=(200, 200))
    assert here(tmp_path / "x.tif", printable).pages == 2
    with PdfDocument(printable) as pdf:
        assert [round(value) for value in pdf[0].get_size()] == [595, 842]


def test_jpeg_is_taken_over_byte_by_byte(tmp_path: Path, printable: Path) -> None:
    Image.effect_noise((300, 300), 80).save(tmp_path / "x.jpg")
    here(tmp_path / "x.jpg", printable)
    assert (tmp_path / "x.jpg").read_bytes() in printable.read_bytes()


def test_image_that_unpacks_to_too_much_or_is_cut_off_is_refused(tmp_path: Path, printable: Path) -> None:
    Image.new("L", (3000, 3000)).save(tmp_path / "x.png", pnginfo=PngImagePlugin.PngInfo())
    assert here(tmp_path / "x.png", printable, limits=Limits(pixels=1_000_000)).remarks == (Remark.TOO_LARGE,)
    Image.effect_noise((300, 300), 80).save(tmp_path / "y.jpg")
    data = (tmp_path / "y.jpg").read_bytes()
    (tmp_path / "y.jpg").write_bytes(data[: len(data) // 2])
    assert here(tmp_path / "y.jpg", printable).remarks == (Remark.DAMAGED,)


def test_name_that_promises_something_else_is_told(tmp_path: Path, printable: Path) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "x.jpg")
    assert Remark.WRONG_NAME in here(tmp_path / "x.jpg", printable, "rapport.pdf").remarks
    assert Remark.WRONG_NAME not in here(tmp_path / "x.jpg", printable, "photo.JPG").remarks


@needs_office
def test_office_file_is_converted(tmp_path: Path, printable: Path) -> None:
    document = Document()
    document.add_paragraph(SENTENCE)
    document.save(str(tmp_path / "x.docx"))
    taken = take_in(tmp_path / "x.docx", "x.docx", printable)
    assert taken.remarks[0] is Remark.CONVERTED
    assert SENTENCE in taken.text
    if which("pgrep"):
        left = subprocess.run(["pgrep", "-f", "iomdesk-.*profile"], capture_output=True)
        assert not left.stdout, "LibreOffice was stopped"


@needs_office
def test_broken_office_file_is_kept_as_it_is(tmp_path: Path, printable: Path) -> None:
    document = Document()
    document.add_paragraph(SENTENCE)
    document.save(str(tmp_path / "x.docx"))
    data = bytearray((tmp_path / "x.docx").read_bytes())
    data[200:2000] = bytes(1800)
    (tmp_path / "x.docx").write_bytes(data)
    taken = take_in(tmp_path / "x.docx", "x.docx", printable)
    assert not taken.printable


def test_office_file_without_libreoffice_is_kept_with_a_reason(
    tmp_path: Path, printable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iomdesk.reading.intake.office.converter", lambda: None)
    Document().save(str(tmp_path / "x.docx"))
    assert here(tmp_path / "x.docx", printable).remarks == (Remark.NO_CONVERTER,)


def test_archive_and_page_of_the_web_are_kept_as_they_are(tmp_path: Path, printable: Path) -> None:
    (tmp_path / "x.html").write_text("<html><img src='http://example.org/x.png'></html>")
    assert here(tmp_path / "x.html", printable).remarks == (Remark.OTHER_KIND,)


def test_plain_text_is_set_on_pages_without_another_program(tmp_path: Path, printable: Path) -> None:
    lines = [f"Ligne {number} : Été, ő, Ş – " + "mot " * 40 for number in range(80)]
    (tmp_path / "x.txt").write_text("\n".join(lines), encoding="utf-8")
    taken = here(tmp_path / "x.txt", printable)
    assert taken.printable
    assert taken.remarks == ()
    assert (taken.pages or 0) > 1
    assert "Ligne 79 : Été, ő, Ş" in taken.text
