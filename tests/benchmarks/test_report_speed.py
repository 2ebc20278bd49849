"""Compare the setting of a report with reportlab left to itself on the same text, in the same run."""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from iomdesk.document.document import Document
from iomdesk.rendering.docx_renderer import DocxRenderer
from iomdesk.rendering.pdf_fonts import family_font
from iomdesk.rendering.pdf_renderer import PdfRenderer
from iomdesk.rendering.pdf_styles import BODY
from tests.rendering.documents import long_document, long_paragraphs

_PARAGRAPHS = 600
_RUNS = 5
_AIM = 2.0
_LINEAR = 1.5  # times as long per paragraph as a short paper may a long one take
_MOST_MEMORY = 300 * 1024 * 1024


def flow_barely(texts: list[str], target: Path) -> None:
    """Flow paragraphs over pages: no numbers, headings, contents, bookmarks or hyphenation."""
    style = ParagraphStyle(
        "body",
        fontName=family_font(bold=False, italic=False).fontName,
        fontSize=BODY.size,
        leading=BODY.leading,
        spaceAfter=BODY.after,
        alignment=TA_JUSTIFY,
    )
    story: list[Flowable] = [Paragraph(text, style) for text in texts]
    SimpleDocTemplate(str(target), invariant=1).build(story)


def render(document: Document, target: Path) -> None:
    PdfRenderer().render(document, target)


def seconds(work: Callable[[Path], None], target: Path) -> float:
    start = time.process_time()  # neither waits for anything, and others may be at work on the machine
    work(target)
    return time.process_time() - start


def test_a_report_of_600_paragraphs_takes_less_than_twice_bare_reportlab(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = partial(flow_barely, long_paragraphs(_PARAGRAPHS))
    ours = partial(render, long_document(_PARAGRAPHS))
    for work in (bare, ours):  # fonts and dictionaries are loaded once per process
        seconds(work, tmp_path / "warm.pdf")
    runs = [
        (seconds(bare, tmp_path / "bare.pdf"), seconds(ours, tmp_path / "ours.pdf")) for _ in range(_RUNS)
    ]
    ratio = statistics.median(own / other for other, own in runs)
    with capsys.disabled():
        print(f"\nreport of {_PARAGRAPHS} paragraphs: {ratio:.2f} times bare reportlab")  # noqa: T201
    assert ratio < _AIM


def test_cost_grows_with_the_paper_and_no_faster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    render(long_document(60), tmp_path / "warm.pdf")
    each = {
        count: min(seconds(partial(render, long_document(count)), tmp_path / "p.pdf") for _ in range(3))
        / count
        for count in (60, 600, 6000)
    }
    with capsys.disabled():
        for count, cost in each.items():
            print(f"\n{count} paragraphs: {cost * 1000:.2f} ms each", end="")  # noqa: T201
    assert max(each[600], each[6000]) < _LINEAR * each[60]


@pytest.mark.skipif(sys.platform == "win32", reason="the memory of a process is told by resource")
def test_a_report_of_6000_paragraphs_keeps_within_its_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Measure in a process of its own: this one holds what other tests left."""
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from iomdesk.rendering.pdf_renderer import PdfRenderer\n"
        "from tests.rendering.documents import long_document\n"
        "PdfRenderer().render(long_document(6000), Path(sys.argv[1]))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "p.pdf")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    used = int(said.stdout)
    with capsys.disabled():
        print(f"\nreport of 6,000 paragraphs: {used / 1024**2:.0f} MB")  # noqa: T201
    assert used < _MOST_MEMORY


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_report_is_set_faster_than_libreoffice_converts_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = long_document(_PARAGRAPHS)
    DocxRenderer().render(document, tmp_path / "report.docx")
    profile = (tmp_path / "profile").as_uri()
    command = [
        *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"),
        *("--outdir", str(tmp_path), str(tmp_path / "report.docx")),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # the first run makes the profile
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    theirs = time.perf_counter() - began
    began = time.perf_counter()
    render(document, tmp_path / "ours.pdf")
    ours = time.perf_counter() - began
    with capsys.disabled():
        print(f"\nreport of {_PARAGRAPHS} paragraphs: {ours:.2f} s, LibreOffice {theirs:.2f} s")  # noqa: T201
    assert ours < theirs
