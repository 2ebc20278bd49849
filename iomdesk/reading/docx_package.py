"""Open a Word file with care: what it may unpack to, which part is the text, XML without entities."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from iomdesk.reading.refusals import (
    FileEncrypted,
    FileNotWhatItSays,
    FileOfAnotherKind,
    FileTooLarge,
    FileUnreadable,
)

LARGEST_UNPACKED = 200 * 1024 * 1024
"""More than this, in bytes, is an archive made to fill the memory."""
LARGEST_PART = 40 * 1024 * 1024
"""No text of a mandate is longer in XML, in bytes."""
MOST_PARTS = 5000

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMMON_MAIN_PART = "word/document.xml"


@dataclass(frozen=True, slots=True)
class WordParts:
    """Hold the parts that the text depends on, as parsed XML; None where the file has none."""

    document: Any
    numbering: Any
    styles: Any


def w(name: str) -> str:
    """Return the full name of one of Word's elements or attributes."""
    return f"{{{WORD}}}{name}"


def open_word_file(path: Path, data: bytes) -> WordParts:
    """Return the parts of a Word file.

    Raises FileEncrypted, FileNotWhatItSays, FileOfAnotherKind, FileTooLarge, FileUnreadable.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(path, archive)
            main = _main_part(archive)
            if main is None:
                raise (
                    FileNotWhatItSays(path) if path.suffix.lower() in WORD_NAMES else FileOfAnotherKind(path)
                )
            return _parts(path, archive, main)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, EOFError, ValueError) as error:
        raise FileUnreadable(path) from error
    except (NotImplementedError, RuntimeError) as error:  # a packing Python does not know, a locked part
        raise FileUnreadable(path) from error


WORD_NAMES = (".docx", ".docm", ".dotx", ".dotm")


def _check_sizes(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise FileTooLarge(path)
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileEncrypted(path)


def _main_part(archive: zipfile.ZipFile) -> str | None:
    """Find the document by the package's own table, else where Word puts it."""
    names = set(archive.namelist())
    targets = list(_targets(archive, "_rels/.rels", "/officeDocument")) if "_rels/.rels" in names else []
    found = [name for name in (*targets, _COMMON_MAIN_PART) if name in names]
    return next((name for name in found if b"wordprocessingml" in _start(archive, name)), None)


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(20_000)


def _targets(archive: zipfile.ZipFile, relations: str, kind: str) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(relations))
    for relation in _parse(archive.read(relations)):
        if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            yield (
                posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
                if target[:1] != "/"
                else target[1:]
            )


def _parts(path: Path, archive: zipfile.ZipFile, main: str) -> WordParts:
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    names = set(archive.namelist())

    def part(kind: str) -> Any:
        targets = _targets(archive, relations, kind) if relations in names else iter(())
        found = next((target for target in targets if target in names), None)
        return _read(path, archive, found) if found else None

    return WordParts(_read(path, archive, main), part("/numbering"), part("/styles"))


def _read(path: Path, archive: zipfile.ZipFile, name: str) -> Any:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise FileTooLarge(path)
    root = _parse(archive.read(name).replace(_STRICT, WORD.encode()))
    if root.getroottree().docinfo.doctype:
        raise FileUnreadable(path)  # Word writes none; entities declared there are a way to read other files
    return root


def _parse(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)
