"""Searches that people keep under a name, with the desk and not with the machine: they tell what is in it."""

from sqlalchemy.orm import Mapped, mapped_column

from iomdesk.model.base import Base


class SavedSearch(Base):
    """Hold a query that is asked again and again."""

    __tablename__ = "saved_search"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    query: Mapped[str]
