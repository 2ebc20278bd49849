"""What papers say: frozen facts and a language in, a document out."""

from collections.abc import Callable, Mapping

from iomdesk.document.document import Document
from iomdesk.papers.agenda import provisional_agenda
from iomdesk.papers.aligned_report import report_side_by_side
from iomdesk.papers.annotated_agenda import annotated_agenda
from iomdesk.papers.attendance import attendance_of_session
from iomdesk.papers.brief import chair_brief
from iomdesk.papers.convocation import convening_letter
from iomdesk.papers.corrigendum import corrigendum_to_minutes, corrigendum_to_report
from iomdesk.papers.cover_note import cover_note
from iomdesk.papers.document_list import list_of_documents
from iomdesk.papers.extract import extract_of_minutes
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.follow_up import follow_up_to_recommendations
from iomdesk.papers.mandate_note import mandate_note
from iomdesk.papers.minutes_paper import minutes_of_session
from iomdesk.papers.oral_report import oral_report
from iomdesk.papers.participant_list import list_of_participants
from iomdesk.papers.programme import programme_of_work
from iomdesk.papers.recommendations_paper import recommendations_of_session
from iomdesk.papers.report import report_to_cppf

PAPERS: Mapping[str, Callable[[PaperFacts, str], Document]] = {
    "report": report_to_cppf,
    "report-aligned": report_side_by_side,
    "agenda": provisional_agenda,
    "annotated-agenda": annotated_agenda,
    "programme": programme_of_work,
    "documents": list_of_documents,
    "participants": list_of_participants,
    "convocation": convening_letter,
    "brief": chair_brief,
    "mandate-note": mandate_note,
    "minutes": minutes_of_session,
    "extract": extract_of_minutes,
    "corrigendum": corrigendum_to_minutes,
    "attendance": attendance_of_session,
    "recommendations": recommendations_of_session,
    "follow-up": follow_up_to_recommendations,
    "oral-report": oral_report,
    "cover-note": cover_note,
    "report-corrigendum": corrigendum_to_report,
}
"""Every paper there is, by the kind under which it is registered."""

__all__ = ["PAPERS", "PaperFacts", "provisional_agenda", "report_to_cppf"]
