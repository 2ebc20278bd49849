"""Add what precedes a session."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the tables; agendas that were issued refuse change and removal."""
    _create_agenda_template()
    _create_group_scheme()
    _create_membership()
    _create_state_group()
    _create_group_membership()
    _create_mandate_step()
    _create_agenda_version()
    _create_session_calendar()
    _create_agenda_break()
    _create_concordance_link()
    _create_paper_text()
    _create_agenda_item_carry_over()
    _refuse_changes("agenda_version")


def _create_agenda_template() -> None:
    op.create_table(
        "agenda_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_template")),
        sa.UniqueConstraint("name", name=op.f("uq_agenda_template_name")),
    )


def _create_group_scheme() -> None:
    op.create_table(
        "group_scheme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_scheme")),
        sa.UniqueConstraint("name", name=op.f("uq_group_scheme_name")),
        sqlite_autoincrement=True,
    )


def _create_membership() -> None:
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state_iso3", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("vote_suspended_from", sa.Date(), nullable=True),
        sa.Column("vote_suspended_until", sa.Date(), nullable=True),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "until_on IS NULL OR from_on IS NULL OR until_on >= from_on",
            name=op.f("ck_membership_dates_in_order"),
        ),
        sa.ForeignKeyConstraint(["state_iso3"], ["state.iso3"], name=op.f("fk_membership_state_iso3_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_state_iso3"), ["state_iso3"], unique=False)


def _create_state_group() -> None:
    op.create_table(
        "state_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_fr", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_es", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id"],
            ["group_scheme.id"],
            name=op.f("fk_state_group_scheme_id_group_scheme"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_group")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("state_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_state_group_scheme_id"), ["scheme_id"], unique=False)


def _create_group_membership() -> None:
    op.create_table(
        "group_membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("state_iso3", sa.String(), nullable=False),
        sa.Column("is_aligned_only", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["state_group.id"],
            name=op.f("fk_group_membership_group_id_state_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["state_iso3"], ["state.iso3"], name=op.f("fk_group_membership_state_iso3_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_membership")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("group_membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_membership_group_id"), ["group_id"], unique=False)


def _create_mandate_step() -> None:
    op.create_table(
        "mandate_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("body_session", sa.Integer(), nullable=True),
        sa.Column("document_symbol", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_mandate_step_body_id_body")),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["mandate_version.id"],
            name=op.f("fk_mandate_step_version_id_mandate_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate_step")),
    )
    with op.batch_alter_table("mandate_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mandate_step_version_id"), ["version_id"], unique=False)


def _create_agenda_version() -> None:
    op.create_table(
        "agenda_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_agenda_version_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_version")),
        sa.UniqueConstraint("session_id", "stage", "revision", name=op.f("uq_agenda_version_session_id")),
    )
    with op.batch_alter_table("agenda_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_version_session_id"), ["session_id"], unique=False)


def _create_session_calendar() -> None:
    op.create_table(
        "session_calendar",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_session_calendar_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_session_calendar")),
        sa.UniqueConstraint("uid", name=op.f("uq_session_calendar_uid")),
    )


def _create_agenda_break() -> None:
    op.create_table(
        "agenda_break",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("after_item_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["after_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_agenda_break_after_item_id_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_agenda_break_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_break")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("agenda_break", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_break_session_id"), ["session_id"], unique=False)


def _create_concordance_link() -> None:
    op.create_table(
        "concordance_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("old_version_id", sa.Integer(), nullable=False),
        sa.Column("new_version_id", sa.Integer(), nullable=False),
        sa.Column("old_clause_id", sa.Integer(), nullable=True),
        sa.Column("new_clause_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "old_clause_id IS NOT NULL OR new_clause_id IS NOT NULL", name=op.f("ck_concordance_link_one_end")
        ),
        sa.ForeignKeyConstraint(
            ["new_clause_id"],
            ["mandate_clause.id"],
            name=op.f("fk_concordance_link_new_clause_id_mandate_clause"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["new_version_id"],
            ["mandate_version.id"],
            name=op.f("fk_concordance_link_new_version_id_mandate_version"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["old_clause_id"],
            ["mandate_clause.id"],
            name=op.f("fk_concordance_link_old_clause_id_mandate_clause"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["old_version_id"],
            ["mandate_version.id"],
            name=op.f("fk_concordance_link_old_version_id_mandate_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concordance_link")),
    )
    with op.batch_alter_table("concordance_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_concordance_link_new_version_id"), ["new_version_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_concordance_link_old_version_id"), ["old_version_id"], unique=False
        )


def _create_paper_text() -> None:
    op.create_table(
        "paper_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_text_paper_id_paper"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_text")),
        sa.UniqueConstraint("paper_id", "place", "language", name=op.f("uq_paper_text_paper_id")),
    )


def _create_agenda_item_carry_over() -> None:
    op.create_table(
        "agenda_item_carry_over",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("is_recurring", sa.Boolean(), nullable=False),
        sa.Column("continued_from_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["continued_from_id"],
            ["agenda_item.id"],
            name=op.f("fk_agenda_item_carry_over_continued_from_id_agenda_item"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_item.id"],
            name=op.f("fk_agenda_item_carry_over_item_id_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_agenda_item_carry_over")),
    )


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
