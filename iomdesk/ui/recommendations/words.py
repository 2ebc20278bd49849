"""The words for recommendations: statuses, parts, and how one begins."""

from collections.abc import Mapping

from iomdesk.queries.recommendation_words import statuses
from iomdesk.runtime.translations import _
from iomdesk.services.recommendation_lines import Paragraph, first_words, line_of, verb_words

__all__ = ["Paragraph", "first_words", "line_of", "parts", "statuses", "verb_words"]


def parts() -> Mapping[str, str]:
    """Return the two parts of a recommendation."""
    return {"preamble": _("Preamble"), "operative": _("Operative part")}
