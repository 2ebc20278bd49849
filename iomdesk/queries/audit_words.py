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
        "search": _("Search that is kept"),
        "recovered": _("Recovered text"),
        "content": _("Stored file"),
        "draft": _("draft"),
        "trigger": _("Safeguard of the file"),
        "index": _("Index of the file"),
    }


def action_names() -> Mapping[str, str]:
    """Return what each action is called."""
    return {
        "create": _("creation"),
        "edit": _("change"),
        "remove": _("deletion"),
        "trash": _("deletion, kept in the trash"),
        "restore": _("return from the trash"),
        "move": _("move"),
        "map": _("put under a clause"),
        "unmap": _("taken from under a clause"),
        "repin": _("moved to another clause"),
        "link": _("link"),
        "unlink": _("link taken away"),
        "seal": _("version sealed"),
        "draft": _("draft"),
        "step": _("step"),
        "take_back": _("step taken back"),
        "issue": _("issue"),
        "write": _("text written"),
        "import": _("import"),
        "seed": _("first contents"),
        "settle": _("choice"),
        "reopen": _("reopening"),
        "close": _("closing"),
        "confirm": _("confirmation"),
        "decide": _("decision"),
        "circulate": _("circulation"),
        "approve": _("approval"),
        "keep": _("file kept"),
        "copy": _("copy handed out"),
        "tell": _("calendar file written"),
        "concordance": _("concordance"),
        "set": _("setting"),
        "reset": _("setting taken back"),
        "repair": _("repair"),
        "restore_backup": _("return to a backup"),
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
        "proposal": _("Proposal"),
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
    names, said = field_names(), _("{speaker}: {words}")
    told = (said.format(speaker=names.get(key, key), words=_value(value)) for key, value in values.items())
    return " · ".join(told)


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
