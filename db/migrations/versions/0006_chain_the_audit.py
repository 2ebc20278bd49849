"""Chain the audit by digests."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the digests, and chain the rows that are there."""
    op.create_table(
        "audit_link",
        sa.Column("audit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_audit_link")),
    )
    if not op.get_context().as_sql:
        _chain_what_is_there(op.get_bind())
    _refuse_changes("audit_link")


def _chain_what_is_there(connection: sa.Connection) -> None:
    rows = connection.execute(sa.select(_audit()).order_by(sa.text("id"))).all()
    links = [{"audit_id": id_, "digest": digest} for id_, digest in _digests(rows)]
    if links:
        table = sa.table("audit_link", sa.column("audit_id", sa.Integer), sa.column("digest", sa.String))
        connection.execute(table.insert(), links)


def _audit() -> sa.TableClause:
    words = ("installation", "action", "record_kind", "record_id")
    return sa.table(
        "audit",
        sa.column("id", sa.Integer),
        sa.column("at", sa.DateTime),
        *(sa.column(name, sa.String) for name in words),
        sa.column("before", sa.JSON),
        sa.column("after", sa.JSON),
    )


def _digests(rows: Sequence[Any]) -> Iterator[tuple[int, str]]:
    digest = ""
    for id_, at, *rest in rows:
        told = [digest, id_, at.isoformat(timespec="microseconds"), *rest]
        plain = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(plain.encode("ascii")).hexdigest()
        yield id_, digest


def _refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{event.lower()} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def downgrade() -> None:
    """Refuse: the way back is the copy made before the upgrade."""
    raise NotImplementedError("open the copy made before the upgrade")
