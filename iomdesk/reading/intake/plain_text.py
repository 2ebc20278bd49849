"""Set plain text on pages, line by line as it stands, so that it needs no other program to be printed."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from iomdesk.reading.intake.taken import Limits, Remark
from iomdesk.reading.refusals import FileRefused
from iomdesk.reading.text_file import text_lines
from iomdesk.runtime.paths import resources_folder

_A4 = (595.276, 841.89)
_MARGIN = 70.9
_SIZE, _LEADING = 11.0, 14.0
_FONT = "LiberationSerif-Regular"


def text_to_pdf(path: Path, target: Path, limits: Limits) -> Remark | None:
    """Write a text as pages; return why that could not be done, None where it was."""
    try:
        lines = text_lines(path, path.read_bytes())
    except FileRefused:
        return Remark.DAMAGED
    rows = [row for line in lines for row in _wrapped(line)]
    per_page = int((_A4[1] - 2 * _MARGIN) / _LEADING)
    if len(rows) > per_page * limits.pages:
        return Remark.TOO_MANY_PAGES
    canvas = Canvas(str(target), pagesize=_A4, pageCompression=1, invariant=1, initialFontName=_font())
    for start in range(0, max(len(rows), 1), per_page):
        canvas.setFont(_font(), _SIZE)
        for place, row in enumerate(rows[start : start + per_page]):
            canvas.drawString(_MARGIN, _A4[1] - _MARGIN - place * _LEADING, row)
        canvas.showPage()
    canvas.save()
    return None


def _wrapped(line: str) -> Iterator[str]:
    """Break a line where it reaches the margin, between words where there are any."""
    room = _A4[0] - 2 * _MARGIN
    row = ""
    for word in line.replace("\t", "    ").replace("\f", "").split(" "):
        longer = f"{row} {word}" if row else word
        if not row or pdfmetrics.stringWidth(longer, _font(), _SIZE) <= room:
            row = longer
        else:
            yield row
            row = word
    yield row


@cache
def _font() -> str:
    """Register a face of our own: papers take more care of its letters, and the first of a name is kept."""
    font = TTFont(f"intake-{_FONT}", str(resources_folder() / "fonts" / f"{_FONT}.ttf"))
    font.face.name = font.fontName.encode()
    pdfmetrics.registerFont(font)
    return str(font.fontName)
