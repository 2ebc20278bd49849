"""Say when something was, as short as it can be understood."""

from datetime import datetime

from iomdesk.document.dates import format_date
from iomdesk.runtime.translations import interface_language


def moment_in_words(moment: datetime, now: datetime) -> str:
    """Write a moment in local time: "14:02" today, "12 mai 2020, 14:02" before."""
    local, today = moment.astimezone(), now.astimezone().date()
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{format_date(local.date(), interface_language())}, {local:%H:%M}"
