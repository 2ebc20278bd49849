"""What kinds of things are called that are in the trash."""

from collections.abc import Mapping

from iomdesk.runtime.translations import _


def kind_names() -> Mapping[str, str]:
    """Return the name of each kind of record that can be in the trash."""
    return {
        "session": _("Session"),
        "item": _("Agenda item"),
        "intervention": _("Intervention"),
        "motion": _("Motion"),
        "recommendation": _("Recommendation"),
        "document": _("Expected document"),
        "delegation": _("Delegation"),
        "member": _("Person in a delegation"),
        "meeting": _("Meeting"),
        "break": _("Break"),
        "correction": _("Correction to the minutes"),
        "template": _("Agenda template"),
        "recipient": _("Recipient of packs"),
        "membership": _("Membership"),
        "group_scheme": _("Grouping of States"),
        "state_group": _("Group of States"),
        "group_membership": _("Place in a group"),
        "paragraph": _("Paragraph of minutes"),
    }


def numbered(number: int) -> str:
    """Write the number of a recommendation."""
    return _("No. {number}").format(number=number)
