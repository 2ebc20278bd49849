"""The words for recommendations: statuses, parts, and how one begins."""

from collections.abc import Mapping, Sequence

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.papers.verbs import open_with_verb, verbs
from iomdesk.queries.recommendation_words import statuses
from iomdesk.queries.recommendations import ParagraphRow
from iomdesk.runtime.translations import _
from iomdesk.services.recommendations import ParagraphInput

Paragraph = ParagraphRow | ParagraphInput

__all__ = ["first_words", "line_of", "parts", "statuses", "verb_words"]


def parts() -> Mapping[str, str]:
    """Return the two parts of a recommendation."""
    return {"preamble": _("Preamble"), "operative": _("Operative part")}


def verb_words(part: str, verb: str, language: str) -> str:
    """Return a verb in a language; empty for none or one that is not known."""
    return verbs(part).get(verb, {}).get(language, "")


def first_words(paragraphs: Sequence[Paragraph], language: str) -> str:
    """Return what a recommendation asks for in one line: its first operative paragraph, else its first."""
    written = [p for p in paragraphs if any(p.texts.values())]
    operative = [p for p in written if p.part == "operative"]
    recommended = [p for p in operative if p.verb == "recommends"]
    chosen = (recommended or operative or written)[:1]
    return line_of(chosen[0], language) if chosen else ""


def line_of(paragraph: Paragraph, language: str) -> str:
    """Return a paragraph as one line with its verb, in a language it has."""
    shown = next((code for code in (language, "fr", "en", "es") if paragraph.texts.get(code)), language)
    words = " ".join(plain_text(p.text) for p in parse_markdown(paragraph.texts.get(shown, "")))
    verb = verb_words(paragraph.part, paragraph.verb, shown)
    return "".join(open_with_verb(verb, words, shown)) if verb else words
