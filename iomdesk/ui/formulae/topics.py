"""The topics under which formulae are listed for people, by the beginning of their keys."""

from collections.abc import Iterable, Mapping

from iomdesk.runtime.translations import _
from iomdesk.services.formulae import FormulaRow

_TOPICS = {
    "outcome": "outcomes",
    "minutes": "minutes",
    "corrigendum": "minutes",
    "conclusions": "report",
    "recommendation": "report",
    "recommendations": "report",
    "introduction": "report",
    "standalone": "report",
    "followup": "report",
    "step": "report",
    "reportlife": "covers",
    "agenda": "opening",
    "participation": "opening",
    "session": "opening",
    "mandate": "opening",
    "name": "opening",
    "date": "opening",
    "item": "items",
    "items": "items",
    "paragraphs": "items",
    "heading": "covers",
    "cover": "covers",
    "mark": "covers",
    "report": "covers",
    "contents": "covers",
    "annex": "lists",
    "table": "lists",
    "capacity": "lists",
    "role": "lists",
    "documents": "lists",
    "participants": "lists",
    "distribution": "lists",
}


def topic_names() -> Mapping[str, str]:
    """Name the topics, in the order in which they are shown."""
    return {
        "outcomes": _("Outcome sentences"),
        "minutes": _("Minutes"),
        "items": _("Items"),
        "opening": _("Session, opening and attendance"),
        "report": _("Conclusions and recommendations"),
        "covers": _("Covers and headings"),
        "lists": _("Lists and annexes"),
        "other": _("Other papers"),
    }


def by_topic(rows: Iterable[FormulaRow]) -> Mapping[str, list[FormulaRow]]:
    """Put formulae under their topics; topics without any are left out."""
    found: dict[str, list[FormulaRow]] = {topic: [] for topic in topic_names()}
    for row in rows:
        found[_TOPICS.get(row.key.partition(".")[0], "other")].append(row)
    return {topic: listed for topic, listed in found.items() if listed}
