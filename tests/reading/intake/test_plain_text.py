"""Plain text on pages of its own."""

import subprocess
import sys

_BOTH = """
from iomdesk.reading.intake.plain_text import {first}
from iomdesk.rendering.pdf_fonts import PaperFont, family_font
from reportlab.pdfbase import pdfmetrics
{first}()
assert isinstance(pdfmetrics.getFont(family_font(False, False).fontName), PaperFont)
"""


def test_papers_keep_their_own_face_after_a_text_was_set_on_pages() -> None:
    # reportlab answers with the first face of a name that was registered, whoever asks afterwards
    script = _BOTH.format(first="_font")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
