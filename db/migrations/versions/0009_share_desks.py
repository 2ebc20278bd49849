"""Give a desk on a server what a file has in another form: rows that only grow, and the index of all words.

A file already has both; nothing changes in it.
"""

import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

APPEND_ONLY = (
    "audit",
    "audit_link",
    "minutes_revision",
    "agenda_version",
    "frozen_minutes",
    "report_file",
)


def upgrade() -> None:
    """Make the triggers, the views and the index, and room for the receipts of transactions."""
    if op.get_bind().dialect.name == "postgresql":
        for statement in statements():
            op.execute(statement)


def statements() -> Iterator[str]:
    """Write all that makes them, in order."""
    yield from _refusals()
    yield "CREATE TABLE receipt (id VARCHAR(32) PRIMARY KEY, stored_at TIMESTAMP NOT NULL DEFAULT now())"
    yield from _tables()
    yield from (_view(code, kind) for code, kind in enumerate(FOUND.VIEWS, start=1))
    yield from (FOUND._fill(kind) for kind in FOUND.VIEWS)
    yield from _triggers_of_the_index()
    for table, (kind, columns) in FOUND.OWN.items():
        yield from _own_triggers(table, kind, columns)
    for table, (columns, which, kinds) in FOUND.ABOVE.items():
        yield from _trigger(f"{table}_refinds", f"UPDATE OF {columns} ON {table}", *FOUND._anew(which, kinds))
    yield from _triggers_of_readings()


def _index_of_files() -> ModuleType:
    """Read what is found, and where it stands, from the revision that says so for files."""
    path = Path(__file__).with_name("0008_index_all_words.py")
    spec = importlib.util.spec_from_file_location("iomdesk_revision_0008", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FOUND = _index_of_files()


def _refusals() -> Iterator[str]:
    yield (
        "CREATE FUNCTION refuse_changes() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END$$"
    )
    for table in APPEND_ONLY:
        yield (
            f"CREATE TRIGGER {table}_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_changes()"
        )


def _tables() -> Iterator[str]:
    yield (
        "CREATE TABLE search_entry (id BIGINT NOT NULL PRIMARY KEY, kind VARCHAR NOT NULL, "
        "source_id INTEGER NOT NULL, record_id INTEGER NOT NULL, session_id INTEGER, item_id INTEGER, "
        "language VARCHAR NOT NULL, title VARCHAR NOT NULL, text VARCHAR NOT NULL)"
    )
    for columns in ("kind, source_id", "kind, record_id", "session_id", "item_id"):
        name = columns.replace(", ", "_")
        yield f"CREATE INDEX ix_search_entry_{name} ON search_entry ({columns})"
    yield "CREATE TABLE search_pending (entry_id BIGINT NOT NULL PRIMARY KEY, former VARCHAR)"
    yield (
        "CREATE TABLE search_index (entry_id BIGINT NOT NULL PRIMARY KEY, plain VARCHAR NOT NULL, "
        "words TSVECTOR NOT NULL)"
    )
    yield "CREATE INDEX ix_search_index_words ON search_index USING gin (words)"


def _view(code: int, kind: str) -> str:
    """Number entries by day, kind and row, as files do: the newest has the highest number."""
    source, record, session, item, language, title, words, day, tables = (
        _spoken(part) for part in FOUND.VIEWS[kind]
    )
    ordinal = f"COALESCE({day} - DATE '0001-01-01' + 1, 0)"
    number = f"{ordinal}::bigint * 4294967296 + {code * 268435456} + {source}"
    return (
        f"CREATE VIEW search_{kind} AS SELECT {number} AS id, '{kind}'::varchar AS kind, "
        f"{source} AS source_id, {record} AS record_id, ({session})::integer AS session_id, "
        f"({item})::integer AS item_id, ({language})::varchar AS language, ({title})::varchar AS title, "
        f"({words})::varchar AS text FROM {tables}"
    )


def _spoken(part: str) -> str:
    return part.replace("IFNULL(", "COALESCE(").replace("char(10)", "chr(10)")


def _trigger(name: str, event: str, *actions: str) -> Iterator[str]:
    """Write a trigger with its function, which may write what whoever changes a text may not."""
    body = " ".join(f"{one};" for one in actions)
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
        f"SET search_path = public, pg_temp AS $$BEGIN {body} RETURN NULL; END$$"
    )
    yield f"CREATE TRIGGER {name} AFTER {event} FOR EACH ROW EXECUTE FUNCTION {name}()"


def _triggers_of_the_index() -> Iterator[str]:
    for event, row, former in (("insert", "NEW", "NULL"), ("delete", "OLD", "OLD.text")):
        note = (
            f"INSERT INTO search_pending (entry_id, former) VALUES ({row}.id, {former}) "
            "ON CONFLICT DO NOTHING"
        )
        yield from _trigger(f"search_entry_pends_{event}", f"{event.upper()} ON search_entry", note)


def _own_triggers(table: str, kind: str, columns: str) -> Iterator[str]:
    drop = f"DELETE FROM search_entry WHERE kind = '{kind}' AND source_id = OLD.id"
    add = FOUND._fill(kind, "source_id = NEW.id")
    yield from _trigger(f"{table}_found_insert", f"INSERT ON {table}", add)
    yield from _trigger(f"{table}_found_update", f"UPDATE OF {columns} ON {table}", drop, add)
    yield from _trigger(f"{table}_found_delete", f"DELETE ON {table}", drop)


def _triggers_of_readings() -> Iterator[str]:
    for event, row in (("INSERT", "NEW"), ("UPDATE OF text", "NEW"), ("DELETE", "OLD")):
        which = f"source_id IN (SELECT id FROM document_version WHERE content_digest = {row}.digest)"
        name = f"content_reading_found_{event.split()[0].lower()}"
        yield from _trigger(name, f"{event} ON content_reading", *FOUND._anew(which, ("document",)))


def downgrade() -> None:
    """Refuse: the way back is the copy made before the upgrade."""
    raise NotImplementedError("open the copy made before the upgrade")
