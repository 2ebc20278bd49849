"""The names of papers for people, in the order in which a session needs them."""

from collections.abc import Mapping

from iomdesk.papers import PAPERS
from iomdesk.runtime.translations import _


def paper_kinds() -> Mapping[str, str]:
    """Name every paper there is, by its kind."""
    names = {
        "report": _("Report"),
        "report-aligned": _("Report, languages side by side"),
        "recommendations": _("Recommendations"),
        "oral-report": _("Oral report of the chair"),
        "cover-note": _("Cover note of the report"),
        "report-corrigendum": _("Corrigendum to the report"),
        "follow-up": _("Follow-up to recommendations"),
        "agenda": _("Agenda"),
        "annotated-agenda": _("Annotated agenda"),
        "programme": _("Programme of work"),
        "convocation": _("Convening letter"),
        "documents": _("List of documents"),
        "participants": _("List of participants"),
        "attendance": _("Record of attendance"),
        "brief": _("Chair's brief"),
        "mandate-note": _("Note on the mandate"),
        "minutes": _("Minutes"),
        "extract": _("Extract from the minutes"),
        "corrigendum": _("Corrigendum"),
    }
    known = {kind: words for kind, words in names.items() if kind in PAPERS}
    return known | {kind: kind for kind in PAPERS if kind not in known}


def free_text_names() -> Mapping[str, str]:
    """Name the free text of each kind of paper that has one."""
    return {
        "mandate-note": _("What the Administration proposes"),
        "convocation": _("Practical information"),
    }
