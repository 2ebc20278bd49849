"""The cover of a paper, or its masthead: symbol block, body, session, title, place, dates, remarks."""

from collections.abc import Sequence

from iomdesk.document.blocks import Cover
from iomdesk.document.dates import format_date, format_dates
from iomdesk.document.ordinals import session_in_words
from iomdesk.papers.facts import LANGUAGES, NameFact
from iomdesk.papers.persons import place_in
from iomdesk.papers.voice import Voice

_LARGEST_ORDINAL = 999


def cover_of(
    voice: Voice, title: Sequence[str], foot: str = "", with_rapporteur: bool = False, on_title: str = ""
) -> Cover:
    """Make the cover; a name that is not the official one is starred and explained at the foot.

    So is the title where there is something to say `on_title`.
    """
    facts = voice.facts
    names, remarks = _body_names(voice)
    if on_title:
        star = "*" * (len(remarks) + 1)
        title, remarks = (*title[:-1], title[-1] + star), (*remarks, f"{star} {on_title}")
    return Cover(
        symbol=facts.cover.symbol,
        original=voice.line("cover.original", language=voice.language_name(facts.cover.original_language)),
        date=format_date(facts.cover.dated_on, voice.language) if facts.cover.dated_on else "",
        body=names,
        session=session_line(voice),
        title=tuple(title),
        place=place_in(voice.wording, facts.session.place, voice.language),
        dates=session_dates(voice),
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
    """Return the names in capitals, starred where there is something to remark, and the remarks."""
    named = [voice.name(body.names) for body in voice.facts.session.bodies]
    remarks = [_remark_key(voice, language, fact) for language, fact in named]
    order = list(dict.fromkeys(remark for remark in remarks if remark))
    stars = {remark: "*" * place for place, remark in enumerate(order, start=1)}
    names = tuple(
        fact.name.upper() + stars.get(key, "") for (_, fact), key in zip(named, remarks, strict=True)
    )
    return names, tuple(f"{stars[key]} {_remark(voice, key, remarks.count(key) > 1)}" for key in order)


def _remark_key(voice: Voice, language: str, fact: NameFact) -> str:
    """Name what is to be remarked on a name; nothing for an official one in the paper's language."""
    if language != voice.language:
        return language
    kinds = [] if fact.is_official else ["unofficial"]
    return "_".join([*kinds, "proposed"] if fact.is_proposed else kinds)


def _remark(voice: Voice, key: str, many: bool) -> str:
    if key in LANGUAGES:
        return voice.line("cover.name.other", many=many, language=voice.language_name(key))
    return voice.line(f"cover.name.{key}", many=many)


def session_dates(voice: Voice) -> str:
    """Write the days of the session as covers do."""
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
