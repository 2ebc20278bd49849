"""Tell what a file is by how it begins; its name is only compared with that."""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_REACH = 4096


@dataclass(frozen=True, slots=True)
class Kind:
    """Hold a kind of files: `way` is how it is made printable (pdf, image, office, text, none)."""

    way: str
    media_type: str
    endings: tuple[str, ...]


PDF = Kind("pdf", "application/pdf", (".pdf",))
PNG = Kind("image", "image/png", (".png",))
JPEG = Kind("image", "image/jpeg", (".jpg", ".jpeg", ".jpe"))
TIFF = Kind("image", "image/tiff", (".tif", ".tiff"))
RTF = Kind("office", "application/rtf", (".rtf",))
OLD_OFFICE = Kind("office", "application/x-ole-storage", (".doc", ".xls", ".ppt"))
TEXT = Kind("text", "text/plain", (".txt", ".md", ".csv", ".text"))
ARCHIVE = Kind("none", "application/zip", (".zip",))
OTHER = Kind("none", "application/octet-stream", ())

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_PACKED: Mapping[str, Kind] = {
    "word/": Kind("office", _OPEN_XML + "wordprocessingml.document", (".docx", ".docm", ".dotx")),
    "xl/": Kind("office", _OPEN_XML + "spreadsheetml.sheet", (".xlsx", ".xlsm")),
    "ppt/": Kind("office", _OPEN_XML + "presentationml.presentation", (".pptx", ".pptm")),
}
_ODF: Mapping[str, Kind] = {
    f"application/vnd.oasis.opendocument.{name}": Kind(
        "office", f"application/vnd.oasis.opendocument.{name}", (ending,)
    )
    for name, ending in (("text", ".odt"), ("spreadsheet", ".ods"), ("presentation", ".odp"))
}
_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"{\\rtf", RTF),
    (b"\xd0\xcf\x11\xe0", OLD_OFFICE),
)
_PACKED_START = (b"PK\x03\x04", b"PK\x05\x06")


def sniff(path: Path) -> Kind:
    """Return the kind of a file, `OTHER` where it is none that can be printed."""
    with path.open("rb") as file:
        head = file.read(_REACH)
    if b"%PDF-" in head[:1024]:
        return PDF
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head.startswith(_PACKED_START):
        return _packed(path)
    return TEXT if _is_text(head) else OTHER


def _packed(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()[:5000]
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                return _ODF.get(declared, ARCHIVE)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, NotImplementedError):
        return ARCHIVE
    for start, kind in _PACKED.items():
        if any(name.startswith(start) for name in names):
            return kind
    return ARCHIVE


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in head or head.lstrip().lower().startswith((b"<html", b"<!doctype", b"<?xml", b"<svg")):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 or _is_latin(head)
    return True


def _is_latin(head: bytes) -> bool:
    """Take old text files for what they are: letters of Western Europe and nothing that controls a device."""
    return not any(byte < 9 or 13 < byte < 32 for byte in head)
