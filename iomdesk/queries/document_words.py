"""What was found in a file, and where a document stands, in words for people."""

from collections.abc import Mapping

from iomdesk.model.document_state import DocumentState
from iomdesk.runtime.translations import _


def intake_remarks() -> Mapping[object, str]:
    """Return the sentence for each remark on a file that was taken in."""
    return {
        "actions_removed": _("Scripts and automatic actions were taken out."),
        "attachments_removed": _("Files attached inside it were taken out."),
        "form_set_fast": _("The fields of its form were turned into print."),
        "repaired": _("The file was damaged and could be repaired."),
        "restrictions_ignored": _("The file forbids printing or copying; that was set aside."),
        "locked": _(
            "The file asks for a password. It is kept as it is; save it without one and add it again."
        ),
        "damaged": _("The file is damaged. It is kept as it is; ask for it again."),
        "empty": _("The file is empty."),
        "too_large": _("The file is too large to be printed safely. It is kept as it is."),
        "too_long": _("Reading the file took too long and was given up. It is kept as it is."),
        "too_many_pages": _("The file has too many pages. It is kept as it is."),
        "too_much_memory": _("The file needs too much memory. It is kept as it is."),
        "converted": _("Converted by LibreOffice: look through its pages."),
        "no_converter": _(
            "LibreOffice is not installed, so this file cannot be printed. It is kept as it is; "
            "save it as PDF and add that."
        ),
        "not_converted": _("LibreOffice could not convert the file. It is kept as it is; save it as PDF."),
        "other_kind": _("This kind of file cannot be printed. It is kept as it is."),
        "wrong_name": _("The file is not what its name says."),
        "fonts_missing": _("Some of its letters depend on the fonts of whoever prints it."),
        "no_text": _("Its pages are pictures: their text cannot be searched."),
    }


def document_states() -> Mapping[object, str]:
    """Return where a document may stand."""
    return {
        DocumentState.THERE: _("there"),
        DocumentState.CAME_LATE: _("came late"),
        DocumentState.EXPECTED: _("expected"),
        DocumentState.OVERDUE: _("overdue"),
    }


def distributions() -> Mapping[object, str]:
    """Return how a document may be distributed."""
    return {"general": _("general"), "limited": _("limited"), "restricted": _("restricted")}
