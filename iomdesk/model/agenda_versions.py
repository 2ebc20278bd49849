"""Agendas as they were issued, frozen; and templates to begin an agenda from."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from iomdesk.model.base import Base


class AgendaStage(StrEnum):
    """Say which kind of agenda was issued."""

    PROVISIONAL = "provisional"
    ADOPTED = "adopted"


class AgendaVersion(Base):
    """Keep an agenda as it was issued: provisional, provisional Rev.1, adopted; triggers refuse change.

    `content` lists the items depth first: item id, depth, number, titles by language, clause references.
    """

    __tablename__ = "agenda_version"
    __table_args__ = (UniqueConstraint("session_id", "stage", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    stage: Mapped[str]
    revision: Mapped[int]  # 0 for the first, then Rev.1, Rev.2
    symbol: Mapped[str] = mapped_column(default="")
    issued_at: Mapped[datetime]
    content: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class AgendaTemplate(Base):
    """Hold a template that the secretariat edits; `items` as in an agenda version, without ids."""

    __tablename__ = "agenda_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    deleted_at: Mapped[datetime | None]
