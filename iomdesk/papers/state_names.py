"""Names of States and groups within a sentence: "la Suisse", "the Philippines", "los Estados Unidos"."""

import re

from iomdesk.papers.facts import InterventionFact
from iomdesk.papers.grammar import with_article
from iomdesk.papers.persons import group_in
from iomdesk.papers.wording import Wording
from iomdesk.runtime.templates import load_template

_BRACKETS = re.compile(r"\s*\([^()]*\)\Z")
_SHORT = frozenset({"le", "la", "les", "l’"})


def speaker_in_sentence(one: InterventionFact, language: str) -> str:
    """Name a delegation as the subject of a sentence, with the article its name takes."""
    name = one.names.get(language) or next((name for name in one.names.values() if name), "")
    short = _BRACKETS.sub("", name)
    if language == "fr":
        return _french(short, one.article) if one.article else with_article(short, "fr")
    return _article(short, language) + short


def group_in_sentence(one: InterventionFact, wording: Wording, language: str) -> str:
    """Name the group spoken for, with its article where it is known."""
    written = one.group_names.get(language) or one.group_names.get("fr") or one.on_behalf_of
    known = group_in(wording, written, language)
    return with_article(known, language)


def _french(name: str, article: str) -> str:
    """Put the article before a name; a long one ("République islamique d’") begins the formal name."""
    if article in _SHORT:
        return f"{article}{name}" if article.endswith("’") else f"{article} {name}"
    before = {"R": "la ", "É": "l’" if article.startswith("État ") else "les "}.get(article[0], "")
    return f"{before}{article}{name}" if article.endswith("’") else f"{before}{article} {name}"


def _article(name: str, language: str) -> str:
    known = load_template("drafting")[language]["article"]
    if isinstance(known, list):
        return "the " if any(re.match(one, name) for one in known) else ""
    found = [article for article, names in known.items() for one in names if name.startswith(one)]
    return str(found[0]) if found else ""
