"""Add reports that are edited paragraph by paragraph."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add reports with their paragraphs, texts and sources."""
    _create_report()
    _create_report_paragraph()
    _create_report_paragraph_text()
    _create_report_source()


def _create_report() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("addressee_session", sa.Integer(), nullable=True),
        sa.Column("scope", sa.JSON(), nullable=False),
        sa.Column("outline", sa.JSON(), nullable=False),
        sa.Column("original_language", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("marking", sa.String(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_report_session_id_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    op.create_index(op.f("ix_report_session_id"), "report", ["session_id"], unique=False)


def _create_report_paragraph() -> None:
    op.create_table(
        "report_paragraph",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("base_position", sa.Integer(), nullable=True),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("fixed_number", sa.String(), nullable=True),
        sa.Column("alternative_of", sa.Integer(), nullable=True),
        sa.Column("is_agreed", sa.Boolean(), nullable=False),
        sa.Column("is_bracketed", sa.Boolean(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["alternative_of"],
            ["report_paragraph.id"],
            name=op.f("fk_report_paragraph_alternative_of_report_paragraph"),
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["report.id"],
            name=op.f("fk_report_paragraph_report_id_report"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_paragraph")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_report_paragraph_report_id"), "report_paragraph", ["report_id"], unique=False)


def _create_report_paragraph_text() -> None:
    op.create_table(
        "report_paragraph_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paragraph_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("base", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("proposal", sa.String(), nullable=True),
        sa.Column("made_from", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraph_id"],
            ["report_paragraph.id"],
            name=op.f("fk_report_paragraph_text_paragraph_id_report_paragraph"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_paragraph_text")),
        sa.UniqueConstraint("paragraph_id", "language", name=op.f("uq_report_paragraph_text_paragraph_id")),
    )


def _create_report_source() -> None:
    op.create_table(
        "report_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paragraph_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraph_id"],
            ["report_paragraph.id"],
            name=op.f("fk_report_source_paragraph_id_report_paragraph"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_source")),
    )
    op.create_index(op.f("ix_report_source_paragraph_id"), "report_source", ["paragraph_id"], unique=False)


def downgrade() -> None:
    """Refuse: the way back is the copy made before the upgrade."""
    raise NotImplementedError("open the copy made before the upgrade")
