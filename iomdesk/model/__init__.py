"""The domain: mapped classes with their rules, one file per subject."""

from iomdesk.model import (
    agenda,
    agenda_versions,
    audit_chain,
    bodies,
    concordance,
    conduct,
    corrections,
    desk_record,
    documents,
    house,
    interventions,
    journal,
    mandate,
    membership,
    minutes,
    packs,
    papers,
    participants,
    recommendations,
    report_life,
    reports,
    searches,
    sessions,
)
from iomdesk.model.base import Base

metadata = Base.metadata
"""All tables; importing this package maps every class."""

__all__ = [
    "Base",
    "agenda",
    "agenda_versions",
    "audit_chain",
    "bodies",
    "concordance",
    "conduct",
    "corrections",
    "desk_record",
    "documents",
    "house",
    "interventions",
    "journal",
    "mandate",
    "membership",
    "metadata",
    "minutes",
    "packs",
    "papers",
    "participants",
    "recommendations",
    "report_life",
    "reports",
    "searches",
    "sessions",
]
