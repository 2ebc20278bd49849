"""Say in words what the history of changes holds: actions, kinds of records, fields and values."""

from collections.abc import Mapping
from typing import Any

from iomdesk.queries.trash_words import kind_names
from iomdesk.runtime.translations import _

_NOTHING = "–"


def audit_kind_names() -> Mapping[str, str]:
    """Return what each kind of record is called."""
    return {
        **kind_names(),
        "desk": _("Desk"),
        "minutes": _("Minutes of an item"),
        "minutes_of_session": _("Minutes of a session"),
        "mandate": _("Mandate"),
        "report": _("Report"),
        "report_correction": _("Correction to the report"),
        "paper": _("Paper"),
        "pack": _("Pack"),
        "agenda": _("Agenda"),
        "calendar": _("Calendar file"),
        "organisation": _("Organisation"),
        "state": _("State"),
        "body": _("Body"),
        "house": _("Setting of the house"),
        "recovered": _("Recovered text"),
        "content": _("Stored file"),
        "draft": _("Text"),
        "trigger": _("Safeguard of the file"),
        "index": _("Index of the file"),
    }


def action_names() -> Mapping[str, str]:
    """Return what each action is called."""
    return {
        "create": _("created"),
        "edit": _("changed"),
        "remove": _("deleted"),
        "trash": _("deleted, kept"),
        "restore": _("taken back"),
        "move": _("moved"),
        "map": _("put under a clause"),
        "unmap": _("taken from a clause"),
        "repin": _("moved to another clause"),
        "link": _("linked"),
        "unlink": _("unlinked"),
        "seal": _("sealed"),
        "draft": _("drafted"),
        "step": _("taken a step further"),
        "take_back": _("step taken back"),
        "issue": _("issued"),
        "write": _("written"),
        "import": _("brought in"),
        "seed": _("filled in"),
        "settle": _("settled"),
        "reopen": _("opened again"),
        "close": _("closed"),
        "confirm": _("confirmed"),
        "decide": _("decided"),
        "circulate": _("circulated"),
        "approve": _("approved"),
        "keep": _("kept"),
        "copy": _("handed out"),
        "tell": _("told to calendars"),
        "concordance": _("compared"),
        "set": _("set"),
        "reset": _("set back"),
        "repair": _("repaired"),
        "restore_backup": _("restored from a backup"),
    }


def field_names() -> Mapping[str, str]:
    """Return what the fields are called that people change most."""
    return {
        "title": _("Title"),
        "annotation": _("Annotation"),
        "status": _("Status"),
        "place": _("Place"),
        "start_on": _("First day"),
        "end_on": _("Last day"),
        "chair": _("Chair"),
        "rapporteur": _("Rapporteur"),
        "note": _("Note"),
        "notes": _("Notes"),
        "number": _("Number"),
        "symbol": _("Symbol"),
        "session": _("Session"),
        "session_id": _("Session"),
        "item": _("Agenda item"),
        "clause": _("Clause"),
        "document": _("Document"),
        "language": _("Language"),
        "outcome": _("Outcome"),
        "stage": _("Stage"),
        "position": _("Place in the list"),
        "parent_id": _("Stands below"),
        "parent": _("Stands below"),
        "text": _("Text"),
        "name": _("Name"),
        "paragraphs": _("Paragraphs"),
        "deleted_at": _("Deleted"),
        "file_name": _("File"),
        "given_name": _("Given name"),
        "family_name": _("Family name"),
        "capacity": _("Capacity"),
        "presenter": _("Presented by"),
        "revision": _("Sealed version"),
        "dated_on": _("Date"),
        "on": _("Date"),
        "reason": _("Reason"),
    }


def differing(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return what changed of two states; of one state alone, all of it."""
    if not before or not after:
        return before or {}, after or {}
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)] or list(after)
    return {k: before[k] for k in keys if k in before}, {k: after[k] for k in keys if k in after}


def values_in_words(values: Mapping[str, Any]) -> str:
    """Write fields and their values, one after another."""
    names = field_names()
    told = (f"{names.get(key, key)}: {_value(value)}" for key, value in values.items())
    return "; ".join(told)


def _value(value: Any) -> str:
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(part)}" for key, part in value.items())
    if isinstance(value, list):
        return " | ".join(_value(part) for part in value)
    return str(value)
