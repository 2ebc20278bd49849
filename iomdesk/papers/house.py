"""What the secretariat set in place of the words that are shipped with the program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from iomdesk.document.quantifiers import Scale, scale_from
from iomdesk.runtime.templates import load_template


@dataclass(frozen=True, slots=True)
class HouseFacts:
    """Hold formulae by key and language, and the steps of scales of quantifiers by language."""

    formulae: Mapping[str, Mapping[str, str | Mapping[str, str]]] = field(default_factory=dict)
    scales: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)

    def scale(self, language: str) -> Scale:
        """Return the scale of a language, the shipped one where the house has none."""
        return scale_from(load_template("quantifiers")[language], self.scales.get(language))


NO_HOUSE = HouseFacts()
"""A house that set nothing of its own."""
