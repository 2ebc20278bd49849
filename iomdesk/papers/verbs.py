"""The verbs that open the paragraphs of a recommendation, and how they join the words after them."""

from collections.abc import Mapping

from iomdesk.papers.grammar import join_link
from iomdesk.papers.wording import Wording, default_wording

# A preposition that belongs to the verb is not set off with it: "*Prend note* du rapport".
_LINKS = {"fr": ("de", "à"), "en": (), "es": ("de", "en", "a")}
_LINKS_ANYWHERE = {"fr": ("de", "à"), "en": ("of", "to"), "es": ("de", "en", "a")}


def verbs(part: str) -> Mapping[str, Mapping[str, str]]:
    """Return the verbs of a part ("preamble", "operative"): key → language → verb, in the usual order."""
    return default_wording().verbs[part]


def verb_for(wording: Wording, part: str, key: str, language: str, joint: bool) -> str:
    """Return a verb, plural for several bodies; a key that is not known gives no verb."""
    table = wording.verbs.get(f"{part}_joint", {}) if joint else {}
    return (table.get(key) or wording.verbs.get(part, {}).get(key) or {}).get(language, "")


def open_with_verb(verb: str, words: str, language: str) -> tuple[str, str]:
    """Return the verb as it is set off, and all that follows it: its preposition contracted with an article.

    A preposition that the words already begin with is not doubled.
    """
    stem, _, link = verb.rpartition(" ")
    if not stem or link not in _LINKS_ANYWHERE[language]:
        return verb, f" {words}"
    joined = join_link(link, words, language)
    if link in _LINKS[language] or joined == words:
        return stem, f" {joined}"
    return verb, f" {words}"
