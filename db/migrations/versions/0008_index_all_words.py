"""Index all words of a desk, kept by triggers in the transaction that changes them."""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

DAY = "IFNULL(CAST(julianday({day}) - 1721424.5 AS INTEGER), 0)"
"""The day as Python's `date.toordinal` counts it."""

SESSION = "s.deleted_at IS NULL"
ITEM = "JOIN agenda_item i ON i.id = {of} AND i.deleted_at IS NULL JOIN session s ON s.id = i.session_id"
STATE = "LEFT JOIN state n ON n.iso3 = g.state_iso3 LEFT JOIN organisation o ON o.id = g.organisation_id"
NAMES = (
    "IFNULL(n.name_fr, IFNULL(o.name_fr, '')) || ' · ' || IFNULL(n.name_en, IFNULL(o.name_en, '')) "
    "|| ' · ' || IFNULL(n.name_es, IFNULL(o.name_es, '')) || ' ' || IFNULL(o.abbreviation, '')"
)

VIEWS = {
    # kind: (source, record, session, item, language, title, text, day, from)
    "session": (
        "s.id", "s.id", "s.id", "NULL", "''", "s.place",
        "s.place || char(10) || s.chair || char(10) || s.rapporteur || char(10) || s.note",
        "s.start_on", f"session s WHERE {SESSION}",
    ),
    "item": (
        "t.id", "i.id", "i.session_id", "i.id", "t.language", "t.title",
        "t.title || char(10) || t.annotation || char(10) || i.presenter || ' ' || i.proposer",
        "s.start_on", f"agenda_item_text t {ITEM.format(of='t.item_id')} WHERE {SESSION}",
    ),
    "minutes": (
        "d.id", "i.id", "i.session_id", "i.id", "d.language", "''", "d.text", "s.start_on",
        f"draft d {ITEM.format(of='d.record_id')} "
        f"WHERE d.record_kind = 'item' AND d.field = 'minutes' AND {SESSION}",
    ),
    "intervention": (
        "v.id", "v.id", "i.session_id", "i.id", "v.language", "IFNULL(n.name_fr, IFNULL(o.name_fr, ''))",
        f"v.summary || char(10) || v.text || char(10) || v.on_behalf_of || char(10) || {NAMES}",
        "s.start_on",
        f"intervention v {ITEM.format(of='v.item_id')} LEFT JOIN delegation g ON g.id = v.delegation_id "
        f"{STATE} WHERE v.deleted_at IS NULL AND {SESSION}",
    ),
    "recommendation": (
        "t.id", "r.id", "r.session_id", "r.item_id", "t.language", "CAST(r.number AS TEXT)", "t.text",
        "s.start_on",
        "recommendation_text t JOIN recommendation_paragraph p ON p.id = t.paragraph_id "
        "JOIN recommendation r ON r.id = p.recommendation_id JOIN session s ON s.id = r.session_id "
        f"WHERE r.deleted_at IS NULL AND {SESSION}",
    ),
    "report": (
        "t.id", "p.id", "r.session_id", "NULL", "t.language", "''", "t.text", "s.start_on",
        "report_paragraph_text t JOIN report_paragraph p ON p.id = t.paragraph_id "
        "JOIN report r ON r.id = p.report_id JOIN session s ON s.id = r.session_id "
        f"WHERE p.deleted_at IS NULL AND r.deleted_at IS NULL AND {SESSION}",
    ),
    "document": (
        "v.id", "d.id", "d.session_id", "NULL", "v.language", "d.symbol || ' ' || v.title",
        "d.symbol || ' ' || v.title || char(10) || v.file_name || char(10) || IFNULL(c.text, '')",
        "s.start_on",
        "document_version v JOIN document d ON d.id = v.document_id "
        "LEFT JOIN session s ON s.id = d.session_id "
        "LEFT JOIN content_reading c ON c.digest = v.content_digest "
        f"WHERE d.deleted_at IS NULL AND {SESSION}",
    ),
    "person": (
        "m.id", "g.id", "g.session_id", "NULL", "''", "p.given_name || ' ' || p.family_name",
        "p.honorific || ' ' || p.given_name || ' ' || p.family_name || char(10) || m.function "
        f"|| char(10) || {NAMES}",
        "s.start_on",
        "delegation_member m JOIN person p ON p.id = m.person_id JOIN delegation g ON g.id = m.delegation_id "
        f"JOIN session s ON s.id = g.session_id {STATE} WHERE {SESSION}",
    ),
    "paper": (
        "p.id", "p.id", "p.session_id", "NULL", "''", "p.kind", "p.symbol", "s.start_on",
        f"paper p JOIN session s ON s.id = p.session_id WHERE p.symbol <> '' AND {SESSION}",
    ),
    "clause": (
        "t.id", "c.id", "NULL", "NULL", "t.language", "h.number || ' ' || c.letter || ')'", "t.text",
        "IFNULL(v.in_force_from, v.dated_on)",
        "mandate_clause_text t JOIN mandate_clause c ON c.id = t.clause_id "
        "JOIN mandate_chapter h ON h.id = c.chapter_id JOIN mandate_version v ON v.id = h.version_id",
    ),
}  # fmt: skip
"""What is found by its words, and where it stands."""

OF_ITEM = ("item", "minutes", "intervention")
OF_SESSION = tuple(kind for kind in VIEWS if kind != "clause")

OWN = {
    # table whose rows are found: (kind, columns that change what is found)
    "session": ("session", "place, chair, rapporteur, note"),
    "agenda_item_text": ("item", "title, annotation, language"),
    "draft": ("minutes", "text, language, record_id"),
    "intervention": (
        "intervention",
        "text, summary, on_behalf_of, delegation_id, language, deleted_at, item_id",
    ),
    "recommendation_text": ("recommendation", "text, language"),
    "report_paragraph_text": ("report", "text, language"),
    "document_version": ("document", "title, file_name, content_digest, language"),
    "delegation_member": ("person", "person_id, function, delegation_id"),
    "paper": ("paper", "symbol"),
    "mandate_clause_text": ("clause", "text, language"),
}

ABOVE = {
    # table that rows hang on: (columns, which entries, kinds made anew)
    "session": ("start_on, deleted_at", "session_id = NEW.id", OF_SESSION),
    "agenda_item": ("deleted_at, session_id, presenter, proposer", "item_id = NEW.id", OF_ITEM),
    "recommendation": ("deleted_at, item_id, session_id", "record_id = NEW.id", ("recommendation",)),
    "report": ("deleted_at", "session_id = NEW.session_id", ("report",)),
    "report_paragraph": ("deleted_at", "record_id = NEW.id", ("report",)),
    "document": ("symbol, deleted_at, session_id", "record_id = NEW.id", ("document",)),
    "person": (
        "honorific, given_name, family_name",
        "source_id IN (SELECT id FROM delegation_member WHERE person_id = NEW.id)",
        ("person",),
    ),
    "mandate_version": (
        "in_force_from, dated_on",
        "record_id IN (SELECT c.id FROM mandate_clause c JOIN mandate_chapter h ON h.id = c.chapter_id "
        "WHERE h.version_id = NEW.id)",
        ("clause",),
    ),
}


def upgrade() -> None:
    """Make the index, what keeps it, fill it with what is there; and room for searches that are kept."""
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
    )
    written = sa.text("text <> ''")
    op.create_index(
        "ix_draft_written",
        "draft",
        ["record_kind", "record_id"],
        sqlite_where=written,
        postgresql_where=written,
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in statements():
            op.execute(statement)


def statements() -> Iterator[str]:
    """Write all that makes the index, in order."""
    yield from _tables()
    yield from (_view(code, kind) for code, kind in enumerate(VIEWS, start=1))
    yield from (_fill(kind) for kind in VIEWS)
    yield "INSERT INTO search_index (search_index) VALUES ('rebuild')"
    yield from _triggers_of_the_index()
    for table, (kind, columns) in OWN.items():
        yield from _own_triggers(table, kind, columns)
    for table, (columns, which, kinds) in ABOVE.items():
        yield _trigger(f"{table}_refinds", f"UPDATE OF {columns} ON {table}", *_anew(which, kinds))
    yield from _triggers_of_readings()


def _tables() -> Iterator[str]:
    yield (
        "CREATE TABLE search_entry (id INTEGER NOT NULL PRIMARY KEY, kind VARCHAR NOT NULL, "
        "source_id INTEGER NOT NULL, record_id INTEGER NOT NULL, session_id INTEGER, item_id INTEGER, "
        "language VARCHAR NOT NULL, title VARCHAR NOT NULL, text VARCHAR NOT NULL)"
    )
    for columns in ("kind, source_id", "kind, record_id", "session_id", "item_id"):
        name = columns.replace(", ", "_")
        yield f"CREATE INDEX ix_search_entry_{name} ON search_entry ({columns})"
    yield ("CREATE TABLE search_pending (entry_id INTEGER NOT NULL PRIMARY KEY, former VARCHAR)")
    yield (
        "CREATE VIRTUAL TABLE search_index USING fts5(text, content='search_entry', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2')"
    )


def _view(code: int, kind: str) -> str:
    """Number entries by day, kind and row: the newest has the highest number."""
    source, record, session, item, language, title, words, day, tables = VIEWS[kind]
    number = f"{DAY.format(day=day)} * 4294967296 + {code * 268435456} + {source}"
    return (
        f"CREATE VIEW search_{kind} AS SELECT {number} AS id, '{kind}' AS kind, {source} AS source_id, "
        f"{record} AS record_id, {session} AS session_id, {item} AS item_id, {language} AS language, "
        f"{title} AS title, {words} AS text FROM {tables}"
    )


def _fill(kind: str, which: str = "") -> str:
    return f"INSERT INTO search_entry SELECT * FROM search_{kind}{f' WHERE {which}' if which else ''}"


def _trigger(name: str, event: str, *actions: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {' '.join(f'{one};' for one in actions)} END"


def _triggers_of_the_index() -> Iterator[str]:
    """Note what is to be indexed before the transaction ends: no trigger may write a virtual table.

    What an entry said first is what the index holds; what it says last is what it is to hold.
    """
    for event, row, former in (("insert", "NEW", "NULL"), ("delete", "OLD", "OLD.text")):
        note = f"INSERT OR IGNORE INTO search_pending (entry_id, former) VALUES ({row}.id, {former})"
        yield _trigger(f"search_entry_pends_{event}", f"{event.upper()} ON search_entry", note)


def _own_triggers(table: str, kind: str, columns: str) -> Iterator[str]:
    drop = f"DELETE FROM search_entry WHERE kind = '{kind}' AND source_id = OLD.id"
    add = _fill(kind, "source_id = NEW.id")
    yield _trigger(f"{table}_found_insert", f"INSERT ON {table}", add)
    yield _trigger(f"{table}_found_update", f"UPDATE OF {columns} ON {table}", drop, add)
    yield _trigger(f"{table}_found_delete", f"DELETE ON {table}", drop)


def _anew(which: str, kinds: Sequence[str]) -> Iterator[str]:
    names = ", ".join(f"'{kind}'" for kind in kinds)
    yield f"DELETE FROM search_entry WHERE kind IN ({names}) AND {which}"
    yield from (_fill(kind, which) for kind in kinds)


def _triggers_of_readings() -> Iterator[str]:
    """Find documents by what was read in their files."""
    for event, row in (("INSERT", "NEW"), ("UPDATE OF text", "NEW"), ("DELETE", "OLD")):
        which = f"source_id IN (SELECT id FROM document_version WHERE content_digest = {row}.digest)"
        name = f"content_reading_found_{event.split()[0].lower()}"
        yield _trigger(name, f"{event} ON content_reading", *_anew(which, ("document",)))


def downgrade() -> None:
    """Refuse: the way back is the copy made before the upgrade."""
    raise NotImplementedError("open the copy made before the upgrade")
