"""Annexes of short papers: "Annexe" alone, or "Annexe I" and "Annexe II", and how sentences cite them."""

from collections.abc import Sequence

from iomdesk.document.numbering import roman
from iomdesk.papers.voice import Voice


def labelled(voice: Voice, kinds: Sequence[str]) -> dict[str, str]:
    """Label annexes in their order."""
    word = voice.line("annex")
    if len(kinds) == 1:
        return {kinds[0]: word}
    return {kind: f"{word} {roman(place)}" for place, kind in enumerate(kinds, start=1)}


def cited(label: str) -> str:
    """Write a label within a sentence: "annexe II"."""
    return label[:1].lower() + label[1:]
