"""What the parts, marks and profiles of an edited report are called."""

from collections.abc import Mapping

from iomdesk.runtime.translations import _


def mark_names() -> Mapping[str, str]:
    """Name what is remarked on a paragraph."""
    return {
        "proposal": _("proposal"),
        "source-changed": _("source changed since"),
        "untranslated": _("to be translated"),
        "stale": _("translation out of date"),
        "alternative": _("alternative"),
        "bracketed": _("in square brackets"),
        "agreed": _("agreed ad referendum"),
        "edited": _("edited"),
        "by-hand": _("written by hand"),
        "generated": _("generated"),
    }


def mark_signs() -> Mapping[str, str]:
    """Give the sign of each mark in the margin: its shape tells it, not its colour alone."""
    return {
        "proposal": "?",
        "source-changed": "!",
        "untranslated": "∅",
        "stale": "≠",
        "alternative": "¦",
        "bracketed": "[ ]",
        "agreed": "✓",
        "edited": "✎",
        "by-hand": "+",
        "generated": "·",
    }


def section_names() -> Mapping[str, str]:
    """Name the sections of a report."""
    return {
        "introduction": _("Introduction"),
        "participation": _("Opening and attendance"),
        "agenda": _("Adoption of the agenda"),
        "substance": _("Consideration of substantive matters"),
        "conclusions": _("Conclusions"),
        "recommendations": _("Recommendations"),
        "other_business": _("Other business"),
        "adoption": _("Adoption of the report"),
        "part": _("Session"),
    }


def annex_names() -> Mapping[str, str]:
    """Name the annexes of a report."""
    return {
        "agenda": _("Agenda"),
        "participants": _("List of participants"),
        "documents": _("List of documents"),
        "clauses": _("Clause → item → recommendation"),
        "mandate": _("Mandate"),
        "coverage": _("Coverage of the mandate"),
    }


def profile_names() -> Mapping[str, str]:
    """Name the profiles of a report."""
    return {"debate": _("With a summary of the debate"), "short": _("Short, action-oriented")}


def kind_names() -> Mapping[str, str]:
    """Name the kinds of paragraphs that people add."""
    return {
        "numbered": _("Numbered paragraph"),
        "heading-1": _("Heading"),
        "heading-2": _("Heading of the second level"),
        "heading-3": _("Heading of the third level"),
        "body": _("Paragraph without a number"),
        "list-1": _("Item of a list, a)"),
        "list-2": _("Item of a list, i)"),
        "bullets-1": _("Item with a dash"),
    }
