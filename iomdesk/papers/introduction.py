"""The introduction: to whom the report goes, the mandate with its standing, the session and its officers."""

from collections.abc import Iterator

from iomdesk.document.blocks import Block, Heading, NumberedParagraph, Source, Sources
from iomdesk.document.inline import Text, plain
from iomdesk.papers.dates import on_dates
from iomdesk.papers.facts import MandateFacts
from iomdesk.papers.grammar import Preposition, enumerate_texts
from iomdesk.papers.persons import place_in
from iomdesk.papers.procedure import Labels, annex_cited
from iomdesk.papers.voice import Voice

_MANDATE_SENTENCES = {"approuvé": "mandate.approved", "remplacé": "mandate.replaced"}


def introduction(voice: Voice, labels: Labels) -> list[Block]:
    """Print what is known, paragraph by paragraph."""
    session: Sources = (Source("session", voice.facts.session.id),)
    paragraphs = [
        (_submission(voice), session),
        *_mandate(voice, labels),
        *_history(voice),
        (proceedings(voice), session),
        (rapporteur(voice), session),
    ]
    blocks = [NumberedParagraph("", text, sources=sources) for text, sources in paragraphs if text]
    return [Heading(1, "", voice.say("heading.introduction")), *blocks]


def at_place(voice: Voice) -> str:
    """Write " à Genève", " in Geneva", " en Ginebra"; nothing for no place."""
    return place_of(voice, voice.facts.session.place)


def place_of(voice: Voice, place: str) -> str:
    """Write the same of any place."""
    if not place.strip():
        return ""
    written = place_in(voice.wording, place.strip(), voice.language)
    return f" {voice.after('at', written)}"


def _submission(voice: Voice) -> Text:
    addressee = voice.facts.addressee
    if addressee is None:
        return voice.say("introduction.subject", name=_own_name(voice), of_name=_own_name(voice, "of"))
    number = addressee.session
    at_session = voice.line("introduction.submitted_at", ordinal=voice.ordinal(number)) if number else ""
    _, name = voice.name(addressee.body.names)
    return voice.group_says(
        "introduction.submitted",
        name=_own_name(voice),
        to_addressee=voice.named(addressee.body, "to", name.abbreviation),
        at_session=at_session,
    )


def _own_name(voice: Voice, preposition: Preposition | None = None) -> Text:
    """Name the body or bodies in full once, and say how they are called from then on."""
    bodies = voice.facts.session.bodies
    if len(bodies) == 1:
        return voice.named(bodies[0], preposition, voice.line("name.hereinafter"))
    if not bodies:
        return plain(voice.after(preposition, voice.group) if preposition else voice.group)
    names = enumerate_texts([voice.named(body, preposition) for body in bodies], voice.language)
    return voice.say("name.hereinafter_joint", name=names)


def _mandate(voice: Voice, labels: Labels) -> Iterator[tuple[Text, Sources]]:
    mandate = voice.facts.mandate
    in_force = voice.facts.mandate_in_force
    if in_force is not None:
        yield _mandate_sentence(voice, in_force, ""), (Source("mandate", in_force.id),)
    if mandate is not None and (mandate.status != "projet" or "mandate" in labels):
        annex = annex_cited(voice, labels, "mandate")
        yield _mandate_sentence(voice, mandate, annex), (Source("mandate", mandate.id),)


def _mandate_sentence(voice: Voice, mandate: MandateFacts, annex: str) -> Text:
    symbol = mandate.document_symbol
    document = voice.line("mandate.document", symbol=symbol) if symbol else ""
    reproduced = voice.line("mandate.annex", label=annex) if annex else ""
    return voice.group_says(
        _MANDATE_SENTENCES.get(mandate.status, "mandate.draft"),
        by_body=_approval(voice, mandate),
        details=voice.in_brackets(document, reproduced),
    )


def _approval(voice: Voice, mandate: MandateFacts) -> Text:
    if mandate.approved_by is None:
        return ()
    name = voice.named(mandate.approved_by)
    if not mandate.approving_session:
        return voice.say("mandate.by", name=name)
    return voice.say("mandate.by_at", name=name, ordinal=voice.ordinal(mandate.approving_session))


def _history(voice: Voice) -> Iterator[tuple[Text, Sources]]:
    for fact in voice.facts.history:
        yield voice.choose({fact.language: fact.text}), (Source("session", fact.session_id),)


def proceedings(voice: Voice) -> Text:
    """Say when and where the group met, how often and under whom."""
    held = _session(voice)
    return (*held, *_meetings(voice, "session.meetings_it" if held else "session.meetings"))


def _session(voice: Voice) -> Text:
    session = voice.facts.session
    on = on_dates(voice, session.start_on, session.end_on)
    place = at_place(voice)
    if session.number:
        ordinal = voice.ordinal(session.number)
        return voice.group_says("session.numbered", ordinal=ordinal, at_place=place, on_dates=on)
    return voice.group_says("session.plain", at_place=place, on_dates=on) if place or on else ()


def _meetings(voice: Voice, key: str) -> Text:
    session = voice.facts.session
    of_chair = voice.after("of", voice.person(session.chair)) if session.chair.strip() else ""
    if not session.meetings:
        return (*plain(" "), *voice.say("session.chair_only", of_person=of_chair)) if of_chair else ()
    count = len(session.meetings)
    counted = voice.line(
        "session.meeting_count", many=count > 1, number=voice.wording.number(count, voice.language)
    )
    under_chair = voice.line("session.under_chair", of_person=of_chair) if of_chair else ""
    return voice.group_says(key, count=counted, under_chair=under_chair)


def rapporteur(voice: Voice) -> Text:
    """Say who served as rapporteur; nothing where that is not known."""
    session = voice.facts.session
    if not session.rapporteur.strip():
        return ()
    key = f"session.rapporteur.{'f' if session.rapporteur_is_woman else 'm'}"
    return voice.say(key, Person=voice.person_in_sentence(session.rapporteur))
