"""A file is what it holds; a name that says otherwise is refused."""

from pathlib import Path

import pytest

from iomdesk.reading.kinds import FileKind, kind_of
from iomdesk.reading.refusals import FileEncrypted, FileNotWhatItSays, FileOfAnotherKind

OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
CONTENTS = {
    "pdf": b"\n%PDF-1.7\n...",
    "word": b"PK\x03\x04...",
    "text": "1. Œuvre".encode(),
    "picture": b"\x89PNG\r\n",
}


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("m.pdf", "pdf", FileKind.PDF),
        ("M.PDF", "pdf", FileKind.PDF),
        ("m.docx", "word", FileKind.WORD),
        ("m.dotx", "word", FileKind.WORD),
        ("m.txt", "text", FileKind.TEXT),
        ("m.md", "text", FileKind.TEXT),
        ("mandate", "pdf", FileKind.PDF),
        ("mandate.odd", "word", FileKind.WORD),
        ("README", "text", FileKind.TEXT),
    ],
)
def test_names_that_fit_and_names_that_say_nothing_are_read_by_content(
    name: str, content: str, kind: FileKind
) -> None:
    assert kind_of(Path(name), CONTENTS[content]) is kind


@pytest.mark.parametrize(
    ("name", "content"),
    [("m.docx", "pdf"), ("m.pdf", "word"), ("m.txt", "pdf"), ("m.txt", "word"), ("m.pdf", "text"),
     ("m.txt", "picture"), ("m.docx", "text"), ("m.docx", "picture")],
)  # fmt: skip
def test_names_that_say_another_kind_are_refused(name: str, content: str) -> None:
    with pytest.raises(FileNotWhatItSays, match=name):
        kind_of(Path(name), CONTENTS[content])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("m.rtf", b"{\\rtf1\\ansi 1. Eau}"),
        ("m.html", b"<!DOCTYPE html><p>1. Eau"),
        ("m.png", b"\x89PNG\r\n\x1a\n"),
        ("scan.jpg", b"\xff\xd8\xff\xe0"),
        ("m.doc", OFFICE),
        ("m.gz", b"\x1f\x8b\x08"),
    ],
)
def test_kinds_that_are_not_read_are_named_as_such(name: str, data: bytes) -> None:
    with pytest.raises(FileOfAnotherKind, match="save it as one of these"):
        kind_of(Path(name), data)


def test_the_refusal_tells_which_ending_would_fit() -> None:
    with pytest.raises(FileNotWhatItSays, match=r"a \.pdf file"):
        kind_of(Path("m.docx"), CONTENTS["pdf"])


def test_an_old_word_file_under_a_new_name_is_not_what_it_says() -> None:
    with pytest.raises(FileNotWhatItSays):
        kind_of(Path("m.docx"), OFFICE)


@pytest.mark.parametrize("name", ["m.docx", "m.doc", "m"])
def test_a_word_file_with_a_password_is_known_whatever_its_name(name: str) -> None:
    with pytest.raises(FileEncrypted):
        kind_of(Path(name), OFFICE + "EncryptedPackage".encode("utf-16-le"))


def test_a_text_about_pdf_files_is_text() -> None:
    assert kind_of(Path("note.txt"), b"The mark %PDF- opens a file.") is FileKind.TEXT
