"""Add what follows a meeting, and packs."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the approval of minutes, readings of files, and packs; frozen minutes refuse change and removal."""
    _create_content_reading()
    _create_frozen_minutes()
    _create_minutes_deadline()
    _create_minutes_step()
    _create_pack()
    _create_pack_recipient()
    _create_correction()
    _create_pack_copy()
    _create_pack_part()
    _create_document_former_file()
    _add_columns()
    _refuse_changes("frozen_minutes")


def _create_content_reading() -> None:
    op.create_table(
        "content_reading",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("printable_digest", sa.String(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest"], ["content.digest"], name=op.f("fk_content_reading_digest_content"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["printable_digest"], ["content.digest"], name=op.f("fk_content_reading_printable_digest_content")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_content_reading")),
    )


def _create_frozen_minutes() -> None:
    op.create_table(
        "frozen_minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_frozen_minutes_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_minutes")),
    )
    op.create_index(op.f("ix_frozen_minutes_session_id"), "frozen_minutes", ["session_id"], unique=False)


def _create_minutes_deadline() -> None:
    op.create_table(
        "minutes_deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("circulated_on", sa.Date(), nullable=False),
        sa.Column("deadline_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_minutes_deadline_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_deadline")),
        sa.UniqueConstraint("session_id", "language", name=op.f("uq_minutes_deadline_session_id")),
    )


def _create_minutes_step() -> None:
    op.create_table(
        "minutes_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("approving_session_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approving_session_id"],
            ["session.id"],
            name=op.f("fk_minutes_step_approving_session_id_session"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_minutes_step_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_step")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_minutes_step_session_id"), "minutes_step", ["session_id"], unique=False)


def _create_pack() -> None:
    op.create_table(
        "pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=True),
        sa.Column("layout", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_pack_session_id_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
        sa.UniqueConstraint("session_id", "language", "number", name=op.f("uq_pack_session_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pack_session_id"), "pack", ["session_id"], unique=False)


def _create_pack_recipient() -> None:
    op.create_table(
        "pack_recipient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("may_have_restricted", sa.Boolean(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_pack_recipient_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_recipient")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pack_recipient_session_id"), "pack_recipient", ["session_id"], unique=False)


def _create_correction() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("paragraph", sa.String(), nullable=False),
        sa.Column("old_text", sa.String(), nullable=False),
        sa.Column("new_text", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("final_text", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_correction_delegation_id_delegation")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_item.id"],
            name=op.f("fk_correction_item_id_agenda_item"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_correction_session_id_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_correction_session_id"), "correction", ["session_id"], unique=False)


def _create_pack_copy() -> None:
    op.create_table(
        "pack_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=True),
        sa.Column("recipient_name", sa.String(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["pack.id"], name=op.f("fk_pack_copy_pack_id_pack"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["pack_recipient.id"], name=op.f("fk_pack_copy_recipient_id_pack_recipient")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_copy")),
    )
    op.create_index(op.f("ix_pack_copy_pack_id"), "pack_copy", ["pack_id"], unique=False)


def _create_pack_part() -> None:
    op.create_table(
        "pack_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_included", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("content_digest", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["content_digest"], ["content.digest"], name=op.f("fk_pack_part_content_digest_content")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_pack_part_item_id_agenda_item"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["pack.id"], name=op.f("fk_pack_part_pack_id_pack"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_part")),
        sa.UniqueConstraint("pack_id", "kind", "reference", "item_id", name=op.f("uq_pack_part_pack_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pack_part_pack_id"), "pack_part", ["pack_id"], unique=False)


def _create_document_former_file() -> None:
    op.create_table(
        "document_former_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("content_digest", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_digest"],
            ["content.digest"],
            name=op.f("fk_document_former_file_content_digest_content"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["document_version.id"],
            name=op.f("fk_document_former_file_version_id_document_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_former_file")),
    )
    op.create_index(
        op.f("ix_document_former_file_version_id"), "document_former_file", ["version_id"], unique=False
    )


def _add_columns() -> None:
    op.add_column("document", sa.Column("derestricted_on", sa.Date(), nullable=True))
    op.add_column("document", sa.Column("deleted_at", sa.DateTime(), nullable=True))
    op.add_column("minutes_revision", sa.Column("words", sa.Integer(), nullable=True))


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
