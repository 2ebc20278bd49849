import hashlib
import io
import os
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pypdfium2
import pytest

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Heading,
    ListItem,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Table,
)
from iomdesk.document.document import Document, numbers_by_anchor
from iomdesk.document.inline import Run, plain
from iomdesk.document.text import plain_text
from iomdesk.rendering.docx_renderer import DocxRenderer
from iomdesk.rendering.renderer import RenderingCancelled
from tests.rendering.documents import long_document, rich_document, small_document
from tests.rendering.word_reading import Line, WordFile, rendered

_FRONT = ("Cover", "Masthead", "toc", "TOC", "Contents")


def body(file: WordFile) -> list[Line]:
    """The paragraphs after cover and contents, without the thin ones that close tables."""
    return [line for line in file.lines() if not line.style.startswith((*_FRONT, "Table end"))]


def expected_lines(document: Document) -> list[str]:
    """What the blocks say, number and text, paragraph by paragraph."""
    numbers = numbers_by_anchor(document)
    lines: list[str] = []
    for block in document.blocks:
        lines += _lines_of(block, numbers)
    return lines


def _lines_of(block: Block, numbers: dict[str, str]) -> list[str]:
    if isinstance(block, Table):
        rows = [tuple(column.head for column in block.columns), *block.rows]
        return [plain_text(cell, numbers) for row in rows for cell in row]
    if isinstance(block, Annex):
        return [f"{block.label} – {block.title}", *([block.remark] if block.remark else [])]
    if isinstance(block, PageBreak):
        return []
    number = block.marker if isinstance(block, ListItem) else getattr(block, "number", "")
    return [f"{number} {plain_text(block.text, numbers)}".strip()]


def test_the_paper_says_what_the_document_says_paragraph_by_paragraph(tmp_path: Path) -> None:
    document = rich_document()
    lines = body(rendered(document, tmp_path))
    assert [f"{line.number} {line.text}".strip() for line in lines] == expected_lines(document)


def test_python_docx_opens_the_paper(tmp_path: Path) -> None:
    target = tmp_path / "paper.docx"
    DocxRenderer().render(rich_document(), target)
    opened = docx.Document(str(target))
    assert [section.page_width for section in opened.sections] == [7560310] * 3
    assert len(opened.tables) == 1
    assert [cell.text for cell in opened.tables[0].rows[0].cells] == ["Point", "Titre", "Alinéa"]


def test_the_properties_name_the_paper_and_no_clock(tmp_path: Path) -> None:
    target = tmp_path / "paper.docx"
    DocxRenderer().render(rich_document(), target)
    properties = docx.Document(str(target)).core_properties
    assert properties.title == "WG/2/4 – Rapport et recommandations au CPPF"
    assert properties.subject == "Deuxième session"
    assert properties.language == "fr"
    assert properties.author == "Groupe de travail sur les partenariats et la gouvernance de l’OIM"
    assert properties.revision == 1
    created = properties.created
    assert created is not None
    assert created.replace(tzinfo=None) == datetime(2000, 1, 1)
    assert properties.modified == created


def test_a_title_longer_than_word_takes_is_cut(tmp_path: Path) -> None:
    target = tmp_path / "paper.docx"
    DocxRenderer().render(rich_document(title="long " * 100, subject="x" * 300), target)
    properties = docx.Document(str(target)).core_properties
    assert len(properties.title) <= 255
    assert len(properties.subject) == 255


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    DocxRenderer().render(rich_document(), first)
    DocxRenderer().render(rich_document(), second)
    assert first.read_bytes() == second.read_bytes()


def test_the_same_paper_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from iomdesk.rendering.docx_renderer import DocxRenderer;"
        "from tests.rendering.documents import rich_document;"
        "DocxRenderer().render(rich_document(), Path(sys.argv[1]))"
    )
    digests = set()
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.docx"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        folder = Path(__file__).parents[2]
        subprocess.run(
            [sys.executable, "-c", code, str(target)], check=True, env=environment, cwd=folder, timeout=120
        )
        digests.add(hashlib.sha256(target.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_archive_carries_no_clock_and_its_parts_in_order(tmp_path: Path) -> None:
    target = tmp_path / "paper.docx"
    DocxRenderer().render(rich_document(), target)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))


def test_characters_that_xml_forbids_are_left_out_everywhere(tmp_path: Path) -> None:
    odd = "a\x00b\x1fc\ud800d\uffffe"
    document = rich_document(
        title=odd,
        symbol=odd,
        mark=odd,
        blocks=(
            Heading(1, "I.", plain(odd), anchor=odd),
            NumberedParagraph("1.", plain(odd)),
            Table((Column(plain(odd)),), ((plain(odd),),), summary=odd),
            Annex("Annexe I", odd, remark=odd),
        ),
    )
    assert {line.text.removeprefix("– ") for line in body(rendered(document, tmp_path))} == {"abcde"}


def test_line_ends_and_tabs_inside_a_text_are_kept_as_such(tmp_path: Path) -> None:
    file = rendered(small_document(Paragraph(plain("un\ndeux\x0btrois\r\nquatre\tcinq"))), tmp_path)
    assert body(file)[-1].text == "un\ndeux\ntrois\nquatre\tcinq"


def test_spaces_are_kept(tmp_path: Path) -> None:
    text = " Après\u00a0: «\u00a0oui\u202f»  fin "
    file = rendered(small_document(Paragraph((Run(text), Run(" ")))), tmp_path)
    assert body(file)[-1].text == text + " "


def test_letters_of_any_script_are_written(tmp_path: Path) -> None:
    text = "Грузия საქართველო 日本 مصر 😀"
    blocks = (Heading(1, "I.", plain(text)), NumberedParagraph("1.", plain(text)))
    assert {line.text for line in body(rendered(rich_document(blocks=blocks), tmp_path))} == {text}


def test_letters_come_out_composed(tmp_path: Path) -> None:
    file = rendered(small_document(Paragraph(plain(unicodedata.normalize("NFD", "États")))), tmp_path)
    assert body(file)[-1].text == "États"


def test_a_table_repeats_its_head_and_keeps_its_rows_whole(tmp_path: Path) -> None:
    file = rendered(rich_document(), tmp_path)
    assert len(file.all("//w:tr/w:trPr/w:tblHeader")) == 1
    assert len(file.all("//w:tr/w:trPr/w:cantSplit")) == 3
    widths = [int(width) for width in file.all("//w:gridCol/@w:w")]
    assert sum(widths) == 8787
    assert widths[1] == pytest.approx(4 * widths[0], abs=2)
    assert file.all("//w:tblDescription/@w:val") == [
        "Points de l’ordre du jour et alinéas du mandat dont ils relèvent"
    ]


def test_ragged_rows_are_squared(tmp_path: Path) -> None:
    two = (Column(plain("A")), Column(plain("B")))
    table = Table(two, ((plain("1"),), (plain("2"), plain("3"), plain("4"))))
    file = rendered(small_document(table), tmp_path)
    assert [len(row.findall("{*}tc")) for row in file.all("//w:tr")] == [2, 2, 2]


def test_a_table_is_followed_by_a_paragraph_as_word_requires(tmp_path: Path) -> None:
    table = Table((Column(plain("A")),), ((plain("1"),),))
    file = rendered(small_document(table, table), tmp_path)
    tags = [each.tag.split("}")[1] for each in file.all("//w:body/*")]
    assert tags[-5:] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_page_break_begins_the_page_with_the_next_block(tmp_path: Path) -> None:
    file = rendered(
        small_document(Paragraph(plain("a")), PageBreak(), PageBreak(), Paragraph(plain("b"))), tmp_path
    )
    (broken,) = file.all("//w:p[w:pPr/w:pageBreakBefore]")
    assert "".join(broken.itertext()) == "b"


def test_a_page_break_before_a_table_or_an_annex_leaves_no_empty_page(tmp_path: Path) -> None:
    table = Table((Column(plain("A")),), ())
    file = rendered(
        small_document(PageBreak(), table, PageBreak(), Annex("Annexe I", "x"), PageBreak()), tmp_path
    )
    assert len(file.all("//w:p[w:pPr/w:pageBreakBefore]")) == 1  # the annex breaks by its style
    assert file.all("//w:style[@w:styleId='AnnexHeading']/w:pPr/w:pageBreakBefore", "styles")


def test_an_empty_paper_is_a_paper(tmp_path: Path) -> None:
    document = rich_document(blocks=(), title="", symbol="", subject="", mark="")
    target = tmp_path / "paper.docx"
    DocxRenderer().render(document, target)
    assert docx.Document(str(target)).core_properties.title == ""


@pytest.mark.parametrize("limit", [1, 20])
def test_cancelling_leaves_no_file(limit: int, tmp_path: Path) -> None:
    target = tmp_path / "paper.docx"
    with pytest.raises(RenderingCancelled):
        DocxRenderer().render(rich_document(), target, lambda done, _total: done < limit)
    assert not target.exists()


@pytest.mark.parametrize("document", [rich_document(), small_document(*rich_document().blocks)])
def test_progress_grows_from_nothing_to_all(document: Document, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    DocxRenderer().render(document, tmp_path / "paper.docx", note)
    total = len(document.blocks)
    assert {each for _done, each in seen} == {total}
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert (seen[0], seen[-1]) == ((0, total), (total, total))


def test_a_block_that_nobody_foresaw_is_an_error_and_not_left_out(tmp_path: Path) -> None:
    document = small_document("no block")  # type: ignore[arg-type]
    with pytest.raises(KeyError):
        DocxRenderer().render(document, tmp_path / "paper.docx")


_SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_sets_the_same_numbers_contents_and_pages(tmp_path: Path) -> None:
    assert _SOFFICE
    source = tmp_path / "paper.docx"
    DocxRenderer().render(long_document(30), source)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [_SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    pages = _page_texts(source.with_suffix(".pdf"))
    printed = [page for page in pages if page.strip()]
    assert "GROUPE DE TRAVAIL SUR LES PARTENARIATS" in printed[0]
    assert "TABLE DES MATIÈRES" in printed[1]
    assert "Page i" in printed[1].replace("\u00a0", " ")
    assert "30." in printed[-1]


def _page_texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(path.read_bytes())) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]
