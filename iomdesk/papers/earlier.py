"""Say when an item was last treated and what came of it."""

import re

from iomdesk.document.inline import Text
from iomdesk.document.numbering import enclose
from iomdesk.papers.dates import on_dates
from iomdesk.papers.facts import EarlierItemFact, ItemFacts, SessionFacts
from iomdesk.papers.persons import place_in
from iomdesk.papers.voice import Voice

_OUTCOMES = frozenset({"adopted", "noted", "continued", "deferred", "recommended"})
_SUB_ITEM = re.compile(r" ?\(?([a-z]+)\)")


def earlier_sentence(voice: Voice, item: ItemFacts, fact: EarlierItemFact) -> Text:
    """Tell in which session, under which item, and with which outcome; the title where it was another."""
    outcome = fact.earlier.outcome if fact.earlier.outcome in _OUTCOMES else "open"
    items = voice.line("items", list=_number(voice, fact.number))
    title = _title(voice, fact.earlier)
    if title and title != _title(voice, item):
        items = voice.line("earlier.entitled", items=items, title=title)
    start = _session(voice, fact.session)
    return voice.group_says(f"earlier.{outcome}", start=start, items=items, of_items=voice.after("of", items))


def _session(voice: Voice, session: SessionFacts) -> str:
    dates = on_dates(voice, session.start_on, session.end_on)
    place = place_in(voice.wording, session.place, voice.language)
    at_place = f" {voice.after('at', place)}" if place else ""
    if session.number:
        held = voice.line("earlier.held", at_place=at_place, on_dates=dates) if dates else ""
        ordinal = voice.ordinal(session.number)
        return voice.line("earlier.session", many=voice.is_joint, ordinal=ordinal, details=held)
    return voice.line("earlier.meeting", at_place=at_place, on_dates=dates) if dates else _undated(voice)


def _undated(voice: Voice) -> str:
    return voice.line("earlier.undated")


def _title(voice: Voice, item: ItemFacts) -> str:
    return voice.words({language: text.title for language, text in item.texts.items()})


def _number(voice: Voice, french: str) -> str:
    """Write a number given as French agendas do ("3 a)") in the way of the paper's language."""
    gap = "" if voice.language == "en" else " "
    return _SUB_ITEM.sub(lambda found: f"{gap}{enclose(found[1], voice.language)}", french)
