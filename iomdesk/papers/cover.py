"""The cover of a paper, or its masthead: symbol block, body, session, title, place, dates, remarks."""

from collections.abc import Sequence

from iomdesk.document.blocks import Cover
from iomdesk.document.dates import format_date, format_dates
from iomdesk.document.ordinals import session_in_words
from iomdesk.papers.facts import NameFact
from iomdesk.papers.persons import place_in
from iomdesk.papers.voice import Voice

_LARGEST_ORDINAL = 999


def cover_of(voice: Voice, title: Sequence[str], foot: str = "", with_rapporteur: bool = False) -> Cover:
    """Make the cover; a name that is not the official one is starred and explained at the foot."""
    facts = voice.facts
    names, remarks = _body_names(voice)
    return Cover(
        symbol=facts.cover.symbol,
        original=voice.line("cover.original", language=voice.language_name(facts.cover.original_language)),
        date=format_date(facts.cover.dated_on, voice.language) if facts.cover.dated_on else "",
        body=names,
        session=session_line(voice),
        title=tuple(title),
        place=place_in(voice.wording, facts.session.place, voice.language),
        dates=_dates(voice),
        rapporteur=_rapporteur(voice) if with_rapporteur else "",
        remark=voice.line("cover.sample") if facts.session.is_sample else "",
        foot="\n".join(part for part in (*remarks, foot) if part),
    )


def session_line(voice: Voice) -> str:
    """Name the session in words; a joint one without a number by what it is; else nothing."""
    number = voice.facts.session.number
    if number is None:
        return voice.line("cover.joint") if voice.is_joint else ""
    if number > _LARGEST_ORDINAL:
        return voice.line("cover.session", number=str(number))
    return session_in_words(number, voice.language)


def body_line(voice: Voice) -> str:
    """Name the body or bodies on one line."""
    return " – ".join(voice.name(body.names)[1].name for body in voice.facts.session.bodies)


def _body_names(voice: Voice) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names in capitals, those that are not official starred, and what the stars say."""
    named = [voice.name(body.names) for body in voice.facts.session.bodies]
    other = [language for language, _ in named if language != voice.language]
    unofficial = [fact for language, fact in named if language == voice.language and not fact.is_official]
    remarks = []
    if unofficial:
        remarks.append(voice.line("cover.unofficial_name", many=len(unofficial) > 1))
    if other:
        name = voice.language_name(other[0])
        remarks.append(voice.line("cover.other_name", many=len(other) > 1, language=name))
    return tuple(_name_with_star(voice, language, fact) for language, fact in named), tuple(remarks)


def _name_with_star(voice: Voice, language: str, fact: NameFact) -> str:
    if language != voice.language:
        return f"{fact.name.upper()}**"
    return fact.name.upper() + ("" if fact.is_official else "*")


def _dates(voice: Voice) -> str:
    session = voice.facts.session
    start = session.start_on or session.end_on
    if start is None:
        return ""
    return format_dates(start, max(start, session.end_on or start), voice.language)


def _rapporteur(voice: Voice) -> str:
    session = voice.facts.session
    if not session.rapporteur.strip():
        return ""
    form = "f" if session.rapporteur_is_woman else "m"
    return voice.line(f"cover.rapporteur.{form}", person=voice.person(session.rapporteur))
