"""The tables that the list of sessions reads, named without the mapped classes.

The list is the first thing a window asks for, and mapping the whole model would take longer than all the
rest of the answer. A test compares every column named here with the model.
"""

from sqlalchemy import Boolean, Date, column, table

SESSION = table(
    "session",
    column("id"),
    column("number"),
    column("start_on", Date),
    column("end_on", Date),
    column("place"),
    column("status"),
    column("is_sample", Boolean),
    column("chair"),
    column("rapporteur"),
    column("rapporteur_is_woman", Boolean),
    column("note"),
    column("mandate_version_id"),
    column("deleted_at"),
)
SESSION_BODY = table("session_body", column("session_id"), column("body_id"), column("position"))
BODY = table("body", column("id"), column("code"))
BODY_NAME = table(
    "body_name",
    column("id"),
    column("body_id"),
    column("language"),
    column("name"),
    column("valid_from", Date),
    column("valid_after", Date),
)
ITEM = table("agenda_item", column("id"), column("session_id"), column("parent_id"), column("deleted_at"))
DRAFT = table("draft", column("record_kind"), column("record_id"), column("text"))
RECOMMENDATION = table("recommendation", column("id"), column("session_id"), column("deleted_at"))

TABLES = (SESSION, SESSION_BODY, BODY, BODY_NAME, ITEM, DRAFT, RECOMMENDATION)
