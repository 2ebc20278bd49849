"""Compare the setting of a report with reportlab left to itself on the same text, in the same run."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from iomdesk.document.document import Document
from iomdesk.rendering.pdf_fonts import family_font
from iomdesk.rendering.pdf_renderer import PdfRenderer
from iomdesk.rendering.pdf_styles import BODY
from tests.rendering.documents import long_document, long_paragraphs

_PARAGRAPHS = 600
_RUNS = 5
_AIM = 2.0


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
