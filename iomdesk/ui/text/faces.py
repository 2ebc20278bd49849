"""The few faces that a text may have, as character formats."""

from PySide6.QtGui import QFont, QTextCharFormat

from iomdesk.document.inline import Run

RAISED = QTextCharFormat.VerticalAlignment.AlignSuperScript
LEVEL = QTextCharFormat.VerticalAlignment.AlignNormal


def format_of(run: Run) -> QTextCharFormat:
    """Return the format of a run; family, size and colour come from the editor and never from a text."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold if run.bold else QFont.Weight.Normal)
    form.setFontItalic(run.italic)
    form.setVerticalAlignment(RAISED if run.superscript else LEVEL)
    return form


def run_of(text: str, form: QTextCharFormat) -> Run:
    """Return the run that a stretch of an edited text stands for."""
    return Run(text, bold=is_bold(form), italic=form.fontItalic(), superscript=is_raised(form))


def is_bold(form: QTextCharFormat) -> bool:
    """Say whether a format is bold."""
    return form.fontWeight() >= QFont.Weight.DemiBold


def is_raised(form: QTextCharFormat) -> bool:
    """Say whether a format is superscript."""
    return form.verticalAlignment() == RAISED
