"""Files are read by what they hold; what cannot be read is refused with a reason."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx import Document as WordDocument
from reportlab.pdfgen.canvas import Canvas

from iomdesk.model.mandate_draft import MandateDraft, NoMandateFound
from iomdesk.reading import LARGEST, read_mandate, read_text_lines
from iomdesk.reading.refusals import (
    FileEmpty,
    FileEncrypted,
    FileIsNoFile,
    FileMissing,
    FileNotWhatItSays,
    FileRefused,
    FileTooLarge,
    FileWithoutText,
)
from iomdesk.runtime.paths import resources_folder

LINES = [
    "WORKING GROUP ON EXAMPLES",
    "DRAFT TERMS OF REFERENCE",
    "1. With regard to preparation:",
    "(a) To consider documents and to exchange",
    "views on them;",
    "(b) To report to the Committee.",
    "2. With regard to follow-up:",
    "(a) To review the action taken.",
]
OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
EXPECTED = {
    ("1", "a"): "To consider documents and to exchange views on them;",
    ("1", "b"): "To report to the Committee.",
    ("2", "a"): "To review the action taken.",
}


def clauses(draft: MandateDraft) -> dict[tuple[str, str], str]:
    return {(c.number, clause.letter): clause.text for c in draft.chapters for clause in c.clauses}


def text_file(path: Path, encoding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join(LINES).encode(encoding))
    return path


def pdf_file(path: Path, pages: int = 1) -> Path:
    canvas = Canvas(str(path))
    for page in range(pages):
        canvas.drawString(450, 800, "WG/1/2")
        canvas.drawString(450, 785, f"Page {page + 1}")
        share = LINES[page * 4 : page * 4 + 4] if pages > 1 else LINES
        for number, line in enumerate(share):
            canvas.drawString(80, 740 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return path


def word_file(path: Path) -> Path:
    document = WordDocument()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(path))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_people_meet(tmp_path: Path, encoding: str) -> None:
    assert clauses(read_mandate(text_file(tmp_path / "m.txt", encoding))) == EXPECTED


def test_accents_survive_windows_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_bytes("Examen du rôle de l’OIM".encode("cp1252"))
    assert read_text_lines(path) == ("Examen du rôle de l’OIM",)


@pytest.mark.parametrize("pages", [1, 2])
def test_pdf_gives_the_same_mandate_without_its_page_heads(tmp_path: Path, pages: int) -> None:
    assert clauses(read_mandate(pdf_file(tmp_path / "m.pdf", pages))) == EXPECTED


def test_word_gives_the_same_mandate(tmp_path: Path) -> None:
    assert clauses(read_mandate(word_file(tmp_path / "m.docx"))) == EXPECTED


def test_word_numbers_that_are_not_written_are_counted(tmp_path: Path) -> None:
    document = WordDocument()
    document.add_paragraph("With regard to preparation:", style="List Number")
    document.add_paragraph("With regard to follow-up:", style="List Number")
    document.add_paragraph("Plain")
    path = tmp_path / "m.docx"
    document.save(str(path))
    assert [" ".join(line.split()) for line in read_text_lines(path) if line] == [
        "1. With regard to preparation:",
        "2. With regard to follow-up:",
        "Plain",
    ]


def test_word_tables_are_read_row_by_row(tmp_path: Path) -> None:
    document = WordDocument()
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    path = tmp_path / "m.docx"
    document.save(str(path))
    assert [line for line in read_text_lines(path) if line] == ["cell 0", "cell 1", "cell 2", "cell 3"]


def test_file_without_an_extension_is_read_by_what_it_holds(tmp_path: Path) -> None:
    pdf_file(tmp_path / "m.pdf").rename(tmp_path / "mandate")
    assert clauses(read_mandate(tmp_path / "mandate")) == EXPECTED


def test_draft_mandate_of_the_group_has_its_two_chapters_and_nine_clauses() -> None:
    draft = read_mandate(resources_folder() / "mandates" / "projet-de-mandat.fr.txt")
    found = clauses(draft)
    assert list(found) == [("1", letter) for letter in "abcde"] + [("2", letter) for letter in "abcd"]
    assert draft.is_draft
    assert found["2", "a"] == (
        "Examen du fonctionnement des organes directeurs de l’OIM et échange de vues sur la question, pour "
        "s’assurer que ces derniers continuent de réaliser les objectifs en vue desquels ils ont été créés ;"
    )
    assert (
        found["2", "d"] == "Rapports et recommandations au CPPF pour examen et suite à donner, s’il y a lieu."
    )


def refusal(path: Path) -> type[Exception]:
    with pytest.raises((FileRefused, NoMandateFound)) as caught:
        read_mandate(path)
    assert path.name in str(caught.value) or caught.type is NoMandateFound
    return caught.type


def test_missing_empty_and_blank_files(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text("  \n\n")
    assert refusal(tmp_path / "none.txt") is FileMissing
    assert refusal(tmp_path / "empty.txt") is FileEmpty
    assert refusal(tmp_path / "blank.txt") is FileEmpty
    assert refusal(tmp_path) is FileIsNoFile


def test_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert refusal(path) is FileTooLarge
    assert LARGEST < 200 * 1024 * 1024


def test_names_that_lie_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("1. Chapter\n(a) Clause")
    (tmp_path / "text.pdf").write_text("1. Chapter\n(a) Clause")
    (tmp_path / "noise.txt").write_bytes(bytes(range(32)) * 50)
    pdf_file(tmp_path / "pdf.txt")
    with zipfile.ZipFile(tmp_path / "sheet.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    for name in ("text.docx", "text.pdf", "noise.txt", "pdf.txt", "sheet.docx"):
        assert refusal(tmp_path / name) is FileNotWhatItSays, name


def test_files_with_a_password_are_named_as_such(tmp_path: Path) -> None:
    with pikepdf.open(pdf_file(tmp_path / "open.pdf")) as document:
        document.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    (tmp_path / "locked.docx").write_bytes(OFFICE + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(tmp_path / "locked.pdf") is FileEncrypted
    assert refusal(tmp_path / "locked.docx") is FileEncrypted


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_half_written_files_are_refused_or_hold_no_mandate(tmp_path: Path, share: float) -> None:
    for make, name in ((word_file, "m.docx"), (pdf_file, "m.pdf")):
        path = make(tmp_path / name)
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
        assert issubclass(refusal(path), FileRefused | NoMandateFound)


def test_scanned_pages_are_named_as_pictures(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path))
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    assert refusal(path) is FileWithoutText


def test_archive_made_to_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as f,
    ):
        zeros = b"\0" * 1024 * 1024
        for _ in range(201):
            f.write(zeros)
    assert refusal(path) is FileTooLarge


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    plain = word_file(tmp_path / "plain.docx")
    path = tmp_path / "entity.docx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "word/document.xml":
                kind = f'<!DOCTYPE w [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
                head, rest = data.split(b"?>", 1)
                data = head + b"?>" + kind + rest.replace(b"WORKING GROUP", b"&s;")
            target.writestr(entry, data)
    buffer = io.StringIO()
    try:
        buffer.write("\n".join(read_text_lines(path)))
    except FileRefused as error:
        buffer.write(str(error))
    assert "secret words" not in buffer.getvalue()


def test_prose_without_a_mandate_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("The group met. It then adjourned.\n")
    assert refusal(path) is NoMandateFound
