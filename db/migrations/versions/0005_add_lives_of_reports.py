"""Add the life of reports and recommendations."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the steps, deadlines, corrections and kept files of reports, and who acts on recommendations."""
    _create_report_deadline()
    _create_report_step()
    _create_report_correction()
    _create_report_file()
    _add_columns()
    _refuse_changes("report_file")


def _create_report_deadline() -> None:
    op.create_table(
        "report_deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("deadline_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_report_deadline_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_deadline")),
        sa.UniqueConstraint("session_id", "language", name=op.f("uq_report_deadline_session_id")),
    )


def _create_report_step() -> None:
    op.create_table(
        "report_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("approving_body_id", sa.Integer(), nullable=True),
        sa.Column("approving_session", sa.Integer(), nullable=True),
        sa.Column("resolution", sa.String(), nullable=False),
        sa.Column("replaces", sa.String(), nullable=False),
        sa.Column("replaces_dated_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["approving_body_id"], ["body.id"], name=op.f("fk_report_step_approving_body_id_body")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_report_step_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_step")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_report_step_session_id"), "report_step", ["session_id"], unique=False)


def _create_report_correction() -> None:
    op.create_table(
        "report_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
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
            ["delegation_id"], ["delegation.id"], name=op.f("fk_report_correction_delegation_id_delegation")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_report_correction_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_correction")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_report_correction_session_id"), "report_correction", ["session_id"], unique=False
    )


def _create_report_file() -> None:
    op.create_table(
        "report_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("content_digest", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_digest"], ["content.digest"], name=op.f("fk_report_file_content_digest_content")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["report_step.id"], name=op.f("fk_report_file_step_id_report_step")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_file")),
    )
    op.create_index(op.f("ix_report_file_step_id"), "report_file", ["step_id"], unique=False)


def _add_columns() -> None:
    op.add_column("recommendation", sa.Column("action_owner", sa.String(), nullable=True))
    op.add_column("recommendation", sa.Column("action_due_on", sa.Date(), nullable=True))

    op.add_column("recommendation_step", sa.Column("override_reason", sa.String(), nullable=True))


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
