"""The sentence with which the report will say how an item ended."""

from iomdesk.papers.outcome_text import outcome_text as sentence_for

__all__ = ["sentence_for"]
