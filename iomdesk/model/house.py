"""The house's own way: settings of a desk that the secretariat edits, such as scales, formulae and rules."""

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from iomdesk.model.base import Base


class HouseSetting(Base):
    """Hold what the secretariat set in place of a default, under the name of the setting.

    Names are dotted by subject: "quorum.suspended_count", "quantifiers.fr", "outcomes.fr", "lint.off",
    "dictionary.fr". A setting that stands at its default has no row.
    """

    __tablename__ = "house_setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
