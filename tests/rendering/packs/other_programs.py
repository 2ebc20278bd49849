"""Look at a pack with programs that had no part in making it, where they are installed."""

import subprocess
from pathlib import Path
from shutil import which

import pytest
from pikepdf import Pdf, StreamDecodeLevel


def check(path: Path, *, quietly: bool = True) -> None:
    """Have qpdf read every object of a file, and poppler draw every page; `quietly` without a complaint."""
    if which("qpdf"):
        _run("qpdf", "--check", str(path))
    else:
        with Pdf.open(path) as pdf:
            assert not pdf.check_pdf_syntax()
    if which("pdftoppm"):
        said = _run("pdftoppm", "-r", "10", "-png", str(path), str(path.with_suffix("")))
        assert not (quietly and said.stderr), said.stderr.decode(errors="replace")


def unpacked(path: Path) -> bytes:
    """Return a file with all its objects in clear, so that nothing can hide in it."""
    plain = path.with_suffix(".plain.pdf")
    with Pdf.open(path) as pdf:
        pdf.save(plain, compress_streams=False, stream_decode_level=StreamDecodeLevel.all)
    return plain.read_bytes()


def struct_text(path: Path) -> bytes:
    """Have poppler read the tagged text in order."""
    if not which("pdfinfo"):
        pytest.skip("poppler is not installed")
    return _run("pdfinfo", "-struct-text", str(path)).stdout


def _run(*command: str) -> "subprocess.CompletedProcess[bytes]":
    said = subprocess.run(command, capture_output=True, timeout=60)
    assert said.returncode == 0, (said.stdout + said.stderr).decode(errors="replace")
    return said
