"""The words of the mandate's pages: what became of clauses, what is pinned to them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from iomdesk.queries.mandate import VersionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.wording import mandate_statuses, word_for

KINDS = ("same", "reworded", "split", "merged", "dropped", "new")


def link_kinds() -> Mapping[object, str]:
    """Return what may have become of a clause."""
    return {
        "same": _("same"),
        "reworded": _("reworded"),
        "split": _("split"),
        "merged": _("merged"),
        "dropped": _("dropped"),
        "new": _("new"),
    }


def pinned_kinds() -> Mapping[object, str]:
    """Return what may be pinned to clauses."""
    return {"item": _("Item"), "recommendation": _("Recommendation"), "template": _("Template")}


def counted_kinds(kinds: Iterable[str]) -> str:
    """Sum up a concordance: "same: 7 · reworded: 1"; words before figures need no plural."""
    counts = Counter(kinds)
    words = _("{speaker}: {words}")
    return " · ".join(
        words.format(speaker=link_kinds()[kind], words=counts[kind]) for kind in KINDS if counts[kind]
    )


def version_name(version: VersionRow) -> str:
    """Name a version with how far it has come, which is never left out."""
    return f"{version.label} ({word_for(mandate_statuses(), version.status)})"
