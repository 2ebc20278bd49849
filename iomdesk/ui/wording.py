"""The words the window uses for what the desk knows by key: kinds, statuses, outcomes, sessions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from iomdesk.document.dates import format_date, format_dates
from iomdesk.document.ordinals import session_in_words
from iomdesk.queries.sessions import SessionRow
from iomdesk.runtime.translations import _, interface_language

if TYPE_CHECKING:  # words are wanted before the model is mapped
    from iomdesk.queries.mandate import VersionRow

LANGUAGE_NAMES = {"fr": "Français", "en": "English", "es": "Español"}


def item_kinds() -> Mapping[object, str]:
    """Return the kinds of items."""
    return {"information": _("information"), "discussion": _("discussion"), "decision": _("decision")}


def item_roles() -> Mapping[object, str]:
    """Return the parts that items play in the report."""
    return {
        "substance": _("item of substance"),
        "adoption_of_agenda": _("adoption of the agenda"),
        "other_business": _("other business"),
        "adoption_of_report": _("adoption of the report"),
    }


def outcomes() -> Mapping[object, str]:
    """Return how an item may end."""
    return {
        None: "–",
        "adopted": _("adopted"),
        "noted": _("noted"),
        "continued": _("to be continued"),
        "deferred": _("deferred"),
        "recommended": _("recommended"),
    }


def mandate_statuses() -> Mapping[object, str]:
    """Return how far a version of the mandate may have come; the words are the papers' own."""
    return {"projet": _("draft mandate"), "approuvé": _("approved"), "remplacé": _("replaced")}


def stances() -> Mapping[object, str]:
    """Return where a speaker stands."""
    return {
        "none": "",
        "support": _("support"),
        "reservation": _("reservation"),
        "opposition": _("opposition"),
        "question": _("question"),
    }


def intervention_kinds() -> Mapping[object, str]:
    """Return in which quality the floor was taken."""
    return {
        "statement": _("statement"),
        "chair": _("chair"),
        "administration": _("Administration"),
        "point_of_order": _("point of order"),
        "right_of_reply": _("right of reply"),
    }


def word_for(words: Mapping[object, str], key: object) -> str:
    """Return the word for a key, or the key itself where the desk is newer than the window."""
    return words.get(key, str(key or ""))


def session_title(row: SessionRow) -> str:
    """Name a session: "Deuxième session", or by its day where the papers give it no number."""
    language = interface_language()
    if row.number is not None and 1 <= row.number <= 999:
        return session_in_words(row.number, language)
    if row.start_on is not None:
        if len(row.bodies) > 1:
            return _("Joint meeting of {day}").format(day=format_date(row.start_on, language))
        return _("Meeting of {day}").format(day=format_date(row.start_on, language))
    return _("Session without a date")


def session_when_where(row: SessionRow) -> str:
    """Say when and where: "12-13 mai 2020 · Genève"; what is unknown is left out."""
    days = ""
    if row.start_on is not None:
        days = format_dates(row.start_on, row.end_on, interface_language())
    return " · ".join(part for part in (days, row.place) if part)


def version_state(version: VersionRow) -> str:
    """Say how far a version has come, and who approved it."""
    status = word_for(mandate_statuses(), version.status)
    if not version.approved_by:
        return status
    if version.approving_session is None:
        return _("{status} by {body}").format(status=status, body=version.approved_by)
    return _("{status} by {body}, session {number}").format(
        status=status, body=version.approved_by, number=version.approving_session
    )
