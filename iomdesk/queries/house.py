"""What the secretariat set in place of the house's defaults."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.house import HouseSetting


def house_setting(session: Session, *, name: str, default: Any = None) -> Any:
    """Return a setting of the house by its dotted name, or the default where nobody set it."""
    record = session.get(HouseSetting, name)
    return default if record is None else record.value


def house_settings(session: Session, *, subject: str) -> Mapping[str, Any]:
    """Return all settings whose name begins with "subject.", by their whole name; defaults have no row."""
    rows = session.execute(
        select(HouseSetting.name, HouseSetting.value).where(
            HouseSetting.name.startswith(f"{subject}.", autoescape=True)
        )
    )
    return {name: value for name, value in rows}  # noqa: C416
