"""Bring names of persons, offices, groups and places into the language of a paper, where they are known.

A session keeps its chair and place as one line of text. Honorifics, the State in brackets, and the offices,
groups and places of the names table are translated; everything else is left as it was written.
"""

import re
from collections.abc import Iterable, Mapping

from iomdesk.papers.grammar import uncapitalised, with_article
from iomdesk.papers.wording import Wording

_BRACKETS = re.compile(r"\(([^()]+)\)")


def person_in(wording: Wording, states: Iterable[Mapping[str, str]], written: str, language: str) -> str:
    """Write a person or an office: "Mr X (Switzerland)", "the Chair of the Council"."""
    office = known_name(wording, "offices", written, language)
    if office:
        return office
    name = honorific_in(wording, written.strip(), language)
    return _BRACKETS.sub(lambda found: f"({_state_in(states, found[1], language)})", name)


def honorific_in(wording: Wording, name: str, language: str) -> str:
    """Translate the honorific a name begins with."""
    first, gap, rest = name.partition(" ")
    spelled = wording.names["honorific_spellings"].get(first, first)
    for honorific in wording.names["honorifics"]:
        if gap and spelled in honorific.values():
            return f"{honorific[language]} {rest.strip()}"
    return name


def is_woman(wording: Wording, honorific: str) -> bool:
    """Tell by the honorific, to choose the form of a function."""
    spelled = wording.names["honorific_spellings"].get(honorific, honorific)
    return spelled in wording.names["honorifics"][1].values()


def group_in(wording: Wording, written: str, language: str) -> str:
    """Write the group somebody speaks for, with its article where it is known."""
    return known_name(wording, "groups", written, language) or written.strip()


def place_in(wording: Wording, written: str, language: str) -> str:
    """Write a place: "Genève", "Geneva", "Ginebra"."""
    return known_name(wording, "places", written, language) or written.strip()


def known_name(wording: Wording, kind: str, written: str, language: str) -> str:
    """Find a name of the table in any of its languages, with or without its article; empty if not there."""
    for entry in wording.names[kind]:
        if any(_plain(written, tongue) == _plain(name, tongue) for tongue, name in entry.items()):
            return str(entry[language])
    return ""


def _plain(name: str, language: str) -> str:
    return with_article(uncapitalised(name.strip()), language).replace("'", "’").casefold()


def _state_in(states: Iterable[Mapping[str, str]], name: str, language: str) -> str:
    for names in states:
        if name.strip() in names.values():
            return names.get(language) or name
    return name
