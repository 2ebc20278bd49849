"""Dates as people type them in fields."""

from iomdesk.document.dates_typed import DateNotUnderstood, read_date

__all__ = ["DateNotUnderstood", "read_date"]
