"""The domain: mapped classes with their rules, one file per subject."""

from iomdesk.model import (
    agenda,
    agenda_versions,
    bodies,
    concordance,
    desk_record,
    documents,
    interventions,
    mandate,
    membership,
    minutes,
    papers,
    participants,
    recommendations,
    sessions,
)
from iomdesk.model.base import Base

metadata = Base.metadata
"""All tables; importing this package maps every class."""

__all__ = [
    "Base",
    "agenda",
    "agenda_versions",
    "bodies",
    "concordance",
    "desk_record",
    "documents",
    "interventions",
    "mandate",
    "membership",
    "metadata",
    "minutes",
    "papers",
    "participants",
    "recommendations",
    "sessions",
]
